package pdf

import (
	"slices"
	"strings"

	"dument/letters"
)

// piece is a part of a word in one weight.
type piece struct {
	text string
	bold bool
}

// word is what stands between two plain spaces; no-break spaces stay inside.
type word struct {
	pieces []piece
	width  float64
}

// textLine is a line that fits its width.
type textLine []word

// ascent returns where the baseline of a line of the given height lies under
// its top, so that text stands in its middle.
func ascent(fc face, height float64) float64 {
	const mm = 25.4 / 72
	return height/2 + fc.size*mm*0.35
}

// wrap breaks runs into lines of at most w millimetres. It breaks at plain
// spaces only; a word longer than a line is broken where the line ends.
func (l *layout) wrap(runs []letters.Run, fc face, w float64) []textLine {
	space := fc.widthOf(" ")
	words := l.words(runs, fc)
	if slices.ContainsFunc(words, func(wd word) bool { return wd.width > w }) {
		var parts []word
		for _, wd := range words {
			parts = append(parts, l.fit(wd, fc, w)...)
		}
		words = parts
	}
	var lines []textLine
	from, used := 0, 0.0
	for i, wd := range words {
		if i > from && used+space+wd.width > w {
			lines, from, used = append(lines, words[from:i:i]), i, 0
		}
		if i > from {
			used += space
		}
		used += wd.width
	}
	if from < len(words) {
		lines = append(lines, words[from:])
	}
	return lines
}

// words parts runs at spaces, also where a word changes weight in its middle.
func (l *layout) words(runs []letters.Run, fc face) []word {
	most := 0
	for _, r := range runs {
		most += strings.Count(r.Text, " ") + 1
	}
	out, pieces := make([]word, 0, most), make([]piece, 0, most)
	open := false // the last word goes on in the next run
	for _, r := range runs {
		first := true
		for s := range strings.SplitSeq(r.Text, " ") {
			if !first {
				open = false
			}
			first = false
			if s == "" {
				continue
			}
			p := piece{s, r.Bold || fc.bold}
			pw := face{p.bold, fc.size}.widthOf(s)
			if open {
				last := &out[len(out)-1]
				last.pieces, last.width = append(last.pieces, p), last.width+pw
			} else {
				pieces = append(pieces, p)
				out = append(out, word{pieces[len(pieces)-1 : len(pieces) : len(pieces)], pw})
			}
			open = true
		}
	}
	return out
}

// fit breaks a word that no line can hold.
func (l *layout) fit(wd word, fc face, w float64) []word {
	if wd.width <= w {
		return []word{wd}
	}
	var out []word
	for _, p := range wd.pieces {
		pf := face{p.bold, fc.size}
		part, used := "", 0.0
		for _, r := range p.text {
			rw := pf.widthOf(string(r))
			if used+rw > w && part != "" {
				out = append(out, word{[]piece{{part, p.bold}}, used})
				part, used = "", 0
			}
			part += string(r)
			used += rw
		}
		out = append(out, word{[]piece{{part, p.bold}}, used})
	}
	return out
}

// printLine prints a line whose top is at y, neighbours of one weight together.
func (l *layout) printLine(words textLine, x, y float64, fc face) {
	baseline := y + ascent(fc, l.style.lead)
	var pending piece
	flush := func() {
		pf := face{pending.bold, fc.size}
		l.print(x, baseline, pending.text, pf, ink)
		x += pf.widthOf(pending.text)
		pending.text = ""
	}
	for i, wd := range words {
		for j, p := range wd.pieces {
			lead := ""
			if i > 0 && j == 0 {
				lead = " "
			}
			if pending.text != "" && pending.bold != p.bold {
				pending.text += lead
				lead = ""
				flush()
			}
			pending = piece{pending.text + lead + p.text, p.bold}
		}
	}
	flush()
}

// text returns a line without its weights.
func (t textLine) text() string {
	var b strings.Builder
	for i, wd := range t {
		if i > 0 {
			b.WriteByte(' ')
		}
		for _, p := range wd.pieces {
			b.WriteString(p.text)
		}
	}
	return b.String()
}
