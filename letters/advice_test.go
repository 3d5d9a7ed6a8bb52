package letters_test

import (
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
)

// What a text would do better with or without. The ready-made ones are without
// advice: TestReadyMadeTextsHoldWhatTheyMustAndNothingElse.
func TestAdvice(t *testing.T) {
	const first, second, upcoming = "fr/first-cordial-professional", "fr/second-formal-professional", "fr/upcoming-cordial-professional"
	whole := "{salutation},\n{factures}\n{total}\n{limite} {relances}\n{règlement}\n{signature}\n"
	for _, c := range []struct {
		key, body string
		want      string // in the advice, "" = none
	}{
		{first, whole, ""},
		{first, "{pièces} {total} {échéance} {iban} {expéditeur}", ""},
		{first, "{total} {échéance} {lien} {signature}", "numéro de facture"},
		{first, "{pièces} {échéance} {lien} {signature}", "aucun montant"},
		{first, "{pièces} {total} {lien} {signature}", "aucune échéance"},
		{first, "{factures} {signature}", "comment payer"},
		{first, "{factures} {règlement}", "signé"},
		{second, "{factures} {règlement} {relances} {signature}", "délai"},
		{second, "{factures} {règlement} {limite} {signature}", "ce qui a déjà été dit"},
		{first, whole + "une { accolade", "accolade"},
		{second, whole + "Sans réponse, je saisirai le tribunal.", "menace"},
		{second, whole + "Ceci est une mise en demeure.", "menace"},
		{second, whole + "Mon avocat vous écrira.", "menace"},
		{"en/second-formal-professional", whole + "We will take legal action.", "menace"},
		{"en/second-formal-professional", whole + "This is our final notice.", "menace"},
		{second, whole + "Vous n’avez toujours pas payé.", "accuse"},
		{second, whole + "Votre négligence est inacceptable.", "accuse"},
		{"en/second-formal-professional", whole + "You have failed to pay.", "accuse"},
		{upcoming, "{factures} {règlement} {signature} déjà en retard", "avant l’échéance"},
		{"fr/upcoming-cordial-public", "{factures} {règlement} {signature} sans retard", "avant l’échéance"},
		{"fr/thanks-consumer", "Merci {signature}", "{reçu}"},
		{"fr/thanks-consumer", "Merci {reçu} {signature}", ""},
		{"fr/instalment-consumer", "{factures} {règlement} {signature}", "{versement}"},
		{"fr/sms-first-consumer", "{pièces} {total} {échéance} {téléphone} {expéditeur}", ""},
		{"fr/sms-first-consumer", "{pièces} {total} {échéance} {expéditeur}", "comment payer"},
		{second, whole + "Un paiement en plusieurs fois reste possible, en toute courtoisie.", ""},
	} {
		got := strings.Join(letters.Advice(c.key, letters.Text{Subject: "x", Body: c.body}), "\n")
		if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s %q: advice %q, want %q", c.key, c.body, got, c.want)
		}
	}
}

// Whatever is written around it, a text for a consumer that asks for 40 EUR or
// names the professional rates is refused, for every level, tone and language,
// SMS included; the same is left to the user for a professional.
func TestNoFortyEurosToAConsumer(t *testing.T) {
	all := texts(t, nil)
	for _, key := range all.Keys() {
		for _, passage := range []string{"40\u00a0€", "40 EUR", "quarante? 40 euros", "indemnité forfaitaire", "pénalités de retard", "frais de recouvrement", "L.441-10", "taux de la BCE", "€40 fee"} {
			text := all.Get(key.Key)
			text.Body += "Nota\u00a0: " + passage + " de plus.\n"
			err := letters.CheckTextFor(key.Key, text)
			if (key.Kind == data.Consumer) != (data.CodeOf(err) == data.CodeInvalid) {
				t.Errorf("%s with %q: %v", key.Key, passage, err)
			}
		}
	}
}
