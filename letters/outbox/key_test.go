package outbox_test

import (
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
)

// TestWhatAMessageCarries: the step, occasion, tone and origin of a draft are
// those of its message, and its key is its step's, else its occasion's, else its
// level's.
func TestWhatAMessageCarries(t *testing.T) {
	s := begin(t)
	for _, c := range []struct {
		change func(*letters.Draft)
		key    string // after the client's number
	}{
		{func(*letters.Draft) {}, "/first/"},
		{func(d *letters.Draft) { d.Step, d.Tone, d.Automatic = 3, data.ToneFirm, true }, "/step:3/"},
		{func(d *letters.Draft) { d.Occasion = "plan/3/2/before" }, "/plan/3/2/before/"},
	} {
		d := s.owes("F" + strings.ReplaceAll(c.key, "/", "-"))
		c.change(&d)
		m := s.queue(d)
		if m.Step != d.Step || m.Occasion != d.Occasion || m.Tone != d.Tone || m.Automatic != d.Automatic || !strings.Contains(m.Key, c.key) {
			t.Errorf("message %+v of draft step %d, %q, %q", m, d.Step, d.Occasion, d.Tone)
		}
		if _, err := s.box.Queue(t.Context(), d, false); data.CodeOf(err) != data.CodeDuplicate {
			t.Errorf("the same twice, %s: %v", c.key, err)
		}
		s.sendAll()
		if _, err := s.box.Queue(t.Context(), d, false); data.CodeOf(err) != data.CodeDuplicate {
			t.Errorf("the same after it left, %s: %v", c.key, err)
		}
		next := d
		next.Step, next.Occasion, next.Level = d.Step+7, "", data.LevelSecond
		if _, err := s.box.Queue(t.Context(), next, false); err != nil {
			t.Errorf("the next step after %s: %v", c.key, err)
		}
	}
}
