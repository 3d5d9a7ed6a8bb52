package letters

import (
	"fyne.io/fyne/v2"

	"dument/data"
)

// menu offers for the chosen row what the detail offers, and for several
// letters of the tray what is done with them together.
func (p *Page) menu(ids []data.ID) []*fyne.MenuItem {
	if len(ids) > 1 {
		return p.trayMenu()
	}
	row, ok := p.selected()
	if !ok {
		return nil
	}
	var items []*fyne.MenuItem
	add := func(label string, shown bool, do func()) {
		if shown {
			items = append(items, fyne.NewMenuItem(label, do))
		}
	}
	kept := row.DocumentID != 0
	add("Ouvrir", kept, p.open)
	add("Enregistrer sous…", kept, p.save)
	add("Envoyer maintenant", sendable(row), p.sendNow)
	add("Annuler l’envoi…", sendable(row), p.cancel)
	add("Il est bien parti", row.State == data.MessageUncertain, func() { p.resolve(true) })
	add("Il n’est pas parti", row.State == data.MessageUncertain, func() { p.resolve(false) })
	if o := p.shown; o != nil && o.letter.ContactID == row.ContactID {
		for _, s := range nextSteps(o.letter) {
			add(s.verb, true, func() { o.ask(s) })
		}
		add("Ne pas poster", o.letter.State() == data.StatePrinted, o.giveUp)
		add("Suivre sur laposte.fr", o.letter.Number != "", o.track)
	}
	add("Voir le client", row.ClientID != 0, func() { p.shell.ShowClient(row.ClientID) })
	return items
}

// trayMenu is for several letters to be posted.
func (p *Page) trayMenu() []*fyne.MenuItem {
	n := len(p.chosenLetters())
	if p.filter() != filterTray || n == 0 {
		return nil
	}
	return []*fyne.MenuItem{fyne.NewMenuItem("Imprimer "+count(n, "pli", "plis"), p.printTray), fyne.NewMenuItem("Bordereau des envois", p.postSheet),
		fyne.NewMenuItem("Noter postés…", p.notePosted)}
}
