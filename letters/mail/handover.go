package mail

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"strings"

	smtp "github.com/xhit/go-simple-mail/v2"
)

// hand gives the line, connected, encrypted and authenticated, to go-simple-mail
// for the mail transaction itself: MAIL, RCPT, DATA and the bytes. Its own
// timeouts, encryption, authentication and QUIT stay unused: they can send a
// password in clear text, wait for ever, or lose an outcome.
func (l *line) hand(from, to string, content []byte) error {
	server := smtp.NewSMTPClient()
	server.CustomConn = &handover{Conn: l.secure, l: l, synthetic: strings.NewReader("220 ready\r\n")}
	server.Encryption = smtp.EncryptionNone
	server.Authentication = smtp.AuthNone
	server.Helo = "localhost"
	server.KeepAlive = true
	server.ConnectTimeout = 0
	server.SendTimeout = 0
	client, err := server.Connect()
	if err != nil {
		return err
	}
	return smtp.SendMessage(from, []string{to}, string(content), client)
}

// handover is the line as go-simple-mail sees it: a fresh connection to a server
// that offers nothing but SIZE. The greeting and the answer to EHLO are made
// here, so the real server is not greeted twice, and SMTPUTF8, DSN and 8BITMIME,
// which our 7-bit messages need not, are never asked for. It watches what passes
// to know how far the transaction came.
type handover struct {
	net.Conn
	l         *line
	synthetic *strings.Reader
	body      bool   // DATA was asked for: what is written now is the message
	tail      []byte // last bytes of the message written
}

func (h *handover) Read(p []byte) (int, error) {
	if h.synthetic.Len() > 0 {
		return h.synthetic.Read(p)
	}
	return h.l.text.R.Read(p)
}

var finalDot = []byte("\r\n.\r\n")

var errLongCommand = errors.New("a command came in pieces")

func (h *handover) Write(p []byte) (int, error) {
	if h.body {
		return h.writeBody(p)
	}
	if !bytes.HasSuffix(p, []byte("\r\n")) {
		return 0, errLongCommand
	}
	verb, _, _ := strings.Cut(strings.TrimRight(string(p), "\r\n"), " ")
	if verb == "EHLO" {
		answer := "250 ready\r\n"
		if h.l.limit > 0 {
			answer = fmt.Sprintf("250-ready\r\n250 SIZE %d\r\n", h.l.limit)
		}
		h.synthetic.Reset(answer)
		return len(p), nil
	}
	h.l.stage = verb
	h.body = verb == "DATA"
	h.l.wait(h.l.o.Reply)
	return h.Conn.Write(p)
}

// writeBody passes a piece of the message on. The piece that completes the final
// dot is the point of no return.
func (h *handover) writeBody(p []byte) (int, error) {
	h.tail = append(h.tail, p[max(0, len(p)-len(finalDot)):]...)
	h.tail = h.tail[max(0, len(h.tail)-len(finalDot)):]
	if bytes.Equal(h.tail, finalDot) {
		if err := h.l.handOver(); err != nil {
			return 0, err
		}
	} else {
		h.l.wait(h.l.o.Reply)
	}
	return h.Conn.Write(p)
}
