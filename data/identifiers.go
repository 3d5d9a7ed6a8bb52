package data

import (
	"fmt"
	"strconv"
	"strings"
)

// CheckSIREN returns nil for "" or nine digits that pass the Luhn check.
func CheckSIREN(s string) error {
	if s == "" || (len(s) == 9 && digits(s) && luhn(s)) {
		return nil
	}
	return Invalid("siren", "Le SIREN «\u00a0"+s+"\u00a0» n’est pas juste\u00a0: il a neuf chiffres, dont le dernier vérifie les autres. Recopiez-le depuis un document officiel.")
}

// CheckSIRET returns nil for "" or fourteen digits whose SIREN and whole pass
// the Luhn check. La Poste's establishments (356000000) have a sum of digits
// that is a multiple of five instead, its head office excepted.
func CheckSIRET(s string) error {
	if s == "" {
		return nil
	}
	ok := len(s) == 14 && digits(s) && luhn(s[:9])
	if ok && strings.HasPrefix(s, "356000000") && s != "35600000000048" {
		sum := 0
		for _, r := range s {
			sum += int(r - '0')
		}
		ok = sum%5 == 0
	} else if ok {
		ok = luhn(s)
	}
	if !ok {
		return Invalid("siret", "Le SIRET «\u00a0"+s+"\u00a0» n’est pas juste\u00a0: il a quatorze chiffres, le SIREN d’abord. Recopiez-le depuis un document officiel.")
	}
	return nil
}

// CheckVAT returns nil for "" or a VAT number that can be one. The two-digit
// key of a French number is checked: (12 + 3 x (SIREN mod 97)) mod 97.
func CheckVAT(s string) error {
	if s == "" {
		return nil
	}
	bad := Invalid("vat", "Le numéro de TVA «\u00a0"+s+"\u00a0» n’est pas juste\u00a0: un numéro français est FR, deux caractères, puis le SIREN.")
	if len(s) < 4 || len(s) > 15 || !upperOrDigits(s) {
		return bad
	}
	if !strings.HasPrefix(s, "FR") {
		return nil
	}
	if len(s) != 13 || CheckSIREN(s[4:]) != nil {
		return bad
	}
	if !digits(s[2:4]) {
		return nil // a new-style key holds letters and has no public check
	}
	siren, _ := strconv.Atoi(s[4:])
	if fmt.Sprintf("%02d", (12+3*(siren%97))%97) != s[2:4] {
		return bad
	}
	return nil
}

// CheckIBAN returns nil for "" or an IBAN that passes ISO 7064 mod 97-10; a
// French one has 27 characters.
func CheckIBAN(s string) error {
	if s == "" {
		return nil
	}
	if len(s) < 15 || len(s) > 34 || !upperOrDigits(s) || (strings.HasPrefix(s, "FR") && len(s) != 27) {
		return Invalid("iban", "L’IBAN «\u00a0"+s+"\u00a0» n’a pas la bonne longueur\u00a0: un IBAN français a 27 caractères et commence par FR. Recopiez-le depuis votre RIB.")
	}
	rest := 0
	for _, r := range s[4:] + s[:4] {
		switch {
		case r <= '9':
			rest = (rest*10 + int(r-'0')) % 97
		default:
			rest = (rest*100 + int(r-'A') + 10) % 97
		}
	}
	if rest != 1 {
		return Invalid("iban", "L’IBAN «\u00a0"+s+"\u00a0» contient une faute de frappe\u00a0: sa clé de contrôle ne correspond pas. Recopiez-le depuis votre RIB.")
	}
	return nil
}

// CheckBIC returns nil for "" or 8 or 11 letters and digits, the first six letters.
func CheckBIC(s string) error {
	ok := s == "" || (len(s) == 8 || len(s) == 11) && upperOrDigits(s) && strings.IndexFunc(s[:6], func(r rune) bool { return r < 'A' }) < 0
	if ok {
		return nil
	}
	return Invalid("bic", "Le BIC «\u00a0"+s+"\u00a0» n’est pas juste\u00a0: il a 8 ou 11 caractères, par exemple AGRIFRPP.")
}

// CheckEmail returns nil for "" or a plausible address: one @, a dot in the
// domain, no space and no control character.
func CheckEmail(s string) error {
	if s == "" {
		return nil
	}
	local, domain, found := strings.Cut(s, "@")
	if !found || local == "" || !strings.Contains(strings.Trim(domain, "."), ".") || strings.HasPrefix(domain, ".") ||
		strings.HasSuffix(domain, ".") || strings.ContainsAny(s, " \t\r\n<>,;()\"\u00a0") || strings.Contains(domain, "@") {
		return Invalid("email", "L’adresse e-mail «\u00a0"+s+"\u00a0» n’est pas complète\u00a0: elle a la forme nom@domaine.fr.")
	}
	return nil
}

// Compact drops the spaces and dots people type into identifiers, and puts
// letters in capitals.
func Compact(s string) string { return strings.ToUpper(separators.Replace(s)) }

var separators = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ".", "", "-", "", "\t", "")

// GroupIBAN returns an IBAN in groups of four for reading.
func GroupIBAN(s string) string {
	var b strings.Builder
	for i, r := range s {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func luhn(s string) bool {
	sum := 0
	for i := range s {
		n := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

func digits(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}

func upperOrDigits(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && (r < 'A' || r > 'Z') }) < 0
}
