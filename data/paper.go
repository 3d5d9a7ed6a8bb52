package data

import "dument/data/money"

// Envelope is the size of a window envelope.
type Envelope string

// The envelopes that an A4 sheet goes into: DL folded twice, C5 once, C4 flat.
const (
	DL Envelope = "DL"
	C5 Envelope = "C5"
	C4 Envelope = "C4"
)

// Envelopes are all envelopes, the usual one first.
var Envelopes = []Envelope{DL, C5, C4}

// Offset moves an address on the paper, in tenths of a millimetre, to the right
// and down.
type Offset struct{ X, Y int }

// PaperSettings say how letters are printed. The zero value is a DL envelope with its
// window to the right, without logo or signature.
type PaperSettings struct {
	Envelope  Envelope // "" = DL
	Left      bool     // where the window is
	Offsets   map[Envelope]Offset
	Logo      []byte // PNG, as PrepareImage made it; or nil
	Signature []byte
}

// Offset returns the offset of the envelope in use.
func (p PaperSettings) Offset() Offset {
	if p.Envelope == "" {
		return p.Offsets[DL]
	}
	return p.Offsets[p.Envelope]
}

// Fee is a line of the estimate of what handing a case over costs. The program
// knows no tariff: the user enters what was quoted.
type Fee struct {
	ID       ID
	Provider Provider
	Label    string
	Fixed    money.Cents // tax included
	Percent  money.Rate  // of what is recovered, in hundredths of a percent
	Source   string      // where it was read
}

// Provider is who a case is handed over to.
type Provider string

const (
	Bailiff   Provider = "bailiff"   // commissaire de justice
	Collector Provider = "collector" // société de recouvrement
	Court     Provider = "court"     // by an injonction de payer, without anybody
)

// Providers lists them in the order they are offered.
var Providers = []Provider{Bailiff, Collector, Court}

// French returns the provider's name in the window.
func (p Provider) French() string {
	switch p {
	case Bailiff:
		return "Commissaire de justice"
	case Collector:
		return "Société de recouvrement"
	case Court:
		return "Injonction de payer"
	}
	return string(p)
}

// Validate refuses a line that cannot be kept.
func (f Fee) Validate() error {
	switch {
	case !known(Providers, f.Provider):
		return Invalid("provider", "«\u00a0"+string(f.Provider)+"\u00a0» n’est pas connu\u00a0: choisissez "+list(Providers)+".")
	case f.Label == "":
		return Invalid("label", "Donnez un nom à ces frais, par exemple «\u00a0Ouverture du dossier\u00a0».")
	case f.Fixed < 0 || f.Fixed > money.Max || f.Percent < 0 || f.Percent > 10000:
		return Invalid("amount", "Les frais sont un montant, ou un pourcentage entre 0 et 100\u202f%.")
	}
	return checkLine("label", f.Label+f.Source)
}
