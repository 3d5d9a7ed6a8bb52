package headless_test

import (
	"os"
	"strings"
	"testing"

	"dument/data"
)

// TestAListIsTakenInOnce takes a list in once, and says of each bad line what is wrong.
func TestAListIsTakenInOnce(t *testing.T) {
	w := newWorld(t)
	list := w.write("liste.csv", invoices+"F-5;SAS Éole;31/02/2026;;12,00;;;;;\nF-6;SAS Éole;01/02/2026;;12,3,4;;;;;\n")
	var report map[string]any
	w.json(&report, "import", list, "--dry-run")
	if _, err := os.Stat(w.file); err == nil {
		t.Error("a dry run made a register")
	}
	keys(t, report, "new known refused new_clients")
	if report["new"] != 4.0 || report["known"] != 0.0 {
		t.Errorf("dry run: %v", report)
	}
	refused := report["refused"].([]any)
	if len(refused) != 2 {
		t.Fatalf("refused: %v", refused)
	}
	first := refused[0].(map[string]any)
	keys(t, first, "file line field reason")
	if first["file"] != "liste.csv" || first["line"] != 6.0 || first["field"] != "issued" || !strings.Contains(first["reason"].(string), "31/02/2026") {
		t.Errorf("refused: %v", first)
	}
	var again data.ImportReport
	w.json(&again, "import", list)
	if again.New != 4 || again.NewClients != 2 {
		t.Errorf("first time: %+v", again)
	}
	w.json(&again, "--dry-run", "import", list)
	if again.New != 0 || again.Known != 4 || again.NewClients != 0 {
		t.Errorf("second time: %+v", again)
	}
	text := w.do("import", list)
	if !strings.Contains(text, "4 déjà connues") || !strings.Contains(text, "ligne 7") {
		t.Errorf("%s", text)
	}
}

// TestAFileThatIsNoListAddsNothing leaves the register as it was where a file is no list.
func TestAFileThatIsNoListAddsNothing(t *testing.T) {
	w := newWorld(t)
	good, bad := w.write("bonne.csv", invoices), w.write("facture.pdf", "%PDF-1.7")
	w.refused(1, "facture.pdf", "import", good, bad)
	w.refused(1, "absente.csv", "import", w.dir+"/absente.csv")
	w.refused(1, "absente.csv", "import", "--dry-run", w.dir+"/absente.csv")
	var list []any
	if w.json(&list, "client", "list"); len(list) != 0 {
		t.Errorf("%v", list)
	}
	code, out, errs := w.run("", "import", "--json", w.write("mauvaise.csv", "Numéro;Client;Date;TTC\nF-1;Éole;01/02/2026;douze\n"))
	if code != 1 || !strings.Contains(out, `"field": "total"`) || !strings.Contains(errs, "Aucune ligne") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
}

// TestDueListsWhatIsOpenAndWhatComesNext lists what is open, with its next step and why.
func TestDueListsWhatIsOpenAndWhatComesNext(t *testing.T) {
	w := newWorld(t)
	w.do("import", w.write("liste.csv", invoices))
	var list []map[string]any
	w.json(&list, "due")
	numbers := ""
	for _, item := range list {
		keys(t, item, "number kind client issued due days_late total_cents balance_cents currency next_step channel action_day reason")
		numbers += item["number"].(string) + " "
	}
	if numbers != "F-1 AV-4 F-2 " {
		t.Fatalf("listed %s", numbers)
	}
	f1, credit, f2 := list[0], list[1], list[2]
	if f1["balance_cents"] != 100000.0 || f1["total_cents"] != 120000.0 || f1["due"] != "2026-03-03" || f1["days_late"] != 263.0 ||
		f1["kind"] != "invoice" || f1["client"] != "SAS Éole" || f1["currency"] != "EUR" || f1["next_step"] != "first" || f1["channel"] != "email" {
		t.Errorf("%v", f1)
	}
	if credit["kind"] != "credit_note" || credit["balance_cents"] != -5000.0 || credit["next_step"] != "" || credit["reason"] == "" {
		t.Errorf("%v", credit)
	}
	if f2["days_late"] != 0.0 {
		t.Errorf("%v", f2)
	}
	w.json(&list, "--today", "2026-03-01", "due")
	if list[0]["days_late"] != 0.0 {
		t.Errorf("on another day: %v", list[0])
	}
	if text := w.do("due"); !strings.Contains(text, "SAS Éole") || !strings.Contains(text, "1\u202f000,00\u202f€") {
		t.Errorf("%s", text)
	}
}

// TestAClaimAddsUpByHalfYears adds up what is owed, by segments of the half-years.
func TestAClaimAddsUpByHalfYears(t *testing.T) {
	w := newWorld(t)
	w.do("import", w.write("liste.csv", invoices))
	var c struct {
		Number, Regime string
		Segments       []struct {
			From, To string
			Days     int
			Balance  int     `json:"balance_cents"`
			Rate     float64 `json:"rate_percent"`
			Amount   int     `json:"amount_cents"`
		}
		Principal int `json:"principal_cents"`
		Balance   int `json:"balance_cents"`
		Penalty   int `json:"penalty_cents"`
		Indemnity int `json:"indemnity_cents"`
		Total     int `json:"total_cents"`
	}
	w.json(&c, "claim", "F-1", "--today", "21/11/2026")
	if c.Number != "F-1" || c.Regime != "professional" || c.Principal != 120000 || c.Balance != 100000 || c.Indemnity != 4000 || len(c.Segments) != 3 {
		t.Fatalf("%+v", c)
	}
	sum, days := 0, 0
	for _, s := range c.Segments {
		if want := float64(s.Balance) * s.Rate / 100 * float64(s.Days) / 365; want-float64(s.Amount) > 0.5 || float64(s.Amount)-want > 0.5 {
			t.Errorf("%+v is not %v", s, want)
		}
		sum += s.Amount
		days += s.Days
	}
	if sum != c.Penalty || c.Total != c.Balance+c.Penalty+c.Indemnity || days != 263 || c.Segments[0].From != "2026-03-04" || c.Segments[2].To != "2026-11-21" || c.Segments[2].Balance != 95000 { // the credit note counts from its day
		t.Errorf("%+v", c)
	}
	var fields map[string]any
	w.json(&fields, "claim", "F-1")
	keys(t, fields, "number currency regime principal_cents balance_cents segments penalty_cents indemnity_cents total_cents interest_paid_cents penalty_waived_cents "+
		"penalty_paid_cents penalty_left_cents indemnity_waived_cents indemnity_paid_cents indemnity_left_cents prescribed_after")
	keys(t, fields["segments"].([]any)[0].(map[string]any), "from to days balance_cents rate_percent basis amount_cents")
	w.json(&fields, "claim", "F-2")
	if list, ok := fields["segments"].([]any); !ok || len(list) != 0 || fields["penalty_cents"] != 0.0 || fields["indemnity_cents"] != 0.0 {
		t.Errorf("not late: %v", fields)
	}
	w.refused(1, "F-99", "claim", "F-99")
	w.refused(1, "avoir", "claim", "AV-4")
	if text := w.do("claim", "F-1"); !strings.Contains(text, "Indemnité") || !strings.Contains(text, "+ 10 points") {
		t.Errorf("%s", text)
	}
	w.do("client", "set", "SAS Éole", "kind=consumer")
	if text := w.do("claim", "F-1"); strings.Contains(text, "Indemnité") || strings.Contains(text, "Pénalités") || !strings.Contains(text, "Intérêts légaux") {
		t.Errorf("what no consumer owes: %s", text)
	}
}

// TestAPaymentNeverExceedsTheBalance settles an invoice, and refuses more than its balance.
func TestAPaymentNeverExceedsTheBalance(t *testing.T) {
	w := newWorld(t)
	w.do("import", w.write("liste.csv", invoices))
	if text := w.do("pay", "F-2", "--amount", "25000", "--on", "2026-11-20"); !strings.Contains(text, "reste 350,00") {
		t.Errorf("%s", text)
	}
	w.refused(1, "F-2", "pay", "F-2", "--amount", "35001", "--on", "2026-11-20")
	w.refused(1, "futur", "pay", "F-2", "--amount", "1", "--on", "2026-11-22")
	w.refused(1, "F-77", "pay", "F-77", "--amount", "1", "--on", "2026-11-20")
	w.refused(2, "centimes", "pay", "F-2", "--amount", "12,50", "--on", "2026-11-20")
	w.refused(2, "centimes", "pay", "F-2", "--amount", "-5", "--on", "2026-11-20")
	w.refused(2, "30/02", "pay", "F-2", "--amount", "1", "--on", "30/02/2026")
	w.do("pay", "--on=2026-11-21", "--amount=35000", "F-2")
	var list []map[string]any
	w.json(&list, "due")
	if len(list) != 2 {
		t.Errorf("%v", list)
	}
	empty := newWorld(t)
	empty.refused(1, "F-1", "pay", "F-1", "--amount", "1", "--on", "2026-11-20")
	if _, err := os.Stat(empty.file); err != nil {
		t.Errorf("pay makes the register where there is none: %v", err)
	}
}

// TestTheSenderKeepsNothingThatFailsItsCheck keeps what it is told and nothing that fails its check.
func TestTheSenderKeepsNothingThatFailsItsCheck(t *testing.T) {
	w := newWorld(t)
	w.do("sender", "set", "name=Hélène Œuvrard", "siret=73282932000074", "capital=1 000,50", "late_rate=15", "iban=FR76 3000 6000 0112 3456 7890 189", "city=Nantes")
	var s map[string]any
	w.json(&s, "sender", "show")
	if s["name"] != "Hélène Œuvrard" || s["siren"] != "732829320" || s["capital"] != "1000.50" || s["iban"] != "FR7630006000011234567890189" || s["city"] != "Nantes" {
		t.Errorf("%v", s)
	}
	w.do("sender", "set", "city=", "pays_first=interest")
	if w.json(&s, "sender", "show"); s["pays_first"] != "interest" {
		t.Errorf("%v", s)
	}
	for word, args := range map[string][]string{"faute de frappe": {"iban=FR7630006000011234567890188"}, "SIREN": {"siren=732829321"}, "montant": {"capital=12,3,4"},
		"minimum légal": {"late_rate=0,5"}, "nombre entier": {"terms_days=trente"}, "choisissez l’un des deux": {"pays_first=frais"}} {
		w.refused(1, word, append([]string{"sender", "set", "name=Zoé"}, args...)...)
	}
	w.refused(2, "couleur", "sender", "set", "couleur=bleu")
	w.refused(2, "CLÉ=VALEUR", "sender", "set", "Zoé")
	if text := w.do("sender", "show"); !strings.Contains(text, "name=Hélène Œuvrard\n") || !strings.Contains(text, "city=\n") {
		t.Errorf("%s", text)
	}
}

// TestClientsAreCreatedByKeyAndNoneTwice creates clients by key, and none twice.
func TestClientsAreCreatedByKeyAndNoneTwice(t *testing.T) {
	w := newWorld(t)
	w.do("client", "add", "name=SAS Éole", "kind=public", "contact=Anne Œuvrard", "email=a@eole.example,b@eole.example", "phone=02 61 91 00 00",
		"address=3, rue de l’Île", "postcode=44000", "city=Nantes", "siren=732 829 320", "terms_days=45")
	var list []map[string]any
	w.json(&list, "client", "list")
	if len(list) != 1 {
		t.Fatalf("%v", list)
	}
	c := list[0]
	if c["name"] != "SAS Éole" || c["kind"] != "public" || c["email"] != "a@eole.example" || c["siren"] != "732829320" || c["terms_days"] != 45.0 || c["postcode"] != "44000" {
		t.Errorf("%v", c)
	}
	w.refused(1, "déjà", "client", "add", "name=sas eole")
	w.refused(1, "raison sociale", "client", "add", "city=Nantes")
	w.refused(1, "SIREN", "client", "add", "name=Zoé", "siren=123456789")
	w.refused(1, "entreprise", "client", "add", "name=Zoé", "kind=entreprise")
	w.refused(1, "zoé", "client", "add", "name=Zoé", "email=zoé")
	if text := w.do("client", "list"); !strings.Contains(text, "Organisme public") {
		t.Errorf("%s", text)
	}
}
