package outbox_test

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"dument/data"
	"dument/data/sqlite"
	"dument/letters/mail"
	"dument/letters/mail/mailtest"
)

// TestKilledAtEveryPoint kills a process of its own, with no chance to tidy up,
// while the server makes it wait at a point of the dialogue. While it lives,
// nobody else sends; after, the message is uncertain, is not sent again alone,
// and leaves once a person has decided.
func TestKilledAtEveryPoint(t *testing.T) {
	if path := os.Getenv("DUMENT_TEST_REGISTER"); path != "" {
		sendAsChild(t, path)
		return
	}
	for _, point := range mailtest.Points {
		if point == mailtest.Quit {
			continue // the outcome is recorded without waiting for it
		}
		for _, delivered := range []bool{false, true} {
			if delivered && point != mailtest.Dot {
				continue
			}
			t.Run(string(point), func(t *testing.T) {
				t.Parallel()
				s := begin(t)
				m := s.queue(s.owes("F-1"))
				s.server.Set(point, mailtest.Fault{Hang: true, Once: true, Deliver: delivered})
				child := exec.Command(os.Args[0], "-test.run=^TestKilledAtEveryPoint$")
				child.Env = append(os.Environ(), "DUMENT_TEST_REGISTER="+s.path, "SSL_CERT_FILE="+s.server.CAFile,
					"DUMENT_TEST_PORT="+strconv.Itoa(s.server.Account().Port))
				s.must(child.Start())
				<-s.server.Reached()
				s.state(m.ID, data.MessageSending)
				if _, err := s.box.SendAll(t.Context(), nil); data.CodeOf(err) != data.CodeBusy {
					t.Errorf("two sent at once: %v", err)
				}
				if err := s.register.CancelMessage(t.Context(), m.ID, ""); data.CodeOf(err) != data.CodeBlocked {
					t.Errorf("taken back on its way: %v", err)
				}
				s.must(child.Process.Kill())
				if err := child.Wait(); err == nil {
					t.Error("the child ended by itself")
				}
				if report := s.sendAll(); report.Recovered != 1 || len(report.Messages) != 0 {
					t.Errorf("%+v", report)
				}
				if after := s.state(m.ID, data.MessageUncertain); after.LastError == "" {
					t.Error("no sentence")
				}
				s.sendAll()
				s.must(s.register.ResolveUncertain(t.Context(), m.ID, delivered))
				s.sendAll()
				s.state(m.ID, data.MessageSent)
				s.arrived(1, 1)
				if findings, err := s.register.Check(t.Context()); err != nil || len(findings) != 0 {
					t.Errorf("%v %v (%v)", findings, err, errors.Unwrap(err))
				}
			})
		}
	}
}

// sendAsChild is the process that gets killed.
func sendAsChild(t *testing.T, path string) {
	port, err := strconv.Atoi(os.Getenv("DUMENT_TEST_PORT"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := sqlite.Open(t.Context(), path, sqlite.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	a := data.Account{Address: "zoe@exemple.fr", Host: "127.0.0.1", Port: port, Security: data.SecuritySTARTTLS, Login: mailtest.Login}
	report, err := boxOn(r, a, mail.NewTransport(mail.Options{})).SendAll(t.Context(), nil)
	t.Fatalf("not killed: %+v %v", report, err)
}
