package stories

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dument/data"
)

// monday is the day of the morning.
const monday = "2026-11-23"

// TestAMorningWithTenCards goes through ten cards by keyboard alone, from the
// first key to « tout est à jour ». What arrives at the mail server is what was
// approved, once each, and the register says the same.
func TestAMorningWithTenCards(t *testing.T) {
	s := newShop(t)
	s.tenDebtors()
	w := newDisplay(t, "1366x768").open("--file", s.file, "--today", monday)
	approve := func() { w.key("Return") }
	for i, card := range []struct {
		client string
		do     func()
	}{
		{"Alba", w.approveFirst},
		{"Brise", approve},
		{"Cèdre", w.noteCall},
		{"Dune", func() { w.key("s"); w.title("Passer"); w.key("Return") }},
		{"Érable", approve},
		{"Fjord", func() { w.key("p"); w.title("Reporter"); w.key("Return") }},
		{"Garrigue", approve}, // an SMS: Enter notes that it was sent
		{"Hêtre", func() { w.key("Return"); w.title("Mise en demeure pour Hêtre"); w.key("Return") }},
		{"Iroise", approve},
		{"Jade", func() { w.rewrite("Relance 1 pour Jade", "Petit rappel pour Jade") }},
	} {
		w.left(10 - i)
		t.Log(card.client)
		card.do()
	}
	w.left(0)

	approved := []string{
		"compta@alba.example: Rappel : factures A-1 et A-2, 4 500,00 €",
		"compta@brise.example: Deuxième rappel : facture B-1, 4 000,00 €",
		"compta@erable.example: Échéance du 26/11/2026 : facture E-1",
		"compta@iroise.example: Reminder: invoice I-1, €800.00",
		"compta@jade.example: Petit rappel pour Jade",
	}
	w.await("the approved messages", func() bool { return len(s.server.Mailbox()) >= len(approved) })
	w.register(s.file, "the sent messages", s.emptyOutbox)
	s.sends("send", "--today", monday) // whatever had been left behind would leave now
	if got := slices.Sorted(slices.Values(s.subjects())); !slices.Equal(got, approved) {
		t.Errorf("the server got\n%s", strings.Join(got, "\n"))
	}
	if got := w.viewed(); !strings.HasSuffix(got, ".pdf") {
		t.Errorf("the formal notice was opened as %s", got)
	}

	done := map[string]string{}
	for client, contacts := range s.history() {
		for _, c := range contacts {
			if c.On.String() == monday && !strings.HasPrefix(c.Text, "Reprise") {
				done[client] += strings.TrimSpace(string(c.Channel)+" "+string(c.Level)+" "+string(c.Result)) + step(c)
			}
		}
	}
	if want := map[string]string{
		"Alba": "email first", "Brise": "email second", "Cèdre": "call first paying", "Dune": "email first skipped", "Érable": "email upcoming",
		"Garrigue": "sms first", "Hêtre": "registered formal_notice", "Iroise": "email first", "Jade": "email first",
	}; !maps.Equal(done, want) {
		t.Errorf("the register keeps %v", done)
	}
	if got := s.proposed("2026-11-24"); !slices.Equal(got, []string{"Fjord second F-1"}) {
		t.Errorf("the day after, the plan proposes %q", got)
	}
}

// step tells a contact that took no step of a scenario.
func step(c data.Contact) string {
	if c.Step == 0 {
		return " (no step)"
	}
	return ""
}

// tenDebtors are ten clients of whom something is to be asked on that Monday,
// the largest amount first.
func (s *shop) tenDebtors() {
	s.Helper()
	for _, name := range []string{"Alba", "Brise", "Cèdre", "Dune", "Érable", "Fjord", "Garrigue", "Hêtre", "Iroise", "Jade"} {
		args := []string{"client", "add", "name=" + name, "kind=professional", "profile=standard", "email=compta@" + data.Fold(name) + ".example",
			"phone=04 78 00 00 01", "mobile=06 12 34 56 78", "address=8 place du Marché", "postcode=75002", "city=Paris"}
		switch name {
		case "Cèdre":
			args = append(args, "channel=call")
		case "Garrigue":
			args = append(args, "channel=sms")
		case "Iroise":
			args = append(args, "language=en")
		}
		s.must(append(args, "--today", monday)...)
	}
	s.owes("age", monday,
		"A-1;Alba;12/10/2026;11/11/2026;3 000,00", "A-2;Alba;15/10/2026;14/11/2026;1 500,00",
		"B-1;Brise;05/10/2026;04/11/2026;4 000,00",
		"C-1;Cèdre;12/10/2026;11/11/2026;3 500,00",
		"D-1;Dune;12/10/2026;11/11/2026;3 000,00",
		"E-1;Érable;27/10/2026;26/11/2026;2 500,00",
		"F-1;Fjord;05/10/2026;04/11/2026;2 000,00",
		"G-1;Garrigue;12/10/2026;11/11/2026;1 500,00",
		"H-1;Hêtre;15/09/2026;15/10/2026;1 000,00",
		"I-1;Iroise;12/10/2026;11/11/2026;800,00",
		"J-1;Jade;12/10/2026;11/11/2026;600,00")
}

// left waits until so many cards are left on the day's page, and no dialog is open.
func (w *window) left(cards int) {
	w.t.Helper()
	words := strconv.Itoa(cards) + "\u00a0choses à faire"
	switch cards {
	case 0:
		words = "tout est à jour"
	case 1:
		words = "1\u00a0chose à faire"
	}
	w.await(words, func() bool { return strings.HasSuffix(w.name(), "Aujourd’hui – "+words) })
}

// noteCall notes the call of the card that is open: « Paiement en cours ».
func (w *window) noteCall() {
	w.t.Helper()
	w.key("Return") // to the results
	w.sees("Facture non reçue")
	w.key("Tab", "Tab", "Tab", "Tab", "Tab", "Return")
}

// rewrite gives the message of the card that is open another subject, and approves it.
func (w *window) rewrite(title, subject string) {
	w.t.Helper()
	w.key("m")
	w.title(title)
	w.key("shift+Tab", "ctrl+a")
	w.typed(subject)
	w.key("shift+Tab", "shift+Tab", "shift+Tab", "Return") // round to « Envoyer »
}
