package day

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

var monthNames = [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet",
	"août", "septembre", "octobre", "novembre", "décembre"}

var weekdayNames = [...]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}

// monthName returns "janvier" … "décembre".
func monthName(m time.Month) string { return monthNames[m-1] }

// WeekdayName returns "dimanche" … "samedi".
func WeekdayName(w time.Weekday) string { return weekdayNames[w] }

// French returns d as "21/11/2026", or "" for no day.
func (d Day) French() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format("02/01/2006")
}

// Long returns d as "21 novembre 2026" ("1er novembre 2026"), for letters.
func (d Day) Long() string {
	if d.IsZero() {
		return ""
	}
	y, m, dom := d.Date()
	n := strconv.Itoa(dom)
	if dom == 1 {
		n = "1er"
	}
	return fmt.Sprintf("%s %s %d", n, monthName(m), y)
}

// English returns d as "21 November 2026", for letters to English-speaking clients.
func (d Day) English() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format("2 January 2006")
}

// Parse reads a day as a French user writes it: 21/11/2026, 21/11/26,
// 21.11.2026, 21-11-2026, 21 11 2026, 21112026, "21 novembre 2026", and the
// form of files, 2026-11-21. The day comes first, always: 09/01 is 9 January.
// A day that does not exist (31/02/2026) is refused, with a sentence in French.
func Parse(s string) (Day, error) {
	text := strings.ToLower(strings.TrimSpace(s))
	if text == "" {
		return 0, fmt.Errorf("la date est vide\u00a0: écrivez-la sous la forme 21/11/2026")
	}
	y, m, dom, ok := parts(text)
	if !ok {
		return 0, fmt.Errorf("«\u00a0%s\u00a0» n’est pas une date\u00a0: écrivez-la sous la forme 21/11/2026", s)
	}
	if m < 1 || m > 12 {
		return 0, fmt.Errorf("«\u00a0%s\u00a0» n’est pas une date\u00a0: il n’y a pas de mois numéro %d", s, m)
	}
	d := Of(y, time.Month(m), dom)
	if _, month, got := d.Date(); dom < 1 || got != dom || month != time.Month(m) {
		return 0, fmt.Errorf("le %s n’existe pas\u00a0: %s %d a %d jours", s, monthName(time.Month(m)), y, daysIn(y, m))
	}
	if y < 1900 || y > 2199 {
		return 0, fmt.Errorf("«\u00a0%s\u00a0»\u00a0: l’année %d n’est pas vraisemblable", s, y)
	}
	return d, nil
}

func daysIn(y, m int) int {
	_, _, n := Of(y, time.Month(m), 1).EndOfMonth().Date()
	return n
}

// parts splits text into year, month and day of month without judging them.
func parts(text string) (y, m, dom int, ok bool) {
	fields := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("/.- \u00a0\u202f", r) })
	if len(fields) == 1 && (len(text) == 8 || len(text) == 6) && isDigits(text) {
		fields = []string{text[:2], text[2:4], text[4:]}
	}
	if len(fields) != 3 || !isDigits(text[:1]) {
		return 0, 0, 0, false
	}
	if len(fields[0]) == 4 {
		fields[0], fields[2] = fields[2], fields[0]
	}
	if !isDigits(fields[0]) {
		fields[0] = strings.TrimSuffix(fields[0], "er")
	}
	dom, err1 := strconv.Atoi(fields[0])
	m, okMonth := month(fields[1])
	y, err3 := strconv.Atoi(fields[2])
	if err1 != nil || !okMonth || err3 != nil || !isDigits(fields[0]) || !isDigits(fields[2]) {
		return 0, 0, 0, false
	}
	switch len(fields[2]) {
	case 2:
		y += 2000
	case 4:
	default:
		return 0, 0, 0, false
	}
	return y, m, dom, true
}

// month reads "11", "novembre", "nov" and "fevrier".
func month(s string) (int, bool) {
	if isDigits(s) && len(s) <= 2 {
		n, err := strconv.Atoi(s)
		return n, err == nil
	}
	plain := strings.NewReplacer("é", "e", "û", "u").Replace(s)
	for i, name := range monthNames {
		name = strings.NewReplacer("é", "e", "û", "u").Replace(name)
		if plain == name || (len(plain) >= 3 && strings.HasPrefix(name, plain) && plain != "jui") {
			return i + 1, true
		}
	}
	return 0, false
}

func isDigits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}
