package invoices_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dument/app/clients"
	"dument/app/desk"
	"dument/app/followup"
	"dument/app/invoices"
	"dument/app/rehearsal"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/sqlite/sqlitetest"
	"dument/letters"
)

var today = day.Of(2026, time.November, 21)

// house is the page on a real register.
type house struct {
	*rehearsal.Stage
	ctx  context.Context
	desk *desk.Desk
	page *invoices.Page
}

func open(t *testing.T) *house {
	t.Helper()
	return openOn(t, today)
}

func openOn(t *testing.T, today day.Day) *house {
	t.Helper()
	ctx := context.Background()
	now := func() time.Time { return today.Time().Add(9 * time.Hour) }
	register := sqlitetest.New(t, now)
	d, err := desk.New(desk.Config{Register: register, Today: today, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	h := &house{Stage: rehearsal.New(t), ctx: ctx, desk: d}
	h.page = invoices.New(h.Stage, d, invoices.Actions{
		Remind:    func(data.ID, []data.ID) {},
		Notice:    func(data.ID, []data.ID) {},
		NewClient: func(name string, done func(data.Client)) { clients.ShowNew(h.Stage, d, name, done) },
		FollowUp:  followup.Doors(h.Stage, d),
		Recovery:  followup.Recovery(h.Stage, d, func(letters.PaperKind, data.ID, []data.ID) {}),
		Rates:     func() { h.ShowPage("rates") },
	})
	return h
}

func (h *house) client(name string, days int) data.Client {
	h.T.Helper()
	c := data.NewClient(data.Sender{})
	c.Name, c.Terms.Days = name, days
	if err := h.desk.SaveClient(h.ctx, &c); err != nil {
		h.T.Fatal(err)
	}
	return c
}

func (h *house) invoice(c data.Client, number string, issued day.Day, total money.Cents) data.Invoice {
	h.T.Helper()
	i := data.Invoice{ClientID: c.ID, Number: number, Issued: issued, Total: total}
	if err := h.desk.SaveInvoice(h.ctx, &i); err != nil {
		h.T.Fatal(err)
	}
	return i
}

func (h *house) balance(id data.ID) money.Cents {
	h.T.Helper()
	_, balance, err := h.desk.Invoice(h.ctx, id)
	if err != nil {
		h.T.Fatal(err)
	}
	return balance
}

func (h *house) all() []data.InvoiceRow {
	h.T.Helper()
	list, err := h.desk.InvoiceList(h.ctx, data.InvoiceQuery{Filter: data.FilterAll, Sort: data.SortNumber})
	if err != nil {
		h.T.Fatal(err)
	}
	rows, err := h.desk.InvoiceRows(h.ctx, list.IDs)
	if err != nil {
		h.T.Fatal(err)
	}
	return rows
}

func TestANewInvoiceTakesItsDueDateFromTheClient(t *testing.T) {
	h := open(t)
	h.client("Étienne Œuvrard", 30)
	h.client("Boulangerie du Marché", 45)
	h.Put(h.page)
	h.Sees("Aucune facture pour l’instant.")
	h.Tap("Ajouter une facture")
	if h.Crumb != "Nouvelle facture" {
		t.Errorf("crumb is %q", h.Crumb)
	}
	h.Choose("Client", "boul")
	h.Sees("Échéance (45 jours)")
	h.Fill("Numéro", "F-2026-001")
	h.Fill("Date d’émission", "01/10/2026")
	if got := h.Value("Échéance (45 jours)"); got != "15/11/2026" {
		t.Errorf("due date proposed is %q", got)
	}
	h.Fill("Montant TTC", "1 234,56")
	h.Fill("Objet", "Création du site")
	h.Tap("Enregistrer")
	rows := h.all()
	if len(rows) != 1 || rows[0].Number != "F-2026-001" || rows[0].Total != 123456 || rows[0].Due != day.Of(2026, time.November, 15) {
		t.Fatalf("the register has %+v, failures %v\n%s", rows, h.Failed, h.Text())
	}
	h.Sees("Facture F-2026-001", "6 j de retard", "1 234,56 €", "Boulangerie du Marché", "Encaisser", "Papiers", "Création du site")
	if h.LastToast() != "Facture F-2026-001 enregistrée." {
		t.Errorf("toast is %q", h.LastToast())
	}
}

func TestTheUsersOwnDueDateStays(t *testing.T) {
	h := open(t)
	h.client("Alpha", 30)
	h.client("Beta", 60)
	h.Put(h.page)
	h.page.New()
	h.Choose("Client", "Alpha")
	h.Fill("Date d’émission", "01/10/2026")
	h.Fill("Échéance (30 jours)", "05/10/2026")
	h.Fill("Date d’émission", "02/10/2026")
	h.Choose("Client", "Beta")
	if got := h.Value("Échéance (60 jours)"); got != "05/10/2026" {
		t.Errorf("the user's own due date became %q", got)
	}
}

func TestWhatIsWrongStandsUnderItsField(t *testing.T) {
	h := open(t)
	c := h.client("Alpha", 30)
	h.invoice(c, "F-1", today, 10000)
	h.Put(h.page)
	h.page.New()
	h.Tap("Enregistrer")
	h.Sees("Choisissez dans la liste", "Le numéro est vide")
	h.Choose("Client", "Alpha")
	h.Fill("Numéro", "F-1")
	h.Fill("Date d’émission", "31/02/2026")
	h.Fill("Montant TTC", "12,3,4")
	h.Tap("Enregistrer")
	h.Sees("Le 31/02/2026 n’existe pas : février 2026 a 28 jours.", "« 12,3,4 » n’est pas un montant")
	h.Fill("Date d’émission", "01/11/2026")
	h.Fill("Montant TTC", "100")
	h.Tap("Enregistrer")
	if rows := h.all(); len(rows) != 1 {
		t.Fatalf("a second F-1 was stored: %+v", rows)
	}
	h.Sees("F-1")
}

func TestANewClientFromWithinTheInvoiceForm(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	h.page.New()
	h.Tap("Nouveau client")
	h.Fill("Raison sociale", "Éditions Çà et Là")
	h.Fill("Délai de paiement, en jours", "10")
	h.Tap("Enregistrer")
	h.Sees("Éditions Çà et Là", "Échéance (10 jours)")
	h.Fill("Numéro", "F-9")
	h.Fill("Montant TTC", "50")
	h.Press(fyne.KeyReturn)
	rows := h.all()
	if len(rows) != 1 || rows[0].ClientName != "Éditions Çà et Là" || rows[0].Due != today.Add(10) {
		t.Fatalf("the register has %+v, failures %v", rows, h.Failed)
	}
}

func TestEscClosesOneThingAfterTheOther(t *testing.T) {
	h := open(t)
	h.client("Alpha", 30)
	h.Put(h.page)
	h.page.New()
	h.Window().Canvas().FocusNext()
	h.Press(fyne.KeyReturn)
	h.Sees("Raison sociale")
	h.Press(fyne.KeyEscape)
	h.Misses("Raison sociale")
	h.Sees("Nouvelle facture")
	h.Press(fyne.KeyEscape)
	h.Misses("Nouvelle facture")
	h.Sees("Aucune facture pour l’instant.")
}

// Esc in the rows closes the detail, and asks before it gives a form up.
func TestEscInTheRowsClosesTheDetail(t *testing.T) {
	h := open(t)
	h.invoice(h.client("Alpha", 30), "F-1", today, 10000)
	h.Put(h.page)
	h.page.Focus()
	h.Press(fyne.KeyDown)
	h.Sees("Facture F-1", "Historique")
	h.Press(fyne.KeyEscape)
	h.Misses("Historique")
	h.Press(fyne.KeyDown)
	h.Sees("Historique")
}

func TestTabGoesAsTheEyeReads(t *testing.T) {
	h := open(t)
	h.client("Alpha", 30)
	h.Put(h.page)
	h.page.New()
	h.Choose("Client", "Al")
	for _, typed := range []string{"", "", "F-7", "", "", "100", "", "Création du site", "BC 12"} {
		h.Window().Canvas().FocusNext()
		test.Type(h.Window().Canvas().Focused(), typed)
	}
	h.Press(fyne.KeyReturn)
	rows := h.all()
	if len(rows) != 1 || rows[0].Number != "F-7" || rows[0].Total != 10000 || rows[0].Subject != "Création du site" {
		t.Errorf("typed from field to field, the register has %+v, failures %v\n%s", rows, h.Failed, h.Text())
	}
}

func TestFilesGoWithTheInvoice(t *testing.T) {
	h := open(t)
	i := h.invoice(h.client("Alpha", 30), "F-1", today, 10000)
	pdf := []byte("%PDF-1.7\n%âãÏÓ\n")
	if _, err := h.desk.Attach(h.ctx, i.ID, "F-1 à régler.pdf", pdf); err != nil {
		t.Fatal(err)
	}
	h.Put(h.page)
	h.page.ShowInvoice(i.ID)
	h.Sees("Pièces jointes", "F-1 à régler.pdf", "1 Ko")
	h.TapIcon("F-1 à régler.pdf")
	if string(h.Opened["F-1 à régler.pdf"]) != string(pdf) {
		t.Errorf("opened %q", h.Opened)
	}
}
