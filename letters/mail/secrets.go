package mail

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/zalando/go-keyring"

	"dument/data"
)

// Secrets keeps the password of a mail account out of the register.
type Secrets interface {
	// Get returns the password, "" when it is not known.
	Get(account data.Account) (string, error)
	// Set keeps a password; "" forgets it.
	Set(account data.Account, password string) error
	// Persistent reports whether passwords outlive the program. It is true until
	// the keyring has shown that it is missing, locked or silent.
	Persistent() bool
}

// keyringService is the name the system's keyring shows to the user.
const keyringService = "fr.dument.desktop"

// keyringWait is how long the keyring is waited for: a locked one asks the user
// for its own password first.
const keyringWait = 45 * time.Second

// NewSecrets returns the system's keyring, with the memory of this run in front
// of it and in its place where there is none.
func NewSecrets() Secrets {
	return &secrets{known: map[string]string{}, keyring: hasKeyring(), wait: keyringWait}
}

// hasKeyring reports whether asking the keyring is safe. On Linux and the BSDs
// it is a D-Bus service, and asking without a session bus starts a dbus-daemon
// that stays behind.
func hasKeyring() bool {
	switch runtime.GOOS {
	case "windows", "darwin":
		return true
	}
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		return true
	}
	folder := os.Getenv("XDG_RUNTIME_DIR")
	if folder == "" {
		return false
	}
	_, err := os.Stat(filepath.Join(folder, "bus"))
	return err == nil
}

type secrets struct {
	wait    time.Duration
	mu      sync.Mutex
	known   map[string]string // by keyring user: what this run knows
	keyring bool
}

// user names an account in the keyring: the same login at another server is
// another secret.
func user(a data.Account) string { return a.Login + "@" + a.Host }

func (s *secrets) Get(a data.Account) (string, error) {
	s.mu.Lock()
	password, keyringThere := s.known[user(a)], s.keyring
	s.mu.Unlock()
	if password != "" || !keyringThere {
		return password, nil
	}
	found := ""
	err := s.ask(func() error {
		p, err := keyring.Get(keyringService, user(a))
		if err == nil {
			// Also when the answer comes too late: the next Get has it.
			s.remember(a, p)
		}
		return err
	})
	if err == nil {
		s.mu.Lock()
		found = s.known[user(a)]
		s.mu.Unlock()
	}
	return found, nil
}

func (s *secrets) Set(a data.Account, password string) error {
	s.remember(a, password)
	s.mu.Lock()
	keyringThere := s.keyring
	s.mu.Unlock()
	if !keyringThere {
		return nil
	}
	s.ask(func() error {
		if password == "" {
			return keyring.Delete(keyringService, user(a))
		}
		return keyring.Set(keyringService, user(a), password)
	})
	return nil
}

func (s *secrets) Persistent() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.keyring
}

func (s *secrets) remember(a data.Account, password string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if password == "" {
		delete(s.known, user(a))
		return
	}
	s.known[user(a)] = password
}

var errSilent = errors.New("the keyring did not answer in time")

// ask runs a call to the keyring with a time limit. A keyring that fails or
// stays silent is not asked again in this run: the memory takes its place, and
// Persistent says so.
func (s *secrets) ask(call func() error) error {
	answer := make(chan error, 1)
	go func() { answer <- call() }()
	timer := time.NewTimer(s.wait)
	defer timer.Stop()
	var err error
	select {
	case err = <-answer:
	case <-timer.C:
		err = errSilent
	}
	if err != nil && !errors.Is(err, keyring.ErrNotFound) {
		s.mu.Lock()
		s.keyring = false
		s.mu.Unlock()
	}
	return err
}
