package sqlite

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"dument/data"
	"dument/data/day"
)

// registered prints a formal notice about an invoice on a day, which gives
// eight days from its receipt.
func registered(t *testing.T, r *Register, i data.Invoice, on day.Day) data.Contact {
	t.Helper()
	c := data.Contact{ClientID: i.ClientID, On: on, Channel: data.ChannelRegistered, Level: data.LevelFormalNotice, Step: 4, Recipient: "3 rue du Bac, 75007 Paris",
		Subject: "Mise en demeure de payer", Amount: 10_000, Currency: "EUR", Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number, Balance: 10_000}}}
	must(t, r.AddLetter(ctx, &c, 8, "mise-en-demeure.pdf", []byte("%PDF "+i.Number)))
	return c
}

func note(kind data.PostEventKind, on day.Day) data.PostEvent {
	return data.PostEvent{Kind: kind, On: on}
}

func posting(t *testing.T, r *Register, letter data.ID) data.Posting {
	t.Helper()
	p, err := r.Posting(ctx, letter)
	must(t, err)
	return p
}

func TestARegisteredLetterIsFollowedUntilItsDeadline(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 10_000, -60)
	letter := registered(t, r, i, today.Add(-20))
	for _, k := range []struct {
		happens string
		event   data.PostEvent
		state   data.PostState
		end     day.Day // of its deadline
	}{
		{"its number is scanned", data.PostEvent{Kind: data.PostNumber, Number: "1a 123 456 7890 1"}, data.StatePrinted, 0},
		{"it is posted", note(data.PostPosted, today.Add(-19)), data.StatePosted, 0},
		{"nobody is at home", note(data.PostPresented, today.Add(-17)), data.StateAbsent, 0},
		{"it is fetched", note(data.PostDelivered, today.Add(-12)), data.StateDelivered, today.Add(-4)},
		{"the date was misread", note(data.PostDelivered, today.Add(-10)), data.StateDelivered, today.Add(-2)},
		{"it was not fetched after all", note(data.PostDelivered, 0), data.StateAbsent, 0},
		{"it comes back unclaimed, and counts from its first presentation", note(data.PostUnclaimed, today), data.StateUnclaimed, today.Add(-9)},
		{"it was refused rather", note(data.PostRefused, today.Add(-1)), data.StateRefused, today.Add(-9)},
		{"that it came back unclaimed was taken back already", note(data.PostUnclaimed, 0), data.StateRefused, today.Add(-9)},
		{"the address is unknown: nothing runs", note(data.PostUnknown, today), data.StateUnknown, 0},
	} {
		_, err := r.AddPostEvents(ctx, letter.ID, []data.PostEvent{k.event})
		must(t, err)
		p := posting(t, r, letter.ID)
		if p.State() != k.state || p.Deadline() != k.end {
			t.Errorf("%s: %s until %s, want %s until %s", k.happens, p.State(), p.Deadline(), k.state, k.end)
		}
		if got := debtorOf(t, r, c.ID).LastEnd; got != k.end {
			t.Errorf("%s: reminders wait until %s, want %s", k.happens, got, k.end)
		}
		wantSound(t, r)
	}
	want := data.Posting{ContactID: letter.ID, ClientID: c.ID, ClientName: c.Name, ClientKind: data.Professional, Level: data.LevelFormalNotice,
		Subject: "Mise en demeure de payer", Recipient: "3 rue du Bac, 75007 Paris", Amount: 10_000, Currency: "EUR", DocumentID: letter.DocumentID,
		SHA256: letter.SHA256, Printed: today.Add(-20), Days: 8, Number: "1A12345678901", Posted: today.Add(-19), Presented: today.Add(-17),
		Back: today, Outcome: data.StateUnknown}
	if got := posting(t, r, letter.ID); got != want {
		t.Errorf("posting = %+v, want %+v", got, want)
	}
	if events, err := r.PostEvents(ctx, letter.ID); err != nil || len(events) != 10 || events[0].Number != "1A12345678901" || !events[0].At.Equal(clock()) {
		t.Errorf("events = %+v, %v", events, err)
	}
}

// TestADeadlineCountsAgainstWhatCameAfterIt adds a call and a mail between the
// printing of a letter and its receipt.
func TestADeadlineCountsAgainstWhatCameAfterIt(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 10_000, -60)
	say := func(channel data.Channel, on, until day.Day) {
		t.Helper()
		must(t, r.AddContact(ctx, &data.Contact{ClientID: c.ID, Channel: channel, Level: data.LevelSecond, On: on, Deadline: until,
			Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number}}}))
	}
	say(data.ChannelEmail, today.Add(-30), today.Add(-23))
	letter := registered(t, r, i, today.Add(-20))
	say(data.ChannelCall, today.Add(-18), 0)
	_, err := r.AddPostEvents(ctx, letter.ID, []data.PostEvent{note(data.PostDelivered, today.Add(-15))})
	must(t, err)
	if d := debtorOf(t, r, c.ID); d.LastEnd != today.Add(-7) || d.LastContact != today.Add(-18) {
		t.Errorf("after a call: %+v", d)
	}
	say(data.ChannelEmail, today.Add(-5), today.Add(2))
	_, err = r.AddPostEvents(ctx, letter.ID, []data.PostEvent{note(data.PostDelivered, today.Add(-14))})
	must(t, err)
	if d := debtorOf(t, r, c.ID); d.LastEnd != today.Add(2) || d.LastContact != today.Add(-5) {
		t.Errorf("after a mail with a deadline of its own: %+v", d)
	}
	wantSound(t, r)
}

func TestALetterThatWasNotPostedDoesNotCount(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 10_000, -60)
	must(t, r.AddContact(ctx, &data.Contact{ClientID: c.ID, Channel: data.ChannelEmail, Level: data.LevelSecond, Step: 3, On: today.Add(-30), Deadline: today.Add(-23),
		Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number}}}))
	before := debtorOf(t, r, c.ID)
	letter := registered(t, r, i, today.Add(-20))
	counted := debtorOf(t, r, c.ID)
	if counted.Debts[0].LastLevel != data.LevelFormalNotice || counted.Debts[0].LastStep != 4 || counted.LastContact != today.Add(-20) {
		t.Fatalf("the letter does not count at all: %+v", counted)
	}
	for _, k := range []struct {
		on     day.Day
		result data.Result
		want   data.Debtor
	}{{today.Add(-19), data.ResultNotPosted, before}, {0, data.ResultNone, counted}, {today, data.ResultNotPosted, before}} {
		_, err := r.AddPostEvents(ctx, letter.ID, []data.PostEvent{note(data.PostNotPosted, k.on)})
		must(t, err)
		if got := debtorOf(t, r, c.ID); !reflect.DeepEqual(got, k.want) {
			t.Errorf("not posted on %s: %+v, want %+v", k.on, got, k.want)
		}
		history, err := r.Contacts(ctx, c.ID, 0)
		must(t, err)
		if history[0].Result != k.result || history[0].Result.TakesStep() != (k.result == "") || history[0].Result.Reached() != (k.result == "") {
			t.Errorf("not posted on %s: result %q", k.on, history[0].Result)
		}
		wantSound(t, r)
	}
}

func TestWhatCannotHaveHappenedToALetterIsRefused(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 10_000, -60)
	printed := today.Add(-20)
	for _, k := range []struct {
		name   string
		events []data.PostEvent
		words  []string // of the refusal; none = it is accepted
	}{
		{"posted before it was printed", []data.PostEvent{note(data.PostPosted, printed.Add(-1))}, []string{"posté le 31/10/2026", "imprimé le 01/11/2026"}},
		{"delivered before it was posted", []data.PostEvent{note(data.PostPosted, printed.Add(2)), note(data.PostDelivered, printed.Add(1))}, []string{"distribué", "posté le 03/11/2026"}},
		{"delivered before it was printed", []data.PostEvent{note(data.PostDelivered, printed.Add(-1))}, []string{"distribué", "imprimé"}},
		{"came back before it was presented", []data.PostEvent{note(data.PostPresented, printed.Add(5)), note(data.PostRefused, printed.Add(4))}, []string{"retourné", "présenté"}},
		{"delivered and come back", []data.PostEvent{note(data.PostDelivered, printed.Add(5)), note(data.PostRefused, printed.Add(6))}, []string{"distribué", "Refusé", "effacez"}},
		{"given up and posted", []data.PostEvent{note(data.PostNotPosted, printed), note(data.PostPosted, printed)}, []string{"posté et", "effacez"}},
		{"lost at sea", []data.PostEvent{note("lost", printed)}, []string{"lost"}},
		{"a number with a key that is wrong", []data.PostEvent{{Kind: data.PostNumber, Number: "RR 123 456 789 FR"}}, []string{"faute de frappe"}},
		{"a scan that is nowhere", []data.PostEvent{{Kind: data.PostSlip, DocumentID: 99}}, nil},
		{"all on the day it was printed", []data.PostEvent{note(data.PostPosted, printed), note(data.PostPresented, printed), note(data.PostDelivered, printed)}, []string{}},
		{"delivered, though nobody noted that it was posted", []data.PostEvent{note(data.PostDelivered, printed.Add(3))}, []string{}},
		{"two dates put right at once", []data.PostEvent{note(data.PostDelivered, printed.Add(1)), note(data.PostPosted, printed.Add(3)), note(data.PostDelivered, printed.Add(4))}, []string{}},
	} {
		letter := registered(t, r, i, printed)
		ids, err := r.AddPostEvents(ctx, letter.ID, k.events)
		switch {
		case k.words == nil:
			wantError(t, err, data.CodeNotFound)
		case len(k.words) == 0:
			must(t, err)
			if len(ids) != len(k.events) {
				t.Errorf("%s: %d ids", k.name, len(ids))
			}
			continue
		default:
			wantError(t, err, data.CodeInvalid, k.words...)
		}
		if events, err := r.PostEvents(ctx, letter.ID); err != nil || len(events) > 0 || ids != nil {
			t.Errorf("%s: kept %+v, %v", k.name, events, err)
		}
	}
	call := data.Contact{ClientID: c.ID, Channel: data.ChannelRegistered}
	must(t, r.AddContact(ctx, &call))
	_, err := r.AddPostEvents(ctx, call.ID, []data.PostEvent{note(data.PostPosted, today)})
	wantError(t, err, data.CodeNotFound, "recommandé")
	_, err = r.Posting(ctx, call.ID)
	wantError(t, err, data.CodeNotFound, "recommandé")
	wantSound(t, r)
}

func TestANumberIsOfOneLetter(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 10_000, -60)
	one, two := registered(t, r, i, today.Add(-2)), registered(t, r, i, today)
	number := data.PostEvent{Kind: data.PostNumber, Number: "1A12345678901"}
	add := func(letter data.Contact, e data.PostEvent) error {
		_, err := r.AddPostEvents(ctx, letter.ID, []data.PostEvent{e})
		return err
	}
	must(t, add(one, number))
	must(t, add(one, number)) // scanned twice
	wantError(t, add(two, number), data.CodeDuplicate, "1A 123 456 7890 1", "19/11/2026", "Œuvre & Fils")
	must(t, add(one, note(data.PostNotPosted, today)))
	must(t, add(two, number)) // the label of a letter that was given up goes on another
	wantError(t, add(one, note(data.PostNotPosted, 0)), data.CodeDuplicate, "1A 123 456 7890 1")
	must(t, add(two, data.PostEvent{Kind: data.PostNumber}))
	must(t, add(one, note(data.PostNotPosted, 0)))
	if p := posting(t, r, one.ID); p.Number != "1A12345678901" || p.State() != data.StatePrinted {
		t.Errorf("posting = %+v", p)
	}
	all, err := r.Postings(ctx, 0)
	must(t, err)
	if len(all) != 2 || all[0].ContactID != two.ID || all[0].Number != "" || all[1].ContactID != one.ID {
		t.Errorf("postings = %+v", all)
	}
	if none, err := r.Postings(ctx, c.ID+1); err != nil || len(none) != 0 {
		t.Errorf("postings of another client = %+v, %v", none, err)
	}
}

func TestScansAreKeptWithTheirLetter(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	letter := registered(t, r, addInvoice(t, r, c, "F-1", 10_000, -60), today)
	slip, err := r.AddScan(ctx, letter.ID, data.PostSlip, today, "depot.jpg", "image/jpeg", []byte("scan"))
	must(t, err)
	receipt, err := r.AddScan(ctx, letter.ID, data.PostReceipt, 0, "avis.pdf", "application/pdf", []byte("%PDF avis"))
	must(t, err)
	if p := posting(t, r, letter.ID); p.Slip != slip.ID || p.Receipt != receipt.ID || p.State() != data.StatePrinted {
		t.Errorf("posting = %+v", p)
	}
	_, err = r.AddPostEvents(ctx, letter.ID, []data.PostEvent{{Kind: data.PostSlip}})
	must(t, err)
	if p := posting(t, r, letter.ID); p.Slip != 0 || p.Receipt != receipt.ID {
		t.Errorf("posting = %+v", p)
	}
	_, err = r.AddPostEvents(ctx, letter.ID, []data.PostEvent{{Kind: data.PostSlip, DocumentID: slip.ID}})
	must(t, err)
	events, err := r.PostEvents(ctx, letter.ID)
	must(t, err)
	if last := events[len(events)-1]; last.DocumentID != slip.ID || last.SHA256 != slip.SHA256 {
		t.Errorf("last event = %+v", last)
	}
	before := counted(t, r)
	_, err = r.AddScan(ctx, letter.ID, data.PostPosted, today, "depot.jpg", "image/jpeg", []byte("scan"))
	wantError(t, err, data.CodeInvalid, "preuve de dépôt")
	_, err = r.AddScan(ctx, 99, data.PostSlip, today, "depot.jpg", "image/jpeg", []byte("scan"))
	wantError(t, err, data.CodeNotFound)
	_, err = r.AddScan(ctx, letter.ID, data.PostSlip, today, "vide.jpg", "image/jpeg", nil)
	wantError(t, err, data.CodeInvalid, "vide.jpg")
	if after := counted(t, r); after != before {
		t.Errorf("a refused scan left something:\n%s%s", before, after)
	}
	wantSound(t, r)
}

// TestAPaperThatAsksForNothingMovesNothing keeps a receipt and a declaration of
// claim, the second of which is posted.
func TestAPaperThatAsksForNothingMovesNothing(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, c, "F-1", 10_000, -60)
	before := debtorOf(t, r, c.ID)
	for _, channel := range []data.Channel{data.ChannelLetter, data.ChannelRegistered} {
		kept := data.Contact{ClientID: c.ID, Channel: channel, Result: data.ResultKept, Step: 3, Subject: "Établi", Deadline: today,
			Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number}}}
		must(t, r.AddLetter(ctx, &kept, 0, "piece.pdf", []byte("%PDF "+string(channel))))
	}
	postings, err := r.Postings(ctx, c.ID)
	must(t, err)
	if len(postings) != 1 || postings[0].Level != data.LevelNone || postings[0].Days != 0 {
		t.Fatalf("postings = %+v", postings)
	}
	_, err = r.AddPostEvents(ctx, postings[0].ContactID, []data.PostEvent{note(data.PostPosted, today), note(data.PostDelivered, today)})
	must(t, err)
	if after := debtorOf(t, r, c.ID); !reflect.DeepEqual(after, before) {
		t.Errorf("debtor = %+v, want %+v", after, before)
	}
	wantSound(t, r)
}

// TestWhatIsKeptBesideTheHistoryAgreesWithIt draws letters, other contacts and
// events at random; what invoices and clients keep of them is computed from the
// history again after each.
func TestWhatIsKeptBesideTheHistoryAgreesWithIt(t *testing.T) {
	r := newRegister(t)
	rnd := rand.New(rand.NewPCG(7, 21))
	c := addClient(t, r, "Œuvre & Fils")
	invoices := []data.Invoice{addInvoice(t, r, c, "F-1", 10_000, -60), addInvoice(t, r, c, "F-2", 10_000, -50)}
	results := []data.Result{data.ResultNone, data.ResultSkipped, data.ResultRestored, data.ResultKept, data.ResultUnreachable, data.ResultPromise}
	kinds := []data.PostEventKind{data.PostPosted, data.PostDelivered, data.PostUnclaimed, data.PostNotPosted, data.PostNotPosted, data.PostNotPosted}
	var letters []data.Contact
	refused := 0
	for n := range 90 {
		i := invoices[rnd.IntN(2)]
		switch {
		case n%4 == 0:
			letters = append(letters, registered(t, r, i, today.Add(-rnd.IntN(40))))
		case n%4 == 1:
			must(t, r.AddContact(ctx, &data.Contact{ClientID: c.ID, On: today.Add(-rnd.IntN(40)), Channel: data.ChannelCall, Level: data.Levels[rnd.IntN(4)],
				Step: data.ID(rnd.IntN(5)), Deadline: []day.Day{0, today.Add(n)}[n/4%2], Result: results[rnd.IntN(len(results))], Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number}}}))
		default:
			var on day.Day
			if rnd.IntN(3) > 0 {
				on = today.Add(rnd.IntN(10))
			}
			_, err := r.AddPostEvents(ctx, letters[rnd.IntN(len(letters))].ID, []data.PostEvent{note(kinds[rnd.IntN(len(kinds))], on)})
			if data.CodeOf(err) == data.CodeInvalid {
				refused++
				continue
			}
			must(t, err)
		}
		wantSound(t, r)
		before := debtorOf(t, r, c.ID)
		must(t, r.update(ctx, func(tx *sql.Tx) error { return recount(ctx, tx, posting(t, r, letters[0].ID)) }))
		if after := debtorOf(t, r, c.ID); !reflect.DeepEqual(after, before) {
			t.Fatalf("after %d steps the history says %+v, kept is %+v", n, after, before)
		}
	}
	if refused == 0 || refused > 40 {
		t.Errorf("%d of 45 events were refused", refused)
	}
}

// childLetters prints letters and notes what happens to them until it is killed.
func childLetters(path string) {
	r, err := Open(ctx, path, Options{Now: clock, Wait: time.Minute})
	check(err)
	fmt.Println("ready")
	for n := 0; ; n++ {
		c := data.Contact{ClientID: 1, Channel: data.ChannelRegistered, Level: data.LevelFormalNotice, Lines: []data.ContactLine{{InvoiceID: 1, Number: "F-1"}}}
		check(r.AddLetter(ctx, &c, 8, "lettre.pdf", fmt.Appendf(nil, "%%PDF %d", n)))
		_, err := r.AddScan(ctx, c.ID, data.PostSlip, today, "depot.jpg", "image/jpeg", fmt.Appendf(nil, "scan %d", n))
		check(err)
		_, err = r.AddPostEvents(ctx, c.ID, []data.PostEvent{note(data.PostPosted, today), note(data.PostDelivered, today)})
		check(err)
		_, err = r.AddPostEvents(ctx, c.ID, []data.PostEvent{note(data.PostPosted, 0), note(data.PostDelivered, 0), note(data.PostNotPosted, today)})
		check(err)
	}
}

// TestKilledWritersLeaveAWholeChain kills two processes that add evidence to one
// register, at moments drawn at random.
func TestKilledWritersLeaveAWholeChain(t *testing.T) {
	r := newRegister(t)
	addInvoice(t, r, addClient(t, r, "Œuvre & Fils"), "F-1", 10_000, -60)
	rnd := rand.New(rand.NewPCG(2, 9))
	entries := 0
	for range 5 {
		one, two := start(t, "letters", r.Path()), start(t, "letters", r.Path())
		timer := time.NewTimer(time.Duration(20+rnd.IntN(100)) * time.Millisecond)
		<-timer.C
		kill(one)
		kill(two)
		wantSound(t, r)
		v, err := r.Verify(ctx, nil)
		must(t, err)
		if v.Entries < entries {
			t.Errorf("%d entries after %d", v.Entries, entries)
		}
		entries = v.Entries
	}
	if entries < 10 {
		t.Errorf("%d entries: nothing is tested", entries)
	}
}
