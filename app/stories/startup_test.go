package stories

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestWithoutADisplay: one sentence in French and exit code 3, whatever is
// missing; never a stack trace.
func TestWithoutADisplay(t *testing.T) {
	for name, env := range map[string][]string{
		"no display is named":         {"DISPLAY=", "WAYLAND_DISPLAY="},
		"the display is not answered": {"DISPLAY=:987", "WAYLAND_DISPLAY="},
	} {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command(dument(t), "--demo")
			cmd.Env = append(append(os.Environ(), env...), "HOME="+t.TempDir(), "XDG_RUNTIME_DIR="+t.TempDir())
			out, err := cmd.CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != 3 {
				t.Errorf("%v, want exit code 3", err)
			}
			if text := string(out); strings.Count(strings.TrimSpace(text), "\n") != 0 || strings.Contains(text, "goroutine") ||
				!strings.Contains(text, "Vos données sont intactes") {
				t.Errorf("it says:\n%s", text)
			}
		})
	}
}

// TestOneWindowPerRegister: a second window on the same register explains
// itself and touches nothing; the verbs work beside the first.
func TestOneWindowPerRegister(t *testing.T) {
	register := filepath.Join(t.TempDir(), "registre.dument")
	must(t, "client", "add", "name=Œuvre & Fils", "--file", register)
	d := newDisplay(t, "1366x768")
	first := d.open("--file", register)
	second := exec.Command(dument(t), "--file", register)
	second.Env = append(d.env, "HOME="+t.TempDir())
	said := &lockedBuffer{}
	second.Stderr = said
	start(t, second)
	d.run("xdotool", "search", "--sync", "--onlyvisible", "--name", "Le registre ne s’ouvre pas")
	if out := must(t, "client", "list", "--file", register); !strings.Contains(out, "Œuvre & Fils") {
		t.Errorf("beside the window the list says:\n%s", out)
	}
	d.run("xdotool", "key", "Return") // « J’ai compris »
	if err := second.Wait(); err == nil || !strings.Contains(said.String(), "déjà ouvert") {
		t.Errorf("the second window ended with %v and said: %s", err, said)
	}
	first.title("Aujourd’hui")
}
