package desk

import (
	"math/rand"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/letters"
)

// tables returns the rows of all tables of a letter, in their order.
func tables(l letters.Letter) (rows [][]string) {
	for _, b := range append(append([]letters.Block(nil), l.Blocks...), l.Annex...) {
		if t, ok := b.(letters.Table); ok {
			rows = append(append(rows, t.Rows...), t.Foot...)
		}
	}
	return rows
}

// stated reports whether some row of a letter's tables holds all of some words.
func stated(l letters.Letter, words ...string) bool {
	for _, row := range tables(l) {
		line, all := strings.Join(row, " | "), true
		for _, w := range words {
			all = all && strings.Contains(line, w)
		}
		if all {
			return true
		}
	}
	return false
}

// TestAStatementCarriesWhatWasOwedForward: opening, movements and closing, with
// money that paid penalties, and what was archived unpaid left out of all three.
func TestAStatementCarriesWhatWasOwedForward(t *testing.T) {
	s := begin(t)
	early := bill(t, s.Desk, s.client, "F-1", day.Of(2026, 2, 15), 100000)
	late := bill(t, s.Desk, s.client, "F-2", day.Of(2026, 5, 15), 50000)
	gone := bill(t, s.Desk, s.client, "F-3", day.Of(2026, 5, 20), 70000)
	received := func(on day.Day, amount money.Cents, parts ...data.Allocation) {
		_, err := s.Pay(t.Context(), &data.Payment{ClientID: s.client.ID, On: on, Amount: amount, Currency: "EUR", Method: "virement", Reference: "VIR-" + on.String(), Allocations: parts})
		s.must(err)
	}
	received(day.Of(2026, 3, 10), 40000, data.Allocation{InvoiceID: early.ID, Amount: 40000})
	received(day.Of(2026, 5, 20), 35000, data.Allocation{InvoiceID: early.ID, Amount: 20000}, data.Allocation{InvoiceID: gone.ID, Amount: 10000})
	s.must(s.ArchiveInvoice(t.Context(), gone.ID, true))
	note(t, s.Desk, s.client, "A-1", day.Of(2026, 6, 1), 3000)
	s.done(s.PayCharges(t.Context(), early.ID, s.Today(), 500, "virement"))
	p := s.paper(PaperRequest{Kind: letters.PaperStatement, From: day.Of(2026, 4, 1)})
	// 600.00 owed on 31 March; 500.00 invoiced, 250.00 and 5.00 received, 30.00 of credit, 5.00 of penalties.
	if p.Letter.Total != 60000+50000-25000-3000 {
		t.Errorf("closing %s", p.Letter.Total.Plain())
	}
	for _, want := range [][]string{{money.Cents(60000).Format("EUR")}, {"15/04/2026", "F-2", "500,00"}, {"20/05/2026", "VIR-2026-05-20", "250,00"}, {"A-1", "30,00"}, {"15/06/2026", "5,00"}} {
		if !stated(p.Letter, want...) {
			t.Errorf("%q is not in %q", want, tables(p.Letter))
		}
	}
	if stated(p.Letter, "F-3") {
		t.Error("the statement lists what was archived")
	}
	open := s.paper(PaperRequest{Kind: letters.PaperStatement})
	if open.Letter.Total != p.Letter.Total || !stated(open.Letter, late.Number) || !stated(open.Letter, early.Number, "400,00") {
		t.Errorf("open items: %s, %q", open.Letter.Total.Plain(), tables(open.Letter))
	}
}

// TestAStatementAlwaysAddsUp, whatever its first day, over random accounts: the
// letter refuses an opening and movements that do not lead to what is open.
func TestAStatementAlwaysAddsUp(t *testing.T) {
	for seed := range int64(10) {
		r := rand.New(rand.NewSource(seed))
		s := begin(t)
		ago := func(n int) day.Day { return s.Today().Add(-1 - r.Intn(n)) }
		var owed money.Cents
		for k := range 3 + r.Intn(8) {
			i := bill(t, s.Desk, s.client, "F-"+string(rune('a'+k)), ago(300), money.Cents(20000+r.Intn(90000)))
			part := money.Cents(r.Intn(int(i.Total)))
			if r.Intn(3) == 0 {
				part = i.Total
			}
			if part > 0 {
				advanced := money.Cents(r.Intn(1000))
				_, err := s.Pay(t.Context(), &data.Payment{ClientID: s.client.ID, On: ago(100), Amount: part + advanced, Currency: "EUR", Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: part}}})
				s.must(err)
				owed -= advanced
			}
			if r.Intn(5) == 0 {
				s.must(s.ArchiveInvoice(t.Context(), i.ID, true))
				continue
			}
			owed += i.Total - part
			if left := s.account(i); r.Intn(2) == 0 && left.PenaltyLeft()+left.IndemnityLeft() > 0 {
				_, err := s.PayCharges(t.Context(), i.ID, s.Today(), left.PenaltyLeft()+left.IndemnityLeft(), "virement")
				s.must(err)
			}
		}
		note(t, s.Desk, s.client, "A-1", ago(100), 700)
		for _, from := range []day.Day{0, ago(20), ago(400), s.Today()} {
			if p := s.paper(PaperRequest{Kind: letters.PaperStatement, From: from}); p.Letter.Total != owed-700 {
				t.Errorf("seed %d, since %s: %s, want %s", seed, from, p.Letter.Total.Plain(), (owed - 700).Plain())
			}
		}
	}
}

// TestAReceipt says what a payment settled, charges included; the one for the
// whole waits until nothing is left.
func TestAReceipt(t *testing.T) {
	s := begin(t)
	one, two := bill(t, s.Desk, s.client, "F-1", day.Of(2026, 3, 31), 120000), bill(t, s.Desk, s.client, "F-2", day.Of(2026, 3, 31), 50000)
	p := data.Payment{ClientID: s.client.ID, On: s.Today(), Amount: 130000, Currency: "EUR", Method: "chèque", Reference: "0042",
		Allocations: []data.Allocation{{InvoiceID: one.ID, Amount: 120000}, {InvoiceID: two.ID, Amount: 5000}}}
	_, err := s.Pay(t.Context(), &p)
	s.must(err)
	s.done(s.SettleCharges(t.Context(), one.ID, p.ID))
	receipt := s.paper(PaperRequest{Kind: letters.PaperReceipt, Payment: p.ID})
	if receipt.Letter.Total != 130000 || !stated(receipt.Letter, "F-1", "1\u202f200,00") || !stated(receipt.Letter, "F-2", "50,00", "450,00") {
		t.Errorf("%s: %q", receipt.Letter.Total.Plain(), tables(receipt.Letter))
	}
	whole := func(ids ...data.ID) error {
		_, err := s.PreparePaper(t.Context(), PaperRequest{Kind: letters.PaperReceipt, Client: s.client.ID, Invoices: ids})
		return err
	}
	s.refusedWith(whole(), data.CodeBlocked, "450,00", "F-2")
	s.refusedWith(whole(one.ID), data.CodeBlocked, "pénalités")
	s.waived(one, data.ChargeIndemnity, 0) // the penalties were settled
	s.must(whole(one.ID))
	s.refusedWith(whole(one.ID, two.ID), data.CodeBlocked, "F-2")
	offset := data.Payment{ClientID: s.client.ID, On: s.Today(), Currency: "EUR", Method: "avoir"}
	credit := note(t, s.Desk, s.client, "A-1", s.Today(), 1000)
	offset.Allocations = []data.Allocation{{InvoiceID: two.ID, Amount: 1000}, {InvoiceID: credit.ID, Amount: -1000}}
	_, err = s.Pay(t.Context(), &offset)
	s.must(err)
	_, err = s.PreparePaper(t.Context(), PaperRequest{Kind: letters.PaperReceipt, Client: s.client.ID, Payment: offset.ID})
	s.refusedWith(err, data.CodeBlocked, "avoir", "aucun argent")
}
