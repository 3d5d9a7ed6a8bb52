package pdf

import (
	"fmt"

	"dument/data"
	"dument/letters"
)

// head places sender, recipient, mentions, date, references and object on the
// first page. The recipient's lines have the window of the envelope to themselves.
func (l *layout) head(letter letters.Letter) {
	x, room := l.at.sender, l.at.senderEdge-l.at.sender
	l.picture(l.logo, l.at.logoX(l.logo.w), logoTop)
	l.area(x, 15.2, 12, 0.9, blue)
	y := 22.5
	name := face{true, 13}
	for _, t := range l.wrap(plain(letter.Sender.Name).Runs, name, room) {
		l.print(x, y, t.text(), name, ink)
		y += 5.6
	}
	y += 0.2
	lines := face{size: 9}
	for _, s := range letter.Sender.Lines {
		for _, t := range l.wrap(plain(s).Runs, lines, room) {
			l.print(x, y, t.text(), lines, soft)
			y += 4.2
		}
	}
	l.address(letter.Recipient)
	date := l.at.date()
	if len(letter.Recipient) == 0 {
		date = y - 4.2 // no window to keep free: level with the sender's last line
		if l.logo.h > 0 {
			date = max(date, logoTop+l.logo.h+l.style.lead)
		}
	}
	l.print(l.at.addressX(), date, letter.PlaceDate, l.body(), ink)
	l.y = max(l.aside(letter, y+3, date), date) + l.style.lead + l.style.gap
	fc := face{true, l.style.size + 2}
	prefix := "Objet\u00a0: "
	if letter.Language == data.English {
		prefix = "Subject: "
	}
	for _, t := range l.wrap(plain(prefix+letter.Object).Runs, fc, width) {
		l.print(left, l.y+ascent(fc, l.style.lead), t.text(), fc, blue)
		l.y += l.style.lead + 0.6
	}
	l.y += l.style.gap
}

// address places the recipient's lines in the window. Lines too wide for it make
// all of them smaller, so that the window shows them whole.
func (l *layout) address(lines []string) {
	fc := face{size: addressSize}
	for _, s := range lines {
		w := face{size: addressSize}.widthOf(s)
		fc.size = min(fc.size, addressSize*l.at.addressWidth()/max(w, 1))
	}
	for i, s := range lines {
		l.print(l.at.addressX(), l.at.addressY()+float64(i)*l.at.pitch(len(lines)), s, fc, ink)
	}
}

// aside places mentions and references beside the window, their last line level
// with the date, or lower where the sender's block leaves less room than that.
// It returns the last baseline.
func (l *layout) aside(letter letters.Letter, from, date float64) float64 {
	type entry struct {
		label, text string
		fc          face
	}
	strong, fc, label := face{true, l.style.size}, l.small(), 0.0
	for _, f := range letter.References {
		label = max(label, fc.widthOf(f.Label)+3)
	}
	var entries []entry
	for _, s := range letter.Mentions {
		for _, t := range l.wrap(plain(s).Runs, strong, l.at.senderEdge-l.at.sender) {
			entries = append(entries, entry{"", t.text(), strong})
		}
	}
	for _, f := range letter.References {
		for i, t := range l.wrap(plain(f.Value).Runs, fc, l.at.senderEdge-l.at.sender-label) {
			e := entry{f.Label, t.text(), fc}
			if i > 0 {
				e.label = " "
			}
			entries = append(entries, e)
		}
	}
	if len(entries) == 0 {
		return from
	}
	y := max(from, date-float64(len(entries)-1)*l.style.lead)
	for _, e := range entries {
		x := l.at.sender
		if e.label != "" {
			l.print(x, y, e.label, fc, soft)
			x += label
		}
		l.print(x, y, e.text, e.fc, ink)
		y += l.style.lead
	}
	return y - l.style.lead
}

// signX is where the sender's signature stands.
const signX = left + width*0.62

// ending places closing, signature and enclosures, together on one page; hand is
// where somebody else signs beside, or nothing.
func (l *layout) ending(letter letters.Letter, hand box) {
	closing := l.wrap(plain(letter.Closing).Runs, l.body(), width)
	lead := l.style.lead
	small := l.small()
	var enclosures []textLine
	for _, s := range letter.Enclosures {
		enclosures = append(enclosures, l.wrap(plain("– "+s).Runs, small, signX-left-8)...)
	}
	signature, listed, listedAt := float64(len(letter.Signature))*lead, 0.0, 0.0
	if len(letter.Signature) > 0 {
		signature += l.style.sign
	}
	if len(enclosures) > 0 {
		listed = float64(len(enclosures)+1) * lead
	}
	if hand.height > 0 {
		listedAt = hand.height + l.style.gap
	}
	height := max(signature, listedAt+listed)
	if height+float64(len(closing)) == 0 {
		return
	}
	if !l.room(float64(len(closing))*lead + l.style.gap + height) {
		l.newPage()
	}
	for _, t := range closing {
		l.printLine(t, left, l.y, l.body())
		l.y += lead
	}
	l.y += l.style.gap
	top := l.y
	for i, s := range letter.Signature {
		fc := face{i == 0, l.style.size}
		c := ink
		if i > 0 {
			fc, c = small, soft
		}
		l.print(signX, l.y+ascent(fc, lead), s, fc, c)
		l.y += lead
	}
	if len(letter.Signature) > 0 {
		l.signed(signX, top+signature-l.y)
	}
	if hand.height > 0 {
		hand.draw(l, left, top)
	}
	l.enclosures(letter, enclosures, top+listedAt)
	l.y = top + height
}

// signed puts the image of the signature where one would sign by hand; it is made
// smaller rather than that the letter takes another page.
func (l *layout) signed(x, room float64) {
	const clear = 1.0
	p := l.sign
	if k := min(1, (room-clear)/max(p.h, 1)); k < 1 {
		p.w, p.h = p.w*k, p.h*k
	}
	l.picture(p, x, l.y+clear)
}

func (l *layout) enclosures(letter letters.Letter, lines []textLine, y float64) {
	if len(lines) == 0 {
		return
	}
	title := "Pièce jointe"
	switch {
	case letter.Language == data.English:
		title = "Enclosed"
	case len(letter.Enclosures) > 1:
		title = "Pièces jointes"
	}
	fc := l.small()
	l.print(left, y+ascent(fc, l.style.lead), title, face{true, fc.size}, soft)
	for i, t := range lines {
		l.print(left, y+float64(i+1)*l.style.lead+ascent(fc, l.style.lead), t.text(), fc, soft)
	}
}

// furniture puts on every page what each has: its number, the sender's legal
// line, and on the first the fold marks, on the others the head of the letter.
func (l *layout) furniture(letter letters.Letter) {
	fc := face{size: 7}
	for i := range l.pages {
		page := &layout{style: roomy, pages: make([][]op, 1)}
		if i == 0 {
			for _, y := range l.at.folds {
				page.rule(5, 9, y, marker, 0.2)
			}
		} else {
			title := face{size: 8}
			name := letter.Meta.Title
			if len(letter.Recipient) > 0 {
				name += " – " + letter.Recipient[0]
			}
			if lines := page.wrap(plain(name).Runs, title, width-title.widthOf(letter.PlaceDate)-8); len(lines) > 0 {
				page.print(left, 16, lines[0].text(), title, soft)
			}
			page.printRight(right, 16, letter.PlaceDate, title, soft)
			page.rule(left, right, 18.5, line, 0.2)
		}
		page.rule(left, right, 282, line, 0.2)
		number := fmt.Sprintf("Page %d/%d", i+1, len(l.pages))
		page.printRight(right, 286, number, fc, soft)
		for n, t := range page.wrap(plain(letter.Sender.Legal).Runs, fc, width-fc.widthOf(number)-8) {
			page.print(left, 286+float64(n)*3.3, t.text(), fc, soft)
		}
		l.pages[i] = append(l.pages[i], page.pages[0]...)
	}
}
