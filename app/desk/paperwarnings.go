package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"dument/data"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

// noIBAN warns of a letter that does not say where to pay.
const noIBAN = "Votre IBAN n’est pas renseigné\u00a0: la lettre ne dira pas où payer. Indiquez-le dans Réglages."

// smallClaim is the amount below which a registered letter is hardly worth its price.
const smallClaim money.Cents = 5000

// paperWarnings are what the user should know before a paper leaves.
func (d *Desk) paperWarnings(ctx context.Context, p Paper) (said []string, err error) {
	kind := p.Request.Kind
	if kind == letters.PaperNotice {
		said = noticeWarnings(p)
	}
	if asks := kind != letters.PaperReceipt && kind != letters.PaperInjunction; asks && p.Case.Sender.IBAN == "" {
		said = append(said, noIBAN)
	}
	switch kind {
	case letters.PaperNotice, letters.PaperInjunction, letters.PaperMandate, letters.PaperDeclaration:
		late, err := d.late(ctx, p)
		if err != nil {
			return nil, err
		}
		said = append(said, late...)
	}
	switch kind {
	case letters.PaperNotice, letters.PaperCalculation, letters.PaperInjunction, letters.PaperMandate, letters.PaperDeclaration:
		low, err := d.lowRate(ctx, p)
		if err != nil {
			return nil, err
		}
		said = append(said, low...)
	}
	switch kind {
	case letters.PaperInjunction, letters.PaperMandate:
		more, err := d.courtWarnings(ctx, p)
		if err != nil {
			return nil, err
		}
		said = append(said, more...)
	}
	if p.Request.Annexes {
		_, without, err := d.annexes(ctx, p.Contact.Lines)
		if err != nil {
			return nil, err
		}
		if len(without) > 0 {
			said = append(said, "Sans PDF joint, donc absente du courrier\u00a0: "+strings.Join(without, ", ")+". Joignez-le dans la fiche de la facture.")
		}
	}
	return said, nil
}

// noticeWarnings say what a formal notice comes after, and whether it is worth its price.
func noticeWarnings(p Paper) (said []string) {
	reminded := false
	for _, c := range p.Case.Earlier {
		if c.Result == data.ResultKept || c.Result == data.ResultSkipped || c.Result == data.ResultRestored {
			continue
		}
		if again := common(p.Contact.Lines, c.Lines); c.Level == data.LevelFormalNotice && again != "" {
			said = append(said, again+"\u00a0: une mise en demeure est déjà partie le "+c.On.French()+".")
		}
		reminded = reminded || c.Level.Rank() >= data.LevelFirst.Rank()
	}
	if !reminded {
		said = append(said, "Aucune relance n’est notée dans l’historique de ce client. La loi n’en exige pas, mais un rappel courtois suffit souvent.")
	}
	if p.Letter.Total < smallClaim {
		said = append(said, "La somme est faible au regard du prix d’un recommandé.")
	}
	if p.Client.Kind == data.Professional {
		said = append(said, "Une société radiée ne peut plus être mise en demeure, ni une société en procédure collective\u00a0: vérifiez son état sur l’annuaire des entreprises et le BODACC (fiche du client, menu à trois points).")
	}
	return said
}

// common names the invoices that are on both lists.
func common(a, b []data.ContactLine) string {
	var numbers []string
	for _, l := range a {
		if slices.ContainsFunc(b, func(x data.ContactLine) bool { return x.InvoiceID == l.InvoiceID }) {
			numbers = append(numbers, l.Number)
		}
	}
	return strings.Join(numbers, ", ")
}

// late warns of the invoices of a paper that can no longer be pursued.
func (d *Desk) late(ctx context.Context, p Paper) (said []string, err error) {
	for _, l := range p.Case.Lines {
		if l.Invoice.Kind == data.KindCreditNote {
			continue
		}
		clock, err := rules.Prescription(p.Client.Kind, l.Invoice.Due, nil)
		if err != nil {
			return nil, err
		}
		if clock.Alarm(d.Today()) == rules.AlarmPast {
			rows, err := d.Register.Interruptions(ctx, l.Invoice.ID)
			if err != nil {
				return nil, err
			}
			if clock, err = rules.Prescription(p.Client.Kind, l.Invoice.Due, noted(rows)); err != nil {
				return nil, err
			}
		}
		if clock.Alarm(d.Today()) == rules.AlarmPast {
			said = append(said, "La facture "+l.Invoice.Number+" est prescrite depuis le "+clock.Last.French()+", sauf acte interruptif qui ne serait pas noté\u00a0: prenez conseil avant de la réclamer.")
		}
	}
	return said, nil
}

// lowRate warns of a contractual rate that was below its legal floor in some
// half-year of the claim: it was lawful when it was kept, and the floor rose.
func (d *Desk) lowRate(ctx context.Context, p Paper) ([]string, error) {
	rate := p.Case.Sender.LateRate
	if p.Client.Kind != data.Professional || rate == 0 {
		return nil, nil
	}
	rates, err := d.Rates(ctx)
	if err != nil {
		return nil, err
	}
	var halves []string
	for _, l := range p.Case.Lines {
		for _, h := range rates.BelowFloor(rate, l.Claim.Claim) {
			if !slices.Contains(halves, h.French()) {
				halves = append(halves, h.French())
			}
		}
	}
	if len(halves) == 0 {
		return nil, nil
	}
	return []string{"Votre taux de pénalité de " + rate.French() + " est inférieur au minimum légal, trois fois l’intérêt légal, pour\u00a0: " + strings.Join(halves, ", ") +
		". Le débiteur peut le contester\u00a0: relisez vos conditions générales, ou videz ce taux dans Réglages pour celui de la BCE + 10 points."}, nil
}

// courtWarnings say what weakens a case before a court.
func (d *Desk) courtWarnings(ctx context.Context, p Paper) (said []string, err error) {
	held, err := d.Register.Holds(ctx, p.Client.ID)
	if err != nil {
		return nil, err
	}
	for _, x := range held.Disputes {
		for _, l := range p.Case.Lines {
			if x.Open() && x.InvoiceID == l.Invoice.ID {
				said = append(said, "La facture "+l.Invoice.Number+" est en litige ("+x.Reason.French()+")\u00a0: une injonction de payer suppose une créance qui n’est pas contestée.")
			}
		}
	}
	if !p.Client.Insolvent.IsZero() {
		said = append(said, fmt.Sprintf("%s est en procédure collective depuis le %s\u00a0: les poursuites sont arrêtées, la créance se déclare.", p.Client.Name, p.Client.Insolvent.French()))
	}
	if p.Request.Kind == letters.PaperInjunction {
		more, err := d.unreceived(ctx, p)
		if err != nil {
			return nil, err
		}
		said = append(said, more...)
	}
	return said, nil
}

// unreceived warns of the formal notices about a case whose receipt is not
// known; that there is none at all is said by package letters.
func (d *Desk) unreceived(ctx context.Context, p Paper) ([]string, error) {
	received, err := d.received(ctx, p.Client.ID)
	if err != nil {
		return nil, err
	}
	var without []string
	for _, l := range p.Contact.Lines {
		written := slices.ContainsFunc(p.Case.Earlier, func(c data.Contact) bool {
			return c.Level == data.LevelFormalNotice && common([]data.ContactLine{l}, c.Lines) != ""
		})
		if written && received[l.InvoiceID].IsZero() {
			without = append(without, l.Number)
		}
	}
	if len(without) == 0 {
		return nil, nil
	}
	return []string{"La réception de la mise en demeure n’est pas notée pour " + strings.Join(without, ", ") + "\u00a0: notez-la dans Courriers, le juge la demande le plus souvent."}, nil
}
