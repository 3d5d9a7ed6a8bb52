package rules

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// randomDebtor makes up a client: some invoices and credit notes around the due
// day of the stories, holds, a history, money on account.
func randomDebtor(rng *rand.Rand, id data.ID) data.Debtor {
	maybe := func(oneIn int) bool { return rng.IntN(oneIn) == 0 }
	d := data.Debtor{ID: id, Kind: data.ClientKinds[rng.IntN(3)], Channel: data.ChannelEmail, HasEmail: !maybe(5), HasPhone: !maybe(2),
		HasAddress: !maybe(4), Never: maybe(15), Median: rng.IntN(40) - 10, Settled: rng.IntN(10)}
	d.Profile = []data.Profile{data.ProfileAuto, data.ProfileStandard, data.ProfileRegular, data.ProfileBadPayer}[rng.IntN(4)]
	if maybe(20) {
		d.Insolvent = at(rng.IntN(60) - 30)
	}
	if maybe(20) {
		d.HandedOver = at(rng.IntN(60) - 30)
	}
	if maybe(8) {
		d.Pause = &data.Pause{Made: at(-40), Until: at(rng.IntN(80) - 20), Reason: "congés"}
	}
	for _, currency := range []string{"EUR", "USD"}[:1+rng.IntN(2)] {
		if maybe(5) {
			d.OnAccount = append(d.OnAccount, data.Sum{Currency: currency, Amount: money.Cents(rng.IntN(200000))})
		}
		for range rng.IntN(5) {
			d.Debts = append(d.Debts, randomDebt(rng, currency, id*1000+data.ID(len(d.Debts))))
		}
	}
	slices.SortFunc(d.Debts, func(a, b data.Debt) int {
		if a.Currency != b.Currency {
			return map[bool]int{true: -1, false: 1}[a.Currency < b.Currency]
		}
		return int(a.Due - b.Due)
	})
	return d
}

func randomDebt(rng *rand.Rand, currency string, id data.ID) data.Debt {
	maybe := func(oneIn int) bool { return rng.IntN(oneIn) == 0 }
	d := debt(id, rng.IntN(120)-60, money.Cents(1+rng.IntN(700000)))
	d.Currency = currency
	if maybe(4) {
		d.Issued = d.Due.Add(-60)
	}
	switch {
	case maybe(6):
		d.Balance = -d.Balance / 3
	case maybe(10):
		d.DirectDebit = true
	case maybe(10):
		d.Dispute = &data.Dispute{InvoiceID: id, Reason: "amount", Opened: at(-10)}
	case maybe(8):
		d.Promise = promise(at(-20), at(rng.IntN(60)-15))
	case maybe(10):
		d.Pause = &data.Pause{Made: at(-40), Until: at(rng.IntN(80) - 20), Reason: "avoir à venir"}
	case maybe(10):
		d.Plan = &data.InstalmentPlan{ID: id, Invoices: []data.ID{id}, Made: at(-30), Currency: currency, Grace: 8, Rest: d.Balance,
			Instalments: data.Split(d.Balance, 1+rng.IntN(3), at(rng.IntN(40)-20), "monthly")}
		if len(d.Plan.Instalments) == 0 {
			d.Plan = nil
		}
	case maybe(30):
		d.Pending = true
	}
	return d
}

// TestOneActionOrOneReason: whatever the records, every open invoice is in one
// action or has one reason, never both; a client has one action at most; and
// nothing is asked for that is not owed.
func TestOneActionOrOneReason(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for round := range 3000 {
		d := randomDebtor(rng, data.ID(round+1))
		today := at(rng.IntN(140) - 50)
		plan := Plan(today, records(d), ladders())
		seen := map[data.ID]int{}
		for _, a := range plan.Actions {
			for _, id := range a.Invoices {
				seen[id]++
			}
			owed := money.Cents(0)
			for _, debt := range d.Debts {
				if debt.Currency == a.Currency && debt.Balance > 0 {
					owed += debt.Balance
				}
			}
			if a.Net <= 0 || a.Net > owed || a.Day > today || !a.Day.Working() || a.Why.Sentence() == "" || a.Channel == "" {
				t.Fatalf("round %d: %+v, %s owed", round, a, owed.Plain())
			}
		}
		for _, i := range plan.Idle {
			seen[i.Invoice]++
			if i.Why.Code == Free || i.Why.Sentence() == "" {
				t.Fatalf("round %d: no reason in %+v", round, i)
			}
		}
		for _, debt := range d.Debts {
			if seen[debt.ID] != 1 {
				t.Fatalf("round %d: invoice %d is in %d places: %s", round, debt.ID, seen[debt.ID], outcome(plan))
			}
		}
		if len(seen) != len(d.Debts) || len(plan.Actions) > 1 {
			t.Fatalf("round %d: %s", round, outcome(plan))
		}
	}
}

// life is what happened to one client in a run of the program.
type life struct {
	sent    []Planned
	debtor  data.Debtor
	reasons map[ReasonCode]bool // of the last day
}

// live runs the plan on the given days, doing what it says.
func live(d data.Debtor, days []day.Day) life {
	l := life{debtor: private(d)}
	for _, today := range days {
		plan := Plan(today, records(l.debtor), ladders())
		for _, a := range plan.Actions {
			l.sent = append(l.sent, Planned{today, a})
			Take(&l.debtor, a, today)
		}
		l.reasons = map[ReasonCode]bool{}
		for _, i := range plan.Idle {
			l.reasons[i.Why.Code] = true
		}
	}
	return l
}

// everyDay and someDays are two ways to use the program for a year and a half.
func everyDay() (days []day.Day) {
	for n := -60; n < 500; n++ {
		days = append(days, at(n))
	}
	return days
}

func someDays(rng *rand.Rand) (days []day.Day) {
	for n := -60; n < 500; n += 1 + rng.IntN(30) {
		days = append(days, at(n))
	}
	for n := 500; n < 900; n++ { // in the end the program is open every day
		days = append(days, at(n))
	}
	return days
}

// TestALifeOfReminders runs the program day by day, and only on random days,
// over random clients who never pay: no two messages within the gap, no step
// twice, none before the calendar allows it, none lost for ever.
func TestALifeOfReminders(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	settings := ladders()
	for round := range 400 {
		d := randomDebtor(rng, data.ID(round+1))
		for name, days := range map[string][]day.Day{"every day": everyDay(), "on some days": someDays(rng)} {
			l := live(d, days)
			if fault := faultOf(l, settings); fault != "" {
				t.Fatalf("round %d, %s: %s", round, name, fault)
			}
		}
	}
}

// faultOf says what is wrong with a life, "" when nothing is.
func faultOf(l life, settings data.Dunning) string {
	debts := map[data.ID]data.Debt{}
	for _, debt := range l.debtor.Debts {
		debts[debt.ID] = debt
	}
	taken := map[string]bool{}
	for i, p := range l.sent {
		if i > 0 && p.On.Sub(l.sent[i-1].On) < settings.Gap {
			return fmt.Sprintf("contacts on %s and %s", l.sent[i-1].On, p.On)
		}
		oldest := debts[p.Invoices[0]]
		if p.Occasion == "" && p.Step.Eligible(oldest.Issued, oldest.Due).Add(-settings.Earlier*b2i(p.Step.Before())) > p.On {
			return fmt.Sprintf("step %d of %s left on %s", p.Step.ID, oldest.Due, p.On)
		}
		for _, id := range p.Invoices {
			key := fmt.Sprintf("%d/%d/%s", id, p.Step.ID, p.Occasion)
			if taken[key] {
				return "twice " + key
			}
			taken[key] = true
		}
	}
	// In the end every invoice has climbed its ladder, or has a reason that lasts.
	for code := range l.reasons {
		switch code {
		case Later, Gap, Joins, August, Promised, OnPlan, Paused:
			return "still waiting at the end: " + string(code)
		}
	}
	return ""
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestTheSimulatorIsThePlan: what is announced for sixty days is what the
// program proposes when it runs day by day and nobody pays.
func TestTheSimulatorIsThePlan(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for round := range 300 {
		d := randomDebtor(rng, data.ID(round+1))
		before := fmt.Sprintf("%+v", d.Debts)
		var days []day.Day
		for n := range 60 {
			days = append(days, at(n-20))
		}
		lived := live(d, days).sent
		simulated := Simulate(days[0], len(days), records(d), ladders())
		if len(lived) != len(simulated) {
			t.Fatalf("round %d: %d lived, %d simulated", round, len(lived), len(simulated))
		}
		for i, p := range simulated {
			if p.On != lived[i].On || p.Step.ID != lived[i].Step.ID || p.Net != lived[i].Net || p.Occasion != lived[i].Occasion {
				t.Fatalf("round %d: %+v simulated, %+v lived", round, p, lived[i])
			}
		}
		if fmt.Sprintf("%+v", d.Debts) != before {
			t.Fatalf("round %d: the records were changed", round)
		}
	}
}

// FuzzPlan feeds it records that no register would hold.
func FuzzPlan(f *testing.F) {
	f.Add(uint64(1), int32(0), int64(0))
	f.Add(uint64(2), int32(800000), int64(-1))
	f.Fuzz(func(t *testing.T, seed uint64, today int32, amount int64) {
		rng := rand.New(rand.NewPCG(seed, seed))
		d := randomDebtor(rng, 1)
		settings := ladders()
		settings.Scenarios[0].Steps = settings.Scenarios[0].Steps[:rng.IntN(4)]
		settings.Gap, settings.Earlier = rng.IntN(100)-50, rng.IntN(100)-50
		for i := range d.Debts {
			if rng.IntN(3) == 0 {
				d.Debts[i].Balance, d.Debts[i].Due, d.Debts[i].Issued = money.Cents(amount), day.Day(rng.Int32()), day.Day(rng.Int32())
			}
		}
		plan := Plan(day.Day(today), records(d), settings)
		if len(plan.Actions) > 1 {
			t.Errorf("%d actions for one client", len(plan.Actions))
		}
	})
}
