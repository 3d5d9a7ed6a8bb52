package headless_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// debts is a register as a new user brings it: late, to come, a credit note,
// and a client that nothing reaches.
const debts = "Numéro;Client;Date;Échéance;TTC;Payé;E-mail;Adresse;CP;Ville\n" +
	"R-1;SAS Éole;15/10/2026;14/11/2026;1 200,00;;compta@eole.example;3, rue de l’Île;44000;Nantes\n" +
	"R-2;SAS Éole;01/11/2026;01/12/2026;600,00;;compta@eole.example;;;\n" +
	"AV-7;SAS Éole;10/11/2026;10/11/2026;-50,00;;;;;\n" +
	"R-3;Atelier Zoé;01/09/2026;01/10/2026;900,00;;zoe@atelier.example;7, quai Nord;44000;Nantes\n" +
	"R-4;SARL Nord;02/10/2026;01/11/2026;500,00;;nord@nord.example;;;\n" +
	"R-5;SARL Nord;11/10/2026;10/11/2026;700,00;;nord@nord.example;;;\n" +
	"R-6;Sans Adresse;02/10/2026;01/11/2026;80,00;;;;;\n" +
	"R-7;Œuvre & Fils;02/10/2026;01/11/2026;300,00;;oeuvre@oeuvre.example;;;\n" +
	"R-8;Mairie d’Orge;02/10/2026;01/11/2026;410,00;;mairie@orge.example;;;\n"

// planned is one line of "plan --json", as tests read it.
type planned struct {
	Client    string
	Invoices  []string
	Step      string
	Channel   string
	Tone      string
	Text      string
	Day       string
	Amount    int `json:"amount_cents"`
	Currency  string
	Automatic bool
	Reason    string
	BlockedBy string                       `json:"blocked_by"`
	Passed    []struct{ Step, Day string } `json:"passed_over"`
}

// String tells the line in short.
func (p planned) String() string {
	s := fmt.Sprintf("%s %s: %s %s %s %d", p.Client, strings.Join(p.Invoices, "+"), p.Step, p.Channel, p.Day, p.Amount)
	if p.BlockedBy != "" {
		s += " (" + p.BlockedBy + ")"
	}
	return strings.Join(strings.Fields(s), " ")
}

// monday is a world on a working day, 23 November 2026 at ten, with the debts.
func monday(t *testing.T, importing ...string) *world {
	t.Helper()
	w := newWorld(t)
	w.clock = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	w.do(append([]string{"import", w.write("dettes.csv", debts)}, importing...)...)
	return w
}

// plans checks the plan of the day, line by line.
func (w *world) plans(want ...string) []planned {
	w.t.Helper()
	var list []planned
	w.json(&list, "plan")
	var got []string
	for _, p := range list {
		got = append(got, p.String())
		if p.Reason == "" || !strings.HasSuffix(p.Reason, ".") || p.Currency != "EUR" {
			w.t.Errorf("%s: no reason or currency: %+v", p, p)
		}
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		w.t.Errorf("the plan is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	return list
}

// TestThePlanOfAKnownRegister goes from an import over a payment, a dispute and
// a promise to the plan: each open invoice is in one line, with its reason.
func TestThePlanOfAKnownRegister(t *testing.T) {
	w := monday(t)
	w.do("pay", "R-5", "--amount", "20000", "--on", "2026-11-20")
	w.do("pay", "R-8", "--amount", "41000", "--on", "2026-11-20")
	w.do("dispute", "R-4", "--reason", "quality")
	w.do("promise", "R-7", "--by", "2026-11-27")
	list := w.plans(
		"SAS Éole R-1: first email 2026-11-19 115000 (receipts)",
		"Atelier Zoé R-3: first email 2026-10-06 90000 (receipts)",
		"SARL Nord R-5: first email 2026-11-16 50000 (receipts)",
		"Œuvre & Fils R-7: 30000 (promise)",
		"Sans Adresse R-6: 8000 (unreachable)",
		"SARL Nord R-4: 50000 (dispute)",
		"SAS Éole AV-7: -5000 (credit_note)",
		"SAS Éole R-2: upcoming email 2026-11-26 60000 (later)")
	first := list[0]
	if first.Text != "fr/first-cordial-professional" || first.Tone != "cordial" || !first.Automatic || len(first.Passed) != 1 ||
		first.Passed[0].Step != "upcoming" || first.Passed[0].Day != "2026-11-09" {
		t.Errorf("%+v", first)
	}
	var raw []map[string]any
	if w.json(&raw, "plan"); holdsNull(any(raw[3]["passed_over"])) {
		t.Errorf("null in %v", raw[3])
	}
	keys(t, raw[0], "client invoices step channel tone text day amount_cents currency automatic reason blocked_by passed_over")
	w.do("receipts", "--confirm")
	w.json(&list, "plan")
	if list[0].BlockedBy != "" || strings.Contains(list[0].Reason, "ncaissements") {
		t.Errorf("held though receipts are confirmed: %+v", list[0])
	}
	text := w.do("plan")
	for _, word := range []string{"À faire (3)", "Rien à faire (5)", "Relance 1 – E-mail", "Échue depuis 9\u00a0jours", "qualité contestée"} {
		if !strings.Contains(text, word) {
			t.Errorf("%q is not in\n%s", word, text)
		}
	}
}

// TestOldDebtsBeginWhereTheUserSays: at the first reminder, or at the step that
// matches their age.
func TestOldDebtsBeginWhereTheUserSays(t *testing.T) {
	monday(t, "--entry", "first").plans(
		"SARL Nord R-4+R-5: first email 2026-11-06 120000 (receipts)",
		"SAS Éole R-1: first email 2026-11-19 115000 (receipts)",
		"Atelier Zoé R-3: first email 2026-10-06 90000 (receipts)",
		"Mairie d’Orge R-8: first email 2026-11-12 41000 (receipts)",
		"Œuvre & Fils R-7: first email 2026-11-06 30000 (receipts)",
		"Sans Adresse R-6: 8000 (unreachable)",
		"SAS Éole AV-7: -5000 (credit_note)",
		"SAS Éole R-2: upcoming email 2026-11-26 60000 (later)")
	w := monday(t, "--entry", "age")
	list := w.plans(
		"SARL Nord R-4+R-5: second email 2026-11-16 120000 (receipts)",
		"SAS Éole R-1: first email 2026-11-19 115000 (receipts)",
		"Atelier Zoé R-3: formal_notice registered 2026-11-02 90000 (receipts)",
		"Mairie d’Orge R-8: first email 2026-11-12 41000 (receipts)",
		"Œuvre & Fils R-7: second email 2026-11-16 30000 (receipts)",
		"Sans Adresse R-6: 8000 (unreachable)",
		"SAS Éole AV-7: -5000 (credit_note)",
		"SAS Éole R-2: upcoming email 2026-11-26 60000 (later)")
	if notice := list[2]; notice.Automatic || notice.Text != "" {
		t.Errorf("a formal notice leaves by hand, on paper: %+v", notice)
	}
	w.refused(2, "first ou age", "import", "--entry", "jamais", w.dir+"/dettes.csv")
}

// TestAnEmptyPlanSaysSo: nothing is open.
func TestAnEmptyPlanSaysSo(t *testing.T) {
	w := newWorld(t)
	w.refused(1, "pas de registre", "plan")
	w.do("client", "add", "name=Zoé")
	var list, planned []any
	if w.json(&list, "plan"); list == nil || len(list) != 0 {
		t.Errorf("%v", list)
	}
	if w.json(&planned, "simulate", "--days", "10"); planned == nil || len(planned) != 0 {
		t.Errorf("%v", planned)
	}
	if text := w.do("plan"); text != "Rien à faire aujourd’hui.\n" {
		t.Errorf("%q", text)
	}
	if text := w.do("simulate", "--days", "10"); !strings.Contains(text, "rien ne part d’ici au 30/11/2026") {
		t.Errorf("%q", text)
	}
}

// TestTheSimulatorShowsTheWeeksToCome in the order of their days, each client at
// most once within the gap.
func TestTheSimulatorShowsTheWeeksToCome(t *testing.T) {
	w := monday(t)
	var list []map[string]any
	w.json(&list, "simulate", "--days", "30")
	if len(list) < 8 {
		t.Fatalf("only %v", list)
	}
	last := map[string]time.Time{}
	before := ""
	for _, p := range list {
		keys(t, p, "on client invoices step channel amount_cents currency")
		on, client := p["on"].(string), p["client"].(string)
		day, err := time.Parse(time.DateOnly, on)
		if err != nil || on < before {
			t.Errorf("%v after %s: %v", p, before, err)
		}
		if !last[client].IsZero() && day.Sub(last[client]) < 5*24*time.Hour {
			t.Errorf("%s twice within the gap: %v", client, p)
		}
		last[client], before = day, on
	}
	if first := list[0]; first["on"] != "2026-11-23" || first["client"] != "SAS Éole" && first["client"] != "SARL Nord" {
		t.Errorf("%v", first)
	}
	w.refused(1, "366", "simulate", "--days", "1000")
	w.refused(2, "--days", "simulate")
	w.refused(2, "nombre entier", "simulate", "--days", "dix")
}
