package invoices

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// ClaimsDesk is what the sections about claims and prescription need of the
// user's desk.
type ClaimsDesk interface {
	InvoiceAccount(ctx context.Context, invoice data.ID, until day.Day) (rules.Account, error)
	CancelCharge(ctx context.Context, c data.Charge) (desk.Undo, error)
	Clock(ctx context.Context, invoice data.ID) (desk.ClockView, error)
	CancelInterruption(ctx context.Context, i data.Interruption) (desk.Undo, error)
}

// claims is what is claimed beside an invoice, and until when it can be.
type claims struct {
	account rules.Account
	clock   desk.ClockView
	why     error // why the account cannot be told, or nil
	lost    error // the same of the clock
}

// readClaims reads them for an invoice that is late or that carries charges; off
// the UI goroutine. What cannot be computed is said in its section, not instead
// of the whole invoice.
func (p *Page) readClaims(ctx context.Context, s *sheet) error {
	if s.invoice.Kind != data.KindInvoice {
		return nil
	}
	c := &s.claims
	c.account, c.why = p.desk.InvoiceAccount(ctx, s.invoice.ID, 0)
	c.clock, c.lost = p.desk.Clock(ctx, s.invoice.ID) // a rate that is missing hides no legal date
	for _, err := range []error{c.why, c.lost} {
		switch data.CodeOf(err) {
		case data.CodeNoRate, data.CodeBlocked, data.CodeInvalid: // said in its section
		default:
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// claimed is the section « Sommes dues »: every run of days with its amount and
// basis, the indemnity, what was paid and given up of them, and the total.
func (p *Page) claimed(s sheet) fyne.CanvasObject {
	i, a, today := s.invoice, s.claims.account, p.desk.Today()
	late := i.Kind == data.KindInvoice && i.Due < today
	if !late || s.balance == 0 && a.Penalty+a.Indemnity == 0 {
		return detail.Gap()
	}
	if why := s.claims.why; why != nil {
		var side fyne.CanvasObject
		if data.CodeOf(why) == data.CodeNoRate {
			side = ui.NewQuiet("Saisir le taux", p.actions.Rates)
		}
		return detail.Section("Sommes dues", side, why.Error())
	}
	var lines []fyne.CanvasObject
	for _, run := range a.Segments {
		lines = append(lines, detail.Entry("Du "+run.From.French()+" au "+run.To.French(),
			fmt.Sprintf("%s · %s à %s · %s", days(run.Days), run.Balance.Format(i.Currency), run.Rate.French(), run.Basis), run.Amount.Format(i.Currency)))
	}
	if a.InterestPaid > 0 {
		lines = append(lines, detail.Entry("Pénalités réglées par les acomptes", "imputation sur les intérêts d’abord", (-a.InterestPaid).Format(i.Currency)))
	}
	if a.Indemnity > 0 {
		lines = append(lines, detail.Entry("Indemnité forfaitaire de recouvrement", "une fois par facture en retard", a.Indemnity.Format("EUR")))
	}
	for _, c := range a.Charges {
		lines = append(lines, p.charge(c, a))
	}
	if len(lines) == 0 {
		return detail.Section("Sommes dues", nil, nothingClaimed(s.client))
	}
	if a.Balance > 0 { // first, so that the lines add up to the total
		lines = slices.Insert(lines, 0, detail.Entry("Facture "+i.Number, "reste à payer", a.Balance.Format(i.Currency)))
	}
	lines = append(lines, detail.Total("Total dû au "+today.French(), a.Total().Format(i.Currency)))
	var side fyne.CanvasObject
	if a.PenaltyLeft()+a.IndemnityLeft() > 0 {
		side = detail.MenuButton("Régler ou renoncer", p.shell.Window(), func() []*fyne.MenuItem {
			return []*fyne.MenuItem{
				fyne.NewMenuItemWithIcon("Noter un règlement…", theme.ConfirmIcon(), func() { p.actions.Recovery.PayCharges(i.ID) }),
				fyne.NewMenuItemWithIcon("Renoncer…", theme.ContentRemoveIcon(), func() { p.actions.Recovery.Waive(i.ID) }),
			}
		})
	}
	return detail.Section("Sommes dues", side, "", lines...)
}

// nothingClaimed says why a late invoice carries nothing.
func nothingClaimed(c data.Client) string {
	if c.Kind == data.Consumer {
		return "Rien ne court contre un particulier avant la réception d’une mise en demeure."
	}
	return "Rien n’est dû en plus de la facture."
}

// charge is a row of the ledger, with the button that cancels it.
func (p *Page) charge(c data.Charge, a rules.Account) fyne.CanvasObject {
	what, below, figure := "Réglé", c.Kind.French(), (-c.Amount).Format("EUR")
	rest := "" // what becomes of the money
	if c.Move == data.ChargeWaived {
		what, below = "Abandonné", c.Kind.French()+" · "+c.Reason
	} else {
		rest = " " + c.Amount.Format("EUR") + " restent en acompte du client\u00a0: supprimez cet encaissement dans sa fiche s’il n’a pas eu lieu."
	}
	if c.Whole {
		figure = (-a.PenaltyWaived).Format("EUR")
		if c.Kind == data.ChargeIndemnity {
			figure = (-a.IndemnityWaived).Format("EUR")
		}
	}
	return detail.Entry(what+" le "+c.On.French(), below, figure, detail.IconAction(theme.ContentUndoIcon(), func() {
		detail.CarryOut(p.shell, ui.InvoicesChanged, func(ctx context.Context) (desk.Undo, error) { return p.desk.CancelCharge(ctx, c) }, what+" le "+c.On.French()+"\u00a0: la ligne est annulée."+rest)
	}))
}

// prescription is the section of the delay to act, with what interrupted it.
func (p *Page) prescription(s sheet) fyne.CanvasObject {
	i, clock, today := s.invoice, s.claims.clock, p.desk.Today()
	if i.Kind != data.KindInvoice || s.balance == 0 || i.Due >= today {
		return detail.Gap()
	}
	if s.claims.lost != nil {
		return detail.Section("Prescription", nil, s.claims.lost.Error())
	}
	note := ui.NewQuiet("Noter une interruption", func() { p.actions.Recovery.Interrupt(i.ID) })
	from := "depuis l’échéance du " + clock.Since.French()
	if clock.By != "" {
		from = "depuis le " + clock.Since.French() + "\u00a0: " + clock.By.French()
	}
	lines := []fyne.CanvasObject{detail.Facts(detail.Fact{Name: "Dernier jour", Value: clock.Last.French() + ", " + from})}
	switch clock.Alarm(today) {
	case rules.AlarmPast:
		lines = append(lines, detail.Notice("Prescrite", ui.ToneLate, "Le dernier jour pour agir est passé\u00a0: le client peut refuser de payer. Vérifiez avec un conseil si un acte a interrompu le délai.", "", "", nil))
	case rules.AlarmThreeMonths:
		lines = append(lines, detail.Notice("Moins de 3 mois", ui.ToneLate, "Seul un acte de justice ou une reconnaissance de la dette garde votre droit. Une relance n’y change rien.", "", "", nil))
	case rules.AlarmSixMonths:
		lines = append(lines, detail.Notice("Moins de 6 mois", ui.ToneOverdue, "Préparez l’injonction de payer, ou une reconnaissance de dette à faire signer.", "", "", nil))
	}
	for _, one := range clock.Interruptions {
		lines = append(lines, detail.Entry(one.Kind.French()+", le "+one.On.French(), one.Note, "", detail.IconAction(theme.ContentUndoIcon(), func() {
			detail.CarryOut(p.shell, ui.InvoicesChanged, func(ctx context.Context) (desk.Undo, error) { return p.desk.CancelInterruption(ctx, one) }, "L’interruption du "+one.On.French()+" est retirée.")
		})))
	}
	for _, sentence := range clock.Possible {
		lines = append(lines, ui.Faint(sentence))
	}
	return detail.Section("Prescription", note, "", lines...)
}

func days(n int) string {
	if n > 1 {
		return fmt.Sprintf("%d\u00a0jours", n)
	}
	return fmt.Sprintf("%d\u00a0jour", n)
}
