package sqlite

import (
	"reflect"
	"testing"

	"dument/data"
	"dument/data/money"
)

func TestTheDayGroupsWhatIsDueByClient(t *testing.T) {
	r := newRegister(t)
	old, big, soon := addClient(t, r, "Ancien"), addClient(t, r, "Œuvre & Fils"), addClient(t, r, "Bientôt")
	first := addInvoice(t, r, old, "F-1", 10_000, -41)
	addInvoice(t, r, old, "F-2", 5_000, 15) // the last day of the horizon
	addInvoice(t, r, big, "F-3", 900_000, -5)
	addInvoice(t, r, big, "F-4", 100_000, -1)
	addInvoice(t, r, soon, "F-5", 7_000, 0)  // today is not late
	addInvoice(t, r, soon, "F-6", 7_000, 16) // beyond the horizon
	pay(t, r, first, 4_000)
	must(t, r.AddContact(ctx, &data.Contact{ClientID: old.ID, On: today.Add(-11), Channel: data.ChannelEmail, Level: data.LevelFirst,
		Lines: []data.ContactLine{{InvoiceID: first.ID, Number: "F-1", Balance: 10_000}}}))
	view, err := r.Day(ctx, today, 15)
	must(t, err)
	group := func(c data.Client, n int, balance money.Cents, days int) data.ClientGroup {
		return data.ClientGroup{ClientID: c.ID, Name: c.Name, Kind: c.Kind, Email: "facturation@exemple.fr", Currency: "EUR", Invoices: n, Balance: balance, OldestDue: today.Add(days)}
	}
	late, coming := group(old, 1, 6_000, -41), group(old, 1, 5_000, 15)
	late.LastContact, late.LastLevel, coming.LastContact = today.Add(-11), data.LevelFirst, today.Add(-11)
	want := data.DayView{Overdue: []data.ClientGroup{late, group(big, 2, 1_000_000, -5)}, Upcoming: []data.ClientGroup{group(soon, 1, 7_000, 0), coming},
		OverdueTotal: []data.Total{{Currency: "EUR", Amount: 1_006_000, Balance: 1_006_000}}, UpcomingTotal: []data.Total{{Currency: "EUR", Amount: 12_000, Balance: 12_000}}}
	if !reflect.DeepEqual(view, want) {
		t.Errorf("day = %+v\nwant  %+v", view, want)
	}
}

// TestCreditIsDeductedOnce gives a client what he is owed back in each way, and
// looks what the day still asks him for.
func TestCreditIsDeductedOnce(t *testing.T) {
	for name, k := range map[string]struct{ credit, onAccount, late, soon, wantLate, wantSoon money.Cents }{
		"none":                    {0, 0, 100, 50, 100, 50},
		"of what is late":         {30, 0, 100, 50, 70, 50},
		"both kinds":              {30, 20, 100, 50, 50, 50},
		"covers what is late":     {70, 30, 100, 50, 0, 50},
		"reaches what is to come": {80, 40, 100, 50, 0, 30},
		"covers all":              {100, 50, 100, 50, 0, 0},
		"more than all":           {900, 0, 100, 50, 0, 0},
		"nothing late":            {0, 20, 0, 50, 0, 30},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRegister(t)
			c := addClient(t, r, "Zoé")
			for number, part := range map[string]struct {
				total money.Cents
				days  int
			}{"F-1": {k.late, -3}, "F-2": {k.soon, 3}} {
				if part.total > 0 {
					addInvoice(t, r, c, number, part.total, part.days)
				}
			}
			if k.credit > 0 {
				addCreditNote(t, r, c, "A-1", k.credit)
			}
			if k.onAccount > 0 {
				must(t, r.SavePayment(ctx, &data.Payment{ClientID: c.ID, On: today, Amount: k.onAccount}))
			}
			pounds := data.Invoice{ClientID: c.ID, Number: "F-GBP", Issued: today.Add(-30), Due: today.Add(-2), Total: 7_000, Currency: "GBP"}
			must(t, r.SaveInvoice(ctx, &pounds)) // euros pay no pounds
			view, err := r.Day(ctx, today, 15)
			must(t, err)
			sum := func(groups []data.ClientGroup) (euros money.Cents) {
				for _, g := range groups {
					if g.Balance <= 0 {
						t.Errorf("group %+v asks for nothing", g)
					}
					if g.Currency == "EUR" {
						euros += g.Balance
					}
				}
				return euros
			}
			if late, soon := sum(view.Overdue), sum(view.Upcoming); late != k.wantLate || soon != k.wantSoon {
				t.Errorf("late %d, to come %d, want %d and %d", late, soon, k.wantLate, k.wantSoon)
			}
			if last := view.OverdueTotal[len(view.OverdueTotal)-1]; last.Currency != "GBP" || last.Balance != 7_000 {
				t.Errorf("totals = %+v", view.OverdueTotal)
			}
		})
	}
}
