package scenarios

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/data/money"
)

// when says from which day a step counts, and on which side of it.
type when string

const (
	beforeDue  when = "before"
	afterDue   when = "after"
	afterIssue when = "issued"
)

// stepFields are the fields of the one step that is open. What is typed shows
// on the ladder at once.
type stepFields struct {
	editor  *editor
	filling bool // the program writes into the fields, not the user

	level     *ui.SelectField[data.Level]
	channel   *ui.SelectField[data.Channel]
	tone      *ui.SelectField[data.Tone]
	when      *ui.SelectField[when]
	days      *ui.TextField
	long      *ui.TextField
	minimum   *ui.MoneyField
	deadline  *ui.TextField
	automatic *ui.CheckField
	lines     []fyne.CanvasObject
}

func newStepFields(e *editor) *stepFields {
	f := &stepFields{editor: e}
	f.level = ui.NewSelectField("level", "Niveau", options(data.Levels, data.Level.French))
	f.level.OnChanged = func(data.Level) { f.suit(); f.chosen() }
	f.channel = ui.NewSelectField("channel", "Canal", options(data.Channels, data.Channel.French))
	f.channel.OnChanged = func(data.Channel) { f.chosen() }
	f.tone = ui.NewSelectField("tone", "Ton", options(data.Tones, data.Tone.French))
	f.tone.OnChanged = func(data.Tone) { f.chosen() }
	f.days = numberField("days", "Jours", false)
	f.days.OnChanged = func(string) { f.changed() }
	f.when = ui.NewSelectField("when", "Comptés", []ui.Option[when]{
		{Value: beforeDue, Label: "avant l’échéance"}, {Value: afterDue, Label: "après l’échéance"}, {Value: afterIssue, Label: "après la facture"}})
	f.when.OnChanged = func(when) { f.changed() }
	f.long = numberField("long", fmt.Sprintf("Si délai > %d\u00a0jours", data.LongTerms), false)
	f.long.OnChanged = func(string) { f.changed() }
	f.minimum = ui.NewOptionalMoneyField("minimum", "Montant minimum")
	f.minimum.OnChanged = func(money.Cents, error) { f.changed() }
	f.deadline = numberField("deadline", "Délai laissé pour payer (jours)", true)
	f.deadline.SetPlaceHolder("celui du texte")
	f.deadline.OnChanged = func(string) { f.changed() }
	f.automatic = ui.NewCheckField("automatic", "Peut partir automatiquement")
	f.automatic.OnChanged = func(bool) { f.changed() }
	f.lines = []fyne.CanvasObject{
		ui.NewRow(f.level, f.channel, f.tone),
		ui.NewShares([]float32{2, 4, 3}, f.days, f.when, f.long),
		ui.NewRow(f.minimum, f.deadline),
		f.automatic,
	}
	return f
}

func options[T comparable](values []T, french func(T) string) []ui.Option[T] {
	out := make([]ui.Option[T], len(values))
	for i, v := range values {
		out[i] = ui.Option[T]{Value: v, Label: french(v)}
	}
	return out
}

// buttons are what can be done about the step at a place.
func (f *stepFields) buttons(place, steps int) fyne.CanvasObject {
	e := f.editor
	button := func(label string, icon fyne.Resource, do func()) fyne.CanvasObject {
		return detail.FormButton(label, icon, do, e.form.Cancel)
	}
	var buttons []fyne.CanvasObject
	if text := textName(e.steps[place]); text != "" {
		buttons = append(buttons, button("Texte "+quoted(text), theme.DocumentIcon(), func() { e.shell.ShowPage(ui.PageSettings) }))
	}
	if place > 0 {
		buttons = append(buttons, button("Monter", theme.MoveUpIcon(), func() { e.move(place, -1) }))
	}
	if place < steps-1 {
		buttons = append(buttons, button("Descendre", theme.MoveDownIcon(), func() { e.move(place, 1) }))
	}
	buttons = append(buttons, button("Retirer", theme.DeleteIcon(), func() { e.remove(place) }))
	return ui.Flow(buttons...)
}

// fill puts a step into the fields.
func (f *stepFields) fill(s data.Step) {
	f.filling = true
	defer func() { f.filling = false }()
	f.level.SetValue(s.Level)
	f.channel.SetValue(s.Channel)
	f.tone.SetValue(s.Tone)
	at, sign := afterDue, 1
	switch {
	case s.Basis == data.FromIssue:
		at = afterIssue
	case s.Before():
		at, sign = beforeDue, -1
	}
	f.when.SetValue(at)
	f.days.SetText(strconv.Itoa(sign * s.Offset))
	f.long.SetText(strconv.Itoa(sign * s.LongOffset))
	f.minimum.Clear()
	if s.Minimum != 0 {
		f.minimum.SetCents(s.Minimum)
	}
	f.deadline.SetText("")
	if s.Deadline != 0 {
		f.deadline.SetText(strconv.Itoa(s.Deadline))
	}
	f.automatic.SetChecked(s.Automatic)
	for _, field := range f.all() {
		field.SetError("")
	}
	f.adapt(s)
}

// value returns the step as the fields have it; what no field shows is kept.
func (f *stepFields) value(s data.Step) data.Step {
	s.Level, _ = f.level.Value()
	s.Channel, _ = f.channel.Value()
	s.Tone, _ = f.tone.Value()
	s.Basis = data.FromDue
	at, _ := f.when.Value()
	sign := 1
	switch at {
	case beforeDue:
		sign = -1
	case afterIssue:
		s.Basis = data.FromIssue
	}
	s.Offset, s.LongOffset = sign*number(f.days), sign*number(f.long)
	s.Minimum, _ = f.minimum.Cents()
	s.Deadline = number(f.deadline)
	s.Automatic = f.automatic.Checked() && mayLeaveAlone(s)
	return s
}

func mayLeaveAlone(s data.Step) bool {
	return s.Channel == data.ChannelEmail && s.Level != data.LevelFormalNotice
}

// suit chooses what goes with a level: paper for a formal notice only, and the
// side of the due date.
func (f *stepFields) suit() {
	level, _ := f.level.Value()
	channel, _ := f.channel.Value()
	switch paper := channel == data.ChannelLetter || channel == data.ChannelRegistered; {
	case level == data.LevelFormalNotice && !paper:
		f.channel.SetValue(data.ChannelRegistered)
	case level != data.LevelFormalNotice && channel == data.ChannelRegistered:
		f.channel.SetValue(data.ChannelEmail)
	}
	switch at, _ := f.when.Value(); {
	case level == data.LevelUpcoming && at == afterDue:
		f.when.SetValue(beforeDue)
	case level != data.LevelUpcoming:
		f.when.SetValue(afterDue)
	}
}

// changed puts what is typed on the ladder; a choice may change which fields
// there are, and which text is sent.
func (f *stepFields) changed() {
	if !f.filling {
		f.editor.changed()
	}
}

func (f *stepFields) chosen() {
	if !f.filling {
		f.editor.changed()
		f.adapt(f.editor.steps[f.editor.open])
		f.editor.lay()
	}
}

// adapt hides what the step cannot have.
func (f *stepFields) adapt(s data.Step) { f.automatic.Hidden = !mayLeaveAlone(s) }

func (f *stepFields) all() []ui.Field {
	return []ui.Field{f.level, f.channel, f.tone, f.days, f.when, f.long, f.minimum, f.deadline, f.automatic}
}

// wrong returns the first field that cannot be read, or nil.
func (f *stepFields) wrong() ui.Field {
	for _, field := range f.all() {
		if field.Visible() && field.Check() != nil {
			return field
		}
	}
	return nil
}
