package rehearsal

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
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
}

// Value returns what the field of text under a label holds.
func (s *Stage) Value(label string) string {
	s.T.Helper()
	below := false
	field := s.focusable(label)
	for _, o := range s.objects() {
		below = below || o == fyne.CanvasObject(field.(fyne.CanvasObject))
		if t, ok := o.(*widget.RichText); ok && below {
			return t.String()
		}
	}
	s.T.Fatalf("%q is no field of text", label)
	return ""
}

// Menu opens the menu of a pane and presses one of its entries.
func (s *Stage) Menu(entry string) {
	s.T.Helper()
	for _, o := range s.objects() {
		if b, ok := o.(*ui.Button); ok && b.Text == "" && b.Icon != nil && strings.Contains(b.Icon.Name(), "more-vertical") {
			b.OnTapped()
			s.Tap(entry)
			return
		}
	}
	s.T.Fatalf("there is no menu on:\n%s", s.Text())
}

// TapIcon presses the first small button after a text: that of its line.
func (s *Stage) TapIcon(after string) {
	s.T.Helper()
	seen := false
	for _, o := range s.objects() {
		if t, ok := o.(*canvas.Text); ok && same(t.Text, after) {
			seen = true
		}
		if b, ok := o.(*ui.Button); ok && seen && b.Text == "" {
			b.OnTapped()
			return
		}
	}
	s.T.Fatalf("there is no button after %q on:\n%s", after, s.Text())
}

// Type adds to the field that shows a text, its place holder included.
func (s *Stage) Type(shown, text string) {
	s.T.Helper()
	var entry fyne.Focusable
	for _, o := range s.objects() {
		if f, ok := o.(typist); ok {
			entry = f
		}
		if t, ok := o.(*canvas.Text); ok && same(t.Text, shown) && entry != nil {
			s.window.Canvas().Focus(entry)
			entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
			test.Type(entry, text)
			return
		}
	}
	s.T.Fatalf("there is no field with %q on:\n%s", shown, s.Text())
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
	event := &fyne.KeyEvent{Name: key}
	if down, ok := focused.(desktop.Keyable); ok {
		down.KeyDown(event)
	}
	focused.TypedKey(event)
}

// focusable finds what gets the keyboard under a label; the last one, since a
// form stands beside a table whose titles say the same.
func (s *Stage) focusable(label string) fyne.Focusable {
	s.T.Helper()
	var found fyne.Focusable
	below := false
	for _, o := range s.objects() {
		if t, ok := o.(*canvas.Text); ok && same(t.Text, label) {
			below = true
			continue
		}
		if f, ok := o.(fyne.Focusable); ok && below {
			found, below = f, false
		}
	}
	if found == nil {
		s.T.Fatalf("there is no field %q on:\n%s", label, s.Text())
	}
	return found
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

// Text returns what is on screen, a line for each text.
func (s *Stage) Text() string {
	var b strings.Builder
	for _, o := range s.objects() {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			b.WriteString(t.Text + "\n")
		}
	}
	return b.String()
}

// objects returns what is visible, as the eye reads, of the top dialog only
// where there is one.
func (s *Stage) objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if top := s.window.Canvas().Overlays().Top(); top != nil {
		collect(top, &out)
	} else {
		collect(s.window.Content(), &out)
	}
	return out
}

// collect walks the renderers in use; test.LaidOutObjects makes new ones, which
// an extended widget does not survive.
func collect(o fyne.CanvasObject, out *[]fyne.CanvasObject) {
	if o == nil || !o.Visible() {
		return
	}
	*out = append(*out, o)
	switch c := o.(type) {
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(c).Objects() {
			collect(child, out)
		}
	case *fyne.Container:
		for _, child := range c.Objects {
			collect(child, out)
		}
	}
}

// plain puts one ordinary space for the no-break ones of French typography and
// for the ends of lines, where a text wraps.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s)), " ")
}

// SameText compares two texts as the eye does: all spaces are alike.
func (s *Stage) SameText(a, b string) bool { return same(a, b) }

func same(a, b string) bool { return plain(a) == plain(b) }
