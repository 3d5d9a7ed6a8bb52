package data

import (
	"strings"
	"testing"
	"unicode"
)

func TestIdentifiers(t *testing.T) {
	for _, c := range []struct {
		name  string
		check func(string) error
		good  []string
		bad   []string
	}{
		{"SIREN", CheckSIREN, []string{"", "732829320", "404833048", "552008443", "356000000"}, []string{"732829321", "12345678", "73282932A", "7328293200"}},
		{"SIRET", CheckSIRET, []string{"", "73282932000074", "35600000000048", "35600000009075"}, []string{"73282932000075", "73282932", "35600000009076"}},
		{"VAT", CheckVAT, []string{"", "FR83404833048", "FR44732829320", "FR19552008443", "DE123456789", "FRAB404833048"}, []string{"FR84404833048", "FR8340483304", "fr83404833048", "FR83404833049"}},
		{"IBAN", CheckIBAN, []string{"", "FR1420041010050500013M02606", "DE89370400440532013000", "BE68539007547034"},
			[]string{"FR1420041010050500013M02607", "FR142004101005050001M02606", "FR14", "FR1420041010050500013M0260é"}},
		{"BIC", CheckBIC, []string{"", "AGRIFRPP", "AGRIFRPP882", "BNPAFRPPXXX"}, []string{"AGRIFRP", "AGRIFRPP88", "AGR1FRPP", "agrifrpp"}},
		{"e-mail", CheckEmail, []string{"", "a@b.fr", "prénom.nom+relance@sous.domaine.example"}, []string{"a", "a@", "@b.fr", "a@b", "a b@c.fr", "a@b.fr\r\nBcc: x@y.fr", "a@b@c.fr", "a@.fr", "a@b.", "a@b.fr,c@d.fr"}},
	} {
		for _, s := range c.good {
			if err := c.check(s); err != nil {
				t.Errorf("%s %q refused: %v", c.name, s, err)
			}
		}
		for _, s := range c.bad {
			err := c.check(s)
			if CodeOf(err) != CodeInvalid || !strings.Contains(err.Error(), s) || FieldOf(err) == "" {
				t.Errorf("%s %q: %v", c.name, s, err)
			}
		}
	}
}

// TestOneWrongDigitIsSeen changes each digit of an IBAN and of a SIREN.
func TestOneWrongDigitIsSeen(t *testing.T) {
	for _, c := range []struct {
		check func(string) error
		value string
	}{{CheckIBAN, "FR1420041010050500013M02606"}, {CheckSIREN, "732829320"}} {
		for i, r := range c.value {
			if !unicode.IsDigit(r) {
				continue
			}
			for d := '0'; d <= '9'; d++ {
				if changed := c.value[:i] + string(d) + c.value[i+1:]; d != r && c.check(changed) == nil {
					t.Errorf("%s passes for %s", changed, c.value)
				}
			}
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"Œuvre  & Fils": "oeuvre & fils", "ÉLÉONORE D’Hérouville": "eleonore d'herouville", "": "", " a\u202fb\u00a0c ": "a b c"} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}
