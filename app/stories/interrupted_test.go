package stories

import (
	"crypto/x509"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
	"time"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/sqlite"
	"dument/letters/mail"
	"dument/letters/mail/mailtest"
)

// TestSendingIsInterrupted: three cards are approved, and while the first is on
// its way the server, the connection or the program fails. Nothing leaves twice,
// nothing is lost, and what did not leave says what to do about it.
func TestSendingIsInterrupted(t *testing.T) {
	base := newShop(t)
	base.threeDebtors()
	reply := func(s string) mailtest.Fault { return mailtest.Fault{Reply: s} }
	hang, drop := mailtest.Fault{Hang: true}, mailtest.Fault{Drop: true}
	arrived, lost := mailtest.Fault{Drop: true, Deliver: true}, mailtest.Fault{Drop: true}
	const (
		again   = "the next sending takes it"
		asked   = "it leaves when the user asks for it"
		decided = "it waits until the user has said whether it arrived"
	)
	for _, c := range []struct {
		what   string
		at     mailtest.Point
		fault  mailtest.Fault
		killed bool              // the program, at that point
		state  data.MessageState // of the first message, after
		cure   string            // what the user reads
		others data.MessageState // of the two others
		then   string
	}{
		{"the server refuses the recipient", mailtest.Rcpt, reply("550 5.1.1 User unknown"), false, data.MessageFailed,
			"demandez la bonne adresse à votre client", data.MessageSent, asked},
		{"the server refuses the recipient for now", mailtest.Rcpt, reply("450 4.2.0 Greylisted"), false, data.MessageFailed,
			"il sera proposé au prochain envoi", data.MessageSent, again},
		{"the server refuses DATA", mailtest.Data, reply("554 5.3.0 no"), false, data.MessageFailed,
			"lisez la raison donnée", data.MessageSent, asked},
		{"the server answers DATA with 4xx", mailtest.Data, reply("451 4.3.0 later"), false, data.MessageFailed,
			"il sera proposé au prochain envoi", data.MessageSent, again},
		{"the server refuses the whole message for now", mailtest.Dot, reply("452 4.3.1 later"), false, data.MessageFailed,
			"il sera proposé au prochain envoi", data.MessageSent, again},
		{"the server is not available", mailtest.Mail, reply("421 4.3.2 shutting down"), false, data.MessageFailed,
			"relancez l’envoi dans quelques minutes", data.MessageWaiting, again},
		{"the connection drops before the message is whole", mailtest.Data, drop, false, data.MessageFailed,
			"rien n’est parti, le message sera proposé au prochain envoi", data.MessageSent, again},
		{"the connection drops after DATA and the message arrived", mailtest.Dot, arrived, false, data.MessageUncertain,
			"indiquez dans Courriers s’il est parti", data.MessageWaiting, decided},
		{"the connection drops after DATA and the message did not arrive", mailtest.Dot, lost, false, data.MessageUncertain,
			"indiquez dans Courriers s’il est parti", data.MessageWaiting, decided},
		{"the server hangs at the first word", mailtest.Greeting, hang, false, data.MessageWaiting,
			"vérifiez votre connexion à Internet et relancez l’envoi plus tard", data.MessageWaiting, again},
		{"the server hangs before the message", mailtest.Data, hang, false, data.MessageFailed,
			"n’a plus répondu avant la fin du message", data.MessageSent, again},
		{"the server hangs after DATA", mailtest.Dot, mailtest.Fault{Hang: true, Deliver: true}, false, data.MessageUncertain,
			"indiquez dans Courriers s’il est parti", data.MessageWaiting, decided},
		{"TLS fails", mailtest.Handshake, drop, false, data.MessageWaiting,
			"Vérifiez le port et la protection dans Réglages > Messagerie", data.MessageWaiting, again},
		{"the certificate is nobody’s", "", mailtest.Fault{}, false, data.MessageWaiting,
			"Vérifiez le nom du serveur, ou changez de réseau", data.MessageWaiting, again},
		{"the program is killed before the message", mailtest.Data, hang, true, data.MessageUncertain,
			"dites ce qu’il en est", data.MessageWaiting, decided},
		{"the program is killed after DATA", mailtest.Dot, mailtest.Fault{Hang: true, Deliver: true}, true, data.MessageUncertain,
			"dites ce qu’il en est", data.MessageWaiting, decided},
	} {
		t.Run(c.what, func(t *testing.T) {
			s := base.copied(t)
			before := len(s.server.Mailbox())
			d := s.sit(c.at == "", c.fault.Hang)
			ids := s.approveAll(d)
			if c.at != "" {
				c.fault.Once = true
				s.server.Set(c.at, c.fault)
			}
			if c.killed {
				s.killSending(c.at)
			} else if _, err := d.SendMessages(t.Context(), ids, nil); err != nil {
				t.Fatal(err)
			}
			s.shown(ids[0], c.state, c.cure)
			for _, id := range ids[1:] {
				s.shown(id, c.others, "")
			}
			s.server.Heal()

			s.sends("send", "--today", interrupted.String())
			for _, id := range ids[1:] {
				s.shown(id, data.MessageSent, "")
			}
			switch c.then {
			case asked:
				s.shown(ids[0], c.state, c.cure)
				d = s.sit(false, false)
				if _, err := d.SendNow(t.Context(), ids[0]); err != nil {
					t.Fatal(err)
				}
			case decided:
				s.shown(ids[0], c.state, c.cure)
				if err := d.ResolveUncertain(t.Context(), ids[0], c.fault.Deliver); err != nil {
					t.Fatal(err)
				}
				s.sends("send", "--today", interrupted.String())
			}
			s.shown(ids[0], data.MessageSent, "")
			got := map[string]int{}
			for _, m := range s.server.Mailbox()[before:] {
				got[m.To]++
			}
			for client, history := range s.history() {
				if n := got["compta@"+data.Fold(client)+".example"]; n != 1 || len(history) != 1 {
					t.Errorf("%s got %d messages, and the history keeps %d", client, n, len(history))
				}
			}
		})
	}
}

// TestTheProgramWasKilledWhileSending: the window that is opened next shows the
// message as uncertain, says what to do, and lets the rest leave once it is told.
func TestTheProgramWasKilledWhileSending(t *testing.T) {
	s := newShop(t)
	s.threeDebtors()
	ids := s.approveAll(s.sit(false, false))
	s.server.Set(mailtest.Dot, mailtest.Fault{Hang: true, Deliver: true, Once: true})
	s.killSending(mailtest.Dot)
	w := newDisplay(t, "1366x768").open("--file", s.file, "--today", interrupted.String())
	w.left(0)
	w.key("ctrl+4")
	w.title("Courriers")
	w.sees("Alba")
	w.key("End") // the newest stand above
	w.sees("personne ne sait si ce message est parti.")
	w.press("Il est bien parti")
	w.register(s.file, "the decision", func(reg *sqlite.Register) error {
		m, err := reg.Message(t.Context(), ids[0])
		if err == nil && m.State != data.MessageSent {
			return &data.Error{Code: data.CodeUncertain}
		}
		return err
	})
	s.sends("send", "--today", interrupted.String())
	if got := s.server.Mailbox(); len(got) != 3 || got[0].To != "compta@alba.example" {
		t.Errorf("%d messages arrived", len(got))
	}
	if err := s.emptyOutbox(s.register()); err != nil {
		t.Error("something is still in the outbox")
	}
}

// interrupted is the day of it.
var interrupted = day.Of(2026, 11, 23)

// threeDebtors are three clients with a reminder due, the first one's the largest.
func (s *shop) threeDebtors() {
	s.Helper()
	for _, name := range []string{"Alba", "Brise", "Cèdre"} {
		s.must("client", "add", "name="+name, "kind=professional", "email=compta@"+data.Fold(name)+".example")
	}
	s.owes("first", interrupted.String(), "A-1;Alba;12/10/2026;11/11/2026;3 000,00", "B-1;Brise;12/10/2026;11/11/2026;2 000,00",
		"C-1;Cèdre;12/10/2026;11/11/2026;1 000,00")
	s.must("receipts", "--confirm", "--today", interrupted.String())
}

// copied is the same shop with a register of its own.
func (s *shop) copied(t *testing.T) *shop {
	t.Helper()
	file := t.TempDir() + "/registre.dument"
	copyFile(t, s.file, file)
	return &shop{T: t, file: file, server: s.server}
}

// sit opens the register as the window does, with the password at hand. A
// stranger trusts no authority; a hasty user does not wait for long.
func (s *shop) sit(stranger, hasty bool) *desk.Desk {
	s.Helper()
	o := mail.Options{Roots: s.server.Roots}
	if stranger {
		o.Roots = x509.NewCertPool()
	}
	if hasty {
		o.Reply, o.Outcome = 2*time.Second, 2*time.Second
	}
	d, err := desk.Open(s.Context(), s.file, false, desk.Config{Now: time.Now, Today: interrupted, Transport: mail.NewTransport(o), Secrets: mail.NewSecrets()})
	if err != nil {
		s.Fatal(err)
	}
	s.Cleanup(func() { d.Register.Close() })
	if err := d.SetPassword(s.Context(), mailtest.Password); err != nil {
		s.Fatal(err)
	}
	return d
}

// approveAll approves the cards of the day as Enter does, and returns their messages.
func (s *shop) approveAll(d *desk.Desk) (ids []data.ID) {
	s.Helper()
	plan, err := d.Plan(s.Context())
	if err != nil {
		s.Fatal(err)
	}
	for _, a := range plan.Actions {
		p, err := d.Prepare(s.Context(), a, desk.Choice{})
		if err != nil {
			s.Fatal(err)
		}
		m, err := d.Approve(s.Context(), p.Draft)
		if err != nil {
			s.Fatal(err)
		}
		ids = append(ids, m.ID)
	}
	if len(ids) != 3 {
		s.Fatalf("%d cards", len(ids))
	}
	return ids
}

// killSending starts to send and kills the program once the server keeps it
// waiting at a point.
func (s *shop) killSending(at mailtest.Point) {
	s.Helper()
	for len(s.server.Reached()) > 0 {
		<-s.server.Reached() // of another story
	}
	cmd := exec.Command(dument(s.T), "send", "--password-stdin", "--today", interrupted.String(), "--file", s.file)
	cmd.Stdin = strings.NewReader(mailtest.Password + "\n")
	if err := cmd.Start(); err != nil {
		s.Fatal(err)
	}
	for reached := range s.server.Reached() {
		if reached == at {
			break
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		s.Fatal(err)
	}
	if cmd.Wait() == nil {
		s.Fatal("the program ended by itself")
	}
}

// shown checks what "outbox --json" says of a message: its state and the
// sentence with the cure, or nothing at all once it has left.
func (s *shop) shown(id data.ID, state data.MessageState, cure string) {
	s.Helper()
	var list []struct {
		ID    data.ID
		State data.MessageState
		Error string
	}
	out := s.must("outbox", "--json")
	if err := json.Unmarshal([]byte(out), &list); err != nil {
		s.Fatal(err)
	}
	for _, m := range list {
		if m.ID == id {
			if m.State != state || !strings.Contains(m.Error, cure) {
				s.Errorf("message %d is %q and says « %s », want %q with « %s »", id, m.State, m.Error, state, cure)
			}
			return
		}
	}
	if state != data.MessageSent {
		s.Errorf("message %d is not in the outbox, want %q", id, state)
	}
}
