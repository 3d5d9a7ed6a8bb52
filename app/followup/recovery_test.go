package followup_test

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dument/app/followup"
	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// account reads what is claimed on an invoice.
func (h *house) account(invoice data.ID) rules.Account {
	h.T.Helper()
	a, err := h.desk.InvoiceAccount(h.ctx, invoice, 0)
	if err != nil {
		h.T.Fatal(err)
	}
	return a
}

func TestAPenaltyIsGivenUpAndTheGiftTakenBack(t *testing.T) {
	h := open(t)
	bill := h.invoice("F-1", 60, 100000, "EUR")
	owed := h.account(bill)
	followup.ShowWaive(h.Stage, h.desk, bill)
	h.Sees("Renoncer – F-1", owed.PenaltyLeft().Format("EUR")+" de pénalités et 40,00 € d’indemnité forfaitaire")
	h.Tap("Renoncer")
	h.Sees("Dites en quelques mots pourquoi vous y renoncez")
	h.Choose("Renoncer à", "Indemnité")
	h.Fill("Raison", "Geste commercial")
	h.Tap("Renoncer")
	h.says("Indemnité forfaitaire de recouvrement : 40,00 € abandonnés sur F-1.")
	if a := h.account(bill); a.IndemnityLeft() != 0 || a.PenaltyLeft() != owed.PenaltyLeft() || len(a.Charges) != 1 || a.Charges[0].Reason != "Geste commercial" {
		t.Errorf("the account is %+v", a)
	}
	h.Undo()
	if a := h.account(bill); a.IndemnityLeft() != 4000 {
		t.Errorf("after the undo %v are left", a.IndemnityLeft())
	}

	followup.ShowWaive(h.Stage, h.desk, bill)
	h.Sees("Montant")
	h.Tap("À tout, y compris ce qui courra encore")
	h.Misses("Montant") // there is none to choose
	h.Fill("Raison", "Accord du 20/11")
	h.Tap("Renoncer")
	h.says("Pénalités de retard : tout est abandonné sur F-1.")
	later, err := h.desk.InvoiceAccount(h.ctx, bill, today.Add(30))
	if err != nil || later.PenaltyLeft() != 0 || later.Penalty <= owed.Penalty {
		t.Errorf("a month later %v of %v are left, %v", later.PenaltyLeft(), later.Penalty, err)
	}
}

func TestPenaltiesArePaidAndNotTheInvoice(t *testing.T) {
	h := open(t)
	bill := h.invoice("F-1", 60, 100000, "EUR")
	owed := h.account(bill)
	followup.ShowPayCharges(h.Stage, h.desk, bill)
	h.Sees("Règlement des pénalités – F-1", "Virement")
	h.Misses("Virement.")
	if got := h.Value("Montant reçu"); !h.SameText(got, (owed.PenaltyLeft() + 4000).French()) {
		t.Errorf("the dialog proposes %q", got)
	}
	h.Fill("Montant reçu", "2000,00")
	h.Tap("Enregistrer le règlement")
	h.Sees("Règlement des pénalités – F-1") // more than is left is refused, and the dialog stays
	h.Fill("Montant reçu", (owed.PenaltyLeft() + 1000).French())
	h.Tap("Enregistrer le règlement")
	a := h.account(bill)
	if a.PenaltyLeft() != 0 || a.IndemnityLeft() != 3000 || a.Balance != 100000 {
		t.Errorf("left: %v of penalties, %v of the indemnity, %v of the invoice; failures %v", a.PenaltyLeft(), a.IndemnityLeft(), a.Balance, h.Failed)
	}
	h.Undo()
	if a := h.account(bill); a.PenaltyLeft() != owed.PenaltyLeft() {
		t.Errorf("after the undo %v are left", a.PenaltyLeft())
	}
}

func TestWhereNothingIsClaimedThereIsNothingToGiveUp(t *testing.T) {
	h := open(t)
	bill := h.invoice("F-1", -10, 100000, "EUR")
	followup.ShowWaive(h.Stage, h.desk, bill)
	h.Misses("Renoncer – F-1")
	if len(h.Failed) != 1 {
		t.Fatalf("failures: %v", h.Failed)
	}
}

func TestTheDelayStartsAgainWithARecognition(t *testing.T) {
	h := open(t)
	bill := h.invoice("F-1", 400, 100000, "EUR")
	before, err := h.desk.Clock(h.ctx, bill)
	if err != nil {
		t.Fatal(err)
	}
	followup.ShowInterruption(h.Stage, h.desk, bill)
	h.Sees("Prescription – F-1", before.Last.French(), "même une mise en demeure recommandée, n’interrompt rien")
	h.Choose("Ce qui s’est passé", "Reconnaissance")
	h.Fill("Le", "15/10/2026")
	h.Fill("Note", "Courriel où il demande un délai")
	h.Tap("Noter")
	after, err := h.desk.Clock(h.ctx, bill)
	if err != nil || after.Since != day.Of(2026, 10, 15) || after.By != data.Recognition || after.Last != day.Of(2031, 10, 15) {
		t.Errorf("the clock is %+v, %v; failures %v\n%s", after, err, h.Failed, h.Text())
	}
	h.Undo()
	if again, _ := h.desk.Clock(h.ctx, bill); again.Last != before.Last {
		t.Errorf("after the undo the last day is %s", again.Last)
	}
}

func TestProceedingsStopRemindersAndCountTheDelay(t *testing.T) {
	h := open(t)
	h.invoice("F-1", 60, 100000, "EUR")
	followup.ShowProceeding(h.Stage, h.desk, h.client.ID)
	h.Sees("Procédure collective – Éditions Çà et Là", "quatre pour un créancier hors de métropole")
	h.Tap("Enregistrer")
	h.Sees("La date est vide")
	h.Choose("Procédure", "Liquidation")
	h.Fill("Jugement d’ouverture du", "02/11/2026")
	h.Fill("Publié au BODACC le", "10/11/2026")
	h.Fill("Mandataire ou liquidateur", "Maître Anne Quéré")
	h.Tap("Enregistrer")
	c, err := h.desk.Client(h.ctx, h.client.ID)
	if err != nil || c.Insolvent != day.Of(2026, 11, 2) || c.Proceeding.Kind != data.Liquidation || c.Proceeding.Trustee != "Maître Anne Quéré" {
		t.Fatalf("stored %+v, %v; failures %v\n%s", c, err, h.Failed, h.Text())
	}
	if by, err := h.desk.DeclareBy(h.ctx, c.ID); err != nil || by != day.Of(2027, 1, 10) {
		t.Errorf("to be declared by %s, %v", by, err)
	}
	plan, err := h.desk.PlanOf(h.ctx, c.ID)
	if err != nil || len(plan.Actions) != 0 {
		t.Errorf("the plan proposes %+v, %v", plan.Actions, err)
	}
	h.Undo()
	if c, _ := h.desk.Client(h.ctx, h.client.ID); !c.Insolvent.IsZero() || c.Proceeding != (data.Proceeding{}) {
		t.Errorf("after the undo %+v", c.Proceeding)
	}
}

// TestADossierIsMade where the user says. What it lacks is told, the client is
// handed over where that is wanted, and only what this dossier did is taken back.
func TestADossierIsMade(t *testing.T) {
	h := open(t)
	h.invoice("F-1", 60, 100000, "EUR")
	err := h.desk.SaveSender(h.ctx, data.Sender{Name: "Atelier Lefèvre", LegalForm: "EI", SIREN: "732829320", RCS: "RNE", Terms: data.DefaultTerms,
		Address: data.Address{Street: "3 rue des Lilas", Postcode: "69001", City: "Lyon"}})
	if err != nil {
		t.Fatal(err)
	}
	made := func() {
		folder := t.TempDir()
		followup.ShowDossier(h.Stage, h.desk, h.client.ID, nil)
		h.Sees("Dossier – Éditions Çà et Là", "Un seul fichier ZIP")
		h.Tap("Marquer le client comme transmis : les relances s’arrêtent")
		h.Tap("Constituer le dossier…")
		h.Fill("Nom du fichier", folder)
		h.Press(fyne.KeyReturn) // goes to the folder, the name stays
		h.Press(fyne.KeyReturn)
		h.Sees("Ce qui manque au dossier", "Aucun fichier n’est joint à F-1")
		h.Tap("Compris")
		files, err := filepath.Glob(filepath.Join(folder, "*.zip"))
		if err != nil || len(files) != 1 || len(h.Failed) > 0 {
			t.Fatalf("%v, %v; failures %v\n%s", files, err, h.Failed, h.Text())
		}
	}
	since := func() day.Day {
		c, err := h.desk.Client(h.ctx, h.client.ID)
		if err != nil {
			t.Fatal(err)
		}
		return c.HandedOver
	}
	made()
	if since() != today {
		t.Errorf("handed over on %q", since())
	}
	h.Undo()
	if !since().IsZero() {
		t.Errorf("after the undo it is handed over since %s", since())
	}
	c, err := h.desk.Client(h.ctx, h.client.ID)
	if err != nil {
		t.Fatal(err)
	}
	c.HandedOver = today.Add(-7)
	if err := h.desk.SaveClient(h.ctx, &c); err != nil {
		t.Fatal(err)
	}
	made()
	if toast := h.LastToast(); strings.Contains(toast, "transmis") || since() != today.Add(-7) {
		t.Errorf("%q, handed over since %s", toast, since())
	}
}

func TestPenaltiesAreSettledWithMoneyThatCameInAlready(t *testing.T) {
	h := open(t)
	bill := h.invoice("F-1", 60, 100000, "EUR")
	p := data.Payment{ClientID: h.client.ID, On: today.Add(-1), Amount: 103000, Currency: "EUR", Method: "virement",
		Allocations: []data.Allocation{{InvoiceID: bill, Amount: 100000}}}
	if _, err := h.desk.Pay(h.ctx, &p); err != nil {
		t.Fatal(err)
	}
	owed := h.account(bill)
	followup.ShowPayCharges(h.Stage, h.desk, bill)
	h.Sees("L’encaissement du 20/11/2026, dont il reste 30,00 €")
	h.Misses("Montant reçu")
	h.Tap("Enregistrer le règlement")
	a := h.account(bill)
	if left := owed.PenaltyLeft() + 4000 - 3000; a.PenaltyLeft() != 0 || a.IndemnityLeft() != left {
		t.Errorf("left: %v of penalties, %v of the indemnity; failures %v\n%s", a.PenaltyLeft(), a.IndemnityLeft(), h.Failed, h.Text())
	}
	payments, err := h.desk.ClientPayments(h.ctx, h.client.ID)
	if err != nil || len(payments) != 1 || payments[0].Unallocated() != 0 {
		t.Errorf("payments: %+v, %v", payments, err)
	}
	h.Undo()
	if a := h.account(bill); a.PenaltyLeft() != owed.PenaltyLeft() {
		t.Errorf("after the undo %v are left", a.PenaltyLeft())
	}
}
