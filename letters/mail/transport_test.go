package mail

import (
	"bytes"
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"dument/data"
	"dument/letters/mail/mailtest"
	"dument/letters/outbox"
)

// patient is a transport whose limits no healthy server on loopback reaches.
func patient(s *mailtest.Server) *Transport { return NewTransport(Options{Roots: s.Roots}) }

// hasty is a transport that gives up at once on a server that hangs.
func hasty(s *mailtest.Server) *Transport {
	const soon = 300 * time.Millisecond
	return NewTransport(Options{Roots: s.Roots, Dial: time.Second, Reply: soon, Outcome: soon, Grace: soon, Quit: soon})
}

func content(t testing.TB) []byte {
	t.Helper()
	raw, err := Build(draft(), zoe, id, at)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

var envelope = outbox.Envelope{From: "zoe@exemple.fr", To: "compta@societe.fr"}

// TestExactlyTheseBytesArrive, by each protection and mechanism.
func TestExactlyTheseBytesArrive(t *testing.T) {
	for _, security := range []data.Security{data.SecurityTLS, data.SecuritySTARTTLS} {
		for _, mechanisms := range [][]string{{"PLAIN"}, {"LOGIN"}, {"XOAUTH2", "LOGIN", "PLAIN"}} {
			s := mailtest.Start(t, mailtest.Options{Security: security, Mechanisms: mechanisms, Size: 50 << 20})
			raw := content(t)
			if r := patient(s).Send(t.Context(), s.Account(), mailtest.Password, envelope, raw); r.State != data.MessageSent || r.Err() != nil {
				t.Fatalf("%s %v: %+v", security, mechanisms, r)
			}
			got := s.Mailbox()
			if len(got) != 1 || !bytes.Equal(got[0].Content, raw) || got[0].From != envelope.From || got[0].To != envelope.To {
				t.Errorf("%s %v: not the bytes that were sent", security, mechanisms)
			}
			noSecrets(t, s)
		}
	}
}

// noSecrets checks that nothing secret came outside TLS.
func noSecrets(t testing.TB, s *mailtest.Server) {
	t.Helper()
	seen := s.ClearText()
	for _, secret := range []string{mailtest.Password, encode(mailtest.Password), encode("\x00" + mailtest.Login + "\x00" + mailtest.Password), encode(mailtest.Login), "AUTH", "MAIL"} {
		if strings.Contains(strings.ToUpper(seen), strings.ToUpper(secret)) {
			t.Errorf("in clear text: %q", seen)
		}
	}
}

// TestEveryPointOfTheDialogue is the table of what can happen where. In no case
// is a message in the mailbox that the result denies, and none missing that it
// claims.
func TestEveryPointOfTheDialogue(t *testing.T) {
	const (
		sent      = data.MessageSent
		failed    = data.MessageFailed
		waiting   = data.MessageWaiting
		uncertain = data.MessageUncertain
	)
	reply := func(s string) mailtest.Fault { return mailtest.Fault{Reply: s} }
	hang, drop, reset := mailtest.Fault{Hang: true}, mailtest.Fault{Drop: true}, mailtest.Fault{Reset: true}
	for _, c := range []struct {
		point     mailtest.Point
		fault     mailtest.Fault
		state     data.MessageState
		temporary bool
		halt      bool
		says      string
	}{
		{mailtest.Greeting, hang, waiting, true, true, "ne répond"},
		{mailtest.Greeting, drop, waiting, true, true, "coupée"},
		{mailtest.Greeting, reset, waiting, true, true, "coupée"},
		{mailtest.Greeting, reply("421 4.3.2 busy"), waiting, true, true, "421 4.3.2 busy"},
		{mailtest.Greeting, reply("554 5.7.1 go away"), waiting, false, true, "554 5.7.1 go away"},
		{mailtest.Hello, hang, waiting, true, true, "ne répond"},
		{mailtest.Hello, drop, waiting, true, true, "coupée"},
		{mailtest.Hello, reply("550 no"), waiting, false, true, "550 no"},
		{mailtest.Hello, reply("what?"), waiting, true, true, "coupée"},
		{mailtest.STARTTLS, hang, waiting, true, true, "ne répond"},
		{mailtest.STARTTLS, drop, waiting, true, true, "coupée"},
		{mailtest.STARTTLS, reply("454 4.7.0 no TLS now"), waiting, false, true, "STARTTLS"},
		{mailtest.Handshake, drop, waiting, false, true, "chiffrée"},
		{mailtest.Handshake, hang, waiting, true, true, "ne répond"},
		{mailtest.Auth, hang, waiting, true, true, "ne répond"},
		{mailtest.Auth, drop, waiting, true, true, "coupée"},
		{mailtest.Auth, reply("535 5.7.8 bad"), waiting, false, true, "mot de passe"},
		{mailtest.Auth, reply("534-5.7.9 Application-specific password required\n534 5.7.9 more"), waiting, false, true, "mot de passe d’application"},
		{mailtest.Auth, reply("454 4.7.0 Temporary authentication failure"), waiting, true, true, "454"},
		{mailtest.Mail, hang, failed, true, false, "n’a plus répondu"},
		{mailtest.Mail, drop, failed, true, false, "coupé la connexion"},
		{mailtest.Mail, reply("550 5.7.60 SendAsDenied"), failed, false, true, "refuse d’envoyer depuis l’adresse zoe@exemple.fr"},
		{mailtest.Mail, reply("530 5.7.0 Authentication required"), failed, false, true, "identification"},
		{mailtest.Mail, reply("552 5.3.4 message size exceeds fixed limit"), failed, false, false, "trop lourd"},
		{mailtest.Mail, reply("451 4.3.0 later"), failed, true, false, "pour l’instant"},
		{mailtest.Mail, reply("550 5.4.5 Daily user sending limit exceeded"), failed, true, true, "limite d’envois"},
		{mailtest.Mail, reply("421 4.7.0 too busy"), failed, true, true, "momentanément"},
		{mailtest.Rcpt, hang, failed, true, false, "n’a plus répondu"},
		{mailtest.Rcpt, drop, failed, true, false, "coupé la connexion"},
		{mailtest.Rcpt, reset, failed, true, false, "coupé la connexion"},
		{mailtest.Rcpt, reply("550 5.1.1 User unknown"), failed, false, false, "compta@societe.fr n’existe pas"},
		{mailtest.Rcpt, reply("550 no such user"), failed, false, false, "n’existe pas"},
		{mailtest.Rcpt, reply("556 5.1.10 null MX"), failed, false, false, "n’existe pas"},
		{mailtest.Rcpt, reply("450 4.2.0 Greylisted"), failed, true, false, "pour l’instant"},
		{mailtest.Rcpt, reply("452 4.2.2 Mailbox full"), failed, true, false, "pleine"},
		{mailtest.Rcpt, reply("552 5.2.2 Over quota"), failed, true, false, "pleine"},
		{mailtest.Rcpt, reply("450 Mail send limit exceeded"), failed, true, true, "limite d’envois"},
		{mailtest.Rcpt, reply("554 5.7.1 Relay access denied"), failed, false, false, "sécurité"},
		{mailtest.Data, hang, failed, true, false, "n’a plus répondu"},
		{mailtest.Data, drop, failed, true, false, "coupé la connexion"},
		{mailtest.Data, reply("451 4.3.1 no space"), failed, true, false, "pour l’instant"},
		{mailtest.Data, reply("554 5.5.1 no valid recipients"), failed, false, false, "refuse le message"},
		{mailtest.Data, reply("250 what data?"), failed, true, false, "incompréhensible"},
		{mailtest.Body, reset, failed, true, false, "coupé la connexion"},
		{mailtest.Body, hang, failed, true, false, "n’a plus répondu"},
		{mailtest.Dot, reply("554 5.7.1 Spam"), failed, false, false, "sécurité"},
		{mailtest.Dot, reply("552 5.3.4 Too big"), failed, false, false, "trop lourd"},
		{mailtest.Dot, reply("550 5.4.5 Daily sending quota exceeded"), failed, true, true, "limite d’envois"},
		{mailtest.Dot, reply("451 4.7.1 try later"), failed, true, false, "pour l’instant"},
		{mailtest.Dot, reply("450 5.4.0 mixed"), failed, true, false, "pour l’instant"},
		{mailtest.Dot, reply("550 4.7.0 mixed"), failed, true, false, "pour l’instant"},
		{mailtest.Dot, hang, uncertain, false, true, "personne ne sait"},
		{mailtest.Dot, drop, uncertain, false, true, "personne ne sait"},
		{mailtest.Dot, reset, uncertain, false, true, "personne ne sait"},
		{mailtest.Dot, mailtest.Fault{Drop: true, Deliver: true}, uncertain, false, true, "personne ne sait"},
		{mailtest.Dot, reply("what?"), uncertain, false, true, "personne ne sait"},
		{mailtest.Dot, reply("354 again"), uncertain, false, true, "personne ne sait"},
		{mailtest.Dot, reply("252 maybe"), uncertain, false, true, "personne ne sait"},
		{mailtest.Quit, hang, sent, false, false, ""},
		{mailtest.Quit, drop, sent, false, false, ""},
		{mailtest.Quit, reply("500 stay"), sent, false, false, ""},
	} {
		t.Run(string(c.point)+" "+c.fault.Reply+describe(c.fault), func(t *testing.T) {
			t.Parallel()
			s := mailtest.Start(t, mailtest.Options{Security: data.SecuritySTARTTLS})
			s.Set(c.point, c.fault)
			transport := patient(s)
			if c.fault.Hang {
				transport = hasty(s)
			}
			raw := content(t)
			if c.point == mailtest.Body {
				// More than the sockets between us hold, so that the fault strikes before the end.
				raw = append(raw, bytes.Repeat([]byte(strings.Repeat("x", 70)+"\r\n"), 100_000)...)
			}
			r := transport.Send(t.Context(), s.Account(), mailtest.Password, envelope, raw)
			if r.State != c.state || r.Temporary != c.temporary || r.Halt != c.halt || !strings.Contains(r.Sentence, c.says) {
				t.Errorf("%+v, want %s temporary=%v halt=%v %q", r, c.state, c.temporary, c.halt, c.says)
			}
			if (r.State == sent) != (r.Sentence == "") || (r.State != sent && !strings.HasSuffix(r.Sentence, ".")) {
				t.Errorf("sentence %q", r.Sentence)
			}
			delivered := len(s.Mailbox()) == 1
			if r.State != uncertain && delivered != (r.State == sent) {
				t.Errorf("delivered %v, but the result is %s", delivered, r.State)
			}
			if strings.Contains(r.Sentence, mailtest.Password) {
				t.Error("the sentence tells the password")
			}
			noSecrets(t, s)
		})
	}
}

func describe(f mailtest.Fault) string {
	switch {
	case f.Hang:
		return "hangs"
	case f.Reset:
		return "resets"
	case f.Drop && f.Deliver:
		return "delivers and drops"
	case f.Drop:
		return "drops"
	}
	return ""
}

// TestNoPasswordWithoutTLS: servers, or people in between, that would get it.
func TestNoPasswordWithoutTLS(t *testing.T) {
	for _, c := range []struct {
		name  string
		o     mailtest.Options
		field string
		says  string
	}{
		{"no STARTTLS", mailtest.Options{Security: data.SecuritySTARTTLS, NoSTARTTLS: true}, "security", "ne propose pas de connexion chiffrée"},
		{"bytes injected before TLS", mailtest.Options{Security: data.SecuritySTARTTLS, Inject: true}, "security", "chiffrée"},
		{"certificate of another host", mailtest.Options{Certificate: mailtest.OtherName}, "host", "pas au nom de"},
		{"the same after STARTTLS", mailtest.Options{Security: data.SecuritySTARTTLS, Certificate: mailtest.OtherName}, "host", "pas au nom de"},
		{"unknown authority", mailtest.Options{Certificate: mailtest.Unknown}, "host", "aucune autorité"},
		{"expired certificate", mailtest.Options{Certificate: mailtest.Expired}, "", "date et l’heure"},
		{"no authentication", mailtest.Options{Mechanisms: []string{}}, "host", "ne propose pas d’identification"},
		{"OAuth2 only", mailtest.Options{Mechanisms: []string{"XOAUTH2"}}, "login", "mot de passe"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := mailtest.Start(t, c.o)
			err := patient(s).Verify(t.Context(), s.Account(), mailtest.Password)
			if data.CodeOf(err) != data.CodeMail || data.FieldOf(err) != c.field || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v (field %q)", err, data.FieldOf(err))
			}
			r := patient(s).Send(t.Context(), s.Account(), mailtest.Password, envelope, content(t))
			if r.State != data.MessageWaiting || !r.Halt || len(s.Mailbox()) != 0 {
				t.Errorf("%+v", r)
			}
			noSecrets(t, s)
		})
	}
}

// TestMixedUpSettings: TLS where the server waits in clear text, and the reverse.
func TestMixedUpSettings(t *testing.T) {
	s := mailtest.Start(t, mailtest.Options{Security: data.SecuritySTARTTLS})
	a := s.Account()
	a.Security = data.SecurityTLS
	if err := patient(s).Verify(t.Context(), a, mailtest.Password); data.FieldOf(err) != "security" || !strings.Contains(err.Error(), "choisissez STARTTLS") {
		t.Error(err)
	}
	s = mailtest.Start(t, mailtest.Options{})
	a = s.Account()
	a.Security = data.SecuritySTARTTLS
	if err := hasty(s).Verify(t.Context(), a, mailtest.Password); data.FieldOf(err) != "security" || !strings.Contains(err.Error(), "choisissez TLS") {
		t.Error(err)
	}
}

func TestVerify(t *testing.T) {
	s := mailtest.Start(t, mailtest.Options{})
	if err := patient(s).Verify(t.Context(), s.Account(), mailtest.Password); err != nil {
		t.Error(err)
	}
	if err := patient(s).Verify(t.Context(), s.Account(), "faux"); data.FieldOf(err) != "password" || s.Connections() != 2 {
		t.Errorf("%v after %d connections", err, s.Connections())
	}
	if err := patient(s).Verify(t.Context(), data.Account{}, "faux"); data.FieldOf(err) != "address" {
		t.Error(err)
	}
	if len(s.Mailbox()) != 0 {
		t.Error("a trial sent something")
	}
}

// TestLoginWherePlainIsUnknown, and only there: a refused password is not tried
// twice, since that is how accounts get locked.
func TestLoginWherePlainIsUnknown(t *testing.T) {
	s := mailtest.Start(t, mailtest.Options{})
	s.Set(mailtest.Auth, mailtest.Fault{Reply: "504 5.5.4 unknown mechanism", Once: true})
	if err := patient(s).Verify(t.Context(), s.Account(), mailtest.Password); err != nil {
		t.Error(err)
	}
	tries := 0
	s.Set(mailtest.Auth, mailtest.Fault{Reply: "535 5.7.8 no", Before: func() { tries++ }})
	if err := patient(s).Verify(t.Context(), s.Account(), mailtest.Password); data.FieldOf(err) != "password" || tries != 1 {
		t.Errorf("%v after %d tries", err, tries)
	}
}

// TestServersThatRepeatSecrets: what a server says is shown; a password is not.
func TestServersThatRepeatSecrets(t *testing.T) {
	for _, secret := range []string{mailtest.Password, encode(mailtest.Password), encode(plainly(mailtest.Login, mailtest.Password))} {
		s := mailtest.Start(t, mailtest.Options{})
		s.Set(mailtest.Auth, mailtest.Fault{Reply: "535 5.7.8 what is " + secret})
		err := patient(s).Verify(t.Context(), s.Account(), mailtest.Password)
		if err == nil || strings.Contains(err.Error()+errors.Unwrap(err).Error(), secret) {
			t.Error(err)
		}
	}
}

func TestNobodyThere(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := listener.Addr().(*net.TCPAddr).Port
	listener.Close()
	a := zoe
	a.Address, a.Host, a.Port = "zoe@exemple.fr", "127.0.0.1", port
	r := NewTransport(Options{}).Send(t.Context(), a, "x", envelope, content(t))
	if r.State != data.MessageWaiting || !r.Temporary || !r.Halt || r.Field != "port" {
		t.Errorf("%+v", r)
	}
	// RFC 6761: this name never exists.
	a.Host = "smtp.invalid"
	r = NewTransport(Options{}).Send(t.Context(), a, "x", envelope, content(t))
	if r.State != data.MessageWaiting || !r.Temporary || !r.Halt || !strings.Contains(r.Sentence, "connexion") {
		t.Errorf("%+v", r)
	}
}

// TestTooLargeForTheServer is known before anything is named.
func TestTooLargeForTheServer(t *testing.T) {
	s := mailtest.Start(t, mailtest.Options{Size: 5000})
	r := patient(s).Send(t.Context(), s.Account(), mailtest.Password, envelope, content(t))
	if r.State != data.MessageFailed || r.Temporary || r.Field != "attachments" || len(s.Mailbox()) != 0 {
		t.Errorf("%+v", r)
	}
}

// TestACancelEndsTheWaitAtEachPoint: at each point where the server hangs, the user's cancel ends the
// wait; the state says what is known.
func TestACancelEndsTheWaitAtEachPoint(t *testing.T) {
	for _, point := range mailtest.Points {
		if point == mailtest.Quit {
			continue
		}
		t.Run(string(point), func(t *testing.T) {
			t.Parallel()
			s := mailtest.Start(t, mailtest.Options{Security: data.SecuritySTARTTLS})
			s.Set(point, mailtest.Fault{Hang: true})
			transport := NewTransport(Options{Roots: s.Roots, Reply: time.Hour, Outcome: time.Hour, Grace: 50 * time.Millisecond})
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			raw := content(t)
			if point == mailtest.Body {
				raw = append(raw, bytes.Repeat([]byte(strings.Repeat("x", 70)+"\r\n"), 100_000)...)
			}
			go func() {
				<-s.Reached()
				cancel()
			}()
			r := transport.Send(ctx, s.Account(), mailtest.Password, envelope, raw)
			want := data.MessageWaiting
			if point == mailtest.Dot {
				want = data.MessageUncertain
			}
			if r.State != want {
				t.Errorf("%+v", r)
			}
			if len(s.Mailbox()) != 0 {
				t.Error("delivered")
			}
		})
	}
}

// TestCancelledTooLate: the server answers within the grace, so the outcome is known.
func TestCancelledTooLate(t *testing.T) {
	s := mailtest.Start(t, mailtest.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	s.Set(mailtest.Dot, mailtest.Fault{Reply: "250 2.0.0 accepted", Deliver: true, Before: cancel})
	if r := patient(s).Send(ctx, s.Account(), mailtest.Password, envelope, content(t)); r.State != data.MessageSent || len(s.Mailbox()) != 1 {
		t.Errorf("%+v", r)
	}
}

func TestEnvelopesThatCannotBe(t *testing.T) {
	s := mailtest.Start(t, mailtest.Options{})
	for _, e := range []outbox.Envelope{{}, {From: "a@b.fr"},
		{From: "a@b.fr", To: "x@y.fr>\r\nRCPT TO:<z@y.fr"}, {From: "a b", To: "x@y.fr"}} {
		r := patient(s).Send(t.Context(), s.Account(), mailtest.Password, e, content(t))
		if r.State != data.MessageFailed || r.Temporary {
			t.Errorf("%+v: %+v", e, r)
		}
	}
	if s.Connections() != 0 {
		t.Error("the server was asked")
	}
}

func TestResultAsError(t *testing.T) {
	cause := errors.New("EOF")
	err := outbox.Result{State: data.MessageFailed, Sentence: "Non.", Field: "to", Cause: cause}.Err()
	if data.CodeOf(err) != data.CodeMail || data.FieldOf(err) != "to" || !errors.Is(err, cause) {
		t.Errorf("%#v", err)
	}
}
