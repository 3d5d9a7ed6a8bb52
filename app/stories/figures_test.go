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
	w.title("Aujourd’hui")
	for _, page := range []string{"ctrl+1", "ctrl+2", "ctrl+3"} {
		w.key(page)
		w.run("xdotool", "mousemove", "--window", w.id, "700", "450")
		w.await("a quiet window", w.quiet)
		var steps []float64
		for range 120 {
			before := cpu(w.cmd.Process.Pid)
			w.run("xdotool", "click", "5")
			w.await("a quiet window", w.quiet)
			steps = append(steps, (cpu(w.cmd.Process.Pid)-before).Seconds()*1000)
		}
		slices.Sort(steps)
		fmt.Printf("%-28s median %.1f ms, 95 %% %.1f ms, worst %.1f ms of CPU\n", "a wheel step after "+page, steps[60], steps[114], steps[119])
	}
	fmt.Printf("resident memory after scrolling %.0f MB\n", resident(w.cmd.Process.Pid))
}

// startOnce starts a program and returns the seconds until its window shows
// what it has to show (its title starts with Dûment and it has gone quiet),
// and its resident memory in MB then.
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
	id := strings.Fields(d.run("xdotool", "search", "--sync", "--onlyvisible", "--name", "^Dûment (–|vide)"))[0]
	up = time.Since(begin).Seconds()
	w := &window{display: d, id: id, cmd: cmd}
	w.await("a quiet window", w.quiet)
	return up, resident(cmd.Process.Pid)
}

// quiet reports whether the program used next to no CPU in a tenth of a second.
func (w *window) quiet() bool {
	before := cpu(w.cmd.Process.Pid)
	timer := time.NewTimer(100 * time.Millisecond)
	<-timer.C
	return cpu(w.cmd.Process.Pid)-before < 3*time.Millisecond
}

// cpu returns the processor time of all threads of a process.
func cpu(pid int) time.Duration {
	tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	var total time.Duration
	for _, task := range tasks {
		text, err := os.ReadFile(task)
		if err != nil {
			continue
		}
		if fields := strings.Fields(string(text)); len(fields) > 0 {
			n, _ := strconv.ParseInt(fields[0], 10, 64)
			total += time.Duration(n)
		}
	}
	return total
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
