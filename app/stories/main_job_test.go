package stories

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"dument/data"
	"dument/data/money"
	"dument/data/sqlite"
	"dument/letters/mail/mailtest"
)

// TestFromAnInvoiceToAFormalNotice is the main job on the real window: a client
// and an invoice are typed in, the reminder leaves through a real mail server,
// money comes in twice, and the formal notice says what the law's vector says.
func TestFromAnInvoiceToAFormalNotice(t *testing.T) {
	shop := newShop(t)
	register, server := shop.file, shop.server

	w := newDisplay(t, "1366x768").open("--file", register, "--today", "2026-11-21")
	invoice := filepath.Join(w.home, "F-2026-001 été.pdf")
	makePDF(t, invoice)
	w.title("Aujourd’hui")

	w.key("ctrl+3", "ctrl+n")
	w.title("Nouveau client")
	w.typed("Œuvre & Fils SARL")
	w.key("Tab", "Tab", "Tab")
	w.typed("Zoé Lefèvre")
	w.key("Tab")
	w.typed("compta@oeuvre.example")
	w.key("Tab", "Tab", "Tab", "Tab", "Tab")
	w.typed("8 place du Marché")
	w.key("Tab", "Tab")
	w.typed("75002")
	w.key("Tab")
	w.typed("Paris")
	w.key("Return")
	var client data.Client
	w.register(register, "the client", func(reg *sqlite.Register) (err error) {
		client, err = reg.ClientByName(t.Context(), "Œuvre & Fils SARL")
		return err
	})
	if client.Email() != "compta@oeuvre.example" || client.Contact != "Zoé Lefèvre" || client.Address.Street != "8 place du Marché" {
		t.Fatalf("the client was kept as %+v", client)
	}

	w.key("ctrl+2", "ctrl+n")
	w.title("Nouvelle facture")
	w.typed("oeuv")
	w.key("Tab", "Tab", "Tab")
	w.typed("F-2026-001")
	w.key("Tab", "ctrl+a")
	w.typed("01/01/2026") // 30 days: due 31/01/2026
	w.key("Tab", "Tab")
	w.typed("5 000,00")
	w.key("Tab", "Tab")
	w.typed("Mission d’été")
	w.key("Return")
	var bill data.Invoice
	w.register(register, "the invoice", func(reg *sqlite.Register) (err error) {
		bill, _, err = reg.InvoiceByNumber(t.Context(), "F-2026-001")
		return err
	})
	if bill.Total != 500000 || bill.Due.String() != "2026-01-31" || bill.ClientID != client.ID || bill.Subject != "Mission d’été" {
		t.Fatalf("the invoice was kept as %+v", bill)
	}
	w.attach(register, bill, "f-2026-001")

	w.key("ctrl+1")
	w.left(1)
	w.approveFirst()
	w.left(0)
	w.key("ctrl+Return") // rather than wait for 8 seconds
	w.await("the message at the server", func() bool { return len(server.Mailbox()) == 1 })
	w.register(register, "the history", func(reg *sqlite.Register) error {
		contacts, err := reg.Contacts(t.Context(), client.ID, 0)
		if err == nil && len(contacts) != 1 {
			return &data.Error{Code: data.CodeNotFound}
		}
		return err
	})
	checkMail(t, server.Mailbox()[0].Content, invoice)

	w.pay(register, bill, "2 000,00", "15/03/2026", 300000)
	w.pay(register, bill, "1 500,00", "01/08/2026", 150000)

	w.invoiceMenu(3)
	w.title("Mise en demeure")
	w.key("Return")
	text := data.Fold(run(t, "pdftotext", "-layout", w.viewed(), "-"))  // spaces of every width alike
	for _, amount := range []money.Cents{150000, 26810, 4000, 180810} { // balance, penalties, indemnity, total
		if !strings.Contains(text, data.Fold(amount.French())) {
			t.Errorf("the letter lacks %s", amount.French())
		}
	}
	for _, line := range []string{"Mise en demeure", "Œuvre & Fils SARL", "75002 PARIS", "F-2026-001", "L441-10", "réception"} {
		if !strings.Contains(text, data.Fold(line)) {
			t.Errorf("the letter lacks « %s »:\n%s", line, text)
		}
	}
	if len(server.Mailbox()) != 1 {
		t.Errorf("%d messages left for one reminder", len(server.Mailbox()))
	}
}

// attach joins a file of the user's folder to the invoice in front, found by
// the first letters of its name.
func (w *window) attach(register string, bill data.Invoice, name string) {
	w.t.Helper()
	w.run("xdotool", "mousemove", "--window", w.id, "1000", "500", "click", "--repeat", "40", "5") // it stands at the end
	w.press("Joindre un fichier")
	w.title("Quel fichier joindre")
	w.typed(name)
	w.sees("été.pdf")
	w.key("Return")
	w.register(register, "the attachment", func(reg *sqlite.Register) error {
		files, err := reg.Attachments(w.t.Context(), bill.ID)
		if err == nil && len(files) == 0 {
			return &data.Error{Code: data.CodeNotFound}
		}
		return err
	})
}

// approveFirst approves the first message of the day: whether receipts are up
// to date is asked, and the password of the mail account.
func (w *window) approveFirst() {
	w.t.Helper()
	w.key("Return")
	w.title("Encaissements à jour\u00a0?")
	w.key("Return")
	w.title("Mot de passe")
	w.typed(mailtest.Password)
	w.key("Return")
}

// invoiceMenu does what stands at a place of the menu of the only invoice.
func (w *window) invoiceMenu(place int) {
	w.t.Helper()
	w.await("the end of the dialog", func() bool { return strings.Count(w.name(), " – ") <= 2 })
	w.key("ctrl+2", "Home")
	w.title("Factures – F-2026-001")
	w.menu(place)
}

// menu does what stands at a place of the menu of the chosen row.
func (w *window) menu(place int) {
	w.t.Helper()
	w.key(slices.Concat([]string{"Menu"}, slices.Repeat([]string{"Down"}, place), []string{"Return"})...)
}

// pay records money for the only invoice and waits for its balance.
func (w *window) pay(register string, bill data.Invoice, amount, on string, balance money.Cents) {
	w.t.Helper()
	w.invoiceMenu(1)
	w.title("Encaissement – Œuvre")
	w.key("ctrl+a")
	w.typed(amount)
	w.key("Tab", "ctrl+a")
	w.typed(on)
	w.key("Return")
	w.register(register, "the payment", func(reg *sqlite.Register) error {
		_, left, err := reg.Invoice(w.t.Context(), bill.ID)
		if err == nil && left != balance {
			return &data.Error{Code: data.CodeNotFound}
		}
		return err
	})
}

// register waits until the register that the window writes answers without an error.
func (w *window) register(path, what string, read func(*sqlite.Register) error) {
	w.t.Helper()
	reg := readOnly(w.t, path)
	w.await(what, func() bool { return read(reg) == nil })
}

// readOnly opens a register beside the program that writes it.
func readOnly(t testing.TB, path string) *sqlite.Register {
	t.Helper()
	reg, err := sqlite.Open(t.Context(), path, sqlite.Options{ReadOnly: true, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { reg.Close() })
	return reg
}

// checkMail reads a message with Python's parser, which is not ours.
func checkMail(t *testing.T, content []byte, attached string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "message.eml")
	write(t, file, string(content))
	out := run(t, "python3", "-c", `
import sys, email, email.policy
m = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
print(m["Subject"]); print(m["To"]); print(m.get_body(("plain",)).get_content())
parts = list(m.iter_attachments())
print(len(parts), parts[0].get_content_type(), parts[0].get_content() == open(sys.argv[2], "rb").read())
`, file, attached)
	for _, want := range []string{"F-2026-001", "compta@oeuvre.example", "Zoé Lefèvre", money.Cents(500000).Format("EUR"), "31/01/2026", "FR14 2004",
		"1 application/pdf True"} {
		if !strings.Contains(out, want) {
			t.Errorf("the message lacks « %s »:\n%s", want, out)
		}
	}
}

// makePDF writes a small real PDF, the file of the invoice.
func makePDF(t *testing.T, path string) {
	t.Helper()
	paper := gofpdf.New("P", "mm", "A4", "")
	paper.AddPage()
	paper.SetFont("Helvetica", "", 12)
	paper.Cell(40, 10, "F-2026-001")
	if err := paper.OutputFileAndClose(path); err != nil {
		t.Fatal(err)
	}
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}
