package letters

import (
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
)

// Case is what a client owes on a day and all that came before: what every
// paper about a claim is made of.
type Case struct {
	Sender    data.Sender
	Client    data.Client
	Today     day.Day
	Lines     []NoticeLine   // by due date
	Earlier   []data.Contact // reminders that left before, any order
	OnAccount money.Cents    // received and not yet allocated: deducted
	Advance   []PaidLine     // the payments it is made of, oldest first; stated where known
}

// NoticeLine is an overdue invoice, or a credit note that is deducted.
type NoticeLine struct {
	Invoice  data.Invoice
	Payments []PaidLine
	Balance  money.Cents // negative for a credit note
	// Claim is zero for a credit note. Its penalties run on what credit notes
	// and money on account left of the invoice, each from its day.
	Claim rules.Account
}

// PaidLine is money that settled part of an invoice; negative on a credit note.
type PaidLine struct {
	On     day.Day
	Amount money.Cents
}

// paid returns what was received on the line.
func (l NoticeLine) paid() money.Cents {
	var sum money.Cents
	for _, p := range l.Payments {
		sum += p.Amount
	}
	return sum
}

// sums are the amounts a notice asks for.
type sums struct {
	total, paid, balance money.Cents // over the lines
	onAccount            money.Cents
	penalty, indemnity   money.Cents
	late                 int // invoices that owe the indemnity
	segments             int
}

func (s sums) due() money.Cents { return s.balance - s.onAccount + s.penalty + s.indemnity }

func (in Case) sums() sums {
	s := sums{onAccount: in.OnAccount}
	for _, l := range in.Lines {
		s.total += l.Invoice.Signed()
		s.paid += l.paid()
		s.balance += l.Balance
		s.penalty += l.Claim.Penalty
		s.indemnity += l.Claim.Indemnity
		s.segments += len(l.Claim.Segments)
		if l.Claim.Indemnity > 0 {
			s.late++
		}
	}
	return s
}

// currency returns the currency of the lines.
func (in Case) currency() string { return in.Lines[0].Invoice.Currency }

func (in Case) checkLine(l NoticeLine) error {
	i := l.Invoice
	var segments money.Cents
	for _, s := range l.Claim.Segments {
		segments += s.Amount
	}
	switch {
	case i.Currency != in.currency():
		return data.Invalid("currency", "Les factures de "+in.Client.Name+" ne sont pas toutes dans la même devise\u00a0: préparez une lettre pour chacune.")
	case l.Balance != i.Signed()-l.paid():
		return data.Invalid("balance", "Le solde de "+i.Number+" ("+l.Balance.Format(i.Currency)+") ne correspond pas à son montant moins les paiements ("+
			(i.Signed()-l.paid()).Format(i.Currency)+")\u00a0: lancez «\u00a0Vérifier le registre\u00a0» dans les réglages.")
	case segments != l.Claim.Penalty:
		return data.Invalid("penalty", "Les pénalités de "+i.Number+" ne correspondent pas à la somme de leurs lignes\u00a0: la lettre n’a pas été faite.")
	case i.Kind == data.KindCreditNote && l.Claim.Penalty+l.Claim.Indemnity != 0:
		return data.Invalid("penalty", "L’avoir "+i.Number+" porte des pénalités\u00a0: un avoir n’en produit pas. La lettre n’a pas été faite.")
	case i.Kind != data.KindCreditNote && i.Due >= in.Today:
		return blocked("La facture " + i.Number + " n’est échue que le " + i.Due.French() + "\u00a0: une mise en demeure serait prématurée.")
	case in.Client.Kind == data.Consumer && (l.Claim.Indemnity != 0 || l.Claim.Penalty != 0):
		// Art. L111-8 CPCE, L121-21 C. conso: no fee to a consumer, ever.
		return blocked("La mise en demeure d’un particulier ne peut réclamer ni pénalités ni indemnité de 40\u00a0€\u00a0: " + in.Client.Name +
			" est un particulier. Vérifiez le type de client dans sa fiche.")
	case i.Kind != data.KindCreditNote && l.Claim.Regime != in.Client.Kind && l.Claim.Penalty+l.Claim.Indemnity != 0:
		return data.Invalid("regime", "Les pénalités de "+i.Number+" n’ont pas été calculées selon le type de client de "+in.Client.Name+"\u00a0: la lettre n’a pas été faite.")
	}
	return nil
}

// numbers returns the numbers of the invoices, credit notes left out.
func (in Case) numbers() []string {
	var out []string
	for _, l := range in.Lines {
		if l.Invoice.Kind != data.KindCreditNote {
			out = append(out, oneLine(l.Invoice.Number))
		}
	}
	return out
}

// orders returns the order references of the invoices, each once.
func (in Case) orders() []string {
	var out []string
	for _, l := range in.Lines {
		if ref := oneLine(l.Invoice.OrderRef); ref != "" && !slices.Contains(out, ref) {
			out = append(out, ref)
		}
	}
	return out
}

// earlier says by which channel and when reminders left: "par e-mail le
// 05/10/2026 et le 20/10/2026 et par téléphone le 02/11/2026"; "" for none. It
// also says how many there were.
func (in Case) earlier() (list string, n int) {
	var ids []data.ID
	for _, l := range in.Lines {
		ids = append(ids, l.Invoice.ID)
	}
	var channels []data.Channel
	days := map[data.Channel][]string{}
	for _, c := range reminders(in.Earlier, ids) {
		if c.Level == data.LevelFormalNotice {
			continue
		}
		if !slices.Contains(channels, c.Channel) {
			channels = append(channels, c.Channel)
		}
		if d := "le " + c.On.French(); !slices.Contains(days[c.Channel], d) {
			days[c.Channel] = append(days[c.Channel], d)
			n++
		}
	}
	var parts []string
	for _, c := range channels {
		parts = append(parts, byChannel[c]+" "+listOf(days[c], len(days[c]), "et", ""))
	}
	return listOf(parts, len(parts), "et", ""), n
}

var byChannel = map[data.Channel]string{
	data.ChannelEmail: "par e-mail", data.ChannelCall: "par téléphone", data.ChannelSMS: "par SMS",
	data.ChannelLetter: "par courrier", data.ChannelRegistered: "par lettre recommandée",
}
