package rules

import (
	"encoding/csv"
	"fmt"
	"sort"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// Rates holds the public rates that late-payment interest is computed with.
// A half-year that is not in the tables has no rate: nothing is guessed.
type Rates struct {
	ecb   []ecbChange                 // by effective day
	legal map[day.HalfYear]money.Rate // column "tous les autres cas"
}

type ecbChange struct {
	from day.Day
	rate money.Rate
}

// ParseRates reads the two tables as the repository ships them: ECB main
// refinancing rate by effective day, and legal interest rate by half-year.
func ParseRates(ecbCSV, legalCSV string) (Rates, error) {
	r := Rates{legal: map[day.HalfYear]money.Rate{}}
	ecb, err := readTable(ecbCSV, 2)
	if err != nil {
		return Rates{}, err
	}
	for _, row := range ecb {
		from, err := day.ParseISO(row[0])
		if err != nil {
			return Rates{}, err
		}
		rate, err := money.ParseRate(row[1])
		if err != nil {
			return Rates{}, err
		}
		r.ecb = append(r.ecb, ecbChange{from, rate})
	}
	sort.Slice(r.ecb, func(i, j int) bool { return r.ecb[i].from < r.ecb[j].from })
	legal, err := readTable(legalCSV, 3)
	if err != nil {
		return Rates{}, err
	}
	for _, row := range legal {
		var h day.HalfYear
		var half int
		if _, err := fmt.Sscanf(row[0], "%d-S%d", &h.Year, &half); err != nil || half < 1 || half > 2 {
			return Rates{}, fmt.Errorf("rate table: %q is no half-year", row[0])
		}
		h.Second = half == 2
		if r.legal[h], err = money.ParseRate(row[2]); err != nil {
			return Rates{}, err
		}
	}
	return r, nil
}

// readTable returns the rows of a CSV after its header, comments left out.
func readTable(text string, columns int) ([][]string, error) {
	in := csv.NewReader(strings.NewReader(text))
	in.Comment = '#'
	in.FieldsPerRecord = columns
	rows, err := in.ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, fmt.Errorf("rate table: %w", err)
	}
	return rows[1:], nil
}

// ECB returns the ECB main refinancing rate that counts for the days of a
// half-year: the one in force on its first day (art. L441-10 II C. com.). The
// table proves it only when it also holds a change on or after that day, or
// the half-year's legal rate, which is published after it.
func (r Rates) ECB(h day.HalfYear) (money.Rate, error) {
	first := h.First()
	i := sort.Search(len(r.ecb), func(i int) bool { return r.ecb[i].from > first })
	_, published := r.legal[h]
	if i == 0 || (i == len(r.ecb) && !published) {
		return 0, noRate("ecb", "Le taux de la BCE au "+first.French()+" n’est pas encore dans les tables du programme\u00a0: les pénalités du "+
			h.French()+" ne peuvent pas être calculées. Installez la version qui le contient\u202f; jusque-là, le calcul s’arrête au "+first.Add(-1).French()+".")
	}
	return r.ecb[i-1].rate, nil
}

// Legal returns the legal interest rate of a half-year in the column of a
// business creditor, "tous les autres cas" (art. L313-2 C. mon. fin.).
func (r Rates) Legal(h day.HalfYear) (money.Rate, error) {
	rate, ok := r.legal[h]
	if !ok {
		return 0, noRate("legal", "Le taux de l’intérêt légal du "+h.French()+" n’est pas dans les tables du programme\u00a0: "+
			"les intérêts de cette période ne peuvent pas être calculés. Installez la version qui le contient.")
	}
	return rate, nil
}

func noRate(field, sentence string) error {
	return &data.Error{Code: data.CodeNoRate, Field: field, Sentence: sentence}
}
