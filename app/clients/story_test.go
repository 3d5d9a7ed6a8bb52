package clients_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"dument/app/clients"
	"dument/app/desk"
	"dument/app/followup"
	"dument/app/rehearsal"
	"dument/data"
	"dument/data/day"
	"dument/data/sqlite/sqlitetest"
	"dument/letters"
)

var today = day.Of(2026, time.November, 21)

// house is the page on a real register.
type house struct {
	*rehearsal.Stage
	ctx     context.Context
	desk    *desk.Desk
	page    *clients.Page
	paper   letters.PaperKind
	pointed []data.ID // what an action was asked about, the client first
}

func open(t *testing.T) *house {
	t.Helper()
	ctx := context.Background()
	now := func() time.Time { return today.Time().Add(9 * time.Hour) }
	register := sqlitetest.New(t, now)
	d, err := desk.New(desk.Config{Register: register, Today: today, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	h := &house{Stage: rehearsal.New(t), ctx: ctx, desk: d}
	point := func(client data.ID, ids []data.ID) { h.pointed = append([]data.ID{client}, ids...) }
	h.page = clients.New(h.Stage, d, clients.Actions{Remind: point, Notice: point, Pay: point,
		NewInvoice: func(id data.ID) { point(id, nil) }, FollowUp: followup.Doors(h.Stage, d),
		Recovery: followup.Recovery(h.Stage, d, func(kind letters.PaperKind, client data.ID, _ []data.ID) { h.paper = kind; point(client, nil) })})
	h.Put(h.page)
	return h
}

func (h *house) all() []data.Client {
	h.T.Helper()
	all, err := h.desk.Clients(h.ctx)
	if err != nil {
		h.T.Fatal(err)
	}
	return all
}

func (h *house) client(name string) data.Client {
	h.T.Helper()
	c := data.NewClient(data.Sender{})
	c.Name = name
	if err := h.desk.SaveClient(h.ctx, &c); err != nil {
		h.T.Fatal(err)
	}
	h.Changed("clients")
	return c
}

func (h *house) invoice(c data.Client, number string, issued day.Day) data.Invoice {
	h.T.Helper()
	i := data.Invoice{ClientID: c.ID, Number: number, Issued: issued, Total: 123456}
	if err := h.desk.SaveInvoice(h.ctx, &i); err != nil {
		h.T.Fatal(err)
	}
	h.Changed("invoices")
	return i
}

func TestAClientWithAccentsIsWrittenWhole(t *testing.T) {
	h := open(t)
	h.Sees("Aucun client pour l’instant.")
	h.page.New()
	if h.Crumb != "Nouveau client" {
		t.Errorf("crumb is %q", h.Crumb)
	}
	h.Fill("Raison sociale", "Œuvre & Fils SARL")
	h.Choose("Civilité", "Mme")
	h.Fill("Personne à contacter", "Hélène Çelik")
	h.Fill("Adresse e-mail", "compta@oeuvre.example")
	h.Tap("Ajouter une adresse e-mail")
	h.Fill("Adresse e-mail", "direction@oeuvre.example")
	h.Fill("Téléphone", "01 02 03 04 05")
	h.Fill("Adresse", "3 rue de l’Église")
	h.Fill("Code postal", "75011")
	h.Fill("Ville", "Paris")
	h.Fill("SIREN", "732 829 320")
	h.Fill("Délai de paiement, en jours", "45")
	h.Choose("Fin de mois", "Jours, puis")
	h.Sees("Facture d’aujourd’hui : due le 31/01/2027.")
	h.Fill("Notes", "Service comptable fermé le mercredi.")
	h.Tap("Enregistrer")
	all := h.all()
	if len(all) != 1 {
		t.Fatalf("the register has %+v, failures %v\n%s", all, h.Failed, h.Text())
	}
	c := all[0]
	want := data.Client{ID: c.ID, Kind: data.Professional, Name: "Œuvre & Fils SARL", Civility: "Mme", Contact: "Hélène Çelik",
		Phone: "01 02 03 04 05", SIREN: "732829320", Terms: data.Terms{Days: 45, MonthEnd: data.MonthEndAfter},
		Address: data.Address{Street: "3 rue de l’Église", Postcode: "75011", City: "Paris"}, Language: data.French,
		Channel: data.ChannelEmail, Notes: "Service comptable fermé le mercredi."}
	emails := c.Emails
	c.Emails = nil
	if len(emails) != 2 || emails[0] != (data.Email{Role: data.RoleBilling, Address: "compta@oeuvre.example"}) ||
		emails[1] != (data.Email{Role: data.RoleAccounting, Address: "direction@oeuvre.example"}) {
		t.Errorf("e-mails are %+v", emails)
	}
	if !equal(c, want) {
		t.Errorf("stored\n%+v\nwant\n%+v", c, want)
	}
	h.Sees("Œuvre & Fils SARL", "Mme Hélène Çelik", "3 rue de l’Église, 75011 Paris", "45 jours fin de mois", "E-mail (comptabilité)")
}

func equal(a, b data.Client) bool {
	return a.ID == b.ID && a.Kind == b.Kind && a.Name == b.Name && a.Civility == b.Civility && a.Contact == b.Contact &&
		a.Phone == b.Phone && a.SIREN == b.SIREN && a.Terms == b.Terms && a.Address == b.Address &&
		a.Language == b.Language && a.Channel == b.Channel && a.Notes == b.Notes
}

func TestWhatIsWrongStandsUnderItsField(t *testing.T) {
	h := open(t)
	h.page.New()
	h.Fill("Adresse e-mail", "compta@")
	h.Fill("SIREN", "732829321")
	h.Fill("Délai de paiement, en jours", "bientôt")
	h.Tap("Enregistrer")
	h.Sees("Le nom est vide", "L’adresse e-mail « compta@ » n’est pas complète", "Le SIREN « 732829321 » n’est pas juste", "n’est pas un nombre de jours")
	if len(h.all()) != 0 {
		t.Error("a client was stored")
	}
}

func TestAPersonIsAskedForWhatAPersonHas(t *testing.T) {
	h := open(t)
	h.page.New()
	h.Choose("Type", "Particulier")
	h.Sees("Prénom et nom", "À l’attention de")
	h.Misses("SIREN")
	h.Fill("Prénom et nom", "Maëlle Sébastiani")
	h.Press(fyne.KeyReturn)
	if all := h.all(); len(all) != 1 || all[0].Kind != data.Consumer {
		t.Errorf("the register has %+v, failures %v", all, h.Failed)
	}
}

func TestAClientIsChangedDeletedAndComesBack(t *testing.T) {
	h := open(t)
	c := h.client("Alpha")
	h.page.ShowClient(c.ID)
	h.Sees("Rien à régler", "À jour")
	h.Menu("Supprimer")
	if len(h.all()) != 0 {
		t.Fatalf("the register has %+v, failures %v", h.all(), h.Failed)
	}
	h.Undo()
	if all := h.all(); len(all) != 1 || all[0].ID != c.ID {
		t.Errorf("the register has %+v", all)
	}
}

func TestAClientWithInvoicesIsArchivedInstead(t *testing.T) {
	h := open(t)
	c := h.client("Alpha")
	h.invoice(c, "F-1", today.Add(-60))
	h.page.ShowClient(c.ID)
	h.Sees("En retard", "1 234,56 €", "Facture F-1", "30\u00a0j de retard", "Papiers")
	h.Tap("Relancer")
	if len(h.pointed) != 1 || h.pointed[0] != c.ID {
		t.Errorf("the reminder was asked for %v", h.pointed)
	}
	h.Menu("Supprimer")
	h.Sees("Conservé pour l’historique")
	h.Tap("Archiver")
	if len(h.all()) != 0 {
		t.Error("the client is still among the living")
	}
	h.Tap("Archivés  1")
	h.Sees("Archivé", "Alpha")
	h.Undo()
	if len(h.all()) != 1 {
		t.Error("the archived client did not come back")
	}
	h.Menu("Archiver")
	h.page.Focus()
	h.Press(fyne.KeyHome)
	h.Press(desktop.KeyMenu)
	h.Tap("Désarchiver")
	if len(h.all()) != 1 {
		t.Error("the client was not taken out of the archives")
	}
}

func TestTheListFiltersAndAddsUp(t *testing.T) {
	h := open(t)
	h.invoice(h.client("Zoé Œuvrard"), "F-1", today.Add(-60))
	h.invoice(h.client("Beta"), "F-2", today)
	h.client("Alpha")
	h.Sees("3 clients", "dû 2 469,12 €")
	h.Tap("En retard  1")
	h.Sees("1 client", "Zoé Œuvrard", "dû 1 234,56 €")
	h.Misses("Beta")
	h.Tap("Doivent  2")
	h.Sees("Beta", "Zoé Œuvrard")
	h.Misses("Alpha")
}
