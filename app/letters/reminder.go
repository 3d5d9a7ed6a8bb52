package letters

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
	"dument/letters"
)

// reminder is the dialog in which a reminder is read, changed and sent.
type reminder struct {
	shell  ui.Shell
	desk   ReminderDesk
	sender sender

	draft    letters.Draft // as last composed
	all      []letters.Line
	out      map[data.ID]bool // invoices that were unticked
	mine     letters.Text     // the user's own words, before they were composed anew
	composed letters.Text

	dialog             *ui.Dialog
	level              *ui.SelectField[data.Level]
	to, subject, body  *ui.TextField
	total, attachments *widget.Label
	warnings           *widget.Label
	rewritten          *fyne.Container
	hold, send         *ui.Button
	job                ui.Job
}

// prepared is what the dialog opens with.
type prepared struct {
	draft   letters.Draft
	account data.Account
}

// ShowReminder opens the reminder for a client: about the invoices given, or,
// without any, about what the client's state calls for. Nothing is recorded
// before « Envoyer » or « Mettre en attente ».
func ShowReminder(shell ui.Shell, desk ReminderDesk, client data.ID, invoices []data.ID) {
	ui.Do(shell.Runner(), func(ctx context.Context) (prepared, error) {
		draft, err := desk.PrepareReminder(ctx, client, invoices)
		if err != nil {
			return prepared{}, err
		}
		account, err := desk.Account(ctx)
		return prepared{draft, account}, err
	}, func(p prepared, err error) {
		if err != nil {
			shell.Fail(err)
			return
		}
		if p.account.IsZero() {
			sender{shell, desk}.askAccount()
			return
		}
		r := &reminder{shell: shell, desk: desk, sender: sender{shell, desk}, all: p.draft.Lines, out: map[data.ID]bool{}}
		r.build(p.draft.Client.Name, p.account)
		r.take(p.draft)
		r.dialog.Show()
		shell.Window().Canvas().Focus(r.level.Focusable())
	})
}

func (r *reminder) build(client string, account data.Account) {
	r.level = ui.NewSelectField("level", "Niveau", r.levels())
	r.level.OnChanged = func(data.Level) { r.compose() }
	r.to = ui.NewTextField("to", "À", data.CheckEmail)
	r.subject = ui.NewTextField("subject", "Objet", ui.Required("L’objet du message est vide\u00a0: indiquez-en un."))
	r.body = ui.NewAreaField("body", "Message", r.rows())
	r.to.SetNote("De\u00a0: " + account.Address)

	again := ui.NewQuiet("Reprendre mon texte", func() {
		r.subject.SetText(r.mine.Subject)
		r.body.SetText(r.mine.Body)
		r.rewritten.Hide()
		r.dialog.Refresh()
	})
	r.rewritten = container.NewBorder(nil, nil, nil, again, ui.Faint("Le message a été récrit d’après votre choix."))
	r.rewritten.Hide()

	r.total = widget.NewLabelWithStyle("", fyne.TextAlignTrailing, fyne.TextStyle{Bold: true})
	r.attachments = widget.NewLabel("")
	r.attachments.Wrapping = fyne.TextWrapWord
	r.warnings = widget.NewLabel("")
	r.warnings.Wrapping = fyne.TextWrapWord
	r.warnings.Importance = widget.WarningImportance

	r.hold = ui.NewButton("Mettre en attente", func() { r.queue(r.held) })
	r.send = ui.NewPrimary("Envoyer", func() { r.queue(r.sent) })
	left := ui.Stack(ui.NewShares([]float32{2, 3}, r.level, r.to), r.subject, r.rewritten, r.body)
	right := container.NewVBox(ui.Section("Factures"), r.lines(), r.total, ui.Section("Pièces jointes"), r.attachments, r.warnings)
	r.dialog = ui.NewDialog(r.shell.Window(), "Relancer "+client, container.New(beside{right: 330}, left, right),
		ui.NewButton("Fermer", func() { r.dialog.Close() }), r.hold, r.send)
	r.dialog.SetWidth(980)
	r.dialog.OnClosed = r.job.Stop
}

// levels are the rungs that fit: the polite one is for what is not late yet.
func (r *reminder) levels() []ui.Option[data.Level] {
	late := slices.ContainsFunc(r.all, func(l letters.Line) bool { return l.DaysLate > 0 })
	var options []ui.Option[data.Level]
	for _, level := range data.Levels {
		if level != data.LevelFormalNotice && (level != data.LevelUpcoming || !late) {
			options = append(options, ui.Option[data.Level]{Value: level, Label: level.French()})
		}
	}
	return options
}

// rows is how many lines of the message the window has room for.
func (r *reminder) rows() int {
	const others, line = 400, 19 // heights of all that stands above and below, and of a line
	return min(max(int((r.shell.Window().Canvas().Size().Height-others)/line), 8), 26)
}
