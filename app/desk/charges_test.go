package desk

import (
	"math/rand"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

// account returns what is owed on an invoice today.
func (s *story) account(i data.Invoice) rules.Account {
	s.Helper()
	a, err := s.InvoiceAccount(s.Context(), i.ID, 0)
	s.must(err)
	return a
}

// owed checks what is left on an invoice: balance, interest and indemnity.
func (s *story) owed(i data.Invoice, balance, penalty, indemnity money.Cents) {
	s.Helper()
	if a := s.account(i); a.Balance != balance || a.PenaltyLeft() != penalty || a.IndemnityLeft() != indemnity || a.Total() != balance+penalty+indemnity {
		s.Errorf("%s: balance %s, penalty %s, indemnity %s, total %s; want %s, %s, %s", i.Number, a.Balance.Plain(), a.PenaltyLeft().Plain(), a.IndemnityLeft().Plain(),
			a.Total().Plain(), balance.Plain(), penalty.Plain(), indemnity.Plain())
	}
}

// waived gives up an amount, or with 0 all.
func (s *story) waived(i data.Invoice, kind data.ChargeKind, amount money.Cents) Undo {
	s.Helper()
	undo, err := s.Waive(s.Context(), data.Charge{InvoiceID: i.ID, Kind: kind, Amount: amount, Whole: amount == 0, Reason: "geste commercial"})
	s.must(err)
	return undo
}

// TestTheLedgerOfAnInvoice: what is given up and paid is taken off what is due,
// each undone leaves what was before, and the invoice itself never changes.
func TestTheLedgerOfAnInvoice(t *testing.T) {
	s := begin(t)
	i := bill(t, s.Desk, s.client, "F-1", day.Of(2026, 3, 31), 120000)
	s.owed(i, 120000, 3036, 4000) // 76 days at 12.15 %
	part := s.waived(i, data.ChargePenalty, 1036)
	s.owed(i, 120000, 2000, 4000)
	whole := s.waived(i, data.ChargeIndemnity, 0)
	s.owed(i, 120000, 2000, 0)
	s.must(whole(t.Context()))
	s.owed(i, 120000, 2000, 4000)
	// 25.00 pays 20.00 of penalties, then 5.00 of the indemnity.
	paid, err := s.PayCharges(t.Context(), i.ID, s.Today(), 2500, "virement")
	s.must(err)
	s.owed(i, 120000, 0, 3500)
	if _, balance, _ := s.Invoice(t.Context(), i.ID); balance != 120000 {
		t.Errorf("the invoice has changed: %s", balance.Plain())
	}
	s.must(paid(t.Context()))
	s.owed(i, 120000, 2000, 4000)
	s.must(part(t.Context()))
	s.owed(i, 120000, 3036, 4000)
	rows, err := s.Charges(t.Context(), i.ID)
	s.must(err)
	if len(rows) != 8 || len(data.InForce(rows)) != 0 {
		t.Errorf("the ledger forgot something: %+v", rows)
	}
	// Given up whole, nothing runs any more: a month later neither.
	s.waived(i, data.ChargePenalty, 0)
	s.days(30)
	s.owed(i, 120000, 0, 4000)
	if a := s.account(i); a.Penalty <= 3036 || a.PenaltyWaived != a.Penalty {
		t.Errorf("%+v", a)
	}
}

// TestMoneyOnAccountPaysCharges as far as it goes, and is on account again when
// that is undone or when the row is cancelled.
func TestMoneyOnAccountPaysCharges(t *testing.T) {
	s := begin(t)
	i := bill(t, s.Desk, s.client, "F-1", day.Of(2026, 3, 31), 120000)
	pay(t, s.Desk, s.client, i, 120000)
	s.owed(i, 0, 3036, 4000)
	p := data.Payment{ClientID: s.client.ID, On: s.Today(), Amount: 5000, Currency: "EUR"}
	_, err := s.Pay(t.Context(), &p)
	s.must(err)
	undo, err := s.SettleCharges(t.Context(), i.ID, p.ID)
	s.must(err)
	s.owed(i, 0, 0, 4000-1964)
	left := func() money.Cents {
		payments, err := s.ClientPayments(t.Context(), s.client.ID)
		s.must(err)
		for _, x := range payments {
			if x.ID == p.ID {
				return x.Unallocated()
			}
		}
		return -1
	}
	if left() != 0 {
		t.Errorf("%s is left of the payment", left().Plain())
	}
	_, err = s.SettleCharges(t.Context(), i.ID, p.ID)
	s.refusedWith(err, data.CodeBlocked, "déjà entièrement affecté", "F-1")
	s.must(undo(t.Context()))
	s.owed(i, 0, 3036, 4000)
	if left() != 5000 {
		t.Errorf("%s is left of the payment", left().Plain())
	}
	// The payment is deleted with what it paid, and both come back.
	_, err = s.SettleCharges(t.Context(), i.ID, p.ID)
	s.must(err)
	back, err := s.DeletePayment(t.Context(), p)
	s.must(err)
	s.owed(i, 0, 3036, 4000)
	s.must(back(t.Context()))
	s.owed(i, 0, 0, 4000-1964)
	rows, err := s.Charges(t.Context(), i.ID)
	s.must(err)
	again, err := s.CancelCharge(t.Context(), data.InForce(rows)[0])
	s.must(err)
	s.owed(i, 0, 3036, 4000-1964)
	s.must(again(t.Context()))
	s.owed(i, 0, 0, 4000-1964)
}

// TestWhatTheLedgerRefuses, each with the figure, the invoice and the cure.
func TestWhatTheLedgerRefuses(t *testing.T) {
	s := begin(t)
	i := bill(t, s.Desk, s.client, "F-1", day.Of(2026, 3, 31), 120000)
	fresh := s.owes("F-2", -10, 50000)
	credit := note(t, s.Desk, s.client, "A-1", s.Today(), 1000)
	dollars := bill(t, s.Desk, s.client, "F-3", day.Of(2026, 3, 31), 120000, func(i *data.Invoice) { i.Currency = "USD" })
	person := s.newClient("Jeanne Martin")
	person.Kind = data.Consumer
	s.must(s.SaveClient(t.Context(), &person))
	private := bill(t, s.Desk, person, "F-4", day.Of(2026, 3, 31), 50000)
	other := data.Payment{ClientID: person.ID, On: s.Today(), Amount: 1000, Currency: "EUR"}
	_, err := s.Pay(t.Context(), &other)
	s.must(err)
	gift := func(i data.Invoice, kind data.ChargeKind, amount money.Cents) data.Charge {
		return data.Charge{InvoiceID: i.ID, Kind: kind, Amount: amount, Whole: amount == 0, Reason: "geste"}
	}
	for name, c := range map[string]struct {
		do    func() (Undo, error)
		code  data.Code
		words []string
	}{
		"more than is left": {func() (Undo, error) { return s.Waive(t.Context(), gift(i, data.ChargePenalty, 3037)) }, data.CodeInvalid, []string{"30,37", "30,36", "F-1", "au plus"}},
		"no reason": {func() (Undo, error) {
			x := gift(i, data.ChargePenalty, 1)
			x.Reason = "  "
			return s.Waive(t.Context(), x)
		}, data.CodeInvalid, []string{"pourquoi"}},
		"tomorrow": {func() (Undo, error) {
			x := gift(i, data.ChargePenalty, 1)
			x.On = s.Today().Add(1)
			return s.Waive(t.Context(), x)
		}, data.CodeInvalid, []string{"16/06/2026", "futur"}},
		"before there was any": {func() (Undo, error) {
			x := gift(i, data.ChargePenalty, 100)
			x.On = i.Due
			return s.Waive(t.Context(), x)
		}, data.CodeBlocked, []string{"rien à abandonner", "F-1"}},
		"nothing is due":            {func() (Undo, error) { return s.Waive(t.Context(), gift(fresh, data.ChargeIndemnity, 100)) }, data.CodeBlocked, []string{"rien à abandonner", "F-2"}},
		"another currency":          {func() (Undo, error) { return s.Waive(t.Context(), gift(dollars, data.ChargePenalty, 0)) }, data.CodeBlocked, []string{"USD", "F-3"}},
		"the indemnity of a person": {func() (Undo, error) { return s.Waive(t.Context(), gift(private, data.ChargeIndemnity, 0)) }, data.CodeBlocked, []string{"particulier", "F-4"}},
		"a credit note":             {func() (Undo, error) { return s.Waive(t.Context(), gift(credit, data.ChargePenalty, 0)) }, data.CodeBlocked, []string{"avoir", "A-1"}},
		"paid: more than is left":   {func() (Undo, error) { return s.PayCharges(t.Context(), i.ID, s.Today(), 7037, "") }, data.CodeInvalid, []string{"70,37", "70,36", "F-1"}},
		"paid: nothing":             {func() (Undo, error) { return s.PayCharges(t.Context(), i.ID, s.Today(), 0, "") }, data.CodeInvalid, []string{"supérieur à zéro"}},
		"paid: tomorrow":            {func() (Undo, error) { return s.PayCharges(t.Context(), i.ID, s.Today().Add(1), 1, "") }, data.CodeInvalid, []string{"16/06/2026"}},
		"paid: no day":              {func() (Undo, error) { return s.PayCharges(t.Context(), i.ID, 0, 1, "") }, data.CodeInvalid, []string{"pas de date"}},
		"paid: on the due day":      {func() (Undo, error) { return s.PayCharges(t.Context(), i.ID, i.Due, 1, "") }, data.CodeBlocked, []string{"ni pénalités ni indemnité", "F-1"}},
		"paid: by a person without a formal notice": {func() (Undo, error) { return s.PayCharges(t.Context(), private.ID, s.Today(), 1, "") }, data.CodeBlocked,
			[]string{"ni pénalités ni indemnité", "F-4"}},
		"settled: another's payment": {func() (Undo, error) { return s.SettleCharges(t.Context(), i.ID, other.ID) }, data.CodeNotFound, []string{"encaissement"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := &story{T: t, Desk: s.Desk}
			_, err := c.do()
			s.refusedWith(err, c.code, c.words...)
		})
	}
	whole := s.waived(i, data.ChargePenalty, 0)
	_, err = s.Waive(t.Context(), gift(i, data.ChargePenalty, 0))
	s.refusedWith(err, data.CodeBlocked, "déjà renoncé", "F-1")
	s.must(whole(t.Context()))
	s.refusedWith(whole(t.Context()), data.CodeNotFound, "déjà")
}

// TestInterestOfAConsumer runs from the receipt of the formal notice, at the
// bare legal rate, never before, and without 40 EUR; of one that came back
// unclaimed, from its first presentation.
func TestInterestOfAConsumer(t *testing.T) {
	for name, c := range map[string]struct {
		events func(printed day.Day) []data.PostEvent
		days   int // of interest, twenty days after it was printed
	}{
		"only posted": {func(p day.Day) []data.PostEvent { return []data.PostEvent{on(data.PostPosted, p)} }, 0},
		"received after two days": {func(p day.Day) []data.PostEvent {
			return []data.PostEvent{on(data.PostPosted, p), on(data.PostDelivered, p.Add(2))}
		}, 18},
		"unclaimed": {func(p day.Day) []data.PostEvent {
			return []data.PostEvent{on(data.PostPosted, p), on(data.PostPresented, p.Add(3)), on(data.PostUnclaimed, p.Add(18))}
		}, 17},
		"a wrong address": {func(p day.Day) []data.PostEvent {
			return []data.PostEvent{on(data.PostPosted, p), on(data.PostUnknown, p.Add(5))}
		}, 0},
		"not posted": {func(day.Day) []data.PostEvent { return []data.PostEvent{on(data.PostNotPosted, day.Of(2026, 6, 15))} }, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := begin(t)
			s.change(func(c *data.Client) { c.Kind = data.Consumer })
			i := s.owes("F-1", 100, 120000)
			s.owed(i, 120000, 0, 0)
			letter, printed := s.notice(i.ID).ID, s.Today()
			s.days(20)
			s.noted(letter, c.events(printed)...)
			a := s.account(i)
			days := 0
			for _, x := range a.Segments {
				days += x.Days
				if x.Rate != 262 && x.Rate != 275 {
					t.Errorf("%s is no legal rate", x.Rate.French())
				}
			}
			if days != c.days || a.Indemnity != 0 {
				t.Errorf("%d days, want %d; %+v", days, c.days, a)
			}
		})
	}
}

// TestInterestFirst: a part payment pays the interest before the principal, the
// total is the same to the cent.
func TestInterestFirst(t *testing.T) {
	for first, want := range map[data.PaysFirst]money.Cents{data.PrincipalFirst: 60000, data.InterestFirst: 60000 + 1198} {
		s := begin(t)
		sender, err := s.Sender(t.Context())
		s.must(err)
		sender.PaysFirst = first
		s.must(s.SaveSender(t.Context(), sender))
		i := bill(t, s.Desk, s.client, "F-1", day.Of(2026, 4, 30), 120000)
		p := data.Payment{ClientID: s.client.ID, On: day.Of(2026, 5, 30), Amount: 60000, Currency: "EUR", Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: 60000}}}
		_, err = s.Pay(t.Context(), &p)
		s.must(err)
		a := s.account(i)
		if a.Balance != want || a.Total() != 60000+a.Penalty+4000 || a.Segments[0].Amount != 1198 {
			t.Errorf("%q: %+v", first, a)
		}
		s.paperAgrees(letters.PaperNotice)
		s.paperAgrees(letters.PaperCalculation)
	}
}

// paperAgrees checks that a paper asks for what the accounts say, less money on
// account and credit notes.
func (s *story) paperAgrees(kind letters.PaperKind) {
	s.Helper()
	p, err := s.PreparePaper(s.Context(), PaperRequest{Kind: kind, Client: s.client.ID})
	s.must(err)
	var want money.Cents
	items, err := s.OpenItems(s.Context(), s.client.ID)
	s.must(err)
	for _, i := range items {
		want += min(i.Balance, 0)
		if i.Kind == data.KindInvoice && i.Due < s.Today() {
			want += s.account(i.Invoice).Total()
		}
	}
	payments, err := s.ClientPayments(s.Context(), s.client.ID)
	s.must(err)
	for _, x := range payments {
		want -= x.Unallocated()
	}
	if p.Letter.Total != want || p.Contact.Amount != want {
		s.Errorf("the %s asks for %s, the accounts say %s", kind, p.Letter.Total.Plain(), want.Plain())
	}
}

// TestAccountsAndPapersAlwaysAgree over random accounts: invoices, payments,
// money on account, credit notes, waivers and payments of charges.
func TestAccountsAndPapersAlwaysAgree(t *testing.T) {
	for seed := range int64(12) {
		r := rand.New(rand.NewSource(seed))
		s := begin(t)
		if seed%3 == 1 {
			sender, err := s.Sender(t.Context())
			s.must(err)
			sender.PaysFirst = data.InterestFirst
			s.must(s.SaveSender(t.Context(), sender))
		}
		if seed%4 == 3 {
			s.change(func(c *data.Client) { c.Kind = data.PublicBody })
		}
		ago := func(n int) day.Day { return s.Today().Add(-1 - r.Intn(n)) }
		var all []data.Invoice
		for k := range 2 + r.Intn(7) {
			i := bill(t, s.Desk, s.client, "F-"+string(rune('a'+k)), ago(400), money.Cents(20000+r.Intn(500000)))
			all = append(all, i)
			if r.Intn(2) == 0 {
				pay(t, s.Desk, s.client, i, money.Cents(1+r.Intn(int(i.Total)-10000)))
			}
		}
		advance(t, s.Desk, s.client, ago(200), money.Cents(1+r.Intn(9000)))
		note(t, s.Desk, s.client, "A-1", ago(100), money.Cents(1+r.Intn(9000)))
		for _, i := range all {
			a := s.account(i)
			for kind, left := range map[data.ChargeKind]money.Cents{data.ChargePenalty: a.PenaltyLeft(), data.ChargeIndemnity: a.IndemnityLeft()} {
				switch {
				case r.Intn(3) == 0 && left > 0:
					s.waived(i, kind, 1+money.Cents(r.Int63n(int64(left))))
				case r.Intn(4) == 0:
					s.waived(i, kind, 0)
				}
			}
			if a = s.account(i); r.Intn(2) == 0 && a.PenaltyLeft()+a.IndemnityLeft() > 0 {
				_, err := s.PayCharges(t.Context(), i.ID, s.Today(), 1+money.Cents(r.Int63n(int64(a.PenaltyLeft()+a.IndemnityLeft()))), "")
				s.must(err)
			}
			if a = s.account(i); a.PenaltyLeft() < 0 || a.IndemnityLeft() < 0 || a.PenaltyWaived+a.PenaltyPaid+a.InterestPaid > a.Penalty {
				t.Fatalf("seed %d, %s: more was settled than is due: %+v", seed, i.Number, a)
			}
		}
		s.paperAgrees(letters.PaperNotice)
		s.paperAgrees(letters.PaperCalculation)
	}
}
