package desk

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/letters"
)

// running returns the running text of a letter.
func running(l letters.Letter) (text string) {
	for _, p := range letters.Editable(l) {
		text += p.Text + "\n"
	}
	return text
}

// TestAllocatingACreditNoteChangesNoPenalty: less was owed from the credit
// note's date on, whenever the user got round to allocating it, and it pays no
// interest even where payments do.
func TestAllocatingACreditNoteChangesNoPenalty(t *testing.T) {
	for _, first := range []data.PaysFirst{data.PrincipalFirst, data.InterestFirst} {
		s := begin(t)
		sender, err := s.Sender(t.Context())
		s.must(err)
		sender.PaysFirst = first
		s.must(s.SaveSender(t.Context(), sender))
		i := bill(t, s.Desk, s.client, "F-1", day.Of(2026, 2, 1), 100000)
		credit := note(t, s.Desk, s.client, "AV-1", day.Of(2026, 3, 15), 30000)
		pay(t, s.Desk, s.client, i, 10000)
		s.days(20)
		before := s.account(i)
		_, err = s.Pay(t.Context(), &data.Payment{ClientID: s.client.ID, On: s.Today(), Currency: "EUR",
			Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: 30000}, {InvoiceID: credit.ID, Amount: -30000}}})
		s.must(err)
		after := s.account(i)
		if !slices.Equal(before.Segments, after.Segments) || before.InterestPaid != after.InterestPaid || after.Balance != before.Balance-30000 {
			t.Errorf("pays %q first:\nbefore %+v\nafter  %+v", first, before.Claim, after.Claim)
		}
		l := s.paper(PaperRequest{Kind: letters.PaperCalculation}).Letter
		if text := running(l); !strings.Contains(text, "Avoir déduit\u00a0: AV-1, "+money.Cents(30000).Format("EUR")+" le 15/03/2026") || strings.Contains(text, "Règlements reçus et") {
			t.Errorf("the credit note is said to be money that came in: %s", text)
		}
	}
}

// TestNobodyDeclaresWhatHeGaveUp, even after the judgment; and what fell due on
// its eve carries the indemnity in the declaration as everywhere else.
func TestNobodyDeclaresWhatHeGaveUp(t *testing.T) {
	s := begin(t)
	judgment := s.Today().Add(-30)
	i := s.owes("F-1", 90, 90000)
	eve := bill(t, s.Desk, s.client, "F-2", judgment.Add(-1), 50000)
	s.insolvent()
	total := func() money.Cents { return s.paper(PaperRequest{Kind: letters.PaperDeclaration}).Letter.Total }
	before := total()
	if want := s.account(i).Total() + s.account(eve).Total(); before != want || s.account(eve).Indemnity != 4000 {
		t.Errorf("declared %s, owed %s", before.Plain(), want.Plain())
	}
	undo := s.waived(i, data.ChargePenalty, 0)
	s.waived(eve, data.ChargeIndemnity, 0)
	if got := total(); got != before-s.account(i).Penalty-4000 {
		t.Errorf("declared %s of %s", got.Plain(), before.Plain())
	}
	s.must(undo(t.Context()))
	if got := total(); got != before-4000 {
		t.Errorf("declared %s of %s", got.Plain(), before.Plain())
	}
}

// TestTheNewYearStopsNoPaperWithoutPenalties: a statement and the receipt for a
// payment are written while the new half-year's rate is still missing.
func TestTheNewYearStopsNoPaperWithoutPenalties(t *testing.T) {
	s := begin(t)
	i := s.owes("F-1", 40, 90000)
	pay(t, s.Desk, s.client, i, 10000)
	payments, err := s.ClientPayments(t.Context(), s.client.ID)
	s.must(err)
	s.days(220)
	if s.Today().Year() != 2027 {
		t.Fatal(s.Today())
	}
	for kind, r := range map[letters.PaperKind]PaperRequest{letters.PaperStatement: {}, letters.PaperReceipt: {Payment: payments[0].ID}} {
		r.Kind = kind
		if p := s.paper(r); kind == letters.PaperStatement && !strings.Contains(running(p.Letter), "Ce relevé ne compte ni les pénalités de retard") {
			t.Errorf("the statement is silent about what runs: %s", running(p.Letter))
		}
	}
	_, err = s.PreparePaper(t.Context(), PaperRequest{Kind: letters.PaperReceipt, Client: s.client.ID})
	s.refusedWith(err, data.CodeBlocked, "Il reste")
	_, err = s.PreparePaper(t.Context(), PaperRequest{Kind: letters.PaperCalculation, Client: s.client.ID})
	s.refusedWith(err, data.CodeNoRate, "2027")
}

// TestTheNewYearStopsNoPlanOfThePrincipal: a plan that counts no penalties is
// written while the new half-year's rate is missing, as it is with the rate.
func TestTheNewYearStopsNoPlanOfThePrincipal(t *testing.T) {
	s := begin(t)
	i := s.owes("F-1", 40, 90000)
	s.days(204)
	if s.Today() != day.Of(2027, 1, 5) {
		t.Fatal(s.Today())
	}
	s.done(s.AgreeInstalments(t.Context(), &data.InstalmentPlan{ClientID: s.client.ID, Invoices: []data.ID{i.ID}, Grace: data.PlanGrace,
		Instalments: data.Split(i.Total, 3, s.Today().Add(10), "monthly")}))
	p := s.paper(PaperRequest{Kind: letters.PaperPlan})
	if p.Letter.Total != 90000 || strings.Contains(running(p.Letter), "énalité") {
		t.Errorf("%s: %s", p.Letter.Total.Plain(), running(p.Letter))
	}
	s.must(s.SaveRate(t.Context(), data.RateRow{Table: data.RateECB, Half: day.Of(2027, 1, 1).Half(), Rate: 215, Source: "banque-france.fr"}))
	if again := s.paper(PaperRequest{Kind: letters.PaperPlan}); running(again.Letter) != running(p.Letter) {
		t.Errorf("with the rate the same plan reads otherwise: %s", running(again.Letter))
	}
}

// TestTheNoticeIsDatedByItsPosting in the text of a request and in its exhibits:
// until it leaves, nobody is asked for anything.
func TestTheNoticeIsDatedByItsPosting(t *testing.T) {
	s := begin(t)
	letter := s.notice(s.owes("F-1", 40, 90000).ID).ID
	printed := s.Today()
	s.days(20)
	s.noted(letter, on(data.PostPosted, printed.Add(2)), on(data.PostDelivered, printed.Add(4)))
	l := s.paper(PaperRequest{Kind: letters.PaperInjunction}).Letter
	content, err := s.Render(t.Context(), l)
	s.must(err)
	posted, said := printed.Add(2).French(), strings.Join(strings.Fields(pdfText(t, content)), " ")
	for _, want := range []string{"mise en demeure par lettre recommandée le " + posted, "Mise en demeure du " + posted + ", lettre datée du " + printed.French() + ", recommandé posté le " + posted} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in %s", want, said)
		}
	}
}

// TestALetterInTheTrayProvesNothing to a court: nobody has received it. Once it
// came back unclaimed it does, whether or not its presentation was noted.
func TestALetterInTheTrayProvesNothing(t *testing.T) {
	s := begin(t)
	letter := s.notice(s.owes("F-1", 40, 90000).ID).ID
	printed := s.Today()
	s.days(30)
	text := func() string {
		content, err := s.Render(t.Context(), s.paper(PaperRequest{Kind: letters.PaperInjunction}).Letter)
		s.must(err)
		return pdfText(t, content)
	}
	if said := text(); strings.Contains(said, "mise en demeure par") || strings.Contains(said, "Mise en demeure du") {
		t.Errorf("a letter that was not posted is shown: %s", said)
	}
	s.noted(letter, on(data.PostPosted, printed.Add(1)), on(data.PostUnclaimed, printed.Add(20)))
	if said := text(); !strings.Contains(said, "mise en demeure par lettre recommandée") || !strings.Contains(said, "revenu le "+printed.Add(20).French()+" (non réclamé)") ||
		strings.Contains(said, "présenté le") {
		t.Errorf("an unclaimed letter: %s", said)
	}
}

// TestADossierOfAConsumerNamesNoPenalties, in any file of it.
func TestADossierOfAConsumerNamesNoPenalties(t *testing.T) {
	s := begin(t)
	s.change(func(c *data.Client) { c.Kind, c.Name = data.Consumer, "Jeanne Petit" })
	i := s.owes("F-1", 90, 90000)
	letter := s.notice(i.ID).ID
	s.noted(letter, on(data.PostPosted, s.Today()), on(data.PostDelivered, s.Today()))
	s.days(60)
	s.waived(i, data.ChargePenalty, 100)
	s.done(s.PayCharges(t.Context(), i.ID, s.Today(), 200, "virement"))
	u, _ := s.dossier(DossierRequest{})
	for _, name := range u.names {
		text := string(u.read(name))
		switch {
		case strings.HasSuffix(name, ".pdf"):
			text = pdfText(t, []byte(text))
		case strings.HasSuffix(name, ".xlsx"):
			f, err := excelize.OpenReader(strings.NewReader(text))
			s.must(err)
			text = ""
			for _, sheet := range f.GetSheetList() {
				rows, err := f.GetRows(sheet)
				s.must(err)
				text += fmt.Sprint(rows)
			}
			s.must(f.Close())
		}
		if found := onlyProfessionals.FindString(text); found != "" {
			t.Errorf("%s says %q", name, found)
		}
	}
}

// onlyProfessionals is what no consumer is asked for.
var onlyProfessionals = regexp.MustCompile(`(?i)pénalité|indemnité|forfait|L441|D441|\b40,00`)

// TestAConsumerHasPaidNoIndemnity: a client cannot turn out to be one while its
// 40 EUR are kept; once that payment is taken back the money is on account.
func TestAConsumerHasPaidNoIndemnity(t *testing.T) {
	s := begin(t)
	i := s.owes("F-1", 90, 90000)
	s.waived(i, data.ChargePenalty, 0)
	s.done(s.PayCharges(t.Context(), i.ID, s.Today(), 4000, "virement"))
	c, err := s.Client(t.Context(), s.client.ID)
	s.must(err)
	c.Kind = data.Consumer
	s.refusedWith(s.SaveClient(t.Context(), &c), data.CodeBlocked, "F-1", "particulier")
	rows, err := s.Charges(t.Context(), i.ID)
	s.must(err)
	for _, row := range rows {
		if row.Move == data.ChargePaid {
			s.done(s.CancelCharge(t.Context(), row))
		}
	}
	s.must(s.SaveClient(t.Context(), &c))
	if l := s.paper(PaperRequest{Kind: letters.PaperNotice}).Letter; l.Total != 86000 {
		t.Errorf("asked for %s", l.Total.Plain())
	}
}
