package letters_test

import (
	"reflect"
	"strings"
	"testing"

	"dument/data"
	"dument/data/money"
	"dument/letters"
)

func planOf(total money.Cents, n int) data.InstalmentPlan {
	return data.InstalmentPlan{ID: 1, ClientID: 1, Invoices: []data.ID{1}, Made: today, Currency: "EUR", Grace: data.PlanGrace, Rest: total,
		Instalments: data.Split(total, n, today.Add(14), "monthly")}
}

func open(kind data.ClientKind, total, paid money.Cents) letters.Case {
	in := caseOf(kind)
	l := letters.NoticeLine{Invoice: invoice(1, total, today.Add(-40)), Balance: total - paid}
	if paid > 0 {
		l.Payments = []letters.PaidLine{{On: today.Add(-10), Amount: paid}}
	}
	in.Lines = []letters.NoticeLine{l}
	return in
}

// Each open item stands in the column of its age, and the columns sum to the balance.
func TestAStatementSharesTheBalanceOutByAge(t *testing.T) {
	in := letters.StatementInput{Case: caseOf(data.Professional)}
	for n, late := range []int{0, -5, 1, 30, 31, 60, 61, 90, 91, 400} {
		i := invoice(n+1, money.Cents(1<<n)*100, today.Add(-late))
		in.Lines = append(in.Lines, letters.NoticeLine{Invoice: i, Balance: i.Total})
	}
	note := invoice(99, 5000, today.Add(-70))
	note.Kind = data.KindCreditNote
	in.Lines = append(in.Lines, letters.NoticeLine{Invoice: note, Balance: -5000})
	in.OnAccount, in.Advance = 2500, []letters.PaidLine{{On: today, Amount: 2500}}
	l, err := letters.Statement(in)
	text := whole(t, l, err)
	ages := tableWith(t, l, "Non échu")
	want := []money.Cents{300, 1200, 4800, 19200, 76800, -7500, 94800}
	for k, amount := range want {
		if got := figure(t, ages.Rows[0][k]); got != amount {
			t.Errorf("%s: %d, not %d", ages.Columns[k].Title, got, amount)
		}
	}
	if l.Total != 94800 || !strings.Contains(text, "\nEUR948.00\n") && !strings.Contains(qrOf(l), "EUR948.00") {
		t.Errorf("total %d, code %q", l.Total, qrOf(l))
	}
	if sum, total := column(t, tableWith(t, l, "Pièce"), 6); sum != total || total != l.Total {
		t.Errorf("the open items sum to %d and say %d", sum, total)
	}
	if in.Lines[0].Invoice.ID != 1 {
		t.Error("the caller's lines were sorted")
	}
}

// Movements run from the opening balance to what is open; others are refused.
func TestTheMovementsLeadToWhatIsOpen(t *testing.T) {
	in := letters.StatementInput{Case: open(data.Professional, 123456, 3456), From: on("2026-10-01"), Opening: 10000, Activity: []letters.Entry{
		{On: on("2026-11-11"), Kind: letters.EntryPayment, Label: "virement VIR 9", Amount: 17456},
		{On: on("2026-10-02"), Kind: letters.EntryInvoice, Label: "F-2026-001", Amount: 123456},
		{On: on("2026-11-11"), Kind: letters.EntryCharge, Amount: 4000}}}
	l, err := letters.Statement(in)
	text := whole(t, l, err)
	rows := tableWith(t, l, "Mouvement").Rows
	balance := []string{rows[0][4], rows[1][4], rows[2][4], rows[3][4]}
	if want := []string{"100,00\u202f€", "1\u202f334,56\u202f€", "1\u202f160,00\u202f€", "1\u202f200,00\u202f€"}; !reflect.DeepEqual(balance, want) {
		t.Errorf("the balance runs %q", balance)
	}
	for _, want := range []string{"Règlement par virement, VIR 9", "Facture F-2026-001", "Pénalités et indemnité", "du 01/10/2026 au 21/11/2026"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	for kind, want := range map[data.ClientKind]string{data.Professional: "Pénalités de retard", data.Consumer: "Intérêts au taux légal", data.PublicBody: "Intérêts moratoires"} {
		in.Client.Kind, in.Activity[2].Label = kind, data.ChargePenalty.French()
		l, err := letters.Statement(in)
		if text := whole(t, l, err); !strings.Contains(text, want) || (kind != data.Professional && strings.Contains(text, "Pénalités de retard")) {
			t.Errorf("%s: no %q in\n%s", kind, want, text)
		}
	}
	in.Opening++
	if _, err := letters.Statement(in); data.CodeOf(err) != data.CodeInvalid || !strings.Contains(err.Error(), "1\u202f200,01") {
		t.Errorf("movements that lead elsewhere: %v", err)
	}
}

func TestAStatementOfAnAccountThatOwesNothing(t *testing.T) {
	in := letters.StatementInput{Case: caseOf(data.Professional)}
	if _, err := letters.Statement(in); data.CodeOf(err) != data.CodeBlocked {
		t.Errorf("nothing at all: %v", err)
	}
	in.From, in.Currency, in.Opening = on("2026-10-01"), "USD", 5000
	in.Activity = []letters.Entry{{On: on("2026-10-05"), Kind: letters.EntryPayment, Label: "par chèque", Amount: 5000}}
	l, err := letters.Statement(in)
	if text := whole(t, l, err); l.Total != 0 || !strings.Contains(text, "Votre compte est soldé") || strings.Contains(text, "IBAN") || !strings.Contains(text, "50,00\u202f$") {
		t.Errorf("settled: %d\n%s", l.Total, text)
	}
	in = letters.StatementInput{Case: open(data.Consumer, 5000, 0)}
	in.OnAccount = 8000
	l, err = letters.Statement(in)
	if text := whole(t, l, err); l.Total != -3000 || !strings.Contains(text, "solde en votre faveur de 30,00") || qrOf(l) != "" {
		t.Errorf("in credit: %d\n%s", l.Total, text)
	}
}

// A receipt says what came in, in letters too, and what it settled: every cent.
func TestAReceiptAccountsForEveryCent(t *testing.T) {
	in := letters.ReceiptInput{Case: open(data.Professional, 200000, 150000), Payment: &data.Payment{On: on("2026-11-11"), Amount: 180810, Currency: "EUR", Method: "chèque", Reference: "n°\u00a00012345",
		Allocations: []data.Allocation{{InvoiceID: 1, Amount: 150000}}, Charged: 4000}}
	l, err := letters.Receipt(in)
	text := whole(t, l, err)
	for _, want := range []string{"Je reconnais avoir reçu de Éditions Garçon & Fils la somme de ", "1\u202f808,10\u202f€", "(mille huit cent huit euros et dix centimes), le 11/11/2026, par chèque (référence n°\u00a00012345)",
		"sous réserve de l’encaissement du chèque", "Pénalités et indemnité", "À valoir, non affecté", "268,10\u202f€", "Reste dû à ce jour sur cette facture, en principal\u00a0: 500,00\u202f€."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if sum, total := column(t, tableWith(t, l, "Cette somme règle"), 3); sum != total || total != l.Total || qrOf(l) != "" {
		t.Errorf("the lines sum to %d, the receipt is of %d", sum, total)
	}
	for name, spoil := range map[string]func(*letters.ReceiptInput){
		"no payment":                   func(in *letters.ReceiptInput) { in.Payment = nil },
		"the offset of a credit note":  func(in *letters.ReceiptInput) { in.Payment = &data.Payment{Currency: "EUR"} },
		"an invoice that is not there": func(in *letters.ReceiptInput) { in.Lines[0].Invoice.ID = 7 },
		"more shared out than came in": func(in *letters.ReceiptInput) { in.Payment = &data.Payment{Amount: 1, Currency: "EUR", Charged: 2} },
		"something is left":            func(in *letters.ReceiptInput) { in.Settled = true },
	} {
		broken := in
		broken.Lines = append([]letters.NoticeLine(nil), in.Lines...)
		spoil(&broken)
		if _, err := letters.Receipt(broken); data.CodeOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Nobody signs « pour solde de tout compte » while anything is owed, penalties
// included: it would give them up.
func TestASettlementGivesNothingUpUnsaid(t *testing.T) {
	in := letters.ReceiptInput{Case: caseOf(data.Professional), Settled: true}
	paid := letters.PaidLine{On: today.Add(-3), Amount: 100000}
	i := invoice(1, 100000, today.Add(-90))
	in.Lines = []letters.NoticeLine{owed(t, in.Case, i, nil, nil, paid)}
	if _, err := letters.Receipt(in); data.CodeOf(err) != data.CodeBlocked || !strings.Contains(err.Error(), "Sommes dues") || !strings.Contains(err.Error(), "dument pay FACTURE --charges") || !strings.Contains(err.Error(), "dument waive FACTURE") {
		t.Errorf("with penalties left: %v", err)
	}
	in.Lines = []letters.NoticeLine{owed(t, in.Case, i, nil, []data.Charge{waived(data.ChargePenalty, today, 0), settled(data.ChargeIndemnity, today, 4000)}, paid)}
	l, err := letters.Receipt(in)
	text := whole(t, l, err)
	for _, want := range []string{"Reçu pour solde de tout compte", "La facture ci-dessous est entièrement réglée", "n’en doit plus rien", "Il est renoncé aux pénalités de retard.",
		"Reçu en plus des factures\u00a0: indemnité forfaitaire de recouvrement, 40,00\u202f€."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if l.Total != 100000 {
		t.Errorf("received: %d", l.Total)
	}
	in.Lines[0].Payments = []letters.PaidLine{{On: paid.On, Amount: 70000}, {On: paid.On, Amount: 30000, Note: "AV-1"}}
	if l, err = letters.Receipt(in); err != nil || l.Total != 70000 {
		t.Errorf("received, a credit note apart: %d, %v", l.Total, err)
	}
}

// Where payments pay the interest first, the receipt's table and its sentence
// say the same of what is left.
func TestAReceiptSaysOnceWhatIsLeft(t *testing.T) {
	in := letters.ReceiptInput{Case: caseOf(data.Professional), Payment: &data.Payment{On: on("2026-03-15"), Amount: 200000, Currency: "EUR", Allocations: []data.Allocation{{InvoiceID: 1, Amount: 200000}}}}
	in.Sender.PaysFirst = data.InterestFirst
	in.Lines = []letters.NoticeLine{owed(t, in.Case, invoice(1, 500000, on("2026-01-31")), nil, nil, letters.PaidLine{On: on("2026-03-15"), Amount: 200000})}
	l, err := letters.Receipt(in)
	if text := whole(t, l, err); strings.Count(text, "3\u202f071,57\u202f€") != 2 || strings.Contains(text, "3\u202f000,00") {
		t.Errorf("what is left:\n%s", text)
	}
}

// The plan's instalments lead to nothing left; the debtor writes the amount in
// letters and figures, and no code would pay the whole at once.
func TestAPlanAcknowledgesWhatIsOwedAndNoMore(t *testing.T) {
	in := letters.PlanInput{Case: open(data.Professional, 200000, 0), Plan: planOf(200000, 3)}
	l, err := letters.InstalmentPlanLetter(in)
	text := whole(t, l, err)
	for _, want := range []string{"Plan d’apurement et reconnaissance de dette", "reconnaît devoir à Camille Lefèvre EI", "au titre de ce qui suit", "en 3\u00a0versements", "dans les 8\u00a0jours qui suivent sa date", "aussitôt exigible",
		"article 1376 du code civil", "la somme de deux mille euros (2\u202f000,00\u202f€)", "article 2240 du code civil", "Fait en deux originaux", "Nom, qualité, date et signature", "FR76\u00a03000"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	schedule := tableWith(t, l, "Versement")
	if sum, total := column(t, schedule, 2); sum != 200000 || total != 200000 || l.Total != 200000 || qrOf(l) != "" {
		t.Errorf("the instalments sum to %d and say %d, the letter %d", sum, total, l.Total)
	}
	if last := schedule.Rows[2]; figure(t, last[3]) != 0 {
		t.Errorf("after the last instalment: %q", last)
	}
	in.Plan.Paid, in.Lines[0].Payments, in.Lines[0].Balance = 70000, []letters.PaidLine{{On: today, Amount: 70000}}, 130000
	l, err = letters.InstalmentPlanLetter(in)
	if text := whole(t, l, err); l.Total != 130000 || !strings.Contains(text, "700,00\u202f€ étant déjà versés depuis l’accord du 21/11/2026") || !strings.Contains(text, "treize") && !strings.Contains(text, "mille trois cents euros") {
		t.Errorf("under way: %d\n%s", l.Total, text)
	}
	in = letters.PlanInput{Case: open(data.Consumer, 200000, 0), Plan: planOf(50000, 2)}
	l, err = letters.InstalmentPlanLetter(in)
	if text := whole(t, l, err); !strings.Contains(text, "à valoir sur ce qui suit") {
		t.Errorf("a part:\n%s", text)
	}
	for name, spoil := range map[string]func(*letters.PlanInput){
		"more than is owed": func(in *letters.PlanInput) { in.Plan = planOf(200001, 2) },
		"ended":             func(in *letters.PlanInput) { in.Plan.Ended = today },
		"paid":              func(in *letters.PlanInput) { in.Plan.Paid = 50000 },
		"another currency":  func(in *letters.PlanInput) { in.Plan.Currency = "USD" },
		"nothing owed":      func(in *letters.PlanInput) { in.Lines = nil },
		"no instalment":     func(in *letters.PlanInput) { in.Plan.Instalments = nil },
	} {
		broken := in
		spoil(&broken)
		if _, err := letters.InstalmentPlanLetter(broken); data.CodeOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// tableWith returns the table with a column of that title.
func tableWith(t testing.TB, l letters.Letter, title string) letters.Table {
	t.Helper()
	for _, b := range l.Blocks {
		if table, ok := b.(letters.Table); ok {
			for _, c := range table.Columns {
				if c.Title == title {
					return table
				}
			}
		}
	}
	t.Fatalf("no table with %q", title)
	return letters.Table{}
}

// qrOf returns the payload of the letter's code, "" for none.
func qrOf(l letters.Letter) string {
	for _, b := range l.Blocks {
		if p, ok := b.(letters.Pair); ok {
			b = p.Left
		}
		if box, ok := b.(letters.PaymentBox); ok {
			return box.QR
		}
	}
	return ""
}
