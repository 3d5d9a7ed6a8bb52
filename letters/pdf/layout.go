package pdf

import (
	"rsc.io/qr"

	"dument/letters"
)

// op draws one thing on the page it is on.
type op func(*sheet)

// layout places a letter on pages before anything is drawn, so that the
// closest style is chosen only when it saves a page.
type layout struct {
	style style
	codes map[string]*qr.Code // by payload
	at    place
	logo  picture
	sign  picture
	pages [][]op
	y     float64 // top of what comes next on the last page
}

// box is a block that stays in one piece: draw puts its top left at (x, y).
type box struct {
	height float64
	draw   func(l *layout, x, y float64)
}

// lay places a letter in a style; start has the window and the pictures.
func lay(letter letters.Letter, start layout, s style) *layout {
	l := &start
	l.style, l.pages = s, make([][]op, 1)
	l.head(letter)
	if letter.Greeting != "" {
		l.paragraph(plain(letter.Greeting), left, width)
	}
	blocks, hand := l.signedBeside(letter.Blocks)
	l.blocks(blocks)
	l.ending(letter, hand)
	if len(letter.Annex) > 0 {
		l.style = between(annexStep)
		l.newPage()
		l.blocks(letter.Annex)
	}
	return l
}

func (l *layout) add(o op) {
	last := len(l.pages) - 1
	l.pages[last] = append(l.pages[last], o)
}

func (l *layout) newPage() {
	l.pages = append(l.pages, nil)
	l.y = nextTop
}

// room reports whether h millimetres are left on the page.
func (l *layout) room(h float64) bool { return l.y+h <= bodyBottom }

// body is the face of running text.
func (l *layout) body() face { return face{size: l.style.size} }

// small is the face of tables and boxes.
func (l *layout) small() face { return face{size: l.style.size - 0.5} }

// print puts text at a baseline.
func (l *layout) print(x, baseline float64, s string, fc face, c color) {
	if s == "" {
		return
	}
	l.add(func(on *sheet) { on.text(x, baseline, s, fc, c) })
}

// printRight puts text so that it ends at x.
func (l *layout) printRight(x, baseline float64, s string, fc face, c color) {
	l.print(x-fc.widthOf(s), baseline, s, fc, c)
}

// rule draws a horizontal line.
func (l *layout) rule(x1, x2, y float64, c color, w float64) {
	l.add(func(on *sheet) {
		c.pen(on.Fpdf, w)
		on.Line(x1, y, x2, y)
	})
}

// area fills a rectangle.
func (l *layout) area(x, y, w, h float64, c color) {
	l.add(func(on *sheet) {
		c.fill(on.Fpdf)
		on.Rect(x, y, w, h, "F")
	})
}

// blocks places blocks below what there is; a heading stays with the beginning
// of what it heads.
func (l *layout) blocks(all []letters.Block) {
	for i, b := range all {
		if h, ok := b.(letters.Heading); ok && i+1 < len(all) {
			l.heading(h, l.least(all[i+1]))
			continue
		}
		l.block(b)
	}
}

// least returns the room that the beginning of a block needs.
func (l *layout) least(b letters.Block) float64 {
	switch b := b.(type) {
	case letters.Heading, letters.NewPage:
		return 0
	case letters.Bullets:
		return 2 * l.style.lead
	case letters.Paragraph:
		return float64(min(2, len(l.wrap(b.Runs, l.body(), width)))) * l.style.lead
	case letters.Table:
		g := l.grid(b, width)
		return l.begin(g, l.rows(g))
	}
	return l.boxOf(b, width).height
}

// block places a block below what there is.
func (l *layout) block(b letters.Block) {
	switch b := b.(type) {
	case letters.Paragraph:
		l.paragraph(b, left, width)
	case letters.Heading:
		l.heading(b, 0)
	case letters.NewPage:
		if len(l.pages[len(l.pages)-1]) > 0 {
			l.newPage()
		}
	case letters.Bullets:
		for _, item := range b.Items {
			l.bullet(item)
		}
		l.y += l.style.gap
	case letters.Table:
		l.table(b, left, width)
	default:
		l.whole(l.boxOf(b, width), left)
	}
}

// whole places a box, on a new page where it does not fit.
func (l *layout) whole(b box, x float64) {
	if !l.room(b.height) {
		l.newPage()
	}
	b.draw(l, x, l.y)
	l.y += b.height + l.style.gap
}

// boxOf makes a box of a block that is never split.
func (l *layout) boxOf(b letters.Block, w float64) box {
	switch b := b.(type) {
	case letters.PaymentBox:
		return l.paymentBox(b, w)
	case letters.SignBox:
		return l.signBox(b, w)
	case letters.Table:
		return l.tableBox(b, w)
	case letters.Pair:
		gutter := 6.0
		leftW := (w - gutter) * 0.58
		first, second := l.boxOf(b.Left, leftW), l.boxOf(b.Right, w-gutter-leftW)
		return box{max(first.height, second.height), func(l *layout, x, y float64) {
			first.draw(l, x, y)
			second.draw(l, x+leftW+gutter, y)
		}}
	case letters.Paragraph:
		lines := l.wrap(b.Runs, l.body(), w)
		return box{float64(len(lines)) * l.style.lead, func(l *layout, x, y float64) {
			for i, words := range lines {
				l.printLine(words, x, y+float64(i)*l.style.lead, l.body())
			}
		}}
	}
	return box{draw: func(*layout, float64, float64) {}}
}

// paragraph places running text; it breaks over pages with at least two lines
// on either side.
func (l *layout) paragraph(p letters.Paragraph, x, w float64) {
	lines := l.wrap(p.Runs, l.body(), w)
	for i, words := range lines {
		together := 1
		if len(lines) > 1 && (i == 0 || i == len(lines)-2) {
			together = 2
		}
		if !l.room(float64(together) * l.style.lead) {
			l.newPage()
		}
		l.printLine(words, x, l.y, l.body())
		l.y += l.style.lead
	}
	l.y += l.style.gap
}

func (l *layout) heading(h letters.Heading, next float64) {
	fc := face{true, l.style.size + 1}
	lines := l.wrap(plain(h.Text).Runs, fc, width)
	if !l.room(l.style.gap + float64(len(lines))*l.style.lead + l.style.gap/2 + next) {
		l.newPage()
	} else if l.y > nextTop {
		l.y += l.style.gap
	}
	for _, words := range lines {
		l.print(left, l.y+ascent(fc, l.style.lead), words.text(), fc, blue)
		l.y += l.style.lead
	}
	l.y += l.style.gap / 2
}

func (l *layout) bullet(item string) {
	lines := l.wrap(plain(item).Runs, l.body(), width-4)
	if !l.room(float64(min(len(lines), 2)) * l.style.lead) {
		l.newPage()
	}
	l.print(left, l.y+ascent(l.body(), l.style.lead), "–", l.body(), ink)
	l.paragraph(plain(item), left+4, width-4)
	l.y -= l.style.gap
}

func plain(s string) letters.Paragraph { return letters.Paragraph{Runs: []letters.Run{{Text: s}}} }
