package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"dument/data"
	"dument/letters"
)

// cleaner makes the texts of a letter drawable, and keeps the first trouble.
type cleaner struct {
	err  error
	wide bool // a text holds letters outside a latinFont
}

// clean returns the letter with every text drawable: composed accents, no
// control characters, no emoji. A letter or figure that the font lacks is an
// error, since dropping it would change a name.
// wide tells that it needs the whole fonts.
func clean(l letters.Letter) (out letters.Letter, wide bool, err error) {
	var c cleaner
	l.Sender.Name, l.Sender.Lines, l.Sender.Legal = c.text(l.Sender.Name), c.texts(l.Sender.Lines), c.text(l.Sender.Legal)
	l.Recipient, l.Mentions, l.Signature, l.Enclosures = c.texts(l.Recipient), c.texts(l.Mentions), c.texts(l.Signature), c.texts(l.Enclosures)
	l.PlaceDate, l.Object, l.Greeting, l.Closing = c.text(l.PlaceDate), c.text(l.Object), c.text(l.Greeting), c.text(l.Closing)
	l.Meta = letters.Meta{Title: c.text(l.Meta.Title), Author: c.text(l.Meta.Author), Subject: c.text(l.Meta.Subject)}
	l.References, l.Blocks, l.Annex = c.fields(l.References), c.blocks(l.Blocks), c.blocks(l.Annex)
	return l, c.wide, c.err
}

func (c *cleaner) texts(in []string) []string {
	out := make([]string, len(in))
	for i, s := range in {
		out[i] = c.text(s)
	}
	return out
}

func (c *cleaner) fields(in []letters.Field) []letters.Field {
	out := make([]letters.Field, len(in))
	for i, f := range in {
		out[i] = letters.Field{Label: c.text(f.Label), Value: c.text(f.Value)}
	}
	return out
}

func (c *cleaner) rows(in [][]string) [][]string {
	out := make([][]string, len(in))
	for i, row := range in {
		out[i] = c.texts(row)
	}
	return out
}

func (c *cleaner) blocks(in []letters.Block) []letters.Block {
	out := make([]letters.Block, len(in))
	for i, b := range in {
		out[i] = c.block(b)
	}
	return out
}

func (c *cleaner) block(b letters.Block) letters.Block {
	switch b := b.(type) {
	case letters.Paragraph:
		runs := make([]letters.Run, len(b.Runs))
		for i, r := range b.Runs {
			// The spaces at its ends part a run from its neighbours.
			head, tail := strings.HasPrefix(r.Text, " "), strings.HasSuffix(r.Text, " ")
			r.Text = c.text(r.Text)
			if head {
				r.Text = " " + r.Text
			}
			if tail {
				r.Text += " "
			}
			runs[i] = r
		}
		return letters.Paragraph{Runs: runs}
	case letters.Heading:
		return letters.Heading{Text: c.text(b.Text)}
	case letters.Bullets:
		return letters.Bullets{Items: c.texts(b.Items)}
	case letters.Table:
		columns := make([]letters.Column, len(b.Columns))
		for i, col := range b.Columns {
			columns[i] = letters.Column{Title: c.text(col.Title), Figure: col.Figure}
		}
		return letters.Table{Columns: columns, Rows: c.rows(b.Rows), Foot: c.rows(b.Foot), Strong: b.Strong}
	case letters.PaymentBox:
		b.Title, b.Caption, b.Fields = c.text(b.Title), c.text(b.Caption), c.fields(b.Fields)
		return b
	case letters.SignBox:
		b.Title, b.Ask, b.Sign = c.text(b.Title), c.text(b.Ask), c.text(b.Sign)
		return b
	case letters.Pair:
		return letters.Pair{Left: c.block(b.Left), Right: c.block(b.Right)}
	}
	return b
}

// substitutes stand for runes that the font lacks.
var substitutes = map[rune]string{'\u2011': "-", '\u2010': "-", '\u2212': "-", '\u2009': "\u202f", '\u00ad': "", '\t': " ", '\n': " ", '\r': " "}

func (c *cleaner) text(s string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(s) {
		if drawable(r) {
			b.WriteRune(r)
			continue
		}
		if sub, ok := substitutes[r]; ok {
			b.WriteString(sub)
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			continue // a symbol, an emoji, a control character
		}
		plain := norm.NFKC.String(string(r))
		if strings.ContainsFunc(plain, func(r rune) bool { return !drawable(r) }) {
			c.missing(s)
			continue
		}
		b.WriteString(plain)
	}
	out := strings.Trim(spaces(b.String()), " ")
	for _, r := range out {
		if _, ok := latin1252(r); !ok {
			c.wide = true
		}
	}
	return out
}

// spaces collapses runs of plain spaces, which dropped symbols leave behind;
// no-break spaces stay.
func spaces(s string) string {
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	return s
}

func (c *cleaner) missing(s string) {
	if c.err == nil {
		c.err = data.Invalid("text", "«\u00a0"+s+"\u00a0» contient des lettres que la police de la lettre ne possède pas\u00a0: écrivez ce texte en caractères latins, grecs ou cyrilliques.")
	}
}
