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
		if rng.IntN(3) == 0 {
			in.First = data.InterestFirst
		}
		if rng.IntN(4) == 0 {
			in.Stop = in.Start.Add(rng.IntN(900) - 50)
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
		if in.Principal-c.Balance+c.InterestPaid != paid || c.InterestPaid < 0 || c.InterestPaid > c.Penalty {
			t.Fatalf("%+v: balance %d, interest paid %d of %d, paid %d", in, c.Balance, c.InterestPaid, c.Penalty, paid)
		}
		if in.First == data.PrincipalFirst && c.InterestPaid != 0 {
			t.Fatalf("%+v: %d went to interest", in, c.InterestPaid)
		}
		for _, s := range c.Segments {
			if s.From != next || s.To < s.From || s.Days != s.To.Sub(s.From)+1 || s.Balance <= 0 {
				t.Fatalf("%+v: segment %+v does not follow", in, s)
			}
			if !in.Stop.IsZero() && s.To >= in.Stop {
				t.Fatalf("%+v: interest runs to %s, after the judgment", in, s.To)
			}
			for d := s.From; d <= s.To && in.First == data.PrincipalFirst; d++ {
				if got := balanceOn(in, d); got != s.Balance {
					t.Fatalf("%+v: on %s the balance is %d, the segment says %d", in, d, got, s.Balance)
				}
			}
			next, sum = s.To.Add(1), sum+s.Amount
		}
		if sum != c.Penalty || c.Total() != c.Balance+c.Penalty-c.InterestPaid+c.Indemnity {
			t.Fatalf("%+v: the total is not the sum of its lines", in)
		}
		last := in.Until
		if !in.Stop.IsZero() {
			last = min(last, in.Stop.Add(-1))
		}
		if balanceOn(in, last) > 0 && last > in.Start && next != last.Add(1) {
			t.Fatalf("%+v: unpaid days from %s are not counted", in, next)
		}
	}
}

// TestNothingOfTheProfessionalsComesOutForAConsumer: whatever the claim, a
// consumer has no flat indemnity and no rate but the bare legal one, and paying
// interest first never makes anybody owe less than paying the principal first.
func TestNothingOfTheProfessionalsComesOutForAConsumer(t *testing.T) {
	rates := tables(t)
	rng := rand.New(rand.NewPCG(3, 5))
	for range 3000 {
		in := ClaimInput{Regime: data.Consumer, Principal: money.Cents(1 + rng.Int64N(int64(money.Max))), Start: day.Of(2015, 1, 1).Add(rng.IntN(4200)),
			Contract: money.Rate(rng.IntN(2500))}
		in.Until = min(in.Start.Add(rng.IntN(2500)), day.Of(2026, 12, 31))
		if rng.IntN(4) == 0 {
			in.Start = 0
		}
		if rng.IntN(2) == 0 {
			in.Payments = []Paid{{in.Until.Add(-rng.IntN(400)), money.Cents(rng.Int64N(int64(in.Principal)))}}
		}
		if rng.IntN(3) == 0 {
			in.Stop = in.Until.Add(-rng.IntN(600))
		}
		c, err := ComputeClaim(in, rates)
		if err != nil || c.Indemnity != 0 {
			t.Fatalf("%+v: indemnity %d (%v)", in, c.Indemnity, err)
		}
		for _, s := range c.Segments {
			if legal, err := rates.Legal(s.From.Half()); err != nil || s.Rate != legal || in.Start.IsZero() {
				t.Fatalf("%+v: %+v at a rate that is not the legal %d (%v)", in, s, legal, err)
			}
		}
		in.First = data.InterestFirst
		if other, err := ComputeClaim(in, rates); err != nil || other.Total() < c.Total()-money.Cents(len(c.Segments)) {
			t.Fatalf("%+v: %d by interest first, %d by principal first (%v)", in, other.Total(), c.Total(), err)
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
