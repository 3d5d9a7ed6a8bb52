package headless_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"dument/letters/mail/mailtest"
)

// autoReport is what "send --auto --json" gives, as tests read it.
type autoReport struct {
	Sent, Failed, Uncertain, Waiting, Cancelled, Rehearsed int
	Messages                                               []struct{ Client, Level, To, Subject, State string }
	Refused                                                []string
	Why                                                    string
	Stop                                                   string `json:"stopped_by"`
}

// autoWorld is a Monday with debts of many ages, a mail server, and the mode on.
func autoWorld(t *testing.T) (*world, *mailtest.Server) {
	t.Helper()
	w := monday(t, "--entry", "age")
	server := mailtest.Start(t, mailtest.Options{})
	w.roots = server.Roots
	w.do("sender", "set", "name=Zoé Lefèvre", "siren=732829320", "address=7, quai de l’Île", "postcode=44000", "city=Nantes",
		"email=zoe@exemple.example", "iban=FR7630006000011234567890189")
	a := server.Account()
	w.do("mail", "set", "address="+a.Address, "name="+a.Name, "host="+a.Host, "port="+strconv.Itoa(a.Port), "security=tls", "login="+a.Login)
	w.do("auto", "set", "automatic=true")
	w.do("receipts", "--confirm")
	return w, server
}

// auto runs "send --auto" and checks how it ends.
func (w *world) auto(code int, args ...string) autoReport {
	w.t.Helper()
	got, out, errs := w.run(mailtest.Password+"\n", append([]string{"send", "--auto", "--password-stdin", "--json"}, args...)...)
	if got != code || (code == 0) != (errs == "") {
		w.t.Fatalf("exit %d, want %d: %s%s", got, code, out, errs)
	}
	var r autoReport
	decode(w.t, out, &r)
	return r
}

// letterbox returns who got what, sorted: "nord@nord.example Relance 2 : ...".
func letterbox(s *mailtest.Server) (to []string) {
	for _, m := range s.Mailbox() {
		to = append(to, m.To)
	}
	slices.Sort(to)
	return to
}

// TestWhatIsDueLeavesByItselfOnce: the e-mails of the day's plan, each once; the
// formal notice, the disputed invoice and what nothing reaches stay.
func TestWhatIsDueLeavesByItselfOnce(t *testing.T) {
	w, server := autoWorld(t)
	w.do("dispute", "R-7", "--reason", "paid")
	r := w.auto(0)
	want := []string{"compta@eole.example", "mairie@orge.example", "nord@nord.example"}
	if r.Sent != 3 || r.Why != "" || r.Stop != "" || !slices.Equal(letterbox(server), want) {
		t.Fatalf("%+v, arrived at %v", r, letterbox(server))
	}
	for _, m := range r.Messages {
		if m.State != "sent" || m.Level == "formal_notice" || m.Client == "SARL Nord" && m.Level != "second" {
			t.Errorf("%+v", m)
		}
	}
	if p := w.line("R-3"); p.Step != "formal_notice" || p.BlockedBy != "" {
		t.Errorf("the formal notice waits for the user: %+v", p)
	}
	w.blocked("R-1", "later")
	again := w.auto(0)
	if again.Sent != 0 || again.Stop != "nothing" || again.Why == "" || len(again.Messages) != 0 || again.Messages == nil || again.Refused == nil {
		t.Errorf("a second run: %+v", again)
	}
	if len(server.Mailbox()) != 3 {
		t.Errorf("a second run sent: %v", letterbox(server))
	}
	for w.clock.Day() != 30 { // the week that follows, day by day
		w.clock = w.clock.AddDate(0, 0, 1)
		w.do("receipts", "--confirm")
		w.auto(0)
	}
	if len(server.Mailbox()) < 5 {
		t.Errorf("a week later only %v", letterbox(server))
	}
	seen := map[string]bool{}
	for _, m := range server.Mailbox() {
		_, rest, _ := strings.Cut(string(m.Content), "Subject: ")
		subject, _, _ := strings.Cut(rest, "\r\n")
		if said := m.To + " " + subject; seen[said] {
			t.Errorf("twice: %s", said)
		} else {
			seen[said] = true
		}
	}
}

// TestWhatKeepsTheModeFromSending is told; it is a refusal only where it waits
// for the user.
func TestWhatKeepsTheModeFromSending(t *testing.T) {
	for _, c := range []struct {
		name string
		set  []string
		args []string
		code int
		stop string
		says string
	}{
		{"the mode is off", []string{"auto", "set", "automatic=false"}, nil, 1, "off", "auto set automatic=true"},
		{"nobody confirmed receipts of late", nil, []string{"--today", "2026-11-27"}, 1, "receipts", "receipts --confirm"},
		{"nobody signs", []string{"sender", "set", "name="}, nil, 1, "account", "pas renseigné"},
		{"it is too early", []string{"auto", "set", "not_before=12"}, nil, 0, "rest", "avant 12"},
		{"it is Sunday", nil, []string{"--today", "2026-11-22"}, 0, "rest", "23/11/2026"},
		{"everything is paused", []string{"pause", "--until", "2026-12-01", "--reason", "congés"}, nil, 0, "nothing", "Rien à envoyer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w, server := autoWorld(t)
			if c.set != nil {
				w.do(c.set...)
			}
			r := w.auto(c.code, c.args...)
			if r.Stop != c.stop || r.Why == "" || r.Sent != 0 || len(server.Mailbox()) != 0 {
				t.Errorf("%+v, arrived at %v", r, letterbox(server))
			}
			code, out, errs := w.run(mailtest.Password+"\n", append([]string{"send", "--auto", "--password-stdin"}, c.args...)...)
			if code != c.code || !strings.Contains(plain(out+errs), c.says) || (out == "") != (code == 1) || len(strings.Split(strings.TrimSpace(out+errs), "\n")) != 1 {
				t.Errorf("exit %d: %q, %q", code, out, errs)
			}
			var box []any
			if w.json(&box, "outbox"); len(box) != 0 {
				t.Errorf("prepared all the same: %v", box)
			}
		})
	}
}

// TestWithoutAPasswordNothingIsPrepared: the scheduler's journal says why.
func TestWithoutAPasswordNothingIsPrepared(t *testing.T) {
	w, _ := autoWorld(t)
	w.refused(1, "mot de passe", "send", "--auto")
	w.refused(2, "ne vont pas ensemble", "send", "--auto", "--dry-run")
	if text := w.do("outbox"); !strings.Contains(text, "vide") {
		t.Errorf("%s", text)
	}
}

// TestTheCapsHold: the largest first, the rest the next day.
func TestTheCapsHold(t *testing.T) {
	w, server := autoWorld(t)
	w.do("auto", "set", "cap_per_day=2")
	if r := w.auto(0); r.Sent != 2 || !slices.Equal(letterbox(server), []string{"compta@eole.example", "nord@nord.example"}) {
		t.Fatalf("%+v, arrived at %v", r, letterbox(server))
	}
	if r := w.auto(0); r.Sent != 0 || r.Stop != "nothing" || !strings.Contains(r.Why, "atteint") {
		t.Errorf("beyond the cap: %+v", r)
	}
	w.clock = w.clock.AddDate(0, 0, 1)
	if r := w.auto(0); r.Sent != 2 || len(server.Mailbox()) != 4 {
		t.Errorf("the next day: %+v, arrived at %v", r, letterbox(server))
	}
}

// TestARehearsalGoesToOneself: the same messages, each once; the register stays.
func TestARehearsalGoesToOneself(t *testing.T) {
	w, server := autoWorld(t)
	w.do("auto", "set", "rehearsal=true")
	before := w.do("plan")
	r := w.auto(0)
	if r.Rehearsed != 4 || r.Sent != 0 || r.Why != "" {
		t.Fatalf("%+v", r)
	}
	self := server.Account().Address
	if got := letterbox(server); !slices.Equal(got, []string{self, self, self, self}) {
		t.Errorf("arrived at %v", got)
	}
	if w.do("plan") != before {
		t.Error("a rehearsal changed the plan")
	}
	if r := w.auto(0); r.Rehearsed != 0 || r.Stop != "nothing" || len(server.Mailbox()) != 4 {
		t.Errorf("a second time: %+v", r)
	}
	w.do("auto", "set", "rehearsal=false")
	if r := w.auto(0); r.Sent != 4 {
		t.Errorf("then for real: %+v", r)
	}
}

// TestWhatTheServerRefusesIsSaid and ends with 1; what it put off leaves with
// the next run.
func TestWhatTheServerRefusesIsSaid(t *testing.T) {
	w, server := autoWorld(t)
	server.Set(mailtest.Rcpt, mailtest.Fault{Reply: "450 4.2.1 plus tard"})
	r := w.auto(1)
	if r.Sent != 0 || r.Failed == 0 || r.Why == "" {
		t.Fatalf("%+v", r)
	}
	server.Heal()
	if r := w.auto(0); r.Sent != 4 || len(server.Mailbox()) != 4 {
		t.Errorf("the next run: %+v, arrived at %v", r, letterbox(server))
	}
}
