package letters

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// pane lays out one message or letter: where it stands, what can be done, the
// words that left and the proof of them.
func (p *Page) pane(i item) fyne.CanvasObject {
	r := i.row
	word, tone := state(r)
	head := detail.Head(kind(r), ui.NewChip(word, tone), detail.IconAction(theme.CancelIcon(), p.table.ClearSelection))
	p.shown = nil
	client := widget.NewHyperlink(r.ClientName, nil)
	client.Wrapping = fyne.TextWrapWord // a long name must not push the list aside
	client.OnTapped = func() { p.shell.ShowClient(r.ClientID) }
	rows := []fyne.CanvasObject{client}
	if sentence := trouble(r); sentence != "" {
		rows = append(rows, wrapped(sentence, widget.WarningImportance))
	}
	rows = append(rows, p.actionBar(r)...)
	if r.post == nil {
		rows = append(rows, facts(i))
	} else {
		p.shown = newPost(p, i)
		rows = append(rows, p.shown.content(), detail.Section("Lettre", nil, "", facts(i)))
	}
	if i.text != "" {
		rows = append(rows, detail.Section("Texte", nil, "", ui.NewCopyable(i.text)))
	}
	body := detail.Scroll(rows...).(*container.Scroll)
	p.place = place{rowID(r), body}
	return container.NewBorder(head, nil, nil, nil, body)
}

// place is where the reader stands in the detail of a row.
type place struct {
	row  data.ID // 0 while none is shown
	body *container.Scroll
}

// of returns how far the detail of a row was read; another one begins at its top.
func (at place) of(row data.ID) fyne.Position {
	if at.row != row {
		return fyne.Position{}
	}
	return at.body.Offset
}

// actionBar offers what the row's state allows.
func (p *Page) actionBar(r courier) []fyne.CanvasObject {
	var bars []fyne.CanvasObject
	switch {
	case r.State == data.MessageUncertain:
		bars = append(bars, detail.Actions(ui.NewButton("Il est bien parti", func() { p.resolve(true) }), ui.NewButton("Il n’est pas parti", func() { p.resolve(false) })))
	case sendable(r):
		bars = append(bars, detail.Actions(ui.NewIconButton("Envoyer maintenant", theme.MailSendIcon(), p.sendNow), ui.NewButton("Annuler l’envoi…", p.cancel)))
	}
	if r.DocumentID != 0 {
		bars = append(bars, detail.Actions(ui.NewIconButton("Ouvrir", theme.FileIcon(), p.open),
			ui.NewIconButton("Enregistrer sous…", theme.DocumentSaveIcon(), p.save)))
	}
	return bars
}

func facts(i item) fyne.CanvasObject {
	r := i.row
	return detail.Facts(
		detail.Fact{Name: "Objet", Value: r.Subject},
		detail.Fact{Name: "Destinataire", Value: r.Recipient},
		detail.Fact{Name: "Date", Value: r.On.French()},
		detail.Fact{Name: "Montant réclamé", Value: amount(r)},
		detail.Fact{Name: "À régler avant le", Value: i.deadline.French()},
		detail.Fact{Name: "Pièces", Value: numbers(i.lines)},
		detail.Fact{Name: "Empreinte SHA-256", Value: r.SHA256},
	)
}

// trouble is the sentence about a message that is not where it should be.
func trouble(r courier) string {
	switch {
	case r.LastError != "":
		return r.LastError
	case r.State == data.MessageUncertain:
		return "L’envoi s’est interrompu\u00a0: personne ne sait si ce message est arrivé. Cherchez-le parmi vos messages envoyés, " +
			"ou demandez à votre client\u00a0; rien ne repart sans votre réponse, pour qu’une relance n’arrive pas deux fois."
	}
	return ""
}

func numbers(lines []data.ContactLine) string {
	list := make([]string, len(lines))
	for i, l := range lines {
		list[i] = l.Number
	}
	return strings.Join(list, ", ")
}

func wrapped(text string, importance widget.Importance) *ui.Prose {
	p := ui.NewProse(text)
	p.Importance = importance
	return p
}

// indented stands fields where the texts of the pane begin.
func indented(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, theme.InnerPadding(), 0), o)
}

// foot stands a button beside a field, at the height of what is typed.
type foot struct{}

func (foot) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, fieldLabel))
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
	}
}

func (foot) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(0, fieldLabel)
}

// fieldLabel is the height of the words above a field.
const fieldLabel float32 = 20
