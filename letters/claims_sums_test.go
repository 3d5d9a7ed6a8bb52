package letters_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"dument/data"
	"dument/data/money"
	"dument/letters"
)

// figure reads an amount as it is printed.
func figure(t testing.TB, s string) money.Cents {
	t.Helper()
	c, err := money.Parse(strings.TrimSuffix(s, "\u00a0€"))
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return c
}

// summaryOf returns the table that adds up what is due.
func summaryOf(t testing.TB, blocks []letters.Block) letters.Table {
	t.Helper()
	for _, b := range blocks {
		if p, ok := b.(letters.Pair); ok {
			b = p.Right
		}
		if table, ok := b.(letters.Table); ok && len(table.Foot) > 0 && strings.HasPrefix(table.Foot[0][0], "Total dû") {
			return table
		}
	}
	t.Fatal("no summary")
	return letters.Table{}
}

// column adds up a column of a table's rows and foot rows but the last, and
// returns that with what the last foot row says.
func column(t testing.TB, table letters.Table, k int) (sum, total money.Cents) {
	t.Helper()
	foot := len(table.Foot) - 1
	for _, row := range append(append([][]string(nil), table.Rows...), table.Foot[:foot]...) {
		if row[k] != "" && row[k] != "–" {
			sum += figure(t, row[k])
		}
	}
	return sum, figure(t, table.Foot[foot][k])
}

// The total that is printed is the sum of the lines above it, of the accounts
// of the law, and what the QR code asks for, whatever was paid or given up.
func TestTheTotalIsTheSumOfWhatIsPrinted(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2026))
	for range 400 {
		in := randomCase(t, r)
		var want money.Cents // money on account is in the account of the first line
		for _, l := range in.Lines {
			want += l.Claim.Total()
		}
		papers := map[string]func() (letters.Letter, error){
			"notice": func() (letters.Letter, error) {
				return letters.FormalNotice(letters.NoticeInput{Case: in, DeadlineDays: 8})
			},
			"calculation": func() (letters.Letter, error) { return letters.Calculation(in, 0) },
		}
		for name, compose := range papers {
			l, err := compose()
			if err != nil {
				t.Fatalf("%s: %v\n%+v", name, err, in)
			}
			sum, total := column(t, summaryOf(t, l.Blocks), 1)
			if sum != want || total != want || l.Total != want {
				t.Fatalf("%s: the account says %d, the lines sum to %d, the total is %d, the letter's %d\n%+v", name, want, sum, total, l.Total, in)
			}
			for _, b := range l.Blocks {
				if p, ok := b.(letters.Pair); ok && !strings.Contains(p.Left.(letters.PaymentBox).QR, "\nEUR"+want.Plain()+"\n") {
					t.Fatalf("%s: the code says %q, not %s", name, p.Left.(letters.PaymentBox).QR, want.Plain())
				}
			}
			if text := letters.Editable(l); name == "notice" {
				found := false
				for _, p := range text {
					found = found || strings.Contains(p.Text, "la somme de "+want.Format("EUR"))
				}
				if !found {
					t.Fatalf("the demand does not say %s: %v", want.Format("EUR"), text)
				}
			}
		}
	}
}

// Every table of a calculation adds up, and its tables agree with each other.
func TestTheTablesOfACalculationAgree(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 2026))
	for range 200 {
		in := randomCase(t, r)
		l, err := letters.Calculation(in, 0)
		if err != nil {
			t.Fatal(err)
		}
		summary := summaryOf(t, l.Blocks)
		var moved money.Cents // paid and given up, by the summary
		for _, row := range summary.Rows {
			if strings.Contains(row[0], "réglé") || strings.Contains(row[0], "abandonné") {
				moved += figure(t, row[1])
			}
		}
		var interest money.Cents
		for _, line := range in.Lines {
			interest += line.Claim.InterestPaid
		}
		if in.OnAccount > 0 {
			continue // what of it paid interest is stated with it
		}
		for _, b := range l.Blocks {
			table, ok := b.(letters.Table)
			if !ok {
				continue
			}
			switch last := len(table.Columns) - 1; {
			case table.Columns[0].Title == "Date":
				var sum money.Cents
				for _, row := range table.Rows {
					sum += figure(t, row[last])
				}
				if sum-interest != moved {
					t.Fatalf("the rows of the ledger sum to %d, with %d of interest, the summary says %d", sum, interest, moved)
				}
			case len(table.Foot) > 0 && table.Columns[last].Title == "Total":
				for k := 1; k <= last; k++ {
					if sum, total := column(t, table, k); sum != total {
						t.Fatalf("column %q sums to %d and says %d", table.Columns[k].Title, sum, total)
					}
				}
				if _, total := column(t, table, last); total != l.Total {
					t.Fatalf("invoice by invoice it is %d, in all %d", total, l.Total)
				}
			}
		}
	}
}

// What was settled and given up stands on lines of its own, and what is given
// up for good is not claimed to run on.
func TestWhatIsPaidOrGivenUpIsDeducted(t *testing.T) {
	for name, c := range map[string]struct {
		charges []data.Charge
		wants   []string
		never   []string
	}{
		"nothing": {nil, []string{"Pénalités de retard au 21/11/2026", "continuent de courir", "S’y ajoute l’indemnité", "L441-10 et D441-5"}, []string{"abandonn", "réglée", "renoncé"}},
		"the indemnity was paid, a part of the penalties given up": {[]data.Charge{settled(data.ChargeIndemnity, today, 4000), waived(data.ChargePenalty, today, 500)},
			[]string{"Pénalités abandonnées", "-5,00", "Indemnité réglée", "-40,00", "continuent de courir", "1231-6 du code civil et L441-10 du code de commerce"}, []string{"S’y ajoute", "renoncé"}},
		"all penalties are given up": {[]data.Charge{waived(data.ChargePenalty, today, 0)},
			[]string{"Pénalités abandonnées", "Il est renoncé aux pénalités de retard.", "Est due l’indemnité forfaitaire", "D441-5"}, []string{"continuent", "L441-10", "Base du taux"}},
		"the rest of the penalties is given up": {[]data.Charge{settled(data.ChargePenalty, today, 500), waived(data.ChargePenalty, today, 0)},
			[]string{"Pénalités réglées", "-5,00", "Pénalités abandonnées", "Il est renoncé au reste des pénalités de retard.", "Est due l’indemnité forfaitaire"}, []string{"aux pénalités", "continuent"}},
		"the rest of both is given up": {[]data.Charge{settled(data.ChargePenalty, today, 500), waived(data.ChargePenalty, today, 0), settled(data.ChargeIndemnity, today, 1000), waived(data.ChargeIndemnity, today, 3000)},
			[]string{"Il est renoncé au reste des pénalités de retard et au reste de l’indemnité forfaitaire."}, []string{"continuent"}},
		"everything is given up": {[]data.Charge{waived(data.ChargePenalty, today, 0), waived(data.ChargeIndemnity, today, 0)},
			[]string{"Il est renoncé aux pénalités de retard et à l’indemnité forfaitaire.", "sur le fondement de l’article 1231-6 du code civil"}, []string{"continuent", "441-"}},
	} {
		t.Run(name, func(t *testing.T) {
			in := caseOf(data.Professional)
			in.Lines = []letters.NoticeLine{owed(t, in, invoice(1, 200000, today.Add(-90)), nil, c.charges)}
			l, err := letters.FormalNotice(letters.NoticeInput{Case: in, DeadlineDays: 8})
			text := whole(t, l, err)
			for _, want := range c.wants {
				if !strings.Contains(text, want) {
					t.Errorf("no %q in\n%s", want, text)
				}
			}
			for _, bad := range c.never {
				if strings.Contains(text, bad) {
					t.Errorf("%q in\n%s", bad, text)
				}
			}
		})
	}
}

// Where interest is paid first, the payment that paid it is said, and the capital
// is what is left after the rest of it.
func TestInterestPaidFirstIsSaid(t *testing.T) {
	in := caseOf(data.Professional)
	in.Sender.PaysFirst = data.InterestFirst
	in.Lines = []letters.NoticeLine{owed(t, in, invoice(1, 500000, on("2026-01-31")), nil, nil, letters.PaidLine{On: on("2026-03-15"), Amount: 200000})}
	l, err := letters.FormalNotice(letters.NoticeInput{Case: in, DeadlineDays: 8})
	text := whole(t, l, err)
	interest := in.Lines[0].Claim.InterestPaid
	if interest != 7157 || in.Lines[0].Claim.Balance != 500000-200000+interest {
		t.Fatalf("the claim: %+v", in.Lines[0].Claim)
	}
	for _, want := range []string{"Des règlements reçus, 71,57\u202f€ ont d’abord payé les pénalités de retard (article 1343-1 du code civil)", "1\u202f928,43\u202f€", "3\u202f071,57\u202f€", "Pénalités réglées", "-71,57\u202f€"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// A calculation of an earlier day knows nothing of what came after it.
func TestACalculationLeavesOutWhatCameLater(t *testing.T) {
	in := caseOf(data.Consumer)
	i := invoice(1, 100000, on("2026-06-30"))
	in.Lines = []letters.NoticeLine{{Invoice: i, Balance: 70000, Payments: []letters.PaidLine{{On: on("2026-08-01"), Amount: 10000}, {On: on("2026-10-01"), Amount: 20000}}}}
	in.Advance, in.OnAccount = []letters.PaidLine{{On: on("2026-10-05"), Amount: 5000}}, 5000
	for until, want := range map[string]money.Cents{"2026-07-31": 100000, "2026-08-01": 90000, "2026-10-01": 70000, "2026-11-21": 65000} {
		l, err := letters.Calculation(in, on(until))
		if err != nil || l.Total != want || !strings.Contains(l.Object, on(until).French()) {
			t.Errorf("on %s: %d, %q, %v", until, l.Total, l.Object, err)
		}
	}
	if in.Lines[0].Balance != 70000 || in.OnAccount != 5000 {
		t.Error("the case itself has changed")
	}
	if _, err := letters.Calculation(in, on("2026-05-01")); data.CodeOf(err) != data.CodeBlocked {
		t.Errorf("before the invoice: %v", err)
	}
}
