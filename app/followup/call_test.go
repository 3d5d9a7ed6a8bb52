package followup_test

import (
	"testing"

	"dument/app/followup"
	"dument/data"
	"dument/data/day"
)

func (h *house) history() []data.Contact {
	h.T.Helper()
	history, err := h.desk.ClientHistory(h.ctx, h.client.ID)
	if err != nil {
		h.T.Fatal(err)
	}
	return history
}

// phone gives the client somebody to call, and an address.
func (h *house) phone() {
	h.T.Helper()
	h.client.Civility, h.client.Contact, h.client.Phone = data.CivilityMrs, "Hélène Çelik", "01 02 03 04 05"
	h.client.Emails = []data.Email{{Role: data.RoleBilling, Address: "compta@editions.example"}}
	if err := h.desk.SaveClient(h.ctx, &h.client); err != nil {
		h.T.Fatal(err)
	}
}

func TestACallTakesTheStepThatIsDue(t *testing.T) {
	h := open(t)
	h.phone()
	h.invoice("F-1", 8, 10000, "EUR")
	followup.ShowCall(h.Stage, h.desk, h.client.ID, nil)
	h.Sees("Appeler Éditions Çà et Là", "Mme Hélène Çelik", "01 02 03 04 05")
	h.Misses("Rappeler le")
	h.Tap("Noter l’appel")
	h.Sees("Choisissez dans la liste")
	h.Choose("Résultat de l’appel", "Paiement en cours")
	h.Fill("Note", "Virement vendredi")
	h.Tap("Noter l’appel")
	h.says("Appel à Éditions Çà et Là noté : paiement en cours.")
	got := h.history()
	if len(got) != 1 || got[0].Channel != data.ChannelCall || got[0].Level != data.LevelFirst || got[0].Step == 0 || got[0].Result != data.ResultPaying || got[0].Text != "Virement vendredi" {
		t.Errorf("the history says %+v, failures %v", got, h.Failed)
	}
}

func TestACallBeforeItsDayIsBesideTheLadder(t *testing.T) {
	h := open(t)
	h.phone()
	h.invoice("F-1", -20, 10000, "EUR")
	followup.ShowCall(h.Stage, h.desk, h.client.ID, nil)
	h.Choose("Résultat de l’appel", "Facture non reçue")
	h.Tap("Noter l’appel")
	got := h.history()
	if len(got) != 1 || got[0].Level != data.LevelNone || got[0].Step != 0 || got[0].Result != data.ResultNotReceived || len(got[0].Lines) != 1 {
		t.Errorf("the history says %+v, failures %v", got, h.Failed)
	}
}

func TestWhoWasNotReachedIsCalledAgain(t *testing.T) {
	h := open(t)
	h.phone()
	h.invoice("F-1", 8, 10000, "EUR")
	followup.ShowCall(h.Stage, h.desk, h.client.ID, nil)
	h.Choose("Résultat de l’appel", "Injoignable")
	if got := h.Value("Rappeler le"); got != "23/11/2026" {
		t.Errorf("the day proposed is %q", got)
	}
	h.Fill("Rappeler le", "21/11/2026")
	h.Tap("Noter l’appel")
	h.Sees("indiquez quand rappeler")
	h.Fill("Rappeler le", "26/11/2026")
	h.Tap("Noter l’appel")
	if got := h.history(); len(got) != 1 || got[0].Step != 0 {
		t.Errorf("the history says %+v, failures %v", got, h.Failed)
	}
	if got := h.holds().Pauses; len(got) != 1 || got[0].Until != day.Of(2026, 11, 25) {
		t.Errorf("the pauses are %+v", got)
	}
}

// TestWhatIsPromisedIsAskedForFirst: without the promise there is no call that
// led to one.
func TestWhatIsPromisedIsAskedForFirst(t *testing.T) {
	h := open(t)
	h.phone()
	h.invoice("F-1", 8, 10000, "EUR")
	for _, c := range []struct {
		result, title, keep string
		fill                func()
		want                data.Result
	}{
		{"Promesse", "Promesse de paiement", "Noter la promesse", func() { h.Tap("Demain") }, data.ResultPromise},
		{"Litige", "Litige – Éditions", "Ouvrir le litige", func() { h.Choose("Motif", "Qualité") }, data.ResultDispute},
	} {
		before := len(h.history())
		followup.ShowCall(h.Stage, h.desk, h.client.ID, nil)
		h.Choose("Résultat de l’appel", c.result)
		h.Tap("Noter l’appel")
		h.Sees(c.title)
		h.Tap("Annuler")
		if got := h.history(); len(got) != before {
			t.Fatalf("%s: given up, the history says %+v", c.result, got)
		}
		followup.ShowCall(h.Stage, h.desk, h.client.ID, nil)
		h.Choose("Résultat de l’appel", c.result)
		h.Tap("Noter l’appel")
		c.fill()
		h.Tap(c.keep)
		if got := h.history(); len(got) != before+1 || got[0].Result != c.want {
			t.Errorf("%s: the history says %+v, failures %v", c.result, got, h.Failed)
		}
	}
	if h.holds().Of(h.client.ID, h.holds().Disputes[0].InvoiceID, today) != data.HoldDispute {
		t.Error("the dispute does not hold")
	}
}
