package followup

import (
	"context"
	"strings"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
	"dument/data/money"
	"dument/data/rules"
)

// owed is an invoice with what is claimed beside it.
type owed struct {
	invoice data.Invoice
	account rules.Account
}

// claimed reads what is claimed on an invoice, then shows a dialog about it;
// where nothing is left, it says so.
func claimed(shell ui.Shell, d Desk, invoice data.ID, show func(owed)) {
	ui.Do(shell.Runner(), func(ctx context.Context) (o owed, err error) {
		if o.invoice, _, err = d.Invoice(ctx, invoice); err != nil {
			return o, err
		}
		o.account, err = d.InvoiceAccount(ctx, invoice, 0)
		return o, err
	}, func(o owed, err error) {
		switch {
		case err != nil:
			shell.Fail(err)
		case o.account.PenaltyLeft()+o.account.IndemnityLeft() == 0:
			shell.Fail(&data.Error{Code: data.CodeBlocked, Field: "invoice",
				Sentence: "Aucune pénalité ni indemnité n’est due sur la facture " + o.invoice.Number + "\u00a0: il n’y a rien à régler ni à abandonner."})
		default:
			show(o)
		}
	})
}

// left says what can be settled or given up.
func (o owed) left() string {
	return "Restent dus à ce jour, en plus de la facture " + o.invoice.Number + "\u00a0: " + o.account.PenaltyLeft().Format("EUR") +
		" de pénalités et " + o.account.IndemnityLeft().Format("EUR") + " d’indemnité forfaitaire."
}

// of returns what is left of a kind.
func (o owed) of(kind data.ChargeKind) money.Cents {
	if kind == data.ChargeIndemnity {
		return o.account.IndemnityLeft()
	}
	return o.account.PenaltyLeft()
}

// ShowWaive asks which penalty or indemnity of an invoice is given up, and why.
func ShowWaive(shell ui.Shell, d Desk, invoice data.ID) {
	claimed(shell, d, invoice, func(o owed) {
		p := party{shell: shell, desk: d}
		kinds := make([]ui.Option[data.ChargeKind], len(data.ChargeKinds))
		for i, k := range data.ChargeKinds {
			kinds[i] = ui.Option[data.ChargeKind]{Value: k, Label: k.French()}
		}
		kind := ui.NewSelectField("kind", "Renoncer à", kinds)
		amount := ui.NewMoneyField("amount", "Montant")
		whole := ui.NewCheckField("whole", "À tout, y compris ce qui courra encore")
		reason := ui.NewTextField("reason", "Raison", ui.Required("Dites en quelques mots pourquoi vous y renoncez\u00a0: le compte le rappellera."))
		reason.SetPlaceHolder("Geste commercial, accord avec le client…")
		propose := func(k data.ChargeKind) { amount.SetCents(o.of(k)) }
		kind.OnChanged = propose
		first := data.ChargePenalty
		if o.of(first) == 0 {
			first = data.ChargeIndemnity
		}
		kind.SetValue(first)
		propose(first)
		row := ui.NewRow(kind, amount)
		var dialog *ui.Dialog
		var form *ui.Form
		form = ui.NewForm("Renoncer", func() {
			c := data.Charge{InvoiceID: invoice, Move: data.ChargeWaived, On: d.Today(), Whole: whole.Checked(), Reason: strings.TrimSpace(reason.Text())}
			c.Kind, _ = kind.Value()
			if !c.Whole {
				c.Amount, _ = amount.Cents()
			}
			said := c.Kind.French() + "\u00a0: " + c.Amount.Format("EUR") + " abandonnés sur " + o.invoice.Number + "."
			if c.Whole {
				said = c.Kind.French() + "\u00a0: tout est abandonné sur " + o.invoice.Number + "."
			}
			p.keep(dialog, form, func(ctx context.Context) (desk.Undo, error) { return d.Waive(ctx, c) }, said)
		}, nil, row, whole, reason)
		whole.OnChanged = func(on bool) {
			amount.Hidden = on // there is no amount to choose
			row.Refresh()
			form.SetRows(row, whole, reason)
		}
		form.SetIntro(o.left() + " La facture elle-même ne change pas\u00a0: la renonciation est une ligne datée de son compte.")
		dialog = ui.ShowForm(shell.Window(), "Renoncer – "+o.invoice.Number, form)
		dialog.SetWidth(dialogWidth)
	})
}

// ShowPayCharges asks what came in for the penalties and the indemnity of an invoice.
func ShowPayCharges(shell ui.Shell, d Desk, invoice data.ID) {
	claimed(shell, d, invoice, func(o owed) {
		p := party{shell: shell, desk: d}
		amount := ui.NewMoneyField("amount", "Montant reçu")
		amount.SetCents(o.of(data.ChargePenalty) + o.of(data.ChargeIndemnity))
		on := ui.NewDayField("on", "Reçu le")
		on.SetDay(d.Today())
		methods := make([]ui.Option[string], len(data.Methods))
		for i, m := range data.Methods {
			methods[i] = ui.Option[string]{Value: m, Label: strings.ToUpper(m[:1]) + m[1:]}
		}
		method := ui.NewSelectField("method", "Moyen", methods)
		method.SetValue(data.Methods[0])
		var dialog *ui.Dialog
		var form *ui.Form
		form = ui.NewForm("Enregistrer le règlement", func() {
			cents, _ := amount.Cents()
			day, _ := on.Day()
			by, _ := method.Value()
			p.keep(dialog, form, func(ctx context.Context) (desk.Undo, error) { return d.PayCharges(ctx, invoice, day, cents, by) },
				cents.Format("EUR")+" reçus pour les pénalités et l’indemnité de "+o.invoice.Number+".")
		}, nil, amount, ui.NewRow(on, method))
		form.SetIntro(o.left() + " Les pénalités sont réglées d’abord, puis l’indemnité.")
		dialog = ui.ShowForm(shell.Window(), "Règlement des pénalités – "+o.invoice.Number, form)
		dialog.SetWidth(dialogWidth)
	})
}
