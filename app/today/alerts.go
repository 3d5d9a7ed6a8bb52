package today

import (
	"context"
	"runtime/debug"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/ui"
)

// AlertDoors are where the alerts lead to.
type AlertDoors struct {
	Rates   func()
	Tray    func()             // the letters to be posted
	Posting func(a desk.Alert) // the follow-up of a registered letter
	Dossier func(a desk.Alert) // for a court, about the client and invoices of the alert
}

// alerts is the line of the page for what has a legal date: the gravest one with
// its button, and a way to the others. It takes no room where there is none.
type alerts struct {
	page    *Page
	job     ui.Job
	all     []desk.Alert
	hasRead bool
	content *fyne.Container
}

func newAlerts(p *Page) *alerts {
	a := &alerts{page: p, content: container.NewStack()}
	a.content.Hide()
	return a
}

// read reads them beside the queue, which never waits for them. It is the last
// reading of the morning: what the plan of a large register took goes back to
// the system after it, rather than in the minutes that Go would take.
func (a *alerts) read() {
	first := !a.hasRead
	a.hasRead = true
	ui.Load(a.page.shell.Runner(), &a.job, func(ctx context.Context) ([]desk.Alert, error) {
		all, err := a.page.desk.Alerts(ctx)
		if first {
			debug.FreeOSMemory()
		}
		return all, err
	}, func(all []desk.Alert, err error) {
		if err != nil {
			a.page.shell.Fail(err)
			return
		}
		a.show(all)
	})
}

func (a *alerts) show(all []desk.Alert) {
	shown := len(a.all) > 0
	a.all = all
	a.content.Objects = nil
	if len(all) > 0 {
		first := all[0]
		chip := ui.NewChip(alertWord(first))
		sentence := ui.NewProse(first.Sentence)
		sentence.SizeName = theme.SizeNameCaptionText
		buttons := container.NewHBox(ui.NewButton(alertVerb(first.Kind), func() { a.follow(first) }))
		if n := len(all) - 1; n > 0 {
			buttons.Add(ui.NewQuiet(count(n, "autre…", "autres…"), a.list))
		}
		line := container.NewBorder(nil, nil, container.NewCenter(chip), container.NewCenter(buttons), container.New(middle{}, sentence))
		a.content.Objects = []fyne.CanvasObject{newBand(ui.ToneAccent), container.New(margin{10, 4}, line)}
	}
	showIf(len(all) > 0, a.content)
	if shown != (len(all) > 0) {
		a.page.lay() // the calm sentence of a day that is done is another
		return
	}
	a.page.content.Refresh()
}

// list shows all alerts, each with its button.
func (a *alerts) list() {
	var d *ui.Dialog
	rows := container.NewVBox()
	chips := &chipColumn{}
	for i, one := range a.all {
		if i > 0 {
			rows.Add(widget.NewSeparator())
		}
		button := ui.NewButton(alertVerb(one.Kind), func() {
			d.Close()
			a.follow(one)
		})
		rows.Add(container.NewBorder(nil, nil, container.New(chips, ui.NewChip(alertWord(one))), container.NewCenter(button), container.New(middle{}, ui.NewProse(one.Sentence))))
	}
	d = ui.NewDialog(a.page.shell.Window(), "Dates à ne pas manquer", container.New(barRoom{}, rows), ui.NewPrimary("Fermer", func() { d.Close() }))
	d.SetWidth(860)
	d.Show()
}

// follow opens what answers an alert.
func (a *alerts) follow(one desk.Alert) {
	doors := a.page.actions.Alerts
	switch one.Kind {
	case desk.AlertRates:
		doors.Rates()
	case desk.AlertTray:
		doors.Tray()
	case desk.AlertSilent:
		doors.Posting(one)
	case desk.AlertExpired:
		doors.Dossier(one)
	case desk.AlertPrescription:
		a.page.shell.ShowInvoice(one.Invoices[0])
	case desk.AlertDeclare:
		a.page.shell.ShowClient(one.Client)
	}
}

// alertWord is the word and the colour of an alert's chip.
func alertWord(a desk.Alert) (string, ui.Tone) {
	tone := ui.ToneOverdue
	if a.Grave {
		tone = ui.ToneLate
	}
	switch a.Kind {
	case desk.AlertRates:
		if !a.Grave {
			tone = ui.ToneAccent
		}
		return "Taux", tone
	case desk.AlertTray:
		return "À poster", tone
	case desk.AlertSilent:
		return "Sans nouvelles", tone
	case desk.AlertExpired:
		return "Délai écoulé", tone
	case desk.AlertPrescription:
		return "Prescription", tone
	}
	return "À déclarer", tone
}

// alertVerb is what the button of an alert says.
func alertVerb(kind desk.AlertKind) string {
	switch kind {
	case desk.AlertRates:
		return "Voir les taux"
	case desk.AlertTray:
		return "Voir les plis"
	case desk.AlertSilent:
		return "Suivre le pli"
	case desk.AlertExpired:
		return "Constituer le dossier…"
	case desk.AlertPrescription:
		return "Voir la facture"
	}
	return "Voir le client"
}

// chipColumn keeps chips of several lines as wide as the widest of them, each in the
// middle of its line.
type chipColumn struct{ width float32 }

func (c *chipColumn) Layout(o []fyne.CanvasObject, size fyne.Size) {
	own := o[0].MinSize()
	o[0].Resize(own)
	o[0].Move(fyne.NewPos(0, (size.Height-own.Height)/2))
}

func (c *chipColumn) MinSize(o []fyne.CanvasObject) fyne.Size {
	own := o[0].MinSize()
	c.width = max(c.width, own.Width)
	return fyne.NewSize(c.width, own.Height)
}

// middle keeps a text that wraps in the middle of the height it gets.
type middle struct{}

func (middle) Layout(o []fyne.CanvasObject, size fyne.Size) {
	text := o[0]
	text.Resize(fyne.NewSize(size.Width, text.Size().Height))
	height := text.MinSize().Height
	text.Move(fyne.NewPos(0, max((size.Height-height)/2, 0)))
	text.Resize(fyne.NewSize(size.Width, height))
}

func (middle) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(160, o[0].MinSize().Height)
}
