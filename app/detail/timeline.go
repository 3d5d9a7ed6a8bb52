package detail

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/data"
	"dument/data/day"
)

// Event is a line of what happened with a client: a contact, a payment, a hold
// that began or ended.
type Event struct {
	On       day.Day
	What     string // a few words
	Below    string // who, and what was said
	Figure   string
	Document data.ID // the exact bytes that left, or 0
}

// Timeline lists events, newest first; those of one day stay in their order.
// open is called with a kept document.
func Timeline(events []Event, open func(data.ID)) fyne.CanvasObject {
	events = slices.Clone(events)
	slices.SortStableFunc(events, func(a, b Event) int { return b.On.Sub(a.On) })
	var lines []fyne.CanvasObject
	for _, e := range events[:min(len(events), shownLines)] {
		lines = append(lines, eventLine(e, open))
	}
	return Section("Historique", more(len(events)), "Aucun contact pour l’instant.", lines...)
}

func eventLine(e Event, open func(data.ID)) fyne.CanvasObject {
	head := widget.NewLabel(e.On.French() + "  " + e.What)
	head.Truncation = fyne.TextTruncateEllipsis
	right := container.NewHBox()
	if e.Figure != "" {
		right.Add(widget.NewLabel(e.Figure))
	}
	if e.Document != 0 {
		right.Add(container.NewCenter(IconAction(theme.DocumentIcon(), func() { open(e.Document) })))
	}
	first := container.NewBorder(nil, nil, nil, right, head)
	if e.Below == "" {
		return first
	}
	below := footnote(e.Below)
	return container.New(tight{}, first, below)
}

// ContactEvents tells the contacts of a history.
func ContactEvents(contacts []data.Contact) []Event {
	events := make([]Event, len(contacts))
	for i, c := range contacts {
		events[i] = Event{On: c.On, What: contactTitle(c), Below: contactBelow(c), Document: c.DocumentID}
		if c.Amount != 0 && c.Result.Reached() {
			events[i].Figure = c.Amount.Format(c.Currency)
		}
	}
	return events
}

func contactTitle(c data.Contact) string {
	switch {
	case passed(c.Result):
		return c.Result.French() + titled(c.Level)
	case c.Result != data.ResultNone:
		return c.Channel.French() + "\u00a0: " + small(c.Result.French())
	case c.Level != data.LevelNone:
		return c.Level.French()
	}
	return c.Channel.French()
}

// passed reports whether nothing was said at all: the step was decided about.
func passed(r data.Result) bool { return r == data.ResultSkipped || r == data.ResultRestored }

func titled(l data.Level) string {
	if l == data.LevelNone {
		return ""
	}
	return "\u00a0: " + l.French()
}

func contactBelow(c data.Contact) string {
	var parts []string
	switch said := c.Result != data.ResultNone; {
	case said && !passed(c.Result):
		parts = append(parts, c.Level.French())
	case !said && c.Level != data.LevelNone:
		parts = append(parts, c.Channel.French())
	}
	if c.Recipient != "" {
		parts = append(parts, c.Recipient)
	} else if c.Subject != c.Level.French() {
		parts = append(parts, c.Subject)
	}
	if c.Result != data.ResultNone || c.Channel == data.ChannelCall || c.Channel == data.ChannelVisit || c.Channel == data.ChannelSMS {
		parts = append(parts, short(c.Text)) // the user's own words
	}
	if !c.Deadline.IsZero() {
		parts = append(parts, "à régler pour le "+c.Deadline.French())
	}
	return join(parts...)
}

// shownNote bounds the letters of a note in a timeline.
const shownNote = 240

func short(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= shownNote {
		return text
	}
	return string([]rune(text)[:shownNote]) + "…"
}

// small writes a word inside a sentence.
func small(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return strings.ToLower(string(first)) + s[size:]
}

// PaymentEvents tells the payments of a client.
func PaymentEvents(payments []data.Payment) []Event {
	events := make([]Event, len(payments))
	for i, p := range payments {
		what := "Encaissement"
		if p.Amount == 0 {
			what = "Avoir imputé"
		}
		events[i] = Event{On: p.On, What: what, Below: join(p.Method, p.Reference), Figure: partOf(p, 0).Format(p.Currency)}
	}
	return events
}

// HoldEvents tells when what kept reminders from leaving began and ended.
func HoldEvents(h data.Holds, today day.Day, number func(data.ID) string) []Event {
	var events []Event
	add := func(on day.Day, what string, below ...string) {
		if !on.IsZero() && on <= today {
			events = append(events, Event{On: on, What: what, Below: join(below...)})
		}
	}
	for _, d := range h.Disputes {
		add(d.Closed, "Litige clos", number(d.InvoiceID), d.Outcome.French(), d.Note)
		add(d.Opened, "Litige ouvert", number(d.InvoiceID), d.Reason.French(), d.Note)
	}
	for _, p := range h.Promises {
		amount := p.Amount.Format(p.Currency) + " pour le " + p.Due.French()
		add(p.Withdrawn, "Promesse retirée", amount)
		if p.State(today) == data.PromiseBroken {
			add(p.Due.Add(1), "Promesse non tenue", amount)
		}
		add(p.Made, "Promesse", amount, numbers(p.Invoices, number), p.Note)
	}
	for _, p := range h.Plans {
		amount := p.Total().Format(p.Currency) + " en " + versements(len(p.Instalments))
		add(p.Ended, "Échéancier terminé", amount)
		if i := p.Missed(today); i >= 0 && p.Ended.IsZero() {
			add(p.Instalments[i].Due.Add(p.Grace+1), "Échéancier rompu", amount)
		}
		add(p.Made, "Échéancier", amount, numbers(p.Invoices, number), p.Note)
	}
	for _, p := range h.Pauses {
		what := "tout le client"
		if p.InvoiceID != 0 {
			what = number(p.InvoiceID)
		}
		add(p.Ended, "Pause levée", what)
		add(p.Made, "Mis en pause", what, "jusqu’au "+p.Until.French(), p.Reason)
	}
	return events
}
