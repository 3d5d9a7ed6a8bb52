package mail

import (
	"bytes"
	"io"
	"net"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"

	"dument/data"
	"dument/letters/mail/mailtest"
)

// foreign is a mailbox behind a server that is not ours: github.com/emersion/go-smtp.
type foreign struct{ arrived chan []byte }

func (f foreign) NewSession(*smtp.Conn) (smtp.Session, error) { return f, nil }
func (f foreign) AuthMechanisms() []string                    { return []string{sasl.Plain} }
func (f foreign) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, login, password string) error {
		if login != mailtest.Login || password != mailtest.Password {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}
func (f foreign) Mail(string, *smtp.MailOptions) error { return nil }
func (f foreign) Rcpt(string, *smtp.RcptOptions) error { return nil }
func (f foreign) Reset()                               {}
func (f foreign) Logout() error                        { return nil }
func (f foreign) Data(r io.Reader) error {
	content, err := io.ReadAll(r)
	if err == nil {
		f.arrived <- content
	}
	return err
}

// TestAServerOfSomebodyElsesTakesTheDialogue: the dialogue is one that a server of somebody else's takes.
func TestAServerOfSomebodyElsesTakesTheDialogue(t *testing.T) {
	ours := mailtest.Start(t, mailtest.Options{}) // for its certificate
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	box := foreign{make(chan []byte, 1)}
	server := smtp.NewServer(box)
	server.TLSConfig = ours.TLS()
	server.EnableSMTPUTF8 = true
	served := make(chan error)
	go func() { served <- server.Serve(listener) }()
	t.Cleanup(func() { server.Close(); <-served })

	a := ours.Account()
	a.Port, a.Security = listener.Addr().(*net.TCPAddr).Port, data.SecuritySTARTTLS
	raw := content(t)
	if r := patient(ours).Send(t.Context(), a, mailtest.Password, envelope, raw); r.State != data.MessageSent {
		t.Fatalf("%+v", r)
	}
	if got := <-box.arrived; !bytes.Equal(got, raw) {
		t.Error("other bytes arrived")
	}
	if err := patient(ours).Verify(t.Context(), a, "faux"); data.FieldOf(err) != "password" {
		t.Error(err)
	}
}

// TestAuthorityOfTheUsersOwn: crypto/x509 takes the authorities of SSL_CERT_FILE.
// It reads them once per process, so the sender is a process of its own: this
// test, started again.
func TestAuthorityOfTheUsersOwn(t *testing.T) {
	if port, err := strconv.Atoi(os.Getenv("DUMENT_TEST_PORT")); err == nil {
		a := data.Account{Address: "zoe@exemple.fr", Host: "127.0.0.1", Port: port, Security: data.SecurityTLS, Login: mailtest.Login}
		if r := NewTransport(Options{}).Send(t.Context(), a, mailtest.Password, envelope, content(t)); r.State != data.MessageSent {
			t.Fatalf("%+v", r)
		}
		return
	}
	s := mailtest.Start(t, mailtest.Options{})
	a := s.Account()
	if err := NewTransport(Options{}).Verify(t.Context(), a, mailtest.Password); data.FieldOf(err) != "host" {
		t.Errorf("an authority nobody named was trusted: %v", err)
	}
	child := exec.Command(os.Args[0], "-test.run=^TestAuthorityOfTheUsersOwn$")
	child.Env = append(os.Environ(), "SSL_CERT_FILE="+s.CAFile, "DUMENT_TEST_PORT="+strconv.Itoa(a.Port))
	if out, err := child.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if len(s.Mailbox()) != 1 {
		t.Error("nothing arrived")
	}
}
