package rules

import (
	"fmt"

	"dument/data"
	"dument/data/day"
)

// minimumGap is the least number of days between two contacts with one client.
const minimumGap = 5

// longTerms is the number of days above which payment terms call for the slower ladder.
const longTerms = 45

// Step is a rung of a ladder: Offset days from the due date, negative before it.
type Step struct {
	Level  data.Level
	Offset int
}

var (
	standardLadder = []Step{{data.LevelUpcoming, -5}, {data.LevelFirst, 5}, {data.LevelSecond, 15}, {data.LevelFormalNotice, 30}}
	longLadder     = []Step{{data.LevelUpcoming, -10}, {data.LevelFirst, 10}, {data.LevelSecond, 25}, {data.LevelFormalNotice, 50}}
)

// ladder returns the steps that invoices with these terms climb.
func ladder(terms data.Terms) []Step {
	if terms.Days > longTerms {
		return longLadder
	}
	return standardLadder
}

// Next is what should happen to an open invoice, and why; or why nothing does.
type Next struct {
	Level   data.Level   // LevelNone when nothing will be sent
	Channel data.Channel // empty when nothing will be sent
	Day     day.Day      // the working day on which the step may leave; may be past
	Reason  string       // French sentence
	Blocked bool         // nothing will be sent, whatever the day
}

// NextStep returns the next step of an open invoice: the lowest one its
// history requires, on the first working day that the due date, the gap since
// the last contact with the client and the deadline last given allow. A step
// before the due date that was missed is passed over once the date has come.
func NextStep(item data.OpenItem, today day.Day) Next {
	switch {
	case item.Kind == data.KindCreditNote:
		return Next{Blocked: true, Reason: "Avoir\u00a0: il se déduit de ce que le client doit."}
	case item.Balance <= 0:
		return Next{Blocked: true, Reason: "Rien à réclamer\u00a0: la facture est soldée."}
	case item.DirectDebit:
		return Next{Blocked: true, Reason: "Pas de relance\u00a0: la facture est prélevée."}
	}
	step, ok := required(item, today)
	if !ok {
		return Next{Blocked: true, Reason: "Mise en demeure déjà faite\u00a0: la suite est affaire de procédure."}
	}
	n := Next{Level: step.Level, Channel: channel(item, step.Level)}
	n.Day, n.Reason = stepDay(item, step)
	state := fmt.Sprintf("Échéance le %s", item.Due.French())
	if late := today.Sub(item.Due); late > 0 {
		state = "Échue depuis " + count(late, "jour")
	} else if late == 0 {
		state = "Échéance aujourd’hui"
	}
	if item.LastLevel.Rank() > 0 {
		state += fmt.Sprintf(", «\u00a0%s\u00a0» déjà partie", item.LastLevel.French())
	}
	if n.Day <= today {
		n.Reason = state + "."
	} else {
		n.Reason = fmt.Sprintf("%s. Le %s\u00a0: %s.", state, n.Day.French(), n.Reason)
	}
	return n
}

// required returns the lowest step that the history of the invoice still asks for.
func required(item data.OpenItem, today day.Day) (Step, bool) {
	for _, s := range ladder(item.Terms) {
		missed := s.Offset < 0 && today > item.Due
		if s.Level.Rank() > item.LastLevel.Rank() && !missed {
			return s, true
		}
	}
	return Step{}, false
}

// stepDay returns the working day of a step and the reason that fixed it.
func stepDay(item data.OpenItem, s Step) (day.Day, string) {
	d, reason := item.Due.Add(s.Offset), count(s.Offset, "jour")+" après l’échéance"
	if s.Offset < 0 {
		reason = count(-s.Offset, "jour") + " avant l’échéance"
	}
	if gap := item.LastContact.Add(minimumGap); !item.LastContact.IsZero() && gap > d {
		d, reason = gap, fmt.Sprintf("%s après le dernier contact", count(minimumGap, "jour"))
	}
	if end := item.LastEnd.Add(1); !item.LastEnd.IsZero() && end > d {
		d, reason = end, "fin du délai donné au client"
	}
	return d.NextWorking(), reason
}

func channel(item data.OpenItem, level data.Level) data.Channel {
	switch {
	case level == data.LevelFormalNotice:
		return data.ChannelRegistered
	case item.ClientEmail == "":
		return data.ChannelLetter
	}
	return data.ChannelEmail
}

// count returns "1 jour", "5 jours".
func count(n int, noun string) string {
	if n > 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d\u00a0%s", n, noun)
}
