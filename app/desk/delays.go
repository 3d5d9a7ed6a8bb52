package desk

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// When the end of a delay becomes grave, or is told no more, in days.
const (
	declareGrave = 15 // left to declare a claim
	pastShown    = 90 // since the last day: later it helps nobody
)

// declareAlerts tells of claims to declare in collective proceedings, and of
// proceedings whose publication is to be looked up.
func (d *Desk) declareAlerts(ctx context.Context) ([]Alert, error) {
	sender, err := d.Register.Sender(ctx)
	if err != nil {
		return nil, err
	}
	insolvent, err := d.Register.InsolventClients(ctx)
	if err != nil {
		return nil, err
	}
	var out []Alert
	for _, c := range insolvent {
		last := rules.DeclareBy(c.Proceeding.Published, sender.Address)
		if !c.Proceeding.Declared.IsZero() || !last.IsZero() && d.Today().Sub(last) > pastShown {
			continue
		}
		items, err := d.Register.OpenItems(ctx, c.ID)
		if err != nil {
			return nil, err
		}
		if balances(items) <= 0 {
			continue
		}
		a := Alert{Kind: AlertDeclare, Client: c.ID, Day: last, Grave: last.IsZero() || last.Sub(d.Today()) <= declareGrave}
		for _, i := range items {
			a.Invoices = append(a.Invoices, i.ID)
		}
		if a.Day.IsZero() {
			a.Day = c.Insolvent
		}
		a.Sentence = d.declareSentence(c, last)
		out = append(out, a)
	}
	return out, nil
}

func (d *Desk) declareSentence(c data.Client, last day.Day) string {
	to := c.Proceeding.Trustee
	if to == "" {
		to = "mandataire judiciaire ou au liquidateur"
	} else {
		to = "mandataire, " + to
	}
	switch {
	case last.IsZero():
		return c.Name + " est en procédure collective depuis le " + c.Insolvent.French() +
			"\u00a0: notez la date de publication au BODACC, le délai de deux mois pour déclarer votre créance court d’elle."
	case last < d.Today():
		return "Le délai pour déclarer votre créance sur " + c.Name + " est passé depuis le " + last.French() +
			"\u00a0: un relevé de forclusion se demande au juge-commissaire, prenez conseil sans attendre."
	}
	return "Créance sur " + c.Name + " à déclarer au plus tard le " + last.French() + ", au " + to + "\u00a0: préparez la déclaration et postez-la en recommandé."
}

// prescriptionAlerts tells, for each client, of the claims that will be lost
// within six months, or were of late.
func (d *Desk) prescriptionAlerts(ctx context.Context) ([]Alert, error) {
	rows, err := d.Register.PrescriptionRows(ctx, dueBefore(d.Today()))
	if err != nil {
		return nil, err
	}
	ending := map[data.ID][]claimEnd{}
	for _, row := range rows {
		clock, err := rules.Prescription(row.ClientKind, row.Due, row.Interruptions)
		if err != nil {
			return nil, err
		}
		if alarm := clock.Alarm(d.Today()); alarm != rules.AlarmNone && d.Today().Sub(clock.Last) <= pastShown {
			ending[row.ClientID] = append(ending[row.ClientID], claimEnd{row, clock.Last, alarm})
		}
	}
	var out []Alert
	for _, id := range slices.Sorted(maps.Keys(ending)) {
		c, err := d.Register.Client(ctx, id)
		if err != nil {
			return nil, err
		}
		// A declared claim is interrupted until the proceedings end (art. L622-25-1 C. com.).
		if !c.Archived && c.Proceeding.Declared.IsZero() {
			out = append(out, prescriptionAlert(c, ending[id]))
		}
	}
	return out, nil
}

// claimEnd is a claim whose delay is near its end.
type claimEnd struct {
	data.PrescriptionRow
	last  day.Day
	alarm rules.Alarm
}

// namedInvoices bounds how many invoices a sentence names.
const namedInvoices = 3

func prescriptionAlert(c data.Client, claims []claimEnd) Alert {
	a := Alert{Kind: AlertPrescription, Client: c.ID}
	var numbers []string
	past := true
	for _, e := range claims {
		a.Invoices, numbers = append(a.Invoices, e.InvoiceID), append(numbers, e.Number)
		a.Grave = a.Grave || e.alarm >= rules.AlarmThreeMonths
		if e.alarm == rules.AlarmPast {
			continue
		}
		if past || e.last < a.Day {
			a.Day = e.last
		}
		past = false
	}
	what := strings.Join(numbers, ", ")
	if n := len(numbers) - namedInvoices; n > 0 {
		what = fmt.Sprintf("%s et %d de plus", strings.Join(numbers[:namedInvoices], ", "), n)
	}
	if past {
		a.Day = claims[0].last
		a.Sentence = "Le délai pour agir contre " + c.Name + " est passé (" + what + ")\u00a0: la dette ne peut plus être réclamée en justice, sauf acte qui l’a interrompu. Notez-le s’il y en a un."
		return a
	}
	a.Sentence = "Dernier jour pour agir contre " + c.Name + "\u00a0: le " + a.Day.French() + " (" + what +
		"). Une relance ou une mise en demeure n’arrête pas ce délai\u00a0: il faut une reconnaissance de la dette, ou un acte de justice signifié avant ce jour."
	return a
}

// dueBefore returns, for each kind of debtor, the day before which an invoice
// must have fallen due to be within six months of its prescription: the delays
// of package rules, walked back from the far end of the alarm.
func dueBefore(today day.Day) map[data.ClientKind]day.Day {
	out := map[data.ClientKind]day.Day{}
	for _, kind := range data.ClientKinds {
		due := today
		for {
			clock, err := rules.Prescription(kind, due, nil)
			if err != nil || clock.Alarm(today) != rules.AlarmNone {
				break
			}
			due = due.AddMonths(-1)
		}
		out[kind] = due.AddMonths(1).Add(1) // the alarm began within that month
	}
	return out
}
