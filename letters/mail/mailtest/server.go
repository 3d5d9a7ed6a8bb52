// Package mailtest is a mail server on loopback for tests: real TCP, real TLS
// under an authority of its own, authentication, a mailbox to read, and a switch
// for each point of the dialogue at which a server can fail.
//
// It keeps every byte it got outside TLS, so that a test can show that no
// password was among them.
package mailtest

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"net"
	"slices"
	"sync"
	"testing"

	"dument/data"
)

// Point is a place in the dialogue.
type Point string

// The points, in the order they are reached.
const (
	Greeting  Point = "greeting"
	Hello     Point = "hello"
	STARTTLS  Point = "starttls"
	Handshake Point = "handshake"
	Auth      Point = "auth"
	Mail      Point = "mail"
	Rcpt      Point = "rcpt"
	Data      Point = "data" // the command
	Body      Point = "body" // in the middle of the message
	Dot       Point = "dot"  // after the whole message
	Quit      Point = "quit"
)

// Points lists all of them.
var Points = []Point{Greeting, Hello, STARTTLS, Handshake, Auth, Mail, Rcpt, Data, Body, Dot, Quit}

// Fault is what the server does at a point instead of what it should.
type Fault struct {
	Reply   string // answers this, without line end; "\n" separates lines
	Hang    bool   // neither answers nor reads, but keeps the connection
	Drop    bool   // closes the connection
	Reset   bool   // closes it with a TCP reset
	Deliver bool   // at Dot: the message is in the mailbox all the same
	Once    bool   // only the first time the point is reached
	Before  func() // called first, on the server's goroutine; may be nil
}

// Certificate is what kind of certificate the server shows.
type Certificate string

const (
	Good      Certificate = ""           // by the server's authority, for its name
	OtherName Certificate = "other name" // for another host
	Unknown   Certificate = "unknown"    // by an authority nobody trusts
	Expired   Certificate = "expired"
)

// Options are how the server is set up; the zero value is TLS from the first
// byte with PLAIN and LOGIN.
type Options struct {
	Security    data.Security
	NoSTARTTLS  bool     // STARTTLS is not offered (or was stripped on the way)
	Inject      bool     // clear text follows the answer to STARTTLS
	Mechanisms  []string // nil: PLAIN LOGIN; empty: no AUTH at all
	Certificate Certificate
	Size        int // largest message it accepts, 0 = says nothing
}

// Login and password the server knows; both have accents, as people's do.
const (
	Login    = "zoé@exemple.fr"
	Password = "mot de passe très secret €"
)

// Message is what arrived.
type Message struct {
	From    string // envelope
	To      string
	Content []byte // exactly, dots unstuffed
}

// Server is a running server.
type Server struct {
	Roots  *x509.CertPool // its authority
	CAFile string         // the same as a PEM file, for SSL_CERT_FILE

	o        Options
	listener net.Listener
	tls      *tls.Config
	done     chan struct{}
	sessions sync.WaitGroup
	reached  chan Point

	mu          sync.Mutex
	faults      map[Point]Fault
	mailbox     []Message
	clear       bytes.Buffer
	connections int
}

// Start runs a server until the test ends.
func Start(t testing.TB, o Options) *Server {
	t.Helper()
	if o.Security == "" {
		o.Security = data.SecurityTLS
	}
	if o.Mechanisms == nil {
		o.Mechanisms = []string{"PLAIN", "LOGIN"}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{o: o, listener: listener, done: make(chan struct{}), reached: make(chan Point, 1000), faults: map[Point]Fault{}}
	s.tls, s.Roots, s.CAFile = certify(t, o.Certificate)
	s.sessions.Go(s.accept)
	t.Cleanup(func() {
		close(s.done)
		s.listener.Close()
		s.sessions.Wait()
	})
	return s
}

func (s *Server) accept() {
	for {
		conn, err := s.listener.Accept()
		if err != nil {
			return
		}
		if tcp, ok := conn.(*net.TCPConn); ok {
			tcp.SetReadBuffer(64 << 10) // so that a client's long message does not fit between the two
		}
		s.mu.Lock()
		s.connections++
		s.mu.Unlock()
		s.sessions.Go(func() {
			defer conn.Close()
			ended := make(chan struct{})
			defer close(ended)
			s.sessions.Go(func() {
				select {
				case <-s.done:
					conn.Close()
				case <-ended:
				}
			})
			s.serve(conn)
		})
	}
}

// Account returns the settings of an account at this server.
func (s *Server) Account() data.Account {
	at := s.listener.Addr().(*net.TCPAddr)
	return data.Account{Address: "zoe@exemple.fr", Name: "Zoé Lefèvre", Host: at.IP.String(), Port: at.Port, Security: s.o.Security, Login: Login}
}

// TLS returns the server's side of TLS, for another server under the same name.
func (s *Server) TLS() *tls.Config { return s.tls.Clone() }

// Set makes the server fail at a point, until Heal.
func (s *Server) Set(p Point, f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults[p] = f
}

// Heal takes all faults away.
func (s *Server) Heal() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.faults)
}

// Reached gives each point at which a fault struck, as it strikes.
func (s *Server) Reached() <-chan Point { return s.reached }

// Mailbox returns what arrived, first to last.
func (s *Server) Mailbox() []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.mailbox)
}

// Connections returns how many times somebody connected.
func (s *Server) Connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.connections
}

// ClearText returns every byte that came outside TLS.
func (s *Server) ClearText() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.clear.String()
}

// fault returns what strikes at a point, if anything does, and lets it be known.
func (s *Server) fault(p Point) (Fault, bool) {
	f, ok := s.peek(p)
	if !ok {
		return f, false
	}
	if f.Once {
		s.mu.Lock()
		delete(s.faults, p)
		s.mu.Unlock()
	}
	if f.Before != nil {
		f.Before()
	}
	s.reached <- p
	return f, true
}

// peek looks at a fault without striking.
func (s *Server) peek(p Point) (Fault, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, ok := s.faults[p]
	return f, ok
}

func (s *Server) deliver(m Message) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mailbox = append(s.mailbox, m)
}
