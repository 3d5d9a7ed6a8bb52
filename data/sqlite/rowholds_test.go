package sqlite

import (
	"testing"

	"dument/data"
)

// TestTheHoldsOfSomeInvoices: their own, their client's and those of
// everything; nothing that ended, nothing of others.
func TestTheHoldsOfSomeInvoices(t *testing.T) {
	r := newRegister(t)
	alpha, beta := addClient(t, r, "Alpha"), addClient(t, r, "Beta")
	one, two := addInvoice(t, r, alpha, "F-1", 10000, -30), addInvoice(t, r, alpha, "F-2", 20000, -30)
	far := addInvoice(t, r, beta, "F-3", 30000, -30)
	for _, i := range []data.Invoice{one, far} {
		must(t, r.SaveDispute(ctx, &data.Dispute{InvoiceID: i.ID, Reason: "other", Opened: today}))
		must(t, r.SavePromise(ctx, &data.Promise{Invoices: []data.ID{i.ID}, Made: today, Due: today, Amount: 1}))
		must(t, r.SaveInstalmentPlan(ctx, &data.InstalmentPlan{Invoices: []data.ID{i.ID}, Made: today, Instalments: data.Split(i.Total, 2, today, "monthly")}))
		must(t, r.SavePause(ctx, &data.Pause{ClientID: i.ClientID, Made: today, Until: today, Reason: "Congés"}))
	}
	must(t, r.SaveDispute(ctx, &data.Dispute{InvoiceID: two.ID, Reason: "other", Opened: today, Closed: today, Outcome: "agreed"}))
	must(t, r.SavePromise(ctx, &data.Promise{Invoices: []data.ID{two.ID}, Made: today, Due: today, Amount: 1, Withdrawn: today}))
	must(t, r.SavePause(ctx, &data.Pause{InvoiceID: two.ID, Made: today.Add(-9), Until: today.Add(-1), Reason: "Passée"}))
	must(t, r.SavePause(ctx, &data.Pause{Made: today, Until: today, Reason: "Tout"}))

	got, err := r.InvoiceHolds(ctx, []data.ID{one.ID, two.ID}, today)
	must(t, err)
	if len(got.Disputes) != 1 || len(got.Promises) != 1 || len(got.Plans) != 1 || len(got.Pauses) != 2 || got.Pauses[0].Reason != "Tout" || got.Pauses[1].ClientID != alpha.ID {
		t.Errorf("the holds are %+v", got)
	}
	if got.Of(alpha.ID, one.ID, today) != data.HoldDispute || got.Of(alpha.ID, two.ID, today) != data.HoldPause {
		t.Errorf("held by %q and %q", got.Of(alpha.ID, one.ID, today), got.Of(alpha.ID, two.ID, today))
	}
	if none, err := r.InvoiceHolds(ctx, nil, today); err != nil || len(none.Pauses) != 0 {
		t.Errorf("of no invoice: %+v, %v", none, err)
	}
}
