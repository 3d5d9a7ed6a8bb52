package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// Change is what other settings would change in today's queue for a client.
type Change struct {
	ClientID      data.ID
	Client        string
	Before, After string // "Relance 1 aujourd’hui", "rien avant le 25/11/2026"
}

// Compare returns, by name, the clients for whom other settings would change
// what is proposed today; nothing is kept.
func (d *Desk) Compare(ctx context.Context, changed data.Dunning) ([]Change, error) {
	records, dunning, err := d.planned(ctx)
	if err != nil {
		return nil, err
	}
	before, after := byClient(rules.Plan(d.Today(), records, dunning)), byClient(rules.Plan(d.Today(), records, changed))
	var out []Change
	var ids []data.ID
	for _, debtor := range records.Debtors {
		was, is := before[debtor.ID], after[debtor.ID]
		c := Change{ClientID: debtor.ID, Before: was.words(false), After: is.words(false)}
		if c.Before == c.After {
			c.Before, c.After = was.words(true), is.words(true)
		}
		if c.Before != c.After {
			out, ids = append(out, c), append(ids, c.ClientID)
		}
	}
	if len(out) == 0 {
		return nil, nil
	}
	rows, err := d.Register.ClientRows(ctx, ids, d.Today())
	if err != nil {
		return nil, err
	}
	names := make(map[data.ID]string, len(rows))
	for _, row := range rows {
		names[row.ID] = row.Name
	}
	for i := range out {
		out[i].Client = names[out[i].ClientID]
	}
	slices.SortStableFunc(out, func(a, b Change) int { return strings.Compare(data.Fold(a.Client), data.Fold(b.Client)) })
	return out, nil
}

// standing is what a plan says about one client.
type standing struct {
	actions []rules.Action
	next    day.Day // of what is to come, or none
	why     string  // where nothing is to come
}

func byClient(p rules.DayPlan) map[data.ID]standing {
	out := map[data.ID]standing{}
	for _, i := range p.Idle {
		s := out[i.Client]
		switch {
		case !i.Day.IsZero() && (s.next.IsZero() || i.Day < s.next):
			s.next = i.Day
		case i.Day.IsZero() && s.why == "" && i.Why.Code != rules.CreditNote:
			s.why = i.Why.Sentence()
		}
		out[i.Client] = s
	}
	for _, a := range p.Actions {
		s := out[a.Client]
		s.actions = append(s.actions, a)
		out[a.Client] = s
	}
	return out
}

// words says it in French; counted tells the number of invoices as well.
func (s standing) words(counted bool) string {
	if len(s.actions) == 0 {
		switch {
		case !s.next.IsZero():
			return "rien avant le " + s.next.French()
		case s.why != "":
			return "rien (" + strings.TrimSuffix(lowerFirst(s.why), ".") + ")"
		}
		return "rien"
	}
	var parts []string
	for _, a := range s.actions {
		part := a.Level.French() + by(a.Channel) + " aujourd’hui"
		if counted {
			part = fmt.Sprintf("%s, %s, %s, %s", part, data.InvoiceCount(len(a.Invoices)), a.Net.Format(a.Currency), strings.ToLower(a.Tone.French()))
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "\u202f; ")
}

// by says how a message goes, "" for an e-mail.
func by(c data.Channel) string {
	switch c {
	case data.ChannelCall:
		return " par téléphone"
	case data.ChannelSMS:
		return " par SMS"
	case data.ChannelLetter:
		return " par courrier"
	case data.ChannelRegistered:
		return " en recommandé"
	case data.ChannelVisit:
		return " par une visite"
	}
	return ""
}

func lowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}
