package letters_test

import (
	"regexp"
	"strings"
	"testing"

	"dument/data"
	"dument/data/rules"
	"dument/letters"
)

// forConsumers is every paper that a claim is put to a consumer with.
var forConsumers = map[string]func(letters.Case) (letters.Letter, error){
	"notice": func(c letters.Case) (letters.Letter, error) {
		return letters.FormalNotice(letters.NoticeInput{Case: c, DeadlineDays: 8})
	},
	"calculation": func(c letters.Case) (letters.Letter, error) { return letters.Calculation(c, 0) },
	"statement": func(c letters.Case) (letters.Letter, error) {
		return letters.Statement(letters.StatementInput{Case: c})
	},
	"plan": func(c letters.Case) (letters.Letter, error) {
		return letters.InstalmentPlanLetter(letters.PlanInput{Case: c, Plan: planOf(100000, 4)})
	},
	"receipt": func(c letters.Case) (letters.Letter, error) {
		return letters.Receipt(letters.ReceiptInput{Case: c, Payment: &data.Payment{On: today, Amount: 5000, Currency: "EUR", Method: "virement"}})
	},
}

var professionalsOnly = regexp.MustCompile(`(?i)pénalit|indemnit|forfait|\bfrais\b|\b40\s?€|441-|BCE|points|code de commerce|commande publique|représentant légal`)

// No paper to a consumer can carry the 40 EUR, a professional's rate or a
// recovery fee: a case that would is refused, whatever the paper.
func TestNoPaperClaimsFromAConsumerWhatOnlyProfessionalsOwe(t *testing.T) {
	due := today.Add(-100)
	base := func() letters.Case {
		in := caseOf(data.Consumer)
		in.Lines = []letters.NoticeLine{owed(t, in, invoice(1, 100000, due), nil, nil)}
		return in
	}
	professional := caseOf(data.Professional)
	wrong := map[string]func(*rules.Account){
		"the indemnity":                    func(a *rules.Account) { a.Indemnity = 4000 },
		"an indemnity that was paid":       func(a *rules.Account) { a.Indemnity, a.IndemnityPaid = 4000, 4000 },
		"an indemnity that was given up":   func(a *rules.Account) { a.Indemnity, a.IndemnityWaived = 4000, 4000 },
		"a professional's claim":           func(a *rules.Account) { *a = owed(t, professional, invoice(1, 100000, due), nil, nil).Claim },
		"a professional's rate":            func(a *rules.Account) { a.Segments[0].Basis = "BCE 2,40\u202f% + 10 points" },
		"a contractual rate":               func(a *rules.Account) { a.Segments[0].Basis = "taux contractuel" },
		"interest without any basis":       func(a *rules.Account) { a.Segments[0].Basis = "" },
		"legal interest by another regime": func(a *rules.Account) { a.Regime = data.PublicBody },
	}
	for paper, compose := range forConsumers {
		l, err := compose(base())
		if text := whole(t, l, err); professionalsOnly.MatchString(text) {
			t.Errorf("%s: %q in\n%s", paper, professionalsOnly.FindString(text), text)
		}
		for name, spoil := range wrong {
			in := base()
			spoil(&in.Lines[0].Claim)
			if _, err := compose(in); data.CodeOf(err) != data.CodeBlocked || !strings.Contains(err.Error(), "particulier") {
				t.Errorf("%s with %s: %v", paper, name, err)
			}
		}
	}
}

// A second notice to a consumer counts interest at the legal rate since the
// receipt of the first, and says so; a first one announces it.
func TestAConsumerOwesTheLegalRateFromReceiptOn(t *testing.T) {
	in := caseOf(data.Consumer)
	in.Lines = []letters.NoticeLine{owed(t, in, invoice(1, 1000000, today.Add(-100)), nil, nil)}
	l, err := forConsumers["notice"](in)
	text := whole(t, l, err)
	for _, want := range []string{"produit intérêt au taux légal depuis la réception d’une précédente mise en demeure", "Intérêts au taux légal", "taux de l’intérêt légal"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if l.Total <= 1000000 || strings.Contains(text, "produira") {
		t.Errorf("total %d in\n%s", l.Total, text)
	}
	in.Lines[0].Claim = rules.Account{}
	l, err = forConsumers["notice"](in)
	if text = whole(t, l, err); l.Total != 1000000 || !strings.Contains(text, "produira intérêt au taux légal à compter de la réception de la présente lettre") {
		t.Errorf("a first notice: total %d in\n%s", l.Total, text)
	}
}

// A second notice that adds an invoice says of each whether interest runs since
// the first notice, or will from the receipt of this one; so does the request to
// the court. Where all is given up, nothing is announced.
func TestInterestOfAConsumerIsToldInvoiceByInvoice(t *testing.T) {
	in := caseOf(data.Consumer)
	in.Lines = []letters.NoticeLine{owed(t, in, invoice(1, 1000000, today.Add(-100)), nil, nil), owed(t, in, invoice(2, 50000, today.Add(-90)), nil, nil)}
	in.Lines[1].Claim = rules.Account{}
	l, err := forConsumers["notice"](in)
	says(t, l, "ce qui reste dû sur la facture F-2026-001 produit intérêt au taux légal depuis", "ce qui reste dû sur la facture F-2026-002 produira intérêt au taux légal à compter de la réception")
	silent(t, l, "cette somme")
	if err != nil {
		t.Error(err)
	}
	if l, err = letters.Injunction(letters.InjunctionInput{Case: in}); err != nil {
		t.Fatal(err)
	}
	says(t, l, "sur le principal de la facture F-2026-001 à compter du 22/11/2026", "sur le principal de la facture F-2026-002 à compter de la réception de la mise en demeure")
	for n := range in.Lines {
		in.Lines[n] = owed(t, in, in.Lines[n].Invoice, nil, []data.Charge{waived(data.ChargePenalty, today, 0)})
	}
	if l, err = forConsumers["notice"](in); err != nil {
		t.Fatal(err)
	}
	silent(t, l, "produit intérêt", "produira intérêt")
}

// In collective proceedings nothing is asked of the debtor: the claim is
// declared. What is owed can still be shown.
func TestNothingIsAskedOfADebtorInProceedings(t *testing.T) {
	in := caseOf(data.Professional)
	in.Lines = []letters.NoticeLine{owed(t, in, invoice(1, 100000, today.Add(-100)), nil, nil)}
	in.Client.Insolvent = today.Add(-5)
	for _, paper := range []string{"notice", "plan"} {
		if _, err := forConsumers[paper](in); data.CodeOf(err) != data.CodeBlocked || !strings.Contains(err.Error(), "déclaration de créance") {
			t.Errorf("%s: %v", paper, err)
		}
	}
	for _, paper := range []string{"calculation", "statement"} {
		l, err := forConsumers[paper](in)
		text := whole(t, l, err)
		if strings.Contains(text, "IBAN") || strings.Contains(text, "Pour régler") {
			t.Errorf("%s tells how to pay:\n%s", paper, text)
		}
		if strings.Contains(text, "continuent de courir") || paper == "calculation" && !strings.Contains(text, "L622-28") {
			t.Errorf("%s says that interest goes on after the judgment:\n%s", paper, text)
		}
	}
}

// What the law does not settle is said before the paper leaves, and stated
// with reserve on it.
func TestWhatIsNotSettledIsStatedWithReserve(t *testing.T) {
	in := caseOf(data.PublicBody)
	in.Lines = []letters.NoticeLine{owed(t, in, invoice(1, 100000, today.Add(-100)), nil, nil)}
	l, err := forConsumers["notice"](in)
	if text := whole(t, l, err); !strings.Contains(text, "Sous réserve de ce que prévoit le marché") || !strings.Contains(text, "sous la même réserve") {
		t.Errorf("no reserve in\n%s", text)
	}
	if c := letters.Cautions(in); len(c) != 1 || !strings.Contains(c[0], "organisme public") {
		t.Errorf("cautions: %q", c)
	}
	in = caseOf(data.Consumer)
	in.Lines = []letters.NoticeLine{owed(t, in, invoice(1, 500000, today.Add(-10)), nil, nil)}
	if c := letters.Cautions(in); len(c) != 1 || !strings.Contains(c[0], "750-1") {
		t.Errorf("cautions: %q", c)
	}
	in.Lines[0] = owed(t, in, invoice(1, 500001, today.Add(-10)), nil, nil)
	if c := letters.Cautions(in); len(c) != 0 {
		t.Errorf("cautions: %q", c)
	}
}
