package today

import (
	"fmt"
	"strings"

	"dument/app/ui"
	"dument/data"
	"dument/data/day"
)

// lateAfter is the number of days late from which red replaces amber.
const lateAfter = 30

// count writes a number with its noun: "1 facture", "3 factures".
func count(n int, noun string) string {
	if n > 1 {
		noun += "s"
	}
	return ui.Number(n) + "\u00a0" + noun
}

// late names in the window's title what the page found: "12 clients en retard".
func late(clients int) string {
	if clients == 0 {
		return "rien en retard"
	}
	return count(clients, "client") + " en retard"
}

// delay says how late something is, or how soon it is due, with its tone.
func delay(due, today day.Day) (string, ui.Tone) {
	switch late := today.Sub(due); {
	case late > lateAfter:
		return count(late, "jour") + " de retard", ui.ToneLate
	case late > 0:
		return count(late, "jour") + " de retard", ui.ToneOverdue
	case late == 0:
		return "échoit aujourd’hui", ui.ToneUpcoming
	case late == -1:
		return "échoit demain", ui.ToneUpcoming
	default:
		return "dans " + count(-late, "jour"), ui.ToneUpcoming
	}
}

// lastContact says when the client was last written to, and how far it went.
func lastContact(on day.Day, level data.Level) string {
	switch {
	case on.IsZero():
		return "Jamais relancé"
	case level == data.LevelNone:
		return "Contact le " + on.French()
	}
	return level.French() + " le " + on.French()
}

// heading is the line above a section: "En retard – 12 clients, 31 factures".
func (s section) heading(horizon int) string {
	title := "En retard"
	if !s.overdue {
		title = fmt.Sprintf("À échoir dans les %d\u00a0jours", horizon)
	}
	return title + "  –  " + count(s.clients, "client") + ", " + count(s.invoices, "facture")
}

func (s section) sum() string { return strings.Join(balances(s.totals), "  +  ") }
