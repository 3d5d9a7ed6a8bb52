package letters_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dument/data"
	"dument/data/money"
	message "dument/letters"
)

// TestTheWordsOfALetterAreChanged: what the law wants in them is said while they
// are typed; what is printed has them, and the history says so.
func TestTheWordsOfALetterAreChanged(t *testing.T) {
	h := open(t)
	h.confirm()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	h.paper(message.PaperNotice, c)
	h.Tap("Modifier le texte…")
	h.Sees("Modifier le texte – Œuvre & Fils", "L’objet", "La demande", "Ce qui est imprimé est ce qui est conservé")
	demand := h.Value("La demande")
	h.Fill("La demande", "Payez-moi vite, sinon je le dirai à vos clients.")
	h.Sees("La mise en demeure elle-même a disparu")
	h.Tap("Rétablir le texte d’origine")
	h.Misses("La mise en demeure elle-même a disparu")
	if h.Value("La demande") != demand {
		t.Errorf("the demand reads %q", h.Value("La demande"))
	}
	h.Fill("L’objet", "Mise en demeure de payer – dernier avis")
	h.Tap("Reprendre ces textes")
	h.Sees("Mise en demeure pour Œuvre & Fils", "Mise en demeure de payer – dernier avis")
	h.Choose("Délai laissé", "15") // the words stay where nothing under them changed
	h.Sees("Mise en demeure de payer – dernier avis")
	h.Tap("Imprimer et enregistrer")
	if got := h.history(c); len(got) != 1 || len(h.Opened) != 1 {
		t.Fatalf("history %+v, failures %v", got, h.Failed)
	}
}

// TestALossIsStillSaidBeforePrinting: the dialog of the paper says it too.
func TestALossIsStillSaidBeforePrinting(t *testing.T) {
	h := open(t)
	h.confirm()
	h.paper(message.PaperNotice, h.late("Œuvre & Fils", "compta@oeuvre.example"))
	h.Tap("Modifier le texte…")
	h.Fill("La demande", "")
	h.Tap("Reprendre ces textes")
	h.Sees("Aperçu", "La mise en demeure elle-même a disparu")
}

// TestAConsumerIsNeverAskedForFees: the field says why, and the words are not taken.
func TestAConsumerIsNeverAskedForFees(t *testing.T) {
	h := open(t)
	h.confirm()
	c := h.late("Léa Müller", "lea@muller.example")
	c.Kind = data.Consumer
	h.ok(h.desk.SaveClient(h.ctx, &c))
	h.paper(message.PaperNotice, c)
	h.Misses("Pénalités", "Indemnité")
	h.Tap("Modifier le texte…")
	h.Fill("La demande", "Payez aussi l’indemnité forfaitaire de 40 €.")
	h.Sees("On ne peut réclamer à un particulier")
	h.Tap("Reprendre ces textes")
	h.Sees("Modifier le texte – Léa Müller", "On ne peut réclamer à un particulier")
	h.Press(fyne.KeyEscape)
	h.Sees("Abandonner la saisie ?") // words that were typed are not lost to one key
	h.Press(fyne.KeyEscape)
	h.Sees("On ne peut réclamer à un particulier")
	h.Press(fyne.KeyEscape)
	h.Tap("Abandonner")
	h.Sees("Aperçu")
	h.Misses("On ne peut réclamer")
	h.Tap("Modifier le texte…")
	h.Press(fyne.KeyEscape) // nothing was changed
	h.Sees("Aperçu")
}

// TestWhatAStatementLists is the user's choice.
func TestWhatAStatementLists(t *testing.T) {
	h := open(t)
	h.confirm()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	h.paper(message.PaperStatement, c)
	h.Sees("Relevé de compte pour Œuvre & Fils", "Contenu du relevé")
	h.Misses("Mouvements depuis le")
	h.Choose("Contenu du relevé", "Tous")
	h.Sees("Mouvements depuis le")
	h.Fill("Mouvements depuis le", "15/09/2026")
	h.Tap("Imprimer et enregistrer")
	if got := h.history(c); len(got) != 1 || len(h.Opened) != 1 || h.LastToast() != "Le relevé de compte pour Œuvre & Fils est dans Courriers." {
		t.Fatalf("history %+v, toast %q, failures %v", got, h.LastToast(), h.Failed)
	}
}

// TestWhoGetsAMandate is the user's choice.
func TestWhoGetsAMandate(t *testing.T) {
	h := open(t)
	h.confirm()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	h.paper(message.PaperMandate, c)
	h.Sees("Mandat de recouvrement contre Œuvre & Fils")
	h.Choose("Qui est chargé du recouvrement", "Société")
	h.Tap("Aperçu")
	if len(h.Opened) != 1 {
		t.Errorf("nothing was opened: %v", h.Failed)
	}
}

// TestInvoicesFollowInTheSameFile where the user wants them.
func TestInvoicesFollowInTheSameFile(t *testing.T) {
	h := open(t)
	h.confirm()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	h.paper(message.PaperNotice, c)
	h.Tap("Joindre les factures à la suite, dans le même PDF")
	h.Sees("Œuv1") // neither invoice has a file: the dialog says so
	if on := h.Text(); !strings.Contains(on, "Œuv2") || !strings.Contains(strings.ToLower(on), "pdf") {
		t.Errorf("on screen:\n%s", on)
	}
}

// TestCopiesThatTheRegisterDoesNotHave are told calmly, until they are joined or
// the warning about the file says it.
func TestCopiesThatTheRegisterDoesNotHave(t *testing.T) {
	h := open(t)
	h.confirm()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	items, err := h.desk.OpenItems(h.ctx, c.ID)
	h.ok(err)
	h.paper(message.PaperNotice, c)
	h.Sees("Les factures Œuv1 et Œuv2 n’ont pas de PDF joint : ajoutez vous-même leurs copies au courrier.")
	h.Tap("Joindre les factures à la suite, dans le même PDF")
	h.Sees("Sans PDF joint, donc absente du courrier")
	h.Misses("ajoutez vous-même")
	h.Tap("Fermer")
	for i, sentence := range []string{"La facture Œuv2 n’a pas de PDF joint : ajoutez vous-même sa copie", ""} {
		_, err = h.desk.Attach(h.ctx, items[i].ID, items[i].Number+".pdf", []byte("%PDF-1.4"))
		h.ok(err)
		h.paper(message.PaperNotice, c)
		if sentence == "" {
			h.Misses("PDF joint :")
		} else {
			h.Sees(sentence)
		}
		h.Tap("Fermer")
	}
	h.paper(message.PaperStatement, h.late("Boulangerie Noël", "compta@noel.example"))
	h.Misses("PDF joint :") // no copies go with it
}

// TestMoneyOnAccountIsNamedInFull in the narrow first column of a statement.
func TestMoneyOnAccountIsNamedInFull(t *testing.T) {
	h := open(t)
	h.confirm()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	long := data.Invoice{ClientID: c.ID, Number: "F-2026-0208", Issued: today.Add(-80), Due: today.Add(-50), Total: 356400, Subject: "Relecture et corrections du catalogue d’hiver"}
	h.ok(h.desk.SaveInvoice(h.ctx, &long))
	pay := data.Payment{ClientID: c.ID, On: today.Add(-3), Amount: 20000, Currency: "EUR", Method: "virement"}
	_, err := h.desk.Pay(h.ctx, &pay)
	h.ok(err)
	h.paper(message.PaperStatement, c)
	h.Sees("Sommes reçues non affectées", "-200,00 €")
}

// TestSixtyInvoicesStayReadable: the dialog shows the first ones and the total.
func TestSixtyInvoicesStayReadable(t *testing.T) {
	h := open(t)
	h.confirm()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	for i := range 58 {
		invoice := data.Invoice{ClientID: c.ID, Number: "F-" + string(rune('A'+i/10)) + string(rune('0'+i%10)), Issued: today.Add(-80), Due: today.Add(-50 + i/2), Total: money.Cents(1000 + i)}
		h.ok(h.desk.SaveInvoice(h.ctx, &invoice))
	}
	h.paper(message.PaperNotice, c)
	h.Sees("et 36 autres lignes : voyez l’aperçu.", "Total")
}

// TestAReceiptIsForAPayment while something is still owed: for everything, the
// dialog says why not, and nothing can be printed.
func TestAReceiptIsForAPayment(t *testing.T) {
	h := open(t)
	h.confirm()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	items, err := h.desk.OpenItems(h.ctx, c.ID)
	h.ok(err)
	pay := data.Payment{ClientID: c.ID, On: today.Add(-3), Amount: 20000, Currency: "EUR", Method: "virement", Allocations: []data.Allocation{{InvoiceID: items[1].ID, Amount: 20000}}}
	_, err = h.desk.Pay(h.ctx, &pay)
	h.ok(err)
	h.paper(message.PaperReceipt, c)
	h.Sees("Reçu pour Œuvre & Fils", "200,00 € reçus le 18/11/2026")
	h.Choose("Ce que le reçu constate", "Pour solde")
	h.Sees("Il reste")
	h.Choose("Ce que le reçu constate", "200")
	h.Misses("Il reste")
	h.Tap("Imprimer et enregistrer")
	if got := h.history(c); len(got) != 1 || got[0].Result != data.ResultKept {
		t.Errorf("history %+v, failures %v", got, h.Failed)
	}
}
