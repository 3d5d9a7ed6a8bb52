package sqlite

import (
	"reflect"
	"testing"

	"dument/data"
)

func TestDeleteAndTakeItBack(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	c.Profile, c.Scenario, c.Never, c.HandedOver, c.CreditLimit = data.ProfileRegular, 3, true, today, 700
	must(t, r.SaveClient(ctx, &c))
	i := addInvoice(t, r, c, "F-1", 10_000, -12)
	i.Scenario = 4
	must(t, r.SaveInvoice(ctx, &i))
	file, err := r.Attach(ctx, i.ID, "F-1.pdf", "application/pdf", []byte("%PDF-1.7 facture"))
	must(t, err)
	before := counted(t, r)

	invoice, err := r.DeleteInvoice(ctx, i.ID)
	must(t, err)
	_, _, err = r.Invoice(ctx, i.ID)
	wantError(t, err, data.CodeNotFound, "supprimée")
	_, _, err = r.Document(ctx, file.ID)
	wantError(t, err, data.CodeNotFound)
	client, err := r.DeleteClient(ctx, c.ID)
	must(t, err)
	_, err = r.DeleteClient(ctx, c.ID)
	wantError(t, err, data.CodeNotFound)
	wantError(t, r.Restore(ctx, invoice), data.CodeNotFound) // its client first
	addClient(t, r, "Entre-temps")                           // must not take the id

	must(t, r.Restore(ctx, client))
	must(t, r.Restore(ctx, invoice))
	if got, err := r.Client(ctx, c.ID); err != nil || !reflect.DeepEqual(got, c) {
		t.Errorf("client = %+v, %v, want %+v", got, err, c)
	}
	if got, balance, err := r.Invoice(ctx, i.ID); err != nil || got != i || balance != 10_000 {
		t.Errorf("invoice = %+v, %d, %v, want %+v", got, balance, err, i)
	}
	if got, content, err := r.Document(ctx, file.ID); err != nil || got != file || string(content) != "%PDF-1.7 facture" {
		t.Errorf("document = %+v, %q, %v", got, content, err)
	}
	between, err := r.ClientByName(ctx, "entre-temps")
	must(t, err)
	_, err = r.DeleteClient(ctx, between.ID)
	must(t, err)
	if after := counted(t, r); after != before {
		t.Errorf("rows before:\n%safter:\n%s", before, after)
	}
	wantSound(t, r)
}

func TestANumberGivenAgainStopsTheUndo(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	removed, err := r.DeleteInvoice(ctx, addInvoice(t, r, c, "F-1", 10_000, -12).ID)
	must(t, err)
	addInvoice(t, r, c, "F-1", 20_000, 3)
	wantError(t, r.Restore(ctx, removed), data.CodeDuplicate, "F-1", "Œuvre & Fils")
}

func TestWhatHasHistoryIsArchivedInstead(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	paid, told, waiting := addInvoice(t, r, c, "F-1", 10_000, -12), addInvoice(t, r, c, "F-2", 10_000, -12), addInvoice(t, r, c, "F-3", 10_000, -12)
	pay(t, r, paid, 1_000)
	must(t, r.AddContact(ctx, &data.Contact{ClientID: c.ID, Channel: data.ChannelCall, Lines: []data.ContactLine{{InvoiceID: told.ID, Number: told.Number}}}))
	m := data.Message{ClientID: c.ID, Key: "k", Lines: []data.ContactLine{{InvoiceID: waiting.ID, Number: waiting.Number}}}
	must(t, r.ReserveMessage(ctx, &m))
	for _, i := range []data.Invoice{paid, told, waiting} {
		_, err := r.DeleteInvoice(ctx, i.ID)
		wantError(t, err, data.CodeHasHistory, i.Number, "Archivez")
	}
	_, err := r.DeleteClient(ctx, c.ID)
	wantError(t, err, data.CodeHasHistory, "Œuvre & Fils", "factures", "Archivez")

	must(t, r.ArchiveInvoice(ctx, told.ID, true))
	must(t, r.ArchiveClient(ctx, c.ID, true))
	items, err := r.OpenItems(ctx, 0)
	must(t, err)
	if len(items) != 2 {
		t.Errorf("%d open items, want 2: an archived invoice is no longer followed", len(items))
	}
	history, err := r.Contacts(ctx, c.ID, 0)
	must(t, err)
	if len(history) != 1 || len(history[0].Lines) != 1 {
		t.Errorf("history = %+v, want it kept", history)
	}
	if all, err := r.Clients(ctx); err != nil || len(all) != 0 {
		t.Errorf("clients to choose from = %v, %v", all, err)
	}
	must(t, r.ArchiveInvoice(ctx, told.ID, false))
	wantBalance(t, r, told, 10_000)
	wantError(t, r.ArchiveInvoice(ctx, 999, true), data.CodeNotFound)
	wantError(t, r.ArchiveClient(ctx, 999, true), data.CodeNotFound)
}

func TestTheClientOfAnInvoiceInTheHistoryStays(t *testing.T) {
	r := newRegister(t)
	c, other := addClient(t, r, "Œuvre & Fils"), addClient(t, r, "Lefèvre")
	i := addInvoice(t, r, c, "F-1", 10_000, -12)
	must(t, r.AddContact(ctx, &data.Contact{ClientID: c.ID, Channel: data.ChannelCall, Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number}}}))
	i.ClientID = other.ID
	wantError(t, r.SaveInvoice(ctx, &i), data.CodeHasHistory, "F-1")
}
