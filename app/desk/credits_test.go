package desk

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

func note(t *testing.T, d *Desk, c data.Client, number string, issued day.Day, total money.Cents) data.Invoice {
	t.Helper()
	return bill(t, d, c, number, issued, total, func(i *data.Invoice) { i.Kind, i.Issued = data.KindCreditNote, issued })
}

func advance(t *testing.T, d *Desk, c data.Client, on day.Day, amount money.Cents) {
	t.Helper()
	_, err := d.Pay(t.Context(), &data.Payment{ClientID: c.ID, On: on, Amount: amount, Currency: "EUR"})
	ok(t, err)
}

// letterLeft adds a line to the history.
func letterLeft(t *testing.T, d *Desk, c data.Contact) {
	t.Helper()
	ok(t, d.Register.AddLetter(t.Context(), &c, 0, "lettre.pdf", []byte("%PDF-1.4\n")))
}

// TestWhatChangedMeanwhileStopsAMessage: all that can happen to a client's
// account or record between the click and the sending, apart from a payment on
// the invoice itself.
func TestWhatChangedMeanwhileStopsAMessage(t *testing.T) {
	for name, c := range map[string]struct {
		level  data.Level
		happen func(t *testing.T, d *Desk, c data.Client, i data.Invoice)
	}{
		"the money came, on account": {data.LevelFirst, func(t *testing.T, d *Desk, c data.Client, i data.Invoice) { advance(t, d, c, d.Today(), i.Total) }},
		"part of it came":            {data.LevelFirst, func(t *testing.T, d *Desk, c data.Client, _ data.Invoice) { advance(t, d, c, d.Today(), 100) }},
		"a credit note was made":     {data.LevelFirst, func(t *testing.T, d *Desk, c data.Client, _ data.Invoice) { note(t, d, c, "A-1", d.Today(), 100) }},
		"the client was archived": {data.LevelFirst, func(t *testing.T, d *Desk, c data.Client, _ data.Invoice) {
			ok(t, d.ArchiveClient(t.Context(), c.ID, true))
		}},
		"the client is a consumer after all": {data.LevelThird, func(t *testing.T, d *Desk, c data.Client, _ data.Invoice) {
			c.Kind = data.Consumer
			ok(t, d.SaveClient(t.Context(), &c))
		}},
		"the deadline it gives is over": {data.LevelSecond, func(_ *testing.T, d *Desk, _ data.Client, _ data.Invoice) {
			d.Config.Today = d.Config.Today.Add(rules.ReminderDays)
		}},
		"the same was said by letter": {data.LevelFirst, func(t *testing.T, d *Desk, c data.Client, i data.Invoice) {
			letterLeft(t, d, data.Contact{ClientID: c.ID, On: d.Today(), At: d.Now().Add(time.Minute), Channel: data.ChannelLetter,
				Level: data.LevelFirst, Amount: i.Total, Currency: "EUR", Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number, Balance: i.Total}}})
		}},
	} {
		t.Run(name, func(t *testing.T) {
			d, server, client := newDesk(t)
			i := bill(t, d, client, "F-1", day.Of(2026, 5, 31), 50000)
			draft, err := d.PrepareReminder(t.Context(), client.ID, nil)
			ok(t, err)
			draft, err = d.Recompose(t.Context(), draft, c.level)
			ok(t, err)
			stays(t, d, server, draft, func() { c.happen(t, d, client, i) })
		})
	}
	t.Run("the due date went by", func(t *testing.T) {
		d, server, client := newDesk(t)
		bill(t, d, client, "F-1", d.Today().Add(3), 50000)
		draft, err := d.PrepareReminder(t.Context(), client.ID, nil)
		ok(t, err)
		stays(t, d, server, draft, func() { d.Config.Today = d.Config.Today.Add(4) })
	})
}

// stays queues a draft, lets something happen, and wants the message cancelled with a reason.
func stays(t *testing.T, d *Desk, server *post, draft letters.Draft, happen func()) {
	t.Helper()
	m, err := d.Queue(t.Context(), draft, false)
	ok(t, err)
	happen()
	_, err = d.SendAll(t.Context(), nil)
	ok(t, err)
	m, err = d.Register.Message(t.Context(), m.ID)
	ok(t, err)
	if len(server.sent) != 0 || m.State != data.MessageCancelled || m.LastError == "" {
		t.Errorf("%d messages left, state %s (%s)", len(server.sent), m.State, m.LastError)
	}
}

// TestAWaitingMessageStillLeaves: what did not change does not stop it, a day later either.
func TestAWaitingMessageStillLeaves(t *testing.T) {
	d, server, c := newDesk(t)
	bill(t, d, c, "F-1", day.Of(2026, 5, 31), 50000)
	bill(t, d, c, "F-2", day.Of(2026, 6, 30), 70000)
	note(t, d, c, "A-1", day.Of(2026, 5, 20), 1000)
	advance(t, d, c, day.Of(2026, 5, 21), 500)
	draft, err := d.PrepareReminder(t.Context(), c.ID, nil)
	ok(t, err)
	draft, err = d.Recompose(t.Context(), draft, data.LevelSecond)
	ok(t, err)
	_, err = d.Queue(t.Context(), draft, false)
	ok(t, err)
	d.Config.Today = d.Config.Today.Add(rules.ReminderDays - 1)
	_, err = d.ConfirmReceipts(t.Context())
	ok(t, err)
	if _, err = d.SendAll(t.Context(), nil); err != nil || len(server.sent) != 1 {
		t.Errorf("%d messages left (%v)", len(server.sent), err)
	}
}

// TestTwoMessagesNeverDeductTheSameMoney: whatever the invoices, the credit and
// the choice, what is asked for the chosen ones and for the others adds up to
// what the client owes.
func TestTwoMessagesNeverDeductTheSameMoney(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for round := range 12 {
		d, _, c := newDesk(t)
		var chosen, others []data.ID
		owed := money.Cents(0)
		for k := range 2 + rng.IntN(4) {
			i := bill(t, d, c, "F-"+string(rune('A'+k)), day.Of(2026, 4, 1).Add(rng.IntN(60)), money.Cents(1000+rng.IntN(5000)))
			owed += i.Total
			if rng.IntN(2) == 0 {
				chosen = append(chosen, i.ID)
			} else {
				others = append(others, i.ID)
			}
		}
		credit := money.Cents(1 + rng.IntN(int(owed)-1))
		advance(t, d, c, day.Of(2026, 4, 2), credit)
		asked := money.Cents(0)
		for _, ids := range [][]data.ID{chosen, others} {
			if len(ids) == 0 {
				continue
			}
			draft, err := d.PrepareReminder(t.Context(), c.ID, ids)
			if data.CodeOf(err) != data.CodeBlocked {
				ok(t, err)
				asked += draft.Net()
			}
		}
		if asked != owed-credit {
			t.Errorf("round %d: %d owed, %d to the credit, %d asked for", round, owed, credit, asked)
		}
	}
}

// TestACreditNoteServesTheOldestInvoice: it is shown whole where it is used
// whole, and where it would be torn apart the user is asked to say where it goes.
func TestACreditNoteServesTheOldestInvoice(t *testing.T) {
	d, _, c := newDesk(t)
	old := bill(t, d, c, "F-1", day.Of(2026, 4, 1), 10000)
	late := bill(t, d, c, "F-2", day.Of(2026, 5, 1), 20000)
	soon := bill(t, d, c, "F-3", day.Of(2026, 6, 30), 30000)
	credit := note(t, d, c, "A-1", day.Of(2026, 4, 2), 10000)
	for _, want := range []struct {
		asked []data.ID
		net   money.Cents // 0 = nothing may be asked for
	}{{nil, 20000}, {[]data.ID{old.ID, late.ID}, 20000}, {[]data.ID{late.ID}, 20000}, {[]data.ID{soon.ID}, 30000}, {[]data.ID{old.ID}, 0}} {
		draft, err := d.PrepareReminder(t.Context(), c.ID, want.asked)
		if (want.net == 0) != (data.CodeOf(err) == data.CodeBlocked) || (want.net > 0 && draft.Net() != want.net) {
			t.Errorf("%v: %s (%v), want %s", want.asked, draft.Net().Plain(), err, want.net.Plain())
		}
	}
	credit.Total = 15000
	ok(t, d.SaveInvoice(t.Context(), &credit))
	if _, err := d.PrepareReminder(t.Context(), c.ID, []data.ID{late.ID}); data.CodeOf(err) != data.CodeBlocked || !strings.Contains(err.Error(), "A-1") {
		t.Errorf("half a credit note: %v", err)
	}
}

// TestWhatIsCoveredLeavesRoomForWhatIsToCome: money on account covers the
// overdue invoice, and the rest of it counts against the next one.
func TestWhatIsCoveredLeavesRoomForWhatIsToCome(t *testing.T) {
	d, _, c := newDesk(t)
	bill(t, d, c, "F-1", day.Of(2026, 5, 1), 10000)
	bill(t, d, c, "F-2", d.Today().Add(4), 50000)
	advance(t, d, c, day.Of(2026, 5, 2), 15000)
	draft, err := d.PrepareReminder(t.Context(), c.ID, nil)
	ok(t, err)
	if draft.Net() != 45000 || draft.Level != data.LevelUpcoming {
		t.Errorf("%s at level %s", draft.Net().Plain(), draft.Level)
	}
}

// TestNoPenaltyOnWhatTheClientHadToItsCredit: an open credit note, the same
// one offset against the invoice, and money on account give the same penalty
// as a payment of that day.
func TestNoPenaltyOnWhatTheClientHadToItsCredit(t *testing.T) {
	on := day.Of(2026, 4, 5)
	for name, credit := range map[string]func(t *testing.T, d *Desk, c data.Client, i data.Invoice){
		"credit note":      func(t *testing.T, d *Desk, c data.Client, _ data.Invoice) { note(t, d, c, "A-1", on, 90000) },
		"money on account": func(t *testing.T, d *Desk, c data.Client, _ data.Invoice) { advance(t, d, c, on, 90000) },
		"half of each": func(t *testing.T, d *Desk, c data.Client, _ data.Invoice) {
			note(t, d, c, "A-1", on, 45000)
			advance(t, d, c, on, 45000)
		},
		"credit note, used": func(t *testing.T, d *Desk, c data.Client, i data.Invoice) {
			n := note(t, d, c, "A-1", on, 90000)
			_, err := d.Offset(t.Context(), n.ID, i.ID)
			ok(t, err)
		},
		"payment": func(t *testing.T, d *Desk, c data.Client, i data.Invoice) {
			_, err := d.Pay(t.Context(), &data.Payment{ClientID: c.ID, On: on, Amount: 90000, Currency: "EUR", Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: 90000}}})
			ok(t, err)
		},
	} {
		t.Run(name, func(t *testing.T) {
			d, _, c := newDesk(t)
			i := bill(t, d, c, "F-1", day.Of(2026, 3, 31), 120000)
			credit(t, d, c, i)
			n, err := d.PreparePaper(t.Context(), PaperRequest{Kind: letters.PaperNotice, Client: c.ID})
			ok(t, err)
			// 5 days of 1200.00 and 71 of 300.00 at 12.15 %: 2.00 + 7.09.
			if n.Letter.Total != 30000+909+4000 {
				t.Errorf("the letter asks for %s", n.Letter.Total.Plain())
			}
		})
	}
}

// TestACreditNoteUsedInPartIsNoReasonToRefuse the formal notice for the rest.
func TestACreditNoteUsedInPartIsNoReasonToRefuse(t *testing.T) {
	d, _, c := newDesk(t)
	small := bill(t, d, c, "F-1", day.Of(2026, 3, 1), 3000)
	bill(t, d, c, "F-2", day.Of(2026, 3, 31), 120000)
	credit := note(t, d, c, "A-1", day.Of(2026, 2, 1), 9000)
	_, err := d.Offset(t.Context(), credit.ID, small.ID)
	ok(t, err)
	n, err := d.PreparePaper(t.Context(), PaperRequest{Kind: letters.PaperNotice, Client: c.ID})
	ok(t, err)
	if n.Letter.Total < 114000 || n.Letter.Total > 114000+3036+4000 {
		t.Errorf("the letter asks for %s", n.Letter.Total.Plain())
	}
}

// TestWhatIsNotDueIsNeverSaidToBeLate, even after the note before the due date left.
func TestWhatIsNotDueIsNeverSaidToBeLate(t *testing.T) {
	d, _, c := newDesk(t)
	i := bill(t, d, c, "F-1", d.Today(), 10000)
	letterLeft(t, d, data.Contact{ClientID: c.ID, On: d.Today().Add(-5), At: d.Now(), Channel: data.ChannelEmail,
		Level: data.LevelUpcoming, Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number, Balance: i.Total}}})
	draft, err := d.PrepareReminder(t.Context(), c.ID, nil)
	ok(t, err)
	if draft.Level != data.LevelUpcoming {
		t.Errorf("due today, after the note before it: %s", draft.Level)
	}
	debit := bill(t, d, c, "F-2", d.Today().Add(-6), 10000, func(i *data.Invoice) { i.DirectDebit = true })
	if draft, err = d.PrepareReminder(t.Context(), c.ID, []data.ID{debit.ID}); err != nil || draft.Level != data.LevelFirst {
		t.Errorf("a debit that was refused: %s (%v)", draft.Level, err)
	}
}

// TestFortyEurosAreNotFortyDollars: nothing in euros is added to another currency.
func TestFortyEurosAreNotFortyDollars(t *testing.T) {
	d, _, c := newDesk(t)
	i := bill(t, d, c, "F-1", day.Of(2026, 3, 31), 120000, func(i *data.Invoice) { i.Currency = "USD" })
	owed, err := d.InvoiceAccount(t.Context(), i.ID, 0)
	if err != nil || owed.Indemnity != 0 || owed.Total() != 123036 {
		t.Errorf("claim %+v (%v)", owed, err)
	}
	if _, err := d.PreparePaper(t.Context(), PaperRequest{Kind: letters.PaperNotice, Client: c.ID}); data.CodeOf(err) != data.CodeBlocked || !strings.Contains(err.Error(), "USD") {
		t.Errorf("a notice in dollars: %v", err)
	}
}

// TestNoStepForWhatACreditCovers: the list of what is due proposes no reminder
// that could not be made.
func TestNoStepForWhatACreditCovers(t *testing.T) {
	d, _, c := newDesk(t)
	bill(t, d, c, "F-1", day.Of(2026, 4, 1), 10000)
	bill(t, d, c, "F-2", day.Of(2026, 4, 2), 10000, func(i *data.Invoice) { i.DirectDebit = true })
	bill(t, d, c, "F-3", day.Of(2026, 4, 3), 10000)
	bill(t, d, c, "F-4", day.Of(2026, 4, 4), 10000, func(i *data.Invoice) { i.Currency = "USD" })
	note(t, d, c, "A-1", day.Of(2026, 5, 1), 4000)
	advance(t, d, c, day.Of(2026, 5, 1), 7000)
	items, err := d.OpenItems(t.Context(), 0)
	ok(t, err)
	plan, err := d.Plan(t.Context())
	ok(t, err)
	outlook := OutlookOf(plan)
	for _, item := range items {
		got := outlook[item.ID]
		if asks := item.Number == "F-3" || item.Number == "F-4"; (got.Level != data.LevelNone) != asks || got.Reason == "" {
			t.Errorf("%s: %+v", item.Number, got)
		}
	}
}

// TestNobodyGetsTwoAtOnce: while a message about an invoice waits, no other
// level and no other choice of invoices puts it on its way a second time; and
// what is overdue gets no note from before the due date.
func TestNobodyGetsTwoAtOnce(t *testing.T) {
	d, server, c := newDesk(t)
	i := bill(t, d, c, "F-1", day.Of(2026, 5, 1), 10000)
	bill(t, d, c, "F-2", day.Of(2026, 5, 2), 10000)
	draft, err := d.PrepareReminder(t.Context(), c.ID, []data.ID{i.ID})
	ok(t, err)
	early, err := d.Recompose(t.Context(), draft, data.LevelUpcoming)
	ok(t, err)
	if _, err := d.Queue(t.Context(), early, false); data.FieldOf(err) != "level" {
		t.Errorf("a note from before the due date: %v", err)
	}
	first, err := d.Queue(t.Context(), draft, false)
	ok(t, err)
	both, err := d.PrepareReminder(t.Context(), c.ID, nil)
	ok(t, err)
	second, err := d.Recompose(t.Context(), draft, data.LevelSecond)
	ok(t, err)
	for name, again := range map[string]letters.Draft{"with another invoice": both, "a level higher": second} {
		for _, insist := range []bool{false, true} {
			if _, err := d.Queue(t.Context(), again, insist); data.CodeOf(err) != data.CodeDuplicate {
				t.Errorf("%s, insisting %v: %v", name, insist, err)
			}
		}
	}
	ok(t, d.CancelMessage(t.Context(), first.ID))
	_, err = d.Queue(t.Context(), both, false)
	ok(t, err)
	_, err = d.SendAll(t.Context(), nil)
	if ok(t, err); len(server.sent) != 1 {
		t.Errorf("%d messages left", len(server.sent))
	}
}

// TestAnOldRateKeepsNobodyFromSaving: in a half-year of which the tables know
// no legal rate, the rest of the sender's record can still be changed.
func TestAnOldRateKeepsNobodyFromSaving(t *testing.T) {
	d, _, _ := newDesk(t)
	s, err := d.Sender(t.Context())
	ok(t, err)
	s.LateRate = 1200
	ok(t, d.SaveSender(t.Context(), s))
	d.Config.Today = day.Of(2031, 1, 2)
	s.Phone = "01 02 03 04 05"
	ok(t, d.SaveSender(t.Context(), s))
	if s.LateRate = 1; data.CodeOf(d.SaveSender(t.Context(), s)) != data.CodeNoRate {
		t.Error("a new rate cannot be compared with a floor that is not known")
	}
}
