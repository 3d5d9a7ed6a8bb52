package headless_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestTheScenariosAreListedAndShown with the names that "client set" takes.
func TestTheScenariosAreListedAndShown(t *testing.T) {
	w := newWorld(t)
	var list []map[string]any
	w.json(&list, "scenario", "list")
	if len(list) < 8 {
		t.Fatalf("%v", list)
	}
	var defaults []string
	for _, s := range list {
		keys(t, s, "id name default profiles steps")
		if s["default"] == true {
			defaults = append(defaults, s["name"].(string))
		}
		var one map[string]any
		if w.json(&one, "scenario", "show", strings.ToLower(s["name"].(string))); one["id"] != s["id"] || len(one["steps"].([]any)) == 0 {
			t.Errorf("%v shows %v", s["name"], one)
		}
		keys(t, one["steps"].([]any)[0].(map[string]any), "id basis offset long_offset channel step tone automatic minimum_cents deadline_days")
	}
	if !slices.Equal(defaults, []string{"Standard"}) {
		t.Errorf("default: %v", defaults)
	}
	if text := w.do("scenario", "show", "Standard"); !strings.Contains(text, "J-5") || !strings.Contains(text, "J+30") || !strings.Contains(text, "Recommandé") {
		t.Errorf("%s", text)
	}
	w.refused(1, "Mauvais payeur", "scenario", "show", "Inventé")
	w.refused(2, "NOM", "scenario", "show")
}

// TestAClientIsChangedByKey: what is named changes, the rest stays, and what is
// wrong changes nothing.
func TestAClientIsChangedByKey(t *testing.T) {
	w := monday(t)
	var c map[string]any
	w.json(&c, "client", "set", "SARL Nord", "profile=bad_payer", "credit_limit=1 500,00", "contact=Anne Nord")
	if c["profile"] != "bad_payer" || c["credit_limit_cents"] != 150000.0 || c["contact"] != "Anne Nord" || c["email"] != "nord@nord.example" || c["scenario"] != "" {
		t.Errorf("%v", c)
	}
	w.json(&c, "client", "set", "SARL Nord", "scenario=grand compte", "never=true", "insolvent=2026-11-02", "handed_over=03/11/2026")
	if c["scenario"] != "Grand compte" || c["never"] != true || c["insolvent"] != "2026-11-02" || c["handed_over"] != "2026-11-03" || c["profile"] != "bad_payer" {
		t.Errorf("%v", c)
	}
	w.blocked("R-4", "insolvency")
	w.do("client", "set", "SARL Nord", "insolvent=")
	w.blocked("R-4", "handed_over")
	w.do("client", "set", "SARL Nord", "handed_over=")
	w.blocked("R-4", "never")
	w.json(&c, "client", "set", "SARL Nord", "never=false", "scenario=", "profile=", "credit_limit=")
	if c["scenario"] != "" || c["profile"] != "" || c["credit_limit_cents"] != 0.0 {
		t.Errorf("%v", c)
	}
	if w.json(&c, "client", "set", "SARL Nord", "civility=mrs"); c["civility"] != "Mme" {
		t.Errorf("%v", c)
	}
	before := w.content()
	w.refused(1, "M. ou Mme", "client", "set", "SARL Nord", "civility=Dr")
	w.refused(1, "bad_payer", "client", "set", "SARL Nord", "profile=escroc")
	w.refused(1, "Grand compte", "client", "set", "SARL Nord", "scenario=inventé")
	w.refused(1, "true ou false", "client", "set", "SARL Nord", "never=jamais")
	w.refused(1, "31/02", "client", "set", "SARL Nord", "insolvent=31/02/2026")
	w.refused(1, "déjà", "client", "set", "SARL Nord", "name=sas eole")
	w.refused(1, "Inconnu", "client", "set", "Inconnu", "never=true")
	w.refused(2, "couleur", "client", "set", "SARL Nord", "couleur=bleu")
	w.refused(2, "CLÉ=VALEUR", "client", "set", "SARL Nord")
	if string(before) != string(w.content()) {
		t.Error("a refusal changed the register")
	}
	w.do("client", "add", "name=Neuf", "profile=new", "scenario=standard")
}

// TestTheBoundsAreSetByKey: each key is read back, and what is out of bounds is
// refused whole.
func TestTheBoundsAreSetByKey(t *testing.T) {
	w := newWorld(t)
	var b map[string]any
	w.json(&b, "auto", "set", "automatic=true", "rehearsal=true", "not_before=8", "cap_per_day=5", "cap_per_client=2", "receipts=7", "gap=4",
		"threshold=25,50", "large=8000", "habit=12", "earlier=3", "august=true", "thanks=true")
	want := map[string]any{"automatic": true, "rehearsal": true, "not_before": 8.0, "cap_per_day": 5.0, "cap_per_client": 2.0, "receipts": 7.0, "gap": 4.0,
		"threshold": "25.50", "large": "8000.00", "habit": 12.0, "earlier": 3.0, "august": true, "thanks": true}
	for name, value := range want {
		if b[name] != value {
			t.Errorf("%s is %v, want %v", name, b[name], value)
		}
	}
	if len(b) != len(want) {
		t.Errorf("%v", b)
	}
	if text := w.do("auto", "show"); !strings.Contains(text, "cap_per_day=5\n") || !strings.Contains(text, "threshold=25.50\n") {
		t.Errorf("%s", text)
	}
	w.refused(1, "entre 1 et 60", "auto", "set", "automatic=false", "gap=0")
	w.refused(1, "entre 0 et 23", "auto", "set", "not_before=24")
	w.refused(1, "négatif", "auto", "set", "threshold=-1")
	w.refused(1, "true ou false", "auto", "set", "august=peut-être")
	w.refused(1, "nombre entier", "auto", "set", "gap=cinq")
	w.refused(2, "couleur", "auto", "set", "couleur=bleu")
	w.refused(2, "CLÉ=VALEUR", "auto", "set")
	if w.json(&b, "auto", "show"); b["automatic"] != true || b["gap"] != 4.0 {
		t.Errorf("a refusal changed the bounds: %v", b)
	}
	for words, state := range map[string]string{"automatic=false": "pas activé", "automatic=true rehearsal=true": "essai", "automatic=true rehearsal=false": "est activé"} {
		if text := w.do(append([]string{"auto", "set"}, strings.Fields(words)...)...); !strings.Contains(text, state) {
			t.Errorf("%s: %s", words, text)
		}
	}
}

// TestAnOptionIsTheSameInEveryVerb: options may stand before the verb, so that
// whether one takes a value must not depend on it.
func TestAnOptionIsTheSameInEveryVerb(t *testing.T) {
	w := newWorld(t)
	var names []string
	w.json(&names, "help")
	option := regexp.MustCompile(`--([a-z-]+)( [^\s\]]+)?`)
	takes := map[string]bool{}
	for _, name := range names {
		var help map[string]string
		w.json(&help, append([]string{"help"}, strings.Fields(name)...)...)
		for _, m := range option.FindAllStringSubmatch(help["usage"], -1) {
			value := m[2] != "" && !strings.HasPrefix(m[2], " [") && !strings.HasPrefix(m[2], " --")
			if before, known := takes[m[1]]; known && before != value {
				t.Errorf("%s: --%s takes a value in one verb and none in another", name, m[1])
			}
			takes[m[1]] = value
		}
	}
	if len(takes) < 20 || !takes["until"] || takes["end"] {
		t.Errorf("the usages were misread: %v", takes)
	}
}
