package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"dument/data"
)

// When an alert becomes grave, or ends, in days.
const (
	trayGrave   = 3  // a letter that was printed and lies about says nothing to anybody
	silentAfter = 21 // held 15 days at the post office, and the way there and back
)

// Alerts returns what has a legal date that is near or over, the gravest first,
// then by day. Archived clients are left alone, and so is one whose case was
// handed over, but for the declaration of its claim and for prescription.
func (d *Desk) Alerts(ctx context.Context) ([]Alert, error) {
	var out []Alert
	for _, part := range []func(context.Context) ([]Alert, error){d.rateAlerts, d.postAlerts, d.declareAlerts, d.prescriptionAlerts} {
		alerts, err := part(ctx)
		if err != nil {
			return nil, err
		}
		out = append(out, alerts...)
	}
	slices.SortStableFunc(out, func(a, b Alert) int {
		if a.Grave != b.Grave {
			return map[bool]int{true: -1, false: 1}[a.Grave]
		}
		return cmp.Compare(a.Day, b.Day)
	})
	return out, nil
}

// rateAlerts tells of new rates, or of missing ones.
func (d *Desk) rateAlerts(ctx context.Context) ([]Alert, error) {
	news, err := d.RateNews(ctx)
	if err != nil || news.Sentence == "" {
		return nil, err
	}
	return []Alert{{Kind: AlertRates, Day: news.Half.First(), Grave: len(news.Missing) > 0, Sentence: news.Sentence}}, nil
}

// postAlerts tells of registered letters: to be posted, without news, expired.
func (d *Desk) postAlerts(ctx context.Context) ([]Alert, error) {
	all, err := d.Register.Postings(ctx, 0)
	if err != nil {
		return nil, err
	}
	var out []Alert
	if tray := keep(all, func(p data.Posting) bool { return p.State() == data.StatePrinted }); len(tray) > 0 {
		oldest := tray[len(tray)-1]
		what := "1\u00a0pli recommandé à poster, imprimé le " + oldest.Printed.French() + " pour " + oldest.ClientName
		if len(tray) > 1 {
			what = fmt.Sprintf("%d\u00a0plis recommandés à poster, le plus ancien imprimé le %s", len(tray), oldest.Printed.French())
		}
		out = append(out, Alert{Kind: AlertTray, Letter: oldest.ContactID, Day: oldest.Printed, Grave: d.Today().Sub(oldest.Printed) > trayGrave,
			Sentence: what + "\u00a0: postez, puis notez le numéro et la date du récépissé."})
	}
	for _, of := range byClientID(all) {
		if !slices.ContainsFunc(of, d.waits) {
			continue
		}
		c, err := d.Register.Client(ctx, of[0].ClientID)
		if err != nil {
			return nil, err
		}
		if c.Archived || !c.HandedOver.IsZero() {
			continue
		}
		alerts, err := d.letterAlerts(ctx, c, of)
		if err != nil {
			return nil, err
		}
		out = append(out, alerts...)
	}
	return out, nil
}

// waits reports whether a letter waits for the user: without news for too long,
// or a formal notice whose deadline is over.
func (d *Desk) waits(p data.Posting) bool {
	return d.silent(p) || p.Expired(d.Today()) && p.Level == data.LevelFormalNotice
}

// silent reports whether nothing was noted of a posted letter for too long.
func (d *Desk) silent(p data.Posting) bool {
	state := p.State()
	return (state == data.StatePosted || state == data.StateAbsent) && d.Today().Sub(max(p.Posted, p.Presented)) > silentAfter
}

// byClientID groups letters, newest first within a client.
func byClientID(all []data.Posting) [][]data.Posting {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b data.Posting) int { return cmp.Compare(a.ClientID, b.ClientID) })
	return slices.Collect(func(yield func([]data.Posting) bool) {
		for len(sorted) > 0 {
			n := slices.IndexFunc(sorted, func(p data.Posting) bool { return p.ClientID != sorted[0].ClientID })
			if n < 0 {
				n = len(sorted)
			}
			if !yield(sorted[:n]) {
				return
			}
			sorted = sorted[n:]
		}
	})
}

// letterAlerts tells of the letters of one client, newest first, as long as
// something of what they ask for is owed, free to be asked for, and not asked
// for again by a newer letter.
func (d *Desk) letterAlerts(ctx context.Context, c data.Client, of []data.Posting) ([]Alert, error) {
	stopped, err := d.stopped(ctx, c.ID, false, false)
	if err != nil {
		return nil, err
	}
	items, err := d.Register.OpenItems(ctx, c.ID)
	if err != nil || balances(items) <= 0 {
		return nil, err
	}
	history, err := d.Register.Contacts(ctx, c.ID, 0)
	if err != nil {
		return nil, err
	}
	var out []Alert
	told := map[data.ID]bool{}
	for _, p := range of {
		if p.Outcome == data.StateNotPosted || p.Outcome == data.StateUnknown {
			continue // it asked nobody for anything
		}
		a := Alert{Kind: AlertSilent, Client: c.ID, Letter: p.ContactID, Day: max(p.Posted, p.Presented)}
		var numbers []string
		for _, i := range linesOf(history, p.ContactID) {
			at := slices.IndexFunc(items, func(item data.OpenItem) bool { return item.ID == i && item.Balance > 0 })
			_, held := stopped[i]
			if at < 0 || told[i] || held && p.Level == data.LevelFormalNotice {
				continue
			}
			told[i] = true
			a.Invoices, numbers = append(a.Invoices, i), append(numbers, items[at].Number)
		}
		if len(a.Invoices) == 0 || !d.waits(p) {
			continue
		}
		if d.silent(p) {
			a.Sentence = "Recommandé à " + c.Name + " posté le " + p.Posted.French() + "\u00a0: aucune réception n’est notée. Suivez-le sur le site de La Poste, puis notez ce qu’il en est."
		} else {
			a.Kind, a.Day, a.Grave = AlertExpired, p.Deadline(), true
			a.Sentence = "La mise en demeure de " + c.Name + " (" + strings.Join(numbers, ", ") + ") est restée sans paiement\u00a0: le délai finissait le " +
				p.Deadline().French() + ". Constituez le dossier pour le confier, ou préparez la requête en injonction de payer."
		}
		out = append(out, a)
	}
	return out, nil
}

// linesOf returns the invoices that a line of the history is about.
func linesOf(history []data.Contact, contact data.ID) []data.ID {
	var ids []data.ID
	for _, c := range history {
		if c.ID == contact {
			for _, l := range c.Lines {
				ids = append(ids, l.InvoiceID)
			}
		}
	}
	return ids
}
