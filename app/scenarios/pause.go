package scenarios

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
)

// pauseLine says whether everything is paused, with the button that begins or
// ends it.
type pauseLine struct {
	shell   ui.Shell
	desk    BoundsDesk
	job     ui.Job
	content fyne.CanvasObject
	chip    *ui.Chip
	words   *widget.Label
	button  *ui.Button
}

func newPauseLine(shell ui.Shell, desk BoundsDesk) *pauseLine {
	p := &pauseLine{shell: shell, desk: desk, chip: ui.NewChip("", ui.TonePaid), words: widget.NewLabel(""), button: ui.NewIconButton("", theme.MediaPauseIcon(), nil)}
	p.words.Truncation = fyne.TextTruncateEllipsis
	p.show(data.Pause{})
	p.content = container.NewBorder(nil, nil, p.chip, p.button, p.words)
	return p
}

// read looks for a pause of everything that holds today.
func (p *pauseLine) read() {
	desk, today := p.desk, p.desk.Today()
	ui.Load(p.shell.Runner(), &p.job, func(ctx context.Context) (data.Pause, error) {
		holds, err := desk.Holds(ctx, 0)
		if err != nil {
			return data.Pause{}, err
		}
		for _, pause := range holds.Pauses {
			if pause.ClientID == 0 && pause.InvoiceID == 0 && pause.Holds(today) {
				return pause, nil
			}
		}
		return data.Pause{}, nil
	}, func(pause data.Pause, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.show(pause)
	})
}

// show says how things stand; a pause without an id is none.
func (p *pauseLine) show(pause data.Pause) {
	if pause.ID == 0 {
		p.chip.Set("Les relances suivent leur cours", ui.TonePaid)
		p.words.SetText("")
		p.button.SetText("Tout mettre en pause…")
		p.button.SetIcon(theme.MediaPauseIcon())
		p.button.OnTapped = p.ask
		return
	}
	p.chip.Set("Tout est en pause", ui.ToneOverdue)
	p.words.SetText("jusqu’au " + pause.Until.French() + "\u00a0: " + pause.Reason)
	p.button.SetText("Reprendre les relances")
	p.button.SetIcon(theme.MediaPlayIcon())
	p.button.OnTapped = func() {
		p.carryOut(func(ctx context.Context) (desk.Undo, error) { return p.desk.EndPause(ctx, pause.ID) },
			p.shell.Fail, func() {}, "Les relances reprennent.")
	}
}

// ask opens the dialog of a new pause.
func (p *pauseLine) ask() {
	until := ui.NewDayField("until", "Jusqu’au (compris)")
	until.SetDay(p.desk.Today().Add(14))
	reason := ui.NewTextField("reason", "Raison", nil)
	reason.SetPlaceHolder("congés, inventaire, déménagement…")
	var d *ui.Dialog
	var form *ui.Form
	form = ui.NewForm("Mettre en pause", func() {
		pause := data.Pause{Made: p.desk.Today(), Reason: reason.Text()}
		pause.Until, _ = until.Day()
		if err := pause.Validate(); err != nil {
			form.ShowError(err)
			return
		}
		p.carryOut(func(ctx context.Context) (desk.Undo, error) { return p.desk.Pause(ctx, &pause) },
			form.ShowError, func() { d.Close() }, "Tout est en pause jusqu’au "+pause.Until.French()+".")
	}, nil, until, reason)
	form.SetIntro("Rien ne sera proposé ni envoyé, à personne, jusqu’à ce jour. Le lendemain, chaque client reprend à son étape, avec un seul message.")
	d = ui.ShowForm(p.shell.Window(), "Mettre toutes les relances en pause", form)
}

// carryOut begins or ends a pause, with « Annuler » in the toast.
func (p *pauseLine) carryOut(do func(context.Context) (desk.Undo, error), fail func(error), done func(), said string) {
	ui.Do(p.shell.Runner(), do, func(undo desk.Undo, err error) {
		if err != nil {
			fail(err)
			return
		}
		done()
		p.shell.Changed(ui.DunningChanged)
		p.shell.Toast(said, func() {
			ui.Do(p.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, undo(ctx) }, func(_ struct{}, err error) {
				p.shell.Fail(err)
				p.shell.Changed(ui.DunningChanged)
			})
		})
	})
}
