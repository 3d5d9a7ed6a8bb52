package stories

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/data/sqlite"
)

// debtor is the client of the case.
const debtor = "Œuvre & Fils SARL"

// TestFromAnOverdueInvoiceToTheDossier is the whole way on the real window: a
// formal notice in the user's own words is printed, posted, received and stays
// unpaid; the day's page says so, and the dossier that comes of it is one that a
// stranger can read and check. The window is closed between the days.
func TestFromAnOverdueInvoiceToTheDossier(t *testing.T) {
	c := newCase(t)
	d := newDisplay(t, "1366x768")

	w := d.open("--file", c.file, "--today", "2026-11-24")
	c.print(w)
	c.post(w)
	w.close()

	w = d.open("--file", c.file, "--today", "2026-11-30")
	c.receive(w)
	w.close()

	w = d.open("--file", c.file, "--today", "2026-12-07")
	archive := c.handOver(w)
	w.close()

	c.read(unpacked(t, archive))
	c.verified()
	if got := c.proposed("2026-12-14"); len(got) > 0 {
		t.Errorf("who was handed over is chased with %q", got)
	}
}

// legal is a case on its way to a court, with what it keeps by then.
type legal struct {
	*shop
	kept map[string][]byte // by what it is: the bytes that the dossier has to hold
}

// newCase makes a shop with one invoice of 5,000 EUR, due on 1 October 2026, of
// which the client was reminded in vain.
func newCase(t *testing.T) *legal {
	t.Helper()
	c := &legal{shop: newShop(t), kept: map[string][]byte{}}
	c.must("client", "add", "name="+debtor, "kind=professional", "siren=552008443", "email=compta@oeuvre.example", "contact=Zoé Lefèvre",
		"address=8 place du Marché", "postcode=75002", "city=Paris", "--today", "2026-09-01")
	c.owes("first", "2026-09-01", "F-2026-001;"+debtor+";01/09/2026;01/10/2026;5 000,00")

	paper := filepath.Join(t.TempDir(), "F-2026-001.pdf")
	makePDF(t, paper)
	c.kept["the invoice"] = contentOf(t, paper)
	reg, err := sqlite.Open(t.Context(), c.file, sqlite.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := reg.Attach(t.Context(), c.bill(reg).ID, filepath.Base(paper), "application/pdf", c.kept["the invoice"]); err != nil {
		t.Fatal(err)
	}
	if err := reg.Close(); err != nil {
		t.Fatal(err)
	}

	c.must("remind", "--client", debtor, "--today", "2026-11-03")
	if _, refused := c.sends("send", "--today", "2026-11-03"); refused != "" || len(c.server.Mailbox()) != 1 {
		t.Fatalf("%d reminders arrived: %s", len(c.server.Mailbox()), refused)
	}
	c.kept["the reminder"] = c.server.Mailbox()[0].Content
	return c
}

func (c *legal) bill(reg *sqlite.Register) data.Invoice {
	c.Helper()
	bill, _, err := reg.InvoiceByNumber(c.Context(), "F-2026-001")
	if err != nil {
		c.Fatal(err)
	}
	return bill
}

// print opens the formal notice, changes a sentence of it, prints and records it.
func (c *legal) print(w *window) {
	c.Helper()
	w.title("Aujourd’hui")
	w.key("ctrl+2")
	w.sees("1 pièce") // below the list: it is read
	w.key("Home")
	w.title("Factures – F-2026-001")
	w.menu(3)
	notice := "Mise en demeure pour " + debtor
	w.inFront(notice)
	w.key("shift+Tab", "shift+Tab", "Return") // back from « Imprimer et enregistrer »
	w.title("Modifier le texte")
	w.key("Tab", "Tab") // the subject, the greeting, the facts
	w.key(slices.Repeat([]string{"Delete"}, len("Sauf erreur,"))...)
	w.typed("Malgré la livraison du 28/08/2026,")
	w.key("shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "Return") // round to « Reprendre ces textes »
	w.inFront(notice)
	w.key("Tab", "Tab", "Return")

	c.kept["the letter"] = contentOf(c.T, w.viewed())
	var letter data.Posting
	w.register(c.file, "the letter in the tray", c.posting(&letter, func(p data.Posting) bool { return p.State() == data.StatePrinted }))
	if _, content, err := c.register().Document(c.Context(), letter.DocumentID); err != nil || !bytes.Equal(content, c.kept["the letter"]) {
		c.Errorf("what was printed is not what is kept: %v", err)
	}
	// 54 days at 12.40 %, from 2 October to 24 November.
	c.says("the letter", c.kept["the letter"], debtor, "F-2026-001", "Malgré la livraison du 28/08/2026, la facture", "5 000,00 €", "91,73 €", "40,00 €", "5 131,73 €",
		"délai de 8 jours à compter de la réception", "03/11/2026")
}

// post gives the letter of the tray its number, as a reader that types does, and
// notes that it is posted.
func (c *legal) post(w *window) {
	c.Helper()
	w.key("ctrl+1")
	w.press("Voir les plis")
	w.title("Courriers")
	w.sees("Recommandés 1") // counted: the list is read
	w.key("ctrl+4", "Home")
	w.press("Scannez-le")
	w.run("xdotool", "type", "--delay", "1", "1A12345678901")
	w.key("Return")
	var letter data.Posting
	w.register(c.file, "the number", c.posting(&letter, func(p data.Posting) bool { return p.Number == "1A12345678901" }))
	w.key("ctrl+4", "Home")
	w.menu(3)
	w.title("Posté – " + debtor)
	w.key("Return")
	w.register(c.file, "the day of posting", c.posting(&letter, func(p data.Posting) bool { return p.Posted == day.Of(2026, 11, 24) }))
}

// receive notes the day of receipt, from which the deadline counts, and joins
// the scan that proves it.
func (c *legal) receive(w *window) {
	c.Helper()
	scan := filepath.Join(w.home, "AR signé.jpg")
	makeJPEG(c.T, scan)
	c.kept["the acknowledgement of receipt"] = contentOf(c.T, scan)
	var letter data.Posting

	w.title("Aujourd’hui")
	w.key("ctrl+4")
	w.sees("Recommandés 1") // counted: the list is read
	w.key("Home")
	w.press("Distribué")
	w.title("Distribué – " + debtor)
	w.key("ctrl+a")
	w.typed("27/11/2026")
	w.key("Return")
	w.register(c.file, "the day of receipt", c.posting(&letter, func(p data.Posting) bool { return p.Delivered == day.Of(2026, 11, 27) }))
	w.sees("05/12/2026") // eight days after it
	if letter.Deadline() != day.Of(2026, 12, 5) {
		c.Errorf("the deadline is %s", letter.Deadline())
	}
	w.run("xdotool", "mousemove", "--window", w.id, "1000", "500", "click", "--repeat", "10", "5") // the proofs stand below
	w.sees("Avis de réception")
	w.press("Joindre")
	w.title("Avis de réception")
	w.typed(scan)
	w.key("Return")
	w.register(c.file, "the scan", c.posting(&letter, func(p data.Posting) bool { return p.Receipt != 0 }))
}

// handOver follows the alert of the day to the dossier, and returns its file.
func (c *legal) handOver(w *window) string {
	c.Helper()
	archive := filepath.Join(w.home, "Dossier.zip")
	w.sees("Délai écoulé")
	w.press("Constituer le dossier")
	w.title("Dossier – " + debtor)
	w.key("Tab", "space", "Return") // past the invoice, « Marquer le client comme transmis »
	w.title("Où enregistrer le dossier")
	w.key("ctrl+a")
	w.typed(archive)
	w.key("Return")
	w.title("Ce qui manque au dossier") // the slip of the post office
	w.key("Return")
	w.register(c.file, "the client handed over", func(reg *sqlite.Register) error {
		client, err := reg.ClientByName(c.Context(), debtor)
		if err == nil && client.HandedOver != day.Of(2026, 12, 7) {
			return &data.Error{Code: data.CodeNotFound}
		}
		return err
	})
	return archive
}

// posting reads the letter of the case until it holds.
func (c *legal) posting(letter *data.Posting, holds func(data.Posting) bool) func(*sqlite.Register) error {
	return func(reg *sqlite.Register) error {
		all, err := reg.Postings(c.Context(), 0)
		if err == nil && (len(all) != 1 || !holds(all[0])) {
			return &data.Error{Code: data.CodeNotFound}
		}
		if err == nil {
			*letter = all[0]
		}
		return err
	}
}

// says checks that a PDF has words, wherever they stand.
func (c *legal) says(what string, pdf []byte, words ...string) {
	c.Helper()
	text := c.text(pdf)
	for _, word := range words {
		if !strings.Contains(text, data.Fold(word)) {
			c.Errorf("%s lacks « %s »:\n%s", what, word, text)
		}
	}
}

// text returns the words of a PDF, folded: spaces of every width alike.
func (c *legal) text(pdf []byte) string {
	c.Helper()
	file := filepath.Join(c.TempDir(), "paper.pdf")
	write(c.T, file, string(pdf))
	return data.Fold(run(c.T, "pdftotext", "-layout", file, "-"))
}

// inFront waits until a dialog is in front of everything.
func (w *window) inFront(title string) {
	w.t.Helper()
	w.await("« "+title+" » in front", func() bool { return strings.HasSuffix(w.name(), " – "+title) })
}

// close ends the program as its menu does, and waits until nothing of it is left.
func (w *window) close() {
	w.t.Helper()
	w.await("the end of the dialogs", func() bool { return strings.Count(w.name(), " – ") <= 2 })
	w.key("ctrl+q")
	gone := make(chan error, 1)
	go func() { gone <- w.cmd.Wait() }()
	select {
	case err := <-gone:
		if err != nil {
			w.t.Fatalf("the program ended with %v", err)
		}
	case <-time.After(patience):
		w.t.Fatalf("the window stays open as « %s »", w.name())
	}
	w.await("the window to go from the screen", func() bool { // the next one is found by the same name
		asked := exec.Command("xdotool", "getwindowname", w.id)
		asked.Env = w.env
		return asked.Run() != nil
	})
}

// makeJPEG writes a small picture, such as a telephone takes of a paper.
func makeJPEG(t *testing.T, path string) {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, image.NewGray(image.Rect(0, 0, 120, 80)), nil); err != nil {
		t.Fatal(err)
	}
	write(t, path, out.String())
}

func contentOf(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
