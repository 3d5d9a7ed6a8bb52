package letters_test

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"dument/app/desk"
	"dument/app/letters"
	"dument/app/rehearsal"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/sqlite/sqlitetest"
	"dument/letters/mail"
	"dument/letters/mail/mailtest"
)

var today = day.Of(2026, time.November, 21)

// house is the page on a real register, beside a real mail server.
type house struct {
	*rehearsal.Stage
	ctx    context.Context
	desk   *desk.Desk
	server *mailtest.Server
	page   *letters.Page
}

// pocket is a keyring that lasts as long as the test.
type pocket map[string]string

func (p pocket) Get(a data.Account) (string, error)    { return p[a.Login], nil }
func (p pocket) Set(a data.Account, word string) error { p[a.Login] = word; return nil }
func (p pocket) Persistent() bool                      { return false }

// open returns a house whose account is set up and whose password is not known.
func open(t *testing.T) *house {
	t.Helper()
	ctx := context.Background()
	now := func() time.Time { return today.Time().Add(9 * time.Hour) }
	register := sqlitetest.New(t, now)
	server := mailtest.Start(t, mailtest.Options{})
	d, err := desk.New(desk.Config{Register: register, Today: today, Now: now, Secrets: pocket{},
		Transport: mail.NewTransport(mail.Options{Roots: server.Roots})})
	if err != nil {
		t.Fatal(err)
	}
	h := &house{Stage: rehearsal.New(t), ctx: ctx, desk: d, server: server}
	h.ok(d.SaveAccount(ctx, server.Account(), ""))
	h.ok(d.SaveSender(ctx, data.Sender{Name: "Atelier Zoé Lefèvre", LegalForm: "EI", SIREN: "732829320", IBAN: "FR1420041010050500013M02606",
		Address: data.Address{Street: "3 rue des Lilas", Postcode: "69001", City: "Lyon"}, Terms: data.DefaultTerms}))
	h.page = letters.New(h.Stage, d, letters.Actions{Dossier: func(data.ID, []data.ID) { h.Asked = append(h.Asked, "dossier") }})
	return h
}

func (h *house) ok(err error) {
	h.T.Helper()
	if err != nil {
		h.T.Fatal(err)
	}
}

// late adds a client with two invoices that are late.
func (h *house) late(name, email string) data.Client {
	h.T.Helper()
	c := data.NewClient(data.Sender{})
	c.Name, c.Emails = name, []data.Email{{Role: data.RoleBilling, Address: email}}
	c.Address = data.Address{Street: "8 place du Marché", Postcode: "75002", City: "Paris"}
	h.ok(h.desk.SaveClient(h.ctx, &c))
	for i, total := range []money.Cents{123456, 20000} {
		invoice := data.Invoice{ClientID: c.ID, Number: string([]rune(name)[:3]) + strconv.Itoa(i+1), Issued: day.Of(2026, time.September, 1+i), Total: total,
			Due: day.Of(2026, time.October, 1+i)}
		h.ok(h.desk.SaveInvoice(h.ctx, &invoice))
	}
	return c
}

// knowsPassword spares a story the question.
func (h *house) knowsPassword() { h.ok(h.desk.SetPassword(h.ctx, mailtest.Password)) }

// TestAReminderIsReadChangedAndSent: the text shown, changed by hand, is the
// text that arrives; the page then has the exact bytes.
func TestAReminderIsReadChangedAndSent(t *testing.T) {
	h := open(t)
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	h.Put(h.page)
	h.Sees("Rien n’est encore parti.")
	letters.ShowReminder(h.Stage, h.desk, c.ID, nil)
	h.Sees("Relancer Œuvre & Fils", "1 434,56 €", "Œuv1", "Œuv2")
	if got := h.Value("À"); got != "compta@oeuvre.example" {
		t.Errorf("it would go to %q", got)
	}
	h.Fill("Objet", "Vos deux factures d’été")
	h.Tap("Envoyer")
	h.Sees("Mot de passe de zoe@exemple.fr")
	h.Fill("Mot de passe de zoe@exemple.fr", mailtest.Password)
	h.Tap("Continuer")
	box := h.server.Mailbox()
	if len(box) != 1 || box[0].To != "compta@oeuvre.example" {
		t.Fatalf("the server got %d messages; toasts %q, failures %v", len(box), h.Toasts, h.Failed)
	}
	if h.LastToast() != "Le message est parti à compta@oeuvre.example." {
		t.Errorf("toast %q", h.LastToast())
	}
	h.Sees("Envoyé", "Vos deux factures d’été")
	h.Tap("Vos deux factures d’été")
	h.Sees("Empreinte SHA-256", "Bonjour")
	h.Tap("Ouvrir")
	for name, content := range h.Opened {
		if string(content) != string(box[0].Content) {
			t.Errorf("%s is not what left:\n%s\n---\n%s", name, content, box[0].Content)
		}
	}
	if len(h.Opened) != 1 {
		t.Errorf("%d files opened, failures %v", len(h.Opened), h.Failed)
	}
}

// TestLinesAndLevelRewriteTheMessage: an unticked invoice leaves the text and
// the total; the user's own words can be taken up again.
func TestLinesAndLevelRewriteTheMessage(t *testing.T) {
	h := open(t)
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	letters.ShowReminder(h.Stage, h.desk, c.ID, nil)
	h.Fill("Message", "Mes mots à moi.")
	h.Tap("Œuv2")
	h.Sees("À régler : 1 234,56 €", "récrit d’après votre choix")
	if body := h.Value("Message"); !strings.Contains(body, "Œuv1") || strings.Contains(body, "Œuv2") {
		t.Errorf("message:\n%s", body)
	}
	h.Tap("Reprendre mon texte")
	if body := h.Value("Message"); body != "Mes mots à moi." {
		t.Errorf("message:\n%s", body)
	}
	h.Tap("Œuv1")
	h.Sees("Cochez au moins une facture")
	h.Tap("Œuv1")
	h.Choose("Niveau", "Relance 3")
	h.Misses("Cochez au moins une facture")
	h.Tap("Mettre en attente")
	if h.LastToast() != "Le message pour Œuvre & Fils attend dans Courriers." {
		t.Errorf("toast %q, failures %v", h.LastToast(), h.Failed)
	}
	h.Undo()
	messages, err := h.desk.Outbox(h.ctx)
	h.ok(err)
	if len(messages) != 0 {
		t.Errorf("after « Annuler » %d messages wait", len(messages))
	}
}

// TestTheOutboxIsSentTogether: two wait, one button sends both.
func TestTheOutboxIsSentTogether(t *testing.T) {
	h := open(t)
	h.knowsPassword()
	for _, name := range []string{"Œuvre & Fils", "Boulangerie Noël"} {
		letters.ShowReminder(h.Stage, h.desk, h.late(name, "compta@client.example").ID, nil)
		h.Tap("Mettre en attente")
	}
	h.Put(h.page)
	h.Sees("En attente", "Boulangerie Noël")
	if h.Counts["couriers"] != 2 {
		t.Errorf("the side list counts %v", h.Counts)
	}
	h.Tap("Envoyer 2\u00a0messages")
	if n := len(h.server.Mailbox()); n != 2 || h.LastToast() != "2\u00a0messages sont partis." {
		t.Errorf("%d arrived, toast %q, failures %v", n, h.LastToast(), h.Failed)
	}
	if h.Counts["couriers"] != 0 {
		t.Errorf("the side list counts %v", h.Counts)
	}
	h.Misses("Envoyer 2 messages")
}

// TestNoNetwork: the message waits, the user is told, and takes it back.
func TestNoNetwork(t *testing.T) {
	h := open(t)
	h.knowsPassword()
	h.server.Set(mailtest.Greeting, mailtest.Fault{Drop: true})
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	h.Put(h.page)
	letters.ShowReminder(h.Stage, h.desk, c.ID, nil)
	h.Tap("Envoyer")
	if len(h.Failed) != 1 || !strings.HasSuffix(h.Failed[0].Error(), "Le message attend dans Courriers.") {
		t.Errorf("toast %q, failures %v", h.LastToast(), h.Failed)
	}
	h.Tap("Œuvre & Fils")
	h.Sees("En attente", "Envoyer maintenant")
	h.Tap("Annuler l’envoi…")
	h.Tap("Ne pas envoyer")
	h.Misses("Envoyer maintenant")
	h.Sees("Rien n’est encore parti.")
}

// TestARefusedPasswordIsSaidToBeOne, not a missing network.
func TestARefusedPasswordIsSaidToBeOne(t *testing.T) {
	h := open(t)
	h.ok(h.desk.SetPassword(h.ctx, "faux"))
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	letters.ShowReminder(h.Stage, h.desk, c.ID, nil)
	h.Tap("Envoyer")
	if len(h.Failed) != 1 || !strings.Contains(h.Failed[0].Error(), "ou son mot de passe") {
		t.Errorf("toasts %q, failures %v", h.Toasts, h.Failed)
	}
}

// TestAnUncertainMessageIsDecidedByTheUser: never sent again alone.
func TestAnUncertainMessageIsDecidedByTheUser(t *testing.T) {
	h := open(t)
	h.knowsPassword()
	h.server.Set(mailtest.Dot, mailtest.Fault{Drop: true, Deliver: true})
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	h.Put(h.page)
	letters.ShowReminder(h.Stage, h.desk, c.ID, nil)
	h.Tap("Envoyer")
	if len(h.Failed) != 1 || data.CodeOf(h.Failed[0]) != data.CodeUncertain {
		t.Fatalf("failures %v, toasts %q", h.Failed, h.Toasts)
	}
	h.server.Heal()
	h.Sees("Incertain")
	h.Misses("Envoyer 1 message")
	h.Tap("Œuvre & Fils")
	h.Sees("personne ne sait", "Il n’est pas parti")
	h.Tap("Il est bien parti")
	h.Sees("Envoyé")
	h.Misses("Il n’est pas parti")
	history, err := h.desk.ClientHistory(h.ctx, c.ID)
	h.ok(err)
	if len(history) != 1 || len(h.server.Mailbox()) != 1 {
		t.Errorf("history %+v, %d arrived", history, len(h.server.Mailbox()))
	}
}

// TestTheSameReminderIsNotPreparedTwice without the user's word.
func TestTheSameReminderIsNotPreparedTwice(t *testing.T) {
	h := open(t)
	h.knowsPassword()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	send := func() {
		letters.ShowReminder(h.Stage, h.desk, c.ID, nil)
		h.Choose("Niveau", "Relance 1")
		h.Tap("Envoyer")
	}
	send()
	send()
	h.Sees("Déjà préparé")
	h.Tap("Préparer de nouveau")
	if n := len(h.server.Mailbox()); n != 2 {
		t.Errorf("%d arrived, failures %v, toasts %q", n, h.Failed, h.Toasts)
	}
}
