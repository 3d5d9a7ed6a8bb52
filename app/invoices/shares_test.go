package invoices

import (
	"math/rand/v2"
	"testing"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

func item(id data.ID, kind data.InvoiceKind, balance money.Cents) data.OpenItem {
	return data.OpenItem{Balance: balance, Invoice: data.Invoice{ID: id, Kind: kind, Currency: "EUR"}}
}

func TestSharesProposeTheOldestAndThePointedFirst(t *testing.T) {
	items := []data.OpenItem{item(1, data.KindInvoice, 10000), item(2, data.KindInvoice, 20000), item(3, data.KindCreditNote, -5000),
		{Balance: 999, Invoice: data.Invoice{ID: 4, Kind: data.KindInvoice, Currency: "USD"}}}
	for _, c := range []struct {
		name    string
		amount  money.Cents
		first   []data.ID
		credit  money.Cents
		want    [3]money.Cents // 1, 2, 3
		rest    money.Cents
		allowed int
	}{
		{"all", 30000, nil, 0, [3]money.Cents{10000, 20000, 0}, 0, 2},
		{"oldest first", 15000, nil, 0, [3]money.Cents{10000, 5000, 0}, 0, 2},
		{"pointed first", 25000, []data.ID{2}, 0, [3]money.Cents{5000, 20000, 0}, 0, 2},
		{"too much", 40000, nil, 0, [3]money.Cents{10000, 20000, 0}, 10000, 2},
		{"credit adds", 6000, nil, 5000, [3]money.Cents{10000, 1000, 5000}, 0, 3},
		{"credit alone", 0, []data.ID{3}, 5000, [3]money.Cents{5000, 0, 5000}, 0, 2},
		{"nothing", 0, nil, 0, [3]money.Cents{}, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := sharesOf(items, "EUR")
			first := map[data.ID]bool{}
			for _, id := range c.first {
				first[id] = true
			}
			s[2].given = c.credit
			s.propose(c.amount, first)
			if got := [3]money.Cents{s[0].given, s[1].given, s[2].given}; got != c.want {
				t.Errorf("given %v, want %v", got, c.want)
			}
			if got := s.rest(c.amount); got != c.rest {
				t.Errorf("rest %d, want %d", got, c.rest)
			}
			if got := s.allocations(); len(got) != c.allowed {
				t.Errorf("allocations %+v", got)
			}
		})
	}
}

// Whatever is received and open, no invoice gets more than its balance, nothing
// is given that is not there, and what is kept back could not be placed.
func TestSharesNeverGiveWhatIsNotThere(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for range 2000 {
		var items []data.OpenItem
		for id := range data.ID(r.IntN(8)) {
			kind, balance := data.KindInvoice, money.Cents(1+r.IntN(50000))
			if r.IntN(4) == 0 {
				kind, balance = data.KindCreditNote, -balance
			}
			items = append(items, item(id+1, kind, balance))
		}
		s, amount := sharesOf(items, "EUR"), money.Cents(r.IntN(120000))
		s.propose(amount, map[data.ID]bool{data.ID(r.IntN(9)): true})
		open := money.Cents(0)
		for _, one := range s {
			if one.given < 0 || one.given > one.left() {
				t.Fatalf("given %d of %d", one.given, one.left())
			}
			if !one.credit() {
				open += one.left() - one.given
			}
		}
		rest := s.rest(amount)
		if rest < 0 || (rest > 0 && open > 0) {
			t.Fatalf("%d received, %d kept back while %d is open: %+v", amount, rest, open, s)
		}
		pay := data.Payment{ClientID: 1, On: day.Of(2026, time.November, 21), Amount: amount, Allocations: s.allocations()}
		if pay.Unallocated() != rest {
			t.Fatalf("the payment keeps %d back, the dialog says %d", pay.Unallocated(), rest)
		}
	}
}

func TestStatesByWhatIsLeftThenByHoldThenByDate(t *testing.T) {
	today := day.Of(2026, time.November, 21)
	for _, c := range []struct {
		want            string
		kind            data.InvoiceKind
		balance         money.Cents
		due             int
		hold            data.HoldKind
		debit, archived bool
	}{
		{"Archivée", data.KindInvoice, 100, -90, data.HoldDispute, false, true},
		{"Soldée", data.KindInvoice, 0, -90, data.HoldDispute, false, false},
		{"Imputé", data.KindCreditNote, 0, -90, data.HoldNone, false, false},
		{"À imputer", data.KindCreditNote, -100, -90, data.HoldPause, false, false},
		{"Litige", data.KindInvoice, 100, -31, data.HoldDispute, false, false},
		{"Promesse", data.KindInvoice, 100, -31, data.HoldPromise, false, false},
		{"Échéancier", data.KindInvoice, 100, -31, data.HoldPlan, false, false},
		{"En pause", data.KindInvoice, 100, 1, data.HoldPause, true, false},
		{"31\u00a0j de retard", data.KindInvoice, 100, -31, data.HoldNone, false, false},
		{"1\u00a0j de retard", data.KindInvoice, 100, -1, data.HoldNone, true, false},
		{"Échoit ce jour", data.KindInvoice, 100, 0, data.HoldNone, false, false},
		{"À échoir", data.KindInvoice, 100, 1, data.HoldNone, false, false},
		{"Prélèvement", data.KindInvoice, 100, 1, data.HoldNone, true, false},
	} {
		if got, _ := state(c.kind, c.balance, today.Add(c.due), today, c.hold, c.debit, c.archived); got != c.want {
			t.Errorf("%+v is %q", c, got)
		}
	}
}

func TestTheDueDateIsProposedUntilTheUserWritesOne(t *testing.T) {
	issued := day.Of(2026, time.October, 1)
	d := trackDue(data.Invoice{}, data.Terms{})
	if due, ok := d.propose(data.Terms{Days: 30}, issued); !ok || due != issued.Add(30) {
		t.Fatalf("proposed %v %v", due, ok)
	}
	d.typed(issued.Add(30)) // the field tells what the program wrote itself
	if _, ok := d.propose(data.Terms{Days: 45}, issued); !ok {
		t.Error("nothing proposed after another client was chosen")
	}
	d.typed(issued.Add(3))
	if _, ok := d.propose(data.Terms{Days: 60}, issued); ok {
		t.Error("the user's own date was overwritten")
	}
	d.typed(0)
	if due, ok := d.propose(data.Terms{Days: 60}, issued); !ok || due != issued.Add(60) {
		t.Error("an emptied field did not ask for a proposal")
	}
	stored := data.Invoice{Issued: issued, Due: issued.Add(10)}
	kept := trackDue(stored, data.Terms{Days: 30})
	if _, ok := kept.propose(data.Terms{Days: 30}, issued.Add(1)); ok {
		t.Error("a due date that was agreed otherwise was overwritten")
	}
}
