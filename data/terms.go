package data

import (
	"fmt"

	"dument/data/day"
)

// MonthEnd says how terms count the end of the month; law and practice allow
// both counts (art. L441-10 I C. com.).
type MonthEnd string

const (
	MonthEndNone  MonthEnd = ""       // plain days
	MonthEndAfter MonthEnd = "after"  // date + days, then the end of that month
	MonthEndFirst MonthEnd = "before" // end of the month, then + days
)

// Terms are payment terms: Days after the invoice date, by a way of counting months.
type Terms struct {
	Days     int
	MonthEnd MonthEnd
}

// DefaultTerms is what the law sets where nothing was agreed: 30 days.
var DefaultTerms = Terms{Days: 30}

// DueDate returns the due date of an invoice issued on the given day.
func (t Terms) DueDate(issued day.Day) day.Day {
	switch t.MonthEnd {
	case MonthEndAfter:
		return issued.Add(t.Days).EndOfMonth()
	case MonthEndFirst:
		return issued.EndOfMonth().Add(t.Days)
	}
	return issued.Add(t.Days)
}

// Validate refuses terms that cannot be: 0 to 180 days.
func (t Terms) Validate() error {
	if t.Days < 0 || t.Days > 180 {
		return Invalid("terms_days", fmt.Sprintf("Un délai de paiement de %d jours n’est pas vraisemblable\u00a0: indiquez de 0 à 180 jours.", t.Days))
	}
	switch t.MonthEnd {
	case MonthEndNone, MonthEndAfter, MonthEndFirst:
		return nil
	}
	return Invalid("terms_month_end", "La façon de compter la fin de mois n’est pas connue\u00a0: choisissez before ou after, ou laissez-la vide.")
}

// French returns "30 jours", "45 jours fin de mois" or "fin de mois + 45 jours".
func (t Terms) French() string {
	switch t.MonthEnd {
	case MonthEndAfter:
		return fmt.Sprintf("%d jours fin de mois", t.Days)
	case MonthEndFirst:
		return fmt.Sprintf("fin de mois + %d jours", t.Days)
	}
	if t.Days == 0 {
		return "à réception"
	}
	return fmt.Sprintf("%d jours", t.Days)
}
