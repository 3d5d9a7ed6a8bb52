package headless

import (
	"encoding/json"
	"strings"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// rateJSON is a rate of a half-year as "rates list --json" lists it.
type rateJSON struct {
	Table  data.RateTable `json:"table"`
	Half   string         `json:"half_year"`
	Rate   json.Number    `json:"rate_percent"` // a year
	Own    bool           `json:"own"`          // entered by the user
	Source string         `json:"source"`
}

// ratesJSON is what "rates list --json" gives.
type ratesJSON struct {
	Rates   []rateJSON       `json:"rates"`
	Missing []data.RateTable `json:"missing"` // of the present half-year
	News    string           `json:"news"`    // what the day says about rates, or ""
}

// ratesList lists the rates by half-year, and says what is missing today.
func ratesList(c *call) error {
	return c.with(true, func(d *desk.Desk) error {
		rates, err := d.Rates(c.ctx)
		if err != nil {
			return err
		}
		news, err := d.RateNews(c.ctx)
		if err != nil {
			return err
		}
		r := ratesJSON{[]rateJSON{}, append([]data.RateTable{}, news.Missing...), news.Sentence}
		var rows [][]string
		for _, half := range rates.Halves(d.Today().Half().Next().First()) {
			row := []string{half.String(), "", "", ""}
			for n, table := range data.RateTables {
				rate, ok := rates.Rate(table, half)
				if !ok {
					continue
				}
				own, mine := rates.Own(table, half)
				source := table.Source()
				if mine {
					source = own.Source
					row[3] = strings.TrimPrefix(row[3]+", "+source, ", ")
				}
				row[n+1] = rate.French()
				r.Rates = append(r.Rates, rateJSON{table, half.String(), json.Number(rate.Plain()), mine, source})
			}
			rows = append(rows, row)
		}
		return c.report(r, table([]string{"Semestre", ">" + data.RateECB.French(), ">" + data.RateLegal.French(), "Saisi par vous, d’après"}, rows)+news.Sentence)
	})
}

// ratesSet enters a rate, or takes it back.
func ratesSet(c *call) error {
	row := data.RateRow{Table: data.RateTable(c.args[0]), Source: strings.TrimSpace(c.given["source"])}
	var err error
	if row.Half, err = day.ParseHalf(c.args[1]); err != nil {
		return c.misuse(err.Error() + ".")
	}
	if c.has("remove") {
		return c.removeRate(row)
	}
	if err := c.needs("source"); err != nil {
		return err
	}
	if len(c.args) < 3 {
		return c.misuse("Il manque TAUX après «\u00a0" + c.args[1] + "\u00a0», par exemple 2,40.")
	}
	if row.Rate, err = money.ParseRate(c.args[2]); err != nil {
		return c.misuse(err.Error() + ".")
	}
	if err := row.Validate(); err != nil {
		return err
	}
	return c.with(true, func(d *desk.Desk) error {
		if err := d.SaveRate(c.ctx, row); err != nil {
			return err
		}
		return c.report(rateJSON{row.Table, row.Half.String(), json.Number(row.Rate.Plain()), true, row.Source},
			row.Table.French()+", "+row.Half.French()+"\u00a0: "+row.Rate.French()+" ("+row.Source+").")
	})
}

func (c *call) removeRate(row data.RateRow) error {
	if err := c.apart("remove", "source"); err != nil {
		return err
	}
	if len(c.args) > 2 {
		return c.misuse("«\u00a0" + c.args[2] + "\u00a0» est de trop avec --remove.")
	}
	return c.with(false, func(d *desk.Desk) error {
		if err := d.RemoveRate(c.ctx, row.Table, row.Half); err != nil {
			return err
		}
		return c.report(map[string]any{"table": row.Table, "half_year": row.Half.String(), "removed": true},
			"Votre taux du "+row.Half.French()+" est retiré\u00a0: celui des tables du programme compte, s’il y est.")
	})
}
