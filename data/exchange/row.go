package exchange

import (
	"fmt"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// row is one line of the list.
type row struct {
	*reader
	cells []string
	line  int
}

// get returns the text of a field, "" where the row has none.
func (r row) get(f Field) string {
	if at, ok := r.mapping[f]; ok && at >= 0 && at < len(r.cells) {
		return r.cells[at]
	}
	return ""
}

// need returns the text of a field that must be there.
func (r row) need(f Field) (string, error) {
	text := r.get(f)
	switch {
	case text != "":
		return text, nil
	case r.mapping[f] >= len(r.cells):
		return "", data.Invalid(string(f), fmt.Sprintf("La ligne s’arrête après %s sur %d\u00a0: «\u00a0%s\u00a0» manque. Complétez-la dans le fichier.",
			columns(len(r.cells)), len(r.sheet.Header), f.French()))
	}
	return "", data.Invalid(string(f), "«\u00a0"+f.French()+"\u00a0» est vide\u00a0: complétez la ligne dans le fichier.")
}

func columns(n int) string {
	if n == 1 {
		return "1 colonne"
	}
	return fmt.Sprintf("%d colonnes", n)
}

// totalWords begin the label of a line of totals.
var totalWords = []string{"total", "sous-total", "sous total", "grand total", "somme", "cumul", "report", "a reporter", "subtotal", "montant total"}

// isTotal reports whether the row sums others up: it has no number, client and
// day of its own, and says "Total" or has an amount that is the sum so far.
func (r row) isTotal() bool {
	if !r.has(Number) || (r.get(Number) != "" && r.get(Client) != "" && r.get(Issued) != "") {
		return false
	}
	labelled := false
	for at, cell := range r.cells {
		folded := data.Fold(cell)
		label := false
		for _, word := range totalWords {
			label = label || strings.HasPrefix(folded, word)
		}
		labelled = labelled || label
		if cell != "" && !label && (at == r.mapping[Number] || at == r.mapping[Client] || at == r.mapping[Issued]) {
			return false
		}
	}
	if labelled {
		return true
	}
	total, err := r.amount(Total)
	return err == nil && total != 0 && total == r.sum
}

// record reads the row. On error the record holds what was read before it.
func (r row) record() (data.ImportRecord, error) {
	rec := data.ImportRecord{File: r.sheet.Name, Line: r.line}
	if !r.has(Number) {
		return rec, r.client(&rec.Client)
	}
	steps := []func(*data.ImportRecord) error{r.identity, r.dates, r.amounts, r.payment,
		func(rec *data.ImportRecord) error { return r.client(&rec.Client) }}
	for _, step := range steps {
		if err := step(&rec); err != nil {
			return rec, err
		}
	}
	rec.Invoice.Normalize()
	checked := rec.Invoice
	checked.ClientID = 1 // known only to the register
	if !rec.DueGiven {
		checked.Due = checked.Issued
	}
	return rec, checked.Validate()
}

func (r row) identity(rec *data.ImportRecord) (err error) {
	if rec.Invoice.Number, err = r.need(Number); err != nil {
		return err
	}
	if status := data.Fold(r.get(Status)); status != "" {
		for _, word := range []string{"annul", "brouillon", "cancel", "void", "draft"} {
			if strings.HasPrefix(status, word) {
				return data.Invalid(string(Status), "La pièce est notée «\u00a0"+r.get(Status)+"\u00a0»\u00a0: elle n’est pas reprise.")
			}
		}
	}
	rec.Invoice.Subject = oneLine(r.get(Subject))
	rec.Invoice.OrderRef = oneLine(r.get(OrderRef))
	rec.Invoice.PaymentLink = r.get(PaymentLink)
	method := data.Fold(r.get(Method))
	rec.Invoice.DirectDebit = strings.Contains(method, "prelevement") || strings.Contains(method, "direct debit") || method == "sepa"
	_, err = r.need(Client)
	return err
}

func (r row) dates(rec *data.ImportRecord) error {
	text, err := r.need(Issued)
	if err != nil {
		return err
	}
	if rec.Invoice.Issued, err = parseDay(text); err != nil {
		return data.Invalid(string(Issued), err.Error())
	}
	if text = r.get(Due); text != "" {
		if rec.Invoice.Due, err = parseDay(text); err != nil {
			return data.Invalid(string(Due), err.Error())
		}
		rec.DueGiven = true
	}
	return nil
}

// parseDay reads a day, and drops the time that some exports add to it. The
// day comes before the month, whatever the language of the list.
func parseDay(text string) (day.Day, error) {
	if at := strings.IndexAny(text, "T "); at >= 8 && strings.Contains(text[at:], ":") {
		text = text[:at]
	}
	return day.Parse(text)
}

func (r row) amounts(rec *data.ImportRecord) error {
	if _, err := r.need(Total); err != nil {
		return err
	}
	total, err := r.amount(Total)
	if err != nil {
		return err
	}
	rec.Invoice.Kind = data.KindInvoice
	kind := data.Fold(r.get(Kind))
	if total < 0 || strings.Contains(kind, "avoir") || strings.Contains(kind, "credit") {
		rec.Invoice.Kind = data.KindCreditNote
	}
	rec.Invoice.Total = total.Abs()
	rec.Invoice.Currency, err = r.currency()
	return err
}

// amount reads a field as an amount in the sheet's way of writing decimals; 0 where it is empty.
func (r row) amount(f Field) (money.Cents, error) {
	text := withoutCurrency(r.get(f))
	if text == "" {
		return 0, nil
	}
	c, err := money.Parse(r.plain(text))
	if err != nil {
		return 0, data.Invalid(string(f), strings.Replace(err.Error(), r.plain(text), r.get(f), 1))
	}
	return c, nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
