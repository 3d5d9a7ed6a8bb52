package invoices

import (
	"context"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// remove deletes an invoice, with « Annuler » in the toast. One with payments
// or history stays: archiving is proposed instead.
func (p *Page) remove(i data.Invoice) {
	ui.Do(p.shell.Runner(), func(ctx context.Context) (desk.Undo, error) { return p.desk.DeleteInvoice(ctx, i.ID) },
		func(undo desk.Undo, err error) {
			switch {
			case data.CodeOf(err) == data.CodeHasHistory:
				ui.Confirm(p.shell.Window(), "Conservée pour l’historique", err.Error(), "Archiver",
					func() { p.archive([]data.ID{i.ID}, true) })
				return
			case err != nil:
				p.shell.Fail(err)
				return
			}
			if p.pane.Shown == i.ID {
				p.pane.Close()
			}
			p.shell.Changed(ui.InvoicesChanged)
			p.shell.Toast(i.Kind.French()+" "+i.Number+" supprimé"+feminine(i.Kind)+".", func() { p.undo(undo) })
		})
}

func feminine(k data.InvoiceKind) string {
	if k == data.KindCreditNote {
		return ""
	}
	return "e"
}

// undo takes back what a toast told.
func (p *Page) undo(undo desk.Undo) { undoing(p.shell, undo) }

// undoing takes back what was done and tells every page.
func undoing(shell ui.Shell, undo desk.Undo) {
	ui.Do(shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, undo(ctx) },
		func(_ struct{}, err error) {
			shell.Fail(err)
			shell.Changed(ui.InvoicesChanged)
		})
}

// removePayment takes back a payment; the invoices it settled are open again.
func (p *Page) removePayment(payment data.Payment) {
	detail.CarryOut(p.shell, ui.InvoicesChanged, func(ctx context.Context) (desk.Undo, error) { return p.desk.DeletePayment(ctx, payment) },
		"Encaissement du "+payment.On.French()+" retiré.")
}
