package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/letters"
)

// chronology tells the case day by day until today, oldest first; at gives the numbers of the
// files that prove it.
func (r records) chronology(at map[data.ID]int, today day.Day) []letters.IndexEvent {
	var t telling
	for _, i := range r.invoices {
		r.tellInvoice(&t, i, at)
	}
	for _, p := range r.payments {
		r.tellPayment(&t, p)
	}
	for _, c := range r.contacts {
		t.add(c.On, contactSentence(c), at[c.DocumentID], c.At)
		if p, known := r.postings[c.ID]; known {
			t.tellPosting(p, at, c.At)
		}
	}
	r.tellHolds(&t, today)
	r.tellClient(&t)
	slices.SortStableFunc(t.events, func(a, b told) int {
		return cmp.Or(cmp.Compare(a.On, b.On), a.at.Compare(b.at))
	})
	var out []letters.IndexEvent
	for _, e := range t.events {
		if e.On <= today {
			out = append(out, e.IndexEvent)
		}
	}
	return out
}

// told is an event with its hour, zero where it has none.
type told struct {
	letters.IndexEvent
	at time.Time
}

// telling collects events.
type telling struct{ events []told }

// add tells what happened on a day; of no day, nothing did.
func (t *telling) add(on day.Day, what string, file int, at ...time.Time) {
	if on.IsZero() {
		return
	}
	e := told{IndexEvent: letters.IndexEvent{On: on, What: what, File: file}}
	if len(at) > 0 {
		e.at = at[0]
	}
	t.events = append(t.events, e)
}

func (r records) tellInvoice(t *telling, i data.OpenItem, at map[data.ID]int) {
	file := 0
	for _, f := range slices.Backward(r.files[i.ID]) {
		file = at[f.ID]
	}
	what := i.Kind.French() + " " + i.Number + " du " + i.Issued.French() + "\u00a0: " + i.Total.Format(i.Currency) + " TTC"
	if i.Subject != "" {
		what += ", " + i.Subject
	}
	if i.OrderRef != "" {
		what += ", commande " + i.OrderRef
	}
	t.add(i.Issued, what, file)
	if i.Kind == data.KindInvoice {
		t.add(i.Due, "Échéance de la facture "+i.Number, 0)
	}
	for _, c := range data.InForce(r.charges[i.ID]) {
		what := letters.ChargeName(c.Kind, r.client.Kind) + " de la facture " + i.Number
		amount := c.Amount.Format("EUR")
		if c.Whole {
			amount = "en totalité"
		}
		if c.Move == data.ChargeWaived {
			what += "\u00a0: abandon (" + amount + "), " + c.Reason
		} else {
			what += "\u00a0: règlement de " + amount
		}
		t.add(c.On, what, 0)
	}
	for _, b := range data.Interrupting(r.breaks[i.ID]) {
		what := "Interruption de la prescription de la facture " + i.Number + "\u00a0: " + strings.ToLower(b.Kind.French())
		if b.Note != "" {
			what += " (" + b.Note + ")"
		}
		t.add(b.On, what, at[b.DocumentID])
	}
}

func (r records) tellPayment(t *telling, p data.Payment) {
	var parts []string
	for _, a := range p.Allocations {
		if n := r.numbers([]data.ID{a.InvoiceID}); len(n) > 0 {
			parts = append(parts, a.Amount.Format(p.Currency)+" sur "+n[0])
		}
	}
	switch {
	case len(parts) == 0 && p.Unallocated() <= 0:
		return // of other invoices
	case p.Amount == 0:
		t.add(p.On, "Avoir imputé\u00a0: "+strings.Join(parts, ", "), 0)
		return
	}
	what := "Encaissement de " + p.Amount.Format(p.Currency)
	if p.Method != "" {
		what += " par " + p.Method
	}
	if p.Reference != "" {
		what += " (" + p.Reference + ")"
	}
	if left := p.Unallocated(); left > 0 {
		parts = append(parts, left.Format(p.Currency)+" non affectés")
	}
	t.add(p.On, what+"\u00a0: "+strings.Join(parts, ", "), 0)
}

// contactSentence says what left, or what was said.
func contactSentence(c data.Contact) string {
	what := c.Channel.French()
	spoken := false
	switch {
	case c.Channel == data.ChannelRegistered:
		what = "Lettre recommandée imprimée"
	case c.Channel == data.ChannelLetter && c.Result == data.ResultKept:
		what = "Document établi"
	case c.Channel == data.ChannelEmail || c.Channel == data.ChannelSMS:
		what += " à " + c.Recipient
		spoken = c.Channel == data.ChannelSMS
	case c.Channel != data.ChannelLetter:
		spoken = true
	}
	if c.Subject != "" {
		what += "\u00a0: «\u00a0" + c.Subject + "\u00a0»"
	} else if c.Level != data.LevelNone {
		what += "\u00a0: " + c.Level.French()
	}
	if c.Result != data.ResultNone && c.Result != data.ResultKept {
		what += " – " + c.Result.French()
	}
	if said := strings.TrimSpace(c.Text); spoken && said != "" {
		what += " – «\u00a0" + said + "\u00a0»"
	}
	var about []string
	for _, l := range c.Lines {
		about = append(about, l.Number)
	}
	if len(about) > 0 {
		what += " (" + strings.Join(about, ", ") + ")"
	}
	if c.Amount > 0 && !spoken && c.Result == data.ResultNone {
		what += ", " + c.Amount.Format(c.Currency) + " demandés"
	}
	return what
}

// tellPosting tells what became of a letter, on the day of its printing after
// that: printed is its hour.
func (t *telling) tellPosting(p data.Posting, at map[data.ID]int, printed time.Time) {
	letter := "Recommandé du " + p.Printed.French()
	if p.Number != "" {
		letter += " (n°\u00a0" + data.GroupRegisteredNumber(p.Number) + ")"
	}
	t.add(p.Posted, letter+" posté", at[p.Slip], printed)
	t.add(p.Presented, letter+" présenté une première fois", 0, printed)
	t.add(p.Delivered, letter+" distribué", at[p.Receipt], printed)
	t.add(p.Back, letter+" revenu\u00a0: "+strings.ToLower(p.Outcome.French()), at[p.Receipt], printed)
	if p.Outcome == data.StateNotPosted {
		t.add(p.Printed, letter+" finalement non posté", 0, printed)
	}
	if end := p.Deadline(); !end.IsZero() {
		t.add(end, "Fin du délai donné par le recommandé du "+p.Printed.French(), 0, printed)
	}
}

func (r records) tellHolds(t *telling, today day.Day) {
	for _, x := range r.holds.Disputes {
		if !r.about(x.InvoiceID) {
			continue
		}
		what := "Litige sur la facture " + strings.Join(r.numbers([]data.ID{x.InvoiceID}), "") + "\u00a0: "
		note := ""
		if x.Note != "" {
			note = " – «\u00a0" + x.Note + "\u00a0»"
		}
		t.add(x.Opened, what+x.Reason.French()+note, 0)
		t.add(x.Closed, what+"clos, "+strings.ToLower(x.Outcome.French()), 0)
	}
	for _, p := range r.holds.Promises {
		if !r.about(p.Invoices...) {
			continue
		}
		word := "Promesse de payer " + p.Amount.Format(p.Currency) + " au plus tard le " + p.Due.French() + " (" + strings.Join(r.numbers(p.Invoices), ", ") + ")"
		if p.Note != "" {
			word += " – «\u00a0" + p.Note + "\u00a0»"
		}
		t.add(p.Made, word, 0)
		switch p.State(today) {
		case data.PromiseBroken:
			t.add(p.Due.Add(1), "Promesse du "+p.Made.French()+" non tenue\u00a0: "+max(p.Amount-p.Paid, 0).Format(p.Currency)+" manquent", 0)
		case data.PromiseWithdrawn:
			t.add(p.Withdrawn, "Promesse du "+p.Made.French()+" retirée", 0)
		}
	}
	for _, p := range r.holds.Plans {
		if !r.about(p.Invoices...) {
			continue
		}
		last := p.Instalments[len(p.Instalments)-1]
		t.add(p.Made, "Échéancier convenu\u00a0: "+p.Total().Format(p.Currency)+" en "+fmt.Sprintf("%d\u00a0versements", len(p.Instalments))+
			" jusqu’au "+last.Due.French()+" ("+strings.Join(r.numbers(p.Invoices), ", ")+")", 0)
		if i := p.Missed(today); i >= 0 {
			t.add(p.Instalments[i].Due.Add(p.Grace+1), "Échéancier du "+p.Made.French()+" non respecté\u00a0: "+p.Owed(i).Format(p.Currency)+
				" manquent au versement du "+p.Instalments[i].Due.French(), 0)
		}
		t.add(p.Ended, "Fin de l’échéancier du "+p.Made.French(), 0)
	}
}

func (r records) tellClient(t *telling) {
	c := r.client
	kind := "Procédure collective"
	if c.Proceeding.Kind != "" {
		kind = c.Proceeding.Kind.French()
	}
	if c.Proceeding.Court != "" {
		kind += ", " + c.Proceeding.Court
	}
	t.add(c.Insolvent, "Jugement d’ouverture\u00a0: "+kind, 0)
	t.add(c.Proceeding.Published, "Publication du jugement au BODACC", 0)
	t.add(c.Proceeding.Declared, "Créance déclarée", 0)
	t.add(c.HandedOver, "Dossier transmis", 0)
}
