package letters

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/letters"
)

// post is the part of the detail that follows a registered letter: where it
// is, its number, what to note next, its proofs and its deadline.
type post struct {
	page   *Page
	letter data.Posting
	lines  []data.ContactLine // the invoices that it is about
	number *ui.TextField
}

func newPost(p *Page, i item) *post {
	o := &post{page: p, letter: *i.row.post, lines: i.lines}
	o.number = ui.NewTextField("number", "Numéro du recommandé", data.CheckRegisteredNumber)
	o.number.SetPlaceHolder("Scannez-le ou tapez-le, puis Entrée")
	o.number.SetText(data.GroupRegisteredNumber(o.letter.Number))
	o.number.ChooseWhole()
	o.number.OnEnter(o.saveNumber)
	return o
}

// content lays the section out: what to know, the number, what to note next,
// then what is known.
func (o *post) content() fyne.CanvasObject {
	l := o.letter
	var parts []fyne.CanvasObject
	if sentence, importance := deadline(l, o.page.desk.Today()); sentence != "" {
		parts = append(parts, wrapped(sentence, importance))
	}
	followed := l.State() != data.StateNotPosted
	if followed {
		parts = append(parts, o.numberRow(), detail.Gap())
	}
	parts = append(parts, o.nextButtons()...)
	parts = append(parts, o.steps()...)
	if followed {
		parts = append(parts, o.scanLine(data.PostSlip, "Récépissé de dépôt", l.Slip), o.scanLine(data.PostReceipt, receiptName(l), l.Receipt))
	}
	return detail.Section("Suivi du recommandé", nil, "", parts...)
}

// steps lists what is known of the letter's way, each step with a button that
// takes it back.
func (o *post) steps() []fyne.CanvasObject {
	l := o.letter
	steps := []fyne.CanvasObject{detail.Line("Imprimé", "", l.Printed.French())}
	add := func(word string, kind data.PostEventKind, on string) {
		if on != "" {
			steps = append(steps, detail.Line(word, "", on, detail.IconAction(theme.ContentUndoIcon(), func() { o.takeBack(word, kind) })))
		}
	}
	add("Posté", data.PostPosted, l.Posted.French())
	add("Première présentation", data.PostPresented, l.Presented.French())
	add("Distribué", data.PostDelivered, l.Delivered.French())
	add("Revenu\u00a0: "+small(l.Outcome.French()), outcomes[l.Outcome], l.Back.French())
	return steps
}

// outcomes are the events that ended a letter's way.
var outcomes = map[data.PostState]data.PostEventKind{
	data.StateUnclaimed: data.PostUnclaimed, data.StateRefused: data.PostRefused, data.StateUnknown: data.PostUnknown,
}

// numberRow is the letter's number, typed or scanned.
func (o *post) numberRow() fyne.CanvasObject {
	return indented(container.NewBorder(nil, nil, nil, container.New(foot{}, ui.NewButton("Noter", o.saveNumber)), o.number))
}

// track opens the public page that follows the letter.
func (o *post) track() { ui.Browse(o.page.shell, data.TrackingPage(o.letter.Number)) }

// saveNumber keeps what is typed, or scanned by a reader that types and presses
// Enter. In the tray the keyboard then goes to the next letter's number.
func (o *post) saveNumber() {
	p, number := o.page, data.Compact(o.number.Text())
	if o.number.Check() != nil || number == o.letter.Number {
		return
	}
	said := "Le numéro " + data.GroupRegisteredNumber(number) + " est noté pour " + o.letter.ClientName + "."
	if number == "" {
		said = "Le numéro du pli de " + o.letter.ClientName + " est retiré."
	}
	o.note(said, func(err error) {
		if err != nil {
			o.number.SetError(err.Error())
		} else if p.filter() == filterTray && number != "" {
			p.scanNext(contactRow(o.letter.ContactID))
		}
	}, data.PostEvent{Kind: data.PostNumber, Number: number})
}

// scanNext chooses the row after one in the tray that has no number yet.
func (p *Page) scanNext(after data.ID) {
	rows, past := *p.rows.Load(), false
	for _, id := range p.listed {
		if past && rows[id].post != nil && rows[id].post.Number == "" {
			p.scan = id
			p.table.Select(id)
			return
		}
		past = past || id == after
	}
}

// takeBack takes back what was noted by mistake.
func (o *post) takeBack(word string, kind data.PostEventKind) {
	o.carryOut("«\u00a0"+word+"\u00a0» est retiré du suivi de "+o.letter.ClientName+".", data.PostEvent{Kind: kind})
}

// carryOut notes events of the letter where no field has to hear of an error.
func (o *post) carryOut(said string, events ...data.PostEvent) {
	o.note(said, o.page.shell.Fail, events...)
}

// note records events of the letter; then hears what came of it, nil when it
// was kept.
func (o *post) note(said string, then func(error), events ...data.PostEvent) {
	p, letter := o.page, o.letter.ContactID
	ui.Do(p.shell.Runner(), func(ctx context.Context) (desk.Undo, error) { return p.desk.NotePost(ctx, letter, events...) },
		func(undo desk.Undo, err error) {
			if err == nil {
				detail.Done(p.shell, ui.CouriersChanged, undo, said)
			}
			then(err)
		})
}

// nextButtons offer what can happen to the letter next.
func (o *post) nextButtons() []fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	for _, s := range nextSteps(o.letter) {
		buttons = append(buttons, ui.NewButton(s.verb, func() { o.ask(s) }))
	}
	l := o.letter
	switch {
	case l.State() == data.StatePrinted:
		buttons = append(buttons, ui.NewButton("Ne pas poster", o.giveUp))
	case l.State() == data.StateNotPosted:
		buttons = append(buttons, ui.NewButton("Remettre à poster", func() { o.takeBack("Non posté", data.PostNotPosted) }))
	case l.Expired(o.page.desk.Today()) && l.Level == data.LevelFormalNotice:
		if door := o.page.doors.Dossier; door != nil {
			buttons = append(buttons, ui.NewButton("Dossier…", func() { door(l.ClientID, o.invoices()) }))
		}
		buttons = append(buttons, ui.NewButton("Injonction de payer…", func() {
			ShowPaper(o.page.shell, o.page.desk, desk.PaperRequest{Kind: letters.PaperInjunction, Client: l.ClientID, Invoices: o.invoices()})
		}))
	}
	if l.Number != "" {
		buttons = append(buttons, ui.NewIconButton("Suivre sur laposte.fr", theme.SearchIcon(), o.track))
	}
	if len(buttons) == 0 {
		return nil
	}
	return []fyne.CanvasObject{detail.Actions(buttons...), detail.Gap()}
}

// giveUp takes the letter out of the tray: it counts as never sent.
func (o *post) giveUp() {
	o.carryOut("La lettre pour "+o.letter.ClientName+" ne sera pas postée\u00a0: elle ne compte plus comme envoyée.",
		data.PostEvent{Kind: data.PostNotPosted, On: o.page.desk.Today()})
}

// invoices are those that the letter is about.
func (o *post) invoices() []data.ID {
	var ids []data.ID
	for _, line := range o.lines {
		ids = append(ids, line.InvoiceID)
	}
	return ids
}

// deadline says until when the letter leaves to pay, and what that is counted
// from (art. 1231 C. civ.; an unclaimed letter counts: 1re civ., 20 January 2021).
func deadline(l data.Posting, today day.Day) (string, widget.Importance) {
	given, end := count(l.Days, "jour", "jours"), l.Deadline()
	state := l.State()
	switch {
	case state == data.StateUnknown:
		return "Le destinataire est inconnu à cette adresse\u00a0: aucun délai ne court. Vérifiez l’adresse du client, puis préparez une nouvelle lettre.", widget.WarningImportance
	case state == data.StateNotPosted:
		return "Cette lettre n’a pas été postée\u00a0: elle ne compte pas comme envoyée.", widget.LowImportance
	case l.Days == 0:
		return "", widget.MediumImportance
	case end.IsZero():
		return "La lettre laisse " + given + " à compter de sa réception\u00a0: le délai court quand la distribution est notée.", widget.MediumImportance
	}
	from, other := "comptés de la distribution du "+l.Delivered.French(), ""
	switch counts := ", puisqu’un recommandé " + small(state.French()) + " compte comme reçu"; {
	case state == data.StateDelivered:
	case l.Presented.IsZero():
		from = "comptés du retour du " + l.Back.French() + counts
		other = " Notez la première présentation si l’enveloppe la donne\u00a0: le délai court d’elle."
	default: // both are shown: which one counts is for the user to decide
		from = "comptés de la première présentation du " + l.Presented.French() + counts
		other = " Compté du retour du " + l.Back.French() + ", il finirait le " + l.Back.Add(l.Days).French() + "."
	}
	if l.Expired(today) {
		sentence := "Délai expiré le " + end.French() + "\u00a0: " + given + ", " + from + "."
		if l.Level == data.LevelFormalNotice {
			sentence += " La suite\u00a0: constituer le dossier, ou demander une injonction de payer."
		}
		return sentence + other, widget.WarningImportance
	}
	return "À régler au plus tard le " + end.French() + "\u00a0: " + given + ", " + from + "." + other, widget.MediumImportance
}
