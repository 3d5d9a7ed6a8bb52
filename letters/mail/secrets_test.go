package mail

import (
	"errors"
	"testing"
	"time"

	"github.com/zalando/go-keyring"

	"dument/data"
)

var other = data.Account{Login: zoe.Login, Host: "smtp.ailleurs.fr"}

// withKeyring gives the test a keyring of its own, seen through a bus.
func withKeyring(t *testing.T, fail error) {
	t.Helper()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
	if fail != nil {
		keyring.MockInitWithError(fail)
	} else {
		keyring.MockInit()
	}
	t.Cleanup(keyring.MockInit)
}

func known(t *testing.T, s Secrets, a data.Account) string {
	t.Helper()
	password, err := s.Get(a)
	if err != nil {
		t.Fatal(err)
	}
	return password
}

func TestPasswordOutlivesTheProgram(t *testing.T) {
	withKeyring(t, nil)
	first := NewSecrets()
	if known(t, first, zoe) != "" || !first.Persistent() {
		t.Error("an empty keyring is not empty, or not there")
	}
	if err := first.Set(zoe, "très secret €"); err != nil {
		t.Fatal(err)
	}
	second := NewSecrets()
	if known(t, second, zoe) != "très secret €" || known(t, second, other) != "" {
		t.Error("the next run does not know it, or mixes up servers")
	}
	if err := second.Set(zoe, ""); err != nil || known(t, second, zoe) != "" || known(t, NewSecrets(), zoe) != "" {
		t.Errorf("it is not forgotten: %v", err)
	}
}

// TestWithoutABusTheKeyringIsNotAsked: the keyring is not even asked, since asking would start a
// daemon that stays behind.
func TestWithoutABusTheKeyringIsNotAsked(t *testing.T) {
	withKeyring(t, nil)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	s := NewSecrets()
	if err := s.Set(zoe, "secret"); err != nil || s.Persistent() || known(t, s, zoe) != "secret" {
		t.Errorf("memory: %v", err)
	}
	if _, err := keyring.Get(keyringService, user(zoe)); !errors.Is(err, keyring.ErrNotFound) {
		t.Errorf("the keyring was asked: %v", err)
	}
}

func TestKeyringThatFails(t *testing.T) {
	withKeyring(t, errors.New("no such service"))
	s := NewSecrets()
	if known(t, s, zoe) != "" {
		t.Error("a password out of nothing")
	}
	if err := s.Set(zoe, "secret"); err != nil || s.Persistent() || known(t, s, zoe) != "secret" {
		t.Errorf("memory does not take its place: %v", err)
	}
}

// TestKeyringThatIsSilent: a locked one waits for its owner; the program does not.
func TestKeyringThatIsSilent(t *testing.T) {
	s := &secrets{known: map[string]string{}, keyring: true, wait: time.Millisecond}
	unlocked := make(chan struct{})
	answered := make(chan struct{})
	if err := s.ask(func() error { defer close(answered); <-unlocked; s.remember(zoe, "late"); return nil }); !errors.Is(err, errSilent) {
		t.Error(err)
	}
	if s.Persistent() || known(t, s, zoe) != "" {
		t.Error("a silent keyring counts as one")
	}
	close(unlocked)
	<-answered
	if known(t, s, zoe) != "late" {
		t.Error("the late answer is lost")
	}
}
