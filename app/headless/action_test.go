package headless_test

import (
	"strings"
	"testing"
)

// TestAStepIsPassedOrPutOff and the plan follows.
func TestAStepIsPassedOrPutOff(t *testing.T) {
	w := monday(t)
	w.do("receipts", "--confirm")
	var done map[string]any
	w.json(&done, "skip", "--client", "SARL Nord", "--reason", "déjà au téléphone")
	keys(t, done, "client invoices step channel amount_cents currency result until reason")
	if done["client"] != "SARL Nord" || done["step"] != "first" || done["result"] != "skipped" || len(done["invoices"].([]any)) != 2 {
		t.Errorf("%v", done)
	}
	if p := w.line("R-4"); p.Step != "second" {
		t.Errorf("after the first was passed: %+v", p)
	}
	w.json(&done, "postpone", "--client", "SAS Éole", "--until", "2026-11-27")
	if done["until"] != "2026-11-27" || done["step"] != "first" {
		t.Errorf("%v", done)
	}
	w.blocked("R-1", "pause")
	w.refused(1, "Rien n’est à faire aujourd’hui pour SAS Éole", "skip", "--client", "SAS Éole", "--reason", "x")
	w.refused(1, "Sans Adresse", "postpone", "--client", "Sans Adresse", "--until", "2026-11-27")
	w.refused(1, "aujourd’hui ou plus tard", "postpone", "--client", "Œuvre & Fils", "--until", "2026-11-20")
	w.refused(1, "pourquoi", "skip", "--client", "Œuvre & Fils", "--reason", " ")
	w.refused(1, "Inconnue", "skip", "--client", "Inconnue", "--reason", "x")
	w.refused(2, "--reason", "skip", "--client", "Œuvre & Fils")
	w.refused(2, "--until", "postpone", "--client", "Œuvre & Fils")
}

// TestACallThatIsProposedTakesItsStep; one outside the plan takes none.
func TestACallThatIsProposedTakesItsStep(t *testing.T) {
	w := monday(t)
	w.do("receipts", "--confirm")
	w.do("client", "set", "Œuvre & Fils", "profile=no_email", "phone=02 61 91 00 00")
	if p := w.line("R-7"); p.Channel != "call" || p.Text != "" || p.Automatic {
		t.Fatalf("%+v", p)
	}
	var done map[string]any
	w.json(&done, "call", "--client", "Œuvre & Fils", "--result", "unreachable")
	if done["step"] != "first" || done["channel"] != "call" || done["result"] != "unreachable" || done["until"] != "2026-11-23" {
		t.Errorf("%v", done)
	}
	w.clock = w.clock.AddDate(0, 0, 1)
	if p := w.line("R-7"); p.Step != "first" || p.Channel != "call" || p.BlockedBy != "" {
		t.Errorf("the call is to be made again the next day: %+v", p)
	}
	w.json(&done, "call", "--client", "Œuvre & Fils", "--result", "paying", "--note", "virement lundi", "--back", "2026-12-04")
	if done["reason"] != "virement lundi" || done["until"] != "2026-12-03" {
		t.Errorf("%v", done)
	}
	w.blocked("R-7", "pause")
	w.json(&done, "call", "--client", "SAS Éole", "--result", "refused")
	if done["step"] != "" || len(done["invoices"].([]any)) != 2 {
		t.Errorf("outside the plan: %v", done)
	}
	if p := w.line("R-1"); p.BlockedBy != "gap" || p.Step != "first" {
		t.Errorf("a call is a contact, and takes no step: %+v", p)
	}
	if text := w.do("call", "--client", "SARL Nord", "--result", "promise"); !strings.Contains(text, "dument promise") {
		t.Errorf("%s", text)
	}
	w.refused(1, "Rien n’est dû", "call", "--client", w.paid(), "--result", "paid")
	w.refused(1, "à venir", "call", "--client", "Mairie d’Orge", "--result", "paid", "--back", "2026-11-20")
	w.refused(2, "message_left", "call", "--client", "Mairie d’Orge", "--result", "bof")
	w.refused(2, "--result", "call", "--client", "Mairie d’Orge")
}

// paid pays all that a client owes and returns its name.
func (w *world) paid() string {
	w.t.Helper()
	w.do("pay", "R-6", "--amount", "8000", "--on", "2026-11-23")
	return "Sans Adresse"
}

// TestReceiptsAreShownAndConfirmed: the confirmation holds for the days set.
func TestReceiptsAreShownAndConfirmed(t *testing.T) {
	w := monday(t)
	var r map[string]any
	w.json(&r, "receipts")
	keys(t, r, "confirmed last_payment days current")
	if r["confirmed"] != "" || r["current"] != false || r["days"] != 3.0 {
		t.Errorf("%v", r)
	}
	if text := w.do("receipts"); !strings.Contains(text, "jamais") || !strings.Contains(text, "receipts --confirm") {
		t.Errorf("%s", text)
	}
	w.do("pay", "R-8", "--amount", "100", "--on", "2026-11-20")
	w.json(&r, "receipts", "--confirm")
	if r["confirmed"] != "2026-11-23" || r["last_payment"] != "2026-11-20" || r["current"] != true {
		t.Errorf("%v", r)
	}
	for on, want := range map[string]bool{"2026-11-26": true, "2026-11-27": false} {
		if w.json(&r, "receipts", "--today", on); r["current"] != want {
			t.Errorf("on %s: %v", on, r)
		}
	}
}
