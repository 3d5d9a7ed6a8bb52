package settings_test

import (
	"strings"
	"testing"
	"time"

	"dument/app/rehearsal"
	"dument/app/settings"
	"dument/app/ui"
	"dument/data"
	"dument/data/money"
	"dument/letters"
)

// owes makes a client of the register with one invoice, due some days ago.
func (h *house) owes(name, number string, total money.Cents, daysLate int) data.Client {
	h.T.Helper()
	sender, err := h.desk.Sender(h.ctx)
	h.ok(err)
	client := data.NewClient(sender)
	client.Name = name
	client.Emails = []data.Email{{Role: data.RoleBilling, Address: "compta@client.example"}}
	h.ok(h.desk.SaveClient(h.ctx, &client))
	invoice := data.Invoice{ClientID: client.ID, Kind: data.KindInvoice, Number: number, Currency: "EUR"}
	invoice.Total, invoice.Due = total, today.Add(-daysLate)
	invoice.Issued = invoice.Due.Add(-30)
	h.ok(h.desk.SaveInvoice(h.ctx, &invoice))
	return client
}

// TestATextIsTriedOnARealClient: whoever owes most comes first, another one can
// be chosen; the kind, the language and the day are those of the text.
func TestATextIsTriedOnARealClient(t *testing.T) {
	h := open(t)
	h.owes("Petit Ami SARL", "F-1", 10000, 12)
	h.owes("Gros Débiteur SAS", "F-2", 900000, 40)
	h.Tap("Textes")
	h.Sees("Gros Débiteur SAS", "facture F-2, 9 000,00 €", "Tel que lu le 21/11/2026")
	h.Choose("Aperçu pour", "petit")
	h.Sees("facture F-1, 100,00 €")
	h.Misses("facture F-2,")
	h.Choose("Langue", "Anglais")
	h.Sees("Reminder: invoice F-1, €100.00", "Kind regards")
	h.Choose("Niveau", "Avant")
	h.Sees("Due on 9 November 2026", "Tel que lu le 04/11/2026")
	h.Choose("Langue", "Français")
	h.Choose("Niveau", "Versement")
	h.Sees("Rappel de versement", "versement 2 sur 4, 25,00 €, prévu le 18/11/2026", "Un seul ton")
	h.Choose("Niveau", "Remerciement")
	h.Sees("100,00 € reçus le 20/11/2026")
	h.Misses("Vous aviez annoncé")
	h.Choose("Niveau", "Relance 2")
	h.Tap("Avec une promesse non tenue")
	h.Sees("Vous aviez annoncé un règlement de 50,00 € pour le 18/11/2026")
	if len(h.Failed) != 0 {
		t.Errorf("failures %v", h.Failed)
	}
}

// TestEachToneHasItsText: a level is shown in its usual tone, until another one
// is chosen, which stays for the next level.
func TestEachToneHasItsText(t *testing.T) {
	h := open(t)
	h.Tap("Textes")
	h.Sees("Il s’agit sans doute d’un simple oubli")
	h.Choose("Niveau", "Relance 2")
	h.Sees("Deuxième rappel", "Formel")
	h.Choose("Ton", "Compréhensif")
	h.Sees("Une solution pour votre règlement")
	h.Choose("Niveau", "Relance 3")
	h.Sees("Convenir d’un règlement")
	h.Choose("Débiteur", "Organisme")
	h.Sees("ce qui retient encore le mandatement")
}

// TestAnSMSIsMeasured as it is written, and has no subject.
func TestAnSMSIsMeasured(t *testing.T) {
	h := open(t)
	h.Tap("Textes")
	h.Choose("Canal", "SMS")
	h.Misses("Objet")
	h.Sees("caractères, 2 SMS", "Un seul ton")
	h.Fill("Texte", "Merci de régler {pièces}, {total}, {échéance}. {iban} {expéditeur}")
	h.Sees("caractères, 1 SMS", "À enregistrer")
	h.Tap("Enregistrer")
	h.Sees("Votre texte")
	all, err := h.desk.Texts(h.ctx)
	h.ok(err)
	if got := all.Get(letters.KeyOfSMS(data.French, data.LevelFirst, data.Professional)); got.Subject != "" || !strings.HasPrefix(got.Body, "Merci de régler") {
		t.Errorf("kept %+v", got)
	}
}

// TestAdviceFollowsTheTyping, and 40 EUR to a consumer is refused.
func TestAdviceFollowsTheTyping(t *testing.T) {
	h := open(t)
	h.Tap("Textes")
	h.Misses("comment payer")
	h.Fill("Texte", "Payez, sinon le tribunal. {factures} {signature}")
	h.Sees("Il ne dit pas comment payer", "« tribunal » sonne comme une menace")
	h.Choose("Débiteur", "Particulier")
	h.Misses("comment payer")
	h.Fill("Texte", "Vous devez aussi 40 € de frais. {factures} {règlement} {signature}")
	h.Sees("ne peut pas mentionner « 40 €")
	h.Tap("Enregistrer")
	if len(h.Toasts) != 0 {
		t.Errorf("kept what the law forbids: %q", h.Toasts)
	}
}

// TestNothingTypedIsLost: another text can be looked at before saving; what is
// given up comes back by « Annuler ».
func TestNothingTypedIsLost(t *testing.T) {
	h := open(t)
	h.Tap("Textes")
	h.Fill("Objet", "Un mot, {client}")
	h.Choose("Ton", "Ferme")
	h.Sees("Règlement attendu", "Texte proposé", "+ 1 à enregistrer", "Relance 1 – modifié")
	h.Choose("Ton", "Cordial")
	h.Sees("Un mot, {client}", "À enregistrer")
	h.Tap("Abandonner les changements")
	h.Sees("Rappel : {pièces}, {total}", "Texte proposé")
	h.Misses("modifié")
	h.Undo()
	h.Sees("Un mot, {client}")
	h.Tap("Enregistrer")
	h.Sees("Votre texte", "Relance 1 – modifié")
	if len(h.Failed) != 0 {
		t.Errorf("failures %v", h.Failed)
	}
}

// TestTheTextsFitASmallWindow: opening them never widens it, even while the
// register is being read.
func TestTheTextsFitASmallWindow(t *testing.T) {
	h := open(t)
	h.owes("Petit Ami SARL", "F-1", 10000, 12)
	never := func(func()) {}
	slow := rehearsal.NewWith(t, ui.NewRunner(h.ctx, never, func(f func()) { f() }, func(time.Duration, func()) {}))
	for state, stage := range map[string]*rehearsal.Stage{"while reading": slow, "read": h.Stage} {
		page := settings.New(stage, h.desk)
		stage.Put(page)
		stage.Tap("Textes")
		if width := page.Content().MinSize().Width; width > 1000-208 { // beside the list of pages
			t.Errorf("%s the texts ask for a width of %v", state, width)
		}
	}
}
