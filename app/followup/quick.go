package followup

import (
	"time"

	"fyne.io/fyne/v2"

	"dument/app/ui"
	"dument/data/day"
)

// quickDay is a day that is often meant, with its words.
type quickDay struct {
	words string
	on    day.Day
}

// promiseDays are the days people promise to pay by.
func promiseDays(today day.Day) []quickDay {
	friday := today.Add(1)
	for friday.Weekday() != time.Friday {
		friday++
	}
	return []quickDay{{"Demain", today.Add(1)}, {"Vendredi", friday}, {"Dans 15\u00a0jours", today.Add(15)},
		{"Fin du mois", endOfMonth(today)}, {"Dans 30\u00a0jours", today.Add(30)}}
}

// pauseDays are the days until which reminders are often put off.
func pauseDays(today day.Day) []quickDay {
	return []quickDay{{"1\u00a0semaine", today.Add(7)}, {"2\u00a0semaines", today.Add(14)},
		{"Fin du mois", endOfMonth(today)}, {"1\u00a0mois", today.AddMonths(1)}, {"3\u00a0mois", today.AddMonths(3)}}
}

// endOfMonth is that of the next month on the last day of this one: what ends
// today is no choice.
func endOfMonth(today day.Day) day.Day { return today.Add(1).EndOfMonth() }

// quick is a line of buttons that fill a field; the keyboard goes on to it.
func quick(shell ui.Shell, field *ui.DayField, days []quickDay) fyne.CanvasObject {
	buttons := make([]fyne.CanvasObject, len(days))
	for i, d := range days {
		buttons[i] = ui.NewButton(d.words, func() {
			field.SetDay(d.on)
			field.SetError("")
			shell.Window().Canvas().Focus(field.Focusable())
		})
	}
	return ui.Flow(buttons...)
}
