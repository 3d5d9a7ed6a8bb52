package invoices

import (
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// lateAfter is the number of days late from which red replaces amber.
const lateAfter = 30

// state is the word of an invoice and its tone: what is left decides first,
// then what keeps reminders from leaving, then the date.
func state(kind data.InvoiceKind, balance money.Cents, due, today day.Day, hold data.HoldKind, debit, archived bool) (string, ui.Tone) {
	late := today.Sub(due)
	switch {
	case archived:
		return "Archivée", ui.ToneFaint
	case balance == 0 && kind == data.KindCreditNote:
		return "Imputé", ui.TonePaid
	case balance == 0:
		return "Soldée", ui.TonePaid
	case kind == data.KindCreditNote:
		return "À imputer", ui.TonePromise
	case hold != data.HoldNone:
		return hold.French(), holdTone(hold)
	case late > lateAfter:
		return ui.Number(late) + "\u00a0j de retard", ui.ToneLate
	case late > 0:
		return ui.Number(late) + "\u00a0j de retard", ui.ToneOverdue
	case debit:
		return "Prélèvement", ui.ToneUpcoming
	case late == 0:
		return "Échoit ce jour", ui.ToneUpcoming
	}
	return "À échoir", ui.ToneUpcoming
}

func holdTone(k data.HoldKind) ui.Tone {
	switch k {
	case data.HoldDispute:
		return ui.ToneDispute
	case data.HoldPause:
		return ui.ToneUpcoming
	}
	return ui.TonePromise
}

func rowState(r data.InvoiceRow, today day.Day) (string, ui.Tone) {
	return state(r.Kind, r.Balance, r.Due, today, r.Hold, r.DirectDebit, r.Archived)
}
