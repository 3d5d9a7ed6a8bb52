package stories

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/sqlite"
	"dument/letters/mail"
)

// queueDay is the day of the large queue.
var queueDay = day.Of(2026, 11, 23)

// BenchmarkMorning measures what a large morning costs: a register of 100,000
// open invoices of 10,000 clients with 500,000 lines of history, from its file
// to the plan of the day, then from its file to the queue on the screen, beside
// a register of 100 open invoices.
func BenchmarkMorning(b *testing.B) {
	large := queueRegister(b, 10_000)
	b.Run("plan", func(b *testing.B) { benchPlan(b, large, 10_000) })
	b.Run("window", func(b *testing.B) {
		d := newDisplay(b, "1366x768")
		small := queueRegister(b, 10)
		for b.Loop() {
			for _, register := range []struct{ name, file string }{{"small", small}, {"large", large}} {
				var after, start, memory []float64
				for range 7 {
					a, s, m := d.queueAfterOpen(register.file)
					after, start, memory = append(after, a), append(start, s), append(memory, m)
				}
				b.ReportMetric(median(after), register.name+"-queue-after-open-ms")
				b.ReportMetric(median(start), register.name+"-queue-after-start-ms")
				b.ReportMetric(median(memory), register.name+"-MB")
			}
		}
	})
}

// benchPlan reads and plans the day as the window does.
func benchPlan(b *testing.B, file string, clients int) {
	var opening, planning time.Duration
	var live uint64
	b.ReportAllocs()
	for b.Loop() {
		begin := time.Now()
		d, err := desk.Open(b.Context(), file, false, desk.Config{Now: time.Now, Today: queueDay, Secrets: mail.NewSecrets()})
		if err != nil {
			b.Fatal(err)
		}
		opened := time.Now()
		plan, err := d.Plan(b.Context())
		if err != nil || len(plan.Actions) < clients/4 || len(plan.Actions)+len(plan.Idle) < clients {
			b.Fatalf("%d actions, %d idle: %v", len(plan.Actions), len(plan.Idle), err)
		}
		opening, planning = opening+opened.Sub(begin), planning+time.Since(opened)
		b.StopTimer()
		live = max(live, heap())
		runtime.KeepAlive(plan)
		if err := d.Register.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	b.ReportMetric(opening.Seconds()*1000/float64(b.N), "open-ms")
	b.ReportMetric(planning.Seconds()*1000/float64(b.N), "plan-ms")
	b.ReportMetric(float64(live)/1e6, "kept-MB")
}

// heap returns the bytes in use once what is no longer needed was given back.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// queueAfterOpen starts the window on a register and returns the milliseconds
// until its title counts the queue, from the moment it opens the register (it
// takes a lock, a file beside the register, right before) and from the start of
// the process, and the resident memory in MB once it has gone quiet.
func (d *display) queueAfterOpen(register string) (afterOpen, afterStart, rss float64) {
	d.t.Helper()
	lock := filepath.Join(filepath.Dir(register), "."+filepath.Base(register)+".window.lock")
	if err := os.Remove(lock); err != nil && !errors.Is(err, fs.ErrNotExist) { // of the run before
		d.t.Fatal(err)
	}
	cmd := exec.Command(dument(d.t), "--file", register, "--today", queueDay.String())
	cmd.Env = append(d.env, "HOME="+d.t.TempDir())
	begin := time.Now()
	if err := cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	defer func() {
		cmd.Process.Kill()
		cmd.Wait()
	}()
	var opened time.Time
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for opened.IsZero() && time.Since(begin) < patience {
		<-tick.C
		if _, err := os.Stat(lock); err == nil {
			opened = time.Now()
		}
	}
	id := ""
	for id == "" && time.Since(begin) < patience {
		id = d.titled("choses à faire$")
	}
	shown := time.Now()
	w := &window{display: d, id: id, cmd: cmd}
	w.await("a quiet window", w.quiet)
	return shown.Sub(opened).Seconds() * 1000, shown.Sub(begin).Seconds() * 1000, resident(cmd.Process.Pid)
}

// queueRegister makes a register of so many clients with ten open invoices each
// and five lines of history for each of these: reminders of those long overdue,
// calls that reached nobody about the rest. One invoice in 200 is in dispute,
// another promised.
func queueRegister(b *testing.B, clients int) string {
	b.Helper()
	file := filepath.Join(b.TempDir(), fmt.Sprintf("file-%d.dument", clients))
	reg, err := sqlite.Open(b.Context(), file, sqlite.Options{Create: true, Now: func() time.Time { return queueDay.Add(-1).Time() }})
	if err != nil {
		b.Fatal(err)
	}
	dunning, err := reg.Dunning(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	steps := dunning.Scenarios[0].Steps // before the due date, first, second, formal notice
	var people []data.Client
	var invoices []data.Invoice
	var contacts []data.Contact
	var holds data.Holds
	for id := data.ID(1); int(id) <= clients; id++ {
		c := data.NewClient(data.Sender{})
		c.ID, c.Name, c.Phone = id, fmt.Sprintf("Société Œuvrard et fils nº %05d", id), "04 78 00 00 01"
		c.Emails = []data.Email{{Role: data.RoleBilling, Address: fmt.Sprintf("compta%d@client.example", id)}}
		c.Address = data.Address{Street: "8 place du Marché", Postcode: "75002", City: "Paris"}
		people = append(people, c)
	}
	for n := range 10 * clients {
		due := queueDay.Add(-60 + n*37%90)
		i := data.Invoice{ID: data.ID(n + 1), ClientID: data.ID(n/10 + 1), Number: fmt.Sprintf("F-%06d", n), Kind: data.KindInvoice, Issued: due.Add(-30), Due: due,
			Total: money.Cents(10_000 + n*7919%900_000), Currency: "EUR"}
		invoices = append(invoices, i)
		switch n % 200 {
		case 0:
			holds.Disputes = append(holds.Disputes, data.Dispute{InvoiceID: i.ID, Reason: "amount", Opened: queueDay.Add(-9)})
		case 1:
			holds.Promises = append(holds.Promises, data.Promise{Invoices: []data.ID{i.ID}, Made: queueDay.Add(-9), Due: queueDay.Add(9), Amount: i.Total})
		}
		for k := range 5 {
			on := min(due, queueDay).Add(-20 + 5*k)
			c := data.Contact{ClientID: i.ClientID, Channel: data.ChannelCall, Level: data.LevelFirst, Result: data.ResultUnreachable, Subject: "Appel"}
			if late := queueDay.Sub(due); late > 30 && k < 2 {
				on = due.Add(-5 + 11*k)
				c.Channel, c.Level, c.Step, c.Result, c.Subject = data.ChannelEmail, steps[k].Level, steps[k].ID, data.ResultNone, "Facture "+i.Number
			}
			c.ID, c.At, c.On, c.Amount, c.Currency = data.ID(len(contacts)+1), on.Time(), on, i.Total, i.Currency
			c.Lines = []data.ContactLine{{InvoiceID: i.ID, Number: i.Number, Balance: i.Total}}
			contacts = append(contacts, c)
		}
	}
	if err := reg.Fill(context.Background(), people, invoices, nil, contacts, holds); err != nil {
		b.Fatal(err)
	}
	if err := reg.SaveSender(b.Context(), data.Sender{Name: "Atelier Lefèvre", Terms: data.DefaultTerms}); err != nil {
		b.Fatal(err)
	}
	if err := reg.ConfirmReceipts(b.Context(), queueDay.Add(-1)); err != nil {
		b.Fatal(err)
	}
	if err := reg.Close(); err != nil {
		b.Fatal(err)
	}
	return file
}
