package rules

import (
	"slices"

	"dument/data"
	"dument/data/day"
)

// Years after which a claim can no longer be pursued, by the kind of debtor.
const (
	yearsProfessional = 5 // art. L110-4 C. com.
	yearsConsumer     = 2 // art. L218-2 C. conso.
	yearsPublic       = 4 // full years from 1 January after: art. 1, loi 68-1250
)

// The alarms, in months before the last day.
const (
	alarmFirst = 6
	alarmLast  = 3
)

// Clock is the delay of prescription that runs for a claim.
type Clock struct {
	Since day.Day               // the due date, or the day of the interruption in force
	By    data.InterruptionKind // what started it again, or "" for the due date
	Last  day.Day               // last day to act
}

// Alarm says how near the last day of prescription is.
type Alarm int

// The alarms, each graver than the one before.
const (
	AlarmNone Alarm = iota
	AlarmSixMonths
	AlarmThreeMonths
	AlarmPast // the last day is over
)

// Prescription returns the clock of a claim that fell due on a day. It starts
// again in full with each interruption that comes while it runs; one that comes
// before the due date, or too late, changes nothing, and what is no known kind
// of interruption, or was cancelled, never does. The last day is not put off when it is no working
// day. A kind of debtor that is not known is refused with data.CodeInvalid.
func Prescription(kind data.ClientKind, due day.Day, interruptions []data.Interruption) (Clock, error) {
	c := Clock{Since: due, Last: lastToAct(kind, due)}
	if c.Last.IsZero() {
		return Clock{}, data.Invalid("kind", "Le délai de prescription dépend du type de client et de l’échéance, et l’un des deux manque\u00a0: complétez la fiche du client ou la facture.")
	}
	sorted := data.Interrupting(interruptions)
	slices.SortStableFunc(sorted, func(a, b data.Interruption) int { return a.On.Sub(b.On) })
	for _, i := range sorted {
		if slices.Contains(data.InterruptionKinds, i.Kind) && i.On > c.Since && i.On <= c.Last {
			c = Clock{Since: i.On, By: i.Kind, Last: lastToAct(kind, i.On)}
		}
	}
	return c, nil
}

// lastToAct returns the last day of a delay that starts on a day: the day of
// the same date, whole (art. 2228, 2229 C. civ.); none where it has no length.
func lastToAct(kind data.ClientKind, since day.Day) day.Day {
	if since.IsZero() {
		return 0
	}
	switch kind {
	case data.Professional:
		return since.AddMonths(12 * yearsProfessional)
	case data.Consumer:
		return since.AddMonths(12 * yearsConsumer)
	case data.PublicBody:
		return day.HalfYear{Year: since.Year() + yearsPublic, Second: true}.Last()
	}
	return 0
}

// Alarms returns the days from which the clock gives its first and its last alarm.
func (c Clock) Alarms() (sixMonths, threeMonths day.Day) {
	return c.Last.AddMonths(-alarmFirst), c.Last.AddMonths(-alarmLast)
}

// Alarm returns how near the last day is on a day.
func (c Clock) Alarm(today day.Day) Alarm {
	six, three := c.Alarms()
	switch {
	case today > c.Last:
		return AlarmPast
	case today >= three:
		return AlarmThreeMonths
	case today >= six:
		return AlarmSixMonths
	}
	return AlarmNone
}
