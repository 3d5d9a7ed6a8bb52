package today

import (
	"net/url"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
)

// talk shows a call, or a visit: whom and where, what to have in mind, what to
// say, and what came of it.
func (v *view) talk(p *desk.Prepared) []fyne.CanvasObject {
	parts := []fyne.CanvasObject{widget.NewSeparator()}
	c := p.Client
	if p.Action.Channel == data.ChannelVisit {
		address := c.Address.Line()
		if address == "" {
			address = "pas d’adresse\u00a0: complétez la fiche du client"
		}
		parts = append(parts, pad(detail.Facts(detail.Fact{Name: "Adresse", Value: address}, detail.Fact{Name: "Interlocuteur", Value: contact(c)})))
	} else {
		if name := contact(c); name != "" {
			parts = append(parts, pad(detail.Facts(detail.Fact{Name: "Interlocuteur", Value: name})))
		}
		parts = append(parts, v.phones(c)...)
	}
	g := p.Guide
	parts = append(parts, said("À avoir en tête", g.Facts, true)...)
	parts = append(parts, said("Pour commencer", g.Opening, false)...)
	if p.Action.Channel == data.ChannelCall {
		parts = append(parts, titled("Résultat de l’appel"))
	} else {
		parts = append(parts, titled("Ce qui s’est dit"))
	}
	parts = append(parts, v.note(p))
	if p.Action.Channel == data.ChannelCall {
		parts = append(parts, v.results(p))
	}
	parts = append(parts, said("S’il paie", g.IfOK, false)...)
	parts = append(parts, said("S’il hésite", g.IfTrouble, false)...)
	return append(parts, said("Pour conclure", g.Closing, false)...)
}

// contact names whom to ask for, or nobody: a civility alone is no name.
func contact(c data.Client) string {
	if c.Contact == "" {
		return ""
	}
	return strings.TrimSpace(c.Civility + " " + c.Contact)
}

// said is a part of the guide; nothing where it is empty.
func said(title string, sentences []string, list bool) []fyne.CanvasObject {
	if len(sentences) == 0 {
		return nil
	}
	out := []fyne.CanvasObject{titled(title)}
	for _, s := range sentences {
		if list {
			s = "• " + s
		}
		out = append(out, ui.NewCopyable(s))
	}
	return out
}

// phones are the client's numbers: a press calls where the system can, else the
// number is copied.
func (v *view) phones(c data.Client) []fyne.CanvasObject {
	var numbers []fyne.CanvasObject
	for _, number := range []string{c.Phone, c.Mobile} {
		if number == "" {
			continue
		}
		numbers = append(numbers, v.button(number, theme.NewThemedResource(phoneIcon), func() { v.openLink("tel:" + dialled(number)) }),
			v.quiet("Copier", nil, func() { v.copy(number) }))
	}
	if len(numbers) == 0 {
		return []fyne.CanvasObject{wrapped("Aucun numéro\u00a0: complétez la fiche du client, ou changez de canal.", widget.WarningImportance)}
	}
	return []fyne.CanvasObject{ui.Flow(numbers...)}
}

// dialled keeps of a number what a telephone needs (RFC 3966).
func dialled(number string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, number)
}

func (v *view) openLink(link string) {
	u, err := url.Parse(link)
	if err == nil {
		err = fyne.CurrentApp().OpenURL(u)
	}
	if err != nil {
		v.sheet.page.shell.Fail(&data.Error{Code: data.CodeInvalid, Cause: err,
			Sentence: "Aucun programme de cet ordinateur ne sait téléphoner\u00a0: composez le numéro vous-même."})
	}
}

func (v *view) copy(text string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	v.sheet.page.shell.Toast("Copié\u00a0: "+text, nil)
}

// note is the field for what was said.
func (v *view) note(p *desk.Prepared) fyne.CanvasObject {
	n := &noteEntry{view: v}
	n.Wrapping = fyne.TextWrapWord
	n.MultiLine = true
	n.ExtendBaseWidget(n)
	n.SetMinRowsVisible(2)
	n.SetPlaceHolder("Note\u00a0: qui, quoi, pour quand")
	choice := v.sheet.choice(p.Action.Client)
	n.SetText(choice.note)
	n.OnChanged = func(s string) { choice.note = s }
	if p.Action.Channel == data.ChannelVisit {
		v.result = n
	}
	return n
}

type noteEntry struct {
	widget.Entry
	view *view
}

// AcceptsTab lets Tab go on to the buttons.
func (n *noteEntry) AcceptsTab() bool { return false }

// FocusGained is called by Fyne.
func (n *noteEntry) FocusGained() {
	n.Entry.FocusGained()
	n.view.reveal(n)
}

// TypedKey is called by Fyne.
func (n *noteEntry) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		n.view.sheet.page.Focus()
		return
	}
	n.Entry.TypedKey(e)
}

// results are what can come of a call, a button each.
func (v *view) results(p *desk.Prepared) fyne.CanvasObject {
	bar := ui.Flow()
	for _, r := range data.CallResults {
		words := r.French()
		if asks(r) {
			words += "…"
		}
		b := v.button(words, nil, func() { v.called(p, r) })
		if v.result == nil {
			v.result = b
		}
		bar.Add(b)
	}
	return bar
}

// asks reports whether a result leads to a question before it is noted.
func asks(r data.Result) bool {
	return r == data.ResultPromise || r == data.ResultDispute || !r.TakesStep()
}

// called notes the result of a call. What the client promises or objects to is
// asked for first; where nobody answered, when to call again.
func (v *view) called(p *desk.Prepared, r data.Result) {
	page, a := v.sheet.page, p.Action
	record := func(again day.Day) {
		page.record(desk.Call{Action: a, Channel: data.ChannelCall, Result: r, Note: v.sheet.choice(a.Client).note, Invoices: a.Invoices, Again: again})
	}
	switch {
	case r == data.ResultPromise:
		page.actions.Promise(a.Client, a.Invoices, func() { record(0) })
	case r == data.ResultDispute:
		page.actions.Dispute(a.Client, a.Invoices, func() { record(0) })
	case !r.TakesStep():
		page.askAgain(p.Client.Name, record)
	default:
		record(0)
	}
}

// visited notes a visit.
func (v *view) visited() {
	v.sheet.whenReady(func(p *desk.Prepared) {
		a := p.Action
		v.sheet.page.record(desk.Call{Action: a, Channel: data.ChannelVisit, Note: v.sheet.choice(a.Client).note, Invoices: a.Invoices})
	})
}
