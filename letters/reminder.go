package letters

import (
	"strings"

	"dument/data"
)

// paper is the words of a reminder letter in one language.
type paper struct {
	objects           map[data.Level]string
	open              map[data.Level]string // %r earlier reminders, %d the oldest due date, %v the instalment
	ask               map[data.Level]string // %l the deadline
	manner            map[data.Tone]string  // one more sentence after the due date
	law               map[data.ClientKind]string
	help              string
	number, date, due string
	total, paid, left string
	sum, onAccount    string
	scheduled         string // the sum where it is an instalment
	mail, call, or    string
	attention         string
	copies            [2]string
}

var frenchPaper = paper{
	objects: map[data.Level]string{data.LevelUpcoming: "Échéance à venir", data.LevelFirst: "Rappel de facture",
		data.LevelSecond: "Deuxième rappel de facture", data.LevelThird: "Troisième rappel de facture",
		data.LevelInstalment: "Échéance d’un versement", data.LevelInstalmentLate: "Rappel d’un versement"},
	open: map[data.Level]string{
		data.LevelUpcoming:       "Un petit mot avant l’échéance, pour vous faciliter l’organisation de vos règlements\u00a0:",
		data.LevelFirst:          "Sauf erreur, le règlement suivant, attendu le %d, n’est pas encore arrivé. Il s’agit sans doute d’un simple oubli.",
		data.LevelSecond:         "Après %r, le règlement suivant, attendu le %d, n’est sauf erreur pas encore arrivé.",
		data.LevelThird:          "Après %r, le règlement suivant, attendu le %d, n’est sauf erreur toujours pas arrivé.",
		data.LevelInstalment:     "Comme convenu, voici le prochain paiement de votre échéancier, le %v\u00a0:",
		data.LevelInstalmentLate: "Sauf erreur, ce paiement de votre échéancier n’est pas encore arrivé\u00a0: le %v.",
	},
	ask: map[data.Level]string{
		data.LevelUpcoming:       "Merci de prévoir ce règlement pour la date indiquée.",
		data.LevelFirst:          "Merci de procéder au règlement dès que possible.",
		data.LevelSecond:         "Merci de procéder au règlement au plus tard le %l, ou d’indiquer d’ici là la date à laquelle il est prévu.",
		data.LevelThird:          "Merci de procéder au règlement au plus tard le %l.",
		data.LevelInstalment:     "Merci de prévoir ce règlement pour la date indiquée.",
		data.LevelInstalmentLate: "Merci d’y procéder dès que possible, pour que l’échéancier convenu puisse continuer.",
	},
	manner: map[data.Tone]string{
		data.ToneCordial:       "Il suffit d’un mot pour convenir ensemble d’un arrangement.",
		data.ToneFirm:          "Merci d’en confirmer la date par écrit dès réception de cette lettre.",
		data.ToneUnderstanding: "Si la période est difficile, une autre date, un premier versement ou un échéancier peuvent être convenus.",
	},
	law: map[data.ClientKind]string{
		data.Professional: "Pour information, la loi prévoit entre professionnels des pénalités de retard et une indemnité forfaitaire de 40\u00a0€ par facture (articles L441-10 et D441-5 du code de commerce). Elles ne sont pas comptées dans cette lettre.",
		data.PublicBody:   "Pour information, le code de la commande publique prévoit en cas de retard des intérêts moratoires et une indemnité forfaitaire de 40\u00a0€ (articles L2192-13 et D2192-35). Ils ne sont pas comptés dans cette lettre.",
	},
	help:   "Si quelque chose retient le paiement, ou si un règlement en plusieurs fois vous arrange, il suffit de le dire%w. Si le règlement est déjà parti, merci de ne pas tenir compte de cette lettre.",
	number: "Facture", date: "Date", due: "Échéance", total: "Montant TTC", paid: "Réglé", left: "Reste dû",
	sum: "Montant à régler", scheduled: "Versement attendu", onAccount: "Sommes reçues à déduire", mail: " par e-mail à ", call: " par téléphone au ", or: " ou",
	attention: "À l’attention de ", copies: [2]string{"copie de la facture ", "copies des factures "},
}

var englishPaper = paper{
	objects: map[data.Level]string{data.LevelUpcoming: "Payment falling due", data.LevelFirst: "Payment reminder",
		data.LevelSecond: "Second payment reminder", data.LevelThird: "Third payment reminder",
		data.LevelInstalment: "Scheduled payment", data.LevelInstalmentLate: "Reminder of a scheduled payment"},
	open: map[data.Level]string{
		data.LevelUpcoming:       "A short note ahead of the due date, to help you plan your payments:",
		data.LevelFirst:          "It seems that the following payment, due on %d, has not arrived yet. This is most likely an oversight.",
		data.LevelSecond:         "Further to %r, it seems that the following payment, due on %d, has not arrived yet.",
		data.LevelThird:          "Further to %r, it seems that the following payment, due on %d, has still not arrived.",
		data.LevelInstalment:     "As agreed, here is the next payment of your schedule, %v:",
		data.LevelInstalmentLate: "It seems that this payment of your schedule has not arrived yet: %v.",
	},
	ask: map[data.Level]string{
		data.LevelUpcoming:       "Please plan this payment for the date shown.",
		data.LevelFirst:          "Please arrange for payment as soon as you can.",
		data.LevelSecond:         "Please arrange for payment by %l, or let us know by then when it is planned.",
		data.LevelThird:          "Please arrange for payment by %l.",
		data.LevelInstalment:     "Please plan this payment for the date shown.",
		data.LevelInstalmentLate: "Please make it as soon as you can, so that the agreed schedule can go on.",
	},
	manner: map[data.Tone]string{
		data.ToneCordial:       "A word is enough to agree on an arrangement together.",
		data.ToneFirm:          "Please confirm its date in writing on receipt of this letter.",
		data.ToneUnderstanding: "If times are difficult, another date, a first part payment or instalments can be agreed.",
	},
	law: map[data.ClientKind]string{
		data.Professional: "For your information, French law provides between businesses for late payment penalties and a flat compensation of €40 per invoice (articles L441-10 and D441-5 of the code de commerce). They are not included in this letter.",
		data.PublicBody:   "For your information, the French code de la commande publique provides for late payment interest and a flat compensation of €40 (articles L2192-13 and D2192-35). They are not included in this letter.",
	},
	help:   "If something is holding the payment back, or if you would prefer to pay in instalments, please say so%w. If your payment is already on its way, please disregard this letter.",
	number: "Invoice", date: "Date", due: "Due date", total: "Amount", paid: "Paid", left: "Outstanding",
	sum: "Amount to pay", scheduled: "Scheduled payment", onAccount: "Payments received, to deduct", mail: " by e-mail to ", call: " by phone on ", or: " or",
	attention: "Attn. ", copies: [2]string{"copy of invoice ", "copies of invoices "},
}

// ReminderLetter composes on paper what Compose writes as an e-mail, in the
// client's language, with the same deadline and the broken promise; its words
// are its own, the tone adds a sentence. Thanks are no letter. Its errors are
// those of FormalNotice.
func ReminderLetter(d Draft) (Letter, error) {
	if err := d.check(); err != nil {
		return Letter{}, err
	}
	if err := checkSender(d.Sender); err != nil {
		return Letter{}, err
	}
	p, w := frenchPaper, wordsFor(d.Client.Language)
	if w.language == data.English {
		p = englishPaper
	}
	if p.objects[d.Level] == "" {
		return Letter{}, data.Invalid("level", "Une lettre de rappel se fait avant l’échéance, en premier, deuxième ou troisième rappel, ou pour un versement\u00a0: choisissez l’un d’eux.")
	}
	attention := ""
	if d.Client.Contact != "" && d.Client.Kind != data.Consumer {
		attention = strings.TrimSpace(p.attention + strings.TrimSpace(d.Client.Civility+" "+oneLine(d.Client.Contact)))
		if len([]rune(attention)) > addressWidth {
			attention = ""
		}
	}
	recipient, _, err := recipientLines(d.Client, attention)
	if err != nil {
		return Letter{}, err
	}
	d = d.withDeadline(Text{})
	name := signedName(d.Sender)
	l := Letter{
		Kind: PaperReminder, Debtor: d.Client.Kind,
		Language:  w.language,
		Sender:    SenderBlock{Name: name, Lines: senderLines(d.Sender), Legal: legalLine(d.Sender)},
		Recipient: recipient,
		PlaceDate: oneLine(d.Sender.SigningPlace()) + ", le " + d.Today.Long(),
		Object:    p.objects[d.Level] + " – " + w.amount(d.Net(), d.Currency()),
		Greeting:  greeting(d.Client),
		Closing:   closing(d.Sender, d.Client),
		Signature: []string{name},
		Meta:      Meta{Title: p.objects[d.Level], Author: name, Subject: p.objects[d.Level] + "\u00a0: " + oneLine(d.Client.Name)},
		Today:     d.Today, Total: d.Net(), Currency: d.Currency(),
	}
	if w.language == data.English {
		l.PlaceDate = oneLine(d.Sender.SigningPlace()) + ", " + d.Today.English()
		l.Greeting, l.Closing = "Dear Sir or Madam,", "Yours faithfully,"
		l.Meta.Subject = p.objects[d.Level] + ": " + oneLine(d.Client.Name)
	}
	l.Blocks = d.blocks(p, w)
	numbers := d.numbers()
	l.Enclosures = []string{p.copies[min(len(numbers), 2)-1] + listOf(numbers, 4, w.and, w.others)}
	return l, nil
}

// blocks returns the body of a reminder letter.
func (d Draft) blocks(p paper, w words) []Block {
	ask := p.ask[d.Level]
	if d.Level == data.LevelFirst && !d.Deadline.IsZero() {
		ask = p.ask[data.LevelSecond]
	}
	late := d.Level.Rank() >= data.LevelFirst.Rank()
	if manner := p.manner[d.Tone]; late && manner != "" && d.Tone != UsualTone(d.Level) {
		ask += " " + manner
	}
	fill := strings.NewReplacer("%r", w.earlier(d), "%d", w.day(d.oldest().Invoice.Due), "%l", w.day(d.Deadline), "%v", w.instalment(d), "%w", p.ways(d.Sender))
	blocks := []Block{named("L’ouverture", fill.Replace(p.open[d.Level])), d.table(p, w)}
	if promised := w.promised(d); late && promised != "" {
		blocks = append(blocks, named("La promesse", promised))
	}
	blocks = append(blocks, named("Ce qui est demandé", fill.Replace(ask)),
		payBox(d.Sender, d.Currency(), d.Net(), listOf(d.numbers(), 4, w.and, w.others), strings.Join(d.numbers(), " "), w.language))
	stern := d.Tone == "" || d.Tone == data.ToneFormal || d.Tone == data.ToneFirm
	if law := p.law[d.Client.Kind]; law != "" && d.Level == data.LevelThird && stern {
		blocks = append(blocks, named("Ce que prévoit la loi", law))
	}
	return append(blocks, named("L’aide proposée", fill.Replace(p.help)))
}

// ways returns how to reach the sender: " par e-mail à … ou par téléphone au …".
func (p paper) ways(s data.Sender) string {
	var ways []string
	if s.Email != "" {
		ways = append(ways, p.mail+oneLine(s.Email))
	}
	if s.Phone != "" {
		ways = append(ways, p.call+oneLine(s.Phone))
	}
	return strings.Join(ways, p.or)
}

// table lists the invoices, credit notes and money on account, with their sum.
func (d Draft) table(p paper, w words) Table {
	cur := d.Currency()
	t := Table{Columns: []Column{{Title: p.number}, {Title: p.date}, {Title: p.due}, {p.total, true}, {p.paid, true}, {p.left, true}}, Strong: true}
	for _, l := range d.Lines {
		number, due := oneLine(l.Invoice.Number), w.day(l.Invoice.Due)
		if l.Invoice.Kind == data.KindCreditNote {
			number, due = capital(w.creditNote)+" "+number, "–"
		}
		t.Rows = append(t.Rows, []string{number, w.day(l.Invoice.Issued), due, w.amount(l.Total, cur), w.amount(l.Paid, cur), w.amount(l.Balance, cur)})
	}
	if d.OnAccount != 0 {
		t.Foot = append(t.Foot, []string{p.onAccount, "", "", "", "", w.amount(-d.OnAccount, cur)})
	}
	label := p.sum
	if d.Instalment != nil {
		label = p.scheduled
	}
	t.Foot = append(t.Foot, []string{label, "", "", "", "", w.amount(d.Net(), cur)})
	return t
}
