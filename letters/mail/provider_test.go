package mail

import (
	"strings"
	"testing"

	"dument/data"
)

func TestProviders(t *testing.T) {
	for _, c := range []struct {
		address, host string
		port          int
		security      data.Security
		login, says   string
	}{
		{"zoe@gmail.com", "smtp.gmail.com", 465, data.SecurityTLS, "zoe@gmail.com", "mot de passe d’application"},
		{" Zoe@Orange.FR ", "smtp.orange.fr", 465, data.SecurityTLS, "Zoe@Orange.FR", "Orange"},
		{"zoe@free.fr", "smtp.free.fr", 465, data.SecurityTLS, "zoe", "SMTP authentifié"},
		{"zoe@laposte.net", "smtp.laposte.net", 465, data.SecurityTLS, "zoe", ""},
		{"zoe@icloud.com", "smtp.mail.me.com", 587, data.SecuritySTARTTLS, "zoe@icloud.com", "application"},
		{"zoe@hotmail.fr", "smtp-mail.outlook.com", 587, data.SecuritySTARTTLS, "zoe@hotmail.fr", "OAuth2"},
	} {
		a, advice, ok := Provider(c.address)
		if !ok || a.Host != c.host || a.Port != c.port || a.Security != c.security || a.Login != c.login || !strings.Contains(advice, c.says) {
			t.Errorf("%s: %+v %q %v", c.address, a, advice, ok)
		}
		if err := a.Validate(); err != nil {
			t.Errorf("%s: %v", c.address, err)
		}
	}
	for _, address := range []string{"zoe@societe.fr", "zoe", "@gmail.com", "", "zoe@notgmail.com"} {
		if a, _, ok := Provider(address); ok {
			t.Errorf("%s: %+v", address, a)
		}
	}
}

func TestEveryProviderHasItsAdvice(t *testing.T) {
	for _, p := range providers {
		if !strings.HasSuffix(p.advice, ".") {
			t.Errorf("%s: advice %q", p.host, p.advice)
		}
	}
}
