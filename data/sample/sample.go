// Package sample makes up a register that looks like a freelancer's: clients
// with accents and apostrophes, invoices in every state, payments, reminders.
//
// It is pure: the same seed, sizes and day give the same set on every machine.
package sample

import (
	"math/rand/v2"
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// Set is what fills a register. Ids are given, from 1, and refer to each other.
type Set struct {
	Sender   data.Sender
	Clients  []data.Client
	Invoices []data.Invoice // credit notes among them
	Payments []data.Payment
	Contacts []data.Contact // by day
	Holds    data.Holds     // without ids
}

// generator draws one set. Its fields other than rnd describe the work so far.
type generator struct {
	rnd      *rand.Rand
	today    day.Day
	set      Set
	habits   []habit             // of the clients, by index
	numbers  map[string]int      // last number given, by prefix
	names    map[string]bool     // folded names given
	payments map[data.ID]int     // index of a client's last payment
	balances []money.Cents       // of the invoices, signed, by index
	open     map[data.ID]bool    // clients with an open credit note already
	held     map[data.ID]day.Day // invoices that something was agreed about, and when
}

// habit is how a client pays.
type habit struct {
	delay int     // usual days after the due date; may be negative
	owes  float64 // how much likelier than others to leave an invoice unpaid
	debit bool    // by direct debit
	large float64 // factor of amounts
}

// Generate makes clients and invoices (credit notes included) as they stand on
// today, with their payments, the reminders they had by the user's scenarios,
// and some disputes, promises, plans and pauses. Sizes below 1 give an empty set.
// From about 40 clients and 300 invoices every state occurs: to come, overdue
// by 1 to 200 days, paid in part, settled, credit notes open and used, direct
// debit, archived.
func Generate(seed int64, clients, invoices int, today day.Day, dunning data.Dunning) Set {
	g := generator{rnd: rand.New(rand.NewPCG(uint64(seed), 0x64756d656e74)), today: today, numbers: map[string]int{},
		names: map[string]bool{}, payments: map[data.ID]int{}, open: map[data.ID]bool{}, held: map[data.ID]day.Day{}}
	g.set.Sender = sender()
	for range clients {
		g.client()
	}
	if clients > 0 {
		g.invoices(invoices)
	}
	g.profiles()
	g.holds()
	g.contacts(dunning)
	slices.SortStableFunc(g.set.Contacts, func(a, b data.Contact) int { return a.At.Compare(b.At) })
	for i := range g.set.Contacts {
		g.set.Contacts[i].ID = data.ID(i + 1)
	}
	return g.set
}

// sender is the business of the demonstration; its numbers pass their checks
// and belong to nobody.
func sender() data.Sender {
	s := data.Sender{Name: "Hélène Œuvrard", LegalForm: "EI", SIREN: siren(4217), RCS: "RNE",
		Address: data.Address{Street: "7, quai de l’Île", Postcode: "44000", City: "Nantes"},
		Email:   "helene@oeuvrard.example", Phone: "02 61 91 00 07", IBAN: "FR7630006000011234567890189", BIC: "AGRIFRPP",
		Place: "Nantes", Terms: data.DefaultTerms}
	s.SIRET = siret(s.SIREN)
	return s
}

// siren returns a number that passes its check, in a range never given out.
func siren(n int) string { return luhn(pad(n%1_000_000, 8)) }

// siret returns the number of a business's first establishment.
func siret(siren string) string { return luhn(siren + "0001") }

func (g *generator) chance(p float64) bool { return g.rnd.Float64() < p }

// between returns a number from lo to hi, both included.
func (g *generator) between(lo, hi int) int { return lo + g.rnd.IntN(hi-lo+1) }

func pick[T any](g *generator, from []T) T { return from[g.rnd.IntN(len(from))] }
