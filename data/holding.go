package data

import (
	"slices"

	"dument/data/day"
)

// HoldKind is the word of what keeps an invoice's reminders from leaving.
type HoldKind string

// The kinds, the strongest first.
const (
	HoldNone    HoldKind = ""
	HoldDispute HoldKind = "dispute"
	HoldPromise HoldKind = "promise"
	HoldPlan    HoldKind = "plan"
	HoldPause   HoldKind = "pause"
)

// French returns the word in the window, "" for none.
func (k HoldKind) French() string {
	switch k {
	case HoldDispute:
		return "Litige"
	case HoldPromise:
		return "Promesse"
	case HoldPlan:
		return "Échéancier"
	case HoldPause:
		return "En pause"
	}
	return ""
}

// Of returns the strongest hold on an open invoice of a client on a day. Of
// promises and plans the newest counts, as in the plan of the day. The holds
// may be those of several clients.
func (h Holds) Of(client, invoice ID, today day.Day) HoldKind {
	if slices.ContainsFunc(h.Disputes, func(d Dispute) bool { return d.InvoiceID == invoice && d.Open() }) {
		return HoldDispute
	}
	if i := slices.IndexFunc(h.Promises, func(p Promise) bool { return p.Withdrawn.IsZero() && slices.Contains(p.Invoices, invoice) }); i >= 0 &&
		h.Promises[i].State(today) == PromisePending {
		return HoldPromise
	}
	if i := slices.IndexFunc(h.Plans, func(p InstalmentPlan) bool { return p.Ended.IsZero() && slices.Contains(p.Invoices, invoice) }); i >= 0 &&
		h.Plans[i].InForce(today) {
		return HoldPlan
	}
	if slices.ContainsFunc(h.Pauses, func(p Pause) bool {
		return p.Holds(today) && (p.InvoiceID == invoice || p.InvoiceID == 0 && (p.ClientID == client || p.ClientID == 0))
	}) {
		return HoldPause
	}
	return HoldNone
}

// About keeps the holds of one invoice and those of its whole client, ended
// ones included.
func (h Holds) About(invoice ID) Holds {
	return Holds{
		Disputes: only(h.Disputes, func(d Dispute) bool { return d.InvoiceID == invoice }),
		Promises: only(h.Promises, func(p Promise) bool { return slices.Contains(p.Invoices, invoice) }),
		Plans:    only(h.Plans, func(p InstalmentPlan) bool { return slices.Contains(p.Invoices, invoice) }),
		Pauses:   only(h.Pauses, func(p Pause) bool { return p.InvoiceID == invoice || p.InvoiceID == 0 }),
	}
}

func only[T any](all []T, f func(T) bool) []T {
	var kept []T
	for _, one := range all {
		if f(one) {
			kept = append(kept, one)
		}
	}
	return kept
}
