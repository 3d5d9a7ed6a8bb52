package letters

import (
	"slices"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
)

// largeMail is the size of attachments, in bytes, from which many servers
// refuse a message.
const largeMail = 10 << 20

// Compose writes the subject and body of a draft by its level, its tone, its
// client's language and kind, and sets the deadline that the message gives: the
// step's, else rules.ReminderDays from the second reminder on or where the text names
// one. What the user should look at before sending is added to Warnings. It
// refuses a draft that asks for nothing (data.CodeBlocked), several currencies,
// a formal notice, and a text that CheckTextFor refuses. It is the one renderer:
// a preview is a composed draft.
func Compose(d Draft, t Texts) (Draft, error) {
	if d.Level == data.LevelFormalNotice {
		return d, data.Invalid("level", "Une mise en demeure part sur papier, en recommandé\u00a0: imprimez-la au lieu de l’envoyer par e-mail.")
	}
	template, w, err := d.template(t, false)
	if err != nil {
		return d, err
	}
	d = d.withDeadline(template)
	values := w.values(d)
	d.Subject = oneLine(expand(template.Subject, values))
	d.Body = expand(template.Body, values) + "\n"
	for _, sentence := range d.warnings(template) {
		if !slices.Contains(d.Warnings, sentence) {
			d.Warnings = append(d.Warnings, sentence)
		}
	}
	return d, nil
}

// template returns the text that a draft is written with, checked, and the
// words of its language.
func (d Draft) template(t Texts, sms bool) (Text, words, error) {
	w := wordsFor(d.Client.Language)
	if err := d.check(); err != nil {
		return Text{}, w, err
	}
	key := d.key(sms)
	template := t.Get(key)
	if template == (Text{}) {
		return Text{}, w, data.Invalid("level", "Il n’y a pas de texte pour «\u00a0"+key+"\u00a0»\u00a0: choisissez un autre niveau de relance ou un autre ton.")
	}
	return template, w, CheckTextFor(key, template)
}

// withDeadline sets the last day that the message gives to pay.
func (d Draft) withDeadline(template Text) Draft {
	d.Deadline = 0
	if d.Days > 0 || d.Level.Rank() >= data.LevelSecond.Rank() || asksDeadline(template) {
		d.Deadline = d.Today.Add(d.days())
	}
	return d
}

// days is the delay that the draft leaves to pay, where it leaves one.
func (d Draft) days() int {
	if d.Days > 0 {
		return d.Days
	}
	return rules.ReminderDays
}

// CheckDraft is the last look at a draft that the user may have rewritten: a
// subject on one line, a body, and for a consumer nothing that the law forbids.
func CheckDraft(d Draft) error {
	switch {
	case strings.TrimSpace(d.Subject) == "" || strings.ContainsFunc(d.Subject, data.IsControl):
		return data.Invalid("subject", "L’objet du message est vide ou contient un retour à la ligne\u00a0: écrivez-le sur une seule ligne.")
	case strings.TrimSpace(d.Body) == "":
		return data.Invalid("body", "Le texte du message est vide\u00a0: écrivez-le avant de l’envoyer.")
	}
	if d.Client.Kind == data.Consumer {
		return checkConsumer(Text{Subject: d.Subject, Body: d.Body})
	}
	return nil
}

func asksDeadline(t Text) bool { return holds(t, "limite", "délai") }

// warnings says in French what the user should look at before sending.
func (d Draft) warnings(template Text) []string {
	var out []string
	if d.To == "" && d.Client.Email() == "" {
		out = append(out, d.Client.Name+" n’a pas d’adresse e-mail\u00a0: indiquez-en une, ou imprimez un courrier.")
	}
	if d.Sender.Name == "" {
		out = append(out, "Votre nom n’est pas renseigné\u00a0: le message ne serait pas signé. Complétez-le dans les réglages.")
	}
	if d.Received == nil {
		out = append(out, d.asking(template)...)
	}
	size := 0
	for _, a := range d.Attachments {
		size += len(a.Content)
	}
	if size > largeMail {
		out = append(out, "Les pièces jointes pèsent "+count(size>>20, "Mo", "Mo")+"\u00a0: la messagerie de votre client pourrait les refuser.")
	}
	return out
}

// noticed returns the day of the last formal notice about the draft's invoices, or none.
func (d Draft) noticed() (on day.Day) {
	var ids []data.ID
	for _, l := range d.Lines {
		ids = append(ids, l.Invoice.ID)
	}
	for _, c := range reminders(d.Earlier, ids) {
		if c.Level == data.LevelFormalNotice {
			on = c.On
		}
	}
	return on
}

// asking is the warnings about a message that asks for money.
func (d Draft) asking(template Text) []string {
	var out []string
	if d.Sender.IBAN == "" && len(d.links()) == 0 {
		out = append(out, "Votre IBAN n’est pas renseigné\u00a0: le message ne dit pas comment payer.")
	}
	if d.Days > 0 && !asksDeadline(template) {
		out = append(out, "L’étape laisse "+count(d.Days, "jour", "jours")+" pour payer, mais le texte ne le dit pas\u00a0: ajoutez-y {limite} dans les réglages, ou écrivez le "+d.Deadline.French()+".")
	}
	if d.Promise != nil && d.Level.Rank() >= data.LevelFirst.Rank() && !holds(template, "promesse") {
		out = append(out, "La promesse non tenue du "+d.Promise.Due.French()+" n’est pas rappelée\u00a0: ajoutez {promesse} au texte dans les réglages.")
	}
	if on := d.noticed(); !on.IsZero() && d.Level.Rank() >= data.LevelFirst.Rank() {
		out = append(out, "Une mise en demeure est partie le "+on.French()+" pour ces factures\u00a0: une relance après elle l’affaiblit. La suite est l’injonction de payer, ou un accord.")
	}
	if d.Instalment != nil {
		return out
	}
	var missing []string
	for _, l := range d.Lines {
		if !l.Attached && l.Invoice.Kind != data.KindCreditNote {
			missing = append(missing, l.Invoice.Number)
		}
	}
	switch {
	case len(missing) == 1:
		out = append(out, "La facture "+missing[0]+" n’est pas jointe\u00a0: ajoutez son PDF à sa fiche pour qu’elle parte avec le message.")
	case len(missing) > 1:
		out = append(out, count(len(missing), "facture n’est pas jointe", "factures ne sont pas jointes")+"\u00a0: "+listOf(missing, 6, "et", "autres")+".")
	}
	return out
}

// invoices returns the lines that are not credit notes.
func (d Draft) invoices() []Line {
	var out []Line
	for _, l := range d.Lines {
		if l.Invoice.Kind != data.KindCreditNote {
			out = append(out, l)
		}
	}
	return out
}

// links returns the payment links of the invoices with what they pay, each once.
func (d Draft) links() [][2]string {
	var out [][2]string
	for _, l := range d.invoices() {
		link := l.Invoice.PaymentLink
		if link != "" && !slices.ContainsFunc(out, func(known [2]string) bool { return known[1] == link }) {
			out = append(out, [2]string{l.Invoice.Number, link})
		}
	}
	return out
}

// oldest returns the line that fell due first.
func (d Draft) oldest() Line {
	lines := d.invoices()
	if len(lines) == 0 {
		return Line{}
	}
	return slices.MinFunc(lines, func(a, b Line) int { return int(a.Invoice.Due - b.Invoice.Due) })
}

// numbers returns the numbers of the invoices, in their order.
func (d Draft) numbers() []string {
	var out []string
	for _, l := range d.invoices() {
		out = append(out, oneLine(l.Invoice.Number))
	}
	return out
}

// partly reports whether a part of the line was paid and a part is left.
func (l Line) partly() bool { return l.Balance != l.Total && l.Balance > money.Cents(0) }

// listOf joins words: "a, b et c"; beyond limit, "a, b et 3 autres".
func listOf(words []string, limit int, and, others string) string {
	if len(words) > limit {
		return strings.Join(words[:limit-1], ", ") + " " + and + " " + count(len(words)-limit+1, others, others)
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + and + " " + words[len(words)-1]
}
