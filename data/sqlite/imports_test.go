package sqlite

import (
	"testing"

	"dument/data"
	"dument/data/money"
)

// record is one line of a file.
func record(line int, client, number string, total money.Cents) data.ImportRecord {
	c := data.NewClient(data.Sender{})
	c.Name = client
	return data.ImportRecord{File: "ventes.csv", Line: line, Client: c,
		Invoice: data.Invoice{Number: number, Issued: today.Add(-40), Total: total, Currency: "EUR"}}
}

func TestImportTwiceAddsNothing(t *testing.T) {
	r := newRegister(t)
	regular := addClient(t, r, "Œuvre & Fils")
	regular.Terms = data.Terms{Days: 60}
	must(t, r.SaveClient(ctx, &regular))
	paid := record(4, "Nouveau", "F-3", 30_000)
	paid.Paid, paid.PaidOn = 10_000, today.Add(-2)
	settled := record(5, "nouveau", "F-4", 5_000)
	settled.Paid = 5_000
	batch := data.ImportBatch{Source: "ventes.csv", Records: []data.ImportRecord{record(2, "OEUVRE & fils", "F-1", 10_000),
		record(3, "Nouveau", "F-2", 20_000), paid, settled, record(6, "Client seul", "", 0)},
		Refused: []data.ImportRefusal{{File: "ventes.csv", Line: 7, Field: "total", Reason: "« 12,3,4 » n’est pas un montant."}}}
	empty := counted(t, r)

	rehearsed, err := r.ApplyImport(ctx, batch, true)
	must(t, err)
	if after := counted(t, r); after != empty || rehearsed.ID != 0 {
		t.Errorf("the rehearsal left something:\n%s", after)
	}
	done, err := r.ApplyImport(ctx, batch, false)
	must(t, err)
	if done.New != 5 || done.Known != 0 || done.NewClients != 2 || len(done.Refused) != 1 || done.ID == 0 {
		t.Errorf("report = %+v", done)
	}
	if done.New != rehearsed.New || done.NewClients != rehearsed.NewClients {
		t.Errorf("the rehearsal said %+v", rehearsed)
	}
	full := counted(t, r)
	again, err := r.ApplyImport(ctx, batch, false)
	must(t, err)
	if again.New != 0 || again.Known != 5 || again.NewClients != 0 || again.ID != 0 {
		t.Errorf("the second time = %+v", again)
	}
	if after := counted(t, r); after != full {
		t.Errorf("the second time left something:\n%s", after)
	}

	one, balance, err := r.InvoiceByNumber(ctx, "F-1")
	must(t, err)
	if one.ClientID != regular.ID || one.Due != one.Issued.Add(60) || balance != 10_000 {
		t.Errorf("F-1 = %+v: not the known client's, or not by its terms", one)
	}
	three, balance, err := r.InvoiceByNumber(ctx, "F-3")
	must(t, err)
	payments, err := r.Payments(ctx, three.ID)
	must(t, err)
	if balance != 20_000 || len(payments) != 1 || payments[0].On != today.Add(-2) {
		t.Errorf("F-3 has %s left, payments %+v", balance.Plain(), payments)
	}
	four, balance, err := r.InvoiceByNumber(ctx, "F-4")
	must(t, err)
	payments, err = r.Payments(ctx, four.ID)
	must(t, err)
	if balance != 0 || payments[0].On != four.Due {
		t.Errorf("F-4 has %s left, payments %+v, want them on %s", balance.Plain(), payments, four.Due)
	}
	wantSound(t, r)

	must(t, r.UndoImport(ctx, done.ID))
	if after := counted(t, r); after != empty {
		t.Errorf("the undo left:\n%sof:\n%s", after, empty)
	}
	wantError(t, r.UndoImport(ctx, done.ID), data.CodeNotFound)
	wantSound(t, r)
}

func TestImportRefusesWhatContradictsTheRegister(t *testing.T) {
	r := newRegister(t)
	known := addClient(t, r, "Œuvre & Fils")
	i := addInvoice(t, r, known, "F-1", 10_000, -10)
	addClient(t, r, "Jumeaux")
	addClient(t, r, "Jumeaux")
	change := func(name, number string, f func(*data.ImportRecord)) data.ImportRecord {
		rec := record(2, name, number, 10_000)
		rec.Invoice.Issued, rec.Invoice.Due, rec.DueGiven = i.Issued, i.Due, true
		f(&rec)
		return rec
	}
	for name, k := range map[string]struct {
		record data.ImportRecord
		field  string
	}{
		"another client":        {change("Autre", "F-1", func(*data.ImportRecord) {}), "number"},
		"another total":         {change("Œuvre & Fils", "F-1", func(rec *data.ImportRecord) { rec.Invoice.Total = 1 }), "total"},
		"another currency":      {change("Œuvre & Fils", "F-1", func(rec *data.ImportRecord) { rec.Invoice.Currency = "USD" }), "total"},
		"another date":          {change("Œuvre & Fils", "F-1", func(rec *data.ImportRecord) { rec.Invoice.Issued++ }), "issued"},
		"a credit note":         {change("Œuvre & Fils", "F-1", func(rec *data.ImportRecord) { rec.Invoice.Kind = data.KindCreditNote }), "kind"},
		"twins":                 {change("jumeaux", "F-2", func(*data.ImportRecord) {}), "client"},
		"no name":               {change("", "F-2", func(*data.ImportRecord) {}), "name"},
		"nothing to pay":        {change("Autre", "F-2", func(rec *data.ImportRecord) { rec.Invoice.Total = 0 }), "total"},
		"due before issue":      {change("Autre", "F-2", func(rec *data.ImportRecord) { rec.Invoice.Due = rec.Invoice.Issued - 1 }), "due"},
		"no date":               {change("Autre", "F-2", func(rec *data.ImportRecord) { rec.Invoice.Issued, rec.DueGiven = 0, false }), "issued"},
		"wrong SIREN":           {change("Autre", "F-2", func(rec *data.ImportRecord) { rec.Client.SIREN = "123456789" }), "siren"},
		"paid too much":         {change("Autre", "F-2", func(rec *data.ImportRecord) { rec.Paid = 10_001 }), "paid"},
		"paid less than zero":   {change("Autre", "F-2", func(rec *data.ImportRecord) { rec.Paid = -1 }), "paid"},
		"a paid credit note":    {change("Autre", "F-2", func(rec *data.ImportRecord) { rec.Paid, rec.Invoice.Kind = 1, data.KindCreditNote }), "paid"},
		"a currency in letters": {change("Autre", "F-2", func(rec *data.ImportRecord) { rec.Invoice.Currency = "euros" }), "currency"},
	} {
		t.Run(name, func(t *testing.T) {
			before := counted(t, r)
			report, err := r.ApplyImport(ctx, data.ImportBatch{Records: []data.ImportRecord{k.record}}, false)
			must(t, err)
			if report.New != 0 || len(report.Refused) != 1 || report.Refused[0].Field != k.field || report.Refused[0].Line != 2 || report.Refused[0].Reason == "" {
				t.Errorf("report = %+v, want one refusal of %q", report, k.field)
			}
			if after := counted(t, r); after != before {
				t.Errorf("something of the line stayed:\n%s", after)
			}
		})
	}
	report, err := r.ApplyImport(ctx, data.ImportBatch{Records: []data.ImportRecord{change("oeuvre & FILS", "F-1", func(*data.ImportRecord) {})}}, false)
	must(t, err)
	if report.Known != 1 || report.Refused == nil {
		t.Errorf("report = %+v, want it known, and a list to print", report)
	}
}

func TestImportFindsClientsBySIRENFirst(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	c.SIREN = "732829320"
	must(t, r.SaveClient(ctx, &c))
	renamed := record(2, "Œuvre et Fils SARL", "F-1", 100)
	renamed.Client.SIREN = "732 829 320"
	namesake := record(3, "Œuvre & Fils", "F-2", 100)
	namesake.Client.SIREN = "552100554" // the same name, another company
	plain := record(4, "œuvre & fils", "F-3", 100)
	report, err := r.ApplyImport(ctx, data.ImportBatch{Records: []data.ImportRecord{renamed, plain, namesake}}, false)
	must(t, err)
	if report.New != 3 || report.NewClients != 1 {
		t.Errorf("report = %+v", report)
	}
	for number, want := range map[string]bool{"F-1": true, "F-2": false, "F-3": true} {
		if i, _, err := r.InvoiceByNumber(ctx, number); err != nil || (i.ClientID == c.ID) != want {
			t.Errorf("%s belongs to client %d, %v", number, i.ClientID, err)
		}
	}
}

func TestAnImportThatWasUsedIsNotUndone(t *testing.T) {
	for name, use := range map[string]func(*testing.T, *Register, data.Invoice){
		"paid": func(t *testing.T, r *Register, i data.Invoice) { pay(t, r, i, 100) },
		"sent": func(t *testing.T, r *Register, i data.Invoice) {
			must(t, r.AddContact(ctx, &data.Contact{ClientID: i.ClientID, Channel: data.ChannelCall, Lines: []data.ContactLine{{InvoiceID: i.ID}}}))
		},
		"file": func(t *testing.T, r *Register, i data.Invoice) {
			_, err := r.Attach(ctx, i.ID, "a.pdf", "application/pdf", []byte("x"))
			must(t, err)
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRegister(t)
			report, err := r.ApplyImport(ctx, data.ImportBatch{Records: []data.ImportRecord{record(2, "Zoé", "F-1", 100), record(3, "Noël", "F-2", 100)}}, false)
			must(t, err)
			i, _, err := r.InvoiceByNumber(ctx, "F-1")
			must(t, err)
			use(t, r, i)
			before := counted(t, r)
			wantError(t, r.UndoImport(ctx, report.ID), data.CodeHasHistory, "F-1")
			if after := counted(t, r); after != before {
				t.Errorf("something was taken out:\n%s", after)
			}
		})
	}
	r := newRegister(t)
	report, err := r.ApplyImport(ctx, data.ImportBatch{Records: []data.ImportRecord{record(2, "Zoé", "F-1", 100), record(3, "Noël", "F-2", 100)}}, false)
	must(t, err)
	zoe, err := r.ClientByName(ctx, "zoe")
	must(t, err)
	addInvoice(t, r, zoe, "F-9", 100, 1)
	must(t, r.UndoImport(ctx, report.ID))
	if clients, err := r.Clients(ctx); err != nil || len(clients) != 1 || clients[0].ID != zoe.ID {
		t.Errorf("clients = %v, %v, want the one that has another invoice since", clients, err)
	}
	wantSound(t, r)
}
