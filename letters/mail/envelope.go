package mail

import (
	"crypto/rand"
	"encoding/hex"
	"net/mail"
	"strings"

	"golang.org/x/net/idna"

	"dument/data"
)

// NewMessageID returns a new identity for a message from the given address,
// with its angle brackets (RFC 5322 section 3.6.4): 128 random bits at its domain.
func NewMessageID(address string) string {
	var random [16]byte
	rand.Read(random[:]) // never fails: it ends the program rather than return weak bits
	domain := ""
	if ascii, err := asciiAddress(address); err == nil {
		domain = ascii[strings.LastIndexByte(ascii, '@')+1:]
	}
	id := "<" + hex.EncodeToString(random[:]) + ".dument@"
	if full := id + domain + ">"; messageIDs.MatchString(full) {
		return full
	}
	return id + "dument.invalid>"
}

// maxLocal is the length in bytes of what stands before the @ (RFC 5321 section 4.5.3.1.1).
const maxLocal = 64

// maxAddress is the length in bytes of a whole address, its domain not yet in
// ASCII; none that works comes near it.
const maxAddress = 320

var domains = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(true), idna.VerifyDNSLength(true))

// asciiAddress returns an address as every server takes it: its domain in ASCII
// (RFC 5891). A local part with accents would need SMTPUTF8, which many servers
// turn into a bounce nobody can read: it is refused with a sentence.
func asciiAddress(address string) (string, error) {
	at := strings.LastIndexByte(address, '@')
	if at < 1 || at > maxLocal || len(address) > maxAddress {
		return "", badAddress(address)
	}
	local, domain := address[:at], address[at+1:]
	for _, r := range local {
		if r <= ' ' || r >= 0x7f {
			return "", badAddress(address)
		}
	}
	domain, err := domains.ToASCII(domain)
	if err != nil {
		return "", badAddress(address)
	}
	ascii := local + "@" + domain
	if parsed, err := mail.ParseAddress("<" + ascii + ">"); err != nil || parsed.Address != ascii {
		return "", badAddress(address)
	}
	return ascii, nil
}

func badAddress(address string) error {
	return data.Invalid("to", "L’adresse «\u00a0"+oneLine(address)+"\u00a0» ne peut pas recevoir de message\u00a0: elle a la forme nom@domaine.fr, sans espace, et sans accent avant l’arobase. Corrigez-la.")
}

// oneLine shows foreign text inside a sentence: no control character, and not
// more of it than a person reads.
func oneLine(s string) string {
	s = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "?"), func(r rune) bool { return data.IsControl(r) || r == ' ' }), " ")
	if runes := []rune(s); len(runes) > 200 {
		s = string(runes[:200]) + "…"
	}
	return s
}
