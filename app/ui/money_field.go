package ui

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dument/data/money"
)

// MoneyField is a field for an amount, typed in any way money.Parse reads; it
// is written the French way when the field is left.
type MoneyField struct {
	frame
	entry     *entry
	sign      *widget.Label
	optional  bool
	OnChanged func(money.Cents, error)
}

// NewMoneyField returns an empty field that must be filled, in EUR.
func NewMoneyField(name, label string) *MoneyField {
	f := &MoneyField{entry: newEntry(), sign: widget.NewLabel("€")}
	f.sign.Importance = widget.LowImportance
	f.entry.ActionItem, f.entry.whole = f.sign, true
	f.entry.SetPlaceHolder("0,00")
	f.entry.OnChanged = func(string) { f.changed() }
	f.entry.onBlur = func() {
		if f.entry.Text == "" {
			return
		}
		if c, err := f.Cents(); err == nil {
			f.entry.SetText(c.French())
		} else {
			f.SetError(err.Error())
		}
	}
	f.build(f, name, label, f.entry)
	return f
}

// NewOptionalMoneyField returns a field that may stay empty: zero.
func NewOptionalMoneyField(name, label string) *MoneyField {
	f := NewMoneyField(name, label)
	f.optional = true
	return f
}

// Cents returns the amount that is typed now; an error, with a sentence in
// French, where that is none.
func (f *MoneyField) Cents() (money.Cents, error) {
	if f.entry.Text == "" {
		if f.optional {
			return 0, nil
		}
		return 0, errors.New("le montant est vide\u00a0: écrivez-le sous la forme 1234,56")
	}
	return money.Parse(f.entry.Text)
}

// SetCents fills the field.
func (f *MoneyField) SetCents(c money.Cents) { f.entry.SetText(c.French()) }

// Clear empties the field.
func (f *MoneyField) Clear() { f.entry.SetText("") }

// SetCurrency shows the sign of another currency at the right of the amount.
func (f *MoneyField) SetCurrency(code string) { f.sign.SetText(money.Sign(code)) }

func (f *MoneyField) changed() {
	c, err := f.Cents()
	if err == nil && f.failed {
		f.SetError("")
	}
	if f.OnChanged != nil {
		f.OnChanged(c, err)
	}
}

// Check judges what is typed and shows its sentence.
func (f *MoneyField) Check() error {
	_, err := f.Cents()
	if err != nil {
		f.SetError(err.Error())
		return err
	}
	f.SetError("")
	return nil
}

// Focusable returns what gets the keyboard.
func (f *MoneyField) Focusable() fyne.Focusable { return f.entry }

func (f *MoneyField) wire(submit, escape, focused, resized func()) {
	wireEntry(f.entry, submit, escape, focused)
	f.resized = resized
}
