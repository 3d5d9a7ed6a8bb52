package scenarios

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
)

// change makes other settings of those in force. It runs off the UI goroutine:
// what it puts in was copied before. Settings are read again before they are
// changed, so that two forms of the page do not undo each other's work.
type change func(data.Dunning) data.Dunning

// keep carries a change out.
func keep(ctx context.Context, d DunningDesk, c change) error {
	now, err := d.Dunning(ctx)
	if err != nil {
		return err
	}
	return d.SaveDunning(ctx, c(now))
}

// weighing is a change that is shown before it is kept.
type weighing struct {
	change change
	always bool // asks even where today's queue stays as it is
	busy   func(bool)
	fail   func(error)
	save   func()
}

// weigh says what a change does to today's queue and saves it with the user's word.
func weigh(shell ui.Shell, d DunningDesk, w weighing) {
	w.busy(true)
	ui.Do(shell.Runner(), func(ctx context.Context) ([]desk.Change, error) {
		now, err := d.Dunning(ctx)
		if err != nil {
			return nil, err
		}
		return d.Compare(ctx, w.change(now))
	}, func(changes []desk.Change, err error) {
		w.busy(false)
		switch {
		case err != nil:
			w.fail(err)
		case len(changes) == 0 && !w.always:
			w.save()
		default:
			askToSave(shell.Window(), changes, w.save)
		}
	})
}

// shownChanges bounds the list: past it, the number says enough.
const shownChanges = 40

func askToSave(w fyne.Window, changes []desk.Change, save func()) {
	title := "Rien ne change aujourd’hui"
	body := fyne.CanvasObject(ui.Flush(ui.Faint("La liste du jour reste la même. Ce qui viendra ensuite suivra ces réglages.")))
	if n := len(changes); n > 0 {
		title = count(n, "client change", "clients changent") + " aujourd’hui"
		lines := container.NewVBox()
		for _, c := range changes[:min(n, shownChanges)] {
			lines.Add(changeLine(c))
		}
		if n > shownChanges {
			lines.Add(ui.Faint(fmt.Sprintf("et %s.", count(n-shownChanges, "autre client", "autres clients"))))
		}
		body = ui.Flush(lines)
	}
	var d *ui.Dialog
	d = ui.NewDialog(w, title, body, ui.NewButton("Continuer à modifier", func() { d.Close() }), ui.NewPrimary("Enregistrer", func() {
		d.Close()
		save()
	}))
	d.SetWidth(600)
	d.Show()
}

// changeLine is a client with what is proposed before and after.
func changeLine(c desk.Change) fyne.CanvasObject {
	name := widget.NewLabel(c.Client)
	name.TextStyle.Bold = true
	name.Truncation = fyne.TextTruncateEllipsis
	words := ui.Faint("Avant\u00a0: " + c.Before + "\nAprès\u00a0: " + c.After)
	words.SizeName = theme.SizeNameCaptionText
	return container.New(overlapped{}, name, words)
}

// overlapped draws two labels together: each brings room of its own.
type overlapped struct{}

func (overlapped) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y, overlap := float32(0), theme.InnerPadding()
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		height := o.MinSize().Height // a wrapped text knows it now
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height - overlap
	}
}

func (overlapped) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, theme.InnerPadding())
	for _, o := range objects {
		own := o.MinSize()
		size = fyne.NewSize(max(size.Width, own.Width), size.Height+own.Height-theme.InnerPadding())
	}
	return size
}
