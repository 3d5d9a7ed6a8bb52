package today_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dument/app/desk"
	"dument/app/rehearsal"
	dayPage "dument/app/today"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/sqlite"
)

var today = day.Of(2026, time.November, 21)

// house is the page on a real register.
type house struct {
	*rehearsal.Stage
	ctx      context.Context
	desk     *desk.Desk
	register *sqlite.Register
	page     *dayPage.Page
	asked    []string // what was started, for whom, for how many invoices
}

func open(t *testing.T) *house {
	t.Helper()
	ctx := context.Background()
	register, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "registre.dument"), sqlite.Options{Create: true, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = register.Close() })
	d, err := desk.New(desk.Config{Register: register, Today: today, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	h := &house{Stage: rehearsal.New(t), ctx: ctx, desk: d, register: register}
	ask := func(what string) func(data.ID, []data.ID) {
		return func(client data.ID, ids []data.ID) {
			h.asked = append(h.asked, fmt.Sprintf("%s %d %d", what, client, len(ids)))
		}
	}
	h.page = dayPage.New(h.Stage, d, dayPage.Actions{Remind: ask("remind"), Notice: ask("notice"), Pay: ask("pay"),
		NewInvoice: func() { h.asked = append(h.asked, "new") }})
	return h
}

func (h *house) client(name string) data.Client {
	h.T.Helper()
	c := data.NewClient(data.Sender{})
	c.Name = name
	if err := h.desk.SaveClient(h.ctx, &c); err != nil {
		h.T.Fatal(err)
	}
	return c
}

// invoice stores one that is due some days from today, negative for the past.
func (h *house) invoice(c data.Client, number string, due int, total money.Cents) data.Invoice {
	h.T.Helper()
	i := data.Invoice{ClientID: c.ID, Number: number, Issued: today.Add(due - 30), Due: today.Add(due), Total: total, Subject: "Création du site"}
	if err := h.desk.SaveInvoice(h.ctx, &i); err != nil {
		h.T.Fatal(err)
	}
	return i
}

func (h *house) pressed() string {
	if len(h.asked) == 0 {
		return ""
	}
	last := h.asked[len(h.asked)-1]
	h.asked = nil
	return last
}

func TestNothingToDo(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	h.Sees("Personne n’est en retard, et rien n’échoit dans les 15 jours.")
	h.Tap("Ajouter une facture")
	if got := h.pressed(); got != "new" {
		t.Errorf("asked for %q", got)
	}
	if h.Counts["today"] != 0 {
		t.Errorf("the side list counts %d", h.Counts["today"])
	}
}

// twoClients has one with two overdue invoices and one to come, and one whose
// only invoice falls due in three weeks.
func twoClients(t *testing.T) (*house, data.Client) {
	h := open(t)
	c := h.client("Œuvre & Fils SARL")
	h.invoice(c, "F-1", -41, 123456)
	h.invoice(c, "F-2", -3, 10000)
	h.invoice(c, "F-3", 10, 5000)
	h.invoice(h.client("Alpha"), "F-4", 21, 70000)
	h.Put(h.page)
	return h, c
}

func TestTheDayShowsWhoIsLateAndWhatIsDueSoon(t *testing.T) {
	h, _ := twoClients(t)
	h.Sees("En retard – 1 client, 2 factures", "1 334,56 €", "Œuvre & Fils SARL", "41 jours de retard", "Jamais relancé",
		"F-1", "échéance 11/10/2026", "F-2", "3 jours de retard", "100,00 €",
		"À échoir dans les 15 jours – 1 client, 1 facture", "dans 10 jours")
	h.Misses("F-4", "Alpha")
	if h.Counts["today"] != 1 {
		t.Errorf("the side list counts %d", h.Counts["today"])
	}
	h.Tap("À échoir  1")
	h.Misses("41 jours de retard")
	h.Tap("En retard  1")
	h.Misses("dans 10 jours")
}

func TestAnotherHorizonIsKept(t *testing.T) {
	h, _ := twoClients(t)
	h.Choose("Échéances à venir sous", "30")
	h.Sees("À échoir dans les 30 jours – 2 clients, 2 factures", "Alpha", "dans 21 jours")
	again := dayPage.New(h.Stage, h.desk, dayPage.Actions{})
	h.Put(again)
	h.Sees("À échoir dans les 30 jours")
}

func TestEachRowStartsItsActions(t *testing.T) {
	h, c := twoClients(t)
	for _, step := range []struct {
		word string
		want string
	}{{"Relancer", "remind %d 2"}, {"Mise en demeure", "notice %d 2"}, {"Encaisser", "pay %d 2"}} {
		h.Tap(step.word)
		if got, want := h.pressed(), fmt.Sprintf(step.want, c.ID); got != want {
			t.Errorf("%s of the client asked for %q, want %q", step.word, got, want)
		}
	}
}

func TestTheKeyboardReachesEverything(t *testing.T) {
	h, c := twoClients(t)
	h.page.Focus()
	for _, step := range []struct {
		keys  []fyne.KeyName
		runes string
		want  string
	}{
		{nil, "r", "remind %d 2"},
		{[]fyne.KeyName{fyne.KeyDown}, "e", "pay %d 1"},
		{[]fyne.KeyName{fyne.KeyUp, fyne.KeyLeft, fyne.KeyDown, fyne.KeyUp}, "m", "notice %d 2"},
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeyEnd}, "r", "remind %d 1"},
		{[]fyne.KeyName{fyne.KeyEnd}, "m", ""}, // what is not due yet is not put in default
		{[]fyne.KeyName{fyne.KeyHome}, "m", "notice %d 2"},
	} {
		for _, key := range step.keys {
			h.Press(key)
		}
		test.Type(h.Window().Canvas().Focused(), step.runes)
		want := step.want
		if want != "" {
			want = fmt.Sprintf(want, c.ID)
		}
		if got := h.pressed(); got != want {
			t.Errorf("after %v, %q asked for %q, want %q", step.keys, step.runes, got, want)
		}
	}
	h.Press(fyne.KeyReturn)
	if len(h.Asked) != 1 || h.Asked[0] != "client" {
		t.Errorf("Enter opened %v", h.Asked)
	}
}

func TestFoldingHidesTheInvoicesAndStaysAfterAReading(t *testing.T) {
	h, c := twoClients(t)
	h.page.Focus()
	h.Press(fyne.KeyLeft)
	h.Misses("échéance 11/10/2026")
	h.invoice(c, "F-9", -2, 100)
	h.Changed("invoices")
	h.Sees("3 factures")
	h.Misses("échéance 11/10/2026")
}

func TestTheLastContactStandsUnderTheName(t *testing.T) {
	h, c := twoClients(t)
	items, err := h.desk.OpenItems(h.ctx, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	contact := data.Contact{ClientID: c.ID, On: today.Add(-9), Channel: data.ChannelEmail, Level: data.LevelFirst, Currency: "EUR",
		Lines: []data.ContactLine{{InvoiceID: items[0].ID, Number: "F-1", Balance: 123456}}}
	if err := h.register.AddContact(h.ctx, &contact); err != nil {
		t.Fatal(err)
	}
	h.Changed("invoices")
	for _, width := range []float32{760, 960, 1320} {
		h.Window().Resize(fyne.NewSize(width, 600))
		h.Sees("Œuvre & Fils SARL", "Relance 1 le 12/11/2026", "41 jours de retard", "1 334,56 €")
	}
}

func TestAPaidInvoiceLeavesTheDay(t *testing.T) {
	h, c := twoClients(t)
	items, err := h.desk.OpenItems(h.ctx, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	pay := data.Payment{ClientID: c.ID, On: today, Amount: 123456, Currency: "EUR", Method: "virement",
		Allocations: []data.Allocation{{InvoiceID: items[0].ID, Amount: 123456}}}
	if _, err := h.desk.Pay(h.ctx, &pay); err != nil {
		t.Fatal(err)
	}
	h.page.Focus()
	h.Press(fyne.KeyDown)
	h.Changed("invoices")
	test.Type(h.Window().Canvas().Focused(), "e")
	if got, want := h.pressed(), fmt.Sprintf("pay %d 1", c.ID); got != want {
		t.Errorf("the keyboard went to a row that asked for %q, want %q", got, want)
	}
	h.Misses("41 jours de retard")
	h.Sees("En retard – 1 client, 1 facture", "3 jours de retard")
}
