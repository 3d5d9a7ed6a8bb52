package desk

import (
	"context"
	"slices"

	"dument/data"
	"dument/data/rules"
)

// veryLate is the number of days above which three invoices in a row make a bad
// payer.
const veryLate = 20

// Behaviour is how a client pays, in words.
type Behaviour struct {
	data.Behaviour
	Sentence   string       // "Paie en médiane 12 jours après l’échéance, sur 8 factures."
	Suggestion string       // to change the client's profile, "" where there is none
	Suggested  data.Profile // that profile
	OverLimit  string       // what is open passes the client's limit, "" where it does not
}

// Behaviour returns how a client pays, and what could be made of it.
func (d *Desk) Behaviour(ctx context.Context, client data.ID) (Behaviour, error) {
	c, err := d.Register.Client(ctx, client)
	if err != nil {
		return Behaviour{}, err
	}
	b, err := d.Register.Behaviour(ctx, client)
	if err != nil {
		return Behaviour{}, err
	}
	out := Behaviour{Behaviour: b, Sentence: rules.PaysUsually(b.Median, b.Settled)}
	out.Suggested, out.Suggestion = suggest(c.Profile.For(c.Kind), b)
	if c.CreditLimit > 0 && b.Open > c.CreditLimit {
		out.OverLimit = "Encours de " + b.Open.Format("EUR") + "\u00a0: il dépasse de " + (b.Open - c.CreditLimit).Format("EUR") +
			" l’encours autorisé de " + c.CreditLimit.Format("EUR") + "."
	}
	return out, nil
}

// suggest proposes another profile after three invoices paid alike.
func suggest(now data.Profile, b data.Behaviour) (data.Profile, string) {
	if len(b.Last) < 3 {
		return data.ProfileAuto, ""
	}
	last := b.Last[:3]
	switch {
	case slices.Min(last) > veryLate && now != data.ProfileBadPayer:
		return proposed(data.ProfileBadPayer, "3 dernières factures payées avec plus de 20 jours de retard")
	case slices.Max(last) > 0:
		return data.ProfileAuto, ""
	case now == data.ProfileBadPayer:
		return proposed(data.ProfileStandard, "3 dernières factures payées à l’heure")
	case now == data.ProfileNew:
		return proposed(data.ProfileRegular, "3 dernières factures payées à l’heure")
	}
	return data.ProfileAuto, ""
}

func proposed(p data.Profile, why string) (data.Profile, string) {
	return p, why + "\u00a0: passer en «\u00a0" + p.French() + "\u00a0»\u202f?"
}
