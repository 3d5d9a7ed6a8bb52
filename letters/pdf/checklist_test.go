package pdf_test

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"dument/data"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
	"dument/letters/pdf"
)

// forConsumers stands on no paper about a consumer's debt: neither the flat
// indemnity nor penalties nor what holds between professionals only.
var forConsumers = regexp.MustCompile(`(?i)(^| )40(,00)? (€|EUR|euros)|pénalités|indemnité|moratoire|L441|D441|\bBCE\b|code de commerce|commande publique`)

// whatEachPaperStates is the checklist of each paper: what it must say whoever
// owes, and what besides to each kind of debtor.
var whatEachPaperStates = map[string]struct {
	always                             []string
	professional, publicBody, consumer []string
}{
	"reminder":           {always: []string{"F-2026-017", "3 733,68 €", "FR76 3000 6000 0112 3456 7890 189"}},
	"formal-notice":      {always: []string{"Mise en demeure de payer", "n° 1A 123 456 7890 1", "nous vous mettons en demeure de nous payer la somme de", "8 jours à compter de la réception", "1344 et 1344-1", "BC-2025-118", "2 000,00 € le 15/03/2026"}, professional: []string{"L441-10", "D441-5", "Pénalités abandonnées", "Indemnité réglée"}, publicBody: []string{"L2192-13"}, consumer: []string{"intérêt au taux légal"}},
	"statement":          {always: []string{"Relevé de compte au 21/11/2026", "Non échu", "1 à 30 jours", "31 à 60 jours", "61 à 90 jours", "Plus de 90 jours", "À déduire", "Sommes reçues non affectées", "5 590,00 €", "F-2026-040"}},
	"statement-activity": {always: []string{"Mouvements", "Solde précédent", "VIR 4512", "Solde au 21/11/2026", "Pièces ouvertes", "4 540,00 €"}},
	"calculation": {always: []string{"Décompte des sommes dues au 21/11/2026", "SIREN", "taux", "Total dû à ce jour"}, professional: []string{"71,57 €", "106,85 €", "12,40 %", "BCE 2,40 % + 10 points", "L441-10", "Abandonnées", "Réglée", "40,00 € × 3"},
		publicBody: []string{"BCE 2,40 % + 8 points", "L2192-13", "R2192-31"}, consumer: []string{"taux de l’intérêt légal", "2,75 %", "24/10/2026"}},
	"plan":            {always: []string{"reconnaît devoir à Atelier Lefèvre", "4 540,00 € (quatre mille cinq cent quarante euros)", "article 1376 du code civil", "756,67 €", "756,66 €", "05/12/2026", "05/05/2027", "devient aussitôt exigible", "article 2240", "deux originaux", "signature"}},
	"receipt":         {always: []string{"Reçu de paiement", "Nous reconnaissons avoir reçu", "4 000,00 € (quatre mille euros)", "20/11/2026", "virement", "VIR GARCON 17", "F-2026-017", "3 000,00 €", "360,00 €"}},
	"receipt-settled": {always: []string{"solde de tout compte", "F-2026-023", "640,00 €", "0,00 €"}},
	"declaration": {always: []string{"Déclaration de créance", "Lettre recommandée avec avis de réception", "SELARL Martin & Associés", "93000 BOBIGNY", "404 833 048", "tribunal de commerce de Bobigny", "05/11/2026", "12/11/2026",
		"chirographaire", "L622-28", "certifions sincère", "L622-25", "BC-2025-118", "04/11/2026", "copies des factures"}},
	"injunction": {always: []string{"Requête en injonction de payer", "SARL", "732 829 320", "75004 Paris", "1405 et suivants", "Sommes demandées", "4 540,00 €", "1. Bon de commande", "5. Mise en demeure du 20/10/2026", "3 relances", "Signature"},
		professional: []string{"tribunal des activités économiques de Paris", "12946*02", "404 833 048", "12,40 %"}, consumer: []string{"12948*06", "Hélène Dupré"}},
	"mandate":   {always: []string{"Mandat de recouvrement", "Mission", "Conditions", "48,00 €", "12,00 %", "à compléter", "Ce que cela rapporte", "tout", "la moitié", "rien", "Le mandataire", "ne remplace pas un devis"}, consumer: []string{"aucuns frais ne lui sont demandés"}},
	"postsheet": {always: []string{"3 envois recommandés", "1A 123 456 7890 1", "01370 SAINT ETIENNE DU BOIS", "n° 41"}},
	"claims":    {always: []string{"État des créances", "Créancier", "Débiteur", "732 829 320", "Récapitulatif", "Total dû à ce jour"}},
	"index":     {always: []string{"Dossier de recouvrement", "n’est pas joint", "Chronologie", "pieces/05-piece.pdf", "2c26b46b68ffc68ff99b453c1d304134 13422d706483bfa0f98a5e886266e7ae", "sha256sum -c SHA256SUMS", "9f86d081884c7d659a2feaa0c55ad015"}},
}

// Every paper states all of its checklist and nothing that is forbidden, says
// its total, stays inside the margins, and is made of the same bytes each time.
func TestEveryPaperStatesItsChecklist(t *testing.T) {
	for _, c := range papers {
		for _, kind := range data.ClientKinds {
			if c.professional && kind != data.Professional || c.name == "injunction" && kind == data.PublicBody {
				continue
			}
			t.Run(c.name+", "+string(kind), func(t *testing.T) {
				l, err := paperOf(t, c.name, pursued(t, kind))
				p := print(t, l, err)
				text, list := p.raw(t), whatEachPaperStates[c.name]
				if len(list.always) == 0 {
					t.Fatal("no checklist")
				}
				p.wants(t, text, list.always...)
				p.wants(t, text, map[data.ClientKind][]string{data.Professional: list.professional, data.PublicBody: list.publicBody, data.Consumer: list.consumer}[kind]...)
				p.wants(t, text, "Lyon, le 21 novembre 2026", "SIREN 732 829 320", "Page 1/")
				if l.Total > 0 {
					p.wants(t, text, l.Total.Format("EUR"))
				}
				if kind == data.Consumer {
					if bad := forConsumers.FindString(text); bad != "" {
						t.Errorf("%q has no place before a consumer:\n%s", bad, text)
					}
				}
				if c.name != "injunction" && c.name != "mandate" && c.name != "index" { // a court's own words, and lists of files
					if bad := never.FindString(text); bad != "" {
						t.Errorf("forbidden word %q", bad)
					}
				}
				for _, w := range p.words(t) {
					if w.xMin < 19.5 || w.xMax > 190.5 || w.yMin < 12 || w.yMax > 292 {
						t.Errorf("page %d: %q leaves the margins", w.page, w.text)
					}
				}
				again, err := paperOf(t, c.name, pursued(t, kind))
				if second := print(t, again, err); !bytes.Equal(p.content, second.content) {
					t.Error("the same paper gives other bytes")
				}
			})
		}
	}
}

// What is for a window envelope shows its address and nothing else in it.
func TestEveryPaperWithAnAddressFitsTheWindow(t *testing.T) {
	for _, c := range papers {
		l := must(paperOf(t, c.name, pursued(t, data.Professional)))
		if len(l.Recipient) == 0 {
			continue
		}
		l.Sender.Logo, l.SignatureImage = logo(), sign()
		var seen []string
		for _, w := range print(t, l, nil).words(t) {
			if w.page == 1 && inWindow(w) {
				seen = append(seen, w.text)
			}
		}
		want := strings.ReplaceAll(strings.Join(l.Recipient, " "), "&", "&amp;")
		if got := strings.Join(seen, " "); got != want {
			t.Errorf("%s: the window shows %q, want %q", c.name, got, want)
		}
	}
}

// Sixty invoices, a name of 38 characters, symbols and control characters where
// nobody expects them: each paper goes on over as many pages as it needs, and no
// line of it is lost or leaves the margins.
func TestEveryPaperTakesSixtyInvoicesAndOddText(t *testing.T) {
	for _, name := range []string{"formal-notice", "statement", "calculation", "plan", "declaration", "injunction", "mandate", "claims", "index"} {
		t.Run(name, func(t *testing.T) {
			in := pursued(t, data.Professional)
			in.Lines = many(t, data.Professional, 60).Lines
			in.Client.Name = "Compagnie générale des éditions Garçon" // 38 characters
			in.Lines[3].Invoice.Subject, in.Lines[3].Invoice.OrderRef = "Site \U0001F680 web\tet\u2011boutique\u0007", "BC\u200b-\U0001F389"
			p := print(t, must(paperOf(t, name, in)), nil)
			for _, w := range p.words(t) {
				if w.xMin < 19.5 || w.xMax > 190.5 || w.yMin < 12 || w.yMax > 292 {
					t.Errorf("page %d: %q leaves the margins: x %.1f-%.1f, y %.1f-%.1f", w.page, w.text, w.xMin, w.xMax, w.yMin, w.yMax)
				}
			}
			text := p.raw(t)
			p.wants(t, text, "Compagnie générale des éditions Garçon", "Site web", "et-boutique")
			for _, l := range in.Lines {
				if !strings.Contains(text, l.Invoice.Number+" ") {
					t.Errorf("%s is not on the paper", l.Invoice.Number)
				}
			}
		})
	}
}

// Short papers stay on one page.
func TestShortPapersAreOnePage(t *testing.T) {
	for _, name := range []string{"reminder", "statement", "statement-activity", "receipt", "receipt-settled", "postsheet", "claims"} {
		if n := print(t, must(paperOf(t, name, pursued(t, data.Professional))), nil).pages(t); n != 1 {
			t.Errorf("%s: %d pages", name, n)
		}
	}
}

// Whatever was paid or given up, and whatever payments pay first, the total that
// is printed is the sum of the lines that are printed, the letter's and the code's.
func TestTotalsAddUpWithTheLedger(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	label := regexp.MustCompile(`\(40,00 € × \d+\)`)
	for n := range 24 {
		kind := data.ClientKinds[n%3]
		in := letters.Case{Sender: company(), Client: client(kind), Today: today}
		if random.IntN(2) == 0 {
			in.OnAccount = money.Cents(1 + random.IntN(900))
		}
		first := data.PrincipalFirst
		if n%2 == 1 {
			first = data.InterestFirst
		}
		for i := range 1 + random.IntN(6) {
			in.Lines = append(in.Lines, randomLine(t, random, i, kind, first))
		}
		l, err := letters.FormalNotice(letters.NoticeInput{Case: in, DeadlineDays: 15})
		paper, name := l, "notice"
		if n%4 == 3 {
			paper, err = letters.Calculation(in, 0)
			name = "calculation"
		}
		p := print(t, paper, err)
		text := label.ReplaceAllString(p.raw(t), "")
		_, after, found := strings.Cut(text, "Reste dû sur l")
		summary, rest, also := strings.Cut(after, "Total dû à ce jour ")
		if !found || !also {
			t.Fatalf("%s %d has no summary:\n%s", name, n, text)
		}
		var sum money.Cents
		for _, c := range cents(t, summary) {
			sum += c
		}
		var owed money.Cents
		for _, line := range in.Lines {
			owed += line.Claim.Total()
		}
		if total := cents(t, rest)[0]; sum != total || total != paper.Total || total != owed-in.OnAccount {
			t.Errorf("%s %d, %s: the lines sum to %d, the total says %d, the letter %d, the accounts %d:\n%s", name, n, kind, sum, total, paper.Total, owed-in.OnAccount, text)
		}
		for _, b := range paper.Blocks {
			if pair, ok := b.(letters.Pair); ok && !strings.Contains(pair.Left.(letters.PaymentBox).QR, "EUR"+paper.Total.Plain()) {
				t.Errorf("%s %d: the code says %q", name, n, pair.Left)
			}
		}
	}
}

// randomLine is an overdue invoice with payments, and with penalties and an
// indemnity that were paid or given up in part or in whole.
func randomLine(t *testing.T, random *rand.Rand, i int, kind data.ClientKind, first data.PaysFirst) letters.NoticeLine {
	due := on("2025-10-15").Add(random.IntN(330))
	total := money.Cents(5000 + random.IntN(900000))
	l := letters.NoticeLine{Invoice: data.Invoice{ID: data.ID(i + 1), Number: "N" + strings.Repeat("X", i+1), Kind: data.KindInvoice, Issued: due.Add(-30), Due: due, Total: total, Currency: "EUR"}, Balance: total}
	claim := rules.ClaimInput{Regime: kind, Principal: total, Start: due, Until: today, First: first}
	for range random.IntN(3) {
		paid := letters.PaidLine{On: due.Add(random.IntN(50) - 10), Amount: total / 4}
		l.Payments, l.Balance = append(l.Payments, paid), l.Balance-paid.Amount
		claim.Payments = append(claim.Payments, rules.Paid{On: paid.On, Amount: paid.Amount})
	}
	var charges []data.Charge
	for range random.IntN(3) {
		c := data.Charge{ID: data.ID(len(charges) + 1), InvoiceID: l.Invoice.ID, On: today.Add(-random.IntN(30)), Kind: data.ChargeKinds[random.IntN(2)], Move: data.ChargeWaived, Amount: money.Cents(1 + random.IntN(3000)), Reason: "geste", Whole: random.IntN(3) == 0}
		if random.IntN(2) == 0 {
			c.Move, c.Whole, c.PaymentID = data.ChargePaid, false, 5
		}
		if kind != data.Consumer || c.Kind == data.ChargePenalty {
			charges = append(charges, c)
		}
	}
	claim.Charges = charges
	l.Claim = rules.AccountOf(must(rules.ComputeClaim(claim, rates(t))), charges)
	return l
}

// A window that the settings name is that of the drawing.
func TestSettingsNameTheWindow(t *testing.T) {
	s := data.PaperSettings{Envelope: data.C5, Left: true, Offsets: map[data.Envelope]data.Offset{data.C5: {X: -25, Y: 30}, data.DL: {X: 5}}}
	if got, want := pdf.WindowOf(s), (pdf.Window{Envelope: data.C5, Left: true, OffsetX: -2.5, OffsetY: 3}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got, want := pdf.WindowOf(data.PaperSettings{Offsets: s.Offsets}), (pdf.Window{OffsetX: 0.5}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}
