package today_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dument/data"
	"dument/data/day"
	"dument/letters/mail/mailtest"
)

// byPhone has one card whose client prefers the telephone.
func byPhone(t *testing.T) (*house, data.Client) {
	h := open(t, mailtest.Options{})
	c := h.client("Œuvre & Fils", func(c *data.Client) {
		c.Channel, c.Civility, c.Contact = data.ChannelCall, data.CivilityMrs, "Zoé Lefèvre"
	})
	h.owes(c, "O-1", -12, 300000)
	h.show()
	h.key("a")
	return h, c
}

func TestACallHasItsGuideAndItsResults(t *testing.T) {
	h, c := byPhone(t)
	h.Sees("Relance 1 · Appel", "Mme Zoé Lefèvre", "04 78 00 00 01", "06 12 34 56 78", "Copier", "À avoir en tête", "Pour commencer",
		"Résultat de l’appel", "Message laissé…", "Injoignable…", "Facture non reçue", "En attente de validation", "Litige…", "Paiement en cours",
		"Paiement parti", "Promesse…", "Refus", "S’il paie", "Pour conclure")
	h.Press(fyne.KeyReturn) // to the results
	if got := h.focused(); got != "Message laissé…" {
		t.Errorf("Enter went to %q", got)
	}
	h.Type("Note : qui, quoi, pour quand", "Mme Lefèvre le fait")
	h.Changed("settings") // what is typed is not lost
	h.Sees("Mme Lefèvre le fait")
	h.press("Paiement en cours")
	h.Sees("Tout est à jour.")
	got := h.history(c)
	if len(got) != 1 || got[0].Channel != data.ChannelCall || got[0].Result != data.ResultPaying || got[0].Text != "Mme Lefèvre le fait" {
		t.Errorf("the history keeps %+v", got)
	}
	if h.LastToast() != "Appel noté («\u00a0Paiement en cours\u00a0») pour Œuvre & Fils." {
		t.Errorf("toast %q", h.LastToast())
	}
	h.fine()
}

func TestEachResultOfACall(t *testing.T) {
	for _, c := range []struct {
		press  string
		asks   string // of another page
		agreed bool
		again  string // day on which to call again
		kept   data.Result
	}{
		{press: "Refus", kept: data.ResultRefused},
		{press: "Promesse…", asks: "promise 1", agreed: true, kept: data.ResultPromise},
		{press: "Promesse…", asks: "promise 1"},
		{press: "Litige…", asks: "dispute 1", agreed: true, kept: data.ResultDispute},
		{press: "Injoignable…", again: "24/11/2026", kept: data.ResultUnreachable},
	} {
		t.Run(c.press, func(t *testing.T) {
			h, client := byPhone(t)
			h.answer = c.agreed
			h.press(c.press)
			if c.again != "" {
				h.Sees("Rappeler Œuvre & Fils")
				h.Fill("Rappeler le", c.again)
				h.Press(fyne.KeyReturn)
			}
			if c.asks != "" && (len(h.asked) != 1 || h.asked[0] != c.asks) {
				t.Errorf("asked for %q", h.asked)
			}
			got := h.history(client)
			if c.kept == "" {
				if len(got) > 0 || h.Crumb != "1\u00a0chose à faire" {
					t.Errorf("given up, the history keeps %+v and the title says %q", got, h.Crumb)
				}
				return
			}
			if len(got) != 1 || got[0].Result != c.kept {
				t.Fatalf("the history keeps %+v, failures %v", got, h.Failed)
			}
			if c.again != "" {
				h.Tap("En attente  1")
				h.Sees("en pause jusqu’au 23/11/2026")
			}
			h.fine()
		})
	}
}

func TestAPhoneNumberIsCopied(t *testing.T) {
	h, _ := byPhone(t)
	h.press("Copier")
	if got := fyne.CurrentApp().Clipboard().Content(); got != "04 78 00 00 01" {
		t.Errorf("copied %q", got)
	}
}

func TestAnSMSIsCopiedThenSaidToBeSent(t *testing.T) {
	h, c := byPhone(t)
	h.key("c")
	h.Tap("SMS")
	h.Sees("Relance 1 · SMS", "caractères", "À viser avec l’appareil photo")
	h.press("Copier le texte")
	text := fyne.CurrentApp().Clipboard().Content()
	if !strings.Contains(text, "O-1") {
		t.Errorf("copied %q", text)
	}
	h.press("Copier le numéro")
	if got := fyne.CurrentApp().Clipboard().Content(); got != "06 12 34 56 78" {
		t.Errorf("copied %q", got)
	}
	h.page.Focus()
	h.Press(fyne.KeyReturn)
	if got := h.history(c); len(got) != 1 || got[0].Channel != data.ChannelSMS || got[0].Text != text || got[0].Step == 0 {
		t.Errorf("the history keeps %+v", got)
	}
	h.fine()
}

func TestAVisitIsNoted(t *testing.T) {
	h, c := byPhone(t)
	h.key("c")
	h.Tap("Visite")
	h.Sees("8 place du Marché", "Ce qui s’est dit")
	h.Type("Note : qui, quoi, pour quand", "Vu la comptable")
	h.press("Visite faite")
	if got := h.history(c); len(got) != 1 || got[0].Channel != data.ChannelVisit || got[0].Text != "Vu la comptable" {
		t.Errorf("the history keeps %+v", got)
	}
	h.fine()
}

func TestALetterAndAFormalNoticeHaveTheirDialogs(t *testing.T) {
	h, c := byPhone(t)
	h.key("c")
	h.Tap("Courrier")
	h.Tap("Préparer le courrier…")
	for i, level := range []data.Level{data.LevelFirst, data.LevelSecond, data.LevelThird} {
		items, err := h.desk.OpenItems(h.ctx, c.ID)
		h.ok(err)
		h.ok(h.register.AddContact(h.ctx, &data.Contact{ClientID: c.ID, On: today.Add(-60 + i), Channel: data.ChannelEmail, Level: level, Currency: "EUR",
			Amount: 300000, Lines: []data.ContactLine{{InvoiceID: items[0].ID, Number: "O-1", Balance: 300000}}}))
	}
	h.owes(c, "O-2", -60, 50000)
	old := h.client("Vieux retard")
	bill := h.owes(old, "V-1", -90, 500000)
	h.ok(h.register.AddContact(h.ctx, &data.Contact{ClientID: old.ID, On: today.Add(-30), Channel: data.ChannelEmail, Level: data.LevelThird, Currency: "EUR",
		Amount: 500000, Lines: []data.ContactLine{{InvoiceID: bill.ID, Number: "V-1", Balance: 500000}}}))
	h.Changed("invoices")
	h.page.Focus()
	h.Press(fyne.KeyHome)
	h.Sees("Mise en demeure · Recommandé")
	h.Tap("Mise en demeure…")
	if strings.Join(h.asked, ", ") != "letter 1, notice 1" {
		t.Errorf("asked for %q", h.asked)
	}
	h.fine()
}

func TestThanksAndInstalmentsAreCards(t *testing.T) {
	h := open(t, mailtest.Options{})
	kind := h.client("Bon payeur")
	bill := h.owes(kind, "K-1", -20, 50000)
	h.ok(h.register.AddContact(h.ctx, &data.Contact{ClientID: kind.ID, On: today.Add(-10), Channel: data.ChannelEmail, Level: data.LevelFirst, Currency: "EUR",
		Amount: 50000, Lines: []data.ContactLine{{InvoiceID: bill.ID, Number: "K-1", Balance: 50000}}}))
	pay := data.Payment{ClientID: kind.ID, On: today.Add(-1), Amount: 50000, Currency: "EUR", Method: "virement", Allocations: []data.Allocation{{InvoiceID: bill.ID, Amount: 50000}}}
	_, err := h.desk.Pay(h.ctx, &pay)
	h.ok(err)
	slow := h.client("Étale ses dettes")
	debt := h.owes(slow, "E-1", -40, 90000)
	plan := data.InstalmentPlan{ClientID: slow.ID, Invoices: []data.ID{debt.ID}, Made: today, Currency: "EUR", Grace: data.PlanGrace,
		Instalments: data.Split(90000, 3, day.Of(2026, 11, 23), "monthly")}
	_, err = h.desk.AgreeInstalments(h.ctx, &plan)
	h.ok(err)
	h.show()
	h.Sees("Remerciement · E-mail", "Échéance d’un versement · E-mail", "2 choses à faire – 300,00 € en jeu", "Reçu le 19/11/2026")
	h.Press(fyne.KeyReturn)
	h.Sees("Versement 1 sur 3, 300,00 € pour le 23/11/2026", "Versement attendu")
	h.Press(fyne.KeyReturn)
	h.wait()
	box := h.server.Mailbox()
	if len(box) != 2 || box[0].To != kind.Email() || box[1].To != slow.Email() {
		t.Errorf("%d messages left", len(box))
	}
	h.fine()
}
