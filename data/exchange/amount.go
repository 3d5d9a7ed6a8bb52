package exchange

import (
	"slices"
	"strings"

	"dument/data"
)

// currencies are the signs and words that amounts and headers carry.
var currencies = []struct{ mark, code string }{
	{"€", "EUR"}, {"euro", "EUR"}, {"eur", "EUR"}, {"chf", "CHF"}, {"gbp", "GBP"}, {"£", "GBP"},
	{"usd", "USD"}, {"cad", "CAD"}, {"$", "USD"}, {"xpf", "XPF"}, {"xof", "XOF"}, {"mad", "MAD"},
}

// currency returns the row's currency: its own column, else the mark on the
// amount, else the mark on the amount's header, else euros.
func (r row) currency() (string, error) {
	if text := r.get(Currency); text != "" {
		if code := marked(text); code != "" {
			return code, nil
		}
		code := strings.ToUpper(text)
		if len(code) == 3 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
			return code, nil
		}
		return "", data.Invalid(string(Currency), "La devise «\u00a0"+text+"\u00a0» n’est pas connue\u00a0: elle s’écrit en trois lettres, par exemple EUR.")
	}
	if code := marked(r.get(Total)); code != "" {
		return code, nil
	}
	if at := r.mapping[Total]; at < len(r.sheet.Header) {
		if code := marked(r.sheet.Header[at]); code != "" {
			return code, nil
		}
	}
	return "EUR", nil
}

// marked returns the currency whose mark text carries, a sign anywhere or a
// word of its own, or "".
func marked(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return c < 'a' || c > 'z' })
	for _, c := range currencies {
		if strings.Contains(text, c.mark) || slices.Contains(words, c.mark) || slices.Contains(words, c.mark+"s") {
			return c.code
		}
	}
	return ""
}

// withoutCurrency drops the mark of any known currency from an amount.
func withoutCurrency(text string) string {
	for _, word := range []string{"euros", "euro"} {
		text = cutFold(text, word)
	}
	for _, c := range currencies {
		text = cutFold(text, c.mark)
	}
	return strings.TrimSpace(text)
}

func cutFold(text, mark string) string {
	if at := strings.Index(strings.ToLower(text), mark); at >= 0 && len(strings.ToLower(text)) == len(text) {
		return text[:at] + text[at+len(mark):]
	}
	return text
}

// decimalSign looks at the amounts of the whole sheet. One that can be read in
// one way only ("12,50", "1.234,56") tells how to read the others ("1,234").
// Where two amounts disagree, none tells.
func (r *reader) decimalSign() byte {
	var comma, dot bool
	for _, cells := range r.sheet.Rows {
		for _, f := range []Field{Total, Paid, Balance} {
			at, ok := r.mapping[f]
			if !ok || at < 0 || at >= len(cells) {
				continue
			}
			text := withoutCurrency(cells[at])
			last := strings.LastIndexAny(text, ",.")
			if last < 0 || len(text)-last-1 == 3 || len(text)-last-1 == 0 {
				continue
			}
			comma = comma || text[last] == ','
			dot = dot || text[last] == '.'
		}
	}
	switch {
	case comma && !dot:
		return ','
	case dot && !comma:
		return '.'
	}
	return 0
}

// plain drops the separators of thousands where the sheet tells which they are
// and the amount has them alone, as in "1.234" of a list with decimal commas.
func (r *reader) plain(text string) string {
	other := ","
	if r.decimals == ',' {
		other = "."
	}
	if r.decimals == 0 || strings.IndexByte(text, r.decimals) >= 0 || strings.Count(text, other) != 1 {
		return text
	}
	if whole, tail, _ := strings.Cut(text, other); len(tail) == 3 && whole != "" {
		return whole + tail
	}
	return text
}
