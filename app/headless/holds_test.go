package headless_test

import (
	"strings"
	"testing"
)

// line returns the line of the plan about an invoice.
func (w *world) line(invoice string) planned {
	w.t.Helper()
	var list []planned
	w.json(&list, "plan")
	for _, p := range list {
		for _, number := range p.Invoices {
			if number == invoice {
				return p
			}
		}
	}
	w.t.Fatalf("%s is in no line of the plan", invoice)
	return planned{}
}

// blocked checks what keeps an invoice from being chased.
func (w *world) blocked(invoice, want string) {
	w.t.Helper()
	if p := w.line(invoice); p.BlockedBy != want {
		w.t.Errorf("%s: blocked by %q, want %q: %s", invoice, p.BlockedBy, want, p.Reason)
	}
}

// TestADisputeTakesOneInvoiceOut and closing it brings it back; the client's
// others are reminded of all the while.
func TestADisputeTakesOneInvoiceOut(t *testing.T) {
	w := monday(t)
	w.do("receipts", "--confirm")
	var x map[string]any
	w.json(&x, "dispute", "R-4", "--reason", "delivery", "--note", "palette manquante", "--on", "2026-11-20")
	keys(t, x, "invoice client reason note opened closed outcome")
	if x["invoice"] != "R-4" || x["client"] != "SARL Nord" || x["opened"] != "2026-11-20" || x["closed"] != "" || x["note"] != "palette manquante" {
		t.Errorf("%v", x)
	}
	w.blocked("R-4", "dispute")
	w.blocked("R-5", "")
	w.refused(1, "déjà en litige", "dispute", "R-4", "--reason", "amount")
	w.refused(1, "litige", "plan-instalments", "--client", "SARL Nord", "--number", "2", "--first", "2026-12-01", "R-4")
	w.json(&x, "dispute", "R-4", "--close", "--outcome", "unfounded", "--note", "livrée le 22")
	if x["closed"] != "2026-11-23" || x["outcome"] != "unfounded" || !strings.Contains(x["note"].(string), "livrée le 22") {
		t.Errorf("%v", x)
	}
	w.blocked("R-4", "")
	w.refused(1, "pas en litige", "dispute", "R-4", "--close", "--outcome", "agreed")
	w.refused(1, "Avoir AV-7", "dispute", "AV-7", "--reason", "amount")
	w.refused(1, "R-99", "dispute", "R-99", "--reason", "amount")
	w.refused(1, "futur", "dispute", "R-5", "--reason", "amount", "--on", "2026-11-24")
	w.refused(2, "--reason", "dispute", "R-5")
	w.refused(2, "écrivez amount", "dispute", "R-5", "--reason", "humeur")
	w.refused(2, "écrivez unfounded", "dispute", "R-5", "--close", "--outcome", "perdu")
	w.refused(2, "--outcome", "dispute", "R-5", "--close")
	w.refused(2, "--close", "dispute", "R-5", "--reason", "amount", "--outcome", "agreed")
	w.refused(2, "ne vont pas ensemble", "dispute", "R-5", "--close", "--outcome", "agreed", "--reason", "amount")
	w.refused(2, "28 jours", "dispute", "R-5", "--reason", "amount", "--on", "31/02/2026")
}

// TestAPromiseHoldsUntilItsDay, is kept by a payment and broken the day after;
// taking it back lets the reminders go at once.
func TestAPromiseHoldsUntilItsDay(t *testing.T) {
	w := monday(t)
	w.do("receipts", "--confirm")
	var p map[string]any
	w.json(&p, "promise", "R-4", "R-5", "--amount", "100000", "--by", "2026-11-25", "--note", "par téléphone")
	keys(t, p, "client invoices amount_cents currency made by note state withdrawn")
	if p["client"] != "SARL Nord" || p["amount_cents"] != 100000.0 || p["state"] != "pending" || p["by"] != "2026-11-25" || len(p["invoices"].([]any)) != 2 {
		t.Errorf("%v", p)
	}
	w.blocked("R-4", "promise")
	var list []planned
	w.json(&list, "plan", "--today", "2026-11-26")
	if broken := list[0]; broken.Client != "SARL Nord" || !strings.Contains(broken.Reason, "promesse pour le 25/11/2026 n’a pas été tenue") {
		t.Errorf("the day after: %+v", broken)
	}
	w.json(&p, "promise", "R-4", "--withdraw")
	if p["state"] != "withdrawn" || p["withdrawn"] != "2026-11-23" {
		t.Errorf("%v", p)
	}
	w.blocked("R-4", "")
	w.json(&p, "promise", "R-7", "--by", "2026-11-30")
	if p["amount_cents"] != 30000.0 {
		t.Errorf("without an amount it is all that is open: %v", p)
	}
	w.refused(1, "rien à retirer", "promise", "R-1", "--withdraw")
	w.refused(1, "dépasse", "promise", "R-1", "--amount", "999999", "--by", "2026-11-30")
	w.refused(1, "déjà passé", "promise", "R-1", "--by", "2026-11-20")
	w.refused(1, "un seul client", "promise", "R-1", "R-3", "--by", "2026-11-30")
	w.refused(2, "--by", "promise", "R-1")
	w.refused(2, "centimes", "promise", "R-1", "--amount", "12,50", "--by", "2026-11-30")
	w.refused(2, "ne vont pas ensemble", "promise", "R-1", "--withdraw", "--by", "2026-11-30")
	w.refused(2, "FACTURE", "promise", "--by", "2026-11-30")
}

// TestAPauseStopsAnInvoiceAClientOrEverything until its day, or until it is lifted.
func TestAPauseStopsAnInvoiceAClientOrEverything(t *testing.T) {
	w := monday(t)
	w.do("receipts", "--confirm")
	for _, c := range []struct {
		name   string
		of     []string
		paused []string
		free   []string
	}{
		{"an invoice", []string{"--invoice", "R-4"}, []string{"R-4"}, []string{"R-5", "R-1"}},
		{"a client", []string{"--client", "sarl nord"}, []string{"R-4", "R-5"}, []string{"R-1"}},
		{"everything", nil, []string{"R-4", "R-5", "R-1", "R-3"}, nil},
	} {
		var p map[string]any
		w.json(&p, append([]string{"pause", "--until", "2026-11-30", "--reason", "en congé"}, c.of...)...)
		keys(t, p, "client invoice made until reason ended")
		if p["until"] != "2026-11-30" || p["reason"] != "en congé" || p["ended"] != "" {
			t.Errorf("%s: %v", c.name, p)
		}
		for _, number := range c.paused {
			w.blocked(number, "pause")
		}
		for _, number := range c.free {
			w.blocked(number, "")
		}
		w.json(&p, append([]string{"pause", "--end"}, c.of...)...)
		if p["ended"] != "2026-11-23" {
			t.Errorf("%s: %v", c.name, p)
		}
		for _, number := range c.paused {
			w.blocked(number, "")
		}
		w.refused(1, "rien à lever", append([]string{"pause", "--end"}, c.of...)...)
	}
	w.refused(1, "passé", "pause", "--until", "2026-11-20", "--reason", "x")
	w.refused(1, "Zoé", "pause", "--client", "Zoé Inconnue", "--until", "2026-11-30", "--reason", "x")
	w.refused(1, "R-99", "pause", "--invoice", "R-99", "--until", "2026-11-30", "--reason", "x")
	w.refused(1, "pourquoi", "pause", "--until", "2026-11-30", "--reason", " ")
	w.refused(2, "--until", "pause", "--reason", "x")
	w.refused(2, "--reason", "pause", "--until", "2026-11-30")
	w.refused(2, "ne vont pas ensemble", "pause", "--client", "SARL Nord", "--invoice", "R-4", "--until", "2026-11-30", "--reason", "x")
	w.refused(2, "ne vont pas ensemble", "pause", "--end", "--until", "2026-11-30")
}

// TestAPlanInInstalmentsAddsUp to what is open, and holds its invoices back.
func TestAPlanInInstalmentsAddsUp(t *testing.T) {
	w := monday(t)
	w.do("receipts", "--confirm")
	var p struct {
		Client      string
		Invoices    []string
		Amount      int    `json:"amount_cents"`
		Ended       string `json:"ended"`
		Instalments []struct {
			Due    string
			Amount int `json:"amount_cents"`
		}
	}
	w.json(&p, "plan-instalments", "--client", "SARL Nord", "--number", "7", "--first", "2026-11-30", "--every", "fortnightly")
	sum := 0
	for _, i := range p.Instalments {
		sum += i.Amount
	}
	if sum != 120000 || p.Amount != sum || len(p.Instalments) != 7 || p.Instalments[0].Amount != 17143 || p.Instalments[1].Due != "2026-12-14" || len(p.Invoices) != 2 {
		t.Errorf("%+v", p)
	}
	w.blocked("R-4", "plan")
	w.refused(1, "échéancier", "dispute", "R-4", "--reason", "amount")
	w.json(&p, "plan-instalments", "--client", "SARL Nord", "--end")
	if p.Ended != "2026-11-23" {
		t.Errorf("%+v", p)
	}
	w.blocked("R-4", "")
	w.json(&p, "plan-instalments", "--client", "SARL Nord", "--number", "2", "--first", "2026-11-30", "R-5")
	if p.Amount != 70000 || p.Instalments[1].Due != "2026-12-30" {
		t.Errorf("by the month: %+v", p)
	}
	w.blocked("R-4", "")
	w.refused(1, "rien à arrêter", "plan-instalments", "--client", "SAS Éole", "--end")
	w.refused(1, "SARL Nord", "plan-instalments", "--client", "SAS Éole", "--number", "2", "--first", "2026-11-30", "R-4")
	w.refused(1, "R-99", "plan-instalments", "--client", "Mairie d’Orge", "--number", "2", "--first", "2026-11-30", "R-8", "R-99")
	w.refused(1, "60", "plan-instalments", "--client", "Mairie d’Orge", "--number", "61", "--first", "2026-11-30")
	w.refused(1, "précède", "plan-instalments", "--client", "Mairie d’Orge", "--number", "2", "--first", "2026-11-20")
	w.refused(2, "--number", "plan-instalments", "--client", "Mairie d’Orge", "--first", "2026-11-30")
	w.refused(2, "monthly", "plan-instalments", "--client", "Mairie d’Orge", "--number", "2", "--first", "2026-11-30", "--every", "jour")
	w.refused(2, "nombre entier", "plan-instalments", "--client", "Mairie d’Orge", "--number", "deux", "--first", "2026-11-30")
	w.refused(2, "--client", "plan-instalments", "--number", "2", "--first", "2026-11-30")
}
