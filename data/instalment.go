package data

import (
	"fmt"

	"dument/data/day"
	"dument/data/money"
)

// Rhythm is how often an instalment falls due.
type Rhythm string

// Rhythms lists the rhythms in the order they are offered.
var Rhythms = []Rhythm{"weekly", "fortnightly", "monthly", "quarterly"}

// French returns the rhythm's name in the window.
func (r Rhythm) French() string {
	switch r {
	case "weekly":
		return "Chaque semaine"
	case "fortnightly":
		return "Toutes les deux semaines"
	case "monthly":
		return "Chaque mois"
	case "quarterly":
		return "Chaque trimestre"
	}
	return string(r)
}

// after returns the n-th due day after the first one. Months keep the first
// one's day: 31 January, 28 February, 31 March.
func (r Rhythm) after(first day.Day, n int) day.Day {
	switch r {
	case "weekly":
		return first.Add(7 * n)
	case "fortnightly":
		return first.Add(14 * n)
	case "quarterly":
		return first.AddMonths(3 * n)
	}
	return first.AddMonths(n)
}

// Instalment is one payment of a plan.
type Instalment struct {
	Due    day.Day
	Amount money.Cents
}

// Split shares an amount out into n equal instalments; the odd cents are in the
// first ones, so that the sum is the amount. It returns nil for n < 1 or an
// amount of less than n cents.
func Split(amount money.Cents, n int, first day.Day, r Rhythm) []Instalment {
	if n < 1 || amount < money.Cents(n) {
		return nil
	}
	each, odd := amount/money.Cents(n), int(amount%money.Cents(n))
	out := make([]Instalment, n)
	for i := range out {
		out[i] = Instalment{Due: r.after(first, i), Amount: each}
		if i < odd {
			out[i].Amount++
		}
	}
	return out
}

// PlanGrace is the number of days after an instalment's due date for which a
// new plan waits before it counts as missed: the time of one reminder.
const PlanGrace = 8

// InstalmentPlan is an agreement to pay invoices in several times. While it is
// kept its invoices are not chased; each instalment has reminders of its own.
type InstalmentPlan struct {
	ID          ID
	ClientID    ID
	Invoices    []ID // at least one, one currency
	Made        day.Day
	Currency    string
	Instalments []Instalment // by due date
	Grace       int          // days after a due date before the instalment is missed
	Note        string
	Ended       day.Day     // ended by the user, or none
	Paid        money.Cents // came in on these invoices since it was made; read, never written
	Rest        money.Cents // what is open on these invoices; read, never written
	Reminded    []string    // occasions already written about; read, never written
}

// Total returns the sum of the instalments.
func (p InstalmentPlan) Total() money.Cents {
	var sum money.Cents
	for _, i := range p.Instalments {
		sum += i.Amount
	}
	return sum
}

// Owed returns what is left of instalment i (from 0): payments fill the
// instalments in the order of their dates.
func (p InstalmentPlan) Owed(i int) money.Cents {
	paid := p.Paid
	for _, before := range p.Instalments[:i] {
		paid -= before.Amount
	}
	return min(max(p.Instalments[i].Amount-max(paid, 0), 0), p.Instalments[i].Amount)
}

// trifle bounds what an instalment may lack and count as paid, a tenth of it at
// most: who sends 333.00 of 333.34 keeps the agreement.
const trifle money.Cents = 100

// Lacks reports whether more than a trifle of instalment i (from 0) is left.
func (p InstalmentPlan) Lacks(i int) bool { return p.Owed(i) > min(trifle, p.Instalments[i].Amount/10) }

// Missed returns the first instalment (from 0) that lacks something when its
// grace is over on a day, -1 when there is none.
func (p InstalmentPlan) Missed(today day.Day) int {
	for i, instalment := range p.Instalments {
		if today > instalment.Due.Add(p.Grace) && p.Lacks(i) && p.Rest > 0 {
			return i
		}
	}
	return -1
}

// InForce reports whether the plan keeps its invoices from being chased on a
// day: neither ended, nor missed, nor paid in full.
func (p InstalmentPlan) InForce(today day.Day) bool {
	return p.Ended.IsZero() && p.Missed(today) < 0 && p.Paid < p.Total() && p.Rest > 0
}

// Occasion names the reminder about instalment i, before or after its due date:
// the key under which the history keeps it.
func (p InstalmentPlan) Occasion(i int, late bool) string {
	when := "before"
	if late {
		when = "after"
	}
	return fmt.Sprintf("plan/%d/%d/%s", p.ID, i+1, when)
}

// Validate refuses a plan that cannot be followed.
func (p InstalmentPlan) Validate() error {
	switch {
	case len(p.Invoices) == 0:
		return Invalid("invoices", "Choisissez les factures que l’échéancier règle.")
	case p.Made.IsZero():
		return Invalid("made", "L’échéancier n’a pas de date\u00a0: indiquez le jour de l’accord.")
	case len(p.Instalments) == 0 || len(p.Instalments) > 60:
		return Invalid("instalments", "Un échéancier compte de 1 à 60 versements.")
	case p.Grace < 0 || p.Grace > 60:
		return Invalid("grace", "La tolérance après une échéance tient entre 0 et 60 jours.")
	}
	for i, instalment := range p.Instalments {
		switch {
		case instalment.Due < p.Made:
			return Invalid("instalments", fmt.Sprintf("Versement %d\u00a0: sa date (%s) précède l’accord (%s).", i+1, instalment.Due.French(), p.Made.French()))
		case i > 0 && instalment.Due <= p.Instalments[i-1].Due:
			return Invalid("instalments", fmt.Sprintf("Versement %d\u00a0: sa date (%s) doit suivre celle du versement précédent.", i+1, instalment.Due.French()))
		case instalment.Amount <= 0 || instalment.Amount > money.Max:
			return Invalid("instalments", fmt.Sprintf("Versement %d\u00a0: son montant doit être supérieur à zéro.", i+1))
		}
	}
	return nil
}
