package stories

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestWindowFigures prints what the window costs with 100,000 invoices beside
// an empty Fyne window in the same run. It judges nothing: make bench runs it.
func TestWindowFigures(t *testing.T) {
	if os.Getenv("DUMENT_BENCH") == "" {
		t.Skip("figures are for make bench")
	}
	empty := filepath.Join(t.TempDir(), "empty")
	if out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", empty, "./empty").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	register := filepath.Join(t.TempDir(), "grand.dument")
	begin := time.Now()
	if out, err := exec.Command(dument(t), "demo", "--clients", "10000", "--invoices", "100000", "--seed", "1", "--file", register).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	fmt.Printf("register of 100,000 invoices made in %.1f s\n", time.Since(begin).Seconds())
	d := newDisplay(t, "1366x768")
	const runs = 7
	var starts, memory [2][]float64
	for range runs {
		for i, command := range [][]string{{empty}, {dument(t), "--file", register}} {
			up, rss := d.startOnce(command)
			starts[i], memory[i] = append(starts[i], up), append(memory[i], rss)
		}
	}
	report := func(what, unit string, values [2][]float64) {
		a, b := median(values[0]), median(values[1])
		fmt.Printf("%-28s empty %8.2f %s   Dûment %8.2f %s   ratio %.2f\n", what, a, unit, b, unit, b/a)
	}
	report("window up and filled", "s", starts)
	report("resident memory", "MB", memory)

	w := d.open("--file", register)
	w.title("en retard")
	for _, page := range []string{"ctrl+1", "ctrl+2", "ctrl+3"} {
		w.key(page)
		w.run("xdotool", "mousemove", "--window", w.id, "700", "450")
		var own, drawn []float64
		for range 120 {
			a, b := w.cost(func() { w.run("xdotool", "click", "5") })
			own, drawn = append(own, a), append(drawn, b)
		}
		slices.Sort(own)
		fmt.Printf("a wheel step after %s: the program's CPU median %.1f ms, 95 %% %.1f ms, worst %.1f ms; software OpenGL beside it %.1f ms\n",
			page, own[60], own[114], own[119], median(drawn))
	}
	fmt.Printf("resident memory after scrolling %.0f MB\n", resident(w.cmd.Process.Pid))
}

// cost does something and returns, once the window has gone quiet, the CPU
// milliseconds of the program's own threads and of those that stand in for a
// graphics card.
func (w *window) cost(do func()) (own, drawing float64) {
	w.await("a quiet window", w.quiet)
	before, drawn := cpu(w.cmd.Process.Pid)
	do()
	w.await("a quiet window", w.quiet)
	after, drew := cpu(w.cmd.Process.Pid)
	return (after - before).Seconds() * 1000, (drew - drawn).Seconds() * 1000
}

// startOnce starts a program and returns the seconds until its window shows
// what it has to show (its title then says so), and its resident memory in MB
// once it has gone quiet.
func (d *display) startOnce(command []string) (up, rss float64) {
	d.t.Helper()
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Env = append(d.env, "HOME="+d.t.TempDir())
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	defer func() {
		cmd.Process.Kill()
		cmd.Wait()
	}()
	id := ""
	for id == "" && time.Since(begin) < patience {
		find := exec.Command("xdotool", "search", "--onlyvisible", "--name", "(Dûment vide|en retard)$")
		find.Env = d.env
		out, _ := find.Output() // fails until the window is there
		id = strings.TrimSpace(string(out))
	}
	up = time.Since(begin).Seconds()
	w := &window{display: d, id: id, cmd: cmd}
	w.await("a quiet window", w.quiet)
	return up, resident(cmd.Process.Pid)
}

// quiet reports whether the program used next to no CPU in a tenth of a second.
func (w *window) quiet() bool {
	before, drawn := cpu(w.cmd.Process.Pid)
	<-time.NewTimer(100 * time.Millisecond).C
	after, drew := cpu(w.cmd.Process.Pid)
	return after+drew-before-drawn < 3*time.Millisecond
}

// cpu returns the processor time of a program's own threads, and of Mesa's
// llvmpipe threads.
func cpu(pid int) (own, drawing time.Duration) {
	tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*", pid))
	for _, task := range tasks {
		name, _ := os.ReadFile(filepath.Join(task, "comm"))
		text, err := os.ReadFile(filepath.Join(task, "schedstat"))
		fields := strings.Fields(string(text))
		if err != nil || len(fields) == 0 {
			continue // the thread ended meanwhile
		}
		n, _ := strconv.ParseInt(fields[0], 10, 64)
		if strings.HasPrefix(string(name), "llvmpipe") {
			drawing += time.Duration(n)
		} else {
			own += time.Duration(n)
		}
	}
	return own, drawing
}

// resident returns the resident memory of a process in MB.
func resident(pid int) float64 {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for _, line := range strings.Split(string(text), "\n") {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kb / 1024
		}
	}
	return 0
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}
