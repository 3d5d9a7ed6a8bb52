package rules

import (
	"math/rand/v2"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// TestAnyClaimAgreesWithASumDayByDay: over random claims, the days tile the delay without gap
// or overlap, every amount agrees with a slow day-by-day sum, and money is
// neither made nor lost.
func TestAnyClaimAgreesWithASumDayByDay(t *testing.T) {
	rates := tables(t)
	rng := rand.New(rand.NewPCG(7, 11))
	kinds := data.ClientKinds
	for range 3000 {
		in := ClaimInput{Regime: kinds[rng.IntN(3)], Principal: money.Cents(1 + rng.IntN(5_000_000)),
			Start: day.Of(2016, 1, 1).Add(rng.IntN(3800))}
		in.Until = in.Start.Add(rng.IntN(day.Of(2026, 12, 31).Sub(in.Start) + 1))
		if rng.IntN(4) == 0 {
			in.Contract = money.Rate(800 + rng.IntN(1000))
		}
		left := in.Principal
		for left > 0 && rng.IntN(3) > 0 {
			p := Paid{in.Start.Add(rng.IntN(500) - 50), money.Cents(1 + rng.Int64N(int64(left)))}
			in.Payments, left = append(in.Payments, p), left-p.Amount
		}
		c, err := ComputeClaim(in, rates)
		if err != nil {
			t.Fatalf("%+v: %v", in, err)
		}
		paid, sum, next := money.Cents(0), money.Cents(0), in.Start.Add(1)
		for _, p := range in.Payments {
			if p.On <= in.Until {
				paid += p.Amount
			}
		}
		if c.Balance != in.Principal-paid {
			t.Fatalf("%+v: balance %d, paid %d", in, c.Balance, paid)
		}
		for _, s := range c.Segments {
			if s.From != next || s.To < s.From || s.Days != s.To.Sub(s.From)+1 || s.Balance <= 0 {
				t.Fatalf("%+v: segment %+v does not follow", in, s)
			}
			for d := s.From; d <= s.To; d++ {
				if got := balanceOn(in, d); got != s.Balance {
					t.Fatalf("%+v: on %s the balance is %d, the segment says %d", in, d, got, s.Balance)
				}
			}
			next, sum = s.To.Add(1), sum+s.Amount
		}
		if sum != c.Penalty || c.Total() != c.Balance+c.Penalty+c.Indemnity {
			t.Fatalf("%+v: the total is not the sum of its lines", in)
		}
		if balanceOn(in, in.Until) > 0 && in.Until > in.Start && next != in.Until.Add(1) {
			t.Fatalf("%+v: unpaid days from %s are not counted", in, next)
		}
	}
}

// balanceOn is what is unpaid during day d; money of a day counts from the next.
func balanceOn(in ClaimInput, d day.Day) money.Cents {
	b := in.Principal
	for _, p := range in.Payments {
		if p.On < d {
			b -= p.Amount
		}
	}
	return b
}
