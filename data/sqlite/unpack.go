package sqlite

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// unpacking reads the texts that SQLite packed records into: words parted by a
// space, an empty one for NULL. The register made them, so that nothing in them
// can be wrong.
type unpacking struct {
	rest  string
	debts []data.Debt       // of all clients, one after the other
	words map[string]string // each word once, so that no row's text is kept for one of its words
}

// word takes the next word.
func (u *unpacking) word() string {
	var w string
	w, u.rest, _ = strings.Cut(u.rest, " ")
	return w
}

// kept takes the next word, to be kept.
func (u *unpacking) kept() string {
	w := u.word()
	one, ok := u.words[w]
	if !ok {
		one = strings.Clone(w)
		u.words[one] = one
	}
	return one
}

func (u *unpacking) number() int64 {
	n, _ := strconv.ParseInt(u.word(), 10, 64) // printf wrote it with %d
	return n
}

func (u *unpacking) id() data.ID  { return data.ID(u.number()) }
func (u *unpacking) yes() bool    { return u.word() == "1" }
func (u *unpacking) day() day.Day { return packedDay(u.word()) }

// packedDay reads a day that a CHECK has seen to be of the form 2026-11-21, in a
// tenth of the time of day.ParseISO; 0 for none. The count of days from
// 0000-03-01 is Howard Hinnant's (days_from_civil).
func packedDay(s string) day.Day {
	if len(s) != len("2026-11-21") {
		return 0
	}
	digit := func(i int) int { return int(s[i] - '0') }
	y, m, d := digit(0)*1000+digit(1)*100+digit(2)*10+digit(3), digit(5)*10+digit(6), digit(8)*10+digit(9)
	if m <= 2 {
		y, m = y-1, m+12
	}
	return day.Day(y*365 + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d - 306)
}

// debtor reads what debtorColumns wrote.
func (u *unpacking) debtor(text string) data.Debtor {
	u.rest = text
	return data.Debtor{ID: u.id(), Kind: data.ClientKind(u.kept()), Profile: data.Profile(u.kept()), Scenario: u.id(), Channel: data.Channel(u.kept()),
		HasEmail: u.yes(), HasPhone: u.yes(), HasMobile: u.yes(), HasAddress: u.yes(), Never: u.yes(), Insolvent: u.day(), HandedOver: u.day(),
		LastContact: u.day(), LastEnd: u.day(), Median: int(u.number()), Settled: int(u.number())}
}

// all reads what debtColumns wrote of one client's invoices.
func (u *unpacking) all(text string) []data.Debt {
	first := len(u.debts)
	for text != "" {
		u.rest, text, _ = strings.Cut(text, ",")
		u.debts = append(u.debts, u.debt())
	}
	debts := u.debts[first:len(u.debts):len(u.debts)]
	// They come in this order, but SQLite does not promise it.
	slices.SortFunc(debts, func(a, b data.Debt) int {
		return cmp.Or(cmp.Compare(a.Currency, b.Currency), cmp.Compare(a.Due, b.Due), cmp.Compare(a.ID, b.ID))
	})
	return debts
}

func (u *unpacking) debt() data.Debt {
	return data.Debt{Currency: u.kept(), Due: u.day(), Issued: u.day(), ID: u.id(), Balance: money.Cents(u.number()), LastLevel: levelAt(int(u.number())),
		LastStep: u.id(), Scenario: u.id(), LastContact: u.day(), DirectDebit: u.yes()}
}

// unpackInstalments reads the instalments of a plan: day and cents.
func unpackInstalments(text string) (parts []data.Instalment) {
	var u unpacking
	for text != "" {
		u.rest, text, _ = strings.Cut(text, ",")
		parts = append(parts, data.Instalment{Due: u.day(), Amount: money.Cents(u.number())})
	}
	return parts
}
