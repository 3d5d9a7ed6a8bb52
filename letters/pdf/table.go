package pdf

import (
	"slices"

	"dument/letters"
)

// cellPad is the least room on either side of a cell, mm.
const cellPad = 1.6

// grid is a table with its columns' places.
type grid struct {
	table  letters.Table
	widths []float64
	face   face
	lead   float64
	pad    float64
}

// row is a table's row with its texts wrapped.
type row struct {
	cells  [][]string
	spans  []int // columns that a cell takes
	height float64
	bold   bool
	tinted bool
}

func (l *layout) grid(t letters.Table, w float64) grid {
	g := grid{table: t, face: l.small(), lead: l.style.lead - 0.3, pad: l.style.row}
	natural := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		natural[i] = face{true, g.face.size - 0.5}.widthOf(c.Title)
		for _, r := range t.Rows {
			natural[i] = max(natural[i], g.face.widthOf(r[i]))
		}
		for _, r := range t.Foot {
			if i > 0 || c.Figure {
				natural[i] = max(natural[i], face{true, g.face.size}.widthOf(r[i]))
			}
		}
		natural[i] += 2*cellPad + 0.1
	}
	g.widths = shrink(natural, t.Columns, w)
	return g
}

// shrink makes the columns fill w: the widest text columns give way first,
// figures only when nothing else is left; room to spare is shared.
func shrink(widths []float64, columns []letters.Column, w float64) []float64 {
	const least = 14.0
	total := 0.0
	for _, v := range widths {
		total += v
	}
	for _, figures := range []bool{false, true} {
		for total > w+0.01 {
			widest := -1
			for i, c := range columns {
				if (figures || !c.Figure) && widths[i] > least && (widest < 0 || widths[i] > widths[widest]) {
					widest = i
				}
			}
			if widest < 0 {
				break
			}
			cut := min(total-w, 0.5, widths[widest]-least)
			widths[widest] -= cut
			total -= cut
		}
	}
	share := (w - total) / float64(len(widths))
	for i := range widths {
		widths[i] += share
	}
	return widths
}

// row wraps the cells of a row; in a foot the first cell takes the empty ones
// that follow it.
func (l *layout) row(g grid, texts []string, foot, bold bool) row {
	r := row{bold: bold, tinted: foot && bold, cells: make([][]string, len(texts)), spans: make([]int, len(texts))}
	lines := 1
	for i := 0; i < len(texts); i++ {
		r.spans[i] = 1
		if foot && i == 0 {
			for r.spans[0] < len(texts) && texts[r.spans[0]] == "" {
				r.spans[0]++
			}
		}
		w := -2 * cellPad
		for _, cw := range g.widths[i : i+r.spans[i]] {
			w += cw
		}
		for _, t := range l.wrap(plain(texts[i]).Runs, face{bold, g.face.size}, w) {
			r.cells[i] = append(r.cells[i], t.text())
		}
		lines = max(lines, len(r.cells[i]))
	}
	r.height = float64(lines)*g.lead + 2*g.pad
	return r
}

func (l *layout) drawRow(g grid, r row, x, y float64) {
	total := 0.0
	for _, w := range g.widths {
		total += w
	}
	if r.tinted {
		l.area(x, y, total, r.height, tint)
	}
	fc := face{r.bold, g.face.size}
	for i := 0; i < len(r.cells); i++ {
		for n, s := range r.cells[i] {
			baseline := y + g.pad + float64(n)*g.lead + ascent(fc, g.lead)
			if g.table.Columns[i].Figure {
				l.printRight(x+g.widths[i]-cellPad, baseline, s, fc, ink)
			} else {
				l.print(x+cellPad, baseline, s, fc, ink)
			}
		}
		x += g.widths[i]
	}
}

// header draws the titles and returns their height; a table without titles has none.
func (l *layout) header(g grid, x, y float64, draw bool) float64 {
	if !slices.ContainsFunc(g.table.Columns, func(c letters.Column) bool { return c.Title != "" }) {
		return 0
	}
	fc := face{true, g.face.size - 0.5}
	lines := make([][]textLine, len(g.widths))
	most := 1
	for i, c := range g.table.Columns {
		lines[i] = l.wrap(plain(c.Title).Runs, fc, g.widths[i]-2*cellPad)
		most = max(most, len(lines[i]))
	}
	height := float64(most)*g.lead + 2*g.pad
	if !draw {
		return height
	}
	at := x
	for i, c := range g.table.Columns {
		for n, t := range lines[i] {
			baseline := y + g.pad + float64(most-len(lines[i])+n)*g.lead + ascent(fc, g.lead)
			if c.Figure {
				l.printRight(at+g.widths[i]-cellPad, baseline, t.text(), fc, soft)
			} else {
				l.print(at+cellPad, baseline, t.text(), fc, soft)
			}
		}
		at += g.widths[i]
	}
	l.rule(x, at, y+height, ink, 0.3)
	return height
}

// rows returns the table's rows, foot rows last.
func (l *layout) rows(g grid) []row {
	var out []row
	for _, texts := range g.table.Rows {
		out = append(out, l.row(g, texts, false, false))
	}
	for i, texts := range g.table.Foot {
		out = append(out, l.row(g, texts, true, g.table.Strong && i == len(g.table.Foot)-1))
	}
	return out
}

// begin returns the room that the titles and the first two rows need; of three
// the last does not stand alone.
func (l *layout) begin(g grid, rows []row) float64 {
	height, together := l.header(g, 0, 0, false), min(2, len(rows))
	if len(rows) == 3 {
		together = 3
	}
	for _, r := range rows[:together] {
		height += r.height
	}
	return height
}

// table places a table; it breaks between rows and repeats its titles. The
// last row never stands alone on a page.
func (l *layout) table(t letters.Table, x, w float64) {
	g := l.grid(t, w)
	rows := l.rows(g)
	if !l.room(l.begin(g, rows)) {
		l.newPage()
	}
	l.y += l.header(g, x, l.y, true)
	for i, r := range rows {
		need := r.height
		if i == len(rows)-2 {
			need += rows[i+1].height
		}
		if !l.room(need) {
			l.newPage()
			l.y += l.header(g, x, l.y, true)
		}
		l.drawRow(g, r, x, l.y)
		l.y += r.height
		l.rule(x, x+w, l.y, line, 0.2)
	}
	l.y += l.style.gap + 1
}

// tableBox makes a box of a short table.
func (l *layout) tableBox(t letters.Table, w float64) box {
	g := l.grid(t, w)
	rows := l.rows(g)
	height := l.header(g, 0, 0, false)
	for _, r := range rows {
		height += r.height
	}
	return box{height, func(l *layout, x, y float64) {
		y += l.header(g, x, y, true)
		for _, r := range rows {
			l.drawRow(g, r, x, y)
			y += r.height
			l.rule(x, x+w, y, line, 0.2)
		}
	}}
}
