package sqlite

import (
	"database/sql"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dument/data"
	"dument/data/money"
)

// onAccount records money that settles nothing yet.
func onAccount(t *testing.T, r *Register, c data.Client, amount money.Cents) data.Payment {
	t.Helper()
	p := data.Payment{ClientID: c.ID, On: today.Add(-1), Amount: amount, Method: "virement"}
	must(t, r.SavePayment(ctx, &p))
	return p
}

func waive(t *testing.T, r *Register, i data.Invoice, kind data.ChargeKind, amount money.Cents) data.Charge {
	t.Helper()
	c := data.Charge{InvoiceID: i.ID, Kind: kind, Move: data.ChargeWaived, On: today, Amount: amount, Whole: amount == 0, Reason: "geste commercial"}
	must(t, r.AddCharge(ctx, &c))
	return c
}

// settle pays part of a charge out of a payment.
func settle(i data.Invoice, p data.Payment, kind data.ChargeKind, amount money.Cents) *data.Charge {
	return &data.Charge{InvoiceID: i.ID, Kind: kind, Move: data.ChargePaid, On: today, Amount: amount, PaymentID: p.ID}
}

// wantLeft asks for what a payment has left, and that it says so everywhere.
func wantLeft(t *testing.T, r *Register, p data.Payment, charged, left money.Cents) {
	t.Helper()
	payments, err := r.ClientPayments(ctx, p.ClientID)
	must(t, err)
	for _, got := range payments {
		if got.ID == p.ID {
			if got.Charged != charged || got.Unallocated() != left {
				t.Errorf("payment %d: %s charged, %s left; want %s and %s", p.ID, got.Charged.Plain(), got.Unallocated().Plain(), charged.Plain(), left.Plain())
			}
			wantSound(t, r)
			return
		}
	}
	t.Errorf("payment %d is gone", p.ID)
}

func TestTheLedgerOfAnInvoice(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i, other := addInvoice(t, r, c, "F-1", 100_000, -40), addInvoice(t, r, c, "F-2", 50_000, -10)
	p := onAccount(t, r, c, 10_000)

	part := waive(t, r, i, data.ChargePenalty, 500)
	paid := settle(i, p, data.ChargeIndemnity, 4_000)
	must(t, r.AddCharge(ctx, paid))
	wantLeft(t, r, p, 4_000, 6_000)
	wantBalance(t, r, i, 100_000) // the invoice itself never changes
	whole := waive(t, r, other, data.ChargePenalty, 0)

	// Cancelling repeats the row, and money goes back where it was.
	back := data.Charge{InvoiceID: i.ID, On: today, Cancels: paid.ID, Reason: "erreur"}
	must(t, r.AddCharge(ctx, &back))
	if back.Kind != data.ChargeIndemnity || back.Move != data.ChargePaid || back.Amount != 4_000 || back.PaymentID != p.ID {
		t.Errorf("the cancelling row is %+v", back)
	}
	wantLeft(t, r, p, 0, 10_000)

	rows, err := r.Charges(ctx, i.ID)
	must(t, err)
	if want := []data.Charge{part, *paid, back}; !reflect.DeepEqual(rows, want) {
		t.Errorf("ledger %+v\nwant %+v", rows, want)
	}
	all, err := r.ClientCharges(ctx, c.ID)
	must(t, err)
	if want := map[data.ID][]data.Charge{i.ID: rows, other.ID: {whole}}; !reflect.DeepEqual(all, want) {
		t.Errorf("ledgers %+v\nwant %+v", all, want)
	}
	if inForce := data.InForce(rows); len(inForce) != 1 || inForce[0] != part {
		t.Errorf("in force %+v", inForce)
	}

	// What was done again counts again, and can be cancelled again.
	again := settle(i, p, data.ChargeIndemnity, 4_000)
	must(t, r.AddCharge(ctx, again))
	must(t, r.AddCharge(ctx, &data.Charge{InvoiceID: i.ID, On: today, Cancels: again.ID}))
	wantLeft(t, r, p, 0, 10_000)
}

func TestWhatTheClaimsLedgerRefuses(t *testing.T) {
	r := newRegister(t)
	c, stranger, person := addClient(t, r, "Œuvre & Fils"), addClient(t, r, "Zoé"), addClient(t, r, "Jean Noël")
	person.Kind = data.Consumer
	must(t, r.SaveClient(ctx, &person))
	i, theirs, credit := addInvoice(t, r, c, "F-1", 100_000, -40), addInvoice(t, r, person, "F-2", 100_000, -40), addCreditNote(t, r, c, "A-1", 5_000)
	p, foreign, private := onAccount(t, r, c, 3_000), onAccount(t, r, stranger, 3_000), onAccount(t, r, person, 9_000)
	dollars := data.Payment{ClientID: c.ID, On: today, Amount: 9_000, Currency: "USD"}
	must(t, r.SavePayment(ctx, &dollars))
	waived := waive(t, r, i, data.ChargePenalty, 100)
	cancel := data.Charge{InvoiceID: i.ID, On: today, Cancels: waived.ID}
	must(t, r.AddCharge(ctx, &cancel))
	before := counted(t, r)
	for _, x := range []struct {
		charge *data.Charge
		code   data.Code
		words  []string
	}{
		{&data.Charge{InvoiceID: i.ID, Kind: data.ChargePenalty, Move: data.ChargeWaived, On: today, Amount: 100}, data.CodeInvalid, []string{"pourquoi"}},
		{settle(i, p, data.ChargePenalty, 3_001), data.CodeInvalid, []string{"30,00", "30,01", "20/11/2026"}},
		{settle(i, foreign, data.ChargePenalty, 100), data.CodeInvalid, []string{"autre client", "F-1", "Œuvre & Fils"}},
		{settle(i, dollars, data.ChargePenalty, 100), data.CodeInvalid, []string{"USD", "euros"}},
		{settle(i, data.Payment{ID: 99}, data.ChargePenalty, 100), data.CodeNotFound, []string{"encaissement"}},
		{settle(data.Invoice{ID: 99}, p, data.ChargePenalty, 100), data.CodeNotFound, []string{"facture"}},
		{settle(credit, p, data.ChargePenalty, 100), data.CodeInvalid, []string{"A-1", "avoir"}},
		{settle(theirs, private, data.ChargeIndemnity, 4_000), data.CodeBlocked, []string{"Jean Noël", "particulier", "jamais"}},
		{&data.Charge{InvoiceID: i.ID, On: today, Cancels: waived.ID}, data.CodeNotFound, []string{"déjà"}},
		{&data.Charge{InvoiceID: i.ID, On: today, Cancels: cancel.ID}, data.CodeNotFound, []string{"déjà"}},
		{&data.Charge{InvoiceID: theirs.ID, On: today, Cancels: waived.ID}, data.CodeNotFound, []string{"déjà"}},
	} {
		wantError(t, r.AddCharge(ctx, x.charge), x.code, x.words...)
	}
	// Of a payment and its charges all is kept, or nothing.
	lost := data.Payment{ClientID: c.ID, On: today, Amount: 4_500}
	wantError(t, r.PayCharges(ctx, &lost, []data.Charge{{InvoiceID: i.ID, Kind: data.ChargePenalty, Amount: 600}, {InvoiceID: i.ID, Kind: data.ChargeIndemnity, Amount: 4_000}}), data.CodeInvalid, "39,00")
	if lost.ID != 0 || lost.Charged != 0 {
		t.Errorf("the payment that was refused is %+v", lost)
	}
	if after := counted(t, r); after != before {
		t.Errorf("rows before:\n%safter:\n%s", before, after)
	}
	must(t, r.AddCharge(ctx, settle(theirs, private, data.ChargePenalty, 100))) // the legal interest is owed
	wantSound(t, r)
}

func TestMoneyThatPaysCharges(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 100_000, -40)

	// One payment settles the invoice, its penalty and its indemnity.
	p := data.Payment{ClientID: c.ID, On: today, Amount: 105_000, Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: 100_000}}}
	rows := []data.Charge{{InvoiceID: i.ID, Kind: data.ChargePenalty, Amount: 600}, {InvoiceID: i.ID, Kind: data.ChargeIndemnity, Amount: 4_000}}
	must(t, r.PayCharges(ctx, &p, rows))
	if p.Charged != 4_600 || p.Unallocated() != 400 || rows[1].PaymentID != p.ID || rows[1].On != today || rows[1].ID == 0 {
		t.Errorf("%+v, %+v", p, rows)
	}
	wantLeft(t, r, p, 4_600, 400)

	// What is left pays more of the penalty, later.
	more := []data.Charge{{InvoiceID: i.ID, Kind: data.ChargePenalty, Amount: 400, On: today.Add(1)}}
	must(t, r.PayCharges(ctx, &data.Payment{ID: p.ID}, more))
	wantLeft(t, r, p, 5_000, 0)
	wantError(t, r.PayCharges(ctx, &data.Payment{ID: p.ID}, more), data.CodeInvalid, "0,00")

	// The payment may be corrected, as long as it still pays them.
	p.Reference, p.Charged = "VIR 12", 0
	must(t, r.SavePayment(ctx, &p))
	wantLeft(t, r, p, 5_000, 0)
	for _, change := range []func(*data.Payment){func(p *data.Payment) { p.Currency = "USD"; p.Allocations = nil },
		func(p *data.Payment) { p.Amount, p.Allocations = 4_999, nil }, func(p *data.Payment) { p.ClientID = addClient(t, r, "Zoé").ID }} {
		changed := p
		change(&changed)
		wantError(t, r.SavePayment(ctx, &changed), data.CodeBlocked, "50,00", "21/11/2026", "Annulez")
	}
	tooMuch := p
	tooMuch.Amount = 104_999
	wantError(t, r.SavePayment(ctx, &tooMuch), data.CodeInvalid, "1"+money.Narrow+"050,00")
	wantLeft(t, r, p, 5_000, 0)
}

// TestAPaymentIsTakenBackWithWhatItPaid, and an undo puts both back.
func TestAPaymentIsTakenBackWithWhatItPaid(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 100_000, -40)
	p := data.Payment{ClientID: c.ID, On: today, Amount: 60_000, Method: "chèque", Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: 50_000}}}
	must(t, r.PayCharges(ctx, &p, []data.Charge{{InvoiceID: i.ID, Kind: data.ChargePenalty, Amount: 600}, {InvoiceID: i.ID, Kind: data.ChargeIndemnity, Amount: 4_000}}))
	kept, err := r.PaymentCharges(ctx, p.ID)
	must(t, err)
	if len(kept) != 2 {
		t.Fatalf("%+v", kept)
	}

	must(t, r.DeletePayment(ctx, p.ID))
	wantBalance(t, r, i, 100_000)
	rows, err := r.Charges(ctx, i.ID)
	must(t, err)
	if len(rows) != 4 || len(data.InForce(rows)) != 0 || rows[3].Reason == "" {
		t.Errorf("%+v", rows)
	}
	wantSound(t, r)
	wantError(t, r.DeletePayment(ctx, p.ID), data.CodeNotFound)

	p.ID = 0
	must(t, r.PayCharges(ctx, &p, kept))
	wantBalance(t, r, i, 50_000)
	wantLeft(t, r, p, 4_600, 5_400)
	rows, err = r.Charges(ctx, i.ID)
	must(t, err)
	if again := data.InForce(rows); len(again) != 2 || again[0].PaymentID != p.ID || again[1].Amount != 4_000 {
		t.Errorf("%+v", again)
	}
}

// TestAnInvoiceWithALedgerStays: it cannot be deleted, nor go to another client.
func TestAnInvoiceWithALedgerStays(t *testing.T) {
	r := newRegister(t)
	c, other := addClient(t, r, "Œuvre & Fils"), addClient(t, r, "Zoé")
	i, j := addInvoice(t, r, c, "F-1", 100_000, -40), addInvoice(t, r, c, "F-2", 100_000, -40)
	waive(t, r, i, data.ChargeIndemnity, 0)
	must(t, r.AddInterruption(ctx, &data.Interruption{InvoiceID: j.ID, Kind: data.Recognition, On: today}, "", "", nil))
	for _, i := range []data.Invoice{i, j} {
		_, err := r.DeleteInvoice(ctx, i.ID)
		wantError(t, err, data.CodeHasHistory, i.Number, "Archivez")
		i.ClientID = other.ID
		wantError(t, r.SaveInvoice(ctx, &i), data.CodeHasHistory, i.Number)
	}
}

func TestAnImportWithALedgerIsNotUndone(t *testing.T) {
	r := newRegister(t)
	batch := data.ImportBatch{Source: "a.csv", Records: []data.ImportRecord{
		{Line: 1, Client: data.Client{Kind: data.Professional, Name: "Zoé", Language: data.French, Channel: data.ChannelEmail, Terms: data.DefaultTerms},
			Invoice: data.Invoice{Number: "F-1", Kind: data.KindInvoice, Issued: today.Add(-60), Total: 10_000, Currency: "EUR"}}}}
	report, err := r.ApplyImport(ctx, batch, false)
	must(t, err)
	i, _, err := r.InvoiceByNumber(ctx, "F-1")
	must(t, err)
	waive(t, r, i, data.ChargePenalty, 0)
	wantError(t, r.UndoImport(ctx, report.ID), data.CodeHasHistory, "F-1")
}

// TestMoneyOfALedgerAddsUp: whatever is paid, cancelled and taken back, in any
// order, no payment is spent twice and nothing of it is lost.
func TestMoneyOfALedgerAddsUp(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 100_000, -40)
	rng := rand.New(rand.NewPCG(6, 44))
	left := map[data.ID]money.Cents{}
	var payments []data.Payment
	for range 120 {
		rows, err := r.Charges(ctx, i.ID)
		must(t, err)
		inForce := data.InForce(rows)
		switch k := rng.IntN(8); {
		case k < 2 || len(payments) == 0:
			p := onAccount(t, r, c, money.Cents(1+rng.IntN(5_000)))
			payments, left[p.ID] = append(payments, p), p.Amount
		case k < 5:
			p, amount := payments[rng.IntN(len(payments))], money.Cents(1+rng.IntN(3_000))
			err := r.AddCharge(ctx, settle(i, p, data.ChargeKinds[rng.IntN(2)], amount))
			if there := left[p.ID] >= amount; there != (err == nil) {
				t.Fatalf("%d of %d left: %v", amount, left[p.ID], err)
			} else if there {
				left[p.ID] -= amount
			}
		case k < 7 && len(inForce) > 0:
			row := inForce[rng.IntN(len(inForce))]
			must(t, r.AddCharge(ctx, &data.Charge{InvoiceID: i.ID, On: today, Cancels: row.ID}))
			left[row.PaymentID] += row.Amount
		default:
			at := rng.IntN(len(payments))
			must(t, r.DeletePayment(ctx, payments[at].ID))
			delete(left, payments[at].ID)
			payments = append(payments[:at], payments[at+1:]...)
		}
	}
	found, err := r.ClientPayments(ctx, c.ID)
	must(t, err)
	if len(found) != len(left) {
		t.Errorf("%d payments, want %d", len(found), len(left))
	}
	for _, p := range found {
		if p.Unallocated() != left[p.ID] {
			t.Errorf("payment %d has %d left, want %d", p.ID, p.Unallocated(), left[p.ID])
		}
	}
	wantSound(t, r)
}

// TestWallsOfTheLedgers tries, below the methods, what no method would do.
func TestWallsOfTheLedgers(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i, other := addInvoice(t, r, c, "F-1", 100_000, -40), addInvoice(t, r, c, "F-2", 100_000, -40)
	p := onAccount(t, r, c, 1_000)
	must(t, r.AddCharge(ctx, settle(i, p, data.ChargePenalty, 600)))
	must(t, r.AddInterruption(ctx, &data.Interruption{InvoiceID: i.ID, Kind: data.CourtAct, On: today}, "", "", nil))
	before := counted(t, r)
	const columns = "INSERT INTO charge (invoice_id, kind, move, on_day, amount_cents, whole, reason, payment_id, cancels) VALUES "
	for _, x := range []struct{ statement, says string }{
		{"UPDATE charge SET amount_cents = 1", "only grows"},
		{"DELETE FROM charge", "only grows"},
		{"INSERT OR REPLACE INTO charge SELECT * FROM charge", "has left"},
		{"UPDATE interruption SET on_day = '2020-01-01'", "only grows"},
		{"DELETE FROM interruption", "only grows"},
		{"INSERT OR REPLACE INTO interruption SELECT * FROM interruption", "only grows"},
		{columns + "(1, 'penalty', 'paid', '2026-11-21', 401, 0, '', 1, NULL)", "has left"},
		{columns + "(1, 'penalty', 'paid', '2026-11-21', 1, 0, '', 99, NULL)", "has left"},
		{columns + "(1, 'penalty', 'paid', '2026-11-21', 1, 0, '', NULL, NULL)", "has left"},
		{columns + "(1, 'penalty', 'waived', '2026-11-21', 1, 0, 'x', 1, NULL)", "CHECK"},
		{columns + "(1, 'penalty', 'waived', '2026-11-21', 1, 0, '', NULL, NULL)", "CHECK"},
		{columns + "(1, 'penalty', 'waived', '2026-11-21', 1, 1, 'x', NULL, NULL)", "CHECK"},
		{columns + "(1, 'penalty', 'waived', '2026-11-21', 0, 0, 'x', NULL, NULL)", "CHECK"},
		{columns + "(1, 'fee', 'waived', '2026-11-21', 1, 0, 'x', NULL, NULL)", "CHECK"},
		{columns + "(99, 'penalty', 'waived', '2026-11-21', 1, 0, 'x', NULL, NULL)", "FOREIGN KEY"},
		{columns + "(1, 'penalty', 'paid', '2026-11-21', 599, 0, '', 1, 1)", "like it"},
		{columns + "(2, 'penalty', 'paid', '2026-11-21', 600, 0, '', 1, 1)", "like it"},
		{"INSERT INTO interruption (invoice_id, kind, on_day, note, cancels) VALUES (1, 'recognition', '2026-11-21', '', 1)", "like it"},
		{"INSERT INTO interruption (invoice_id, kind, on_day, note) VALUES (1, 'reminder', '2026-11-21', '')", "CHECK"},
		{"DELETE FROM invoice WHERE id = 1", "FOREIGN KEY"},
	} {
		if _, err := r.write.Exec(x.statement); err == nil || !strings.Contains(err.Error(), x.says) {
			t.Errorf("%s: %v, want %q", x.statement, err, x.says)
		}
	}
	if after := counted(t, r); after != before {
		t.Errorf("rows before:\n%safter:\n%s", before, after)
	}
	wantLeft(t, r, p, 600, 400)
	wantBalance(t, r, other, 100_000)
}

// TestCheckFindsMoneyThatTheLedgerDoesNotExplain.
func TestCheckFindsMoneyThatTheLedgerDoesNotExplain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.dument")
	r := openRegister(t, path)
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 100_000, -40)
	p := onAccount(t, r, c, 1_000)
	must(t, r.AddCharge(ctx, settle(i, p, data.ChargePenalty, 600)))
	wantSound(t, r)
	rawExec(t, path, "UPDATE payment SET unallocated_cents = 1000")
	found, err := r.Check(ctx)
	must(t, err)
	if len(found) != 1 || !strings.Contains(found[0], "encaissement n° 1") {
		t.Errorf("%q", found)
	}
	must(t, r.view(ctx, func(tx *sql.Tx) error {
		sealed, err := texts(ctx, tx, "SELECT kind FROM chain WHERE kind = 'charge'")
		if len(sealed) != 1 {
			t.Errorf("%d rows of the ledger are sealed", len(sealed))
		}
		return err
	}))
}
