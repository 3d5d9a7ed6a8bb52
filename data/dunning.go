package data

import (
	"dument/data/day"
	"dument/data/money"
)

// Dunning is how the user wants reminders to go: the scenarios and what bounds them.
type Dunning struct {
	Scenarios []Scenario
	Default   ID             // scenario of a profile that has none
	Profiles  map[Profile]ID // scenario of each profile

	Gap       int         // least number of days between two contacts with one client
	Threshold money.Cents // less than this is not asked for
	Large     money.Cents // from this balance on, steps before the due date come Earlier days sooner
	Habit     int         // days: a client whose median lateness is above is reminded Earlier days sooner as well
	Earlier   int         // days
	August    bool        // nothing is proposed in August
	Receipts  int         // days for which a confirmation that receipts are up to date holds
	Thanks    bool        // propose thanks even for a case that went to a formal notice

	Automatic    bool // due e-mail steps marked automatic leave by themselves
	Rehearsal    bool // what leaves by itself goes to the user's own address
	NotBefore    int  // hour from which it does, 0 to 23
	CapPerDay    int  // messages that may leave by themselves in a day
	CapPerClient int  // the same to one client
}

// DefaultDunning returns the bounds proposed to a new user; the scenarios are
// those of the register.
func DefaultDunning() Dunning {
	return Dunning{Gap: 5, Threshold: 1000, Large: 500000, Habit: 10, Earlier: 5, Receipts: 3, NotBefore: 9, CapPerDay: 20, CapPerClient: 1}
}

// Validate refuses bounds that cannot be. The error names the field as the form does.
func (d Dunning) Validate() error {
	for _, f := range []struct {
		field, name string
		value       int
		least, most int
	}{
		{"gap", "L’écart minimum entre deux contacts", d.Gap, 1, 60},
		{"habit", "Le retard habituel", d.Habit, 1, 365},
		{"earlier", "L’avance des rappels", d.Earlier, 0, 60},
		{"receipts", "La durée de validité des encaissements", d.Receipts, 1, 31},
		{"not_before", "L’heure du premier envoi automatique", d.NotBefore, 0, 23},
		{"cap_per_day", "Le nombre d’envois automatiques par jour", d.CapPerDay, 1, 500},
		{"cap_per_client", "Le nombre d’envois automatiques par client et par jour", d.CapPerClient, 1, 10},
	} {
		if f.value < f.least || f.value > f.most {
			return Invalid(f.field, f.name+" doit tenir entre "+itoa(f.least)+" et "+itoa(f.most)+".")
		}
	}
	if d.Threshold < 0 || d.Threshold > money.Max || d.Large < 0 || d.Large > money.Max {
		return Invalid("threshold", "Un seuil ne peut être ni négatif ni supérieur à dix milliards.")
	}
	return nil
}

// Scenario returns the scenario with an id.
func (d Dunning) Scenario(id ID) (Scenario, bool) {
	for _, s := range d.Scenarios {
		if s.ID == id {
			return s, true
		}
	}
	return Scenario{}, false
}

// For returns the scenario of an invoice: its own, else its client's, else that
// of the client's profile, else the default one.
func (d Dunning) For(invoice, client ID, profile Profile, kind ClientKind) (Scenario, bool) {
	for _, id := range []ID{invoice, client, d.Profiles[profile.For(kind)], d.Default} {
		if s, ok := d.Scenario(id); ok && id != 0 {
			return s, true
		}
	}
	return Scenario{}, false
}

// Receipts says how current the payments in the register are.
type Receipts struct {
	Confirmed   day.Day // last day on which the user said that they are up to date, or none
	LastPayment day.Day // day of the newest payment, or none
}

// Current reports whether reminders may leave on the day today: the user said,
// at most days ago, that receipts were up to date.
func (r Receipts) Current(today day.Day, days int) bool {
	return !r.Confirmed.IsZero() && today.Sub(r.Confirmed) <= days
}
