package data

import (
	"testing"

	"dument/data/day"
)

// TestWhatHoldsAnInvoice: the strongest first, and of promises and plans the
// newest word counts.
func TestWhatHoldsAnInvoice(t *testing.T) {
	const client, bill, other = 1, 10, 11
	today := day.Of(2026, 11, 21)
	dispute := Dispute{ClientID: client, InvoiceID: bill, Opened: today}
	closed := dispute
	closed.Closed = today
	promise := Promise{ClientID: client, Invoices: []ID{bill}, Made: today.Add(-9), Due: today, Amount: 100, Rest: 100}
	broken, withdrawn, kept := promise, promise, promise
	broken.Due, withdrawn.Withdrawn, kept.Paid = today.Add(-1), today, 100
	plan := InstalmentPlan{ClientID: client, Invoices: []ID{bill}, Made: today, Instalments: Split(100, 2, today, "monthly"), Rest: 100}
	missed, ended := plan, plan
	missed.Instalments = Split(100, 2, today.Add(-1), "monthly")
	ended.Ended = today
	pause := Pause{ClientID: client, Until: today}
	over, lifted := pause, pause
	over.Until, lifted.Ended = today.Add(-1), today
	for _, c := range []struct {
		what  string
		holds Holds
		want  HoldKind
	}{
		{"nothing", Holds{}, HoldNone},
		{"an open dispute, before all else", Holds{[]Dispute{dispute}, []Promise{promise}, []InstalmentPlan{plan}, []Pause{pause}}, HoldDispute},
		{"a closed dispute holds nothing", Holds{Disputes: []Dispute{closed}}, HoldNone},
		{"a dispute of another invoice", Holds{Disputes: []Dispute{{InvoiceID: other, Opened: today}}}, HoldNone},
		{"a promise until the end of its day", Holds{[]Dispute{closed}, []Promise{promise}, []InstalmentPlan{plan}, nil}, HoldPromise},
		{"a broken promise", Holds{Promises: []Promise{broken}}, HoldNone},
		{"a kept promise", Holds{Promises: []Promise{kept}}, HoldNone},
		{"a withdrawn promise leaves the one before it", Holds{Promises: []Promise{withdrawn, promise}}, HoldPromise},
		{"a broken promise takes the place of the one before it", Holds{Promises: []Promise{broken, promise}}, HoldNone},
		{"a plan that is kept", Holds{Promises: []Promise{broken}, Plans: []InstalmentPlan{plan}}, HoldPlan},
		{"a plan that was not kept", Holds{Plans: []InstalmentPlan{missed}}, HoldNone},
		{"a plan that was ended", Holds{Plans: []InstalmentPlan{ended}}, HoldNone},
		{"a pause of the client, on its last day", Holds{Pauses: []Pause{pause}}, HoldPause},
		{"a pause of the invoice", Holds{Pauses: []Pause{{ClientID: client, InvoiceID: bill, Until: today}}}, HoldPause},
		{"a pause of everything", Holds{Pauses: []Pause{{Until: today}}}, HoldPause},
		{"a pause of another invoice", Holds{Pauses: []Pause{{ClientID: client, InvoiceID: other, Until: today}}}, HoldNone},
		{"a pause of another client", Holds{Pauses: []Pause{{ClientID: 2, Until: today}}}, HoldNone},
		{"a pause that is over", Holds{Pauses: []Pause{over, lifted}}, HoldNone},
	} {
		if got := c.holds.Of(client, bill, today); got != c.want {
			t.Errorf("%s: held by %q, want %q", c.what, got, c.want)
		}
	}
	all := Holds{[]Dispute{dispute, {InvoiceID: other}}, []Promise{{Invoices: []ID{other, bill}}, {Invoices: []ID{other}}},
		[]InstalmentPlan{{Invoices: []ID{other}}}, []Pause{{InvoiceID: other}, {InvoiceID: bill}, pause}}
	if got := all.About(bill); len(got.Disputes) != 1 || len(got.Promises) != 1 || len(got.Plans) != 0 || len(got.Pauses) != 2 {
		t.Errorf("about the invoice: %+v", got)
	}
}
