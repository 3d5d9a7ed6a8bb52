package letters

import (
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// Letter is a letter on paper, as a value: package pdf draws it and decides no
// word. The same Letter gives the same bytes.
type Letter struct {
	Kind       PaperKind       // what it is, for Edit; "" where nobody edits it
	Debtor     data.ClientKind // whose law it obeys
	Language   data.Language
	Sender     SenderBlock
	Recipient  []string // address lines by NF Z 10-011, first to last
	Mentions   []string // "Lettre recommandée avec avis de réception" and the like
	PlaceDate  string   // "Lyon, le 21 novembre 2026"
	References []Field
	Object     string
	Greeting   string
	Blocks     []Block
	Closing    string
	Signature  []string // name, then what stands under it
	// SignatureImage stands where one would sign by hand: PNG, as
	// pdf.PrepareImage makes it; or nil.
	SignatureImage []byte
	Enclosures     []string
	Annex          []Block // on pages of its own, after the signature; may be empty
	Meta           Meta
	Today          day.Day     // the day of the letter, also that of the file's metadata
	Total          money.Cents // what the letter asks for
	Currency       string
}

// SenderBlock is the head of the paper.
type SenderBlock struct {
	Name  string
	Lines []string // address, phone, e-mail
	Legal string   // legal form, capital, SIREN, register: the foot of each page
	Logo  []byte   // PNG, as pdf.PrepareImage makes it; or nil
}

// Meta is what the file says about itself.
type Meta struct {
	Title   string
	Author  string
	Subject string
}

// Field is a label and its value, on one line.
type Field struct {
	Label string
	Value string
}

// Block is a part of a letter's body: Paragraph, Heading, Bullets, Table, PaymentBox,
// SignBox, Pair or NewPage.
type Block interface{ block() }

// Run is a piece of a paragraph.
type Run struct {
	Text string
	Bold bool
}

// Paragraph is running text.
type Paragraph struct {
	Runs []Run
	Name string // French: what it says, for the form where it is edited; or ""
}

// Heading opens a part of an annex.
type Heading struct{ Text string }

// Bullets is a list.
type Bullets struct{ Items []string }

// Column is a column of a table. Figures stand to the right and never wrap;
// other text wraps.
type Column struct {
	Title  string
	Figure bool
}

// Table is a table with a header that is repeated on each page. Foot rows come
// last, set apart; the last of them is strong when Strong is set.
type Table struct {
	Columns []Column
	Rows    [][]string
	Foot    [][]string
	Strong  bool
}

// PaymentBox says how to pay, with a QR code where there is one.
type PaymentBox struct {
	Title   string
	Fields  []Field
	QR      string // payload (EPC069-12), or "" for none
	Caption string // under the QR code
}

// SignBox is a framed place for somebody else than the sender to write and sign
// by hand.
type SignBox struct {
	Title string
	Ask   string // what to write, above the lines for it
	Rules int    // how many lines
	Sign  string // beside the place of the signature
}

// Pair is two blocks side by side, their tops on one line.
type Pair struct {
	Left, Right Block
}

// NewPage puts what follows on a page of its own.
type NewPage struct{}

func (NewPage) block()    {}
func (Paragraph) block()  {}
func (Pair) block()       {}
func (Heading) block()    {}
func (Bullets) block()    {}
func (Table) block()      {}
func (PaymentBox) block() {}
func (SignBox) block()    {}

// text returns a paragraph of one plain run.
func text(s string) Paragraph { return Paragraph{Runs: []Run{{Text: s}}} }

// named returns the same, with what it says.
func named(name, s string) Paragraph { return Paragraph{Runs: []Run{{Text: s}}, Name: name} }

// FileName returns a name for the letter's file that every system accepts:
// "Mise en demeure - Client - 2026-11-21.pdf".
func (l Letter) FileName() string {
	clean := func(r rune) rune {
		if r < ' ' || r == 0x7f || strings.ContainsRune(`/\:*?"<>|`, r) {
			return -1
		}
		return r
	}
	name := []rune(strings.Map(clean, l.Meta.Title+" - "+l.recipientName()))
	if len(name) > 100 {
		name = name[:100]
	}
	return strings.Join(strings.Fields(string(name)), " ") + " - " + l.Today.String() + ".pdf"
}

func (l Letter) recipientName() string {
	if len(l.Recipient) == 0 {
		return ""
	}
	return l.Recipient[0]
}
