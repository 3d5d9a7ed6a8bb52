package scenarios

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// ladder is the detail of a scenario: whom it leads, and its steps as they are
// climbed.
func (l *ladders) ladder(s data.Scenario) (string, fyne.CanvasObject) {
	names, usual := followers(*l.dunning.Load(), s.ID), l.dunning.Load().Default == s.ID
	chip := ui.NewChip("Suivi", ui.TonePaid)
	who := "Pour les clients de profil\u00a0: " + strings.Join(names, ", ") + "."
	switch {
	case usual && len(names) > 0:
		chip.Set("Par défaut", ui.ToneAccent)
		who = "Pour les clients de profil\u00a0: " + strings.Join(names, ", ") + ", et ceux dont le profil n’a pas d’autre scénario."
	case usual:
		chip.Set("Par défaut", ui.ToneAccent)
		who = "Pour les clients dont le profil n’a pas d’autre scénario."
	case len(names) == 0:
		chip.Set("Pour aucun profil", ui.ToneUpcoming)
		who = "Un client ou une facture peut le suivre à titre particulier."
	}
	edit := ui.NewIconButton("Modifier", theme.DocumentCreateIcon(), func() { l.edit(s.ID) })
	copied := ui.NewIconButton("Dupliquer", theme.ContentCopyIcon(), func() { l.duplicate(s.ID) })
	more := detail.MenuAction(l.shell.Window(), func() []*fyne.MenuItem {
		return []*fyne.MenuItem{fyne.NewMenuItemWithIcon("Supprimer", theme.DeleteIcon(), func() { l.remove(s.ID) })}
	})
	rungs := container.New(tightRungs{})
	for i, step := range s.Steps {
		rungs.Add(newRung(step, i == 0, i == len(s.Steps)-1))
	}
	legend := widget.NewLabel("J\u00a0: jour de l’échéance  ·  F\u00a0: jour de la facture")
	legend.Importance, legend.SizeName = widget.LowImportance, theme.SizeNameCaptionText
	return s.Name, container.NewVScroll(container.NewVBox(detail.Head(s.Name, chip, more), ui.Faint(who), detail.Actions(edit, copied),
		detail.Section("Étapes", legend, "", rungs)))
}

// leads names in a line whom a scenario is for.
func (l *ladders) leads(s data.Scenario) string {
	names := followers(*l.dunning.Load(), s.ID)
	if l.dunning.Load().Default == s.ID {
		names = append(names, "par défaut")
	}
	return strings.Join(names, ", ")
}

// tightRungs hangs the steps on one line, without room between them.
type tightRungs struct{}

func (tightRungs) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height
	}
}

func (tightRungs) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		own := o.MinSize()
		size = fyne.NewSize(max(size.Width, own.Width), size.Height+own.Height)
	}
	return size
}
