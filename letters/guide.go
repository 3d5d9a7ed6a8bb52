package letters

import (
	"io/fs"
	"strings"
	"sync"

	"dument/assets"
	"dument/data"
)

// Guide helps the user through a call: what to have in mind, in French, then
// what to say, in the client's language.
type Guide struct {
	Facts     []string
	Opening   []string // how to begin, and what to ask
	IfOK      []string // the client says that it pays or has paid
	IfTrouble []string // answers to the usual reasons
	Closing   []string
}

// CallGuide returns the guide for a call about a draft, by its level and its
// client's language and kind. Sentences about what is not there (a promise, a
// contact's name) are left out. For a level without one it is the first
// reminder's, for a formal notice the third's.
func CallGuide(d Draft) Guide {
	w := wordsFor(d.Client.Language)
	level := d.Level
	switch {
	case level == data.LevelFormalNotice:
		level = data.LevelThird
	case UsualTone(level) == "" && d.Instalment == nil && d.Received == nil:
		level = data.LevelFirst
	}
	values := w.values(d.withDeadline(Text{Body: "{limite}"}))
	if values["pièces"] != "" {
		values["pièces"] = w.the(len(d.numbers())) + values["pièces"]
	}
	if values["contact"] == "" {
		values["contact"] = w.somebody
		if d.Client.Kind == data.Consumer {
			values["contact"] = oneLine(d.Client.Name)
		}
	}
	g := Guide{Facts: d.facts()}
	parts := callGuides()[string(w.language)+"/"+string(level)+"-"+string(d.Client.Kind)]
	for i, lines := range []*[]string{&g.Opening, &g.IfOK, &g.IfTrouble, &g.Closing} {
		for _, sentence := range parts[i] {
			if said := expand(sentence, values); said != "" {
				*lines = append(*lines, said)
			}
		}
	}
	return g
}

// callGuides reads the guides once, by language, level and kind. A file has
// four parts, each after a line "# …"; a line that begins with "professional:",
// "consumer:" or "public:" is for that kind of debtor only.
var callGuides = sync.OnceValue(func() map[string][4][]string {
	guides := map[string][4][]string{}
	for _, language := range []data.Language{data.French, data.English} {
		for _, level := range TextLevels {
			raw, err := fs.ReadFile(assets.Texts(), string(language)+"/call-"+string(level)+".txt")
			if err != nil {
				panic(err) // the file is embedded: only a broken build lacks it
			}
			for _, kind := range data.ClientKinds {
				guides[string(language)+"/"+string(level)+"-"+string(kind)] = guideParts(string(raw), kind)
			}
		}
	}
	return guides
})

// guideParts returns the sentences of a file for a kind of debtor.
func guideParts(file string, kind data.ClientKind) [4][]string {
	var parts [4][]string
	at := -1
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		mine := true
		for _, k := range data.ClientKinds {
			if said, only := strings.CutPrefix(line, string(k)+":"); only {
				line, mine = strings.TrimSpace(said), k == kind
			}
		}
		switch {
		case strings.HasPrefix(line, "# "):
			at = min(at+1, len(parts)-1)
		case line != "" && mine && at >= 0:
			parts[at] = append(parts[at], line)
		}
	}
	return parts
}

// factLines is how many invoices the facts of a call name.
const factLines = 8

// facts says in French, the user's language, what the call is about.
func (d Draft) facts() []string {
	w := french
	total := data.InvoiceCount(len(d.invoices())) + w.colon + w.amount(d.Net(), d.Currency())
	out := []string{total}
	switch {
	case d.Instalment != nil:
		out[0] = capital(w.instalment(d))
	case d.Received != nil:
		out[0] = w.received(d)
	}
	for i, l := range d.Lines {
		if i == factLines-1 && len(d.Lines) > factLines {
			out = append(out, "… et "+count(len(d.Lines)-i, "autre pièce", "autres pièces"))
			break
		}
		out = append(out, d.fact(l))
	}
	if d.OnAccount != 0 {
		out = append(out, w.onAccount+w.colon+w.amount(-d.OnAccount, d.Currency()))
	}
	if p := d.Promise; p != nil {
		out = append(out, "Promesse non tenue\u00a0: "+w.amount(p.Amount, p.Currency)+" pour le "+w.day(p.Due))
	}
	if last, ok := d.lastContact(); ok {
		said := "Dernier contact\u00a0: " + last.Channel.French() + " du " + w.day(last.On)
		if what := last.Result.French(); what != "" {
			said += " (" + strings.ToLower(what) + ")"
		} else if last.Level != data.LevelNone {
			said += " (" + strings.ToLower(last.Level.French()) + ")"
		}
		out = append(out, said)
	}
	return out
}

// fact returns "F-2026-017 : 1 234,56 €, échue le 05/10/2026, 47 jours de retard".
func (d Draft) fact(l Line) string {
	w := french
	s := oneLine(l.Invoice.Number) + w.colon
	switch late := d.Today.Sub(l.Invoice.Due); {
	case l.Invoice.Kind == data.KindCreditNote:
		return "Avoir " + s + w.amount(l.Balance, l.Invoice.Currency)
	case l.Balance <= 0:
		return s + "soldée"
	case late > 0:
		s += w.amount(l.Balance, l.Invoice.Currency) + w.overdue + w.day(l.Invoice.Due) + ", " + count(late, w.dayOne, w.dayMany) + " de retard"
	default:
		s += w.amount(l.Balance, l.Invoice.Currency) + w.due + w.day(l.Invoice.Due)
	}
	if l.partly() {
		s += ", " + w.amount(l.Paid, l.Invoice.Currency) + " déjà réglés"
	}
	return s
}

// lastContact returns the last contact that reached the client.
func (d Draft) lastContact() (data.Contact, bool) {
	var last data.Contact
	for _, c := range d.Earlier {
		if !c.On.IsZero() && c.Result.Reached() && c.On >= last.On {
			last = c
		}
	}
	return last, !last.On.IsZero()
}
