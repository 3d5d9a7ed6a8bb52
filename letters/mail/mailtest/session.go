package mailtest

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"strings"

	"dument/data"
)

// session is one connection.
type session struct {
	s      *Server
	raw    net.Conn
	conn   net.Conn // raw, or TLS over it
	in     *bufio.Reader
	secure bool
	known  bool // authenticated
	from   string
	to     string
}

func (s *Server) serve(raw net.Conn) {
	c := &session{s: s, raw: raw, conn: raw}
	c.in = bufio.NewReader(recorder{s, raw})
	if s.o.Security == data.SecurityTLS && !c.upgrade() {
		return
	}
	if !c.answer(Greeting, "220 mailtest") {
		return
	}
	for {
		line, err := c.in.ReadString('\n')
		if err != nil {
			return
		}
		verb, rest, _ := strings.Cut(strings.TrimRight(line, "\r\n"), " ")
		if !c.command(strings.ToUpper(verb), rest) {
			return
		}
	}
}

// command answers one command; false ends the session.
func (c *session) command(verb, rest string) bool {
	o := c.s.o
	switch verb {
	case "EHLO":
		offers := []string{"mailtest", "8BITMIME", "SMTPUTF8", "DSN"}
		if o.Size > 0 {
			offers = append(offers, fmt.Sprintf("SIZE %d", o.Size))
		}
		if o.Security == data.SecuritySTARTTLS && !c.secure && !o.NoSTARTTLS {
			offers = append(offers, "STARTTLS")
		}
		// Offered in clear text too: a client that falls for it gives itself away.
		if len(o.Mechanisms) > 0 {
			offers = append(offers, "AUTH "+strings.Join(o.Mechanisms, " "))
		}
		return c.answer(Hello, "250-"+strings.Join(offers[:len(offers)-1], "\n250-")+"\n250 "+offers[len(offers)-1])
	case "STARTTLS":
		reply := "220 go ahead"
		if o.Inject {
			reply += "\n250 injected"
		}
		return c.answer(STARTTLS, reply) && c.upgrade()
	case "AUTH":
		return c.authenticate(rest)
	case "MAIL":
		if !c.known {
			return c.reply("530 5.7.0 Authentication required")
		}
		c.from, c.to = between(rest), ""
		return c.answer(Mail, "250 2.1.0 ok")
	case "RCPT":
		c.to = between(rest)
		return c.answer(Rcpt, "250 2.1.5 ok")
	case "DATA":
		if c.to == "" {
			return c.reply("503 5.5.1 no recipient")
		}
		if _, faulty := c.s.peek(Data); faulty {
			return c.answer(Data, "")
		}
		return c.reply("354 go on") && c.message()
	case "RSET", "NOOP":
		return c.reply("250 ok")
	case "QUIT":
		c.answer(Quit, "221 bye")
		return false
	}
	return c.reply("502 5.5.2 unknown command")
}

func (c *session) authenticate(rest string) bool {
	mechanism, initial, _ := strings.Cut(rest, " ")
	login, password := "", ""
	switch mechanism {
	case "PLAIN":
		if parts := strings.Split(decode(initial), "\x00"); len(parts) == 3 {
			login, password = parts[1], parts[2]
		}
	case "LOGIN":
		// Worded as some servers do: clients must not depend on the words.
		if !c.reply("334 " + base64.StdEncoding.EncodeToString([]byte("user name"))) {
			return false
		}
		line, err := c.in.ReadString('\n')
		if err != nil || !c.reply("334 "+base64.StdEncoding.EncodeToString([]byte("secret"))) {
			return false
		}
		login = decode(line)
		if line, err = c.in.ReadString('\n'); err != nil {
			return false
		}
		password = decode(line)
	default:
		return c.reply("504 5.5.4 unknown mechanism")
	}
	if login != Login || password != Password {
		return c.answer(Auth, "535 5.7.8 Username and password not accepted")
	}
	c.known = true
	return c.answer(Auth, "235 2.7.0 welcome")
}

// message reads the message and decides what becomes of it.
func (c *session) message() bool {
	var content bytes.Buffer
	for first := true; ; first = false {
		line, err := c.in.ReadBytes('\n')
		if err != nil {
			return false
		}
		if first {
			if _, faulty := c.s.peek(Body); faulty {
				return c.answer(Body, "")
			}
		}
		if string(line) == ".\r\n" {
			break
		}
		content.Write(bytes.TrimPrefix(line, []byte(".")))
	}
	m := Message{c.from, c.to, content.Bytes()}
	if f, faulty := c.s.peek(Dot); !faulty || f.Deliver {
		c.s.deliver(m)
	}
	return c.answer(Dot, "250 2.0.0 accepted")
}

func (c *session) upgrade() bool {
	if f, faulty := c.s.fault(Handshake); faulty && !c.fail(f) {
		return false
	}
	secure := tls.Server(c.raw, c.s.tls)
	if secure.Handshake() != nil {
		return false
	}
	c.conn, c.secure = secure, true
	c.in = bufio.NewReader(secure)
	return true
}

// answer says what belongs to a point, or does what its fault says; false ends
// the session.
func (c *session) answer(p Point, reply string) bool {
	if f, faulty := c.s.fault(p); faulty {
		return c.fail(f)
	}
	return c.reply(reply)
}

func (c *session) fail(f Fault) bool {
	switch {
	case f.Reply != "":
		return c.reply(f.Reply)
	case f.Hang:
		<-c.s.done
	case f.Reset:
		if tcp, ok := c.raw.(*net.TCPConn); ok {
			tcp.SetLinger(0)
		}
	}
	c.raw.Close()
	return false
}

func (c *session) reply(text string) bool {
	_, err := io.WriteString(c.conn, strings.ReplaceAll(text, "\n", "\r\n")+"\r\n")
	return err == nil
}

// recorder keeps what comes outside TLS.
type recorder struct {
	s *Server
	net.Conn
}

func (r recorder) Read(p []byte) (int, error) {
	n, err := r.Conn.Read(p)
	r.s.mu.Lock()
	defer r.s.mu.Unlock()
	r.s.clear.Write(p[:n])
	return n, err
}

func between(s string) string {
	_, s, _ = strings.Cut(s, "<")
	s, _, _ = strings.Cut(s, ">")
	return s
}

func decode(s string) string {
	raw, _ := base64.StdEncoding.DecodeString(strings.TrimSpace(s)) // what is not base64 matches no password
	return string(raw)
}
