package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"dument/data"
)

func TestRecordsComeBackAsTheyWereSaved(t *testing.T) {
	r := newRegister(t)
	sender := data.Sender{Name: "Zoé Œuvrard", LegalForm: "EI", Capital: 100_000, SIREN: "732829320", SIRET: "73282932000074", RCS: "Évreux",
		Address: data.Address{Street: "3 rue du Bac", Extra: "Bât. B", Postcode: "75007", City: "Paris"}, Email: "zoe@exemple.fr",
		Phone: "06 12 34 56 78", IBAN: "FR7630006000011234567890189", BIC: "AGRIFRPP", Place: "Paris",
		Terms: data.Terms{Days: 45, MonthEnd: data.MonthEndAfter}, LateRate: 1240}
	if got, err := r.Sender(ctx); err != nil || got.Terms != data.DefaultTerms || got.Name != "" {
		t.Errorf("sender of a new register = %+v, %v", got, err)
	}
	must(t, r.SaveSender(ctx, sender))
	must(t, r.SaveSender(ctx, sender)) // again: there is one only
	if got, err := r.Sender(ctx); err != nil || got != sender {
		t.Errorf("sender = %+v, %v, want %+v", got, err, sender)
	}
	sender.IBAN = "FR7630006000011234567890188"
	wantError(t, r.SaveSender(ctx, sender), data.CodeInvalid)

	account := data.Account{Address: "zoe@exemple.fr", Name: "Zoé", Host: "smtp.exemple.fr", Port: 465, Security: data.SecurityTLS, Login: "zoe"}
	must(t, r.SaveAccount(ctx, account))
	if got, err := r.Account(ctx); err != nil || got != account {
		t.Errorf("account = %+v, %v", got, err)
	}
	must(t, r.SaveAccount(ctx, data.Account{}))
	if got, err := r.Account(ctx); err != nil || !got.IsZero() {
		t.Errorf("account = %+v, %v, want none", got, err)
	}

	must(t, r.SetSetting(ctx, "horizon", "30"))
	if got, err := r.Setting(ctx, "horizon"); err != nil || got != "30" {
		t.Errorf("setting = %q, %v", got, err)
	}
	must(t, r.SetSetting(ctx, "horizon", ""))
	if got, err := r.Setting(ctx, "horizon"); err != nil || got != "" {
		t.Errorf("setting = %q, %v", got, err)
	}

	text := data.Text{Subject: "Facture {factures}", Body: "Bonjour,\n\n…"}
	must(t, r.SaveText(ctx, "first", &text))
	if got, err := r.TextOverrides(ctx); err != nil || !reflect.DeepEqual(got, map[string]data.Text{"first": text}) {
		t.Errorf("texts = %v, %v", got, err)
	}
	must(t, r.SaveText(ctx, "first", nil))
	if got, err := r.TextOverrides(ctx); err != nil || len(got) != 0 {
		t.Errorf("texts = %v, %v", got, err)
	}

	client := data.Client{Kind: data.PublicBody, Name: "Mairie d’Évreux", Civility: data.CivilityMrs, Contact: "Anaïs Noël",
		Emails: []data.Email{{Role: data.RoleAccounting, Address: "compta@evreux.exemple"}, {Role: data.RoleBilling, Address: "factures@evreux.exemple"}},
		Phone:  "02 00 00 00 00", Mobile: "06 00 00 00 00", Address: data.Address{Street: "Place", Extra: "2e étage", Postcode: "27000", City: "Évreux", Country: "France"},
		SIREN: "732829320", Terms: data.Terms{Days: 50}, Language: data.English, Channel: data.ChannelLetter, Notes: "Chorus Pro",
		Profile: data.ProfileBadPayer, Scenario: 8, Never: true, Insolvent: today, HandedOver: today.Add(-1), CreditLimit: 1}
	must(t, r.SaveClient(ctx, &client))
	client.Emails = client.Emails[1:]
	client.Archived = true
	must(t, r.SaveClient(ctx, &client))
	if got, err := r.Client(ctx, client.ID); err != nil || !reflect.DeepEqual(got, client) {
		t.Errorf("client = %+v, %v, want %+v", got, err, client)
	}
	client.Name = " "
	wantError(t, r.SaveClient(ctx, &client), data.CodeInvalid)
	gone := data.Client{ID: 77, Kind: data.Consumer, Name: "Parti", Language: data.French, Channel: data.ChannelEmail}
	wantError(t, r.SaveClient(ctx, &gone), data.CodeNotFound, "Parti")

	invoice := data.Invoice{ClientID: client.ID, Number: "F-2026-001", Kind: data.KindCreditNote, Issued: today, Due: today.Add(30), Total: 12_345,
		Currency: "USD", Subject: "Œuvre", OrderRef: "BC 7", PaymentLink: "https://pay.exemple/1", DirectDebit: true, Archived: true, Scenario: 2}
	must(t, r.SaveInvoice(ctx, &invoice))
	if got, balance, err := r.InvoiceByNumber(ctx, " f-2026-001 "); err != nil || got != invoice || balance != -12_345 {
		t.Errorf("invoice = %+v, %d, %v, want %+v", got, balance, err, invoice)
	}
	twin := invoice
	twin.ID = 0
	wantError(t, r.SaveInvoice(ctx, &twin), data.CodeDuplicate, "F-2026-001", "Mairie d’Évreux")
	for _, absent := range []string{"F-404", "F-2026-1"} {
		_, _, err := r.InvoiceByNumber(ctx, absent)
		wantError(t, err, data.CodeNotFound, absent)
	}
	orphan := data.Invoice{ClientID: 999, Number: "F-9", Issued: today, Due: today, Total: 1}
	wantError(t, r.SaveInvoice(ctx, &orphan), data.CodeNotFound)
	wantSound(t, r)
}

func TestClientByNameAsksWhenSeveralShareIt(t *testing.T) {
	r := newRegister(t)
	first := addClient(t, r, "Œuvre & Fils")
	second := addClient(t, r, "OEUVRE & fils")
	_, err := r.ClientByName(ctx, "œuvre & fils")
	wantError(t, err, data.CodeDuplicate, "2 clients")
	must(t, r.ArchiveClient(ctx, second.ID, true))
	if c, err := r.ClientByName(ctx, "Œuvre  & Fils"); err != nil || c.ID != first.ID {
		t.Errorf("client = %v, %v, want the one that is not archived", c.ID, err)
	}
	_, err = r.ClientByName(ctx, "Personne")
	wantError(t, err, data.CodeNotFound, "Personne")
}

func TestDocumentsKeepTheirSHA256(t *testing.T) {
	r := newRegister(t)
	i := addInvoice(t, r, addClient(t, r, "Zoé"), "F-1", 100, 1)
	d, err := r.Attach(ctx, i.ID, "facture.pdf", "application/pdf", []byte("abc"))
	must(t, err)
	// The SHA-256 of "abc" is the first example of FIPS 180-4.
	if d.SHA256 != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" || d.Size != 3 {
		t.Errorf("document = %+v", d)
	}
	_, err = r.Attach(ctx, i.ID, "vide.pdf", "application/pdf", nil)
	wantError(t, err, data.CodeInvalid, "vide.pdf")
	_, err = r.Attach(ctx, i.ID, "gros.pdf", "application/pdf", make([]byte, maxDocument+1))
	wantError(t, err, data.CodeInvalid, "gros.pdf", "25")
	_, err = r.Attach(ctx, 99, "a.pdf", "application/pdf", []byte("x"))
	wantError(t, err, data.CodeNotFound)
	if got, err := r.Attachments(ctx, i.ID); err != nil || !reflect.DeepEqual(got, []data.Document{d}) {
		t.Errorf("attachments = %+v, %v", got, err)
	}

	// Somebody changes the bytes behind the register's back.
	rawExec(t, r.Path(), "DROP TRIGGER document_fixed", "UPDATE document SET content = x'616264'")
	_, content, err := r.Document(ctx, d.ID)
	wantError(t, err, data.CodeDamaged, "facture.pdf", "SHA-256")
	if string(content) != "abd" {
		t.Errorf("content = %q, want what is there", content)
	}
	found, err := r.Check(ctx)
	must(t, err)
	if len(found) != 1 {
		t.Errorf("check finds %q, want the one file", found)
	}
	must(t, r.Detach(ctx, i.ID, d.ID))
	wantSound(t, r)
}

func TestCheckFindsWhatWasForged(t *testing.T) {
	for name, statement := range map[string]string{
		"balance":     "UPDATE invoice SET balance_cents = 1",
		"on account":  "UPDATE payment SET unallocated_cents = 7",
		"last level":  "UPDATE invoice SET last_level = 4",
		"last step":   "UPDATE invoice SET last_step = 4",
		"habits":      "UPDATE client SET median_late = 3 WHERE id = 1",
		"other's sum": "UPDATE payment SET client_id = 2",
		"reference":   "INSERT INTO attachment (invoice_id, document_id) VALUES (1, 99)",
	} {
		t.Run(name, func(t *testing.T) {
			r := newRegister(t)
			i := addInvoice(t, r, addClient(t, r, "Zoé"), "F-1", 100, 1)
			addClient(t, r, "Noël")
			pay(t, r, i, 40)
			wantSound(t, r)
			rawExec(t, r.Path(), statement)
			if found, err := r.Check(ctx); err != nil || len(found) != 1 {
				t.Errorf("check finds %q, %v, want one breach", found, err)
			}
		})
	}
}

func TestBackupIsARegisterOfItsOwn(t *testing.T) {
	r := newRegister(t)
	addInvoice(t, r, addClient(t, r, "Œuvre & Fils"), "F-1", 100, 1)
	dest := t.TempDir() + "/copie du 21.dument"
	must(t, r.Backup(ctx, dest))
	must(t, r.Backup(ctx, dest)) // replaces the copy of before
	copied := openRegister(t, dest)
	if counted(t, copied) != counted(t, r) {
		t.Error("the copy differs")
	}
	wantSound(t, copied)
	wantError(t, r.Backup(ctx, r.Path()), data.CodeInvalid, "lui-même")
	wantError(t, r.Backup(ctx, t.TempDir()), data.CodeInvalid, "dossier")
	list := filepath.Join(t.TempDir(), "factures.csv")
	must(t, os.WriteFile(list, []byte("Numéro;Client\n"), 0o600))
	wantError(t, r.Backup(ctx, list), data.CodeInvalid, "factures.csv", "autre nom")
	if kept, err := os.ReadFile(list); err != nil || string(kept) != "Numéro;Client\n" {
		t.Errorf("somebody else's file was replaced: %q, %v", kept, err)
	}
	wantError(t, r.Backup(ctx, "/nulle/part/copie.dument"), data.CodeReadOnly, "/nulle/part/copie.dument")
	wantSound(t, r)
}

func TestACancelledContextIsSaidAsSuch(t *testing.T) {
	r := newRegister(t)
	stopped, cancel := cancelled()
	defer cancel()
	if _, err := r.Clients(stopped); !errors.Is(err, stopped.Err()) {
		t.Errorf("error = %v", err)
	}
}
