package desk

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dument/data"
)

// words returns the text of a PDF of a dossier on one line.
func (u unzipped) words(name string) string {
	u.Helper()
	return strings.Join(strings.Fields(pdfText(u.T, u.read(name))), " ")
}

// footOf returns the totals of the sheet of a workbook.
func (u unzipped) footOf(sheet string) []string {
	u.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(u.read("Creances.xlsx")))
	ok(u.T, err)
	defer f.Close()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	ok(u.T, err)
	return rows[len(rows)-1]
}

// TestADossierOfAClientInDollars states the principal, says that nothing is counted
// beside it, and asks for no rate.
func TestADossierOfAClientInDollars(t *testing.T) {
	for _, kind := range []data.ClientKind{data.Professional, data.Consumer} {
		t.Run(string(kind), func(t *testing.T) {
			s := begin(t)
			s.change(func(c *data.Client) { c.Kind = kind })
			i := bill(t, s.Desk, s.client, "F-1", s.Today().Add(-90), 120000, func(i *data.Invoice) { i.Currency = "USD" })
			s.done(s.Pay(t.Context(), &data.Payment{ClientID: s.client.ID, On: s.Today(), Amount: 20000, Currency: "USD", Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: 20000}}}))
			s.days(220) // into a half-year without a rate
			u, report := s.dossier(DossierRequest{})
			if lacks := strings.Join(report.Missing, " "); strings.Contains(lacks, "taux") {
				t.Errorf("%q", report.Missing)
			}
			for _, name := range []string{"Index.pdf", "Creances.pdf"} {
				said := u.words(name)
				want := "Pénalités de retard et indemnité forfaitaire de 40 € non comptées ici : les factures sont en USD."
				if kind == data.Consumer {
					want = "Intérêts au taux légal non comptés ici : les factures sont en USD."
				}
				for _, want := range []string{want, "1 000,00 $"} {
					if !strings.Contains(said, want) {
						t.Errorf("%s does not say %q: %s", name, want, said)
					}
				}
				if strings.Contains(strings.ReplaceAll(said, "40 €", ""), "€") {
					t.Errorf("%s speaks of euros: %s", name, said)
				}
			}
			if foot := u.footOf("Créances"); foot[len(foot)-1] != "1000.00" {
				t.Errorf("the workbook says %q", foot)
			}
			u.read("Releve de compte.pdf")
			if slices.ContainsFunc(u.names, func(n string) bool { return strings.Contains(n, "Decompte") }) {
				t.Errorf("a calculation of nothing: %q", u.names)
			}
		})
	}
}

// TestADossierInTwoCurrenciesAddsUpNeitherToTheOther: each has its claims sheet,
// its sums, and its part of the index.
func TestADossierInTwoCurrenciesAddsUpNeitherToTheOther(t *testing.T) {
	s := begin(t)
	euros := s.owes("F-1", 90, 120000)
	dollars := bill(t, s.Desk, s.client, "F-2", s.Today().Add(-60), 70000, func(i *data.Invoice) { i.Currency = "USD" })
	note(t, s.Desk, s.client, "A-1", s.Today().Add(-10), 5000)
	for name, invoices := range map[string][]data.ID{"all": nil, "chosen": {dollars.ID, euros.ID}} {
		t.Run(name, func(t *testing.T) {
			u, report := s.dossier(DossierRequest{Invoices: invoices})
			if lacks := strings.Join(report.Missing, " "); strings.Contains(lacks, "pas pu être établi") || strings.Contains(lacks, "hors de ce dossier") {
				t.Errorf("%q", report.Missing)
			}
			owed := s.account(euros).Total() - 5000
			index := u.words("Index.pdf")
			for _, want := range []string{", en EUR", ", en USD", "Total dû à ce jour " + strings.Join(strings.Fields(owed.Format("EUR")), " "), "Total dû à ce jour 700,00 $"} {
				if !strings.Contains(index, want) {
					t.Errorf("the index does not say %q: %s", want, index)
				}
			}
			if said := u.words("Creances USD.pdf"); strings.Contains(said, "F-1") || !strings.Contains(said, "F-2") {
				t.Errorf("the sheet in dollars: %s", said)
			}
			if said := u.words("Creances EUR.pdf"); strings.Contains(said, "F-2") || !strings.Contains(said, "F-1") {
				t.Errorf("the sheet in euros: %s", said)
			}
			for sheet, want := range map[string]string{"Créances EUR": owed.Plain(), "Créances USD": "700.00"} {
				if foot := u.footOf(sheet); foot[len(foot)-1] != want {
					t.Errorf("%s: %q, want %s", sheet, foot, want)
				}
			}
			u.read("Decompte EUR.pdf")
		})
	}
}

// TestTheReadMeIsTypeset as French is: no line begins with a sign that belongs to
// the word before it.
func TestTheReadMeIsTypeset(t *testing.T) {
	s, _, _ := aCase(t)
	u, _ := s.dossier(DossierRequest{})
	text := string(u.read("LISEZ-MOI.txt"))
	if bad := regexp.MustCompile(`[ \pL\d)][:;!?»]|« |[^\x{a0}]»`).FindAllString(strings.ReplaceAll(text, "SHA256, ", ""), -1); len(bad) > 0 {
		t.Errorf("%q in %s", bad, text)
	}
	if !strings.Contains(text, "Commencez par «\u00a000 Index.pdf\u00a0»\u00a0: ") || !strings.Contains(text, "Linux, macOS\u00a0: sha256sum -c SHA256SUMS") {
		t.Error(text)
	}
}
