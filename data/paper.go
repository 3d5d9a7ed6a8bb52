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

// maxOffset is how far an address may be moved before it leaves the paper or
// meets the sender's block, in tenths of a millimetre; maxPicture is the size in
// bytes above which a picture was not made for a letter.
const (
	maxOffset  = 100
	maxPicture = 5 << 20
)

// Validate refuses settings that no letter can be printed with.
func (p PaperSettings) Validate() error {
	if p.Envelope != "" && !known(Envelopes, p.Envelope) {
		return Invalid("envelope", "L’enveloppe «\u00a0"+string(p.Envelope)+"\u00a0» n’est pas connue\u00a0: choisissez "+list(Envelopes)+".")
	}
	for e, o := range p.Offsets {
		if !known(Envelopes, e) || max(o.X, -o.X, o.Y, -o.Y) > maxOffset {
			return Invalid("offset", "Le décalage de l’adresse pour l’enveloppe "+string(e)+" dépasse 10\u00a0mm\u00a0: mesurez-le sur la page d’essai, il s’entend en millimètres.")
		}
	}
	if len(p.Logo) > maxPicture {
		return Invalid("logo", "Le logo est trop lourd pour une lettre\u00a0: choisissez une image plus petite.")
	}
	if len(p.Signature) > maxPicture {
		return Invalid("signature", "L’image de la signature est trop lourde pour une lettre\u00a0: choisissez une image plus petite.")
	}
	return nil
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
