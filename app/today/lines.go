package today

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
)

// shownLines bounds the invoices that a card lists.
const shownLines = 40

// lines are the invoices of a card, each with a box to take it out, what is
// deducted from them, and what is asked for.
type lines struct {
	widget.BaseWidget
	ticks  []*tick           // nil for an invoice that cannot be taken out
	names  []*canvas.Text    // in place of a box
	due    []string          // when each invoice fell due, in full
	texts  [][2]*canvas.Text // the same as there is room for it, and the balance
	below  []*canvas.Text    // what is deducted, and the sum
	amount []*canvas.Text
	more   *canvas.Text
}

const lineHeight float32 = 28

func newLines(v *view, p *desk.Prepared) *lines {
	l := &lines{more: canvas.NewText("", nil)}
	a, today := v.sheet.action, v.sheet.page.desk.Today()
	chosen := v.sheet.choice(a.Client).out
	for _, bill := range v.bills {
		var t *tick
		if a.Occasion == "" && len(a.Invoices) > 1 { // an instalment and a payment stand for all their invoices
			t = v.tick(bill.Number, nil)
			t.Checked = !chosen[bill.ID]
			t.OnChanged = func(in bool) {
				if !v.sheet.toggle(bill.ID, in) {
					t.Checked = true
					t.Refresh()
				}
			}
		}
		words, _ := delay(bill.Due, today)
		when := "échéance " + bill.Due.French() + ", " + words
		if a.Level == data.LevelThanks {
			when = "échéance " + bill.Due.French()
		}
		balance := canvas.NewText(bill.Balance.Format(bill.Currency), nil)
		if a.Level == data.LevelThanks {
			balance.Text = bill.Total.Format(bill.Currency)
		}
		balance.Alignment = fyne.TextAlignTrailing
		l.ticks, l.names = append(l.ticks, t), append(l.names, canvas.NewText(bill.Number, nil))
		l.due = append(l.due, when)
		l.texts = append(l.texts, [2]*canvas.Text{canvas.NewText("", nil), balance})
	}
	if n := len(a.Invoices) - len(v.bills); n > 0 {
		l.more.Text = "et " + count(n, "autre facture", "autres factures")
	}
	l.ExtendBaseWidget(l)
	return l
}

// show says what is deducted and what is asked for now.
func (l *lines) show(p *desk.Prepared) {
	l.below, l.amount = nil, nil
	add := func(words, amount string, bold bool) {
		figure := canvas.NewText(amount, nil)
		figure.Alignment, figure.TextStyle.Bold = fyne.TextAlignTrailing, bold
		text := canvas.NewText(words, nil)
		text.TextStyle.Bold = bold
		l.below, l.amount = append(l.below, text), append(l.amount, figure)
	}
	d := p.Draft
	if d.Instalment == nil && d.Received == nil {
		for _, line := range d.Lines {
			if line.Balance < 0 {
				add("Avoir "+line.Invoice.Number, line.Balance.Format(d.Currency()), false)
			}
		}
		if d.OnAccount != 0 {
			add("Reçu d’avance", (-d.OnAccount).Format(d.Currency()), false)
		}
	}
	word := "À régler"
	switch {
	case d.Instalment != nil:
		word = "Versement attendu"
	case d.Received != nil:
		word = "Reçu le " + d.Received.On.French()
	}
	if len(l.below) > 0 || len(l.texts) != 1 || word != "À régler" || l.more.Text != "" || l.texts[0][1].Text != p.Action.Net.Format(p.Action.Currency) {
		add(word, p.Action.Net.Format(p.Action.Currency), true) // else the only line says it
	}
	l.Refresh()
}

// name is the number of an invoice, with its box where it has one.
func (l *lines) name(i int) fyne.CanvasObject {
	if l.ticks[i] != nil {
		return l.ticks[i]
	}
	return l.names[i]
}

func (l *lines) CreateRenderer() fyne.WidgetRenderer { return &linesRenderer{l: l} }

type linesRenderer struct {
	l    *lines
	rule canvas.Rectangle
}

func (r *linesRenderer) Layout(size fyne.Size) {
	l, y := r.l, float32(0)
	ink := func(t *canvas.Text, tone ui.Tone) { t.Color, t.TextSize = tone.Color(), theme.Size(theme.SizeNameText) }
	for i, t := range l.ticks {
		when, balance := l.texts[i][0], l.texts[i][1]
		ink(when, ui.ToneFaint)
		ink(balance, ui.ToneInk)
		when.TextSize = theme.Size(theme.SizeNameCaptionText)
		figure := balance.MinSize().Width
		name := l.name(i)
		own := name.MinSize()
		width := min(own.Width, size.Width-figure-inset)
		if t == nil {
			ink(l.names[i], ui.ToneInk)
			name.Move(fyne.NewPos(0, y))
			name.Resize(fyne.NewSize(width, lineHeight))
			width += 8
		} else {
			name.Move(fyne.NewPos(-4, y+(lineHeight-own.Height)/2))
			name.Resize(fyne.NewSize(width, own.Height))
		}
		balance.Move(fyne.NewPos(size.Width-figure, y))
		balance.Resize(fyne.NewSize(figure, lineHeight))
		fit(when, l.due[i], fyne.NewPos(width+4, y), size.Width-width-figure-inset)
		y += lineHeight
	}
	if l.more.Text != "" {
		ink(l.more, ui.ToneFaint)
		l.more.Move(fyne.NewPos(4, y))
		l.more.Resize(fyne.NewSize(size.Width, lineHeight))
		y += lineHeight
	}
	r.rule.FillColor = theme.Color(ui.ColorLine)
	r.rule.Move(fyne.NewPos(0, y+2))
	r.rule.Resize(fyne.NewSize(size.Width, 1))
	r.rule.Hidden = len(l.below) == 0
	y += 6
	for i, t := range l.below {
		ink(t, ui.ToneInk)
		ink(l.amount[i], ui.ToneInk)
		t.Move(fyne.NewPos(0, y))
		t.Resize(fyne.NewSize(size.Width, lineHeight-4))
		l.amount[i].Move(fyne.NewPos(0, y))
		l.amount[i].Resize(fyne.NewSize(size.Width, lineHeight-4))
		y += lineHeight - 4
	}
}

// fit writes when an invoice fell due as far as there is room: the day and how
// late that is, the day alone, or nothing.
func fit(t *canvas.Text, full string, at fyne.Position, width float32) {
	t.Text = ""
	for _, words := range []string{full, strings.SplitN(full, ",", 2)[0]} {
		if ui.Fit(words, width, t.TextSize, t.TextStyle) == words {
			t.Text = words
			break
		}
	}
	t.Move(at)
	t.Resize(fyne.NewSize(max(width, 0), lineHeight))
}

func (r *linesRenderer) MinSize() fyne.Size {
	n := len(r.l.ticks)
	if r.l.more.Text != "" {
		n++
	}
	return fyne.NewSize(200, float32(n)*lineHeight+6+float32(len(r.l.below))*(lineHeight-4))
}

func (r *linesRenderer) Refresh() {
	for _, t := range r.l.ticks {
		if t != nil {
			t.Refresh() // the colours may be others
		}
	}
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

func (r *linesRenderer) Objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i, t := range r.l.texts {
		out = append(out, r.l.name(i), t[0], t[1])
	}
	out = append(out, &r.rule)
	if r.l.more.Text != "" {
		out = append(out, r.l.more)
	}
	for i, t := range r.l.below {
		out = append(out, t, r.l.amount[i])
	}
	return out
}
func (r *linesRenderer) Destroy() {}
