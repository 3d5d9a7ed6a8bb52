package outbox_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/data/sqlite"
	"dument/data/sqlite/sqlitetest"
	"dument/letters"
	"dument/letters/mail"
	"dument/letters/mail/mailtest"
	"dument/letters/outbox"
)

var today = day.Of(2026, 11, 21)

func clock() time.Time { return time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC) }

// story is a register with a client and what it owes, and a mail server.
type story struct {
	*testing.T
	path     string
	register *sqlite.Register
	server   *mailtest.Server
	box      *outbox.Outbox
	client   data.Client
}

func begin(t *testing.T) *story {
	t.Helper()
	s := &story{T: t, path: filepath.Join(t.TempDir(), "Reçus.dument"), server: mailtest.Start(t, mailtest.Options{Security: data.SecuritySTARTTLS})}
	s.register = sqlitetest.At(t, s.path, clock)
	s.box = boxOn(s.register, s.server.Account(), mail.NewTransport(mail.Options{Roots: s.server.Roots}))
	s.client = data.NewClient(data.Sender{})
	s.client.Name = "Société Générale d’Études"
	s.client.Emails = []data.Email{{Role: data.RoleBilling, Address: "compta@societe.fr"}}
	s.must(s.register.SaveClient(t.Context(), &s.client))
	return s
}

// open opens a register once more, as another copy of the program does.
func open(t *testing.T, path string) *sqlite.Register {
	t.Helper()
	r, err := sqlite.Open(t.Context(), path, sqlite.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// boxOn is an outbox as the program sets it up, its last look being that the
// balances are those the message says.
func boxOn(r *sqlite.Register, a data.Account, transport outbox.Transport) *outbox.Outbox {
	return outbox.New(outbox.Config{Store: r, Transport: transport, Account: a, Password: mailtest.Password, Now: clock,
		Lock: func() (func(), error) { return sqlite.LockSending(r.Path()) },
		Check: func(ctx context.Context, m data.Message) error {
			for _, l := range m.Lines {
				if _, balance, err := r.Invoice(ctx, l.InvoiceID); err != nil {
					return err
				} else if balance != l.Balance {
					return &data.Error{Code: data.CodeBlocked, Sentence: "La facture " + l.Number + " a été réglée."}
				}
			}
			return nil
		}})
}

func (s *story) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// owes creates an invoice and returns a reminder for it.
func (s *story) owes(number string) letters.Draft {
	s.Helper()
	i := data.Invoice{ClientID: s.client.ID, Number: number, Kind: data.KindInvoice, Issued: today.Add(-60), Due: today.Add(-30), Total: 123456, Currency: "EUR"}
	s.must(s.register.SaveInvoice(s.Context(), &i))
	return letters.Draft{Client: s.client, Level: data.LevelFirst, Today: today, To: s.client.Email(), Subject: "Facture " + number + " échue 🙂",
		Body: "Bonjour,\n\n1 234,56 € restent dus.\n", Lines: []letters.Line{{Invoice: i, Total: i.Total, Balance: i.Total, DaysLate: 30}},
		Attachments: []letters.Attachment{{Name: "Facture nº " + number + " – été.pdf", MIME: "application/pdf", Content: []byte("%PDF-1.7 " + number)}}}
}

func (s *story) queue(d letters.Draft) data.Message {
	s.Helper()
	m, err := s.box.Queue(s.Context(), d, false)
	s.must(err)
	return m
}

func (s *story) sendAll() outbox.Report {
	s.Helper()
	report, err := s.box.SendAll(s.Context(), nil)
	s.must(err)
	return report
}

// state reads a message again and checks where it stands.
func (s *story) state(id data.ID, want data.MessageState) data.Message {
	s.Helper()
	m, err := s.register.Message(s.Context(), id)
	s.must(err)
	if m.State != want {
		s.Fatalf("the message is %q (%s), want %q", m.State, m.LastError, want)
	}
	return m
}

// arrived checks how many messages are in the mailbox, and in the history.
func (s *story) arrived(mailbox, history int) {
	s.Helper()
	if n := len(s.server.Mailbox()); n != mailbox {
		s.Fatalf("%d messages arrived, want %d", n, mailbox)
	}
	contacts, err := s.register.Contacts(s.Context(), s.client.ID, 0)
	s.must(err)
	if len(contacts) != history {
		s.Fatalf("%d lines in the history, want %d", len(contacts), history)
	}
}
