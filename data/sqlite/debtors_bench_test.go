package sqlite

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"dument/data"
	"dument/data/money"
)

// indebted makes a register with so many open invoices, ten a client, each with
// five lines of history; one for fifty of them was reminded of and paid these days,
// and one in 200 is disputed, another promised.
func indebted(b *testing.B, open int) *Register {
	b.Helper()
	clients, _, _, _ := large(open/10, 0)
	var invoices []data.Invoice
	var payments []data.Payment
	var contacts []data.Contact
	var holds data.Holds
	for n := range open + open/50 {
		issued := benchToday.Add(-30 - n*37%90)
		i := data.Invoice{ID: data.ID(n + 1), ClientID: data.ID(n%len(clients) + 1), Number: fmt.Sprintf("F-%06d", n), Kind: data.KindInvoice, Issued: issued,
			Due: issued.Add(30), Total: money.Cents(10_000 + n*7919%900_000), Currency: "EUR"}
		invoices = append(invoices, i)
		switch {
		case n >= open:
			payments = append(payments, data.Payment{ID: data.ID(n + 1), ClientID: i.ClientID, On: benchToday.Add(-n % 20), Amount: i.Total, Currency: "EUR",
				Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: i.Total}}})
		case n%200 == 0:
			holds.Disputes = append(holds.Disputes, data.Dispute{InvoiceID: i.ID, Reason: "amount", Opened: benchToday.Add(-9)})
		case n%200 == 1:
			holds.Promises = append(holds.Promises, data.Promise{Invoices: []data.ID{i.ID}, Made: benchToday.Add(-9), Due: benchToday, Amount: i.Total})
		}
	}
	for k := range 5 * len(clients) {
		client := data.ID(k%len(clients) + 1)
		on := benchToday.Add(-50 + k/len(clients)*10)
		c := data.Contact{ID: data.ID(k + 1), ClientID: client, At: on.Time(), On: on, Channel: data.ChannelEmail, Level: data.Levels[k/len(clients)%3],
			Step: data.ID(k/len(clients)%3 + 1), Recipient: "compta@exemple.fr", Subject: "Factures", Text: "Bonjour", Currency: "EUR", Deadline: on.Add(7)}
		for n := int(client) - 1; n < len(invoices); n += len(clients) {
			c.Lines = append(c.Lines, data.ContactLine{InvoiceID: invoices[n].ID, Number: invoices[n].Number, Balance: invoices[n].Total})
		}
		contacts = append(contacts, c)
	}
	r, err := Open(context.Background(), filepath.Join(b.TempDir(), "dettes.dument"), Options{Create: true, Now: time.Now})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = r.Close() })
	if err := r.Fill(context.Background(), clients, invoices, payments, contacts, holds); err != nil {
		b.Fatal(err)
	}
	return r
}

// BenchmarkPlanRecords reads what the plan of the day looks at; "first" is the
// first time after the register is opened, whose opening is not counted.
func BenchmarkPlanRecords(b *testing.B) {
	for _, open := range []int{1_000, 10_000, 100_000} {
		r := indebted(b, open)
		read := func(b *testing.B, r *Register) {
			records, err := r.PlanRecords(context.Background(), benchToday)
			if err != nil || len(records.Debtors) != open/10 || len(records.Debtors[0].Debts) != 10 {
				b.Fatal(len(records.Debtors), err)
			}
		}
		b.Run(fmt.Sprint(open), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				read(b, r)
			}
		})
		b.Run(fmt.Sprint(open, "/first"), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				fresh, err := Open(context.Background(), r.Path(), Options{Now: time.Now})
				if err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				read(b, fresh)
				b.StopTimer()
				if err := fresh.Close(); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
		})
		b.Run(fmt.Sprint(open, "/one client"), func(b *testing.B) {
			for b.Loop() {
				if records, err := r.DebtorRecords(context.Background(), 7, benchToday); err != nil || len(records.Debtors) != 1 {
					b.Fatal(err)
				}
			}
		})
	}
}
