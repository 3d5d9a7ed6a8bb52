package invoices_test

import (
	"testing"

	"dument/data"
)

// TestAnInvoiceMayClimbALadderOfItsOwn: the plan follows the scenario chosen in
// its form, before the client's.
func TestAnInvoiceMayClimbALadderOfItsOwn(t *testing.T) {
	h := open(t)
	c := h.client("Alpha", 30)
	c.Emails = []data.Email{{Role: data.RoleBilling, Address: "compta@alpha.example"}}
	if err := h.desk.SaveClient(h.ctx, &c); err != nil {
		t.Fatal(err)
	}
	h.Put(h.page)
	h.page.New()
	h.Choose("Client", "Alpha")
	h.Fill("Numéro", "F-1")
	h.Fill("Date d’émission", "18/10/2026") // due on the 17th, four days late: too soon for the standard ladder
	h.Fill("Montant TTC", "1 000,00")
	h.Choose("Scénario de relance", "Mauvais")
	h.Tap("Enregistrer")
	plan, err := h.desk.PlanOf(h.ctx, c.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Actions) != 1 || plan.Actions[0].Scenario == plan.Scenario.ID {
		t.Errorf("the plan of the client, on %q, is %+v (%v)", plan.Scenario.Name, plan.Actions, h.Failed)
	}
}
