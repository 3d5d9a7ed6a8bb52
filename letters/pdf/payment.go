package pdf

import (
	"strconv"
	"strings"

	"github.com/jung-kurt/gofpdf"
	"rsc.io/qr"

	"dument/letters"
)

// qrSide is the printed side of a QR code with its quiet zone, mm; an EPC code
// of 41 modules then has modules of 0.5 mm, which phones read at arm's length.
const qrSide = 25.0

// qrQuiet is the white margin that ISO 18004 asks for, in modules.
const qrQuiet = 4

// boxPad is the room inside the edges of the box, mm.
const boxPad = 3.0

// paymentBox makes the tinted box that says how to pay. The code stands to the
// right; what is too long to stand beside it (an IBAN is never broken) goes
// above it.
func (l *layout) paymentBox(p letters.PaymentBox, w float64) box {
	fc, lead := l.small(), l.style.lead
	code := l.code(p.QR)
	withCode := code != nil
	label := 0.0
	for _, f := range p.Fields {
		label = max(label, fc.widthOf(f.Label)+2.5)
	}
	full := w - 2*boxPad - label
	beside := full
	if withCode {
		beside -= qrSide + boxPad
	}
	values := make([][]textLine, len(p.Fields))
	top, height := 0.0, lead+0.8 // top: where the code starts
	above := true
	for i, f := range p.Fields {
		above = above && fc.widthOf(f.Value) > beside
		if above {
			values[i] = l.wrap(plain(f.Value).Runs, fc, full)
		} else {
			values[i] = l.wrap(plain(f.Value).Runs, fc, beside)
		}
		height += float64(max(1, len(values[i]))) * lead
		if above {
			top = height + 0.8
		}
	}
	caption := face{size: 7}
	captions := l.wrap(plain(p.Caption).Runs, caption, full+label-qrSide-boxPad)
	if withCode {
		height = max(height+1+float64(len(captions))*3, top+qrSide)
	}
	height += 2 * boxPad
	return box{height, func(l *layout, x, y float64) {
		l.area(x, y, w, height, tint)
		x, y = x+boxPad, y+boxPad
		l.print(x, y+ascent(fc, lead), p.Title, face{true, fc.size + 0.5}, blue)
		at := y + lead + 0.8
		for i, f := range p.Fields {
			l.print(x, at+ascent(fc, lead), f.Label, fc, soft)
			for _, t := range values[i] {
				l.print(x+label, at+ascent(fc, lead), t.text(), fc, ink)
				at += lead
			}
		}
		if !withCode {
			return
		}
		l.add(func(on *sheet) { drawCode(on.Fpdf, code, x+w-2*boxPad-qrSide, y+top, qrSide) })
		for i, t := range captions {
			l.print(x, at+3.4+float64(i)*3, t.text(), caption, soft)
		}
	}}
}

// code returns the QR code of a payload, nil when there is none. It is made once
// for all the styles that a letter is tried in.
func (l *layout) code(payload string) *qr.Code {
	if payload == "" {
		return nil
	}
	if made, ok := l.codes[payload]; ok {
		return made
	}
	made, err := qr.Encode(payload, qr.M)
	if err != nil {
		made = nil // too long for any code: the fields say the same
	}
	l.codes[payload] = made
	return made
}

// drawCode draws a QR code as vectors, a rectangle for each run of dark modules.
func drawCode(f *gofpdf.Fpdf, code *qr.Code, x, y, side float64) {
	white.fill(f)
	f.Rect(x, y, side, side, "F")
	f.SetFillColor(0, 0, 0)
	m := side / float64(code.Size+2*qrQuiet)
	k := f.GetConversionRatio()
	_, paper := f.GetPageSize()
	var out []byte // as f.Rect would write it, without its price for each of some 800
	for row := range code.Size {
		for col := 0; col < code.Size; col++ {
			from := col
			for col < code.Size && code.Black(col, row) {
				col++
			}
			if col == from {
				continue
			}
			for _, v := range [...]float64{x + float64(qrQuiet+from)*m, paper - (y + float64(qrQuiet+row)*m), float64(col-from) * m, -m} {
				out = append(strconv.AppendFloat(out, v*k, 'f', 2, 64), ' ')
			}
			out = append(out, "re f\n"...)
		}
	}
	f.RawWriteStr(strings.TrimSuffix(string(out), "\n"))
}
