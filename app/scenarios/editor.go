package scenarios

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// editor is the form of a scenario: its name, and its ladder, of which one step
// at a time shows its fields.
type editor struct {
	shell  ui.Shell
	desk   LadderDesk
	stored data.Scenario // as it was read; ID 0 for a new one
	saved  func(before, after data.Scenario)

	steps  []data.Step
	open   int // place of the step that shows its fields, or none
	form   *ui.Form
	name   *ui.TextField
	rungs  []*rungButton
	fields *stepFields
	wrong  *widget.Label     // about the open step
	foot   fyne.CanvasObject // the last line of the open step
	added  fyne.CanvasObject
}

// none is the place of no step.
const none = -1

// firstStep is what a new scenario begins with.
func firstStep() data.Step {
	return data.Step{Basis: data.FromDue, Offset: 5, LongOffset: 10, Channel: data.ChannelEmail, Level: data.LevelFirst, Tone: data.ToneCordial}
}

func newEditor(shell ui.Shell, desk LadderDesk, s data.Scenario, saved func(before, after data.Scenario), cancel func()) *editor {
	e := &editor{shell: shell, desk: desk, stored: s, saved: saved, steps: slices.Clone(s.Steps), open: none}
	e.form = ui.NewForm("Enregistrer", e.save, cancel)
	e.name = ui.NewTextField("name", "Nom du scénario", ui.Required("le nom est vide\u00a0: donnez-en un au scénario"))
	e.name.SetText(s.Name)
	e.fields = newStepFields(e)
	e.wrong = widget.NewLabel("")
	e.wrong.Wrapping = fyne.TextWrapWord
	e.wrong.Importance = widget.DangerImportance
	e.added = detail.FormButton("Ajouter une étape", theme.ContentAddIcon(), e.addStep, e.form.Cancel)
	e.lay()
	return e
}

// Title names the form in the window's title.
func (e *editor) Title() string {
	if e.stored.ID == 0 {
		return "Nouveau scénario"
	}
	return "Modifier " + e.stored.Name
}

// Content is the form with its title, for the pane.
func (e *editor) Content() fyne.CanvasObject {
	return container.NewBorder(ui.Flush(ui.Section(e.Title())), nil, nil, nil, e.form)
}

// Dirty reports whether something would be lost with the form.
func (e *editor) Dirty() bool {
	return e.name.Text() != e.stored.Name || !slices.Equal(e.steps, e.stored.Steps)
}

// Focus gives the keyboard to the name.
func (e *editor) Focus() { e.keyboard(e.name.Focusable()) }

func (e *editor) keyboard(o fyne.Focusable) { e.shell.Window().Canvas().Focus(o) }

// lay puts the ladder into the form, the open step with its fields.
func (e *editor) lay() {
	e.rungs = e.rungs[:0]
	rows := []fyne.CanvasObject{e.name}
	ladder := container.New(tightRungs{})
	hang := func() {
		if len(ladder.Objects) > 0 {
			rows = append(rows, ladder)
			ladder = container.New(tightRungs{})
		}
	}
	for i, step := range e.steps {
		r := newRungButton(e, i, step)
		r.first, r.last, r.open = i == 0, i == len(e.steps)-1, i == e.open
		e.rungs = append(e.rungs, r)
		ladder.Add(r)
		if r.open {
			hang()
			if e.wrong.Text != "" {
				rows = append(rows, ui.Flush(e.wrong))
			}
			e.foot = e.fields.buttons(i, len(e.steps))
			rows = append(append(rows, e.fields.lines...), e.foot)
		}
	}
	hang()
	e.form.SetRows(append(rows, ui.Line(e.added))...)
}

// toggle opens the fields of a step, or closes them; what cannot be read keeps
// them open.
func (e *editor) toggle(place int) {
	if !e.settled() {
		return
	}
	if e.wrong.Text = ""; place == e.open {
		e.open = none
		e.lay()
		e.focusRung(place)
		return
	}
	e.show(place)
}

// show opens the fields of a step and gives them the keyboard.
func (e *editor) show(place int) {
	e.open = place
	e.fields.fill(e.steps[place])
	e.lay()
	e.keyboard(e.fields.level.Focusable())
	e.form.Reveal(e.foot)
	e.form.Reveal(e.rungs[place])
}

// settled reports whether the open fields can be read; the first that cannot
// gets the keyboard.
func (e *editor) settled() bool {
	if e.open == none {
		return true
	}
	if wrong := e.fields.wrong(); wrong != nil {
		e.keyboard(wrong.Focusable())
		return false
	}
	return true
}

// changed takes over what the fields say of the open step.
func (e *editor) changed() {
	e.steps[e.open] = e.fields.value(e.steps[e.open])
	e.rungs[e.open].set(e.steps[e.open])
}

func (e *editor) focusRung(place int) {
	if place >= 0 && place < len(e.rungs) {
		e.keyboard(e.rungs[place])
	}
}

// addStep hangs a step below the last, ten days later.
func (e *editor) addStep() {
	if !e.settled() {
		return
	}
	step := firstStep()
	if n := len(e.steps); n > 0 {
		last := e.steps[n-1]
		step = data.Step{Basis: data.FromDue, Offset: max(last.Offset, 0) + 10, LongOffset: max(last.LongOffset, 0) + 10, Channel: last.Channel, Level: last.Level, Tone: last.Tone}
		if next := last.Level.Rank(); next < len(data.Levels)-1 {
			step.Level = data.Levels[next]
		}
		if step.Level == data.LevelUpcoming {
			step.Level = data.LevelFirst
		}
	}
	e.wrong.Text = ""
	e.steps = append(e.steps, step)
	e.show(len(e.steps) - 1)
}

// move changes the place of a step by one, up or down.
func (e *editor) move(place, by int) {
	to := place + by
	if to < 0 || to >= len(e.steps) || !e.settled() {
		return
	}
	e.steps[place], e.steps[to] = e.steps[to], e.steps[place]
	e.open, e.wrong.Text = to, ""
	e.lay()
	e.focusRung(to)
}

// remove takes a step away; « Annuler » puts all back as it was.
func (e *editor) remove(place int) {
	before, name := slices.Clone(e.steps), stepTitle(e.steps[place])
	e.steps = slices.Delete(e.steps, place, place+1)
	e.open, e.wrong.Text = none, ""
	e.lay()
	if len(e.steps) > 0 {
		e.focusRung(min(place, len(e.steps)-1))
	} else {
		e.Focus()
	}
	e.shell.Toast("Étape retirée\u00a0: "+name+".", func() {
		e.steps, e.open = before, none
		e.lay()
	})
}

// save checks the ladder, says what it changes today, and stores it.
func (e *editor) save() {
	s := data.Scenario{ID: e.stored.ID, Name: strings.TrimSpace(e.name.Text()), Steps: slices.Clone(e.steps)}
	e.wrong.Text = ""
	if err := s.Validate(); err != nil {
		e.fail(err)
		return
	}
	if s.ID == 0 || slices.Equal(s.Steps, e.stored.Steps) { // nobody follows a new one yet
		e.store(s)
		return
	}
	weigh(e.shell, e.desk, weighing{change: with(s), always: true, busy: e.form.SetBusy, fail: e.fail, save: func() { e.store(s) }})
}

func (e *editor) store(s data.Scenario) {
	e.form.SetBusy(true)
	ui.Do(e.shell.Runner(), func(ctx context.Context) (data.Scenario, error) {
		err := e.desk.SaveScenario(ctx, &s)
		return s, err
	}, func(after data.Scenario, err error) {
		e.form.SetBusy(false)
		if err != nil {
			e.fail(err)
			return
		}
		before := e.stored
		e.stored, e.steps = after, slices.Clone(after.Steps)
		e.saved(before, after)
	})
}

// fail shows an error in the step that it names, which opens, else as forms do.
func (e *editor) fail(err error) {
	var place int
	if n, _ := fmt.Sscanf(data.FieldOf(err), "step %d", &place); n != 1 || place < 1 || place > len(e.steps) {
		e.form.ShowError(err)
		return
	}
	e.form.ShowError(nil)
	e.wrong.Text = ui.Sentence(err.Error())
	e.show(place - 1)
}

// with changes one scenario. Its new steps get ids that no stored step has, so
// that the plan tells them apart.
func with(s data.Scenario) change {
	s.Steps = slices.Clone(s.Steps)
	for i := range s.Steps {
		if s.Steps[i].ID == 0 {
			s.Steps[i].ID = data.ID(-1 - i)
		}
	}
	return func(d data.Dunning) data.Dunning {
		d.Scenarios = slices.Clone(d.Scenarios)
		for i := range d.Scenarios {
			if d.Scenarios[i].ID == s.ID {
				d.Scenarios[i] = s
			}
		}
		return d
	}
}
