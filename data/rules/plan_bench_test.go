package rules

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"dument/data"
)

// crowd makes up clients with ten open invoices each, as a register gives them.
func crowd(invoices int) data.Records {
	rng := rand.New(rand.NewPCG(7, 8))
	var debtors []data.Debtor
	for id := data.ID(1); len(debtors)*10 < invoices; id++ {
		d := data.Debtor{ID: id, Kind: data.Professional, Channel: data.ChannelEmail, HasEmail: true, HasPhone: true, HasAddress: true, Median: rng.IntN(30), Settled: 8}
		for n := range 10 {
			own := debt(id*10+data.ID(n), n*12-60, 1000+10*2000)
			if rng.IntN(2) == 0 {
				own.LastStep, own.LastLevel, own.LastContact = 12, data.LevelFirst, at(-20)
				d.LastContact = at(-20)
			}
			if rng.IntN(50) == 0 {
				own.Promise = promise(at(-5), at(5))
			}
			d.Debts = append(d.Debts, own)
		}
		debtors = append(debtors, d)
	}
	return records(debtors...)
}

// BenchmarkPlan plans registers of growing size, ten open invoices a client.
func BenchmarkPlan(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000, 1_000_000} {
		r, s := crowd(n), ladders()
		b.Run(fmt.Sprintf("open=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if plan := Plan(at(3), r, s); len(plan.Actions) == 0 {
					b.Fatal("nothing to do")
				}
			}
		})
	}
}

// BenchmarkSimulate looks sixty days ahead.
func BenchmarkSimulate(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		r, s := crowd(n), ladders()
		b.Run(fmt.Sprintf("open=%d", n), func(b *testing.B) {
			for b.Loop() {
				if len(Simulate(at(3), 60, r, s)) == 0 {
					b.Fatal("nothing to do")
				}
			}
		})
	}
}
