package app

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dument/app/imports"
	"dument/app/ui"
)

// menu holds every shortcut: one on the canvas would not be heard while an
// entry has the keyboard.
func (s *shell) menu() *fyne.MainMenu {
	quit := s.item("Quitter", fyne.KeyQ, s.window.Close)
	quit.IsQuit = true
	undo := fyne.NewMenuItem("Annuler la dernière action", s.undo)
	undo.Shortcut = &fyne.ShortcutUndo{}
	file := fyne.NewMenu("Fichier",
		s.item("Nouveau", fyne.KeyN, func() { s.pages[s.current].New() }),
		s.item("Importer…", fyne.KeyI, func() { imports.Choose(s, s.desk) }),
		fyne.NewMenuItemSeparator(),
		undo,
		fyne.NewMenuItemSeparator(),
		quit)
	goTo := fyne.NewMenu("Aller à", s.item("Rechercher…", fyne.KeyK, s.search), s.item("Relire (F5)", fyne.KeyR, s.again),
		fyne.NewMenuItemSeparator())
	for i, p := range s.pages {
		goTo.Items = append(goTo.Items, s.item(p.Title(), fyne.KeyName(strconv.Itoa(i+1)), func() { s.turnTo(i) }))
	}
	help := fyne.NewMenu("Aide", fyne.NewMenuItem("Raccourcis clavier", s.guard(s.showKeys)),
		fyne.NewMenuItem("À propos de Dûment", s.guard(s.about)))
	return fyne.NewMainMenu(file, goTo, help)
}

// undo takes back what is being typed, where something is, else what the toast
// offers to take back: the menu hears Ctrl+Z before the entry does.
func (s *shell) undo() {
	if text, ok := s.window.Canvas().Focused().(interface{ Undo() }); ok {
		text.Undo()
		return
	}
	s.guard(func() { s.toasts.Undo() })()
}

// digits hears Ctrl+Shift+1 … too: on a French keyboard a digit is typed with
// Shift, and those who do so mean the page.
func (s *shell) digits() {
	for i := range s.pages {
		s.window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyName(strconv.Itoa(i + 1)),
			Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift},
			func(fyne.Shortcut) { s.guard(func() { s.turnTo(i) })() })
	}
}

func (s *shell) item(label string, key fyne.KeyName, do func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(label, s.guard(do))
	item.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
	return item
}

// guard keeps a menu still while a dialog is open: Fyne fires its shortcuts
// behind it too.
func (s *shell) guard(do func()) func() {
	return func() {
		if !ui.DialogOpen(s.window) {
			do()
		}
	}
}

var keys = [][2]string{
	{"Ctrl+1 … Ctrl+6", "aller à une page"},
	{"Ctrl+K", "rechercher un client ou une facture"},
	{"Ctrl+N", "nouveau, dans la page ouverte"},
	{"Ctrl+I", "importer"},
	{"Ctrl+Z", "annuler la frappe, ou l’action que le bandeau propose d’annuler"},
	{"F5 ou Ctrl+R", "relire le registre"},
	{"Entrée", "ouvrir la ligne, enregistrer le formulaire"},
	{"Échap", "fermer"},
	{"Tab", "champ suivant"},
	{"Espace, Maj+flèches, Ctrl+A", "choisir plusieurs lignes"},
	{"Ctrl+C", "copier les lignes choisies, pour un tableur"},
	{"Menu", "actions de la ligne"},
	{"Entrée, S, P, M", "Aujourd’hui\u00a0: envoyer, passer, reporter, modifier"},
	{"A, C, E", "Aujourd’hui\u00a0: appeler, changer de canal, encaisser"},
	{"Flèche droite, Échap", "Aujourd’hui\u00a0: aller dans la carte, en revenir"},
	{"Ctrl+Entrée", "Aujourd’hui\u00a0: faire partir tout de suite ce qui est approuvé"},
}

func (s *shell) showKeys() {
	grid := container.NewGridWithColumns(2)
	for _, k := range keys {
		name := widget.NewLabel(k[0])
		name.TextStyle.Bold = true
		grid.Add(name)
		grid.Add(widget.NewLabel(k[1]))
	}
	s.tell("Raccourcis clavier", grid, 760)
}

func (s *shell) about() {
	text := widget.NewLabel("Dûment " + s.config.Version + "\n\nFaire payer ses factures, avec courtoisie et dans les règles.\n\nVotre registre\u00a0: " + s.desk.Path() + "\nIl ne quitte pas votre ordinateur\u202f; seuls vos messages partent, par votre propre messagerie.")
	text.Wrapping = fyne.TextWrapWord
	s.tell("À propos", text, 560)
}

func (s *shell) tell(title string, content fyne.CanvasObject, width float32) {
	var d *ui.Dialog
	d = ui.NewDialog(s.window, title, content, ui.NewPrimary("Fermer", func() { d.Close() }))
	d.SetWidth(width)
	d.Show()
}
