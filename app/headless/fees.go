package headless

import (
	"encoding/json"
	"slices"
	"strings"

	"dument/app/desk"
	"dument/data"
	"dument/data/money"
)

// feeJSON is a line of the estimate of what handing a case over costs.
type feeJSON struct {
	ID       data.ID       `json:"id"`
	Provider data.Provider `json:"provider"`
	Label    string        `json:"label"`
	Fixed    money.Cents   `json:"fixed_cents"` // tax included
	Percent  json.Number   `json:"percent"`     // of what is recovered
	Source   string        `json:"source"`
}

func feeOf(f data.Fee) feeJSON {
	return feeJSON{f.ID, f.Provider, f.Label, f.Fixed, json.Number(f.Percent.Plain()), f.Source}
}

// feeKeys are the keys of "fees set"; an empty value takes the figure away.
var feeKeys = []key[data.Fee]{
	{"fixed", func(f *data.Fee, v string) error { return eurosOrNone(v, &f.Fixed) }},
	{"percent", func(f *data.Fee, v string) (err error) {
		if f.Percent = 0; v != "" {
			f.Percent, err = money.ParseRate(v)
		}
		return err
	}},
	{"source", func(f *data.Fee, v string) error { f.Source = v; return nil }},
	{"label", func(f *data.Fee, v string) error { f.Label = v; return nil }},
}

// feesList lists the estimate.
func feesList(c *call) error {
	return c.with(true, func(d *desk.Desk) error {
		fees, err := d.Fees(c.ctx)
		if err != nil {
			return err
		}
		list, rows := []feeJSON{}, [][]string(nil)
		for _, f := range fees {
			list = append(list, feeOf(f))
			rows = append(rows, append([]string{string(f.Provider), f.Label}, feeFigures(f)...))
		}
		text := "Aucuns frais ne sont notés."
		if len(rows) > 0 {
			text = table([]string{"Confié à", "Frais", ">Montant TTC", ">Du recouvré", "D’après"}, rows)
		}
		return c.report(list, text)
	})
}

// feeFigures writes what a line costs, and where that was read.
func feeFigures(f data.Fee) []string {
	fixed, percent := f.Fixed.Format("EUR"), f.Percent.French()
	switch {
	case f.Fixed == 0 && f.Percent == 0:
		fixed, percent = "à compléter", ""
	case f.Fixed == 0:
		fixed = "–"
	case f.Percent == 0:
		percent = "–"
	}
	return []string{fixed, percent, f.Source}
}

// feesSet changes what is named of a line of the estimate, or creates it.
func feesSet(c *call) error {
	return c.with(true, func(d *desk.Desk) error {
		fee, _, err := c.fee(d)
		if err != nil {
			return err
		}
		if err := c.pairs(c.args[2:], setter(&fee, feeKeys)); err != nil {
			return err
		}
		if err := d.SaveFee(c.ctx, &fee); err != nil {
			return err
		}
		text := fee.Provider.French() + ", " + fee.Label + "\u00a0: "
		for _, figure := range feeFigures(fee)[:2] {
			if figure != "–" && figure != "" {
				text += figure + ", "
			}
		}
		return c.report(feeOf(fee), strings.TrimSuffix(text, ", ")+".")
	})
}

// feesRemove takes a line out of the estimate.
func feesRemove(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		fee, known, err := c.fee(d)
		if err != nil {
			return err
		}
		if !known {
			return &data.Error{Code: data.CodeNotFound, Field: "label", Sentence: "«\u00a0" + fee.Label + "\u00a0» n’est pas dans l’estimation de " + string(fee.Provider) +
				"\u00a0: «\u00a0dument fees list\u00a0» donne les libellés."}
		}
		if err := d.RemoveFee(c.ctx, fee.ID); err != nil {
			return err
		}
		return c.report(feeOf(fee), "Les frais «\u00a0"+fee.Label+"\u00a0» sont retirés de l’estimation.")
	})
}

// fee finds the line that the command names by its provider and its label, or
// returns a new one.
func (c *call) fee(d *desk.Desk) (fee data.Fee, known bool, err error) {
	fee = data.Fee{Provider: data.Provider(c.args[0]), Label: strings.TrimSpace(c.args[1])}
	if !slices.Contains(data.Providers, fee.Provider) {
		return fee, false, c.misuse("«\u00a0" + c.args[0] + "\u00a0» n’est pas connu\u00a0: écrivez " + orList(data.Providers) + ".")
	}
	fees, err := d.Fees(c.ctx)
	at := slices.IndexFunc(fees, func(f data.Fee) bool {
		return f.Provider == fee.Provider && data.Fold(f.Label) == data.Fold(fee.Label)
	})
	if at < 0 || err != nil {
		return fee, false, err
	}
	return fees[at], true, nil
}
