package rehearsal

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
)

// Tap presses the button with a word, of the dialog or menu on top if there is one.
func (s *Stage) Tap(word string) {
	s.T.Helper()
	for _, o := range s.objects() {
		switch b := o.(type) {
		case *ui.Button:
			if b.Text == word {
				s.tap(&b.Button, word)
				return
			}
		case *widget.Button:
			if b.Text == word {
				s.tap(b, word)
				return
			}
		case *canvas.Text: // of a chip, a menu, a header
			if same(b.Text, word) {
				pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
				test.TapCanvas(s.window.Canvas(), pos.AddXY(4, b.Size().Height/2))
				return
			}
		}
	}
	s.T.Fatalf("there is no %q to tap on:\n%s", word, s.Text())
}

func (s *Stage) tap(b *widget.Button, word string) {
	s.T.Helper()
	if b.Disabled() {
		s.T.Fatalf("the button %q is disabled", word)
	}
	b.OnTapped()
}

// Fill types into the field under a label, in the place of what it held.
func (s *Stage) Fill(label, text string) {
	s.T.Helper()
	entry := s.entry(label)
	s.window.Canvas().Focus(entry)
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	if text == "" {
		entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	test.Type(entry, text)
	s.window.Canvas().Unfocus()
}

// Value returns what the field under a label holds.
func (s *Stage) Value(label string) string {
	s.T.Helper()
	for _, o := range entryOf(s.focusable(label)) {
		return o.Text
	}
	s.T.Fatalf("%q is no field of text", label)
	return ""
}

// typist is a field that is typed into.
type typist interface {
	fyne.Focusable
	fyne.Shortcutable
	fyne.CanvasObject
}

func (s *Stage) entry(label string) typist {
	s.T.Helper()
	e, ok := s.focusable(label).(typist)
	if !ok {
		s.T.Fatalf("%q is no field of text", label)
	}
	return e
}

// entryOf finds Fyne's entry in an extended one, to read its text.
func entryOf(o fyne.Focusable) []*widget.Entry {
	if e, ok := o.(interface{ Content() *widget.Entry }); ok {
		return []*widget.Entry{e.Content()}
	}
	return nil
}

// Choose picks from the list under a label by typing the beginning of a choice.
func (s *Stage) Choose(label, beginning string) {
	s.T.Helper()
	box := s.focusable(label)
	s.window.Canvas().Focus(box)
	test.Type(box, beginning)
	if top := s.window.Canvas().Focused(); top != nil && top != box {
		top.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}

// Press sends a key to whatever has the keyboard.
func (s *Stage) Press(key fyne.KeyName) {
	s.T.Helper()
	focused := s.window.Canvas().Focused()
	if focused == nil {
		s.T.Fatalf("nothing has the keyboard to press %s", key)
	}
	focused.TypedKey(&fyne.KeyEvent{Name: key})
}

// focusable finds what gets the keyboard under a label.
func (s *Stage) focusable(label string) fyne.Focusable {
	s.T.Helper()
	below := false
	for _, o := range s.objects() {
		if t, ok := o.(*canvas.Text); ok && same(t.Text, label) {
			below = true
			continue
		}
		if f, ok := o.(fyne.Focusable); ok && below {
			return f
		}
	}
	s.T.Fatalf("there is no field %q on:\n%s", label, s.Text())
	return nil
}

// Sees fails the test unless every text is on screen.
func (s *Stage) Sees(texts ...string) {
	s.T.Helper()
	on := plain(s.Text())
	for _, text := range texts {
		if !strings.Contains(on, plain(text)) {
			s.T.Errorf("%q is not on screen:\n%s", text, s.Text())
		}
	}
}

// Misses fails the test if one of the texts is on screen.
func (s *Stage) Misses(texts ...string) {
	s.T.Helper()
	on := plain(s.Text())
	for _, text := range texts {
		if strings.Contains(on, plain(text)) {
			s.T.Errorf("%q is on screen:\n%s", text, s.Text())
		}
	}
}

// Text returns what is on screen, a line for each text, the top dialog only
// where there is one.
func (s *Stage) Text() string {
	var b strings.Builder
	for _, o := range s.objects() {
		text := ""
		switch t := o.(type) {
		case *canvas.Text:
			text = t.Text
		case *widget.RichText:
			text = t.String()
		}
		if text != "" {
			b.WriteString(text + "\n")
		}
	}
	return b.String()
}

// objects returns what is visible, as the eye reads.
func (s *Stage) objects() []fyne.CanvasObject {
	if top := s.window.Canvas().Overlays().Top(); top != nil {
		return test.LaidOutObjects(top)
	}
	return test.LaidOutObjects(s.window.Content())
}

// plain puts ordinary spaces for the no-break ones of French typography.
func plain(s string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)
}

func same(a, b string) bool { return plain(a) == plain(b) }
