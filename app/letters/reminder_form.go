package letters

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
	"dument/letters"
)

// reminderForm is the left of the dialog, where the message is written, and its
// buttons.
type reminderForm struct {
	dialog            *ui.Dialog
	level             *ui.SelectField[data.Level]
	tone              *ui.SelectField[data.Tone]
	to, subject, body *ui.TextField
	rewritten         *fyne.Container
	hold, send        *ui.Button
}

// reminderAside is the right of it: what the message is about.
type reminderAside struct {
	total, attachments, warnings *ui.Prose
}

func (r *reminder) build() {
	r.level = ui.NewSelectField("level", "Niveau", r.levels())
	r.level.OnChanged = func(data.Level) { r.compose("") }
	r.tone = ui.NewSelectField("tone", "Ton", tones)
	r.tone.OnChanged = r.compose
	r.to = ui.NewTextField("to", "À", data.CheckEmail)
	r.subject = ui.NewTextField("subject", "Objet", ui.Required("L’objet du message est vide\u00a0: indiquez-en un."))
	r.body = ui.NewAreaField("body", "Message", r.rows())
	r.to.SetNote("De\u00a0: " + r.opened.account.Address)

	again := ui.NewQuiet("Reprendre mon texte", func() {
		r.subject.SetText(r.mine.Subject)
		r.body.SetText(r.mine.Body)
		r.rewritten.Hide()
		r.dialog.Refresh()
	})
	r.rewritten = container.NewBorder(nil, nil, nil, again, ui.Faint("Le message a été récrit d’après votre choix."))
	r.rewritten.Hide()

	r.total = ui.NewProse("")
	r.total.Alignment, r.total.TextStyle.Bold = fyne.TextAlignTrailing, true
	r.attachments = wrapped("", widget.MediumImportance)
	r.warnings = wrapped("", widget.WarningImportance)

	title, shares := "Relancer "+r.opened.draft.Client.Name, []float32{5, 5, 11}
	r.hold = ui.NewButton("Mettre en attente", func() { r.queue(r.held) })
	r.send = ui.NewPrimary("Envoyer", func() { r.queue(r.sent) })
	if r.opened.card != nil {
		title, shares = r.opened.draft.Level.French()+" pour "+r.opened.draft.Client.Name, []float32{0, 2, 5}
		r.level.Hide() // the card's step stays
		r.hold.Hide()  // closed, the card waits by itself
	}
	left := ui.Stack(ui.NewShares(shares, r.level, r.tone, r.to), r.subject, r.rewritten, r.body)
	right := container.NewVBox(ui.Section("Factures"), r.lines(), r.total)
	if r.opened.note != "" {
		right.Add(wrapped(r.opened.note, widget.WarningImportance))
	}
	right.Add(ui.Section("Pièces jointes"))
	right.Add(r.attachments)
	right.Add(r.warnings)
	r.dialog = ui.NewDialog(r.shell.Window(), title, container.New(beside{right: 330}, left, right),
		ui.NewButton("Fermer", func() { r.dialog.Close() }), r.hold, r.send)
	r.dialog.SetWidth(980)
	r.dialog.OnClosed = r.job.Stop
}

// first is where the keyboard begins: at the first choice, or, since a card is
// opened to change its words, in the message.
func (r *reminder) first() fyne.Focusable {
	if r.opened.card != nil {
		return r.body.Focusable()
	}
	return r.level.Focusable()
}

// levels are the rungs that fit: the polite one is for what is not late yet.
func (r *reminder) levels() []ui.Option[data.Level] {
	late := slices.ContainsFunc(r.opened.all, func(l letters.Line) bool { return l.DaysLate > 0 })
	var options []ui.Option[data.Level]
	for _, level := range data.Levels {
		if level != data.LevelFormalNotice && (level != data.LevelUpcoming || !late) {
			options = append(options, ui.Option[data.Level]{Value: level, Label: level.French()})
		}
	}
	return options
}

var tones = func() []ui.Option[data.Tone] {
	var options []ui.Option[data.Tone]
	for _, tone := range data.Tones {
		options = append(options, ui.Option[data.Tone]{Value: tone, Label: tone.French()})
	}
	return options
}()

// rows is how many lines of the message the window has room for.
func (r *reminder) rows() int {
	const others, line = 400, 19 // heights of all that stands above and below, and of a line
	return min(max(int((r.shell.Window().Canvas().Size().Height-others)/line), 8), 26)
}
