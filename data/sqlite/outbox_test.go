package sqlite

import (
	"reflect"
	"sync"
	"testing"

	"dument/data"
)

// frozen returns a message that waits, about one invoice of 100,00 €.
func frozen(t *testing.T, r *Register) (data.Message, data.Invoice) {
	t.Helper()
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 10_000, -12)
	m := data.Message{ClientID: c.ID, Level: data.LevelSecond, Cycle: 1, Key: "œuvre second F-1 1", To: "compta@exemple.fr", Subject: "Relance", Body: "Bonjour",
		Amount: 10_000, Currency: "EUR", Deadline: today.Add(8), Tone: data.ToneFirm, Step: 3, Occasion: "plan/1/1/after", Automatic: true,
		Lines: []data.ContactLine{{InvoiceID: i.ID, Number: "F-1", Balance: 10_000}}}
	must(t, r.ReserveMessage(ctx, &m))
	if m.ID == 0 || m.State != data.MessageReserved || !m.Created.Equal(clock()) {
		t.Fatalf("reserved = %+v", m)
	}
	m, err := r.FreezeMessage(ctx, m.ID, "<1@exemple.fr>", []byte("From: zoé\r\n\r\nBonjour\r\n"))
	must(t, err)
	return m, i
}

func TestAMessageThatLeaves(t *testing.T) {
	r := newRegister(t)
	m, i := frozen(t, r)
	if m.State != data.MessageWaiting || m.MessageID != "<1@exemple.fr>" || m.SHA256 != digest([]byte("From: zoé\r\n\r\nBonjour\r\n")) {
		t.Errorf("frozen = %+v", m)
	}
	if got, err := r.Outbox(ctx); err != nil || !reflect.DeepEqual(got, []data.Message{m}) {
		t.Errorf("outbox = %+v, %v, want %+v", got, err, m)
	}
	must(t, r.StartSending(ctx, m.ID))
	m, err := r.FinishSending(ctx, m.ID, data.MessageSent, false, "")
	must(t, err)
	if m.State != data.MessageSent || m.Attempts != 1 {
		t.Errorf("sent = %+v", m)
	}
	if got, err := r.Outbox(ctx); err != nil || len(got) != 0 {
		t.Errorf("outbox = %+v, %v, want it empty", got, err)
	}
	history, err := r.Contacts(ctx, 0, i.ID)
	must(t, err)
	want := data.Contact{ID: 1, ClientID: m.ClientID, At: clock(), On: today, Channel: data.ChannelEmail, Level: data.LevelSecond, Recipient: m.To,
		Subject: "Relance", Text: "Bonjour", Amount: 10_000, Currency: "EUR", Deadline: today.Add(8), DocumentID: m.DocumentID, SHA256: m.SHA256,
		Step: 3, Occasion: "plan/1/1/after", Lines: m.Lines}
	if len(history) != 1 || !reflect.DeepEqual(history[0], want) {
		t.Errorf("history = %+v, want %+v", history, want)
	}
	items, err := r.OpenItems(ctx, m.ClientID)
	must(t, err)
	if items[0].LastLevel != data.LevelSecond || items[0].LastContact != today || items[0].LastEnd != today.Add(8) {
		t.Errorf("open item = %+v", items[0])
	}
	wantError(t, r.CancelMessage(ctx, m.ID, ""), data.CodeBlocked, "Envoyé")
	wantSound(t, r)
}

// TestEachStateLetsOnlySomeStepsPass tries every step from every state.
func TestEachStateLetsOnlySomeStepsPass(t *testing.T) {
	finish := func(s data.MessageState) func(*Register, data.ID) error {
		return func(r *Register, id data.ID) error {
			_, err := r.FinishSending(ctx, id, s, true, "raison")
			return err
		}
	}
	steps := map[string]func(*Register, data.ID) error{
		"freeze": func(r *Register, id data.ID) error {
			_, err := r.FreezeMessage(ctx, id, "<2@exemple.fr>", []byte("x"))
			return err
		},
		"start":     func(r *Register, id data.ID) error { return r.StartSending(ctx, id) },
		"sent":      finish(data.MessageSent),
		"failed":    finish(data.MessageFailed),
		"uncertain": finish(data.MessageUncertain),
		"waiting":   finish(data.MessageWaiting),
		"cancel":    func(r *Register, id data.ID) error { return r.CancelMessage(ctx, id, "payé entre-temps") },
		"left":      func(r *Register, id data.ID) error { return r.ResolveUncertain(ctx, id, true) },
		"again":     func(r *Register, id data.ID) error { return r.ResolveUncertain(ctx, id, false) },
	}
	type table map[data.MessageState]map[string]data.MessageState
	laws := table{
		data.MessageReserved:  {"freeze": data.MessageWaiting, "cancel": data.MessageCancelled},
		data.MessageWaiting:   {"start": data.MessageSending, "cancel": data.MessageCancelled},
		data.MessageSending:   {"sent": data.MessageSent, "failed": data.MessageFailed, "uncertain": data.MessageUncertain, "waiting": data.MessageWaiting},
		data.MessageFailed:    {"start": data.MessageSending, "cancel": data.MessageCancelled},
		data.MessageUncertain: {"left": data.MessageSent, "again": data.MessageWaiting},
		data.MessageSent:      {},
		data.MessageCancelled: {},
	}
	way := map[data.MessageState][]string{data.MessageReserved: {}, data.MessageWaiting: {"freeze"}, data.MessageSending: {"freeze", "start"},
		data.MessageFailed: {"freeze", "start", "failed"}, data.MessageUncertain: {"freeze", "start", "uncertain"}, data.MessageSent: {"freeze", "start", "sent"},
		data.MessageCancelled: {"freeze", "cancel"}}
	r := newRegister(t)
	c := addClient(t, r, "Zoé")
	for from, allowed := range laws {
		for name, step := range steps {
			m := data.Message{ClientID: c.ID, Key: string(from) + " " + name, Currency: "EUR", To: "a@exemple.fr"}
			must(t, r.ReserveMessage(ctx, &m))
			for _, s := range way[from] {
				must(t, steps[s](r, m.ID))
			}
			history, err := r.Contacts(ctx, c.ID, 0)
			must(t, err)
			want, ok := allowed[name]
			err = step(r, m.ID)
			if !ok {
				want = from
				wantError(t, err, data.CodeBlocked, from.French())
			} else if err != nil {
				t.Errorf("%s from %s: %v", name, from, err)
			}
			got, err := r.Message(ctx, m.ID)
			must(t, err)
			if got.State != want {
				t.Errorf("%s from %s leads to %s, want %s", name, from, got.State, want)
			}
			after, err := r.Contacts(ctx, c.ID, 0)
			must(t, err)
			if grew := len(after) - len(history); (grew == 1) != (ok && want == data.MessageSent) {
				t.Errorf("%s from %s added %d lines to the history", name, from, grew)
			}
		}
	}
	wantSound(t, r)
}

func TestNoReminderIsReservedTwice(t *testing.T) {
	r := newRegister(t)
	m, _ := frozen(t, r)
	twin := m
	wantError(t, r.ReserveMessage(ctx, &twin), data.CodeDuplicate, "deux fois")
	must(t, r.CancelMessage(ctx, m.ID, ""))
	must(t, r.ReserveMessage(ctx, &twin))
	if twin.ID == m.ID {
		t.Error("the cancelled message came back to life")
	}
}

func TestOfManyWhoStartOnlyOneSends(t *testing.T) {
	r := newRegister(t)
	m, _ := frozen(t, r)
	won := make([]error, 8)
	var wait sync.WaitGroup
	for n := range won {
		wait.Add(1)
		go func() {
			defer wait.Done()
			other, err := Open(ctx, r.Path(), Options{Now: clock})
			if err != nil {
				won[n] = err
				return
			}
			defer other.Close()
			won[n] = other.StartSending(ctx, m.ID)
		}()
	}
	wait.Wait()
	started := 0
	for _, err := range won {
		if err == nil {
			started++
		} else if data.CodeOf(err) != data.CodeBlocked {
			t.Error(err)
		}
	}
	if started != 1 {
		t.Errorf("%d of %d started, want 1", started, len(won))
	}
}

func TestRecoverSending(t *testing.T) {
	r := newRegister(t)
	m, _ := frozen(t, r)
	must(t, r.StartSending(ctx, m.ID))
	reserved := data.Message{ClientID: m.ClientID, Key: "autre"}
	must(t, r.ReserveMessage(ctx, &reserved))
	release, err := r.LockSending()
	must(t, err)
	defer release()
	if n, err := r.RecoverSending(ctx); n != 1 || err != nil {
		t.Errorf("recovered %d, %v, want 1", n, err)
	}
	m, err = r.Message(ctx, m.ID)
	must(t, err)
	if m.State != data.MessageUncertain || m.LastError == "" {
		t.Errorf("message = %+v", m)
	}
	wantError(t, r.StartSending(ctx, m.ID), data.CodeBlocked) // only a person decides
	got, err := r.Message(ctx, reserved.ID)
	must(t, err)
	if got.State != data.MessageCancelled {
		t.Errorf("reserved became %s", got.State)
	}
	// Its process had not ended after all: it was only composing. Had the user
	// taken it back, whatever the reason said, it would stay so.
	back := data.Message{ClientID: m.ClientID, Key: "repris"}
	must(t, r.ReserveMessage(ctx, &back))
	must(t, r.CancelMessage(ctx, back.ID, abandoned))
	_, err = r.FreezeMessage(ctx, back.ID, "<4@exemple.fr>", []byte("x"))
	wantError(t, err, data.CodeBlocked)
	got, err = r.FreezeMessage(ctx, reserved.ID, "<3@exemple.fr>", []byte("x"))
	must(t, err)
	if got.State != data.MessageWaiting || got.LastError != "" {
		t.Errorf("message = %+v", got)
	}
	if n, err := r.RecoverSending(ctx); n != 0 || err != nil {
		t.Errorf("recovered %d, %v, want none left", n, err)
	}
}

func TestCouriersShowWhatWaitsThenWhatLeft(t *testing.T) {
	r := newRegister(t)
	m, i := frozen(t, r)
	letter := data.Contact{ClientID: m.ClientID, Channel: data.ChannelRegistered, Level: data.LevelFormalNotice, Subject: "Mise en demeure", Currency: "EUR",
		Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number, Balance: 10_000}}}
	must(t, r.AddLetter(ctx, &letter, 8, "mise.pdf", []byte("%PDF")))
	for _, c := range []data.Contact{{Channel: data.ChannelCall}, {Channel: data.ChannelVisit}, {Channel: data.ChannelEmail, Result: data.ResultSkipped},
		{Channel: data.ChannelEmail, Result: data.ResultRestored}} { // these are no couriers
		c.ClientID = m.ClientID
		must(t, r.AddContact(ctx, &c))
	}
	rows, err := r.Couriers(ctx, "", 10)
	must(t, err)
	if len(rows) != 2 || rows[0].MessageID != m.ID || rows[0].State != data.MessageWaiting || rows[1].ContactID != letter.ID ||
		rows[1].State != data.MessageSent || rows[1].DocumentID != letter.DocumentID || rows[1].ClientName != "Œuvre & Fils" || rows[1].On != today {
		t.Errorf("couriers = %+v", rows)
	}
	for text, want := range map[string]int{"oeuvre": 2, "demeure": 1, "f-1": 2, "personne": 0, "oeuvre relance": 1} {
		if rows, err := r.Couriers(ctx, text, 10); err != nil || len(rows) != want {
			t.Errorf("couriers with %q: %d, %v, want %d", text, len(rows), err, want)
		}
	}
	if rows, err := r.Couriers(ctx, "", 1); err != nil || len(rows) != 1 {
		t.Errorf("limited: %d, %v", len(rows), err)
	}
}
