package app

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dument/app/ui"
	"dument/data"
)

// dialog presses Enter on the dialog in front, once its title is as wanted.
func (s *autoStage) dialog(title string) {
	s.t.Helper()
	if _, ok := s.window.Canvas().Overlays().Top().(*ui.Dialog); !ok || !strings.HasSuffix(s.window.Title(), title) {
		s.t.Fatalf("in front is %q, want %q", s.window.Title(), title)
	}
	s.window.Canvas().Unfocus()
	s.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// The cards of the day open the dialogs of the page of letters: what is sent or
// printed there takes the card's step, and the card leaves.
func TestTheCardsOpenTheirDialogs(t *testing.T) {
	s := newAutoStage(t, func(d *data.Dunning) { d.Automatic = false })
	letter, err := s.desk.Client(t.Context(), 2)
	must(t, err)
	letter.Channel, letter.Address = data.ChannelLetter, data.Address{Street: "8 place du Marché", Postcode: "75002", City: "Paris"}
	must(t, s.desk.SaveClient(t.Context(), &letter))
	must(t, s.desk.SaveSender(t.Context(), data.Sender{Name: "Zoé Lefèvre", SIREN: "732829320", Address: data.Address{Street: "3 rue des Lilas", Postcode: "69001", City: "Lyon"},
		Terms: data.DefaultTerms}))
	t.Cleanup(s.files.remove)
	s.start()
	left := func(want int) {
		t.Helper()
		plan, err := s.desk.Plan(t.Context())
		must(t, err)
		if len(plan.Actions) != want {
			t.Errorf("%d cards are left, want %d", len(plan.Actions), want)
		}
	}
	test.Type(s.window.Canvas().Focused(), "m")
	s.dialog("Relance 1 pour Éole")
	left(2)
	s.arrived(0)
	for range 2 { // the toast's and the message's
		s.passTime(8 * time.Second)
	}
	s.arrived(1)

	press(s.window, fyne.KeyReturn)
	s.dialog("Relance 1 par courrier pour Nord")
	left(1)
	history, err := s.desk.ClientHistory(t.Context(), letter.ID)
	must(t, err)
	if len(history) != 1 || history[0].Channel != data.ChannelLetter || history[0].Step == 0 {
		t.Errorf("the history keeps %+v", history)
	}
}
