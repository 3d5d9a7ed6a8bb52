package letters

import (
	"slices"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
)

// Case is what a client owes on a day and all that came before: what every
// paper about a claim is made of. The accounts of its lines count until Today.
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
	Note   string // number of the credit note that it comes from, no money then, and On is its date; or ""
}

// currency returns the currency of the lines, the euro where there is none.
func (in Case) currency() string {
	if len(in.Lines) == 0 {
		return "EUR"
	}
	return in.Lines[0].Invoice.Currency
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
