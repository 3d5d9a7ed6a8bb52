package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/textproto"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"dument/data"
)

// step is how far a connection came before a message was named.
type step int

const (
	stepSettings step = iota
	stepDial
	stepTLS
	stepGreeting
	stepHello
	stepSTARTTLS
	stepAuth
)

// stepError is a failure before a message was named: nothing was handed over.
type stepError struct {
	step step
	err  error
}

func (e *stepError) Error() string { return e.err.Error() }
func (e *stepError) Unwrap() error { return e.err }

var (
	errNoSTARTTLS  = errors.New("the server does not offer STARTTLS")
	errInjected    = errors.New("bytes followed the answer to STARTTLS in clear text")
	errNoAuth      = errors.New("the server offers no authentication")
	errNoMechanism = errors.New("the server offers neither PLAIN nor LOGIN")
	errTalkative   = errors.New("the server says too much")
)

// maxTalk bounds what a server may say in one connection, in bytes.
const maxTalk = 1 << 20

// line is a connection to a mail server. Its patience is a timer that makes the
// socket's deadline pass, so that a server that hangs, or sends a byte a minute,
// never holds the program: the timer starts with what is written and runs until
// the answer is complete. The caller's context cuts it the same way.
type line struct {
	o      Options
	raw    net.Conn
	secure *tls.Conn // nil until TLS is up; passwords go nowhere else
	text   *textproto.Conn
	offers map[string]string // from EHLO: keyword in capitals to its parameters
	limit  int               // largest message in bytes, 0 = not said
	stop   func() bool       // of the context's hook
	talk   int
	stage  string // last command of the mail transaction: MAIL, RCPT, DATA

	mu     sync.Mutex
	timer  *time.Timer
	cut    bool // the socket's deadline has passed, for good
	handed bool // the final dot has been written, or begun
}

// connect returns a line that is encrypted, its certificate checked, and
// authenticated; or a *stepError, or what account.Validate says.
func (t *Transport) connect(ctx context.Context, account data.Account, password string) (*line, error) {
	if err := account.Validate(); err != nil {
		return nil, &stepError{stepSettings, err}
	}
	dialer := net.Dialer{Timeout: t.o.Dial}
	raw, err := dialer.DialContext(ctx, "tcp", net.JoinHostPort(account.Host, strconv.Itoa(account.Port)))
	if err != nil {
		return nil, &stepError{stepDial, err}
	}
	l := &line{o: t.o, raw: raw}
	l.stop = context.AfterFunc(ctx, l.cancel)
	if err := l.open(account, password); err != nil {
		l.close()
		return nil, err
	}
	return l, nil
}

func (l *line) open(account data.Account, password string) error {
	config := &tls.Config{ServerName: account.Host, RootCAs: l.o.Roots, MinVersion: tls.VersionTLS12}
	if account.Security == data.SecurityTLS {
		if err := l.encrypt(config); err != nil {
			return err
		}
	} else {
		l.text = textproto.NewConn(talker{l, l.raw})
	}
	l.wait(l.o.Reply)
	if _, _, err := l.text.ReadResponse(220); err != nil {
		return &stepError{stepGreeting, err}
	}
	if err := l.hello(); err != nil {
		return err
	}
	if account.Security == data.SecuritySTARTTLS {
		if err := l.startTLS(config); err != nil {
			return err
		}
	}
	return l.authenticate(account.Login, password)
}

func (l *line) encrypt(config *tls.Config) error {
	secure := tls.Client(l.raw, config)
	l.wait(l.o.Reply)
	if err := secure.Handshake(); err != nil {
		return &stepError{stepTLS, err}
	}
	l.secure = secure
	l.text = textproto.NewConn(talker{l, secure})
	return nil
}

func (l *line) hello() error {
	// "localhost" says nothing about the user's network, and servers that ask for
	// a password look no further.
	_, message, err := l.ask(250, "EHLO localhost")
	if err != nil {
		return &stepError{stepHello, err}
	}
	l.offers = map[string]string{}
	for _, offer := range strings.Split(message, "\n")[1:] {
		keyword, parameters, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(offer)), " ")
		if old, found := strings.CutPrefix(keyword, "AUTH="); found {
			keyword, parameters = "AUTH", old+" "+parameters
		}
		l.offers[keyword] = strings.TrimSpace(l.offers[keyword] + " " + parameters)
	}
	l.limit, _ = strconv.Atoi(l.offers["SIZE"])
	return nil
}

// startTLS encrypts the line or fails: it never goes on in clear text.
func (l *line) startTLS(config *tls.Config) error {
	if _, offered := l.offers["STARTTLS"]; !offered {
		return &stepError{stepSTARTTLS, errNoSTARTTLS}
	}
	if _, _, err := l.ask(220, "STARTTLS"); err != nil {
		return &stepError{stepSTARTTLS, err}
	}
	if l.text.R.Buffered() > 0 {
		return &stepError{stepSTARTTLS, errInjected}
	}
	if err := l.encrypt(config); err != nil {
		return err
	}
	// What was offered before TLS was not protected: it is asked again.
	return l.hello()
}

// ask sends a command and reads its answer.
func (l *line) ask(code int, format string, args ...any) (int, string, error) {
	l.wait(l.o.Reply)
	if err := l.text.PrintfLine(format, args...); err != nil {
		return 0, "", err
	}
	return l.text.ReadResponse(code)
}

// wait gives what comes next a time limit, in place of the one before.
func (l *line) wait(limit time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rearm(limit)
}

func (l *line) rearm(limit time.Duration) {
	if l.timer != nil {
		l.timer.Stop()
	}
	if !l.cut {
		l.timer = time.AfterFunc(limit, l.expire)
	}
}

// expire ends the dialogue: every read and write fails from here on.
func (l *line) expire() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cut = true
	l.raw.SetDeadline(time.Unix(1, 0))
}

// cancel is what the caller's context does: before the final dot it ends the
// dialogue at once; after it, the server gets a moment to say what became of the
// message, which is better known than not.
func (l *line) cancel() {
	l.mu.Lock()
	handed := l.handed
	if handed {
		l.rearm(l.o.Grace)
	}
	l.mu.Unlock()
	if !handed {
		l.expire()
	}
}

// handOver marks the point of no return; it fails when the dialogue has ended,
// so that nothing of the final dot is written then.
func (l *line) handOver() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.cut {
		return os.ErrDeadlineExceeded
	}
	l.handed = true
	l.rearm(l.o.Outcome)
	return nil
}

// leave says good-bye without making anybody wait for it: whatever comes of
// QUIT, the outcome is known already.
func (l *line) leave(limit time.Duration) {
	l.stop()
	go func() {
		defer l.close()
		l.wait(limit)
		if l.text.PrintfLine("QUIT") == nil {
			l.text.ReadLine()
		}
	}()
}

func (l *line) close() {
	l.stop()
	l.mu.Lock()
	l.cut = true
	if l.timer != nil {
		l.timer.Stop()
	}
	l.mu.Unlock()
	l.raw.Close()
}

// talker bounds what is read.
type talker struct {
	l *line
	net.Conn
}

func (t talker) Read(p []byte) (int, error) {
	if t.l.talk > maxTalk {
		return 0, errTalkative
	}
	n, err := t.Conn.Read(p)
	t.l.talk += n
	return n, err
}
