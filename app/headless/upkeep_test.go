package headless_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dument/app/headless"
	"dument/data/day"
)

// TestARegisterIsFilledCheckedAndCopied fills, checks and copies a register.
func TestARegisterIsFilledCheckedAndCopied(t *testing.T) {
	w := newWorld(t)
	w.refused(1, w.file, "check")
	var made map[string]any
	w.json(&made, "demo", "--clients", "40", "--invoices", "300", "--seed", "7", "--today", "2026-11-21")
	if made["clients"] != 40.0 || made["invoices"] != 300.0 {
		t.Errorf("%v", made)
	}
	w.refused(1, "déjà", "demo")
	w.refused(2, "beaucoup", "demo", "--clients", "beaucoup")
	var state map[string]any
	if w.json(&state, "check"); state["sound"] != true {
		t.Errorf("%v", state)
	}
	var due, copied []map[string]any
	w.json(&due, "due")
	if len(due) < 20 {
		t.Errorf("%d open invoices", len(due))
	}
	dest := filepath.Join(w.dir, "sauvegarde.dument")
	w.do("backup", dest)
	if w.json(&copied, "due", "--file", dest); len(copied) != len(due) {
		t.Errorf("%d open invoices in the copy of %d", len(copied), len(due))
	}
	w.write("abîmé.dument", strings.Repeat("ceci n’est pas un registre", 100))
	w.refused(1, "abîmé.dument", "check", "--file", filepath.Join(w.dir, "abîmé.dument"))
	other := newWorld(t)
	other.do("demo", "--seed", "7")
	if a, b := w.do("due"), other.do("due"); a != b {
		t.Error("the same seed gave two registers")
	}
}

// TestAnEmptyListIsNeverNull: a script walks over every list, also on a register
// that holds next to nothing.
func TestAnEmptyListIsNeverNull(t *testing.T) {
	w := newWorld(t)
	list := w.write("liste.csv", "Numéro;Client;Date;Échéance;TTC\nF-1;Zoé;01/11/2026;01/12/2026;10,00\n")
	for _, args := range [][]string{{"sender", "set", "name=Atelier"}, {"client", "list"}, {"due"}, {"outbox"}, {"send"}, {"check"},
		{"import", list, "--dry-run"}, {"import", list}, {"client", "list"}, {"claim", "F-1"}, {"plan"}, {"simulate", "--days", "90"}, {"receipts"}, {"scenario", "list"},
		{"scenario", "show", "Standard"}, {"auto", "show"}, {"pause", "--until", "2026-12-31", "--reason", "congés"}, {"pause", "--end"}, {"dispute", "F-1", "--reason", "paid"},
		{"dispute", "F-1", "--close", "--outcome", "withdrawn"}, {"promise", "F-1", "--by", "2026-12-01"}, {"plan-instalments", "--client", "Zoé", "--number", "2", "--first", "2026-12-01"},
		{"call", "--client", "Zoé", "--result", "paying"}, {"sender", "show"}, {"help"}, {"version"}} {
		var result any
		if w.json(&result, args...); holdsNull(result) {
			t.Errorf("%v gives %v", args, result)
		}
	}
}

func holdsNull(value any) bool {
	switch v := value.(type) {
	case nil:
		return true
	case []any:
		return slices.ContainsFunc(v, holdsNull)
	case map[string]any:
		for _, field := range v {
			if holdsNull(field) {
				return true
			}
		}
	}
	return false
}

// TestAWrongCommandLineTouchesNothing ends with 2, a sentence and how to write it, and touches nothing.
func TestAWrongCommandLineTouchesNothing(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct{ word, line string }{
		{"danser", "danser"}, {"client", "client"}, {"remove", "client remove"}, {"FICHIER", "import"}, {"FACTURE", "claim"},
		{"F-2", "claim F-1 F-2"}, {"--couleur", "due --couleur"}, {"-x", "due -x"}, {"--file", "due --file"}, {"valeur", "due --json=oui"},
		{"deux fois", "due --today 2026-01-01 --today 2026-01-02"}, {"31/02", "due --today 31/02/2026"}, {"--amount", "pay F-1 --on 2026-01-01"},
		{"--dry-run", "due --dry-run"}, {"danser", "help danser"},
	} {
		w.refused(2, c.word, strings.Fields(c.line)...)
	}
	if _, err := os.Stat(w.file); err == nil {
		t.Error("a wrong command made a register")
	}
}

// TestHelpExplainsEveryVerbItLists explains every verb it lists.
func TestHelpExplainsEveryVerbItLists(t *testing.T) {
	w := newWorld(t)
	var verbs []string
	w.json(&verbs, "help")
	overview := w.do("--help")
	for _, verb := range verbs {
		text := w.do(append([]string{"help"}, strings.Fields(verb)...)...)
		if !strings.Contains(text, "Usage\u00a0: dument "+verb) || !strings.Contains(overview, verb) || text != w.do(append(strings.Fields(verb), "--help")...) {
			t.Errorf("%s: %s", verb, text)
		}
	}
	for _, promised := range strings.Split("import,due,claim,letter,pay,sender set,client add,client list,send,backup,check,demo,version,"+
		"plan,simulate,receipts,skip,postpone,call,dispute,promise,pause,plan-instalments,scenario list,scenario show,client set,auto set,auto show,"+
		"tray,posted,presented,received,returned,waive,interrupt,insolvency,dossier,verify,paper set,paper show,paper test,rates list,rates set", ",") {
		if !strings.Contains(strings.Join(verbs, ",")+",", promised+",") {
			t.Errorf("%s is missing", promised)
		}
	}
	if text := w.do("version"); text != "Dûment 1.2.3\n" || w.do("--version") != text {
		t.Errorf("%s", text)
	}
}

// TestACommandIsToldFromTheWindowsOwnLine tells a command from the window's own line.
func TestACommandIsToldFromTheWindowsOwnLine(t *testing.T) {
	for line, want := range map[string]bool{"": false, "--demo": false, "--file due": false, "--file=x --today 2026-01-01": false, "due": true, "--file x due": true,
		"danser": true, "--help": true, "-h": true, "--version": true, "--json": false} {
		if got := headless.HasVerb(strings.Fields(line)); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
	var errs bytes.Buffer
	for line, want := range map[string]headless.Window{
		"--file x.dument --today 2026-11-21": {File: "x.dument", Today: day.Of(2026, 11, 21)},
		"--demo --today=2026-11-21":          {Demo: true, Today: day.Of(2026, 11, 21)},
	} {
		if got, code := headless.ParseWindow(strings.Fields(line), &errs); code != 0 || got != want {
			t.Errorf("%q: exit %d, %+v: %s", line, code, got, errs.String())
		}
	}
	for line, word := range map[string]string{"--couleur": "--couleur", "--demo --file x.dument": "retirez --file"} {
		errs.Reset()
		if _, code := headless.ParseWindow(strings.Fields(line), &errs); code != 2 || !strings.Contains(errs.String(), word) {
			t.Errorf("%q: exit %d: %s", line, code, errs.String())
		}
	}
}
