package data

import (
	"strings"
	"testing"

	"dument/data/day"
)

func TestTheNumberOfARegisteredLetter(t *testing.T) {
	for _, c := range []struct{ typed, grouped string }{
		{"", ""},
		{"1A 123 456 7890 1", "1A 123 456 7890 1"},
		{"1a12345678901", "1A 123 456 7890 1"},
		{"2C\u00a0123\u202f456.7890-1", "2C 123 456 7890 1"},
		{"1A 999 999 9999 9", "1A 999 999 9999 9"}, // its check digit is not public
		{"RR 123 456 785 FR", "RR 123 456 785 FR"},
		{"rr473124829de", "RR 473 124 829 DE"},
	} {
		if err := CheckRegisteredNumber(c.typed); err != nil {
			t.Errorf("%q: %v", c.typed, err)
		}
		if got := GroupRegisteredNumber(Compact(c.typed)); got != c.grouped {
			t.Errorf("%q is printed %q, want %q", c.typed, got, c.grouped)
		}
	}
	for _, c := range []struct{ typed, says string }{
		{"RR 123 456 789 FR", "faute de frappe"},
		{"RR 132 456 785 FR", "faute de frappe"}, // two figures changed places
		{"1A 123 456 7890", "1A 123 456 7890 1"},
		{"1A 123 456 7890 12", "n’est pas un numéro"},
		{"AA 123 456 7890 1", "n’est pas un numéro"},
		{"11 123 456 7890 1", "n’est pas un numéro"},
		{"RR 123 456 785 F", "n’est pas un numéro"},
		{"١A 123 456 7890 1", "n’est pas un numéro"},
	} {
		err := CheckRegisteredNumber(c.typed)
		if CodeOf(err) != CodeInvalid || FieldOf(err) != "number" || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v", c.typed, err)
		}
	}
}

// TestAnyWrongFigureOfAnInternationalNumberIsSeen: whichever single figure of
// this number is mistyped, the check of UPU S10 finds it.
func TestAnyWrongFigureOfAnInternationalNumberIsSeen(t *testing.T) {
	const right = "RR473124829DE"
	for at := 2; at < 11; at++ {
		for figure := byte('0'); figure <= '9'; figure++ {
			typed := right[:at] + string(figure) + right[at+1:]
			if err := CheckRegisteredNumber(typed); (err == nil) != (typed == right) {
				t.Errorf("%s: %v", typed, err)
			}
		}
	}
}

func TestWhereARegisteredLetterStands(t *testing.T) {
	on := day.Of(2026, 11, 2)
	for _, c := range []struct {
		says  string
		p     Posting
		state PostState
		end   day.Day // of the eight days that it gives
	}{
		{"printed, it waits in the tray", Posting{}, StatePrinted, 0},
		{"a number is no posting", Posting{Number: "1A12345678901"}, StatePrinted, 0},
		{"posted", Posting{Posted: on}, StatePosted, 0},
		{"the postman found nobody", Posting{Posted: on, Presented: on + 2}, StateAbsent, 0},
		{"it was fetched: the delay runs from then", Posting{Posted: on, Presented: on + 2, Delivered: on + 9}, StateDelivered, on + 17},
		{"it was handed over at once", Posting{Posted: on, Delivered: on + 2}, StateDelivered, on + 10},
		{"never fetched: from the first presentation", Posting{Posted: on, Presented: on + 2, Back: on + 19, Outcome: StateUnclaimed}, StateUnclaimed, on + 10},
		{"never fetched, and nobody noted the presentation: from its return", Posting{Posted: on, Back: on + 19, Outcome: StateUnclaimed}, StateUnclaimed, on + 27},
		{"refused", Posting{Posted: on, Presented: on + 2, Back: on + 2, Outcome: StateRefused}, StateRefused, on + 10},
		{"sent to a wrong address, it asks nobody for anything", Posting{Posted: on, Presented: on + 2, Back: on + 4, Outcome: StateUnknown}, StateUnknown, 0},
		{"given up before posting", Posting{Outcome: StateNotPosted}, StateNotPosted, 0},
	} {
		c.p.Days = 8
		if c.p.State() != c.state || c.p.Deadline() != c.end {
			t.Errorf("%s: %s until %s, want %s until %s", c.says, c.p.State(), c.p.Deadline(), c.state, c.end)
		}
		if c.p.State().French() == string(c.p.State()) {
			t.Errorf("%s has no French word", c.p.State())
		}
		if expired := c.p.Expired(on + 400); expired != !c.end.IsZero() || c.p.Expired(c.end) {
			t.Errorf("%s: over a year later expired is %v", c.says, expired)
		}
		c.p.Days = 0
		if !c.p.Deadline().IsZero() {
			t.Errorf("%s: a letter that gives no delay ends on %s", c.says, c.p.Deadline())
		}
	}
}

func TestTheTrackingPageTakesTheBareNumber(t *testing.T) {
	if got := TrackingPage("1A 123 456 7890 1"); !strings.HasSuffix(got, "=1A12345678901") {
		t.Error(got)
	}
}
