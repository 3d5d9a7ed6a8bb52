package letters

import (
	"fmt"
	"strconv"
	"strings"

	"dument/data/day"
)

// IndexInput is what the first pages of a dossier are made of. The case may hold
// any open invoices, due or not.
type IndexInput struct {
	Case
	Others  []Case       // what the same client owes in other currencies: no sum is made of two
	Events  []IndexEvent // oldest first
	Files   []IndexFile  // in the order of their numbers
	Missing []string     // French sentences: what a reader will look for in vain
	Head    string       // SHA-256 of the newest entry of the history, or ""
}

// IndexEvent is a line of the chronology.
type IndexEvent struct {
	On   day.Day
	What string // French, one line
	File int    // number of the file that proves it, or 0
}

// IndexFile is a file of the dossier.
type IndexFile struct {
	Number int
	Name   string // its path in the ZIP
	Title  string // what it is, in French
	Size   int64  // bytes
	SHA256 string // hexadecimal
}

// DossierIndex composes the index of a dossier: a stranger reads on its first
// page who claims what from whom, then what happened, and finds each file with
// its SHA-256. It says what is missing instead of hiding it. Total is that of the
// first case. It refuses (data.CodeInvalid) a sender who lacks its legal identity
// and a case in several currencies.
func DossierIndex(in IndexInput) (Letter, error) {
	if err := checkSender(in.Sender); err != nil {
		return Letter{}, err
	}
	if len(in.Lines) == 0 {
		return Letter{}, NothingOwed(in.Client.Name)
	}
	name := oneLine(in.Client.Name)
	l := sheetOf(in.Sender, in.Today, "Dossier "+name, "Dossier de recouvrement de "+name)
	l.Object = "Dossier de recouvrement, " + name
	l.Blocks = []Block{Pair{sideTable("Créancier", creditor(in.Sender)), sideTable("Débiteur", debtor(in.Client))}}
	for n, c := range append([]Case{in.Case}, in.Others...) {
		c, aside := c.bare()
		if err := c.check(); err != nil {
			return Letter{}, err
		}
		sum, what := c.sums(), "Ce qui est réclamé au "+in.Today.French()+c.only()
		if n == 0 {
			l.Total, l.Currency = sum.due(), c.currency()
		}
		if len(in.Others) > 0 {
			what += ", en " + c.currency()
		}
		l.Blocks = append(l.Blocks, Heading{what}, c.invoiceTable(), c.summary(c.words(in.Today, true), sum, in.Today))
		l.Blocks = append(l.Blocks, paragraphs(text(aside))...)
	}
	if s := in.insolvency(); s != "" {
		l.Blocks = append(l.Blocks, text(s))
	}
	if len(in.Missing) > 0 {
		l.Blocks = append(l.Blocks, Heading{"Ce qui manque au dossier"}, Bullets{in.Missing})
	}
	if len(in.Events) > 0 {
		l.Blocks = append(l.Blocks, Heading{"Chronologie"}, in.chronology())
	}
	if len(in.Files) > 0 {
		l.Blocks = append(l.Blocks, Heading{"Pièces"}, in.files(),
			text("L’empreinte SHA-256 de chaque pièce prouve qu’elle n’a pas changé. Toutes se vérifient d’un coup dans le dossier décompressé\u00a0: sha256sum -c SHA256SUMS"))
	}
	if in.Head != "" {
		l.Blocks = append(l.Blocks, text("Empreinte de la dernière entrée de l’historique\u00a0: "+grouped(in.Head)))
	}
	return l, nil
}

// insolvency says that the debtor is in collective proceedings; "" if it is not.
func (in IndexInput) insolvency() string {
	if in.Client.Insolvent.IsZero() {
		return ""
	}
	p := in.Client.Proceeding
	kind := "Procédure collective"
	if p.Kind != "" {
		kind = p.Kind.French()
	}
	s := kind + ", jugement du " + in.Client.Insolvent.French()
	if p.Trustee != "" {
		s += "\u202f; mandataire\u00a0: " + oneLine(p.Trustee)
	}
	if !p.Declared.IsZero() {
		s += "\u202f; créance déclarée le " + p.Declared.French()
	}
	return s + "."
}

func (in IndexInput) chronology() Table {
	t := Table{Columns: []Column{{Title: "Date"}, {Title: "Fait"}, {"Pièce", true}}}
	for _, e := range in.Events {
		file := ""
		if e.File > 0 {
			file = strconv.Itoa(e.File)
		}
		t.Rows = append(t.Rows, []string{e.On.French(), oneLine(e.What), file})
	}
	return t
}

func (in IndexInput) files() Table {
	t := Table{Columns: []Column{{"N°", true}, {Title: "Pièce et fichier"}, {Title: "Empreinte SHA-256"}, {"Taille", true}}}
	for _, f := range in.Files {
		t.Rows = append(t.Rows, []string{strconv.Itoa(f.Number), oneLine(f.Title) + " – " + oneLine(f.Name), grouped(f.SHA256), size(f.Size)})
	}
	return t
}

// grouped parts a SHA-256 in halves, so that it wraps in a table.
func grouped(sum string) string {
	if half := len(sum) / 2; half > 16 {
		return sum[:half] + " " + sum[half:]
	}
	return sum
}

// size writes a number of bytes: "412 o", "38 ko", "1,2 Mo".
func size(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d\u00a0o", n)
	case n < 1_000_000:
		return fmt.Sprintf("%d\u00a0ko", (n+500)/1000)
	}
	return strings.Replace(fmt.Sprintf("%.1f\u00a0Mo", float64(n)/1e6), ".", ",", 1)
}
