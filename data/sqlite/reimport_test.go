package sqlite

import (
	"strings"
	"testing"

	"dument/data"
	"dument/data/money"
)

// again imports one line and returns its report.
func again(t *testing.T, r *Register, change func(*data.ImportRecord)) data.ImportReport {
	t.Helper()
	line := record(2, "Zoé", "F-1", 10_000)
	change(&line)
	report, err := r.ApplyImport(ctx, data.ImportBatch{Records: []data.ImportRecord{line}}, false)
	must(t, err)
	return report
}

// TestALaterListIsNotPassedOver: a list that knows of money the register does
// not is no list that is known already; where the register knows more it is.
func TestALaterListIsNotPassedOver(t *testing.T) {
	r := newRegister(t)
	again(t, r, func(*data.ImportRecord) {})
	for _, paid := range []money.Cents{1, 4_000, 10_000} {
		report := again(t, r, func(line *data.ImportRecord) { line.Paid = paid })
		if report.Known != 0 || len(report.Refused) != 1 || report.Refused[0].Field != "paid" || !strings.Contains(report.Refused[0].Reason, "F-1") {
			t.Errorf("%s paid since: %+v", paid.Plain(), report)
		}
	}
	i, _, err := r.InvoiceByNumber(ctx, "F-1")
	must(t, err)
	must(t, r.SavePayment(ctx, &data.Payment{ClientID: i.ClientID, On: today, Amount: 4_000, Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: 4_000}}}))
	for _, paid := range []money.Cents{0, 4_000} {
		if report := again(t, r, func(line *data.ImportRecord) { line.Paid = paid }); report.Known != 1 || len(report.Refused) != 0 {
			t.Errorf("the register knows of 40.00, the list of %s: %+v", paid.Plain(), report)
		}
	}
}

// TestANumberInAnotherCaseIsTheSameInvoice, and never a second one to be paid.
func TestANumberInAnotherCaseIsTheSameInvoice(t *testing.T) {
	r := newRegister(t)
	again(t, r, func(*data.ImportRecord) {})
	if report := again(t, r, func(line *data.ImportRecord) { line.Invoice.Number = "f-1" }); report.New != 0 || report.Known != 1 {
		t.Errorf("%+v", report)
	}
}

// TestMoneyThatIsStillToComeIsNotCounted.
func TestMoneyThatIsStillToComeIsNotCounted(t *testing.T) {
	r := newRegister(t)
	report := again(t, r, func(line *data.ImportRecord) { line.Paid, line.PaidOn = 10_000, today.Add(1) })
	if report.New != 0 || len(report.Refused) != 1 || report.Refused[0].Field != "paid_on" {
		t.Errorf("%+v", report)
	}
}
