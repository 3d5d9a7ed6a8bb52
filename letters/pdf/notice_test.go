package pdf_test

import (
	"regexp"
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
)

// never stands on a formal notice: what looks like an official act (art.
// 433-13 C. pén.), threats, a deadline that does not run from receipt.
var never = regexp.MustCompile(`(?i)\b(sommation|commandement|signification|procès-verbal|exploit|huissier|marianne|pénal|escroquerie|plainte|fichier|à compter de la présente)\b`)

// common is what every formal notice states, in the order of the checklist.
var common = []string{
	"Camille Lefèvre EI", "12 rue de l’Œuvre", "69001 Lyon", "SIREN 732 829 320", "RNE", // sender
	"3 BIS AVENUE DE L HOTEL DE VILLE", "75004 PARIS", // recipient
	"Lettre recommandée avec avis de réception", "Lyon, le 21 novembre 2026",
	"Objet\u00a0: Mise en demeure de payer",
	"F-2026-017", "BC-2025-118", "Refonte du site vitrine", "01/01/2026", "31/01/2026", // facts
	"relances par e-mail le 08/07/2026 et le 20/08/2026 et par téléphone le 03/09/2026",
	"5 000,00 €", "3 500,00 €", "1 500,00 €", "2 000,00 € le 15/03/2026", "1 500,00 € le 01/08/2026",
	"Total dû à ce jour",
	"8 jours à compter de la réception de la présente lettre",
	"FR76 3000 6000 0112 3456 7890 189", "AGRIFRPP", "Chèque", "à l’ordre de Camille Lefèvre",
	"articles 1344 et 1344-1 du code civil", "je saisirai la juridiction compétente, sans autre avis",
	"solution amiable", "camille@atelier-lefevre.fr", "06 12 34 56 78",
	"Signature\u00a0:", "copie de la facture F-2026-017",
	"Page 1/",
}

func TestAFormalNoticeStatesAllThatTheLawAsks(t *testing.T) {
	for _, c := range []struct {
		kind   data.ClientKind
		total  string
		wants  []string
		absent string
	}{
		{data.Professional, "1 808,10 €", []string{"À l’attention du représentant légal", "Éditions Garçon & Fils SARL",
			"268,10 €", "71,57 €", "106,85 €", "32,61 €", "57,07 €", "12,15 %", "12,40 %", "BCE 2,15 % + 10 points", "01/02/2026", "15/03/2026", "43",
			"Arrêtées au 21/11/2026", "continuent de courir jusqu’au paiement complet", "40,00 € × 1", "article L441-10 du code de commerce",
			"article D441-5 du code de commerce", "1231-6 du code civil", "calcul des pénalités de retard"}, `commande publique|conciliateur|taux légal`},
		{data.PublicBody, "", []string{"À l’attention du représentant légal", "Commune de Saint-Étienne-du-Bois", "10,15 %", "BCE 2,15 % + 8 points",
			"L2192-13", "R2192-31", "D2192-35", "Intérêts moratoires", "40,00 € × 1", "arrêté au 21/11/2026"}, `code de commerce|conciliateur|taux légal`},
		{data.Consumer, "1 500,00 €", []string{"Hélène Dupré", "Madame,", "intérêt au taux légal à compter de la réception de la présente lettre", "article 1231-6 du code civil",
			"conciliateur de justice"}, `\b40\b|[Pp]énalité|[Ii]ndemnité|441-|BCE|code de commerce|commande publique|représentant légal|moratoire`},
	} {
		t.Run(string(c.kind), func(t *testing.T) {
			in := notice(t, c.kind)
			l, err := letters.FormalNotice(in)
			p := print(t, l, err)
			text := p.raw(t)
			total := c.total
			if total == "" {
				total = l.Total.Format("EUR")
			}
			p.wants(t, text, common...)
			p.wants(t, text, c.wants...)
			p.wants(t, text, "je vous mets en demeure de me payer la somme de "+total)
			if bad := never.FindString(text); bad != "" {
				t.Errorf("forbidden word %q", bad)
			}
			if bad := regexp.MustCompile(c.absent).FindString(text); bad != "" {
				t.Errorf("%q has no place before a %s:\n%s", bad, c.kind, text)
			}
			if code := p.qr(t); !strings.Contains(code, "EUR"+l.Total.Plain()) || !strings.HasPrefix(code, "BCD") || !strings.Contains(code, "F-2026-017") {
				t.Errorf("the QR code says %q", code)
			}
			info := tool(t, "poppler-utils", "pdfinfo", p.file)
			for _, want := range []string{"Mise en demeure de payer", "Author:          Camille Lefèvre EI", "adressée à " + in.Client.Name} {
				if !strings.Contains(info, want) {
					t.Errorf("metadata lack %q:\n%s", want, info)
				}
			}
			if !strings.Contains(string(p.content), "/Lang (fr-FR)") {
				t.Error("the language of the text is not named")
			}
		})
	}
}

// A company speaks of itself as « nous » and states form, capital and register.
func TestACompanySaysNous(t *testing.T) {
	in := simple(t, data.Professional)
	in.Sender, in.RegisteredNumber = company(), "1A 123 456 7890 1"
	l, err := letters.FormalNotice(in)
	p := print(t, l, err)
	p.wants(t, p.raw(t), "nous vous mettons en demeure de nous payer la somme de 16 832,36 €", "SARL au capital de 5 000 €", "RCS Lyon", "n° 1A 123 456 7890 1",
		"154,79 €", "903,76 €", "733,81 €", "1 792,36 €")
	if n := p.pages(t); n != 1 {
		t.Errorf("a formal notice for one invoice takes %d pages", n)
	}
}

// Without an IBAN or in another currency there is no code, and the letter still says how to pay.
func TestNoCodeWithoutIBAN(t *testing.T) {
	in := notice(t, data.Consumer)
	in.Sender.IBAN, in.Sender.BIC = "", ""
	l, err := letters.FormalNotice(in)
	p := print(t, l, err)
	p.wants(t, p.raw(t), "Chèque", "à l’ordre de Camille Lefèvre")
	if code := p.qr(t); code != "" {
		t.Errorf("a code %q", code)
	}
	in = notice(t, data.Consumer)
	in.Lines[0].Invoice.Currency = "USD"
	l, err = letters.FormalNotice(in)
	p = print(t, l, err)
	p.wants(t, p.raw(t), "1 500,00 $")
	if code := p.qr(t); code != "" {
		t.Errorf("a code %q", code)
	}
}
