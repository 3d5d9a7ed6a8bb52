package exchange

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dument/data"
	"dument/data/money"
)

// reader reads the rows of one sheet.
type reader struct {
	sheet    Sheet
	mapping  Mapping
	defaults data.Client
	decimals byte // how the list writes decimals, ',' or '.', or 0 where no cell tells
	batch    data.ImportBatch
	seen     map[string]data.ImportRecord // by folded number
	sum      money.Cents                  // of the totals so far, credit notes negative
}

// Records reads the rows of s as m says. Each row becomes a record or a refused
// line; lines of totals are neither. A credit note is told by its kind or by
// its negative total, and has a positive Total; Paid is positive for both
// kinds. defaults is what the list is silent about: terms, kind, language.
//
// Where neither a number nor a total is mapped, the rows are clients alone. A
// mapping without what a list of invoices needs refuses the header's line.
func Records(s Sheet, m Mapping, defaults data.Client) data.ImportBatch {
	r := reader{sheet: s, mapping: m, defaults: defaults, seen: map[string]data.ImportRecord{}, batch: data.ImportBatch{Source: s.Name}}
	required := []Field{Client}
	if r.has(Number) || r.has(Total) {
		required = []Field{Number, Client, Issued, Total}
	}
	for _, f := range required {
		if !r.has(f) {
			r.refuse(s.FirstLine, f, fmt.Sprintf("Aucune colonne n’est reconnue pour «\u00a0%s\u00a0»\u00a0: indiquez-la dans la correspondance des colonnes, ou ajoutez-la à l’en-tête du fichier.", f.French()))
		}
	}
	if len(r.batch.Refused) > 0 {
		return r.batch
	}
	r.decimals = r.decimalSign()
	for i, cells := range s.Rows {
		row := row{reader: &r, cells: cells, line: s.FirstLine + 1 + i}
		if i < len(s.Lines) {
			row.line = s.Lines[i]
		}
		r.read(row)
	}
	return r.batch
}

func (r *reader) has(f Field) bool {
	at, ok := r.mapping[f]
	return ok && at >= 0
}

func (r *reader) refuse(line int, f Field, reason string) {
	r.batch.Refused = append(r.batch.Refused, data.ImportRefusal{File: r.sheet.Name, Line: line, Field: string(f), Reason: reason})
}

// read turns one row into a record, or refuses it by its first fault.
func (r *reader) read(row row) {
	if row.isTotal() {
		return
	}
	record, err := row.record()
	if record.Invoice.Total != 0 {
		r.sum += record.Invoice.Signed()
	}
	if err == nil {
		err = r.conflict(record)
	}
	if err != nil {
		r.refuse(row.line, Field(data.FieldOf(err)), sentence(err.Error()))
		return
	}
	r.batch.Records = append(r.batch.Records, record)
}

// conflict refuses a number that the same list gives to something else. The
// same line twice is no conflict: the register knows it the second time.
func (r *reader) conflict(record data.ImportRecord) error {
	number := data.Fold(record.Invoice.Number)
	if number == "" {
		return nil
	}
	first, twice := r.seen[number]
	if !twice {
		r.seen[number] = record
		return nil
	}
	a, b := first.Invoice, record.Invoice
	if data.Fold(first.Client.Name) == data.Fold(record.Client.Name) && a.Total == b.Total && a.Kind == b.Kind && a.Issued == b.Issued && a.Currency == b.Currency {
		return nil
	}
	return data.Invalid(string(Number), fmt.Sprintf("Le numéro %s est déjà celui de la ligne %d, avec un autre client, un autre montant ou une autre date\u00a0: une facture a un numéro unique.", b.Number, first.Line))
}

// sentence gives a reason its capital and its full stop.
func sentence(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + strings.TrimSuffix(s[size:], ".") + "."
}
