package letters_test

import (
	"bytes"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/letters"
	"dument/data"
	"dument/data/rules"
	message "dument/letters"
)

// card opens the message of a client's card as the card shows it, without the
// invoices that were taken out, and sends it through the gate.
func (h *house) card(a rules.Action, left ...data.ID) *sendings {
	h.T.Helper()
	p, err := h.desk.Prepare(h.ctx, a, desk.Choice{Invoices: left, Channel: data.ChannelEmail})
	h.ok(err)
	s := &sendings{}
	letters.ShowCard(h.Stage, h.desk, letters.Card{Action: a, Draft: p.Draft, Send: func(d message.Draft, done func(bool, error)) {
		s.drafts = append(s.drafts, d)
		if s.no {
			done(false, nil)
			return
		}
		_, err := h.desk.Approve(h.ctx, d)
		done(err == nil, err)
	}})
	return s
}

// sendings are what a card was asked to send.
type sendings struct {
	drafts []message.Draft
	no     bool // the user thinks better of it
}

// action returns what the plan proposes for a client.
func (h *house) action(c data.Client) rules.Action {
	h.T.Helper()
	plan, err := h.desk.PlanOf(h.ctx, c.ID)
	h.ok(err)
	if len(plan.Actions) != 1 {
		h.T.Fatalf("%d actions", len(plan.Actions))
	}
	return plan.Actions[0]
}

func (h *house) confirm() {
	h.T.Helper()
	_, err := h.desk.ConfirmReceipts(h.ctx)
	h.ok(err)
}

// waiting returns what is in the outbox.
func (h *house) waiting() []data.Message {
	h.T.Helper()
	messages, err := h.desk.Outbox(h.ctx)
	h.ok(err)
	return messages
}

// TestACardIsOpenedAsItReads: its invoices, words and step are those of the
// card; an invoice that was taken out can be taken in again.
func TestACardIsOpenedAsItReads(t *testing.T) {
	h := open(t)
	h.confirm()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	a := h.action(c)
	s := h.card(a, a.Invoices[0])
	h.Sees("Relance 1 pour Œuvre & Fils", "Œuv1", "Œuv2", "À régler : 1 234,56 €", "Envoyer")
	h.Misses("Niveau", "Mettre en attente", "récrit", "Encaissements")
	if h.Value("À") != c.Email() || strings.Contains(h.Value("Message"), "Œuv2") {
		t.Errorf("it reads:\n%s", h.Value("Message"))
	}
	h.Fill("Objet", "Mon objet")
	h.Tap("Œuv2")
	h.Sees("À régler : 1 434,56 €", "récrit d’après votre choix")
	h.Tap("Œuv1")
	h.Tap("Œuv2")
	h.Sees("Cochez au moins une facture")
	h.Tap("Œuv2")
	h.Choose("Ton", "Ferme")
	h.Fill("À", "direction@oeuvre.example")
	h.Fill("Objet", "Mon dernier objet")
	s.no = true
	h.Tap("Envoyer")
	h.Sees("Mon dernier objet") // still there, to be sent later
	s.no = false
	h.Tap("Envoyer")
	h.Misses("Mon dernier objet")
	m := h.waiting()
	if len(s.drafts) != 2 || len(m) != 1 || m[0].Step != a.Step.ID || m[0].Tone != data.ToneFirm || m[0].To != "direction@oeuvre.example" ||
		m[0].Subject != "Mon dernier objet" || len(m[0].Lines) != 1 || m[0].Lines[0].Number != "Œuv2" {
		t.Fatalf("%d sent, in the outbox %+v; failures %v", len(s.drafts), m, h.Failed)
	}
}

// TestARefusedCardKeepsItsWords: what is wrong is said at its field; where the
// client has paid meanwhile the message is written anew.
func TestARefusedCardKeepsItsWords(t *testing.T) {
	h := open(t)
	h.confirm()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	s := h.card(h.action(c))
	h.Fill("Message", "")
	h.Tap("Envoyer")
	h.Sees("Le texte du message est vide")
	h.Fill("Message", "Mes mots à moi.")
	items, err := h.desk.OpenItems(h.ctx, c.ID)
	h.ok(err)
	pay := data.Payment{ClientID: c.ID, On: today, Amount: 20000, Currency: "EUR", Method: "virement", Allocations: []data.Allocation{{InvoiceID: items[1].ID, Amount: 20000}}}
	_, err = h.desk.Pay(h.ctx, &pay)
	h.ok(err)
	h.Tap("Envoyer")
	if len(h.Failed) != 1 || !strings.Contains(h.Failed[0].Error(), "Œuv2") {
		t.Fatalf("failures %v", h.Failed)
	}
	h.Sees("À régler : 1 234,56 €", "récrit d’après votre choix")
	h.Tap("Reprendre mon texte")
	h.Tap("Envoyer")
	if m := h.waiting(); len(m) != 1 || m[0].Body != "Mes mots à moi." || m[0].Amount != 123456 || len(s.drafts) != 3 {
		t.Errorf("in the outbox %+v; failures %v", m, h.Failed)
	}
}

// TestTheWordAboutReceiptsIsNotHeldAgainstTheUser: by hand nothing is refused,
// and the user is told.
func TestTheWordAboutReceiptsIsNotHeldAgainstTheUser(t *testing.T) {
	h := open(t)
	h.knowsPassword()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	letters.ShowReminder(h.Stage, h.desk, c.ID, nil)
	h.Sees("Encaissements jamais confirmés à jour : vérifiez que ce client n’a pas déjà payé.")
	h.Press(fyne.KeyEscape)
	h.ok(h.desk.Register.ConfirmReceipts(h.ctx, today.Add(-9)))
	letters.ShowNotice(h.Stage, h.desk, c.ID, nil)
	h.Sees("Encaissements confirmés à jour au 12/11/2026 seulement")
	h.Tap("Fermer")
	letters.ShowReminder(h.Stage, h.desk, c.ID, nil)
	h.Sees("Encaissements confirmés à jour au 12/11/2026 seulement : vérifiez que ce client n’a pas payé depuis.")
	h.Tap("Envoyer")
	if len(h.server.Mailbox()) != 1 {
		t.Errorf("nothing left: %v", h.Failed)
	}
	h.confirm()
	letters.ShowReminder(h.Stage, h.desk, c.ID, nil)
	h.Misses("Encaissements confirmés")
}

// TestTheToneOfAReminderByHand: that of the level's step until the user wants
// another one.
func TestTheToneOfAReminderByHand(t *testing.T) {
	h := open(t)
	h.knowsPassword()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	letters.ShowReminder(h.Stage, h.desk, c.ID, nil)
	cordial := h.Value("Message")
	h.Choose("Ton", "Ferme")
	if h.Value("Message") == cordial {
		t.Error("another tone says the same")
	}
	h.Tap("Œuv2") // the tone stays
	h.Tap("Mettre en attente")
	if m := h.waiting(); len(m) != 1 || m[0].Tone != data.ToneFirm || m[0].Step == 0 || len(m[0].Lines) != 1 {
		t.Errorf("in the outbox %+v", m)
	}
}

// TestALetterIsLookedAtThenPrinted: it says whom it is for and what it asks for;
// printing keeps the very bytes that are opened and takes the step.
func TestALetterIsLookedAtThenPrinted(t *testing.T) {
	h := open(t)
	h.confirm()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	a := h.action(c)
	p, err := h.desk.Prepare(h.ctx, a, desk.Choice{Invoices: a.Invoices[:1], Channel: data.ChannelLetter})
	h.ok(err)
	h.Put(h.page)
	letters.ShowPrepared(h.Stage, h.desk, h.desk.PaperOf(p))
	h.Sees("Relance 1 par courrier pour Œuvre & Fils", "8 PLACE DU MARCHE", "75002 PARIS", "Œuv1", "01/10/2026", "Reste dû", "1 234,56 €")
	h.Misses("Œuv2", "IBAN")
	h.Tap("Aperçu")
	if len(h.Opened) != 1 || len(h.history(c)) != 0 {
		t.Fatalf("after a look %d files were opened and %d contacts recorded", len(h.Opened), len(h.history(c)))
	}
	clear(h.Opened)
	h.Tap("Imprimer et enregistrer")
	got := h.history(c)
	if len(got) != 1 || got[0].Channel != data.ChannelLetter || got[0].Step != a.Step.ID || got[0].Amount != 123456 || len(got[0].SHA256) != 64 {
		t.Fatalf("history %+v, failures %v", got, h.Failed)
	}
	_, kept, err := h.desk.Document(h.ctx, got[0].DocumentID)
	h.ok(err)
	for name, content := range h.Opened {
		if !strings.HasSuffix(name, ".pdf") || !bytes.Equal(content, kept) {
			t.Errorf("%s is not what was kept", name)
		}
	}
	h.Sees("Imprimé", "Relance 1")
	if h.LastToast() != "La lettre de relance pour Œuvre & Fils est dans Courriers." {
		t.Errorf("toast %q", h.LastToast())
	}
}

// TestTheNoticeOfACardTakesItsStep and is about its invoices alone; where the
// card proposes something else the history says which step it takes.
func TestTheNoticeOfACardTakesItsStep(t *testing.T) {
	for name, level := range map[string]data.Level{"a card of a formal notice": data.LevelFormalNotice, "the menu of another card": data.LevelFirst} {
		t.Run(name, func(t *testing.T) {
			h := open(t)
			h.confirm()
			c := h.late("Œuvre & Fils", "compta@oeuvre.example")
			a := h.action(c)
			a.Level, a.Step, a.Invoices = level, data.Step{ID: 3, Level: level}, a.Invoices[1:]
			letters.ShowCardNotice(h.Stage, h.desk, a)
			h.Sees("Mise en demeure pour Œuvre & Fils", "Œuv2")
			h.Misses("Œuv1")
			h.Tap("Imprimer et enregistrer")
			got := h.history(c)
			if len(got) != 1 || got[0].Level != data.LevelFormalNotice || len(got[0].Lines) != 1 || got[0].Lines[0].Number != "Œuv2" {
				t.Fatalf("history %+v, failures %v", got, h.Failed)
			}
			if own := got[0].Step == 3; own != (level == data.LevelFormalNotice) || got[0].Step == 0 {
				t.Errorf("it took step %d", got[0].Step)
			}
		})
	}
}

// TestWhatStandsBesideTheLadder has neither tone nor level, and its invoices
// stay together.
func TestWhatStandsBesideTheLadder(t *testing.T) {
	h := open(t)
	h.confirm()
	c := h.late("Œuvre & Fils", "compta@oeuvre.example")
	plan := data.InstalmentPlan{ClientID: c.ID, Invoices: h.action(c).Invoices, Made: today, Currency: "EUR", Grace: data.PlanGrace,
		Instalments: data.Split(143456, 3, today.Add(1), "monthly")}
	_, err := h.desk.AgreeInstalments(h.ctx, &plan)
	h.ok(err)
	a := h.action(c)
	h.card(a)
	h.Sees("Échéance d’un versement pour Œuvre & Fils", "Œuv1", "Œuv2", "Versement 1 sur 3, dû le 22/11/2026 : 478,1")
	h.Misses("Ton", "Niveau", "À régler :")
	h.Tap("Envoyer")
	if m := h.waiting(); len(m) != 1 || m[0].Occasion != a.Occasion || m[0].Amount != a.Net {
		t.Fatalf("in the outbox %+v; failures %v", m, h.Failed)
	}
	p, err := h.desk.Prepare(h.ctx, a, desk.Choice{Channel: data.ChannelLetter})
	h.ok(err)
	letters.ShowPrepared(h.Stage, h.desk, h.desk.PaperOf(p))
	h.Sees("Échéance d’un versement par courrier pour Œuvre & Fils", "Versement attendu", "478,1")
}
