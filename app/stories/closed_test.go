package stories

import (
	"slices"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
)

// TestClosedForTwentyFiveDays: the program sends by itself on a Monday, is
// closed for 25 days, and is opened again. Each client who still owes something
// gets one message at the right step; what the calendar passed over is listed.
func TestClosedForTwentyFiveDays(t *testing.T) {
	s := newShop(t)
	const before = "2026-10-05"
	after := day.Of(2026, 10, 5).Add(25).String()
	for _, name := range []string{"Alba", "Brise", "Cèdre", "Dune", "Érable", "Fjord"} {
		s.must("client", "add", "name="+name, "kind=professional", "profile=standard", "email=compta@"+data.Fold(name)+".example", "--today", before)
	}
	s.owes("first", before,
		"A-1;Alba;29/08/2026;28/09/2026;900,00",
		"B-1;Brise;13/09/2026;13/10/2026;3 000,00",
		"C-1;Cèdre;07/09/2026;07/10/2026;800,00",
		"D-1;Dune;12/09/2026;12/10/2026;500,00", "D-2;Dune;20/09/2026;20/10/2026;200,00",
		"E-1;Érable;29/08/2026;28/09/2026;400,00",
		"F-1;Fjord;05/10/2026;04/11/2026;300,00")
	s.must("auto", "set", "automatic=true", "not_before=0")
	s.must("receipts", "--confirm", "--today", before)
	if _, refused := s.sends("send", "--auto", "--today", before); refused != "" {
		t.Fatal(refused)
	}
	s.arrived("the day it is closed",
		"compta@alba.example: Rappel : facture A-1, 900,00 €",
		"compta@cedre.example: Échéance du 07/10/2026 : facture C-1",
		"compta@erable.example: Rappel : facture E-1, 400,00 €")

	s.must("auto", "set", "automatic=false") // from here on the user approves
	s.must("pay", "E-1", "--amount", "40000", "--on", "2026-10-20", "--today", after)
	// Two steps of Alba's and Brise's are behind them: the one that comes next in
	// its order is due, the note before the due date is past.
	want := []string{"Brise first B-1, passed upcoming 2026-10-08", "Alba second A-1", "Cèdre first C-1", "Dune first D-1 D-2, passed upcoming 2026-10-07",
		"Érable thanks E-1", "Fjord upcoming F-1"}
	if got := s.proposed(after); !slices.Equal(got, want) {
		t.Errorf("the plan proposes\n%s", strings.Join(got, "\n"))
	}
	w := newDisplay(t, "1366x768").open("--file", s.file, "--today", after)
	w.left(6)
	w.sees("08/10/2026 passée") // on Brise's card, which is open
	w.approveFirst()
	for cards := 5; cards > 0; cards-- {
		w.left(cards)
		w.key("Return")
	}
	w.left(0)
	w.key("ctrl+Return")
	w.await("the messages", func() bool { return len(s.server.Mailbox()) >= 3+len(want) })
	w.register(s.file, "the sent messages", s.emptyOutbox)
	s.arrived("after 25 days",
		"compta@alba.example: Deuxième rappel : facture A-1, 900,00 €",
		"compta@alba.example: Rappel : facture A-1, 900,00 €",
		"compta@brise.example: Rappel : facture B-1, 3 000,00 €",
		"compta@cedre.example: Rappel : facture C-1, 800,00 €",
		"compta@cedre.example: Échéance du 07/10/2026 : facture C-1",
		"compta@dune.example: Rappel : factures D-1 et D-2, 700,00 €",
		"compta@erable.example: Merci pour votre règlement : facture E-1",
		"compta@erable.example: Rappel : facture E-1, 400,00 €",
		"compta@fjord.example: Échéance du 04/11/2026 : facture F-1")
	if got := s.proposed("2026-11-02"); len(got) > 0 {
		t.Errorf("the next working day, the plan proposes %q", got)
	}
}
