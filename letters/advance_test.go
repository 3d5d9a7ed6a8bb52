package letters_test

import (
	"reflect"
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
)

// TestTheNoticeExplainsWhatItDeducts: money on account and credit notes are
// named with their day, and so is their effect on the penalties.
func TestTheNoticeExplainsWhatItDeducts(t *testing.T) {
	credit := creditNote(3, 10000)
	for name, c := range map[string]struct {
		change func(*letters.NoticeInput)
		says   []string
	}{
		"money on account": {func(in *letters.NoticeInput) {
			in.OnAccount, in.Advance = 5000, []letters.PaidLine{{On: on("2026-10-20"), Amount: 5000}}
		}, []string{"Sommes reçues sans affectation à une facture, déduites du total\u00a0: 50,00\u202f€ le 20/10/2026.", "tient compte des sommes non affectées, à leur date."}},
		"a credit note": {func(in *letters.NoticeInput) {
			in.Lines = append(in.Lines, letters.NoticeLine{Invoice: credit.Invoice, Balance: credit.Balance})
		}, []string{"tient compte de l’avoir A-2026-003, à sa date.", "Reste dû sur la facture, avoirs déduits, TTC"}},
		"a credit note used in part": {func(in *letters.NoticeInput) {
			in.Lines = append(in.Lines, letters.NoticeLine{Invoice: credit.Invoice, Balance: -6000, Payments: []letters.PaidLine{{On: today, Amount: -4000}}})
		}, []string{"tient compte de l’avoir A-2026-003, à sa date."}},
	} {
		t.Run(name, func(t *testing.T) {
			in := notice()
			c.change(&in)
			l, err := letters.FormalNotice(in)
			if err != nil {
				t.Fatal(err)
			}
			paper := strings.Join(everyText(reflect.ValueOf(l)), "\n")
			for _, want := range c.says {
				if !strings.Contains(paper, want) {
					t.Errorf("the notice does not say %q:\n%s", want, paper)
				}
			}
			if strings.Contains(paper, "déduit\u00a0: -") || strings.Contains(paper, "déduits\u00a0: -") {
				t.Error("what a credit note settled is shown as money received")
			}
		})
	}
}

// TestOneReminderIsOne: a notice never says "mes relances" of a single one.
func TestOneReminderIsOne(t *testing.T) {
	in := notice()
	in.Earlier = []data.Contact{{On: on("2026-10-10"), Channel: data.ChannelEmail, Level: data.LevelFirst, Lines: []data.ContactLine{{InvoiceID: 17}}}}
	for form, want := range map[string]string{"EI": "malgré ma relance par e-mail le 10/10/2026.", "SARL": "malgré notre relance par e-mail le 10/10/2026."} {
		in.Sender.LegalForm = form
		l, err := letters.FormalNotice(in)
		if err != nil || !strings.Contains(strings.Join(everyText(reflect.ValueOf(l)), "\n"), want) {
			t.Errorf("%s: %v", form, err)
		}
	}
}
