package clients_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"dument/data"
	"dument/data/day"
	"dument/letters"
)

func TestTheCalmFormUnfoldsForReminders(t *testing.T) {
	h := open(t)
	h.Window().Resize(fyne.NewSize(1120, 1600))
	h.page.New()
	h.Misses("Encours autorisé")
	h.Fill("Raison sociale", "Alpha")
	h.Tap("Relances : profil, scénario, cas particuliers")
	h.Choose("Profil", "Grand compte")
	h.Choose("Scénario", "Client fidèle")
	h.Choose("Canal préféré", "Appel")
	h.Fill("Encours autorisé", "5000")
	h.Tap("Ne jamais relancer ce client")
	h.Misses("Transmis le")
	h.Tap("Dossier transmis (recouvrement, justice)")
	h.Tap("Enregistrer")
	h.Sees("La date est vide")
	h.Fill("Transmis le", "10/11/2026")
	h.Tap("Enregistrer")
	all := h.all()
	if len(all) != 1 {
		t.Fatalf("the register has %+v, failures %v\n%s", all, h.Failed, h.Text())
	}
	c := all[0]
	if c.Profile != data.ProfileKeyAccount || c.Scenario == 0 || c.Channel != data.ChannelCall || c.CreditLimit != 500000 || !c.Never ||
		c.HandedOver != day.Of(2026, 11, 10) {
		t.Errorf("stored %+v", c)
	}
	h.Sees("Grand compte", "Client fidèle", "Jamais : vous l’avez demandé dans sa fiche", "Le 10/11/2026")
}

func TestAnExceptionIsTakenBackInTheForm(t *testing.T) {
	h := open(t)
	h.Window().Resize(fyne.NewSize(1120, 1600))
	c := h.client("Alpha")
	c.Insolvent, c.HandedOver, c.Scenario = today.Add(-9), today.Add(-5), 3
	if err := h.desk.SaveClient(h.ctx, &c); err != nil {
		t.Fatal(err)
	}
	h.page.ShowClient(c.ID)
	h.TapIcon("Alpha")
	h.Sees("Modifier Alpha", "Client fidèle")
	if got := h.Value("Transmis le"); got != "16/11/2026" {
		t.Errorf("the case was handed over on %q", got)
	}
	h.Tap("Dossier transmis (recouvrement, justice)")
	h.Choose("Scénario", "Celui du profil")
	h.Tap("Enregistrer")
	if c := h.all()[0]; !c.HandedOver.IsZero() || c.Scenario != 0 || c.Insolvent != today.Add(-9) {
		t.Errorf("stored %+v, failures %v", c, h.Failed)
	}
}

// TestWhatLeadsToACourtIsTheState of a client: it comes before what is owed, and
// an insolvent one is not chased: the debt is declared.
func TestWhatLeadsToACourtIsTheState(t *testing.T) {
	h := open(t)
	c := h.reachable("Alpha")
	h.invoice(c, "F-1", today.Add(-90))
	h.page.ShowClient(c.ID)
	h.Sees("Relancer")
	h.Misses("Transmis", "Procédure")
	for _, step := range []struct {
		word string
		set  func(*data.Client)
	}{
		{"Transmis", func(c *data.Client) { c.HandedOver = today.Add(-2) }},
		{"Procédure", func(c *data.Client) { c.Insolvent = today.Add(-1) }},
	} {
		c = h.stored(c)
		step.set(&c)
		if err := h.desk.SaveClient(h.ctx, &c); err != nil {
			t.Fatal(err)
		}
		h.page.ShowClient(c.ID)
		if text := h.Text(); !strings.Contains(text[strings.LastIndex(text, "Alpha"):], step.word) {
			t.Errorf("%q is not the state on:\n%s", step.word, text)
		}
	}
	h.Misses("Relancer")
	h.Tap("Déclarer la créance…")
	if h.paper != letters.PaperDeclaration || !slices.Equal(h.pointed, []data.ID{c.ID}) {
		t.Errorf("asked for %q about %v", h.paper, h.pointed)
	}
}
