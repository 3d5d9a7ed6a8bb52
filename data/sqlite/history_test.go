package sqlite

import (
	"reflect"
	"testing"

	"dument/data"
	"dument/data/day"
)

// TestWhatEachContactMoves adds one line after the other to one history and
// looks where invoice and client stand after each.
func TestWhatEachContactMoves(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 10_000, -60)
	beside := addInvoice(t, r, c, "F-2", 10_000, -60)
	var all []data.Contact
	for _, k := range []struct {
		name                   string
		ago                    int
		channel                data.Channel
		level                  data.Level
		step                   data.ID
		result                 data.Result
		gives                  int // days
		wantLevel              data.Level
		wantStep               data.ID
		wantContact, clientEnd int // days ago, -1 = none
	}{
		{"the first step is passed", 50, data.ChannelEmail, data.LevelUpcoming, 1, data.ResultSkipped, 0, data.LevelNone, 1, -1, -1},
		{"it is to be done after all", 50, data.ChannelEmail, data.LevelUpcoming, 0, data.ResultRestored, 0, data.LevelNone, 0, -1, -1},
		{"it leaves", 49, data.ChannelEmail, data.LevelUpcoming, 1, data.ResultNone, 0, data.LevelUpcoming, 1, 49, -1},
		{"nobody answers", 40, data.ChannelCall, data.LevelSecond, 11, data.ResultUnreachable, 0, data.LevelUpcoming, 1, 49, -1},
		{"a message is left: to be called again", 39, data.ChannelCall, data.LevelSecond, 11, data.ResultMessage, 0, data.LevelUpcoming, 1, 49, -1},
		{"the client says it waits for approval", 38, data.ChannelCall, data.LevelSecond, 11, data.ResultValidation, 0, data.LevelSecond, 11, 38, -1},
		{"a letter gives eight days", 30, data.ChannelRegistered, data.LevelFormalNotice, 12, data.ResultNone, 8, data.LevelFormalNotice, 12, 30, 22},
		{"a word beside the ladder", 29, data.ChannelCall, data.LevelNone, 0, data.ResultNone, 0, data.LevelFormalNotice, 12, 29, 22},
		{"one noted late, of an earlier day", 45, data.ChannelEmail, data.LevelFirst, 0, data.ResultNone, 3, data.LevelFormalNotice, 12, 29, 22},
		{"a softer step again, by hand", 10, data.ChannelEmail, data.LevelFirst, 2, data.ResultNone, 0, data.LevelFormalNotice, 2, 10, 22},
		{"back to the step before", 9, data.ChannelEmail, data.LevelFirst, 12, data.ResultRestored, 0, data.LevelFormalNotice, 12, 10, 22},
	} {
		line := data.Contact{ClientID: c.ID, On: today.Add(-k.ago), Channel: k.channel, Level: k.level, Step: k.step, Result: k.result, Text: k.name, Currency: "EUR",
			Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number, Balance: 10_000}}}
		if k.gives > 0 {
			line.Deadline = line.On.Add(k.gives)
		}
		must(t, r.AddContact(ctx, &line))
		all = append(all, line)
		ago := func(n int) day.Day {
			if n < 0 {
				return 0
			}
			return today.Add(-n)
		}
		d := debtorOf(t, r, c.ID)
		debt := d.Debts[0]
		if debt.LastLevel != k.wantLevel || debt.LastStep != k.wantStep || debt.LastContact != ago(k.wantContact) || d.LastContact != ago(k.wantContact) || d.LastEnd != ago(k.clientEnd) {
			t.Errorf("%s: level %q, step %d, contact %s, client's %s, deadline %s", k.name, debt.LastLevel, debt.LastStep, debt.LastContact, d.LastContact, d.LastEnd)
		}
		if other := d.Debts[1]; other.ID != beside.ID || other.LastLevel != data.LevelNone || other.LastStep != 0 || !other.LastContact.IsZero() {
			t.Errorf("%s moved the invoice beside: %+v", k.name, other)
		}
		wantSound(t, r)
	}
	got, err := r.Contacts(ctx, 0, i.ID)
	must(t, err)
	if len(got) != len(all) {
		t.Fatalf("%d contacts", len(got))
	}
	for n := range got {
		if !reflect.DeepEqual(got[n], all[len(all)-1-n]) {
			t.Errorf("contact = %+v, want %+v", got[n], all[len(all)-1-n])
		}
	}
}

func TestSeveralContactsAreAddedOrNone(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 10_000, -60)
	passed := func(step data.ID) data.Contact {
		return data.Contact{ClientID: c.ID, Channel: data.ChannelEmail, Step: step, Result: data.ResultSkipped, Text: "Reprise au niveau de son âge",
			Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number}}}
	}
	bad := []data.Contact{passed(1), passed(2), {ClientID: 99}}
	wantError(t, r.AddContacts(ctx, bad), data.CodeNotFound)
	if history, err := r.Contacts(ctx, c.ID, 0); err != nil || len(history) != 0 || bad[0].ID != 0 {
		t.Errorf("history = %+v, %v", history, err)
	}
	both := []data.Contact{passed(1), passed(2)}
	must(t, r.AddContacts(ctx, both))
	if both[0].ID == 0 || both[1].ID <= both[0].ID || both[1].On != today {
		t.Errorf("added = %+v", both)
	}
	if d := debtorOf(t, r, c.ID); d.Debts[0].LastStep != 2 || !d.LastContact.IsZero() {
		t.Errorf("debtor = %+v", d)
	}
}

// TestWhatLeavesByItselfIsCounted for the caps of a day.
func TestWhatLeavesByItselfIsCounted(t *testing.T) {
	r := newRegister(t)
	m, _ := frozen(t, r) // automatic
	other := addClient(t, r, "Lefèvre")
	for n, automatic := range []bool{true, true, false} {
		must(t, r.ReserveMessage(ctx, &data.Message{ClientID: other.ID, Key: string(rune('a' + n)), Automatic: automatic}))
	}
	counts := func(on day.Day, want map[data.ID]int) {
		t.Helper()
		if got, err := r.AutomaticOn(ctx, on); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("on %s: %v, %v, want %v", on, got, err, want)
		}
	}
	counts(today, map[data.ID]int{m.ClientID: 1, other.ID: 2})
	must(t, r.StartSending(ctx, m.ID))
	_, err := r.FinishSending(ctx, m.ID, data.MessageSent, false, "")
	must(t, err)
	counts(today, map[data.ID]int{m.ClientID: 1, other.ID: 2})
	counts(today.Add(1), map[data.ID]int{other.ID: 2})
	out, err := r.Outbox(ctx)
	must(t, err)
	must(t, r.CancelMessage(ctx, out[0].ID, ""))
	refused, err := r.FreezeMessage(ctx, out[1].ID, "<2@exemple.fr>", []byte("x"))
	must(t, err)
	must(t, r.StartSending(ctx, refused.ID))
	_, err = r.FinishSending(ctx, refused.ID, data.MessageFailed, true, "occupé")
	must(t, err)
	counts(today, map[data.ID]int{m.ClientID: 1, other.ID: 1})
	must(t, r.StartSending(ctx, refused.ID))
	_, err = r.FinishSending(ctx, refused.ID, data.MessageFailed, false, "inconnu")
	must(t, err)
	counts(today, map[data.ID]int{m.ClientID: 1})
}
