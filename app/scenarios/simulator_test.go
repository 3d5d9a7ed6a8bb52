package scenarios_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"dument/app/rehearsal"
	"dument/app/scenarios"
	"dument/app/ui"
	"dument/data"
)

// The page says what the desk computes, to the last one.
func TestTheSimulatorCountsWhatTheDeskComputes(t *testing.T) {
	h := open(t)
	for i := range 7 {
		h.owing(fmt.Sprintf("Client %d", i), 9*i-10)
	}
	h.Put(h.page)
	h.Tap("Simulateur")
	for _, days := range []int{60, 30, 90} {
		h.Tap(fmt.Sprintf("%d jours", days))
		planned, err := h.desk.Simulate(h.ctx, days)
		h.ok(err)
		notices, mails := 0, 0
		for _, p := range planned {
			switch {
			case p.Level == data.LevelFormalNotice:
				notices++
			case p.Channel == data.ChannelEmail:
				mails++
			}
		}
		if notices == 0 || mails == 0 {
			t.Fatalf("%d notices, %d mails in %d days: nothing to look at", notices, mails, days)
		}
		h.Sees("d’ici au "+today.Add(days-1).French(), fmt.Sprintf("%d e-mail", mails), fmt.Sprintf("%d mise", notices), fmt.Sprintf("%d envois", len(planned)))
	}
}

// A day of the calendar shows what leaves on it; Esc shows all again.
func TestADayOfTheCalendarIsChosen(t *testing.T) {
	h := open(t)
	h.owing("Alpha", 6)
	h.Put(h.page)
	h.Tap("Simulateur")
	h.Press(fyne.KeyRight) // from no day to the first
	h.Sees("Le 23/11/2026 : 1 envoi ou appel", "Alpha", "23/11", "1 234,56 €")
	h.Press(fyne.KeyRight)
	h.Sees("Le 24/11/2026 : 0 envoi", "Rien ne part ce jour-là.")
	h.Press(fyne.KeyDown)
	h.Sees("Le 01/12/2026")
	h.Press(fyne.KeyEscape)
	h.Misses("Le 01/12/2026 :")
}

func TestNothingToSimulate(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	h.Tap("Simulateur")
	h.Sees("Rien à envoyer d’ici là")
}

// A long calculation speaks up and can be stopped; its result is then dropped.
func TestALongCalculationIsStopped(t *testing.T) {
	var later []func()
	runner := ui.NewRunner(context.Background(), func(f func()) { later = append(later, f) }, func(f func()) { f() },
		func(_ time.Duration, f func()) { later = append(later, f) })
	h := open(t)
	h.owing("Alpha", 6)
	h.Stage = rehearsal.NewWith(t, runner)
	h.page = scenarios.New(h.Stage, h.desk)
	h.Put(h.page)
	later = nil
	h.Tap("Simulateur")
	work, patience := later[0], later[1]
	patience()
	h.Sees("Calcul de ce qui partirait")
	h.Tap("Arrêter")
	work()
	h.Sees("Le calcul est arrêté.")
	h.Misses("Alpha")
	later = nil
	h.Tap("Recommencer")
	for len(later) > 0 { // the table reads its rows as well
		do := later[0]
		later = later[1:]
		do()
	}
	h.Sees("Alpha")
}
