package ui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dument/data"
	"dument/data/day"
)

// invoiceForm is a form as the pages make them.
type invoiceForm struct {
	*Form
	number *TextField
	kind   *SelectField[string]
	due    *DayField
	total  *MoneyField
	debit  *CheckField
	saved  int
	gaveUp int
	window fyne.Window
}

func newInvoiceForm(t *testing.T) *invoiceForm {
	t.Helper()
	app(t)
	f := &invoiceForm{
		number: NewTextField("number", "Numéro", Required("Le numéro est vide : indiquez celui de votre facture.")),
		kind:   NewSelectField("kind", "Type", []Option[string]{{"p", "Professionnel"}, {"c", "Particulier"}, {"o", "Organisme public"}}),
		due:    NewDayField("due", "Échéance"),
		total:  NewMoneyField("total", "Montant TTC"),
		debit:  NewCheckField("debit", "Prélèvement automatique"),
	}
	f.kind.SetValue("p")
	f.Form = NewForm("Enregistrer", func() { f.saved++ }, func() { f.gaveUp++ }, f.number, f.kind, NewRow(f.due, f.total), f.debit)
	f.window = window(t, f.Form, 480, 420)
	f.FocusFirst()
	return f
}

func TestAFormLooksLikeThis(t *testing.T) {
	f := newInvoiceForm(t)
	f.due.SetDay(day.Of(2026, 11, 21))
	f.total.SetCents(123456)
	test.AssertRendersToMarkup(t, "form.xml", f.window.Canvas())
	f.due.entry.SetText("31/02/2026")
	f.Submit()
	f.window.Canvas().Unfocus()
	test.AssertRendersToMarkup(t, "form_wrong.xml", f.window.Canvas())
}

// The story of a form by keyboard alone: Tab goes as the eye reads, Enter saves.
func TestAFormIsFilledByKeyboard(t *testing.T) {
	f := newInvoiceForm(t)
	write(f.window, "F-2026-017")
	press(f.window, fyne.KeyTab)
	write(f.window, "par")
	press(f.window, fyne.KeyTab)
	write(f.window, "21112026")
	press(f.window, fyne.KeyTab)
	write(f.window, "1234,5")
	press(f.window, fyne.KeyTab)
	write(f.window, " ")
	press(f.window, fyne.KeyReturn)
	kind, _ := f.kind.Value()
	due, err := f.due.Day()
	if err != nil {
		t.Error(err)
	}
	total, err := f.total.Cents()
	if err != nil {
		t.Error(err)
	}
	if f.number.Text() != "F-2026-017" || kind != "c" || due != day.Of(2026, 11, 21) || total != 123450 || !f.debit.Checked() {
		t.Errorf("read %q %q %v %v %v", f.number.Text(), kind, due, total, f.debit.Checked())
	}
	if f.saved != 1 {
		t.Errorf("saved %d times", f.saved)
	}
	if f.due.entry.Text != "21/11/2026" || f.total.entry.Text != "1\u202f234,50" {
		t.Errorf("written %q and %q once left", f.due.entry.Text, f.total.entry.Text)
	}
	press(f.window, fyne.KeyTab)
	if b, ok := f.window.Canvas().Focused().(*Button); !ok || b.Text != "Annuler" {
		t.Errorf("after the last field comes %v", f.window.Canvas().Focused())
	}
	press(f.window, fyne.KeyEscape)
	if f.gaveUp != 1 {
		t.Errorf("Esc gave up %d times", f.gaveUp)
	}
}

// Saving with something wrong leads to the first wrong field and tells why.
func TestAWrongFieldIsLedTo(t *testing.T) {
	f := newInvoiceForm(t)
	write(f.window, "F-1")
	f.total.entry.SetText("12,3,4")
	press(f.window, fyne.KeyReturn)
	if f.saved != 0 {
		t.Fatal("saved all the same")
	}
	if f.window.Canvas().Focused() != f.due.Focusable() {
		t.Errorf("the keyboard is at %T", f.window.Canvas().Focused())
	}
	for field, want := range map[*frame]string{
		&f.due.frame:   "La date est vide\u00a0: écrivez-la sous la forme 21/11/2026.",
		&f.total.frame: "« 12,3,4 » n’est pas un montant",
	} {
		if !strings.HasPrefix(strings.ReplaceAll(field.note.Whole(), "\u00a0", " "), strings.ReplaceAll(want, "\u00a0", " ")) {
			t.Errorf("under %s: %q", field.name, field.note.Whole())
		}
	}
	f.due.SetDay(day.Of(2026, 1, 2))
	f.total.SetCents(100)
	if f.due.failed || f.total.failed {
		t.Error("the blame stays on what is right now")
	}
	f.ShowError(data.Invalid("number", "Le numéro F-1 existe déjà."))
	if f.number.note.Text != "Le numéro F-1 existe déjà." || f.window.Canvas().Focused() != f.number.Focusable() {
		t.Errorf("under the number: %q", f.number.note.Text)
	}
	f.ShowError(errors.New("le disque est plein"))
	if f.trouble.Text != "Le disque est plein." || !f.trouble.Visible() {
		t.Errorf("above the buttons: %q", f.trouble.Text)
	}
	f.ShowError(nil)
	if f.number.failed || f.trouble.Visible() {
		t.Error("an error stays after all were taken away")
	}
}

func TestABusyFormIsNotSavedTwice(t *testing.T) {
	f := newInvoiceForm(t)
	f.number.SetText("F-1")
	f.due.SetDay(day.Of(2026, 1, 2))
	f.total.SetCents(100)
	f.SetBusy(true)
	f.Submit()
	f.SetBusy(false)
	f.Submit()
	if f.saved != 1 {
		t.Errorf("saved %d times", f.saved)
	}
}

// What is typed is what counts: no field keeps the value it had before.
func TestAFieldKeepsNoOldValue(t *testing.T) {
	f := newInvoiceForm(t)
	f.due.SetDay(day.Of(2026, 11, 21))
	for _, text := range []string{"31/02/2026", "", "demain", "21/11"} {
		f.due.entry.SetText(text)
		if d, err := f.due.Day(); err == nil || !d.IsZero() {
			t.Errorf("%q gives %v", text, d)
		}
	}
	f.total.SetCents(500)
	for _, text := range []string{"12,3,4", "", "1,234", "douze"} {
		f.total.entry.SetText(text)
		if c, err := f.total.Cents(); err == nil || c != 0 {
			t.Errorf("%q gives %v", text, c)
		}
	}
}

func TestADayIsToldInFullAndMoved(t *testing.T) {
	f := newInvoiceForm(t)
	f.due.SetDay(day.Of(2026, 1, 31))
	if got := f.due.note.Text; got != "samedi 31 janvier 2026" {
		t.Errorf("told %q", got)
	}
	focus(f.due.Focusable())
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyPageUp, "28/02/2026"}, {fyne.KeyUp, "01/03/2026"}, {fyne.KeyDown, "28/02/2026"}, {fyne.KeyPageDown, "28/01/2026"}} {
		press(f.window, step.key)
		if f.due.entry.Text != step.want {
			t.Errorf("%s gives %s, want %s", step.key, f.due.entry.Text, step.want)
		}
	}
}

func TestAnOptionalAmountMayBeEmpty(t *testing.T) {
	app(t)
	m := NewOptionalMoneyField("amount", "Montant")
	if got, err := m.Cents(); err != nil || got != 0 || m.Check() != nil {
		t.Errorf("an empty amount is %v, %v", got, err)
	}
}

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{
		"":                      "",
		"le montant est vide":   "Le montant est vide.",
		"écrivez-la":            "Écrivez-la.",
		"Vraiment\u00a0?":       "Vraiment\u00a0?",
		"« x » n’est pas un...": "« x » n’est pas un...",
		"  bref.  ":             "Bref.",
	} {
		if got := Sentence(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}
