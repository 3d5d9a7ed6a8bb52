package pdf

import "dument/data"

// Window says where the envelope shows the address. Makers place windows
// differently: the offsets, in millimetres to the right and down, move the
// address to where the user's own envelopes and printer need it; TestPage
// shows them. The zero value is a DL envelope with its window to the right.
type Window struct {
	Envelope         data.Envelope
	Left             bool
	OffsetX, OffsetY float64
}

// WindowOf returns the window that the settings name, with its offset.
func WindowOf(p data.PaperSettings) Window {
	off := p.Offset()
	return Window{Envelope: p.Envelope, Left: p.Left, OffsetX: float64(off.X) / 10, OffsetY: float64(off.Y) / 10}
}

// maxOffset is how far an address may be moved, mm, before it leaves the paper
// or meets the sender's block.
const maxOffset = 10.0

// rect is a part of the paper.
type rect struct{ x1, y1, x2, y2 float64 }

// zones are what a window 100 wide and 45 high, 20 from the envelope's side,
// shows of the sheet however it slides: 20 above the foot of a DL (110 x 220,
// sheet 99 x 210), 60 above that of a C5 (162 x 229, sheet 148.5 x 210). C4 is
// taken to show what C5 shows: makers place it so that one paper suits both.
var zones = map[data.Envelope]struct {
	right, left rect
	folds       []float64
}{
	data.DL: {rect{100, 45, 190, 79}, rect{20, 45, 110, 79}, []float64{99, 198}},
	data.C5: {rect{109, 57, 190, 88.5}, rect{20, 57, 101, 88.5}, []float64{148.5}},
	data.C4: {rect{109, 57, 190, 88.5}, rect{20, 57, 101, 88.5}, nil},
}

// place is where the head of a letter stands, mm.
type place struct {
	zone               rect // the address has it to itself
	sender, senderEdge float64
	folds              []float64
}

// place returns the places for a window; a *data.Error names what is wrong with it.
func (w Window) place() (place, error) {
	if w.Envelope == "" {
		w.Envelope = data.DL
	}
	z, ok := zones[w.Envelope]
	if !ok {
		return place{}, data.Invalid("envelope", "L’enveloppe «\u00a0"+string(w.Envelope)+"\u00a0» n’est pas connue\u00a0: choisissez DL, C5 ou C4.")
	}
	if !(w.OffsetX >= -maxOffset && w.OffsetX <= maxOffset && w.OffsetY >= -maxOffset && w.OffsetY <= maxOffset) {
		return place{}, data.Invalid("offset", "Le décalage de l’adresse dépasse 10\u00a0mm\u00a0: mesurez-le sur la page d’essai, il s’entend en millimètres.")
	}
	p := place{zone: z.right, sender: left, folds: z.folds}
	if w.Left {
		p.zone = z.left
	}
	p.zone = rect{p.zone.x1 + w.OffsetX, p.zone.y1 + w.OffsetY, min(p.zone.x2+w.OffsetX, right), p.zone.y2 + w.OffsetY}
	p.senderEdge = p.zone.x1 - 4
	if w.Left {
		p.sender, p.senderEdge = p.zone.x2+14, right
	}
	return p, nil
}

// addressX is where the address starts, addressWidth how wide it may be.
func (p place) addressX() float64     { return p.zone.x1 + 5 }
func (p place) addressWidth() float64 { return p.zone.x2 - 1 - p.addressX() }

// addressY is the first baseline of the address.
func (p place) addressY() float64 { return p.zone.y1 + 6 }

// pitch is the distance between the address's lines.
func (p place) pitch(lines int) float64 {
	usual := addressPitch
	if lines > 6 {
		usual = addressPitch7
	}
	const last = 1.2 // what the last line needs under its baseline
	return min(usual, (p.zone.y2-p.addressY()-last)/float64(max(lines-1, 1)))
}

// logoX is where a logo of the given width starts: across from the sender, above
// the window.
func (p place) logoX(w float64) float64 {
	if p.sender > left {
		return left
	}
	return right - w
}

// date is the baseline of the date, under the window.
func (p place) date() float64 { return p.zone.y2 + 9 }
