package ui

import (
	"errors"

	"fyne.io/fyne/v2"

	"dument/data/day"
)

// DayField is a field for a day, typed in any way day.Parse reads. Under it
// stands the day in full ("samedi 21 novembre 2026"), or what is wrong with it.
// Up and Down move by a day, Page Up and Page Down by a month.
type DayField struct {
	frame
	entry     *entry
	optional  bool
	OnChanged func(day.Day, error)
}

// NewDayField returns an empty field that must be filled.
func NewDayField(name, label string) *DayField {
	f := &DayField{entry: newEntry()}
	f.entry.SetPlaceHolder("jj/mm/aaaa")
	f.entry.OnChanged = func(string) { f.changed() }
	f.entry.onBlur = func() {
		if d, err := f.Day(); err == nil {
			f.entry.SetText(d.French())
		} else if f.entry.Text != "" {
			_ = f.Check()
		}
	}
	f.entry.onKey, f.entry.whole = f.step, true
	f.build(f, name, label, f.entry)
	return f
}

// NewOptionalDayField returns a field that may stay empty: no day.
func NewOptionalDayField(name, label string) *DayField {
	f := NewDayField(name, label)
	f.optional = true
	return f
}

// Day returns the day that is typed now; an error, with a sentence in French,
// where that is none.
func (f *DayField) Day() (day.Day, error) {
	if f.entry.Text == "" && f.optional {
		return 0, nil
	}
	if f.entry.Text == "" {
		return 0, errors.New("la date est vide\u00a0: écrivez-la sous la forme 21/11/2026")
	}
	return day.Parse(f.entry.Text)
}

// SetDay fills the field; no day empties it.
func (f *DayField) SetDay(d day.Day) { f.entry.SetText(d.French()) }

// changed tells the day while it is typed, and keeps blame until the field is left.
func (f *DayField) changed() {
	d, err := f.Day()
	switch {
	case err == nil && d.IsZero():
		f.hint = ""
		f.SetError("")
	case err == nil:
		f.hint = day.WeekdayName(d.Weekday()) + " " + d.Long()
		f.SetError("")
	case !f.failed:
		f.hint = ""
		f.SetError("")
	default:
		f.SetError(err.Error())
	}
	if f.OnChanged != nil {
		f.OnChanged(d, err)
	}
}

func (f *DayField) step(e *fyne.KeyEvent) bool {
	d, err := f.Day()
	if err != nil || d.IsZero() {
		return false
	}
	switch e.Name {
	case fyne.KeyUp:
		d = d.Add(1)
	case fyne.KeyDown:
		d = d.Add(-1)
	case fyne.KeyPageUp:
		d = d.AddMonths(1)
	case fyne.KeyPageDown:
		d = d.AddMonths(-1)
	default:
		return false
	}
	f.SetDay(d)
	return true
}

// Check judges what is typed and shows its sentence.
func (f *DayField) Check() error {
	_, err := f.Day()
	if err != nil {
		f.SetError(err.Error())
		return err
	}
	f.SetError("")
	return nil
}

// Focusable returns what gets the keyboard.
func (f *DayField) Focusable() fyne.Focusable { return f.entry }

func (f *DayField) wire(submit, escape, focused, resized func()) {
	wireEntry(f.entry, submit, escape, focused)
	f.resized = resized
}
