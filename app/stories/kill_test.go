package stories

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/data/sqlite"
	"dument/letters/mail/mailtest"
)

// kills is how often each kind of work is killed at a random moment.
const kills = 70

// TestKilledAnywhereTheRegisterIsWhole kills the program with SIGKILL at random
// moments of an import, a payment and a sending. The next start must find a
// sound register that holds the whole of each transaction or nothing of it.
func TestKilledAnywhereTheRegisterIsWhole(t *testing.T) {
	dir := t.TempDir()
	base := filepath.Join(dir, "base.dument")
	must(t, "client", "add", "name=Œuvre & Fils", "kind=professional", "email=compta@oeuvre.example", "--file", base)
	first := filepath.Join(dir, "first.csv")
	write(t, first, list(1, 3))
	must(t, "import", first, "--file", base)
	second := filepath.Join(dir, "second.csv")
	write(t, second, list(100, 400))

	for _, work := range []struct {
		name string
		args []string
		// whole judges the register after the kill: all of the work or none of it.
		whole func(t *testing.T, reg *sqlite.Register)
	}{
		{"import", []string{"import", second}, func(t *testing.T, reg *sqlite.Register) {
			if n := count(t, reg); n != 3 && n != 403 {
				t.Errorf("%d invoices: neither none nor all of the import", n)
			}
		}},
		{"payment", []string{"pay", "F-2", "--amount", "5000", "--on", "2026-07-01"}, func(t *testing.T, reg *sqlite.Register) {
			i, balance, err := reg.InvoiceByNumber(t.Context(), "F-2")
			if err != nil {
				t.Fatal(err)
			}
			payments, err := reg.Payments(t.Context(), i.ID)
			if err != nil {
				t.Fatal(err)
			}
			if (len(payments) != 0 || balance != i.Total) && (len(payments) != 1 || balance != i.Total-5000) {
				t.Errorf("%d payments and a balance of %s on %s", len(payments), balance.Plain(), i.Total.Plain())
			}
		}},
	} {
		t.Run(work.name, func(t *testing.T) {
			full := killAfter(t, base, filepath.Join(dir, "timing.dument"), work.args, time.Hour)
			rng := rand.New(rand.NewPCG(1, uint64(len(work.name))))
			alive := 0
			for i := range kills {
				register := filepath.Join(dir, fmt.Sprintf("%s-%d.dument", work.name, i))
				moment := time.Duration(rng.Int64N(int64(full) * 11 / 10))
				if killAfter(t, base, register, work.args, moment) < moment {
					alive++
				}
				judge(t, register, func(reg *sqlite.Register) { work.whole(t, reg) })
				if t.Failed() {
					t.Fatalf("killed after %s of %s", moment, full)
				}
			}
			t.Logf("%d runs killed, %d ended before", kills-alive, alive)
		})
	}
}

// killAfter runs the program on a copy of base and kills it at a moment;
// it returns how long the program lived.
func killAfter(t *testing.T, base, register string, args []string, moment time.Duration) time.Duration {
	t.Helper()
	copyFile(t, base, register)
	cmd := exec.Command(dument(t), append(args, "--file", register)...)
	cmd.Stdin = strings.NewReader(mailtest.Password + "\n")
	said := &lockedBuffer{}
	cmd.Stdout, cmd.Stderr = said, said
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(said)
		}
	})
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(moment, func() { cmd.Process.Kill() })
	defer timer.Stop()
	cmd.Wait()
	return time.Since(begin)
}

// judge opens a register as the next start does and checks it.
func judge(t *testing.T, path string, whole func(*sqlite.Register)) {
	t.Helper()
	reg, err := sqlite.Open(context.Background(), path, sqlite.Options{Now: time.Now})
	if err != nil {
		t.Errorf("the next start finds: %v", err)
		return
	}
	defer reg.Close()
	findings, err := reg.Check(context.Background())
	if err != nil || len(findings) > 0 {
		t.Errorf("check: %v %v", findings, err)
		return
	}
	whole(reg)
}

func count(t *testing.T, reg *sqlite.Register) int {
	t.Helper()
	l, err := reg.InvoiceIDs(t.Context(), data.InvoiceQuery{Filter: data.FilterAll, Sort: data.SortNumber, Today: day.Of(2026, 7, 1)})
	if err != nil {
		t.Fatal(err)
	}
	return len(l.IDs)
}

// TestKilledWhileSendingNothingLeavesTwice kills the program while it empties
// the outbox, then starts it again: every message that is noted sent arrived
// once, none arrived twice, and what was under way is uncertain and stays so.
func TestKilledWhileSendingNothingLeavesTwice(t *testing.T) {
	shop := newShop(t)
	base, server, dir := shop.file, shop.server, t.TempDir()
	const letters = 5
	for i := range letters {
		name := fmt.Sprintf("Client %d", i)
		must(t, "client", "add", "name="+name, "kind=professional", fmt.Sprintf("email=c%d@client.example", i), "--file", base)
		file := filepath.Join(dir, "list.csv")
		write(t, file, fmt.Sprintf("Numéro;Client;Date;Échéance;Montant TTC\nF-%d;%s;01/05/2026;31/05/2026;100,00\n", i, name))
		must(t, "import", file, "--file", base)
		must(t, "remind", "--client", name, "--file", base, "--today", "2026-06-15")
	}
	send := []string{"send", "--password-stdin", "--today", "2026-06-15"}
	full := killAfter(t, base, filepath.Join(dir, "timing.dument"), send, time.Hour)
	if got := len(server.Mailbox()); got != letters {
		t.Fatalf("an undisturbed run delivered %d of %d", got, letters)
	}
	rng := rand.New(rand.NewPCG(2, 3))
	seen := map[data.MessageState]int{}
	for i := range kills {
		register := filepath.Join(dir, fmt.Sprintf("send-%d.dument", i))
		moment := time.Duration(rng.Int64N(int64(full) * 11 / 10))
		before := len(server.Mailbox())
		killAfter(t, base, register, send, moment)
		second := exec.Command(dument(t), append(send, "--file", register)...)
		second.Stdin = strings.NewReader(mailtest.Password + "\n")
		second.Run() // it ends with 1 where a message is uncertain: the states below tell
		arrived := map[string]int{}
		for _, m := range server.Mailbox()[before:] {
			arrived[m.To]++
		}
		judge(t, register, func(reg *sqlite.Register) {
			for id := range letters {
				m, err := reg.Message(t.Context(), data.ID(id+1))
				if err != nil {
					t.Fatal(err)
				}
				seen[m.State]++
				switch n := arrived[m.To]; {
				case n > 1:
					t.Errorf("%s got the message %d times", m.To, n)
				case m.State == data.MessageSent && n != 1:
					t.Errorf("noted as sent to %s, who has %d", m.To, n)
				case m.State != data.MessageSent && m.State != data.MessageUncertain:
					t.Errorf("after the second run the message to %s is %q", m.To, m.State)
				}
			}
		})
		if t.Failed() {
			t.Fatalf("killed after %s of %s", moment, full)
		}
	}
	if seen[data.MessageSent] == 0 || seen[data.MessageUncertain] == 0 {
		t.Errorf("the kills never met a sending under way: %v", seen)
	}
	t.Logf("%v", seen)
}

// list writes a CSV list of n invoices numbered from first.
func list(first, n int) string {
	var b strings.Builder
	b.WriteString("Numéro;Client;Date;Échéance;Montant TTC\n")
	for i := first; i < first+n; i++ {
		fmt.Fprintf(&b, "F-%d;Œuvre & Fils;01/05/2026;31/05/2026;1 234,56\n", i)
	}
	return b.String()
}

// must runs a verb of the program that has to succeed and returns what it printed.
func must(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command(dument(t), args...)
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("dument %s: %v\n%s%s", strings.Join(args, " "), err, out, errs.String())
	}
	return string(out)
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}
