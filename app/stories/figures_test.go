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

// BenchmarkWindow measures what the window costs with 100,000 invoices of
// 10,000 clients beside an empty Fyne window in the same run: seconds until it
// shows the day's queue, resident memory, and CPU of a wheel step on each page.
func BenchmarkWindow(b *testing.B) {
	empty := filepath.Join(b.TempDir(), "empty")
	if out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", empty, "./empty").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	register := filepath.Join(b.TempDir(), "grand.dument")
	if out, err := exec.Command(dument(b), "demo", "--clients", "10000", "--invoices", "100000", "--seed", "1", "--file", register).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	d := newDisplay(b, "1366x768")
	for b.Loop() {
		d.compareStarts(b, []string{empty}, []string{dument(b), "--file", register})
		w := d.open("--file", register)
		w.title("à faire")
		for key, page := range map[string]string{"ctrl+1": "day", "ctrl+2": "invoices", "ctrl+3": "clients"} {
			w.key(key)
			w.run("xdotool", "mousemove", "--window", w.id, "400", "450") // over the rows of each
			var own, drawn []float64
			for range 60 {
				a, b := w.cost(func() { w.run("xdotool", "click", "5") })
				own, drawn = append(own, a), append(drawn, b)
			}
			b.ReportMetric(median(own), page+"-step-ms")
			b.ReportMetric(own[len(own)-1], page+"-worst-step-ms")
			b.ReportMetric(median(drawn), page+"-software-OpenGL-ms")
		}
		b.ReportMetric(resident(w.cmd.Process.Pid), "MB-after-scrolling")
	}
}

// compareStarts starts both programs in turn, seven times, and reports the medians.
func (d *display) compareStarts(b *testing.B, empty, full []string) {
	b.Helper()
	var starts, memory [2][]float64
	for range 7 {
		for i, command := range [][]string{empty, full} {
			up, rss := d.startOnce(command)
			starts[i], memory[i] = append(starts[i], up), append(memory[i], rss)
		}
	}
	for i, name := range []string{"empty", "dument"} {
		b.ReportMetric(median(starts[i]), name+"-start-s")
		b.ReportMetric(median(memory[i]), name+"-MB")
	}
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
		id = d.titled("(Dûment vide|choses à faire)$")
	}
	up = time.Since(begin).Seconds()
	w := &window{display: d, id: id, cmd: cmd}
	w.await("a quiet window", w.quiet)
	return up, resident(cmd.Process.Pid)
}

// titled returns the window whose title matches a pattern, or "".
func (d *display) titled(pattern string) string {
	find := exec.Command("xdotool", "search", "--onlyvisible", "--name", pattern)
	find.Env = d.env
	out, _ := find.Output() // fails until the window is there
	return strings.TrimSpace(string(out))
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
