package letters

import (
	"strings"

	"dument/data"
	"dument/data/money"
)

// Limits of the EPC QR code (EPC069-12).
const (
	epcName  = 70
	epcText  = 140
	epcTotal = 331 // bytes
)

// epcMax is the largest amount of a SEPA credit transfer: 999 999 999,99 EUR.
const epcMax money.Cents = 99_999_999_999

// EPC returns the payload of a QR code that fills in a SEPA transfer
// (EPC069-12, version 002), or "" where there can be none: no IBAN, another
// currency than the euro, an amount out of 0.01 to 999,999,999.99. Name and
// reference are in ASCII, since readers guess the character set.
func EPC(s data.Sender, currency string, amount money.Cents, reference string) string {
	if s.IBAN == "" || currency != "EUR" || amount <= 0 || amount > epcMax {
		return ""
	}
	payload := strings.Join([]string{"BCD", "002", "1", "SCT", s.BIC, clip(ascii(strings.ToUpper(data.Fold(s.Name))), epcName), s.IBAN,
		"EUR" + amount.Plain(), "", "", clip(ascii(reference), epcText)}, "\n")
	if len(payload) > epcTotal {
		return ""
	}
	return payload
}

// ascii drops what is not printable ASCII.
func ascii(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return -1
		}
		return r
	}, s))
}

func clip(s string, n int) string {
	if len(s) > n {
		return strings.TrimSpace(s[:n])
	}
	return s
}
