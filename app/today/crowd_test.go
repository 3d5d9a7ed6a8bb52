package today

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dument/app/desk"
	"dument/app/rehearsal"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// crowd is a desk with ten thousand cards and as many clients who wait, ten
// invoices each. It answers what the page reads.
type crowd struct {
	Desk
	plan rules.DayPlan
}

func newCrowd() *crowd {
	c := &crowd{}
	for i := range 10000 {
		id := data.ID(i + 1)
		c.plan.Actions = append(c.plan.Actions, rules.Action{Client: id, Currency: "EUR", Level: data.LevelFirst, Channel: data.ChannelEmail,
			Invoices: []data.ID{10 * id, 10*id + 1}, Net: 246912, Oldest: planDay.Add(-i % 200)})
		for n := range 10 {
			c.plan.Idle = append(c.plan.Idle, idle(10000+id, 1000000+10*id+data.ID(n), rules.Later, 1+i%20))
		}
	}
	return c
}

func (c *crowd) Today() day.Day                              { return planDay }
func (c *crowd) Plan(context.Context) (rules.DayPlan, error) { return c.plan, nil }
func (c *crowd) Receipts(context.Context) (data.Receipts, error) {
	return data.Receipts{Confirmed: planDay}, nil
}
func (c *crowd) Alerts(context.Context) ([]desk.Alert, error) { return nil, nil }
func (c *crowd) ClientRows(_ context.Context, ids []data.ID) ([]data.ClientRow, error) {
	rows := make([]data.ClientRow, len(ids))
	for i, id := range ids {
		rows[i] = data.ClientRow{ID: id, Name: fmt.Sprintf("Société Œuvrard et fils nº %d", id)}
	}
	return rows, nil
}
func (c *crowd) InvoiceRows(_ context.Context, ids []data.ID) ([]data.InvoiceRow, error) {
	rows := make([]data.InvoiceRow, len(ids))
	for i, id := range ids {
		rows[i] = data.InvoiceRow{ID: id, Number: fmt.Sprintf("F-%d", id), Balance: 123456, Currency: "EUR", Due: planDay - 30}
	}
	return rows, nil
}
func (c *crowd) Prepare(_ context.Context, a rules.Action, _ desk.Choice) (desk.Prepared, error) {
	p := desk.Prepared{Action: a, Client: data.Client{ID: a.Client, Name: "Société Œuvrard"}}
	p.Draft.Subject, p.Draft.Body = "Vos factures", "Bonjour"
	return p, nil
}

// TestReadingRunsBesideTheWindow reads with real goroutines, whose results come
// back to the test's own: under -race it finds work that touches what belongs
// to the window.
func TestReadingRunsBesideTheWindow(t *testing.T) {
	results, running := make(chan func(), 64), atomic.Int32{}
	spawn := func(work func()) {
		running.Add(1)
		go func() {
			work()
			results <- func() { running.Add(-1) }
		}()
	}
	stage := rehearsal.NewWith(t, ui.NewRunner(context.Background(), spawn, func(f func()) { results <- f }, func(time.Duration, func()) {}))
	settle := func() {
		for running.Load() > 0 {
			(<-results)()
		}
	}
	p := New(stage, newCrowd(), Actions{})
	stage.Put(p)
	settle()
	p.Focus()
	for range 20 {
		test.Scroll(stage.Window().Canvas(), fyne.NewPos(200, 300), 0, -4000)
		stage.Press(fyne.KeyDown)
		p.Refresh(ui.InvoicesChanged)
	}
	settle()
	stage.Sees("10 000 choses à faire", "Société Œuvrard et fils", "2 469,12 €", "Vos factures")
	if len(stage.Failed) > 0 {
		t.Error(stage.Failed)
	}
}

// BenchmarkShow reads and lays out a day of 10,000 cards and 100,000 invoices
// that wait.
func BenchmarkShow(b *testing.B) {
	stage := rehearsal.New(b)
	p := New(stage, newCrowd(), Actions{})
	stage.Put(p)
	for b.Loop() {
		p.Refresh(ui.InvoicesChanged)
	}
}

// BenchmarkScroll moves the cards of such a day by 300 pixels, the names that
// come in sight read on the way.
func BenchmarkScroll(b *testing.B) {
	stage := rehearsal.New(b)
	p := New(stage, newCrowd(), Actions{})
	stage.Put(p)
	for b.Loop() {
		before := p.deck.GetScrollOffset()
		test.Scroll(stage.Window().Canvas(), fyne.NewPos(200, 300), 0, -300)
		if p.deck.GetScrollOffset() == before {
			p.deck.ScrollToTop()
		}
	}
}

// BenchmarkWalk moves the keyboard to the next card, which is opened.
func BenchmarkWalk(b *testing.B) {
	stage := rehearsal.New(b)
	p := New(stage, newCrowd(), Actions{})
	stage.Put(p)
	p.Focus()
	for b.Loop() {
		stage.Press(fyne.KeyDown)
	}
}
