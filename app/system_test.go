package app

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2/driver"
	"fyne.io/fyne/v2/lang"

	"dument/assets"
)

// Every word of Fyne's own that we know is French, whatever the system speaks.
func TestFyneSpeaksFrench(t *testing.T) {
	speakFrench()
	var words map[string]any
	if err := json.Unmarshal(assets.French, &words); err != nil {
		t.Fatal(err)
	}
	for key, want := range words {
		if forms, plural := want.(map[string]any); plural {
			want = forms["other"]
		}
		if got := lang.X(key, "not translated"); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
}

func TestWithoutADisplayThereIsASentence(t *testing.T) {
	env := func(values map[string]string) func(string) string {
		return func(name string) string { return values[name] }
	}
	var none *NoWindowError
	if err := checkDisplay(env(nil)); !errors.As(err, &none) || none.Error() != noDisplay {
		t.Errorf("no display gives %v", err)
	}
	for _, there := range []map[string]string{{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}} {
		if err := checkDisplay(env(there)); err != nil {
			t.Errorf("%v gives %v", there, err)
		}
	}
}

func TestAWindowWithoutAHandleIsNone(t *testing.T) {
	for _, c := range []struct {
		context any
		want    bool
	}{
		{driver.X11WindowContext{}, false}, {driver.X11WindowContext{WindowHandle: 7}, true},
		{driver.WaylandWindowContext{}, false}, {driver.WindowsWindowContext{}, false}, {driver.MacWindowContext{}, false},
		{driver.UnknownContext{}, true},
	} {
		if got := hasHandle(c.context); got != c.want {
			t.Errorf("%T %v: %v", c.context, c.context, got)
		}
	}
}

func TestNamesOfFilesSuitEverySystem(t *testing.T) {
	for in, want := range map[string]string{
		"Mise en demeure – Œuvre & Fils.pdf": "Mise en demeure – Œuvre & Fils.pdf",
		`F/2026\017: "a"?.pdf`:               "F-2026-017- -a--.pdf",
		"../../etc/passwd":                   "-..-etc-passwd",
		" .. ":                               "document",
		"a\nb":                               "a-b",
		"aux.pdf":                            "_aux.pdf",
		"Auxerre.pdf":                        "Auxerre.pdf",
		strings.Repeat("é", 200) + ".pdf":    strings.Repeat("é", 96) + ".pdf",
	} {
		if got := safeName(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
