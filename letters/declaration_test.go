package letters_test

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"dument/data"
	"dument/data/money"
	"dument/letters"
)

// fullText returns everything a letter says, its spaces plain.
func fullText(l letters.Letter) string {
	return plainSpaces.Replace(strings.Join(everyText(reflect.ValueOf(l)), "\n"))
}

var plainSpaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ")

func says(t *testing.T, l letters.Letter, wanted ...string) {
	t.Helper()
	for _, w := range wanted {
		if !strings.Contains(fullText(l), plainSpaces.Replace(w)) {
			t.Errorf("%s does not say %q", l.Object, w)
		}
	}
}

func silent(t *testing.T, l letters.Letter, unwanted ...string) {
	t.Helper()
	for _, w := range unwanted {
		if strings.Contains(strings.ToLower(fullText(l)), strings.ToLower(w)) {
			t.Errorf("%s says %q", l.Object, w)
		}
	}
}

// printed returns the last cell of each row of the table whose foot starts with a
// label, and of its foot.
func printed(t *testing.T, l letters.Letter, label string) (rows []money.Cents, total money.Cents) {
	t.Helper()
	var tables []letters.Table
	for _, b := range append(l.Blocks[:len(l.Blocks):len(l.Blocks)], l.Annex...) {
		switch b := b.(type) {
		case letters.Table:
			tables = append(tables, b)
		case letters.Pair:
			if right, ok := b.Right.(letters.Table); ok {
				tables = append(tables, right)
			}
		}
	}
	for _, table := range tables {
		if len(table.Foot) == 0 || !strings.HasPrefix(table.Foot[0][0], label) {
			continue
		}
		for _, row := range table.Rows {
			if cell := row[len(row)-1]; strings.ContainsAny(cell, "0123456789") {
				rows = append(rows, amountOf(t, cell))
			}
		}
		return rows, amountOf(t, table.Foot[0][len(table.Foot[0])-1])
	}
	t.Fatalf("no table %q", label)
	return nil, 0
}

func amountOf(t *testing.T, s string) money.Cents {
	t.Helper()
	amount, err := money.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return amount
}

func addsUp(t *testing.T, l letters.Letter, label string) {
	t.Helper()
	rows, total := printed(t, l, label)
	var sum money.Cents
	for _, r := range rows {
		sum += r
	}
	if sum != total || total != l.Total {
		t.Errorf("%s: lines %v add up to %d, total printed %d, total %d", l.Object, rows, sum, total, l.Total)
	}
}

func TestADeclarationSaysWhatTheLawAsks(t *testing.T) {
	in := declaration(t, website, poster, logo)
	in.RegisteredNumber = "1A12345678901"
	l, err := letters.Declaration(in)
	if err != nil {
		t.Fatal(err)
	}
	says(t, l, "SELARL Martin & Associés", "8 RUE DU CHATEAU D EAU", "93000 BOBIGNY", "Lettre recommandée avec avis de réception n° 1A\u00a0123\u00a0456\u00a07890\u00a01",
		"Éditions Garçon & Fils", "404\u00a0833\u00a0048", "Redressement judiciaire", "tribunal de commerce de Bobigny", "05/11/2026", "12/11/2026",
		"Je déclare", "au jour du jugement d’ouverture du 05/11/2026", "échus et 900,00\u00a0€ à échoir", "19/11/2026", "chirographaire", "veille du jugement", "L622-28",
		"certifie", "sincère", "L622-25", "bon de commande 4512", "copies des factures F-2026-017, F-2026-023 et F-2026-031", "Juridiction saisie", "(40,00\u00a0€ × 2)", "04/11/2026")
	silent(t, l, "sommation", "commandement", "signification", "procès-verbal", "mise en demeure", "IBAN")
	if l.Kind != letters.PaperDeclaration || l.Total != 194_810+90_000+8_296+8_000 {
		t.Errorf("%s, total %d", l.Kind, l.Total)
	}
	addsUp(t, l, "Total déclaré")
}

// The claim is the photograph of the judgment's day (Cass. com. 13 November 2007, 06-19192).
func TestWhatIsPaidAfterTheJudgmentIsStatedAndNotDeducted(t *testing.T) {
	late := poster
	late.paid = []letters.PaidLine{{On: on(judgment), Amount: 10_000}}
	before, err := letters.Declaration(declaration(t, poster))
	if err != nil {
		t.Fatal(err)
	}
	l, err := letters.Declaration(declaration(t, late))
	if err != nil {
		t.Fatal(err)
	}
	if l.Total != before.Total {
		t.Errorf("declared %d, and %d without the payment", l.Total, before.Total)
	}
	says(t, l, "non déduit", "100,00\u00a0€ le 05/11/2026 (F-2026-023)")
	in := declaration(t, poster)
	in.OnAccount = 30_000
	in.Advance = []letters.PaidLine{{On: on("2026-10-01"), Amount: 20_000}, {On: on("2026-11-10"), Amount: 10_000}}
	if l, err = letters.Declaration(in); err != nil || l.Total != before.Total-20_000 {
		t.Errorf("declared %d, %v", l.Total, err)
	}
	says(t, l, "100,00\u00a0€ le 10/11/2026")
	addsUp(t, l, "Total déclaré")
}

// Interest and indemnity that were paid since are what was received since; what
// was paid before, waived, or cancelled is not.
func TestChargesPaidAfterTheJudgmentAreStated(t *testing.T) {
	in := declaration(t, website, poster)
	before, err := letters.Declaration(in)
	if err != nil {
		t.Fatal(err)
	}
	row := func(id data.ID, kind data.ChargeKind, move data.ChargeMove, when string, amount money.Cents) data.Charge {
		return data.Charge{ID: id, InvoiceID: 23, Kind: kind, Move: move, On: on(when), Amount: amount}
	}
	in.Charged = []data.Charge{row(1, data.ChargePenalty, data.ChargePaid, judgment, 1_234), row(2, data.ChargeIndemnity, data.ChargePaid, "2026-11-10", 4_000),
		row(3, data.ChargePenalty, data.ChargePaid, "2026-11-04", 111), row(4, data.ChargePenalty, data.ChargeWaived, "2026-11-12", 222),
		row(5, data.ChargePenalty, data.ChargePaid, "2026-11-13", 333), {ID: 6, InvoiceID: 23, On: on("2026-11-14"), Cancels: 5}}
	l, err := letters.Declaration(in)
	if err != nil || l.Total != before.Total {
		t.Fatalf("declared %d, without the payments %d: %v", l.Total, before.Total, err)
	}
	says(t, l, "non déduit", "12,34 € le 05/11/2026 (F-2026-023, pénalités de retard)", "40,00 € le 10/11/2026 (F-2026-023, indemnité forfaitaire de recouvrement)")
	silent(t, l, "1,11 €", "2,22 €", "3,33 €")
	addsUp(t, l, "Total déclaré")
}

func TestWhatADeclarationRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*letters.DeclarationInput)
		code   data.Code
		says   string
	}{
		"no proceedings":                      {func(in *letters.DeclarationInput) { in.Client.Insolvent = 0 }, data.CodeBlocked, "Aucune procédure"},
		"no trustee":                          {func(in *letters.DeclarationInput) { in.Client.Proceeding.Trustee = " " }, data.CodeInvalid, "BODACC"},
		"a trustee without a town":            {func(in *letters.DeclarationInput) { in.Client.Proceeding.Address.City = "" }, data.CodeInvalid, "la ville"},
		"a consumer":                          {func(in *letters.DeclarationInput) { in.Client.Kind = data.Consumer }, data.CodeBlocked, "surendettement"},
		"a public body":                       {func(in *letters.DeclarationInput) { in.Client.Kind = data.PublicBody }, data.CodeBlocked, "organisme public"},
		"nothing open":                        {func(in *letters.DeclarationInput) { in.Lines = nil }, data.CodeBlocked, "Rien à réclamer"},
		"money on account covers it":          {func(in *letters.DeclarationInput) { in.OnAccount = 1_000_000 }, data.CodeBlocked, "Rien à réclamer"},
		"dollars":                             {func(in *letters.DeclarationInput) { in.Lines[0].Invoice.Currency = "USD" }, data.CodeBlocked, "euros"},
		"interest after the judgment":         {func(in *letters.DeclarationInput) { in.Client.Insolvent = on("2026-10-01") }, data.CodeBlocked, "arrête le cours"},
		"40 EUR for what was not overdue yet": {func(in *letters.DeclarationInput) { in.Lines[2].Claim.Indemnity = 4_000 }, data.CodeBlocked, "n’était pas échue"},
		"a balance that does not agree":       {func(in *letters.DeclarationInput) { in.Lines[0].Balance++ }, data.CodeInvalid, "F-2026-017"},
		"a number with a misprint":            {func(in *letters.DeclarationInput) { in.RegisteredNumber = "12" }, data.CodeInvalid, "recommandé"},
		"a sender without SIREN":              {func(in *letters.DeclarationInput) { in.Sender.SIREN = "" }, data.CodeInvalid, "SIREN"},
	} {
		t.Run(name, func(t *testing.T) {
			in := declaration(t, website, poster, logo)
			c.change(&in)
			if _, err := letters.Declaration(in); data.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s: %v", data.CodeOf(err), err)
			}
		})
	}
}

// No 40 EUR and no interest for what falls due on the judgment's day or later.
func TestWhatWasNotDueOnTheJudgmentCarriesNothing(t *testing.T) {
	in := declaration(t, logo)
	l, err := letters.Declaration(in)
	if err != nil || l.Total != 90_000 {
		t.Fatalf("declared %d, %v", l.Total, err)
	}
	says(t, l, "entièrement à échoir", "aucun n’est à échoir")
	silent(t, l, "indemnité", "pénalité")
}

func TestADeclarationIsWarnedOfItsDelay(t *testing.T) {
	in := declaration(t, logo)
	warned := func(s string) {
		t.Helper()
		if got := strings.Join(letters.DeclarationWarnings(in), "\n"); !strings.Contains(got, s) {
			t.Errorf("no %q in %s", s, got)
		}
	}
	warned("au plus tard le 12/01/2027")
	in.Sender.Address.Postcode = "97400"
	warned("au plus tard le 12/03/2027")
	in.Today = on("2027-03-13")
	warned("est passé depuis le 12/03/2027")
	in.Client.Proceeding.Published = 0
	warned("n’est pas notée")
	in.Lines[0].Invoice.Issued = on(judgment)
	warned("Émises après le jugement\u00a0: F-2026-031")
}

// The total printed is the sum of the lines printed, whatever the case.
func TestEveryDeclarationAddsUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 1))
	for range 300 {
		var invoices []owing
		for id := range 1 + rng.IntN(7) {
			due := on("2026-02-01").Add(rng.IntN(330))
			o := owing{id: id + 1, total: money.Cents(1 + rng.IntN(500_000)), issued: due.Add(-30).String(), due: due.String()}
			if rng.IntN(2) == 0 {
				o.paid = []letters.PaidLine{{On: due.Add(rng.IntN(200) - 40), Amount: money.Cents(rng.Int64N(int64(o.total)) + 1)}}
			}
			if rng.IntN(4) == 0 {
				o.charges = []data.Charge{waived(data.ChargeIndemnity, due, 0), settled(data.ChargePenalty, due, money.Cents(1+rng.IntN(300)))}
			}
			invoices = append(invoices, o)
		}
		in := declaration(t, invoices...)
		l, err := letters.Declaration(in)
		if data.CodeOf(err) == data.CodeBlocked {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		addsUp(t, l, "Total déclaré")
	}
}
