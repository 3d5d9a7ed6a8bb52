package desk

import (
	"context"
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// Holds returns what keeps reminders of a client (0 = of all) from leaving, or
// did, newest first.
func (d *Desk) Holds(ctx context.Context, client data.ID) (data.Holds, error) {
	return d.Register.Holds(ctx, client)
}

// standingHolds are the holds of some invoices that are in force on a day.
type standingHolds struct {
	disputes []data.Dispute
	promises []data.Promise
	plans    []data.InstalmentPlan
}

// standing reads which holds in force touch any of some invoices.
func (d *Desk) standing(ctx context.Context, client data.ID, invoices []data.ID) (standingHolds, error) {
	all, err := d.Register.Holds(ctx, client)
	if err != nil {
		return standingHolds{}, err
	}
	today := d.Today()
	return standingHolds{
		disputes: keep(all.Disputes, func(x data.Dispute) bool { return x.Open() && slices.Contains(invoices, x.InvoiceID) }),
		promises: keep(all.Promises, func(x data.Promise) bool {
			return x.State(today) == data.PromisePending && meet(x.Invoices, invoices)
		}),
		plans: keep(all.Plans, func(x data.InstalmentPlan) bool { return x.InForce(today) && meet(x.Invoices, invoices) }),
	}, nil
}

// open returns the open invoices among some of a client, and refuses what a
// hold cannot be about: none, a settled one, several currencies.
func (d *Desk) open(ctx context.Context, client data.ID, invoices []data.ID) ([]data.OpenItem, error) {
	if len(invoices) == 0 {
		return nil, data.Invalid("invoices", "Choisissez au moins une facture.")
	}
	items, err := d.Register.OpenItems(ctx, client)
	if err != nil {
		return nil, err
	}
	chosen := keep(items, func(i data.OpenItem) bool {
		return i.Kind == data.KindInvoice && i.Balance > 0 && slices.Contains(invoices, i.ID)
	})
	for _, id := range invoices {
		if holds(chosen, id) {
			continue
		}
		i, _, err := d.Register.Invoice(ctx, id)
		if err != nil {
			return nil, err
		}
		return nil, data.Invalid("invoices", i.Kind.French()+" "+i.Number+"\u00a0: rien n’y est à payer par ce client. Retirez-la du choix.")
	}
	for _, i := range chosen {
		if i.Currency != chosen[0].Currency {
			return nil, data.Invalid("invoices", "Les factures choisies sont en "+chosen[0].Currency+" et en "+i.Currency+"\u00a0: choisissez-les dans une seule devise.")
		}
	}
	return chosen, nil
}

// agreeable refuses a promise or a plan that could not be followed: over an
// invoice in dispute, over one that a plan in force settles already, and after
// the judgment that opened insolvency proceedings, since what was owed before
// it may not be paid (art. L622-7 C. com.).
func (d *Desk) agreeable(ctx context.Context, client data.ID, items []data.OpenItem, held standingHolds) error {
	c, err := d.Register.Client(ctx, client)
	if err != nil {
		return err
	}
	if !c.Insolvent.IsZero() {
		return blocked(c.Name + " est en procédure collective depuis le " + c.Insolvent.French() +
			"\u00a0: ses dettes d’avant le jugement ne peuvent plus être payées directement. Déclarez votre créance au mandataire judiciaire.")
	}
	if len(held.disputes) > 0 {
		return blocked("La facture " + number(items, held.disputes[0].InvoiceID) + " est en litige depuis le " + held.disputes[0].Opened.French() +
			"\u00a0: clôturez d’abord le litige, ou retirez-la du choix.")
	}
	if len(held.plans) > 0 {
		return blocked("Un échéancier du " + held.plans[0].Made.French() + " règle déjà la facture " + shared(items, held.plans[0].Invoices) +
			"\u00a0: mettez-y fin d’abord, ou retirez-la du choix.")
	}
	return nil
}

// agree keeps an agreement about open invoices and withdraws the pending
// promises that it covers whole: the newer word counts. Undo ends the agreement
// and brings the promises back.
func (d *Desk) agree(ctx context.Context, client data.ID, items []data.OpenItem, save func() error, end func(context.Context) (Undo, error)) (Undo, error) {
	var invoices []data.ID
	for _, i := range items {
		invoices = append(invoices, i.ID)
	}
	held, err := d.standing(ctx, client, invoices)
	if err != nil {
		return nil, err
	}
	if err := d.agreeable(ctx, client, items, held); err != nil {
		return nil, err
	}
	if err := save(); err != nil {
		return nil, err
	}
	back, err := d.replace(ctx, held.promises, invoices)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		if _, err := end(ctx); err != nil {
			return err
		}
		return back(ctx)
	}, nil
}

// replace withdraws the pending promises that a newer agreement covers whole,
// and returns how to bring them back.
func (d *Desk) replace(ctx context.Context, promises []data.Promise, invoices []data.ID) (Undo, error) {
	var replaced []data.Promise
	back := func(ctx context.Context) error {
		for _, p := range replaced {
			p.Withdrawn = 0
			if err := d.Register.SavePromise(ctx, &p); err != nil {
				return err
			}
		}
		return nil
	}
	for _, p := range promises {
		if slices.ContainsFunc(p.Invoices, func(id data.ID) bool { return !slices.Contains(invoices, id) }) {
			continue // it still holds for another invoice
		}
		p.Withdrawn = d.Today()
		if err := d.Register.SavePromise(ctx, &p); err != nil {
			return back, err
		}
		replaced = append(replaced, p)
	}
	return back, nil
}

// dated fills in today as the day on which something was said, and refuses one
// to come.
func (d *Desk) dated(on *day.Day, field string) error {
	if on.IsZero() {
		*on = d.Today()
	}
	if *on > d.Today() {
		return data.Invalid(field, "La date ("+on.French()+") est dans le futur\u00a0: indiquez le jour où cela s’est dit.")
	}
	return nil
}

func balances(items []data.OpenItem) money.Cents {
	var sum money.Cents
	for _, i := range items {
		sum += i.Balance
	}
	return sum
}

func number(items []data.OpenItem, id data.ID) string {
	for _, i := range items {
		if i.ID == id {
			return i.Number
		}
	}
	return ""
}

// shared returns the number of the first item that is among some invoices.
func shared(items []data.OpenItem, ids []data.ID) string {
	for _, i := range items {
		if slices.Contains(ids, i.ID) {
			return i.Number
		}
	}
	return ""
}

func meet(a, b []data.ID) bool {
	return slices.ContainsFunc(a, func(id data.ID) bool { return slices.Contains(b, id) })
}

func keep[T any](all []T, f func(T) bool) []T {
	var out []T
	for _, x := range all {
		if f(x) {
			out = append(out, x)
		}
	}
	return out
}

// one returns the hold with an id, or refuses with data.CodeNotFound.
func one[T any](all []T, f func(T) bool, what string) (T, error) {
	for _, x := range all {
		if f(x) {
			return x, nil
		}
	}
	var none T
	return none, &data.Error{Code: data.CodeNotFound, Field: "id", Sentence: what + " n’est plus dans le registre\u00a0: actualisez la page (F5)."}
}
