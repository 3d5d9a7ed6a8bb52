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
	own   map[ownKey]data.RateRow     // the user's, which come before the tables'
}

type ownKey struct {
	table data.RateTable
	half  day.HalfYear
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
		h, err := day.ParseHalf(row[0])
		if err != nil {
			return Rates{}, err
		}
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

// With returns the rates with those that the user entered: each counts for its
// half-year, before what the tables say of it, and proves nothing of another.
func (r Rates) With(rows []data.RateRow) Rates {
	r.own = make(map[ownKey]data.RateRow, len(rows))
	for _, row := range rows {
		r.own[ownKey{row.Table, row.Half}] = row
	}
	return r
}

// Own returns the user's rate of a half-year.
func (r Rates) Own(table data.RateTable, h day.HalfYear) (data.RateRow, bool) {
	row, ok := r.own[ownKey{table, h}]
	return row, ok
}

// Missing returns the tables that have no rate for a half-year.
func (r Rates) Missing(h day.HalfYear) (tables []data.RateTable) {
	for _, table := range data.RateTables {
		if _, ok := r.Rate(table, h); !ok {
			tables = append(tables, table)
		}
	}
	return tables
}

// Halves returns the half-years that some table has a rate for, up to a day.
func (r Rates) Halves(until day.Day) (halves []day.HalfYear) {
	if len(r.ecb) == 0 {
		return nil
	}
	for h := r.ecb[0].from.Half(); h.First() <= until; h = h.Next() {
		if len(r.Missing(h)) < len(data.RateTables) {
			halves = append(halves, h)
		}
	}
	return halves
}

// Rate returns the rate of a half-year in a table: the user's, or the program's.
func (r Rates) Rate(table data.RateTable, h day.HalfYear) (money.Rate, bool) {
	if row, ok := r.Own(table, h); ok {
		return row.Rate, true
	}
	if table == data.RateECB {
		return r.tableECB(h)
	}
	rate, ok := r.legal[h]
	return rate, ok
}

// tableECB reads the table of changes. It proves a half-year's rate only when it
// also holds a change after its first day, or the half-year's legal rate, which
// is published after it.
func (r Rates) tableECB(h day.HalfYear) (money.Rate, bool) {
	first := h.First()
	i := sort.Search(len(r.ecb), func(i int) bool { return r.ecb[i].from > first })
	_, published := r.legal[h]
	if i == 0 || (i == len(r.ecb) && !published) {
		return 0, false
	}
	return r.ecb[i-1].rate, true
}

// ECB returns the ECB main refinancing rate that counts for the days of a
// half-year: the one in force on its first day (art. L441-10 II C. com.).
func (r Rates) ECB(h day.HalfYear) (money.Rate, error) {
	rate, ok := r.Rate(data.RateECB, h)
	if !ok {
		return 0, noRate(data.RateECB, h, "Le taux de la BCE au "+h.First().French()+" n’est pas encore dans les tables du programme\u00a0: les pénalités du "+
			h.French()+" ne peuvent pas être calculées.")
	}
	return rate, nil
}

// Legal returns the legal interest rate of a half-year in the column of a
// business creditor, "tous les autres cas" (art. L313-2 C. mon. fin.).
func (r Rates) Legal(h day.HalfYear) (money.Rate, error) {
	rate, ok := r.Rate(data.RateLegal, h)
	if !ok {
		return 0, noRate(data.RateLegal, h, "Le taux de l’intérêt légal du "+h.French()+" n’est pas dans les tables du programme\u00a0: "+
			"les intérêts de cette période ne peuvent pas être calculés.")
	}
	return rate, nil
}

// noRate asks for the rate that is missing.
func noRate(table data.RateTable, h day.HalfYear, sentence string) error {
	return &data.Error{Code: data.CodeNoRate, Field: string(table), Sentence: sentence + " Saisissez-le avec sa source (Réglages > Taux, ou «\u00a0dument rates set " +
		string(table) + " " + h.String() + " TAUX --source TEXTE\u00a0»), ou installez la version qui le contient\u202f; jusque-là, le calcul s’arrête au " + h.First().Add(-1).French() + "."}
}
