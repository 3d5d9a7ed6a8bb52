package headless_test

import (
	"strings"
	"testing"
)

// TestRatesAreListedEnteredAndTakenBack in January, when the tables end.
func TestRatesAreListedEnteredAndTakenBack(t *testing.T) {
	w := newWorld(t)
	type listed struct {
		Rates   []map[string]any
		Missing []string
		News    string
	}
	list := func() (l listed) {
		w.json(&l, "rates", "list", "--today", "2027-01-10")
		return l
	}
	before := list()
	if len(before.Rates) < 40 || strings.Join(before.Missing, " ") != "ecb legal" || !strings.Contains(before.News, "01/01/2027") {
		t.Fatalf("%d rates, missing %v, %q", len(before.Rates), before.Missing, before.News)
	}
	for _, r := range before.Rates {
		if keys(t, r, "table half_year rate_percent own source"); r["source"] == "" || r["own"] == true {
			t.Errorf("%v", r)
		}
	}
	var one map[string]any
	w.json(&one, "rates", "set", "ecb", "2027-S1", "2,65", "--source", "banque-france.fr", "--today", "2027-01-10")
	if one["table"] != "ecb" || one["half_year"] != "2027-S1" || one["rate_percent"] != 2.65 || one["own"] != true || one["source"] != "banque-france.fr" {
		t.Errorf("%v", one)
	}
	after := list()
	if len(after.Rates) != len(before.Rates)+1 || strings.Join(after.Missing, " ") != "legal" {
		t.Errorf("%d rates, missing %v", len(after.Rates), after.Missing)
	}
	if text := w.do("rates", "list", "--today", "2027-01-10"); !strings.Contains(text, "banque-france.fr") || !strings.Contains(text, "2026-S2") {
		t.Error(text)
	}
	w.do("rates", "set", "ecb", "2027-S1", "--remove")
	w.refused(1, "rien à retirer", "rates", "set", "ecb", "2027-S1", "--remove")
	w.refused(1, "bce", "rates", "set", "bce", "2026-S1", "2,65", "--source", "x")
	w.refused(1, "pas encore connu", "rates", "set", "ecb", "2027-S1", "2,65", "--source", "x", "--today", "2026-11-21")
	w.refused(2, "--source", "rates", "set", "ecb", "2027-S1", "2,65")
	w.refused(2, "TAUX", "rates", "set", "ecb", "2027-S1", "--source", "x")
	w.refused(2, "2027-S3", "rates", "set", "ecb", "2027-S3", "2,65", "--source", "x")
	w.refused(2, "265", "rates", "set", "ecb", "2027-S1", "265", "--source", "x")
}
