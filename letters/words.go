package letters

import (
	"slices"
	"strconv"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// words is a language that messages are written in: how it says days, amounts
// and the few words that the texts leave to the program.
type words struct {
	language                           data.Language
	day                                func(day.Day) string
	amount                             func(c money.Cents, currency string) string
	invoice, invoices, creditNote, and string
	others, dayOne, dayMany, colon     string
	issued, due, overdue, order, left  string
	onAccount, transfer, holder, quote string
	online, attachedOne, attachedMany  string
	hello, helloMr, helloMrs           string
	noRecords, exchanges, somebody     string
	promise, broken, partly            string // %a amount, %d day, %p what came in, %m who waits
	plan, receipt                      string // %n number, %o of, %a amount, %d day
}

var french = words{
	language: data.French,
	day:      day.Day.French,
	amount:   money.Cents.Format,
	invoice:  "facture", invoices: "factures", creditNote: "avoir", and: "et",
	others: "autres", dayOne: "jour", dayMany: "jours", colon: "\u00a0: ",
	issued: " du ", due: ", échéance le ", overdue: ", échue le ", order: ", votre référence ", left: " à régler sur ",
	onAccount: "Sommes reçues à déduire", transfer: "Pour régler par virement\u00a0:", holder: "Titulaire", quote: "Référence à indiquer",
	online: "Paiement en ligne", attachedOne: "La facture est jointe à ce message.", attachedMany: "Les factures sont jointes à ce message.",
	hello: "Bonjour", helloMr: "Bonjour Monsieur", helloMrs: "Bonjour Madame", noRecords: "nos précédents échanges", exchanges: "nos échanges", somebody: "la personne qui suit les factures",
	promise: "Vous aviez annoncé un règlement de %a pour le %d\u202f; sauf erreur, ", broken: "il %mest pas parvenu.", partly: "%p sont arrivés depuis.",
	plan: "versement %n sur %o, %a, prévu le %d", receipt: "%a reçus le %d",
}

var english = words{
	language: data.English,
	day:      day.Day.English,
	amount:   money.Cents.FormatEnglish,
	invoice:  "invoice", invoices: "invoices", creditNote: "credit note", and: "and",
	others: "others", dayOne: "day", dayMany: "days", colon: ": ",
	issued: " of ", due: ", due on ", overdue: ", due on ", order: ", your reference ", left: " outstanding of ",
	onAccount: "Payments received, to deduct", transfer: "To pay by bank transfer:", holder: "Account holder", quote: "Reference to quote",
	online: "Pay online", attachedOne: "The invoice is attached to this message.", attachedMany: "The invoices are attached to this message.",
	hello: "Hello", helloMr: "Dear Mr", helloMrs: "Dear Ms", noRecords: "our earlier messages", exchanges: "our exchanges", somebody: "the person in charge of invoices",
	promise: "You had announced a payment of %a for %d; it seems that ", broken: "it has not reached %m yet.", partly: "%p of it has arrived since.",
	plan: "instalment %n of %o, %a, due on %d", receipt: "%a received on %d",
}

func wordsFor(l data.Language) words {
	if l == data.English {
		return english
	}
	return french
}

// values returns the value of every variable for a draft.
func (w words) values(d Draft) map[string]string {
	due, links := d.oldest().Invoice.Due, d.links()
	if d.Instalment != nil {
		due = d.Instalment.Due
	}
	v := map[string]string{
		"salutation": w.salutation(d.Client),
		"client":     d.Client.Name,
		"contact":    d.Client.Contact,
		"pièces":     w.pieces(d.numbers()),
		"total":      w.amount(d.Net(), d.Currency()),
		"échéance":   w.day(due),
		"jours":      count(max(d.Today.Sub(due), due.Sub(d.Today)), w.dayOne, w.dayMany),
		"limite":     w.day(d.Deadline),
		"délai":      count(d.days(), w.dayOne, w.dayMany),
		"relances":   w.earlier(d),
		"promesse":   w.promised(d),
		"versement":  w.instalment(d),
		"reçu":       w.received(d),
		"jointes":    w.attached(d),
		"iban":       data.GroupIBAN(d.Sender.IBAN),
		"bic":        d.Sender.BIC,
		"expéditeur": signedName(d.Sender),
		"téléphone":  d.Sender.Phone,
		"email":      d.Sender.Email,
	}
	if len(links) > 0 {
		v["lien"] = links[0][1]
	}
	for name, value := range v {
		v[name] = oneLine(value)
	}
	v["factures"] = w.list(d)
	v["règlement"] = w.payment(d)
	v["signature"] = joinLines(v["expéditeur"], v["téléphone"], v["email"])
	return v
}

// promised returns the sentence about a broken promise, "" when there is none.
func (w words) promised(d Draft) string {
	p := d.Promise
	if p == nil {
		return ""
	}
	who, said := voiceOf(d.Sender), w.promise+w.broken
	if p.Paid > 0 {
		said = w.promise + w.partly
	}
	me := who.englishMe
	if w.language == data.French {
		me = who.toMe
	}
	return strings.NewReplacer("%a", w.amount(p.Amount, p.Currency), "%d", w.day(p.Due), "%p", w.amount(p.Paid, p.Currency), "%m", me).Replace(said)
}

// instalment names the instalment that the draft is about, "" when there is none.
func (w words) instalment(d Draft) string {
	i := d.Instalment
	if i == nil {
		return ""
	}
	return strings.NewReplacer("%n", strconv.Itoa(i.Number), "%o", strconv.Itoa(i.Of), "%a", w.amount(i.Owed, d.Currency()), "%d", w.day(i.Due)).Replace(w.plan)
}

// received names the payment that the draft thanks for, "" when there is none.
func (w words) received(d Draft) string {
	if d.Received == nil {
		return ""
	}
	return strings.NewReplacer("%a", w.amount(d.Received.Amount, d.Currency()), "%d", w.day(d.Received.On)).Replace(w.receipt)
}

func (w words) salutation(c data.Client) string {
	name := ""
	if w.language == data.English || c.Civility == data.CivilityNone {
		if name = c.Contact; name == "" && c.Kind == data.Consumer {
			name = c.Name
		}
	}
	hello := w.hello
	switch c.Civility {
	case data.CivilityMr:
		hello = w.helloMr
	case data.CivilityMrs:
		hello = w.helloMrs
	}
	if w.language == data.English && name == "" {
		hello = w.hello // "Dear Mr" needs a name
	}
	return strings.TrimSpace(hello + " " + name)
}

// pieces returns "facture F-1", "factures F-1 et F-2", "5 factures".
func (w words) pieces(numbers []string) string {
	switch len(numbers) {
	case 0:
		return ""
	case 1:
		return w.invoice + " " + numbers[0]
	case 2:
		return w.invoices + " " + listOf(numbers, 2, w.and, w.others)
	}
	return count(len(numbers), w.invoice, w.invoices)
}

// the returns the article of n invoices: "la ", "les ", "the ".
func (w words) the(n int) string {
	switch {
	case w.language == data.English:
		return "the "
	case n == 1:
		return "la "
	}
	return "les "
}

// list returns one line for each invoice, then credit notes and money on account.
func (w words) list(d Draft) string {
	var lines []string
	for _, l := range d.Lines {
		i, name := l.Invoice, w.invoice
		if i.Kind == data.KindCreditNote {
			name = w.creditNote
		}
		s := "– " + capital(name) + " " + i.Number + w.issued + w.day(i.Issued)
		switch {
		case i.Kind == data.KindCreditNote || d.Received != nil:
		case i.Due < d.Today:
			s += w.overdue + w.day(i.Due)
		default:
			s += w.due + w.day(i.Due)
		}
		if i.OrderRef != "" {
			s += w.order + i.OrderRef
		}
		switch {
		case d.Received != nil:
			s += w.colon + w.amount(l.Total, i.Currency) // what was settled, not the nothing that is left
		case l.partly():
			s += w.colon + w.amount(l.Balance, i.Currency) + w.left + w.amount(l.Total, i.Currency)
		default:
			s += w.colon + w.amount(l.Balance, i.Currency)
		}
		lines = append(lines, oneLine(s))
	}
	if d.OnAccount != 0 {
		lines = append(lines, "– "+w.onAccount+w.colon+w.amount(-d.OnAccount, d.Currency()))
	}
	return strings.Join(lines, "\n")
}

// payment returns how to pay, "" when the sender has neither IBAN nor link.
func (w words) payment(d Draft) string {
	var lines []string
	if d.Sender.IBAN != "" {
		lines = append(lines, w.transfer, "IBAN"+w.colon+data.GroupIBAN(d.Sender.IBAN))
		if d.Sender.BIC != "" {
			lines = append(lines, "BIC"+w.colon+d.Sender.BIC)
		}
		lines = append(lines, w.holder+w.colon+oneLine(d.Sender.Name), w.quote+w.colon+listOf(d.numbers(), 8, w.and, w.others))
	}
	links := d.links()
	for _, l := range links {
		label := w.online
		if len(links) > 1 {
			label += " (" + oneLine(l[0]) + ")"
		}
		lines = append(lines, label+w.colon+l[1])
	}
	return strings.Join(lines, "\n")
}

func (w words) attached(d Draft) string {
	n := 0
	for _, l := range d.invoices() {
		if l.Attached {
			n++
		}
	}
	switch {
	case n == 0 || n < len(d.invoices()):
		return ""
	case n == 1:
		return w.attachedOne
	}
	return w.attachedMany
}

// earlier names what reached the client about these invoices, with its days:
// "mon message du 05/10/2026", "nos messages du 05/10/2026 et du 20/10/2026",
// or "nos échanges du …" where a call was among them.
func (w words) earlier(d Draft) string {
	var days []string
	spoken := false
	for _, c := range reminders(d.Earlier, d.ids()) {
		if s := w.issued[1:] + w.day(c.On); !slices.Contains(days, s) {
			days = append(days, s)
			spoken = spoken || c.Channel == data.ChannelCall || c.Channel == data.ChannelVisit
		}
	}
	days = days[max(0, len(days)-3):]
	list, who := listOf(days, len(days), w.and, w.others), voiceOf(d.Sender)
	switch {
	case len(days) == 0:
		return w.noRecords
	case spoken:
		return w.exchanges + " " + list
	case w.language == data.English && len(days) == 1:
		return who.englishMy + " message " + list
	case w.language == data.English:
		return who.englishMy + " messages " + list
	case len(days) == 1:
		return who.my + " message " + list
	}
	return who.mine + " messages " + list
}

func (d Draft) ids() []data.ID {
	var ids []data.ID
	for _, l := range d.invoices() {
		ids = append(ids, l.Invoice.ID)
	}
	return ids
}

// reminders returns the contacts that asked for one of the invoices, the
// oldest first; polite notes before the due date are none, nor are steps that
// were passed and calls that nobody answered.
func reminders(contacts []data.Contact, ids []data.ID) []data.Contact {
	var out []data.Contact
	for _, c := range contacts {
		about := len(c.Lines) == 0 || slices.ContainsFunc(c.Lines, func(l data.ContactLine) bool { return slices.Contains(ids, l.InvoiceID) })
		if about && c.Level.Rank() >= data.LevelFirst.Rank() && c.Result.Reached() && !c.On.IsZero() {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b data.Contact) int { return int(a.On - b.On) })
	return out
}

func joinLines(lines ...string) string {
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n")
}

func capital(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
