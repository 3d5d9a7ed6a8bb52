package followup_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"dument/app/followup"
	"dument/data"
	"dument/data/day"
)

func (h *house) plan() data.InstalmentPlan {
	h.T.Helper()
	plans := h.holds().Plans
	if len(plans) == 0 {
		h.T.Fatalf("there is no plan, failures %v\n%s", h.Failed, h.Text())
	}
	return plans[0]
}

func TestAPlanIsSplitEquallyAndTakenBack(t *testing.T) {
	h := open(t)
	h.invoice("F-1", 40, 10000, "EUR")
	h.invoice("F-2", 10, 20001, "EUR")
	followup.ShowInstalments(h.Stage, h.desk, h.client.ID, nil, h.kept)
	h.Sees("Échéancier – Éditions Çà et Là", "Versement 1, le", "Versement 3, le", "Le compte y est : 300,01 €.")
	h.Misses("Versement 4, le")
	h.Fill("Versements", "4")
	h.Sees("Versement 4, le", "Le compte y est")
	h.Choose("Rythme", "Toutes les deux")
	h.Fill("Premier versement", "30/11/2026")
	h.Press(fyne.KeyReturn)
	h.says("Échéancier de 4 versements convenu avec Éditions Çà et Là.")
	got := h.plan()
	want := data.Split(30001, 4, day.Of(2026, 11, 30), "fortnightly")
	if len(got.Instalments) != 4 || got.Instalments[0] != want[0] || got.Instalments[3] != want[3] || got.Total() != 30001 || got.Grace != data.PlanGrace || h.done != 1 {
		t.Fatalf("the register has %+v, told %d times", got, h.done)
	}
	h.Undo()
	if h.plan().InForce(today) {
		t.Error("after « Annuler » the plan is in force")
	}
}

func TestAPlanThatDoesNotAddUpIsRefused(t *testing.T) {
	h := open(t)
	h.invoice("F-1", 40, 30000, "EUR")
	followup.ShowInstalments(h.Stage, h.desk, h.client.ID, nil, h.kept)
	h.Fill("Montant 1", "150")
	h.Sees("Sur 300,00 € à régler, il y a 50,00 € de trop.")
	h.Tap("Convenir de l’échéancier")
	h.Sees("dépassent ce qui reste dû")
	h.Fill("Montant 1", "40")
	h.Sees("Sur 300,00 € à régler, il manque 60,00 €.")
	h.Tap("Convenir de l’échéancier")
	h.Sees("ne règlent pas les factures")
	if len(h.holds().Plans) != 0 {
		t.Fatal("a plan that does not add up was kept")
	}
	h.Fill("Premier versement", "04/12/2026") // the amounts the user wrote stay
	h.Sees("il manque 60,00 €")
	h.Tap("Ajuster le dernier versement")
	h.Sees("Le compte y est : 300,00 €.")
	h.Tap("Convenir de l’échéancier")
	got := h.plan()
	if got.Instalments[0].Amount != 4000 || got.Instalments[2].Amount != 16000 || got.Instalments[0].Due != day.Of(2026, 12, 4) {
		t.Errorf("the register has %+v", got.Instalments)
	}
}

func TestWhatIsWrongWithAPaymentStandsInItsRow(t *testing.T) {
	h := open(t)
	h.invoice("F-1", 40, 30000, "EUR")
	for _, c := range []struct {
		what, want string
		do         func()
	}{
		{"a day before the one before", "Versement 2 : sa date", func() { h.Fill("Versement 2, le", "23/11/2026") }},
		{"a day that is past", "Versement 1 : sa date", func() { h.Fill("Versement 1, le", "01/11/2026") }},
		{"an empty day", "La date est vide", func() { h.Fill("Versement 3, le", "") }},
		{"nothing to pay", "Versement 2 : son montant", func() { h.Fill("Montant 2", "0") }},
		{"too many", "de 1 à 60 versements", func() { h.Fill("Versements", "61") }},
		{"a grace without end", "de 0 à 60 jours", func() { h.Fill("Tolérance, en jours", "365") }},
		{"no invoice", "Choisissez au moins une facture", func() { h.tick("F-1") }},
	} {
		t.Run(c.what, func(t *testing.T) {
			followup.ShowInstalments(h.Stage, h.desk, h.client.ID, nil, nil)
			c.do()
			h.Tap("Convenir de l’échéancier")
			h.Sees(c.want)
			h.Press(fyne.KeyEscape)
			h.Misses("Échéancier – Éditions")
		})
	}
	if len(h.holds().Plans) != 0 {
		t.Errorf("the register has %+v", h.holds().Plans)
	}
}

func TestAPlanEndsAndComesBack(t *testing.T) {
	h := open(t)
	h.invoice("F-1", 40, 30000, "EUR")
	doors := followup.Doors(h.Stage, h.desk)
	doors.Instalments(h.client.ID, nil)
	h.Tap("Convenir de l’échéancier")
	doors.EndPlan(h.plan())
	h.says("Échéancier du 21/11/2026 terminé.")
	if h.plan().InForce(today) {
		t.Error("the plan is still in force")
	}
	h.Undo()
	if !h.plan().InForce(today) {
		t.Error("« Annuler » did not bring the plan back")
	}
	doors.Promise(h.client.ID, nil)
	h.Tap("Demain")
	h.Tap("Noter la promesse")
	h.Sees("Un échéancier du 21/11/2026 règle déjà la facture F-1")
}
