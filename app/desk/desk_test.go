package desk

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
	"dument/data/sqlite/sqlitetest"
	"dument/letters"
	"dument/letters/outbox"
)

// post is a mail server that takes everything; the real one is tested in letters/mail.
type post struct {
	sent     []string // recipients
	content  [][]byte
	subjects []string // of what was frozen
	refuse   string   // sentence with which it takes nothing, or ""
}

func (p *post) Freeze(d letters.Draft, _ data.Account, _ time.Time) (string, []byte, error) {
	p.subjects = append(p.subjects, d.Subject)
	return "<1@dument.example>", []byte("From: moi@atelier.example\r\nTo: " + d.To + "\r\n\r\n" + d.Body), nil
}

func (p *post) Send(_ context.Context, _ data.Account, _ string, e outbox.Envelope, content []byte) outbox.Result {
	if p.refuse != "" {
		return outbox.Result{State: data.MessageWaiting, Halt: true, Sentence: p.refuse}
	}
	p.sent, p.content = append(p.sent, e.To), append(p.content, content)
	return outbox.Result{State: data.MessageSent}
}

func (p *post) Verify(context.Context, data.Account, string) error { return nil }

// pocket is a keyring of the test's own.
type pocket map[string]string

func (p pocket) Get(a data.Account) (string, error)    { return p[a.Login], nil }
func (p pocket) Set(a data.Account, word string) error { p[a.Login] = word; return nil }
func (p pocket) Persistent() bool                      { return true }

// newDesk returns a desk on a new register on 15 June 2026, with a sender, a
// mail account and a professional client.
func newDesk(t *testing.T) (*Desk, *post, data.Client) {
	t.Helper()
	today := day.Of(2026, 6, 15)
	now := func() time.Time { return today.Time().Add(9 * time.Hour) }
	reg := sqlitetest.New(t, now)
	server := &post{}
	d, err := New(Config{Register: reg, Now: now, Today: today, Transport: server, Secrets: pocket{}})
	if err != nil {
		t.Fatal(err)
	}
	ok(t, d.SaveSender(t.Context(), data.Sender{Name: "Atelier Lefèvre", LegalForm: "EI", SIREN: "732829320", IBAN: "FR1420041010050500013M02606",
		Address: data.Address{Street: "3 rue des Lilas", Postcode: "69001", City: "Lyon"}, Email: "moi@atelier.example", Terms: data.DefaultTerms}))
	ok(t, d.SaveAccount(t.Context(), data.Account{Address: "moi@atelier.example", Name: "Atelier", Host: "smtp.atelier.example", Port: 465,
		Security: data.SecurityTLS, Login: "moi"}, "secret"))
	c := data.NewClient(data.Sender{})
	c.Name, c.Emails = "Œuvre & Fils", []data.Email{{Role: data.RoleBilling, Address: "compta@oeuvre.example"}}
	c.Address = data.Address{Street: "8 place du Marché", Postcode: "75002", City: "Paris"}
	ok(t, d.SaveClient(t.Context(), &c))
	return d, server, c
}

func ok(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func bill(t *testing.T, d *Desk, c data.Client, number string, due day.Day, total money.Cents, change ...func(*data.Invoice)) data.Invoice {
	t.Helper()
	i := data.Invoice{ClientID: c.ID, Number: number, Issued: due.Add(-30), Due: due, Total: total}
	i.Normalize()
	for _, f := range change {
		f(&i)
	}
	ok(t, d.SaveInvoice(t.Context(), &i))
	return i
}

// TestAReminderLeavesOnce: prepared, queued, sent, in the history; the same one
// is refused a second time; the next is a level higher.
func TestAReminderLeavesOnce(t *testing.T) {
	d, server, c := newDesk(t)
	bill(t, d, c, "F-1", day.Of(2026, 5, 31), 123456)
	draft, err := d.PrepareReminder(t.Context(), c.ID, nil)
	ok(t, err)
	if draft.Level != data.LevelFirst || draft.To != "compta@oeuvre.example" || !strings.Contains(draft.Body, money.Cents(123456).Format("EUR")) {
		t.Fatalf("level %s to %s:\n%s", draft.Level, draft.To, draft.Body)
	}
	m, err := d.Queue(t.Context(), draft, false)
	ok(t, err)
	if _, err := d.Queue(t.Context(), draft, false); data.CodeOf(err) != data.CodeDuplicate {
		t.Errorf("queued twice: %v", err)
	}
	m, err = d.SendNow(t.Context(), m.ID)
	ok(t, err)
	if m.State != data.MessageSent || len(server.sent) != 1 {
		t.Fatalf("state %s, %d messages", m.State, len(server.sent))
	}
	if _, err := d.Queue(t.Context(), draft, false); data.CodeOf(err) != data.CodeDuplicate {
		t.Errorf("queued again after it left: %v", err)
	}
	history, err := d.ClientHistory(t.Context(), c.ID)
	ok(t, err)
	if len(history) != 1 || history[0].SHA256 != m.SHA256 || history[0].Amount != 123456 {
		t.Errorf("history %+v", history)
	}
	next, err := d.PrepareReminder(t.Context(), c.ID, nil)
	ok(t, err)
	if next.Level != data.LevelSecond {
		t.Errorf("after the first reminder comes %q", next.Level)
	}
}

// TestNobodyIsChasedWhoHasPaid: whatever happens between the click and the sending.
func TestNobodyIsChasedWhoHasPaid(t *testing.T) {
	for _, c := range []struct {
		name   string
		happen func(t *testing.T, d *Desk, c data.Client, i data.Invoice)
	}{
		{"paid in full", func(t *testing.T, d *Desk, c data.Client, i data.Invoice) { pay(t, d, c, i, i.Total) }},
		{"paid in part", func(t *testing.T, d *Desk, c data.Client, i data.Invoice) { pay(t, d, c, i, 100) }},
		{"the address was corrected", func(t *testing.T, d *Desk, c data.Client, _ data.Invoice) {
			c.Emails[0].Address = "autre@oeuvre.example"
			ok(t, d.SaveClient(t.Context(), &c))
		}},
		{"the invoice was archived", func(t *testing.T, d *Desk, _ data.Client, i data.Invoice) {
			ok(t, d.ArchiveInvoice(t.Context(), i.ID, true))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, server, client := newDesk(t)
			i := bill(t, d, client, "F-1", day.Of(2026, 5, 31), 50000)
			draft, err := d.PrepareReminder(t.Context(), client.ID, nil)
			ok(t, err)
			m, err := d.Queue(t.Context(), draft, false)
			ok(t, err)
			c.happen(t, d, client, i)
			report, err := d.SendAll(t.Context(), func(int, int, data.Message) {})
			ok(t, err)
			m, err = d.Register.Message(t.Context(), m.ID)
			ok(t, err)
			if len(server.sent) != 0 || m.State != data.MessageCancelled || m.LastError == "" {
				t.Errorf("%d messages left, state %s (%s), report %+v", len(server.sent), m.State, m.LastError, report)
			}
		})
	}
}

func pay(t *testing.T, d *Desk, c data.Client, i data.Invoice, amount money.Cents) {
	t.Helper()
	_, err := d.Pay(t.Context(), &data.Payment{ClientID: c.ID, On: d.Today(), Amount: amount, Currency: "EUR", Method: "virement",
		Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: amount}}})
	ok(t, err)
}

// TestNothingIsAskedOfANetCredit: a credit note or money on account that covers the debt.
func TestNothingIsAskedOfANetCredit(t *testing.T) {
	d, _, c := newDesk(t)
	i := bill(t, d, c, "F-1", day.Of(2026, 5, 1), 10000)
	credit := bill(t, d, c, "A-1", day.Of(2026, 5, 2), 4000, func(i *data.Invoice) { i.Kind = data.KindCreditNote })
	draft, err := d.PrepareReminder(t.Context(), c.ID, nil)
	ok(t, err)
	if draft.Net() != 6000 {
		t.Errorf("net %s, want 60.00", draft.Net().Plain())
	}
	undo, err := d.Offset(t.Context(), credit.ID, i.ID)
	ok(t, err)
	if _, balance, _ := d.Invoice(t.Context(), i.ID); balance != 6000 {
		t.Errorf("balance after the offset %s", balance.Plain())
	}
	ok(t, undo(t.Context()))
	_, err = d.Pay(t.Context(), &data.Payment{ClientID: c.ID, On: d.Today(), Amount: 6000, Currency: "EUR"})
	ok(t, err)
	for _, prepare := range []func() error{
		func() error { _, err := d.PrepareReminder(t.Context(), c.ID, nil); return err },
		func() error {
			_, err := d.PreparePaper(t.Context(), PaperRequest{Kind: letters.PaperNotice, Client: c.ID})
			return err
		},
	} {
		if err := prepare(); data.CodeOf(err) != data.CodeBlocked {
			t.Errorf("covered by a credit note and money on account, yet %v", err)
		}
	}
}

// TestTheFormalNoticeIsKeptAsItLeft: the amounts of the law, the same bytes twice, one line of history.
func TestTheFormalNoticeIsKeptAsItLeft(t *testing.T) {
	d, _, c := newDesk(t)
	i := bill(t, d, c, "F-1", day.Of(2026, 3, 31), 120000)
	claim, err := d.InvoiceAccount(t.Context(), i.ID, 0)
	ok(t, err)
	if claim.Penalty != 3036 || claim.Indemnity != 4000 || claim.Total() != 127036 {
		t.Errorf("claim %+v", claim)
	}
	n, err := d.PreparePaper(t.Context(), PaperRequest{Kind: letters.PaperNotice, Client: c.ID})
	ok(t, err)
	if n.Letter.Total != 127036 {
		t.Errorf("the letter asks for %s", n.Letter.Total.Plain())
	}
	preview, err := d.RenderPaper(t.Context(), n)
	ok(t, err)
	contact, content, err := d.KeepPaper(t.Context(), n)
	ok(t, err)
	_, kept, err := d.Document(t.Context(), contact.DocumentID)
	ok(t, err)
	if string(kept) != string(content) || string(preview) != string(content) || !strings.HasPrefix(string(content), "%PDF-") {
		t.Error("what is kept, printed and shown differ")
	}
	plan, err := d.PlanOf(t.Context(), c.ID)
	ok(t, err)
	if len(plan.Actions) != 0 || plan.Idle[0].Why.Code != rules.Finished || contact.Step == 0 {
		t.Errorf("after the formal notice the program would still send: %+v", plan)
	}
}

// TestBadFiles: a PDF that is none, an empty file, a folder, a file that is not there.
func TestBadFiles(t *testing.T) {
	d, _, c := newDesk(t)
	i := bill(t, d, c, "F-1", day.Of(2026, 5, 1), 10000)
	for _, c := range []struct{ name, content, cure string }{{"facture.pdf", "<html>", "exportez-le de nouveau"}, {"vide.pdf", "", "pas été joint"}} {
		_, err := d.Attach(t.Context(), i.ID, c.name, []byte(c.content))
		if data.CodeOf(err) != data.CodeInvalid || !strings.Contains(err.Error(), c.name) || !strings.Contains(err.Error(), c.cure) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if kept, err := d.Attachments(t.Context(), i.ID); err != nil || len(kept) != 0 {
		t.Errorf("a refused file was kept: %+v, %v", kept, err)
	}
	for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "absent.csv")} {
		if _, _, err := d.ReadImport(path); err == nil || !strings.Contains(err.Error(), filepath.Base(path)) {
			t.Errorf("%s: %v", path, err)
		}
	}
	doc, err := d.Attach(t.Context(), i.ID, "F-1.pdf", []byte("%PDF-1.4\n"))
	ok(t, err)
	draft, err := d.PrepareReminder(t.Context(), c.ID, nil)
	ok(t, err)
	if len(draft.Attachments) != 1 || draft.Attachments[0].Name != doc.Name || !draft.Lines[0].Attached {
		t.Errorf("the invoice's file does not go with the reminder: %+v", draft.Attachments)
	}
}

func TestMoneyFromTheFutureIsRefused(t *testing.T) {
	d, _, c := newDesk(t)
	if _, err := d.Pay(t.Context(), &data.Payment{ClientID: c.ID, On: d.Today().Add(1), Amount: 1, Currency: "EUR"}); data.FieldOf(err) != "on" {
		t.Errorf("money from the future: %v", err)
	}
}
