package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"dument/data"
)

// bills returns a table of 600x300 over a register, in a window.
func bills(t *testing.T, b *books, change func(*TableConfig[bill])) (*Table[bill], fyne.Window) {
	t.Helper()
	app(t)
	config := TableConfig[bill]{
		ID: func(r bill) data.ID { return r.ID }, Fetch: b.fetch,
		Columns: []Column[bill]{
			{Title: "Numéro", Width: 80, Bold: true, Text: func(r bill) string { return r.Number }, SortKey: "number"},
			{Title: "Client", Width: 100, Flex: 1, Text: func(r bill) string { return r.Client }, SortKey: "client"},
			{Title: "État", Width: 100, Text: func(bill) string { return "Échue" }, State: func(r bill) (string, Tone) {
				if r.ID%2 == 0 {
					return "Soldée", TonePaid
				}
				return "Échue", ToneOverdue
			}},
			{Title: "Objet", Width: 200, Optional: 1, Text: func(bill) string { return "Conseil" }},
			{Title: "Solde", Width: 90, Right: true, Text: func(r bill) string { return r.Amount.Format("EUR") }},
		},
	}
	if change != nil {
		change(&config)
	}
	table := NewTable(Inline(), config)
	return table, window(t, table, 600, 300)
}

func TestATableLooksLikeThis(t *testing.T) {
	b := &books{}
	table, w := bills(t, b, nil)
	table.SetIDs(sequence(6))
	table.SetSort("number", true)
	table.SetTotals("6 factures · 1\u202f234,56\u202f€")
	table.Select(2)
	table.Focus()
	test.AssertRendersToMarkup(t, "table.xml", w.Canvas())

	table.SetEmpty("Aucune facture pour l’instant.", "Créer une facture", func() {})
	table.SetTotals("")
	table.SetIDs(nil)
	test.AssertRendersToMarkup(t, "table_empty.xml", w.Canvas())
}

// The rows on screen are read, and little more; what is kept is bounded
// whatever one scrolls through.
func TestATableReadsWhatIsSeen(t *testing.T) {
	b := &books{}
	table, _ := bills(t, b, nil)
	table.SetIDs(sequence(100_000))
	if b.fetches != 1 || b.rows != chunkRows {
		t.Fatalf("%d fetches of %d rows for the first screen", b.fetches, b.rows)
	}
	for offset := float32(0); offset < 100_000*RowHeight; offset += 700 * RowHeight {
		table.list.ScrollToOffset(offset)
	}
	if got := len(table.cache.rows); got > maxChunks {
		t.Errorf("%d chunks kept, want at most %d", got, maxChunks)
	}
	if b.rows > 25_000 {
		t.Errorf("%d rows read for 143 screens", b.rows)
	}
	if len(table.live) > maxLive {
		t.Errorf("%d row widgets remembered for 10 rows on screen", len(table.live))
	}
}

func TestARowThatIsGoneSaysSo(t *testing.T) {
	b := &books{gone: map[data.ID]bool{2: true}}
	table, _ := bills(t, b, nil)
	table.SetIDs(sequence(3))
	if got := table.cellsAt(1)[0].text; got != "supprimé" {
		t.Errorf("the deleted row shows %q", got)
	}
}

func TestAnErrorOfReadingIsTold(t *testing.T) {
	b := &books{err: errors.New("disk")}
	var told error
	table, _ := bills(t, b, func(c *TableConfig[bill]) { c.OnError = func(err error) { told = err } })
	table.SetIDs(sequence(3))
	if !errors.Is(told, b.err) {
		t.Errorf("told %v", told)
	}
}

func TestTheKeyboardWalksATable(t *testing.T) {
	var chosen []data.ID
	var opened data.ID
	table, w := bills(t, &books{}, func(c *TableConfig[bill]) {
		c.OnSelect = func(ids []data.ID) { chosen = ids }
		c.OnOpen = func(id data.ID) { opened = id }
	})
	table.SetIDs(sequence(1000))
	table.Focus()
	for _, step := range []struct {
		key  fyne.KeyName
		want data.ID
	}{
		{fyne.KeyDown, 1}, {fyne.KeyDown, 2}, {fyne.KeyUp, 1}, {fyne.KeyUp, 1}, {fyne.KeyEnd, 1000},
		{fyne.KeyDown, 1000}, {fyne.KeyHome, 1}, {fyne.KeyPageDown, 8}, {fyne.KeyPageUp, 1},
	} {
		press(w, step.key)
		if !slices.Equal(chosen, []data.ID{step.want}) {
			t.Fatalf("after %s: %v, want %d", step.key, chosen, step.want)
		}
		from, to, _ := table.visible()
		if place := int(step.want) - 1; place < from || place > to {
			t.Fatalf("after %s the row is out of sight: %d not in %d–%d", step.key, place, from, to)
		}
	}
	press(w, fyne.KeyReturn)
	if opened != 1 {
		t.Errorf("Enter opened %d", opened)
	}
}

func TestTheMouseChoosesRows(t *testing.T) {
	var opened data.ID
	table, w := bills(t, &books{}, func(c *TableConfig[bill]) { c.OnOpen = func(id data.ID) { opened = id } })
	table.SetIDs(sequence(20))
	table.Select(2)
	row := func(place int) *gridRow {
		for _, r := range table.live {
			if r.place == place {
				return r
			}
		}
		t.Fatalf("row %d is not on screen", place)
		return nil
	}
	click := func(place int, m fyne.KeyModifier) {
		r := row(place)
		r.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: m})
		r.Tapped(nil)
	}
	for _, c := range []struct {
		place int
		m     fyne.KeyModifier
		want  []data.ID
	}{
		{3, 0, []data.ID{4}}, {5, fyne.KeyModifierShift, []data.ID{4, 5, 6}},
		{0, fyne.KeyModifierControl, []data.ID{1, 4, 5, 6}}, {4, fyne.KeyModifierControl, []data.ID{1, 4, 6}}, {2, 0, []data.ID{3}},
	} {
		click(c.place, c.m)
		if got := table.Selected(); !slices.Equal(got, c.want) {
			t.Fatalf("click on row %d with %v: %v, want %v", c.place, c.m, got, c.want)
		}
	}
	test.DoubleTap(row(6))
	if opened != 7 {
		t.Errorf("double click opened %d", opened)
	}
	if w.Canvas().Focused() != fyne.Focusable(table.list) {
		t.Errorf("the keyboard is at %T", w.Canvas().Focused())
	}
}

func TestCopyingRowsGivesATable(t *testing.T) {
	table, _ := bills(t, &books{}, nil)
	table.SetIDs(sequence(2))
	table.list.TypedShortcut(&fyne.ShortcutSelectAll{})
	table.list.TypedShortcut(&fyne.ShortcutCopy{})
	want := "Numéro\tClient\tÉtat\tObjet\tSolde\n" +
		"F-1\tŒuvre & Fils SARL, entreprise de menuiserie\tÉchue\tConseil\t123,45\u202f€\n" +
		"F-2\tŒuvre & Fils SARL, entreprise de menuiserie\tÉchue\tConseil\t246,90\u202f€\n"
	if got := fyne.CurrentApp().Clipboard().Content(); got != want {
		t.Errorf("clipboard\n%q\nwant\n%q", got, want)
	}
}

func TestAHeaderClickSortsAndTurns(t *testing.T) {
	var sorted []string
	table, _ := bills(t, &books{}, func(c *TableConfig[bill]) {
		c.OnSort = func(key string, desc bool) { sorted = append(sorted, key+map[bool]string{true: "-"}[desc]) }
	})
	for _, column := range []int{0, 0, 0, 1, 4} {
		test.Tap(table.header.cells[column])
	}
	if want := []string{"number", "number-", "number", "client"}; !slices.Equal(sorted, want) {
		t.Errorf("sorted %v, want %v", sorted, want)
	}
}

// A new list keeps what was chosen and is still there, and its place.
func TestANewListKeepsTheChoice(t *testing.T) {
	table, _ := bills(t, &books{}, nil)
	table.SetIDs(sequence(500))
	table.Select(300)
	table.SetIDs(sequence(400))
	if got := table.Selected(); !slices.Equal(got, []data.ID{300}) {
		t.Errorf("selected %v", got)
	}
	table.SetIDs(sequence(10))
	if got := table.Selected(); len(got) != 0 {
		t.Errorf("selected %v, which is not in the list", got)
	}
	if offset := table.list.GetScrollOffset(); offset != 0 {
		t.Errorf("the short list is scrolled to %v", offset)
	}
}

func TestColumnsShareTheWidth(t *testing.T) {
	table, w := bills(t, &books{}, nil)
	for width := float32(200); width < 1400; width += 37 {
		w.Resize(fyne.NewSize(width, 300))
		sum := float32(0)
		for _, c := range table.widths {
			sum += c
		}
		if full := float32(80 + 100 + 100 + 90 + 4*2*cellPad); width >= full && (sum < width-0.1 || sum > width+0.1) {
			t.Errorf("at %v the columns take %v", width, sum)
		}
		if shown := table.widths[3] > 0; shown != (width >= 570+5*2*cellPad) {
			t.Errorf("at %v the optional column is shown: %v", width, shown)
		}
	}
}

// A window that gets narrower cuts the cells anew.
func TestCellsAreCutToANarrowerWindow(t *testing.T) {
	table, w := bills(t, &books{}, func(c *TableConfig[bill]) {
		c.Columns[1].Text = func(bill) string { return strings.Repeat("long ", 30) }
	})
	table.SetIDs(sequence(5))
	w.Resize(fyne.NewSize(900, 300))
	w.Resize(fyne.NewSize(500, 300))
	for _, row := range table.onScreen() {
		if text := row.texts[1]; text.MinSize().Width > table.widths[1] {
			t.Fatalf("%q is wider than its column of %v", text.Text, table.widths[1])
		}
	}
}

// BenchmarkScroll is one step of 300 pixels through 100,000 rows.
func BenchmarkScroll(b *testing.B) {
	a := test.NewTempApp(b)
	a.Settings().SetTheme(Light())
	reg := &books{}
	table := NewTable(Inline(), TableConfig[bill]{ID: func(r bill) data.ID { return r.ID }, Fetch: reg.fetch, Columns: []Column[bill]{
		{Title: "Numéro", Width: 80, Text: func(r bill) string { return r.Number }},
		{Title: "Client", Width: 100, Flex: 1, Text: func(r bill) string { return r.Client }},
		{Title: "État", Width: 100, State: func(bill) (string, Tone) { return "Échue", ToneOverdue }},
		{Title: "Solde", Width: 90, Right: true, Text: func(r bill) string { return r.Amount.Format("EUR") }},
	}})
	w := a.NewWindow("")
	defer w.Close()
	w.SetContent(table)
	w.Resize(fyne.NewSize(1000, 700))
	table.SetIDs(sequence(100_000))
	offset := float32(0)
	for b.Loop() {
		offset += 300
		if offset > 99_000*RowHeight {
			offset = 0
		}
		table.list.ScrollToOffset(offset)
	}
}
