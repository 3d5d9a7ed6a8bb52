package desk

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

// mischance lets one thing happen to a client's account or record, as it may on
// any day between two looks at the queue. What cannot be done is refused with a
// sentence, never otherwise.
func (s *story) mischance(rng *rand.Rand, number *int) string {
	s.Helper()
	ctx := s.Context()
	items, err := s.OpenItems(ctx, s.client.ID)
	s.must(err)
	owed := keep(items, func(i data.OpenItem) bool { return i.Balance > 0 })
	try := func(_ Undo, err error) {
		s.Helper()
		if err != nil && !refused(err) {
			s.Fatal(err)
		}
	}
	*number++
	if len(owed) == 0 || rng.IntN(5) == 0 {
		bill(s.T, s.Desk, s.client, fmt.Sprintf("F-%d", *number), s.Today().Add(rng.IntN(40)-12), money.Cents(500+rng.IntN(90000)), func(i *data.Invoice) {
			i.DirectDebit = rng.IntN(15) == 0
			if rng.IntN(6) == 0 {
				i.Currency = "USD"
			}
		})
		return "bill"
	}
	i := owed[rng.IntN(len(owed))]
	some := []data.ID{i.ID}
	for _, o := range owed {
		if o.Currency == i.Currency && o.ID != i.ID && rng.IntN(2) == 0 {
			some = append(some, o.ID)
		}
	}
	held, err := s.Holds(ctx, s.client.ID)
	s.must(err)
	amount := i.Balance
	if rng.IntN(2) == 0 {
		amount = max(1, amount/money.Cents(1+rng.IntN(5)))
	}
	switch rng.IntN(15) {
	case 0, 1:
		try(s.Pay(ctx, &data.Payment{ClientID: s.client.ID, On: s.Today(), Amount: amount, Currency: i.Currency,
			Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: amount}}}))
		return "pay"
	case 2:
		try(s.Pay(ctx, &data.Payment{ClientID: s.client.ID, On: s.Today(), Amount: amount, Currency: i.Currency}))
		return "advance"
	case 3:
		note(s.T, s.Desk, s.client, fmt.Sprintf("A-%d", *number), s.Today(), amount)
		return "note"
	case 4:
		for _, n := range items {
			if n.Balance < 0 {
				try(s.Offset(ctx, n.ID, i.ID))
				break
			}
		}
		return "offset"
	case 5:
		try(s.OpenDispute(ctx, &data.Dispute{InvoiceID: i.ID, Reason: "other"}))
		return "dispute"
	case 6, 7:
		for _, x := range held.Disputes {
			if x.Open() {
				try(s.CloseDispute(ctx, x.ID, "unfounded", ""))
			}
		}
		return "close"
	case 8:
		p := &data.Promise{ClientID: s.client.ID, Invoices: some, Due: s.Today().Add(rng.IntN(10))}
		if rng.IntN(2) == 0 {
			p.Amount = amount
		}
		try(s.Promise(ctx, p))
		return "promise"
	case 9:
		total := money.Cents(0)
		for _, o := range owed {
			if slices.Contains(some, o.ID) {
				total += o.Balance
			}
		}
		try(s.AgreeInstalments(ctx, &data.InstalmentPlan{ClientID: s.client.ID, Invoices: some, Grace: data.PlanGrace,
			Instalments: data.Split(total, 1+rng.IntN(4), s.Today().Add(rng.IntN(9)), "weekly")}))
		return "plan"
	case 10:
		for _, x := range held.Plans {
			if x.Ended.IsZero() {
				try(s.EndInstalments(ctx, x.ID))
			}
		}
		return "end"
	case 11:
		p := &data.Pause{ClientID: s.client.ID, Until: s.Today().Add(rng.IntN(6)), Reason: "x"}
		if rng.IntN(2) == 0 {
			p.InvoiceID = i.ID
		}
		try(s.Pause(ctx, p))
		return "pause"
	case 12:
		changed := i.Invoice
		changed.Due = changed.Due.Add(rng.IntN(20) - 5)
		if changed.Due >= changed.Issued {
			s.must(s.SaveInvoice(ctx, &changed))
		}
		return "due"
	case 13:
		s.change(func(c *data.Client) {
			switch rng.IntN(5) {
			case 0:
				c.Profile = data.Profiles[rng.IntN(len(data.Profiles))]
			case 1:
				c.Never = !c.Never
			case 2:
				c.Insolvent = 0
				if rng.IntN(3) == 0 {
					c.Insolvent = s.Today()
				}
			case 3:
				c.Kind = data.ClientKinds[rng.IntN(3)]
			default:
				c.Never, c.Insolvent = false, 0
			}
		})
		return "client"
	}
	s.liftPauses()
	return "lift"
}

// facts are what an independent look finds about the client as a message leaves.
type facts struct {
	net     map[string]money.Cents // by currency: what is owed, credits deducted
	stopped map[data.ID]string     // invoices nobody may be written to about
	balance map[data.ID]money.Cents
	due     map[data.ID]day.Day
	last    day.Day // last contact before
}

func (s *story) facts() facts {
	s.Helper()
	ctx := s.Context()
	f := facts{net: map[string]money.Cents{}, stopped: map[data.ID]string{}, balance: map[data.ID]money.Cents{}, due: map[data.ID]day.Day{}}
	items, err := s.OpenItems(ctx, s.client.ID)
	s.must(err)
	held, err := s.Holds(ctx, s.client.ID)
	s.must(err)
	c, err := s.Client(ctx, s.client.ID)
	s.must(err)
	for _, i := range items {
		f.net[i.Currency] += i.Balance
		f.balance[i.ID], f.due[i.ID] = i.Balance, i.Due
		if c.Never || !c.Insolvent.IsZero() {
			f.stopped[i.ID] = "client"
		}
		for _, x := range held.Disputes {
			if x.InvoiceID == i.ID && x.Closed.IsZero() {
				f.stopped[i.ID] = "dispute"
			}
		}
		for _, x := range held.Pauses {
			if x.Ended.IsZero() && s.Today() <= x.Until && (x.InvoiceID == i.ID || x.InvoiceID == 0) {
				f.stopped[i.ID] = "pause"
			}
		}
		for _, x := range held.Promises { // the newest comes first
			if x.Withdrawn.IsZero() && slices.Contains(x.Invoices, i.ID) {
				if s.Today() <= x.Due && x.Paid < x.Amount {
					f.stopped[i.ID] = "promise"
				}
				break
			}
		}
	}
	payments, err := s.Register.ClientPayments(ctx, s.client.ID)
	s.must(err)
	for _, p := range payments {
		f.net[p.Currency] -= p.Unallocated()
	}
	contacts, err := s.Register.Contacts(ctx, s.client.ID, 0)
	s.must(err)
	for _, x := range contacts {
		if x.Result.Reached() {
			f.last = max(f.last, x.On)
		}
	}
	return f
}

// fault says what is wrong with a message that just left, "" where nothing is.
func (f facts) fault(m data.Message, today day.Day) string {
	if m.Level == data.LevelThanks {
		return ""
	}
	if m.Amount > f.net[m.Currency] || m.Amount <= 0 {
		return fmt.Sprintf("%s asked, %s owed", m.Amount.Plain(), f.net[m.Currency].Plain())
	}
	if !f.last.IsZero() && today.Sub(f.last) < 5 {
		return "contacted on " + f.last.String()
	}
	for _, l := range m.Lines {
		if l.Balance <= 0 {
			continue
		}
		if why := f.stopped[l.InvoiceID]; why != "" {
			return l.Number + ": " + why
		}
		if f.balance[l.InvoiceID] != l.Balance && m.Occasion == "" { // of a plan, its instalment is what counts
			return l.Number + " is no longer what it says"
		}
		late := f.due[l.InvoiceID] < today
		if (m.Level == data.LevelUpcoming && late) || (m.Level.Rank() >= data.LevelFirst.Rank() && !late) {
			return l.Number + " is due on " + f.due[l.InvoiceID].String() + ": " + string(m.Level)
		}
	}
	return ""
}

// TestWhateverHappensNobodyIsChasedInError: a client's account changes in every
// way, also between the click and the sending. What leaves asks for no more than
// is owed, about nothing that is held, and keeps the gap.
func TestWhateverHappensNobodyIsChasedInError(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 5))
	left := 0
	for round := range 3 {
		s := begin(t)
		number := 0
		steps := map[string]bool{}
		var log []string
		for range 60 {
			s.days(1 + rng.IntN(3))
			log = append(log, s.Today().String())
			for range rng.IntN(3) {
				log = append(log, s.mischance(rng, &number))
			}
			plan, err := s.PlanOf(t.Context(), s.client.ID)
			s.must(err)
			for _, a := range plan.Actions {
				switch {
				case rng.IntN(8) == 0:
					undo, err := s.Skip(t.Context(), a, "inutile")
					s.must(err)
					if log = append(log, "skip"); rng.IntN(2) == 0 {
						s.must(undo(context.WithoutCancel(t.Context())))
						log = append(log, "back")
					}
				case a.Channel != data.ChannelEmail:
					log = append(log, "by "+string(a.Channel)+" "+string(a.Level))
					if a.Level == data.LevelFormalNotice {
						s.carryOutUnlessTorn(a)
						continue
					}
					_, err := s.Record(t.Context(), Call{Action: a, Channel: data.ChannelCall, Result: data.CallResults[rng.IntN(len(data.CallResults))], Note: "dit"})
					s.must(err)
				default:
					p, err := s.Prepare(t.Context(), a, Choice{})
					if err != nil && refused(err) {
						continue
					}
					s.must(err)
					m, err := s.Approve(t.Context(), p.Draft)
					if err != nil && refused(err) {
						t.Fatalf("round %d: %v refused: %v\n%v", round, a.Level, err, log)
					}
					s.must(err)
					for range rng.IntN(3) {
						log = append(log, "between: "+s.mischance(rng, &number))
					}
					if rng.IntN(4) == 0 {
						s.now = s.now.AddDate(0, 0, rng.IntN(6))
						log = append(log, "waits until "+s.Today().String())
					}
					before := s.facts()
					report := s.send(m.ID)
					if report.Messages[0].State != data.MessageSent {
						log = append(log, "not sent: "+report.Messages[0].LastError)
						continue
					}
					left++
					m = report.Messages[0]
					log = append(log, fmt.Sprintf("sent %s %s %s %v", m.Level, m.Occasion, m.Amount.Plain(), m.Lines))
					if why := before.fault(m, s.Today()); why != "" {
						t.Fatalf("round %d on %s: %s\n%v", round, s.Today(), why, log)
					}
					for _, l := range m.Lines {
						key := fmt.Sprintf("%d/%d/%s", l.InvoiceID, m.Step, m.Occasion)
						if l.Balance > 0 && steps[key] {
							t.Fatalf("round %d on %s: %s twice\n%v", round, s.Today(), key, log)
						}
						steps[key] = true
					}
				}
			}
		}
		problems, err := s.Register.Check(t.Context())
		s.must(err)
		if len(problems) > 0 {
			t.Fatalf("round %d: %v\n%v", round, problems, log)
		}
	}
	if left == 0 {
		t.Error("nothing left")
	}
}

// carryOutUnlessTorn writes a formal notice, unless a sentence says why not.
func (s *story) carryOutUnlessTorn(a rules.Action) {
	s.Helper()
	n, err := s.PreparePaper(s.Context(), PaperRequest{Kind: letters.PaperNotice, Client: a.Client, Invoices: a.Invoices})
	if err != nil && refused(err) {
		return
	}
	s.must(err)
	var total money.Cents
	for _, l := range n.Case.Lines {
		total += l.Balance
	}
	if total-n.Case.OnAccount != a.Net {
		s.Fatalf("the notice is about %s, the plan about %s", (total - n.Case.OnAccount).Plain(), a.Net.Plain())
	}
	_, _, err = s.KeepPaper(s.Context(), n)
	s.must(err)
}
