package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

const (
	benchInvoices = 100_000
	benchClients  = 10_000
)

// benchToday is the day the large register is looked at.
var benchToday = day.Of(2026, time.November, 21)

// large makes a register of 100,000 invoices of 10,000 clients: three in ten
// are open, half of these overdue; one in a hundred is in GBP, a credit note or
// archived.
func large(clients, invoices int) ([]data.Client, []data.Invoice, []data.Payment, []data.Contact) {
	names := []string{"Œuvre & Fils", "Atelier Lefèvre", "Éditions du Chêne", "Garage Müller", "Société Générale des Eaux", "Boulangerie Noël"}
	cities := []string{"Évreux", "Lyon", "Saint-Étienne", "Paris", "Nîmes"}
	subjects := []string{"Création de site", "Maintenance annuelle", "Conseil", "Traduction français-anglais", "Photographies"}
	var cs []data.Client
	for n := range clients {
		cs = append(cs, data.Client{ID: data.ID(n + 1), Kind: data.ClientKinds[n%3], Name: fmt.Sprintf("%s %05d", names[n*7%6], n*7919%clients),
			Emails:   []data.Email{{Role: data.RoleBilling, Address: fmt.Sprintf("compta%d@exemple.fr", n)}},
			Address:  data.Address{Street: "1 rue de la Paix", Postcode: "75002", City: cities[n%5]},
			Terms:    data.DefaultTerms,
			Language: data.French, Channel: data.ChannelEmail})
	}
	var is []data.Invoice
	var ps []data.Payment
	var contacts []data.Contact
	for n := range invoices {
		issued := benchToday.Add(-30 - n*37%1400)
		open := n*7%10 < 3
		if open {
			issued = benchToday.Add(-n * 37 % 60)
		}
		i := data.Invoice{ID: data.ID(n + 1), ClientID: data.ID(n*31%clients + 1), Number: fmt.Sprintf("F-%d-%06d", issued.Year(), n*7919%invoices),
			Kind: data.KindInvoice, Issued: issued, Due: issued.Add(30), Total: money.Cents(1000 + n*104729%900000), Currency: "EUR",
			Subject: subjects[n%5], OrderRef: fmt.Sprintf("BC%d", n%977), Archived: n%100 == 7}
		switch n % 100 {
		case 3:
			i.Currency = "GBP"
		case 5:
			i.Kind = data.KindCreditNote
		}
		is = append(is, i)
		if !open && i.Kind == data.KindInvoice {
			ps = append(ps, data.Payment{ID: data.ID(len(ps) + 1), ClientID: i.ClientID, On: i.Due, Amount: i.Total, Currency: i.Currency,
				Method: "virement", Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: i.Total}}})
		}
		if n%4 == 0 {
			at := i.Due.Add(5)
			contacts = append(contacts, data.Contact{ID: data.ID(len(contacts) + 1), ClientID: i.ClientID, At: at.Time(), On: at, Channel: data.ChannelEmail,
				Level: data.LevelFirst, Recipient: "compta@exemple.fr", Subject: "Facture " + i.Number, Amount: i.Total, Currency: i.Currency,
				Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number, Balance: i.Total}}})
		}
	}
	return cs, is, ps, contacts
}

// bench is the large register, made once a run.
var bench = sync.OnceValues(func() (*Register, error) {
	folder, err := benchFolder()
	if err != nil {
		return nil, err
	}
	r, err := Open(context.Background(), filepath.Join(folder, "grand.dument"), Options{Create: true, Now: time.Now})
	if err != nil {
		return nil, err
	}
	clients, invoices, payments, contacts := large(benchClients, benchInvoices)
	return r, r.Fill(context.Background(), clients, invoices, payments, contacts, data.Holds{})
})

func openBench(b *testing.B) *Register {
	b.Helper()
	r, err := bench()
	if err != nil {
		b.Fatal(err)
	}
	return r
}

func BenchmarkInvoiceIDs(b *testing.B) {
	r := openBench(b)
	run := func(name string, q data.InvoiceQuery) {
		q.Today = benchToday
		b.Run(name, func(b *testing.B) {
			var list data.List
			var err error
			for b.Loop() {
				if list, err = r.InvoiceIDs(context.Background(), q); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(list.IDs)), "rows")
		})
	}
	for _, sort := range []data.InvoiceSort{data.SortNumber, data.SortClient, data.SortIssued, data.SortDue, data.SortTotal, data.SortBalance} {
		for _, filter := range []data.InvoiceFilter{data.FilterAll, data.FilterOverdue, data.FilterUpcoming, data.FilterSettled, data.FilterArchived} {
			run(string(sort)+"/"+string(filter), data.InvoiceQuery{Sort: sort, Filter: filter, Desc: sort == data.SortDue})
		}
	}
	for _, sort := range []data.InvoiceSort{data.SortNumber, data.SortClient, data.SortDue} {
		for _, text := range []string{"e", "maintenance", "oeuvre", "F-2025-0123", "zzz"} {
			run("text/"+string(sort)+"/"+text, data.InvoiceQuery{Sort: sort, Text: text})
		}
	}
	run("client", data.InvoiceQuery{Sort: data.SortDue, ClientID: 42})
}

func BenchmarkInvoiceRows(b *testing.B) {
	r := openBench(b)
	ids := make([]data.ID, 100)
	for i := range ids {
		ids[i] = data.ID(i*991 + 1)
	}
	for b.Loop() {
		if rows, err := r.InvoiceRows(context.Background(), ids); err != nil || len(rows) != len(ids) {
			b.Fatal(len(rows), err)
		}
	}
}

func BenchmarkClientIDs(b *testing.B) {
	r := openBench(b)
	for _, sort := range []data.ClientSort{data.ClientSortName, data.ClientSortCity, data.ClientSortOpen, data.ClientSortOverdue} {
		for _, filter := range []data.ClientFilter{data.ClientsAll, data.ClientsOverdue} {
			b.Run(string(sort)+"/"+string(filter), func(b *testing.B) {
				for b.Loop() {
					if _, err := r.ClientIDs(context.Background(), data.ClientQuery{Sort: sort, Filter: filter, Today: benchToday}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkOpenItems(b *testing.B) {
	r := openBench(b)
	var items []data.OpenItem
	var err error
	for b.Loop() {
		if items, err = r.OpenItems(context.Background(), 0); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(items)), "rows")
}

func BenchmarkSearch(b *testing.B) {
	r := openBench(b)
	for _, text := range []string{"e", "oeuvre 0042", "F-2025-0123", "maintenance", "zzz"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				if _, err := r.Search(context.Background(), text, 30); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkCouriers(b *testing.B) {
	r := openBench(b)
	for b.Loop() {
		if _, err := r.Couriers(context.Background(), "", 5000); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFill(b *testing.B) {
	clients, invoices, payments, contacts := large(benchClients, benchInvoices)
	for n := 0; b.Loop(); n++ {
		r, err := Open(context.Background(), filepath.Join(b.TempDir(), fmt.Sprintf("%d.dument", n)), Options{Create: true, Now: time.Now})
		if err != nil {
			b.Fatal(err)
		}
		if err := r.Fill(context.Background(), clients, invoices, payments, contacts, data.Holds{}); err != nil {
			b.Fatal(err)
		}
		if err := r.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkImport(b *testing.B) {
	var batch data.ImportBatch
	for n := range 10_000 {
		c := data.NewClient(data.Sender{})
		c.Name = fmt.Sprintf("Client %d", n%1000)
		batch.Records = append(batch.Records, data.ImportRecord{Client: c, Line: n + 2, Paid: money.Cents(n % 2 * 100),
			Invoice: data.Invoice{Number: fmt.Sprintf("F-%d", n), Issued: benchToday, Total: 10_000, Currency: "EUR"}})
	}
	for b.Loop() {
		r, err := Open(context.Background(), filepath.Join(b.TempDir(), "import.dument"), Options{Create: true, Now: time.Now})
		if err != nil {
			b.Fatal(err)
		}
		if report, err := r.ApplyImport(context.Background(), batch, false); err != nil || report.New != 10_000 {
			b.Fatal(report, err)
		}
		if err := r.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	path := openBench(b).Path()
	for b.Loop() {
		r, err := Open(context.Background(), path, Options{Now: time.Now})
		if err != nil {
			b.Fatal(err)
		}
		if err := r.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkJournal measures what the journal modes cost a small transaction, as
// when a user saves a record.
func BenchmarkJournal(b *testing.B) {
	for _, mode := range []string{"DELETE", "WAL"} {
		for _, sync := range []string{"FULL", "EXTRA"} {
			b.Run(strings.ToLower(mode+"/"+sync), func(b *testing.B) {
				path := filepath.Join(b.TempDir(), "journal.dument")
				r, err := Open(context.Background(), path, Options{Create: true, Now: time.Now})
				if err != nil {
					b.Fatal(err)
				}
				clients, invoices, payments, contacts := large(100, 1000)
				if err := r.Fill(context.Background(), clients, invoices, payments, contacts, data.Holds{}); err != nil {
					b.Fatal(err)
				}
				if err := r.Close(); err != nil {
					b.Fatal(err)
				}
				params := writer(Options{Wait: time.Second})
				params["_pragma"] = []string{"foreign_keys(1)", "journal_mode(" + mode + ")", "synchronous(" + sync + ")"}
				db, err := sql.Open("sqlite", source(path, params))
				if err != nil {
					b.Fatal(err)
				}
				defer db.Close()
				for n := 0; b.Loop(); n++ {
					if _, err := db.Exec("UPDATE invoice SET subject = ? WHERE id = ?", fmt.Sprint(n), n%1000+1); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
