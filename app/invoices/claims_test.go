package invoices_test

import (
	"slices"
	"strings"
	"testing"

	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// owes is the page on an invoice of a client of a kind.
func (h *house) owes(kind data.ClientKind, issued day.Day) data.Invoice {
	h.T.Helper()
	c := h.reachable("Alpha")
	c.Kind = kind
	if err := h.desk.SaveClient(h.ctx, &c); err != nil {
		h.T.Fatal(err)
	}
	i := h.invoice(c, "F-1", issued, 100000)
	h.Put(h.page)
	h.page.ShowInvoice(i.ID)
	return i
}

func (h *house) account(i data.Invoice) rules.Account {
	h.T.Helper()
	a, err := h.desk.InvoiceAccount(h.ctx, i.ID, 0)
	if err != nil {
		h.T.Fatal(err)
	}
	return a
}

// TestTheLinesOfAnAccountAddUpToItsTotal: the invoice itself is one of them, and
// the basis of each run of days stands in full.
func TestTheLinesOfAnAccountAddUpToItsTotal(t *testing.T) {
	h := open(t)
	a := h.account(h.owes(data.Professional, today.Add(-90)))
	sum := a.Balance + a.Indemnity
	for _, run := range a.Segments {
		sum += run.Amount
		h.Sees("Du "+run.From.French()+" au "+run.To.French(), run.Amount.Format("EUR"), run.Basis)
	}
	if len(a.Segments) == 0 || sum != a.Total() {
		t.Errorf("%d runs, the lines add up to %v of %v", len(a.Segments), sum, a.Total())
	}
	h.Sees("Facture F-1", "reste à payer", a.Balance.Format("EUR"), "Indemnité forfaitaire de recouvrement", "Total dû au "+today.French(), a.Total().Format("EUR"))
}

// TestALineOfTheAccountIsCancelled: the money that came in is still there, and
// the page says where.
func TestALineOfTheAccountIsCancelled(t *testing.T) {
	h := open(t)
	i := h.owes(data.Professional, today.Add(-90))
	h.Tap("Régler ou renoncer")
	h.Tap("Noter un règlement…")
	h.Fill("Montant reçu", "5")
	h.Tap("Enregistrer le règlement")
	h.Sees("Réglé le "+today.French(), "-5,00 €")
	h.TapIcon("-5,00 €")
	if toast := h.LastToast(); !h.SameText(toast, "Réglé le "+today.French()+" : la ligne est annulée. 5,00 € restent en acompte du client : supprimez cet encaissement dans sa fiche s’il n’a pas eu lieu.") {
		t.Errorf("the toast says %q; failures %v", toast, h.Failed)
	}
	if a := h.account(i); a.PenaltyPaid != 0 {
		t.Errorf("%v are still paid", a.PenaltyPaid)
	}
	h.Undo()
	if a := h.account(i); a.PenaltyPaid != 500 {
		t.Errorf("after the undo %v are paid", a.PenaltyPaid)
	}
}

// TestWhatRunsOutStandsBeforeWhatGrows: near its end, the delay to act comes first.
func TestWhatRunsOutStandsBeforeWhatGrows(t *testing.T) {
	for _, c := range []struct {
		name       string
		days       int
		delayFirst bool
	}{{"far from its end", 90, false}, {"in the last six months", 640, true}} {
		t.Run(c.name, func(t *testing.T) {
			h := open(t)
			h.owes(data.Consumer, today.Add(-c.days))
			text := h.Text()
			delay, sums := strings.Index(text, "Prescription"), strings.Index(text, "Sommes dues")
			if delay < 0 || sums < 0 || (delay < sums) != c.delayFirst {
				t.Errorf("the delay stands at %d, the sums at %d:\n%s", delay, sums, text)
			}
		})
	}
}

// TestAMissingRateHidesNoLegalDate: on the first days of a half-year whose rates
// are not known yet, the last day to act is still told, and where to enter them.
func TestAMissingRateHidesNoLegalDate(t *testing.T) {
	on := day.Of(2027, 1, 4)
	h := openOn(t, on)
	i := h.owes(data.Professional, on.Add(-90))
	clock, err := h.desk.Clock(h.ctx, i.ID)
	if err != nil {
		t.Fatal(err)
	}
	h.Sees("Sommes dues", "n’est pas encore dans les tables", "Prescription", clock.Last.French())
	h.Tap("Saisir le taux")
	if !slices.Contains(h.Asked, "rates") {
		t.Errorf("asked for %q", h.Asked)
	}
}

// TestTheSumsFollowTheTerms: the rate of the user's terms is another setting, and
// what is on screen is never that of before.
func TestTheSumsFollowTheTerms(t *testing.T) {
	h := open(t)
	i := h.owes(data.Professional, today.Add(-90))
	before := h.account(i).Total()
	h.Sees(before.Format("EUR"))
	if err := h.desk.SaveSender(h.ctx, data.Sender{Name: "Atelier", LateRate: 1800, Terms: data.DefaultTerms}); err != nil {
		t.Fatal(err)
	}
	h.Changed(ui.SettingsChanged)
	after := h.account(i).Total()
	if after == before {
		t.Fatalf("the rate changes nothing: %v", after)
	}
	h.Sees(after.Format("EUR"))
	h.Misses(before.Format("EUR"))
}
