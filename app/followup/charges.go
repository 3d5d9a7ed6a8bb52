package followup

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

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
	advance []data.Payment // money of the client's that settles nothing yet, oldest first
}

// claimed reads what is claimed on an invoice, then shows a dialog about it;
// where nothing is left, it says so.
func claimed(shell ui.Shell, d Desk, invoice data.ID, show func(owed)) {
	ui.Do(shell.Runner(), func(ctx context.Context) (o owed, err error) {
		if o.invoice, _, err = d.Invoice(ctx, invoice); err != nil {
			return o, err
		}
		if o.account, err = d.InvoiceAccount(ctx, invoice, 0); err != nil {
			return o, err
		}
		payments, err := d.ClientPayments(ctx, o.invoice.ClientID)
		for _, p := range payments {
			if p.Unallocated() > 0 && p.Currency == "EUR" {
				o.advance = append(o.advance, p)
			}
		}
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

// ShowPayCharges asks what came in for the penalties and the indemnity of an
// invoice: new money, or what an earlier payment has left.
func ShowPayCharges(shell ui.Shell, d Desk, invoice data.ID) {
	claimed(shell, d, invoice, func(o owed) { newCharged(party{shell: shell, desk: d}, o).show() })
}

// charged is the dialog that records it.
type charged struct {
	party
	owed
	dialog *ui.Dialog
	form   *ui.Form
	from   *ui.SelectField[data.ID] // the payment it comes from, 0 = new money
	amount *ui.MoneyField
	on     *ui.DayField
	method *ui.SelectField[string]
}

func newCharged(p party, o owed) *charged {
	c := &charged{party: p, owed: o}
	sources := []ui.Option[data.ID]{{Value: 0, Label: "Un nouvel encaissement"}}
	for _, a := range o.advance {
		sources = append(sources, ui.Option[data.ID]{Value: a.ID, Label: "L’encaissement du " + a.On.French() + ", dont il reste " + a.Unallocated().Format("EUR")})
	}
	c.from = ui.NewSelectField("payment", "Argent", sources)
	c.from.SetValue(0)
	c.from.OnChanged = func(data.ID) { c.form.SetRows(c.rows()...) }
	c.amount = ui.NewMoneyField("amount", "Montant reçu")
	c.amount.SetCents(o.of(data.ChargePenalty) + o.of(data.ChargeIndemnity))
	c.on = ui.NewDayField("on", "Reçu le")
	c.on.SetDay(p.desk.Today())
	methods := make([]ui.Option[string], len(data.Methods))
	for i, m := range data.Methods {
		methods[i] = ui.Option[string]{Value: m, Label: ui.Capital(m)}
	}
	c.method = ui.NewSelectField("method", "Moyen", methods)
	c.method.SetValue(data.Methods[0])
	c.form = ui.NewForm("Enregistrer le règlement", c.save, nil)
	if len(o.advance) > 0 { // it came in already: that is likely what the user means
		c.from.SetValue(o.advance[0].ID)
	}
	c.form.SetRows(c.rows()...)
	c.form.SetIntro(o.left() + " Les pénalités sont réglées d’abord, puis l’indemnité.")
	return c
}

// rows are the fields that make sense for where the money comes from.
func (c *charged) rows() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	if len(c.advance) > 0 {
		rows = append(rows, c.from)
	}
	if from, _ := c.from.Value(); from != 0 {
		return rows
	}
	return append(rows, c.amount, ui.NewRow(c.on, c.method))
}

func (c *charged) show() {
	c.dialog = ui.ShowForm(c.shell.Window(), "Règlement des pénalités – "+c.invoice.Number, c.form)
	c.dialog.SetWidth(dialogWidth)
}

func (c *charged) save() {
	id := c.invoice.ID
	if from, _ := c.from.Value(); from != 0 {
		c.keep(c.dialog, c.form, func(ctx context.Context) (desk.Undo, error) { return c.desk.SettleCharges(ctx, id, from) },
			"Les pénalités et l’indemnité de "+c.invoice.Number+" sont réglées sur l’argent déjà reçu.")
		return
	}
	cents, _ := c.amount.Cents()
	day, _ := c.on.Day()
	by, _ := c.method.Value()
	c.keep(c.dialog, c.form, func(ctx context.Context) (desk.Undo, error) { return c.desk.PayCharges(ctx, id, day, cents, by) },
		cents.Format("EUR")+" reçus pour les pénalités et l’indemnité de "+c.invoice.Number+".")
}
