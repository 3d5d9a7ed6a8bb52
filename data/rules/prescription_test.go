package rules

import (
	"math/rand/v2"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
)

// TestTheLastDayToActBySecondMethod compares the clock with what another
// program, in another language, counted.
func TestTheLastDayToActBySecondMethod(t *testing.T) {
	for _, v := range vectors(t, "prescription-vectors.csv", 25) {
		t.Run(v["name"], func(t *testing.T) {
			var interruptions []data.Interruption
			for _, i := range strings.FieldsFunc(v["interruptions"], func(r rune) bool { return r == ';' }) {
				kind, on, _ := strings.Cut(i, ":")
				interruptions = append(interruptions, data.Interruption{Kind: data.InterruptionKind(kind), On: iso(t, on)})
			}
			c, err := Prescription(data.ClientKind(v["kind"]), iso(t, v["due"]), interruptions)
			if err != nil {
				t.Fatal(err)
			}
			six, three := c.Alarms()
			if c.Since.String() != v["since"] || c.Last.String() != v["last"] || six.String() != v["six_months"] || three.String() != v["three_months"] {
				t.Errorf("since %s last %s alarms %s %s, want %s %s %s %s", c.Since, c.Last, six, three, v["since"], v["last"], v["six_months"], v["three_months"])
			}
			if (c.By == "") != (v["since"] == v["due"]) {
				t.Errorf("since %s by %q", c.Since, c.By)
			}
			for _, a := range []struct {
				on   day.Day
				want Alarm
			}{{six - 1, AlarmNone}, {six, AlarmSixMonths}, {three - 1, AlarmSixMonths}, {three, AlarmThreeMonths}, {c.Last, AlarmThreeMonths}, {c.Last + 1, AlarmPast}} {
				if got := c.Alarm(a.on); got != a.want {
					t.Errorf("on %s the alarm is %d, want %d", a.on, got, a.want)
				}
			}
		})
	}
}

// TestNoReminderEverMovesPrescription: over random claims, reminders and formal
// notices change nothing, and an interruption never shortens the delay.
func TestNoReminderEverMovesPrescription(t *testing.T) {
	rng := rand.New(rand.NewPCG(22, 11))
	for range 2000 {
		kind, due := data.ClientKinds[rng.IntN(3)], day.Of(2015, 1, 1).Add(rng.IntN(4000))
		var real, all []data.Interruption
		for range rng.IntN(5) {
			on := due.Add(rng.IntN(3000) - 100)
			all = append(all, data.Interruption{Kind: data.InterruptionKind([]string{"reminder", "formal_notice", "registered", ""}[rng.IntN(4)]), On: on.Add(rng.IntN(9) - 4)})
			if rng.IntN(2) == 0 {
				i := data.Interruption{Kind: data.InterruptionKinds[rng.IntN(3)], On: on}
				real, all = append(real, i), append(all, i)
			}
		}
		bare, err1 := Prescription(kind, due, nil)
		want, err2 := Prescription(kind, due, real)
		got, err3 := Prescription(kind, due, all)
		if err1 != nil || err2 != nil || err3 != nil || got != want || got.Last < bare.Last {
			t.Fatalf("%s due %s, %v: %+v, without the reminders %+v, without anything %+v (%v %v %v)", kind, due, all, got, want, bare, err1, err2, err3)
		}
	}
}

func TestPrescriptionNeedsAKindAndADueDate(t *testing.T) {
	for _, c := range []struct {
		kind data.ClientKind
		due  day.Day
	}{{"", iso(t, "2026-01-01")}, {data.Consumer, 0}} {
		if clock, err := Prescription(c.kind, c.due, nil); data.CodeOf(err) != data.CodeInvalid || !clock.Last.IsZero() {
			t.Errorf("%q, due %s: %+v, %v", c.kind, c.due, clock, err)
		}
	}
}

func TestACancelledInterruptionNeverWas(t *testing.T) {
	due := iso(t, "2024-01-15")
	rows := []data.Interruption{{ID: 1, Kind: data.Recognition, On: due + 100}, {ID: 2, Kind: data.CourtAct, On: due + 200}, {ID: 3, Kind: data.CourtAct, On: due + 300, Cancels: 2}}
	c, err := Prescription(data.Consumer, due, rows)
	if err != nil || c.Since != due+100 || c.By != data.Recognition {
		t.Errorf("%+v, %v", c, err)
	}
}
