package headless_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestFeesAreNotedAsTheyWereQuoted, changed by their label, removed, and found in
// the estimate of a mandate.
func TestFeesAreNotedAsTheyWereQuoted(t *testing.T) {
	w, _ := mailWorld(t)
	var list []map[string]any
	if w.json(&list, "fees", "list"); len(list) == 0 {
		t.Fatal("no lines to fill in")
	}
	if text := w.do("fees", "list"); !strings.Contains(text, "à compléter") {
		t.Error(text)
	}
	ready := len(list)
	var fee map[string]any
	w.json(&fee, "fees", "set", "bailiff", "Frais de relance", "fixed=48,50", "source=devis du 3 novembre")
	keys(t, fee, "id provider label fixed_cents percent source")
	if fee["provider"] != "bailiff" || fee["label"] != "Frais de relance" || fee["fixed_cents"] != 4850.0 || fee["percent"] != 0.0 || fee["source"] != "devis du 3 novembre" {
		t.Errorf("%v", fee)
	}
	id := fee["id"]
	if w.json(&fee, "fees", "set", "bailiff", "frais de RELANCE", "percent=12,5", "label=Honoraires"); fee["id"] != id || fee["label"] != "Honoraires" || fee["fixed_cents"] != 4850.0 || fee["percent"] != 12.5 {
		t.Errorf("%v", fee)
	}
	if text := w.do("fees", "list"); !strings.Contains(text, "Honoraires") || !strings.Contains(text, "48,50") || !strings.Contains(text, "12,50") {
		t.Error(text)
	}
	out := filepath.Join(w.dir, "mandat.pdf")
	w.do("letter", "--kind", "mandate", "--client", "SAS Éole", "--out", out)
	if said := pdfWords(t, out); !strings.Contains(said, "Honoraires") || !strings.Contains(said, "48,50") {
		t.Errorf("the mandate: %s", said)
	}
	if w.json(&fee, "fees", "set", "bailiff", "Honoraires", "fixed="); fee["fixed_cents"] != 0.0 || fee["percent"] != 12.5 {
		t.Errorf("%v", fee)
	}
	w.do("fees", "remove", "bailiff", "honoraires")
	if w.json(&list, "fees", "list"); len(list) != ready {
		t.Errorf("%v", list)
	}
	w.refused(1, "fees list", "fees", "remove", "bailiff", "Honoraires")
	w.refused(1, "100", "fees", "set", "bailiff", "Honoraires", "percent=120")
	w.refused(2, "notaire", "fees", "set", "notaire", "Acte", "fixed=1")
	w.refused(2, "prix", "fees", "set", "bailiff", "Acte", "prix=1")
	w.refused(2, "LIBELLÉ", "fees", "remove", "bailiff")
}

// TestAClaimInDollarsIsInDollars: no euro is added to it, and the currency is named.
func TestAClaimInDollarsIsInDollars(t *testing.T) {
	w, _ := mailWorld(t)
	w.do("import", w.write("dollars.csv", "Numéro;Client;Date;Échéance;TTC;Devise\nU-1;SAS Éole;01/02/2026;03/03/2026;1000,00;USD\n"))
	var c struct {
		Currency  string
		Balance   int `json:"balance_cents"`
		Penalty   int `json:"penalty_left_cents"`
		Indemnity int `json:"indemnity_cents"`
		Total     int `json:"total_cents"`
	}
	if w.json(&c, "claim", "U-1"); c.Currency != "USD" || c.Indemnity != 0 || c.Total != c.Balance+c.Penalty {
		t.Errorf("%+v", c)
	}
	if text := w.do("claim", "U-1"); !strings.Contains(text, "40,00\u202f€, à part") && !strings.Contains(text, "40,00\u00a0€, à part") {
		t.Error(text)
	}
	if w.json(&c, "claim", "F-1"); c.Currency != "EUR" || c.Indemnity != 4000 {
		t.Errorf("%+v", c)
	}
}
