package mail

import (
	"encoding/base64"
	"errors"
	"net/textproto"
	"slices"
	"strings"
)

// authenticate proves who the user is, by PLAIN or else LOGIN. It writes to the
// encrypted line and to no other: without one it fails before a byte of the
// password is formed.
func (l *line) authenticate(login, password string) error {
	if l.secure == nil {
		return &stepError{stepAuth, errNoSTARTTLS}
	}
	mechanisms := strings.Fields(l.offers["AUTH"])
	if len(mechanisms) == 0 {
		return &stepError{stepAuth, errNoAuth}
	}
	err := errNoMechanism
	if slices.Contains(mechanisms, "PLAIN") {
		err = l.plain(login, password)
	}
	// A server that names PLAIN and then does not know it is asked by LOGIN. A
	// refused password is not tried twice: that is how accounts get locked.
	if slices.Contains(mechanisms, "LOGIN") && (errors.Is(err, errNoMechanism) || unknownCommand(err)) {
		err = l.login(login, password)
	}
	if err != nil {
		return &stepError{stepAuth, withoutSecrets(err, login, password)}
	}
	return nil
}

// withoutSecrets drops the words of an answer that repeats what it was given:
// sentences are shown, kept and copied into mails to the support.
func withoutSecrets(err error, login, password string) error {
	var reply *textproto.Error
	if !errors.As(err, &reply) {
		return err
	}
	for _, secret := range []string{password, encode(password), encode(plainly(login, password))} {
		if secret != "" && strings.Contains(reply.Msg, secret) {
			return &textproto.Error{Code: reply.Code, Msg: "(…)"}
		}
	}
	return err
}

// plain is RFC 4616.
func (l *line) plain(login, password string) error {
	_, _, err := l.ask(235, "AUTH PLAIN %s", encode(plainly(login, password)))
	return err
}

func plainly(login, password string) string { return "\x00" + login + "\x00" + password }

// login answers two questions, however they are worded.
func (l *line) login(login, password string) error {
	if _, _, err := l.ask(334, "AUTH LOGIN"); err != nil {
		return err
	}
	if _, _, err := l.ask(334, "%s", encode(login)); err != nil {
		return err
	}
	_, _, err := l.ask(235, "%s", encode(password))
	return err
}

func encode(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

func unknownCommand(err error) bool {
	var reply *textproto.Error
	return errors.As(err, &reply) && reply.Code >= 500 && reply.Code <= 504
}
