package clients_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/data"
	"dument/data/rules"
)

// settled adds an invoice that was paid a number of days after its due date.
func (h *house) settled(c data.Client, number string, late int) {
	h.T.Helper()
	i := h.invoice(c, number, today.Add(-200))
	_, err := h.desk.Pay(h.ctx, &data.Payment{ClientID: c.ID, On: i.Due.Add(late), Amount: i.Total, Currency: "EUR", Method: "virement",
		Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: i.Total}}})
	if err != nil {
		h.T.Fatal(err)
	}
}

func (h *house) stored(c data.Client) data.Client {
	h.T.Helper()
	now, err := h.desk.Client(h.ctx, c.ID)
	if err != nil {
		h.T.Fatal(err)
	}
	return now
}

// action is what the plan proposes for a client.
func (h *house) action(c data.Client) rules.Action {
	h.T.Helper()
	plan, err := h.desk.PlanOf(h.ctx, c.ID)
	if err != nil || len(plan.Actions) == 0 {
		h.T.Fatalf("nothing is proposed: %+v, %v", plan, err)
	}
	return plan.Actions[0]
}

// reachable gives the client an address and a telephone.
func (h *house) reachable(name string) data.Client {
	h.T.Helper()
	c := h.client(name)
	c.Emails, c.Phone = []data.Email{{Role: data.RoleBilling, Address: "compta@alpha.example"}}, "01 02 03 04 05"
	if err := h.desk.SaveClient(h.ctx, &c); err != nil {
		h.T.Fatal(err)
	}
	return c
}

func TestWhereAClientStands(t *testing.T) {
	h := open(t)
	c := h.reachable("Alpha")
	h.page.ShowClient(c.ID)
	h.Sees("Pas encore de facture payée.", "Standard, selon le type de client")
	for _, number := range []string{"P-1", "P-2", "P-3"} {
		h.settled(c, number, 25)
	}
	h.invoice(c, "F-1", today.Add(-38))
	h.page.ShowClient(c.ID)
	h.Sees("Paie en médiane 25 jours après l’échéance, sur 3 factures.", "Standard – pas encore commencé",
		"Relance 1 par e-mail, à faire depuis le", "Échue depuis 8 jours, jamais relancée.")
	if _, err := h.desk.Skip(h.ctx, h.action(c), "Payé en partie"); err != nil {
		t.Fatal(err)
	}
	h.page.ShowClient(c.ID)
	h.Sees("Standard – « Relance 1 » passée le 21/11/2026", "Relance 2 par e-mail le 30/11/2026", "Étape passée : Relance 1", "Payé en partie")
}

func TestAnotherProfileIsSuggestedAppliedAndTakenBack(t *testing.T) {
	h := open(t)
	c := h.client("Alpha")
	for _, number := range []string{"P-1", "P-2", "P-3"} {
		h.settled(c, number, 25)
	}
	h.page.ShowClient(c.ID)
	h.Sees("Suggestion", "3 dernières factures payées avec plus de 20 jours de retard : passer en « Mauvais payeur » ?")
	h.Tap("Changer de profil")
	if got := h.stored(c).Profile; got != data.ProfileBadPayer {
		t.Errorf("the profile is %q, failures %v", got, h.Failed)
	}
	if want := "Alpha passe en « Mauvais payeur »."; !h.SameText(h.LastToast(), want) {
		t.Errorf("toast is %q", h.LastToast())
	}
	h.Misses("Suggestion")
	h.Undo()
	if got := h.stored(c).Profile; got != data.ProfileAuto {
		t.Errorf("after « Annuler » the profile is %q", got)
	}
	h.Sees("Suggestion")
}

func TestACreditLimitThatIsPassedIsSeen(t *testing.T) {
	h := open(t)
	c := h.client("Alpha")
	c.CreditLimit = 100000
	if err := h.desk.SaveClient(h.ctx, &c); err != nil {
		t.Fatal(err)
	}
	h.page.ShowClient(c.ID)
	h.Sees("0,00 € sur 1 000,00 € autorisés")
	h.invoice(c, "F-1", today)
	h.Sees("Encours dépassé", "il dépasse de 234,56 €")
}

// TestWhatHoldsIsSeenAndEnds: each hold is opened from the menu, shown with its
// word, and ended by its button.
func TestWhatHoldsIsSeenAndEnds(t *testing.T) {
	h := open(t)
	c := h.reachable("Alpha")
	h.invoice(c, "F-1", today.Add(-60))
	h.Window().Resize(fyne.NewSize(1120, 1600))
	h.page.ShowClient(c.ID)
	for _, hold := range []struct {
		entry, keep, end, said string
		fill                   func()
		shown                  []string
	}{
		{"Litige…", "Ouvrir le litige", "Clore…", "Litige clos sur F-1.", func() { h.Choose("Motif", "Qualité") },
			[]string{"Litige", "F-1 : Qualité contestée", "ouvert le 21/11/2026"}},
		{"Promesse…", "Noter la promesse", "Retirer", "Promesse de 1 234,56 € retirée.", func() { h.Tap("Demain") },
			[]string{"Promesse", "1 234,56 € pour le 22/11/2026", "F-1 · notée le 21/11/2026"}},
		{"Échéancier…", "Convenir de l’échéancier", "Mettre fin", "Échéancier du 21/11/2026 terminé.", func() {},
			[]string{"Échéancier", "1 234,56 € en 3 versements", "versement 1 : 411,52 € le 30/11/2026"}},
		{"Mettre en pause…", "Mettre en pause", "Reprendre", "Les relances reprennent.", func() { h.Tap("Fin du mois"); h.Fill("Motif", "Congés") },
			[]string{"En pause", "Tout le client, jusqu’au 30/11/2026", "Congés"}},
	} {
		t.Run(hold.entry, func(t *testing.T) {
			h.Tap("Suivi")
			h.Tap(hold.entry)
			hold.fill()
			h.Tap(hold.keep)
			h.Sees(append(hold.shown, "Aucune pour l’instant", "Pas de relance :")...)
			h.Tap(hold.end)
			if hold.end == "Clore…" {
				h.Choose("Issue", "Accord")
				h.Tap("Clore le litige")
			}
			if !h.SameText(h.LastToast(), hold.said) {
				t.Errorf("toast is %q, failures %v", h.LastToast(), h.Failed)
			}
			h.Misses("Pas de relance :", hold.end)
		})
	}
	h.Sees("Litige clos", "Promesse retirée", "Échéancier terminé", "Pause levée")
}

// TestABrokenPromiseIsSaid: its day is past, nothing came.
func TestABrokenPromiseIsSaid(t *testing.T) {
	h := open(t)
	c := h.reachable("Alpha")
	i := h.invoice(c, "F-1", today.Add(-60))
	if _, err := h.desk.Promise(h.ctx, &data.Promise{ClientID: c.ID, Invoices: []data.ID{i.ID}, Made: today.Add(-10), Due: today, Amount: 123456}); err != nil {
		t.Fatal(err)
	}
	h.page.ShowClient(c.ID)
	h.Sees("Promesse", "Pas de relance : promesse de 1 234,56 € jusqu’au 21/11/2026.")
	h.desk.Config.Today = today.Add(1)
	h.Changed("day")
	h.Sees("Promesse non tenue", "La promesse pour le 21/11/2026 n’a pas été tenue.")
	if _, err := h.desk.Promise(h.ctx, &data.Promise{ClientID: c.ID, Invoices: []data.ID{i.ID}, Due: today.Add(5), Amount: 123456}); err != nil {
		t.Fatal(err)
	}
	h.Changed("invoices")
	h.Sees("1 234,56 € pour le 26/11/2026")
	if n := strings.Count(h.Text(), "Retirer"); n != 1 {
		t.Errorf("%d promises are shown, the newer word counts:\n%s", n, h.Text())
	}
}

// TestTheTimelineTellsAll: a call with its result and note, an SMS, a payment.
func TestTheTimelineTellsAll(t *testing.T) {
	h := open(t)
	c := h.reachable("Alpha")
	h.settled(c, "P-1", 3)
	h.invoice(c, "F-1", today.Add(-38))
	a := h.action(c)
	for _, call := range []desk.Call{
		{Action: a, Channel: data.ChannelCall, Result: data.ResultMessage, Note: "Répondeur de Mme Çelik"},
		{Action: a, Channel: data.ChannelSMS, Note: "Bonjour, la facture F-1 est échue."},
	} {
		if _, err := h.desk.Record(h.ctx, call); err != nil {
			t.Fatal(err)
		}
	}
	h.page.ShowClient(c.ID)
	h.Sees("Appel : message laissé", "Relance 1 · 01 02 03 04 05 · Répondeur de Mme Çelik", "SMS", "Bonjour, la facture F-1 est échue.",
		"Encaissement", "Standard – « Relance 1 » faite le 21/11/2026")
}
