package headless_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"dument/letters/mail/mailtest"
)

// mailWorld is a world with a list, a sender and an account at a real server.
func mailWorld(t *testing.T) (*world, *mailtest.Server) {
	w := newWorld(t)
	server := mailtest.Start(t, mailtest.Options{})
	w.roots = server.Roots
	w.do("import", w.write("liste.csv", invoices))
	w.do("sender", "set", "name=Zoé Lefèvre", "siren=732829320", "address=7, quai de l’Île", "postcode=44000", "city=Nantes", "email=zoe@exemple.example", "iban=FR7630006000011234567890189")
	a := server.Account()
	w.do("mail", "set", "address="+a.Address, "name="+a.Name, "host="+a.Host, "port="+strconv.Itoa(a.Port), "security=tls", "login="+a.Login)
	return w, server
}

// TestAReminderGoesFromTheInvoiceToTheMailbox goes from an overdue invoice to a message in the client's mailbox, once.
func TestAReminderGoesFromTheInvoiceToTheMailbox(t *testing.T) {
	w, server := mailWorld(t)
	var m map[string]any
	w.json(&m, "remind", "--client", "sas eole")
	if m["level"] != "first" || m["to"] != "compta@eole.example" || m["amount_cents"] != 95000.0 || m["state"] != "waiting" {
		t.Errorf("%v", m)
	}
	w.refused(1, "SAS Éole", "remind", "--client", "SAS Éole")
	var box []map[string]any
	if w.json(&box, "outbox"); len(box) != 1 || box[0]["subject"] != m["subject"] {
		t.Errorf("%v", box)
	}
	var report map[string]any
	if w.json(&report, "send", "--dry-run"); report["waiting"] != 1.0 || len(server.Mailbox()) != 0 {
		t.Errorf("%v", report)
	}
	w.refused(1, "mot de passe", "send")
	code, out, errs := w.run(mailtest.Password+"\n", "send", "--password-stdin", "--json")
	if code != 0 {
		t.Fatalf("exit %d: %s%s", code, out, errs)
	}
	decode(t, out, &report)
	keys(t, report, "sent failed uncertain waiting cancelled messages")
	if report["sent"] != 1.0 || report["waiting"] != 0.0 {
		t.Errorf("%v", report)
	}
	arrived := server.Mailbox()
	if len(arrived) != 1 || arrived[0].To != "compta@eole.example" {
		t.Fatalf("%+v", arrived)
	}
	if text := w.do("outbox"); !strings.Contains(text, "vide") {
		t.Errorf("%s", text)
	}
	w.refused(1, "SAS Éole", "remind", "--client", "SAS Éole", "--level", "first")
	w.do("remind", "--client", "SAS Éole", "--level", "first", "--again")
}

// TestWhatDidNotLeaveIsSaid says what did not leave, and ends with 1.
func TestWhatDidNotLeaveIsSaid(t *testing.T) {
	w, server := mailWorld(t)
	w.do("remind", "--client", "SAS Éole", "--level", "second")
	code, out, errs := w.run("faux\n", "send", "--password-stdin", "--json")
	if code != 1 || errs == "" || len(server.Mailbox()) != 0 {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	if code, _, errs := w.run("\n", "send", "--password-stdin"); code != 1 || !strings.Contains(errs, "vide") {
		t.Errorf("exit %d: %s", code, errs)
	}
	w.do("pay", "F-1", "--amount", "100000", "--on", "2026-11-21")
	code, out, errs = w.run(mailtest.Password, "send", "--password-stdin")
	if code != 0 || !strings.Contains(out, "Annulé") || len(server.Mailbox()) != 0 {
		t.Errorf("a reminder of a settled invoice: exit %d: %s%s", code, out, errs)
	}
}

// TestWhatKeepsAReminderFromBeingPrepared names what keeps a reminder from being prepared.
func TestWhatKeepsAReminderFromBeingPrepared(t *testing.T) {
	w := newWorld(t)
	w.refused(1, w.file, "remind", "--client", "Zoé")
	w.do("import", w.write("liste.csv", invoices))
	w.refused(1, "Zoé", "remind", "--client", "Zoé")
	w.refused(1, "Mairie", "remind", "--client", "Mairie d’Orge")
	w.refused(1, "messagerie", "remind", "--client", "SAS Éole")
	w.refused(2, "formal_notice", "remind", "--client", "SAS Éole", "--level", "formal_notice")
	w.refused(2, "--client", "remind")
}

// TestAKnownProviderFillsInTheRest sets the account by key; a known provider fills in the rest.
func TestAKnownProviderFillsInTheRest(t *testing.T) {
	w := newWorld(t)
	var a map[string]any
	w.json(&a, "mail", "set", "address=zoe.lefevre@gmail.com")
	if a["host"] != "smtp.gmail.com" || a["port"] != 465.0 || a["login"] != "zoe.lefevre@gmail.com" || a["password_known"] != false {
		t.Errorf("%v", a)
	}
	w.json(&a, "mail", "set", "port=587", "security=STARTTLS")
	if a["host"] != "smtp.gmail.com" || a["port"] != 587.0 || a["security"] != "starttls" {
		t.Errorf("%v", a)
	}
	w.refused(1, "65535", "mail", "set", "port=70000")
	w.refused(1, "TLS", "mail", "set", "security=none")
	code, out, errs := w.run("secret\n", "mail", "set", "--password-stdin")
	if code != 0 || !strings.Contains(out, "trousseau") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
}

// TestALetterIsTheSameEachTime writes letters that are the same each time, and records when asked.
func TestALetterIsTheSameEachTime(t *testing.T) {
	w, _ := mailWorld(t)
	out := filepath.Join(w.dir, "mise en demeure.pdf")
	pdf := func(args ...string) []byte {
		w.do(append([]string{"letter", "--client", "SAS Éole", "--out", out}, args...)...)
		content, err := os.ReadFile(out)
		if err != nil || !bytes.HasPrefix(content, []byte("%PDF-")) {
			t.Fatalf("%v: %.20q", err, content)
		}
		return content
	}
	notice := pdf("--kind", "formal-notice")
	if !bytes.Equal(notice, pdf("--kind", "formal-notice")) {
		t.Error("the same notice has other bytes")
	}
	if bytes.Equal(notice, pdf("--kind", "reminder")) {
		t.Error("a reminder is a formal notice")
	}
	pdf("--kind", "formal-notice", "--record")
	var list []map[string]any
	if w.json(&list, "due"); list[0]["next_step"] == "first" {
		t.Errorf("the notice is not in the history: %v", list[0])
	}
	w.refused(1, "dossier", "letter", "--client", "SAS Éole", "--kind", "reminder", "--out", filepath.Join(w.dir, "absent", "x.pdf"))
	w.refused(1, "Mairie", "letter", "--client", "Mairie d’Orge", "--kind", "formal-notice", "--out", out)
	w.refused(2, "poème", "letter", "--client", "SAS Éole", "--kind", "poème", "--out", out)
	w.refused(2, "--out", "letter", "--client", "SAS Éole", "--kind", "reminder")
}
