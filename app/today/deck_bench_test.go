package today

import (
	"context"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dument/app/rehearsal"
	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// crowd is a desk with ten thousand clients who are late, two invoices each.
type crowd struct{ view data.DayView }

const crowdDay = day.Day(739941)

func newCrowd() crowd {
	var c crowd
	for i := range 10000 {
		c.view.Overdue = append(c.view.Overdue, data.ClientGroup{ClientID: data.ID(i + 1), Name: fmt.Sprintf("Société Œuvrard et fils nº %d", i),
			Currency: "EUR", Invoices: 2, Balance: 246912, OldestDue: crowdDay.Add(-i % 200)})
	}
	c.view.OverdueTotal = []data.Total{{Currency: "EUR", Balance: 2469120000}}
	return c
}

func (c crowd) Today() day.Day                                   { return crowdDay }
func (c crowd) Day(context.Context, int) (data.DayView, error)   { return c.view, nil }
func (c crowd) Next(i data.OpenItem) rules.Next                  { return rules.NextStep(i, crowdDay) }
func (c crowd) Setting(context.Context, string) (string, error)  { return "", nil }
func (c crowd) SetSetting(context.Context, string, string) error { return nil }
func (c crowd) OpenItems(_ context.Context, id data.ID) ([]data.OpenItem, error) {
	items := make([]data.OpenItem, 2)
	for i := range items {
		items[i] = data.OpenItem{Balance: 123456, Invoice: data.Invoice{ID: 2*id + data.ID(i), ClientID: id, Kind: data.KindInvoice,
			Number: fmt.Sprintf("F-2026-%05d", id), Currency: "EUR", Issued: crowdDay.Add(-60), Due: crowdDay.Add(-30), Subject: "Création du site"}}
	}
	return items, nil
}

// BenchmarkShow reads and lays out a day of 10,000 clients.
func BenchmarkShow(b *testing.B) {
	stage := rehearsal.New(b)
	p := New(stage, newCrowd(), Actions{})
	stage.Put(p)
	for b.Loop() {
		p.Refresh("invoices")
	}
}

// BenchmarkScroll moves the rows of such a day by 300 pixels, the invoices that
// come in sight read on the way.
func BenchmarkScroll(b *testing.B) {
	stage := rehearsal.New(b)
	p := New(stage, newCrowd(), Actions{})
	stage.Put(p)
	middle := fyne.NewPos(500, 300)
	for b.Loop() {
		test.Scroll(stage.Window().Canvas(), middle, 0, -300)
	}
}
