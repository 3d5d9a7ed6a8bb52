package letters_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dument/assets"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

func realRates(t testing.TB) rules.Rates {
	t.Helper()
	r, err := rules.ParseRates(assets.RatesECB, assets.RatesLegal)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// owed makes a line with its account as the law computes it: credit is what of
// credit notes and money on account counts against it.
func owed(t testing.TB, in letters.Case, i data.Invoice, credit []rules.Paid, charges []data.Charge, paid ...letters.PaidLine) letters.NoticeLine {
	t.Helper()
	l := letters.NoticeLine{Invoice: i, Payments: paid, Balance: i.Total}
	claim := rules.ClaimInput{Regime: in.Client.Kind, Principal: i.Total, Start: i.Due, Until: in.Today, First: in.Sender.PaysFirst, Payments: credit}
	if in.Client.Kind == data.Consumer {
		claim.Start = i.Due.Add(20) // the day a formal notice was received
	}
	for _, p := range paid {
		l.Balance -= p.Amount
		claim.Payments = append(claim.Payments, rules.Paid{On: p.On, Amount: p.Amount})
	}
	c, err := rules.ComputeClaim(claim, realRates(t))
	if err != nil {
		t.Fatal(err)
	}
	l.Claim = rules.AccountOf(c, charges)
	return l
}

func invoice(n int, total money.Cents, due day.Day) data.Invoice {
	return data.Invoice{ID: data.ID(n), ClientID: 1, Number: fmt.Sprintf("F-2026-%03d", n), Kind: data.KindInvoice, Issued: due.Add(-30), Due: due, Total: total, Currency: "EUR"}
}

func waived(kind data.ChargeKind, on day.Day, amount money.Cents) data.Charge {
	return data.Charge{ID: 1, InvoiceID: 1, Kind: kind, Move: data.ChargeWaived, On: on, Amount: amount, Whole: amount == 0, Reason: "geste commercial"}
}

func settled(kind data.ChargeKind, on day.Day, amount money.Cents) data.Charge {
	return data.Charge{ID: 2, InvoiceID: 1, Kind: kind, Move: data.ChargePaid, On: on, Amount: amount, PaymentID: 5}
}

func caseOf(kind data.ClientKind) letters.Case {
	return letters.Case{Sender: sender(), Client: client(kind, data.French), Today: today}
}

// randomCase returns a case of any kind of debtor, with part payments, rows of
// the ledger, credit notes and money on account, at random.
func randomCase(t testing.TB, r *rand.Rand) letters.Case {
	in := caseOf(data.ClientKinds[r.IntN(3)])
	in.Sender.PaysFirst = []data.PaysFirst{data.PrincipalFirst, data.InterestFirst}[r.IntN(2)]
	n := 1 + r.IntN(6)
	for k := range n {
		i := invoice(k+1, money.Cents(20_000+r.IntN(2_000_000)), today.Add(-30-r.IntN(800)))
		var paid []letters.PaidLine
		for range r.IntN(3) {
			paid = append(paid, letters.PaidLine{On: i.Issued.Add(r.IntN(today.Sub(i.Issued))), Amount: 1 + money.Cents(r.IntN(int(i.Total/4)))})
		}
		slices.SortFunc(paid, func(a, b letters.PaidLine) int { return a.On.Sub(b.On) })
		var charges []data.Charge
		for _, kind := range data.ChargeKinds {
			if kind == data.ChargeIndemnity && in.Client.Kind == data.Consumer {
				continue
			}
			for range r.IntN(3) {
				on, amount := today.Add(-r.IntN(20)), money.Cents(r.IntN(3000))
				if r.IntN(2) == 0 && amount > 0 {
					charges = append(charges, settled(kind, on, amount))
				} else {
					charges = append(charges, waived(kind, on, amount))
				}
				charges[len(charges)-1].ID = data.ID(10*k + len(charges) + 1)
			}
		}
		var credit []rules.Paid
		if k == 0 && r.IntN(3) == 0 { // money on account, counted against the first
			p := letters.PaidLine{On: today.Add(-r.IntN(25)), Amount: 1 + money.Cents(r.IntN(4000))}
			in.Advance, in.OnAccount, credit = append(in.Advance, p), p.Amount, []rules.Paid{{On: p.On, Amount: p.Amount}}
		}
		in.Lines = append(in.Lines, owed(t, in, i, credit, charges, paid...))
	}
	return in
}

// whole returns every text of a letter, a line for each.
func whole(t testing.TB, l letters.Letter, err error) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(everyText(reflect.ValueOf(l)), "\n")
}
