package pdf

import "dument/letters"

// Room to write by hand, mm.
const (
	handLine = 8.0  // from one line to the next
	handSign = 15.0 // for a signature
)

// signBox makes the framed place where somebody else than the sender writes and
// signs by hand.
func (l *layout) signBox(b letters.SignBox, w float64) box {
	fc, lead := l.small(), l.style.lead
	title := face{true, fc.size + 0.5}
	ask := l.wrap(plain(b.Ask).Runs, fc, w-2*boxPad)
	height := 2*boxPad + lead + float64(len(ask))*lead + float64(b.Rules)*handLine + lead + handSign
	return box{height, func(l *layout, x, y float64) {
		l.frame(x, y, w, height)
		x, y = x+boxPad, y+boxPad
		l.print(x, y+ascent(title, lead), b.Title, title, blue)
		y += lead
		for _, t := range ask {
			l.print(x, y+ascent(fc, lead), t.text(), fc, ink)
			y += lead
		}
		for range b.Rules {
			y += handLine
			l.rule(x, x+w-2*boxPad, y, marker, 0.2)
		}
		l.print(x, y+1+ascent(fc, lead), b.Sign, fc, soft)
	}}
}

// signedBeside takes the last block off where it is a place to sign with little
// to write: it stands beside the sender's signature, as under a contract.
func (l *layout) signedBeside(blocks []letters.Block) ([]letters.Block, box) {
	last := len(blocks) - 1
	if last < 0 {
		return blocks, box{}
	}
	b, ok := blocks[last].(letters.SignBox)
	if !ok || b.Rules > 1 {
		return blocks, box{}
	}
	return blocks[:last], l.signBox(b, signX-left-8)
}

// frame draws a thin frame.
func (l *layout) frame(x, y, w, h float64) {
	l.add(func(on *sheet) {
		marker.pen(on.Fpdf, 0.2)
		on.Rect(x, y, w, h, "D")
	})
}
