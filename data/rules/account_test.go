package rules

import (
	"math/rand/v2"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// row is a line of the ledger: what was done about a kind of charge on a day.
func row(id data.ID, kind data.ChargeKind, move data.ChargeMove, on day.Day, amount money.Cents) data.Charge {
	return data.Charge{ID: id, InvoiceID: 1, Kind: kind, Move: move, On: on, Amount: amount, Whole: amount == 0, Reason: "geste"}
}

func TestWhatIsLeftOfAClaim(t *testing.T) {
	const p, i, waived, paid = data.ChargePenalty, data.ChargeIndemnity, data.ChargeWaived, data.ChargePaid
	on := day.Of(2026, 11, 1)
	for _, c := range []struct {
		says                            string
		rows                            []data.Charge
		penalty, indemnity, waive, pays money.Cents // left by kind; both kinds together
	}{
		{"nothing was done", nil, 1_000, 4_000, 0, 0},
		{"a part of the penalty was paid", []data.Charge{row(1, p, paid, on, 300)}, 700, 4_000, 0, 300},
		{"a part was waived, a part paid", []data.Charge{row(1, p, waived, on, 200), row(2, p, paid, on, 300)}, 500, 4_000, 200, 300},
		{"the penalty is waived, what is to come included", []data.Charge{row(1, p, waived, on, 0)}, 0, 4_000, 1_000, 0},
		{"what was paid before a whole waiver stays paid", []data.Charge{row(1, p, paid, on, 300), row(2, p, waived, on+1, 0)}, 0, 4_000, 700, 300},
		{"and what is paid after it", []data.Charge{row(1, p, waived, on, 0), row(2, p, paid, on+1, 300)}, 0, 4_000, 700, 300},
		{"the indemnity is paid in full", []data.Charge{row(1, i, paid, on, 4_000)}, 1_000, 0, 0, 4_000},
		{"the indemnity is waived", []data.Charge{row(1, i, waived, on, 0)}, 1_000, 0, 4_000, 0},
		{"nobody can waive more than is due", []data.Charge{row(1, p, waived, on, 9_999)}, 0, 4_000, 1_000, 0},
		{"a waiver that was cancelled never was", []data.Charge{row(1, p, waived, on, 0), {ID: 2, InvoiceID: 1, On: on + 3, Kind: p, Move: waived, Whole: true, Cancels: 1}}, 1_000, 4_000, 0, 0},
		{"nor was one that is cancelled after the claim's last day", []data.Charge{row(1, p, waived, on, 0), {ID: 2, InvoiceID: 1, On: on + 90, Kind: p, Move: waived, Whole: true, Cancels: 1}}, 1_000, 4_000, 0, 0},
		{"what is done after the claim's last day does not count", []data.Charge{row(1, p, waived, on+90, 0)}, 1_000, 4_000, 0, 0},
	} {
		claim := Claim{Regime: data.Professional, Until: on + 30, Principal: 50_000, Balance: 50_000, Penalty: 1_000, Indemnity: 4_000}
		a := AccountOf(claim, c.rows)
		if a.PenaltyLeft() != c.penalty || a.IndemnityLeft() != c.indemnity || a.PenaltyWaived+a.IndemnityWaived != c.waive || a.PenaltyPaid+a.IndemnityPaid != c.pays {
			t.Errorf("%s: %+v", c.says, a)
		}
		if a.Total() != 50_000+c.penalty+c.indemnity {
			t.Errorf("%s: in all %d", c.says, a.Total())
		}
	}
}

// TestMoneyDoesNotPayTheSameInterestTwice: with interest first, a part payment
// passes over what of the interest was waived or paid before it.
func TestMoneyDoesNotPayTheSameInterestTwice(t *testing.T) {
	rates, due := tables(t), day.Of(2026, 6, 30)
	in := ClaimInput{Regime: data.Professional, Principal: 1_000_000, Start: due, Until: due + 100, First: data.InterestFirst, Contract: 3650}
	// 10,000 EUR at 36.5 % make 10 EUR a day.
	for _, c := range []struct {
		says     string
		rows     []data.Charge
		paysOf   money.Cents // interest that 300 EUR paid on the 20th day pay
		balance  money.Cents
		paidRows money.Cents
	}{
		{"without the ledger they pay the 200 EUR that ran", nil, 20_000, 990_000, 0},
		{"after 50 EUR were paid of them, the 150 that are left", []data.Charge{row(1, data.ChargePenalty, data.ChargePaid, due+10, 5_000)}, 15_000, 985_000, 5_000},
		{"on the day itself the ledger comes first", []data.Charge{row(1, data.ChargePenalty, data.ChargePaid, due+20, 5_000)}, 15_000, 985_000, 5_000},
		{"what is paid later takes its part then", []data.Charge{row(1, data.ChargePenalty, data.ChargePaid, due+21, 500)}, 20_000, 990_000, 500},
		{"after a whole waiver nothing: they lower the principal", []data.Charge{row(1, data.ChargePenalty, data.ChargeWaived, due+10, 0)}, 0, 970_000, 0},
		{"a waiver of the indemnity is none of the interest", []data.Charge{row(1, data.ChargeIndemnity, data.ChargeWaived, due+10, 0)}, 20_000, 990_000, 0},
	} {
		in.Payments, in.Charges = []Paid{{due + 20, 30_000}}, c.rows
		claim, err := ComputeClaim(in, rates)
		if err != nil {
			t.Fatal(err)
		}
		a := AccountOf(claim, c.rows)
		if a.InterestPaid != c.paysOf || a.Balance != c.balance || a.PenaltyPaid != c.paidRows {
			t.Errorf("%s: interest %d, balance %d, of the ledger %d", c.says, a.InterestPaid, a.Balance, a.PenaltyPaid)
		}
	}
}

// TestAnAccountNeitherMakesNorLosesMoney: over random claims and ledgers, what
// was waived and paid never passes what is due, the lines add up to the total,
// and whatever came in, as a payment or as a paid charge, is counted once.
func TestAnAccountNeitherMakesNorLosesMoney(t *testing.T) {
	rates := tables(t)
	rng := rand.New(rand.NewPCG(4, 40))
	for range 3000 {
		in := ClaimInput{Regime: data.ClientKinds[rng.IntN(3)], Principal: money.Cents(1_000 + rng.IntN(5_000_000)), Start: day.Of(2021, 1, 1).Add(rng.IntN(1500))}
		in.Until = in.Start.Add(1 + rng.IntN(500))
		if rng.IntN(2) == 0 {
			in.First = data.InterestFirst
		}
		for on := in.Start; on < in.Until && rng.IntN(3) > 0; on += day.Day(1 + rng.IntN(120)) {
			in.Payments = append(in.Payments, Paid{on, money.Cents(1 + rng.IntN(int(in.Principal)/8))})
		}
		// Each row takes no more than what is left on its day, as the desk sees to.
		var cameIn, given money.Cents
		for on := in.Start + 1; on <= in.Until && rng.IntN(4) > 0; on += day.Day(rng.IntN(90)) {
			before := in
			before.Until = on
			before.Payments = nil
			for _, p := range in.Payments {
				if p.On < on { // the ledger's rows come before the payments of the day
					before.Payments = append(before.Payments, p)
				}
			}
			claim, err := ComputeClaim(before, rates)
			if err != nil {
				t.Fatal(err)
			}
			a := AccountOf(claim, in.Charges)
			kind := data.ChargeKinds[rng.IntN(2)]
			left := a.PenaltyLeft()
			if kind == data.ChargeIndemnity {
				left = a.IndemnityLeft()
			}
			if left <= 0 {
				continue
			}
			c := row(data.ID(len(in.Charges)+1), kind, data.ChargeMove([]data.ChargeMove{data.ChargePaid, data.ChargeWaived}[rng.IntN(2)]), on, money.Cents(1+rng.Int64N(int64(left))))
			if c.Move == data.ChargePaid {
				cameIn += c.Amount
			} else {
				given += c.Amount
			}
			in.Charges = append(in.Charges, c)
		}
		claim, err := ComputeClaim(in, rates)
		if err != nil {
			t.Fatal(err)
		}
		a := AccountOf(claim, in.Charges)
		for _, left := range []money.Cents{a.PenaltyLeft(), a.IndemnityLeft(), a.PenaltyPaid, a.PenaltyWaived, a.IndemnityPaid, a.IndemnityWaived} {
			if left < 0 {
				t.Fatalf("%+v: %+v", in, a)
			}
		}
		if a.PenaltyPaid+a.IndemnityPaid != cameIn || a.PenaltyWaived+a.IndemnityWaived != given {
			t.Fatalf("%+v: paid %d of %d, waived %d of %d", in, a.PenaltyPaid+a.IndemnityPaid, cameIn, a.PenaltyWaived+a.IndemnityWaived, given)
		}
		var segments, payments money.Cents
		for _, s := range a.Segments {
			segments += s.Amount
		}
		for _, p := range in.Payments {
			payments += p.Amount
		}
		if lines := a.Principal + segments + a.Indemnity - payments - cameIn - given; a.Total() != lines {
			t.Fatalf("%+v: the lines add up to %d, the total is %d", in, lines, a.Total())
		}
		if a.Regime == data.Consumer && (a.Indemnity != 0 || a.IndemnityPaid != 0) {
			t.Fatalf("%+v: an indemnity on a consumer", in)
		}
		whole := append(in.Charges, row(99, data.ChargePenalty, data.ChargeWaived, in.Until, 0), row(100, data.ChargeIndemnity, data.ChargeWaived, in.Until, 0))
		if all := AccountOf(claim, whole); all.Total() != a.Balance || all.PenaltyPaid != a.PenaltyPaid {
			t.Fatalf("%+v: after waiving everything %d is owed, the balance is %d", in, all.Total(), a.Balance)
		}
	}
}
