package stories

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience bounds every wait for an event of the real window; CI's machines
// are slow and share two cores.
const patience = 60 * time.Second

var binary struct {
	once sync.Once
	path string
	err  error
}

// dument returns the path of the program, built once from the checkout.
func dument(t testing.TB) string {
	t.Helper()
	binary.once.Do(func() {
		dir, err := os.MkdirTemp("", "dument-stories")
		if err != nil {
			binary.err = err
			return
		}
		binary.path = filepath.Join(dir, "dument")
		build := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", binary.path, "dument")
		if out, err := build.CombinedOutput(); err != nil {
			binary.err = fmt.Errorf("go build: %w\n%s", err, out)
		}
	})
	if binary.err != nil {
		t.Fatal(binary.err)
	}
	return binary.path
}

func TestMain(m *testing.M) {
	code := m.Run()
	if binary.path != "" {
		os.RemoveAll(filepath.Dir(binary.path))
	}
	os.Exit(code)
}

// display is an X server of the test's own, with a window manager.
type display struct {
	t    testing.TB
	name string
	env  []string
}

// newDisplay starts Xvfb with a screen of the given size, a French keyboard
// (oss, so that accents can be typed) and openbox.
func newDisplay(t testing.TB, size string) *display {
	t.Helper()
	for _, tool := range []string{"Xvfb", "openbox", "xdotool", "setxkbmap", "tesseract", "convert", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is missing: make test installs it", tool)
		}
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-noreset", "-nolisten", "tcp", "-screen", "0", size+"x24")
	server.ExtraFiles = []*os.File{write}
	start(t, server)
	write.Close()
	number := make([]byte, 16)
	n, err := read.Read(number)
	if err != nil {
		t.Fatalf("Xvfb did not start: %v", err)
	}
	d := &display{t: t, name: ":" + strings.TrimSpace(string(number[:n]))}
	d.env = append(os.Environ(), "DISPLAY="+d.name, "WAYLAND_DISPLAY=", "LC_ALL=C.UTF-8", "DBUS_SESSION_BUS_ADDRESS=", "LIBGL_ALWAYS_SOFTWARE=1",
		"OMP_THREAD_LIMIT=1") // tesseract and ImageMagick are many times slower when their threads share the cores with the program
	d.run("setxkbmap", "fr", "oss")
	manager := exec.Command("openbox", "--sm-disable")
	manager.Env = d.env
	start(t, manager)
	return d
}

// start runs a process until the test ends.
func start(t testing.TB, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
}

// run runs a tool of the display and returns what it printed.
func (d *display) run(name string, args ...string) string {
	d.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = d.env
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		d.t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, errs.String())
	}
	return strings.TrimSpace(string(out))
}

// window is the program's window on a display.
type window struct {
	*display
	id     string
	cmd    *exec.Cmd
	output *lockedBuffer
	home   string // the user's folder
	opened string // file in which the stand-in for the system's viewer lists what it was given
}

// open starts the program and waits for its window. Files it opens in the
// system's viewer go to a stand-in for xdg-open that notes their names.
func (d *display) open(args ...string) *window {
	d.t.Helper()
	home := d.t.TempDir()
	w := &window{display: d, output: &lockedBuffer{}, home: home, opened: filepath.Join(home, "opened")}
	viewer := filepath.Join(home, "xdg-open")
	script := "#!/bin/sh\nprintf '%s\\n' \"$1\" >> \"" + w.opened + "\"\n"
	if err := os.WriteFile(viewer, []byte(script), 0o755); err != nil {
		d.t.Fatal(err)
	}
	w.cmd = exec.Command(dument(d.t), args...)
	w.cmd.Env = append(d.env, "HOME="+home, "XDG_CONFIG_HOME="+home+"/config", "XDG_CACHE_HOME="+home+"/cache", "XDG_RUNTIME_DIR="+home,
		"PATH="+home+":"+os.Getenv("PATH"))
	w.cmd.Stdout, w.cmd.Stderr = w.output, w.output
	start(d.t, w.cmd)
	d.t.Cleanup(func() {
		if d.t.Failed() {
			d.t.Logf("the program said:\n%s", w.output)
		}
		if d.t.Failed() && w.cmd.ProcessState == nil { // it runs still
			w.picture(filepath.Join(os.TempDir(), "dument-"+strings.ReplaceAll(d.t.Name(), "/", "-")+".png"))
		}
	})
	w.id = strings.Fields(d.run("xdotool", "search", "--sync", "--onlyvisible", "--name", "^Dûment"))[0]
	return w
}

// title waits until the window's title holds text: each page and dialog has its own.
func (w *window) title(text string) {
	w.t.Helper()
	w.await("the title « "+text+" »", func() bool { return strings.Contains(w.name(), text) })
}

func (w *window) name() string { return w.run("xdotool", "getwindowname", w.id) }

// viewed waits for the first document that the system's viewer was given and
// returns its path.
func (w *window) viewed() string {
	w.t.Helper()
	var path string
	w.await("a document in the system's viewer", func() bool {
		list, _ := os.ReadFile(w.opened)
		first, _, whole := strings.Cut(string(list), "\n")
		u, err := url.Parse(first)
		if err == nil {
			path = u.Path
		}
		return whole && err == nil
	})
	return path
}

// await polls an event of another process until it holds.
func (w *window) await(what string, holds func() bool) {
	w.t.Helper()
	deadline := time.After(patience)
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-tick.C:
		case <-deadline:
			w.t.Fatalf("%s did not come; the window is « %s »", what, w.name())
		}
	}
}

// key presses keys, named as xdotool names them ("ctrl+n", "Tab", "Return").
func (w *window) key(keys ...string) {
	w.t.Helper()
	w.run("xdotool", append([]string{"key", "--window", "0", "--delay", "25"}, keys...)...)
}

// typed types text into what has the focus.
func (w *window) typed(text string) {
	w.t.Helper()
	w.run("xdotool", "type", "--delay", "20", text)
}

// picture keeps a picture of the screen.
func (w *window) picture(path string) { w.run("import", "-window", "root", path) }

// lockedBuffer collects the output of a process.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

var _ io.Writer = (*lockedBuffer)(nil)
