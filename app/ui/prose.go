package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// unbroken are the spaces at which French never breaks a line: those inside an
// amount, before a colon and inside quotation marks.
const unbroken = "\u00a0\u202f"

// Prose is a label that wraps between words only. Fyne's own breaks a line at any
// space: an amount would lose its currency, a sentence its colon.
type Prose struct {
	widget.Label
	whole string // what is said; the label's own text has the line feeds
}

// NewProse returns a text that wraps.
func NewProse(text string) *Prose {
	p := &Prose{}
	p.begin(text)
	p.ExtendBaseWidget(p)
	return p
}

func (p *Prose) begin(text string) {
	p.Wrapping = fyne.TextWrapWord // words wider than the line
	p.Text, p.whole = text, text
}

// Whole returns what is said, without the breaks that the width asks for.
func (p *Prose) Whole() string { return p.whole }

// SetText changes what is said.
func (p *Prose) SetText(text string) {
	p.whole = text
	p.Label.SetText(p.fitted(p.Size().Width))
}

// Say changes what is said, and how much it matters.
func (p *Prose) Say(text string, importance widget.Importance) {
	p.Importance = importance
	p.SetText(text)
}

// Resize breaks the text anew for its width.
func (p *Prose) Resize(size fyne.Size) {
	if text := p.fitted(size.Width); text != p.Text {
		p.Label.SetText(text)
	}
	p.Label.Resize(size)
}

// fitted returns the text with a line feed wherever a line of the label's width
// is full. A text without such spaces is left to Fyne, as is one that does not
// wrap.
func (p *Prose) fitted(width float32) string {
	room := width - 2*theme.InnerPadding()
	if p.Wrapping != fyne.TextWrapWord || room <= 0 || !strings.ContainsAny(p.whole, unbroken) {
		return p.whole
	}
	name := p.SizeName
	if name == "" {
		name = theme.SizeNameText
	}
	fits := func(line string) bool { return fyne.MeasureText(line, theme.Size(name), p.TextStyle).Width <= room }
	paragraphs := strings.Split(p.whole, "\n")
	for i, paragraph := range paragraphs {
		paragraphs[i] = broken(paragraph, fits)
	}
	return strings.Join(paragraphs, "\n")
}

// broken replaces by a line feed each plain space after which the next word would
// not fit.
func broken(paragraph string, fits func(string) bool) string {
	if fits(paragraph) {
		return paragraph
	}
	var lines []string
	line := ""
	for i, word := range strings.Split(paragraph, " ") {
		switch longer := line + " " + word; {
		case i == 0:
			line = word
		case fits(longer):
			line = longer
		default:
			lines = append(lines, line)
			line = word
		}
	}
	return strings.Join(append(lines, line), "\n")
}
