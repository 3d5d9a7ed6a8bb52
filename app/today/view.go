package today

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
)

// view is a card whole: who and how much, what can be done, why, the invoices,
// and what will be said.
type view struct {
	sheet   *sheet
	content fyne.CanvasObject
	scroll  *container.Scroll
	bills   []data.InvoiceRow
	shown   *desk.Prepared

	first  fyne.Focusable // where Tab goes from the cards
	result fyne.Focusable // of a call or a visit
	amount *widget.Label
	lines  *lines
	body   *fyne.Container // what depends on the words
}

func newView(s *sheet, p *desk.Prepared, bills []data.InvoiceRow) *view {
	v := &view{sheet: s, bills: bills, shown: p, body: container.New(column{})}
	a := p.Action
	client := newNameLink(s.page, p.Client.Name, a.Client)
	v.amount = ui.Section("")
	late, tone := lateness(s.action, s.page.desk.Today())
	chips := ui.Flow(ui.NewChip(step(a.Level, a.Channel), stepTone(a.Level)))
	if late != "" {
		chips.Add(ui.NewChip(late, tone))
	}
	v.lines = newLines(v, p)
	parts := []fyne.CanvasObject{wrapped(why(p), widget.MediumImportance)}
	if sentence := passed(a); sentence != "" {
		parts = append(parts, ui.Faint(sentence))
	}
	if len(bills) > 0 {
		parts = append(parts, v.lines)
	}
	parts = append(parts, v.body)
	v.scroll = container.NewVScroll(container.New(barRoom{}, container.New(column{}, parts...)))
	head := container.New(headline{}, client, v.amount, chips)
	v.content = container.NewStack(newPaper(), container.New(margin{16, 12}, container.New(tower{}, head, v.buttons(p), v.scroll)))
	v.rewrite(p)
	return v
}

// why is the sentence of the card, with the instalment that it is about.
func why(p *desk.Prepared) string {
	sentence := p.Action.Why.Sentence()
	if line := p.Draft.Instalment; line != nil {
		sentence = "Versement " + ui.Number(line.Number) + " sur " + ui.Number(line.Of) + ", " + line.Owed.Format(p.Action.Currency) +
			" pour le " + line.Due.French() + ". " + sentence
	}
	return sentence
}

// fits reports whether the view can show other words of the same card.
func (v *view) fits(p *desk.Prepared, bills []data.InvoiceRow) bool {
	is, was := p.Action, v.shown.Action
	return was.Client == is.Client && was.Channel == is.Channel && was.Level == is.Level && was.Occasion == is.Occasion && slices.Equal(v.bills, bills)
}

// rewrite shows the words and amounts of what was prepared.
func (v *view) rewrite(p *desk.Prepared) {
	v.shown = p
	v.amount.SetText(p.Action.Net.Format(p.Action.Currency))
	v.lines.show(p)
	v.result = nil
	switch p.Action.Channel {
	case data.ChannelEmail:
		v.body.Objects = v.mail(p)
	case data.ChannelCall, data.ChannelVisit:
		v.body.Objects = v.talk(p)
	case data.ChannelSMS:
		v.body.Objects = v.sms(p)
	default:
		v.body.Objects = v.paper(p)
	}
	v.body.Refresh()
	v.content.Refresh()
}

// reveal scrolls so that an object of the card is in sight.
func (v *view) reveal(o fyne.CanvasObject) {
	top, inside := below(v.scroll.Content, o)
	if !inside {
		return // among the buttons above
	}
	bottom := top + o.Size().Height
	switch {
	case top < v.scroll.Offset.Y:
		v.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > v.scroll.Offset.Y+v.scroll.Size().Height:
		v.scroll.ScrollToOffset(fyne.NewPos(0, bottom-v.scroll.Size().Height))
	}
}

// below returns how far an object stands below the top of another that holds it.
// The driver cannot tell before it has painted both: a quick hand asks earlier.
func below(holder, o fyne.CanvasObject) (y float32, inside bool) {
	if holder == o {
		return 0, true
	}
	var parts []fyne.CanvasObject
	switch holder := holder.(type) {
	case *fyne.Container:
		parts = holder.Objects
	case *lines:
		for _, t := range holder.ticks {
			if t != nil {
				parts = append(parts, t)
			}
		}
	}
	for _, part := range parts {
		if y, inside := below(part, o); inside {
			return part.Position().Y + y, true
		}
	}
	return 0, false
}

// page scrolls by most of what is in sight, down (1) or up (-1).
func (v *view) page(direction float32) {
	v.scroll.ScrollToOffset(v.scroll.Offset.AddXY(0, direction*v.scroll.Size().Height*0.8))
}

// barRoom keeps figures clear of the scroll bar.
type barRoom struct{}

func (barRoom) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size.SubtractWidthHeight(inset, 0))
}

func (barRoom) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(inset, 0)
}

func wrapped(text string, importance widget.Importance) *ui.Prose {
	p := ui.NewProse(text)
	p.Importance = importance
	return p
}

func titled(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.TextStyle.Bold = true
	return l
}
