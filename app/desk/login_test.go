package desk

import (
	"testing"

	"dument/data"
	"dument/letters/mail"
	"dument/letters/mail/mailtest"
)

// refusing is a story whose automatic mode is on and whose mail server refuses
// the password.
func refusing(t *testing.T) (*story, *mailtest.Server) {
	t.Helper()
	s := begin(t)
	server := mailtest.Start(t, mailtest.Options{})
	s.watched.Transport = mail.NewTransport(mail.Options{Roots: server.Roots})
	s.must(s.SaveAccount(t.Context(), server.Account(), "faux"))
	s.owes("F-1", 6, 50000)
	s.alone()
	if report := s.auto(); report.Stop != AutoLogin || report.Halted == "" || server.Connections() != 1 {
		t.Fatalf("%+v, %d connections", report, server.Connections())
	}
	return s, server
}

// TestARefusedLoginIsNotTriedAgainAlone: a mail service locks an account after
// some refusals.
func TestARefusedLoginIsNotTriedAgainAlone(t *testing.T) {
	s, server := refusing(t)
	for range 3 {
		report := s.auto()
		if report.Stop != AutoLogin || report.Why == "" || server.Connections() != 1 {
			t.Fatalf("%+v, %d connections", report, server.Connections())
		}
	}
	s.must(s.SetPassword(t.Context(), "encore faux"))
	s.auto()
	s.auto()
	if server.Connections() != 2 {
		t.Errorf("%d connections after a second wrong password", server.Connections())
	}
	s.must(s.SetPassword(t.Context(), mailtest.Password))
	if report := s.auto(); len(report.Sent) != 1 || report.Stop != "" {
		t.Errorf("%+v", report)
	}
}

// TestWhatLetsTheAutomaticModeTryAgain after a refusal: whatever shows that the
// login has changed, or is good now.
func TestWhatLetsTheAutomaticModeTryAgain(t *testing.T) {
	for name, happen := range map[string]func(s *story, account data.Account){
		"the same password, given again": func(s *story, _ data.Account) { s.must(s.SetPassword(s.Context(), "faux")) },
		"another login": func(s *story, a data.Account) {
			a.Login = "autre"
			s.must(s.SaveAccount(s.Context(), a, "faux"))
		},
		"an account that was saved with a password": func(s *story, a data.Account) { s.must(s.SaveAccount(s.Context(), a, "faux")) },
		"a message of trial that left":              func(s *story, a data.Account) { s.must(s.TestAccount(s.Context(), a, mailtest.Password)) },
	} {
		t.Run(name, func(t *testing.T) {
			s, server := refusing(t)
			happen(s, server.Account())
			before := server.Connections()
			s.auto()
			if server.Connections() != before+1 {
				t.Error("nothing was tried")
			}
		})
	}
}

// TestOtherTroubleIsTriedAgain: a server that is away locks no account, and what
// the user sends by hand is never held back.
func TestOtherTroubleIsTriedAgain(t *testing.T) {
	s, server := refusing(t)
	messages, err := s.Outbox(t.Context())
	s.must(err)
	s.send(messages[0].ID)
	if server.Connections() != 2 {
		t.Errorf("%d connections: the user's own sending was held back", server.Connections())
	}
	s.must(s.SetPassword(t.Context(), mailtest.Password))
	server.Set(mailtest.Greeting, mailtest.Fault{Drop: true})
	for want := 3; want < 6; want++ {
		if report := s.auto(); report.Stop != "" || server.Connections() != want {
			t.Errorf("%+v, %d connections", report, server.Connections())
		}
	}
	server.Heal()
	if report := s.auto(); len(report.Sent) != 1 {
		t.Errorf("%+v", report)
	}
}
