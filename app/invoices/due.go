package invoices

import (
	"dument/data"
	"dument/data/day"
)

// dueTracker proposes a due date from the client's terms for as long as the
// user has not written one. A change of the issue date or of the client
// proposes anew; what the user wrote stays.
type dueTracker struct {
	terms    data.Terms
	issued   day.Day
	proposed day.Day
	own      bool // the user's date stands
}

// trackDue starts from a stored invoice: a due date that is not the one of the
// terms was chosen by the user and stays.
func trackDue(i data.Invoice, terms data.Terms) dueTracker {
	t := dueTracker{terms: terms, issued: i.Issued}
	if !i.Issued.IsZero() {
		t.proposed = terms.DueDate(i.Issued)
	}
	t.own = !i.Due.IsZero() && i.Due != t.proposed
	return t
}

// propose returns the due date to show after the terms or the issue date
// changed; ok is false where the field must be left as it is.
func (t *dueTracker) propose(terms data.Terms, issued day.Day) (due day.Day, ok bool) {
	t.terms, t.issued = terms, issued
	if t.own || issued.IsZero() {
		return 0, false
	}
	t.proposed = terms.DueDate(issued)
	return t.proposed, true
}

// typed hears what the due field holds now: another date than the proposed one
// is the user's own; emptying the field asks for the proposal again.
func (t *dueTracker) typed(due day.Day) {
	t.own = !due.IsZero() && due != t.proposed
}
