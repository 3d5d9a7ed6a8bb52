package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Objects go on in a further line, and ask for no more width than the widest.
func TestALineThatIsTooShortGoesOnInTheNext(t *testing.T) {
	app(t)
	var objects []fyne.CanvasObject
	for range 4 {
		o := canvas.NewRectangle(nil)
		o.SetMinSize(fyne.NewSize(100, 30))
		objects = append(objects, o)
	}
	f := Flow(objects...)
	for _, c := range []struct {
		width, height float32
		last          fyne.Position
	}{{500, 30, fyne.NewPos(3*108, 0)}, {320, 30 + 8 + 30, fyne.NewPos(0, 38)}, {90, 4*30 + 3*8, fyne.NewPos(0, 3*38)}} {
		f.Resize(fyne.NewSize(c.width, 30))
		if got := f.MinSize(); got != fyne.NewSize(100, c.height) || objects[3].Position() != c.last {
			t.Errorf("%v wide: %v, the last at %v", c.width, got, objects[3].Position())
		}
	}
}

// An amount that is cut would be another amount: it is written smaller.
func TestFiguresAreNeverCut(t *testing.T) {
	table, w := bills(t, &books{}, func(c *TableConfig[bill]) {
		c.Columns[4].Text = func(bill) string { return "-9\u202f999\u202f999\u202f999,99\u202f€" }
		c.Columns[0].Text = func(bill) string { return "FACT-2026-00017" }
		c.Columns[0].Whole = true
	})
	table.SetIDs(sequence(3))
	w.Canvas().Capture()
	row := table.onScreen()[0]
	for c, want := range map[int]string{0: "FACT-2026-00017", 4: "-9\u202f999\u202f999\u202f999,99\u202f€"} {
		text := row.texts[c]
		if text.Text != want || text.MinSize().Width > table.columns[c].width+2 || text.TextSize < leastWhole {
			t.Errorf("%q, %v wide at %v, in %v", text.Text, text.MinSize().Width, text.TextSize, table.columns[c].width)
		}
	}
}

// A row that is chosen stays in sight when a detail takes lines away.
func TestTheChosenRowStaysInSight(t *testing.T) {
	table, w := bills(t, &books{}, nil)
	table.SetIDs(sequence(40))
	table.Select(40)
	w.Resize(fyne.NewSize(600, 200))
	if !table.inSight(39) {
		t.Error("the chosen row is out of sight")
	}
}
