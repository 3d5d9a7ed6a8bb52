package desk

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/letters"
)

// exhibits lists what a case rests on, numbered: the orders, the invoices, what
// was written about them with its proof, and the calculation of the day.
func (d *Desk) exhibits(ctx context.Context, c letters.Case) (out []letters.Exhibit, err error) {
	add := func(title string) { out = append(out, letters.Exhibit{Number: len(out) + 1, Title: title}) }
	var orders []string
	for _, l := range c.Lines {
		if ref := l.Invoice.OrderRef; ref != "" && !slices.Contains(orders, ref) {
			orders = append(orders, ref)
			add("Commande " + ref)
		}
	}
	for _, l := range c.Lines {
		add(l.Invoice.Kind.French() + " " + l.Invoice.Number + " du " + l.Invoice.Issued.French())
	}
	proofs, err := d.proofs(ctx, c)
	for _, p := range proofs {
		add(p)
	}
	add("Décompte des sommes dues, arrêté au " + d.Today().French())
	return out, err
}

// proofs names what was written to the client about the lines of a case, oldest
// first, each registered letter with the proof of its posting and receipt.
func (d *Desk) proofs(ctx context.Context, c letters.Case) ([]string, error) {
	postings, err := d.Register.Postings(ctx, c.Client.ID)
	if err != nil {
		return nil, err
	}
	type proof struct {
		on   day.Day
		what string
	}
	var found []proof
	for _, x := range c.Earlier {
		about := slices.ContainsFunc(x.Lines, func(line data.ContactLine) bool {
			return slices.ContainsFunc(c.Lines, func(l letters.NoticeLine) bool { return l.Invoice.ID == line.InvoiceID })
		})
		written := x.Channel == data.ChannelEmail || x.Channel == data.ChannelLetter || x.Channel == data.ChannelRegistered
		if !about || !written || x.Result != data.ResultNone || x.DocumentID == 0 {
			continue
		}
		what := x.Level.French()
		if x.Level == data.LevelNone {
			what = x.Subject
		}
		what += " du " + x.On.French() + " (" + strings.ToLower(x.Channel.French()) + ")"
		if k := slices.IndexFunc(postings, func(p data.Posting) bool { return p.ContactID == x.ID }); k >= 0 {
			if postings[k].State() == data.StatePrinted {
				continue // it still lies in the tray: nobody has received it
			}
			sent := cmp.Or(postings[k].Posted, x.On)
			if what = x.Level.French() + " du " + sent.French(); sent != x.On {
				what += ", lettre datée du " + x.On.French()
			}
			what += proved(postings[k])
		}
		found = append(found, proof{x.On, what})
	}
	slices.SortStableFunc(found, func(a, b proof) int { return a.on.Sub(b.on) })
	var out []string
	for _, p := range found {
		out = append(out, p.what)
	}
	return out, nil
}

// posted returns what left of a history, registered letters on the day of their
// posting, as proofs dates them: those that still wait in the tray are left out.
func (d *Desk) posted(ctx context.Context, client data.ID, history []data.Contact) ([]data.Contact, error) {
	postings, err := d.Register.Postings(ctx, client)
	var out []data.Contact
	for _, c := range history {
		if k := slices.IndexFunc(postings, func(p data.Posting) bool { return p.ContactID == c.ID }); k >= 0 {
			if postings[k].State() == data.StatePrinted {
				continue
			}
			c.On = cmp.Or(postings[k].Posted, c.On)
		}
		out = append(out, c)
	}
	return out, err
}

// proved says by what a registered letter is proved.
func proved(p data.Posting) string {
	s := ", recommandé"
	if p.Number != "" {
		s += " n°\u00a0" + data.GroupRegisteredNumber(p.Number)
	}
	if !p.Posted.IsZero() {
		s += " posté le " + p.Posted.French()
	}
	switch p.State() {
	case data.StateDelivered:
		s += ", distribué le " + p.Delivered.French()
	case data.StateUnclaimed:
		if !p.Presented.IsZero() {
			s += ", présenté le " + p.Presented.French()
		}
		s += ", revenu le " + p.Back.French() + " (non réclamé)"
	case data.StateRefused:
		s += ", refusé le " + p.Back.French()
	case data.StateUnknown:
		s += ", revenu le " + p.Back.French() + " (inconnu à l’adresse)"
	}
	return s
}
