package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"dument/data"
)

// Column says how one column of a Table looks. Text is required; State, where
// set, shows a word on a tinted chip instead and Text is what is copied.
type Column[T any] struct {
	Title    string
	Width    float32 // at 100 %; the least width of a flexible column
	Flex     float32 // share of the room that is left; 0 = fixed
	Right    bool    // figures, which are never cut: their letters get smaller
	Whole    bool    // as for figures: a number that is cut is another one
	Bold     bool
	Text     func(T) string
	State    func(T) (string, Tone)
	Tone     func(T) Tone // of the text; nil = ink
	SortKey  string       // what OnSort gets; "" = the header does not sort
	Optional int          // 0 = always shown; the highest leave first where room is scarce
}

// TableConfig describes a Table. Fetch runs off the UI goroutine and may return
// fewer rows than ids when some were deleted meanwhile; ID names each row. All
// other functions are called on the UI goroutine and may be nil.
type TableConfig[T any] struct {
	Columns  []Column[T]
	ID       func(T) data.ID
	Fetch    func(ctx context.Context, ids []data.ID) ([]T, error)
	OnError  func(error)
	OnSelect func(ids []data.ID)                  // after each change, in the order of the list
	OnOpen   func(id data.ID)                     // Enter or double click
	OnMenu   func(ids []data.ID) []*fyne.MenuItem // right click or the Menu key
	OnSort   func(key string, desc bool)          // header click; set SortKey and Desc come back by SetSort
	OnEscape func()                               // Esc in the rows: close the detail
}

// Table shows up to hundreds of thousands of rows: it holds their ids, reads the
// rows around the visible ones in chunks through the runner, and keeps a bounded
// number of them. No row callback ever touches the register.
type Table[T any] struct {
	grid
	config TableConfig[T]
	runner Runner
	job    Job
	cache  chunks[T]
}

// NewTable returns an empty table.
func NewTable[T any](r Runner, c TableConfig[T]) *Table[T] {
	t := &Table[T]{config: c, runner: r}
	for _, col := range c.Columns {
		t.columns = append(t.columns, gridColumn{title: col.Title, width: col.Width, flex: col.Flex,
			right: col.Right, whole: col.Right || col.Whole, bold: col.Bold, chip: col.State != nil, sortKey: col.SortKey, optional: col.Optional})
	}
	t.cells, t.onSelect, t.onOpen, t.onMenu, t.onSort = t.cellsAt, c.OnSelect, c.OnOpen, c.OnMenu, c.OnSort
	t.onCopy, t.onEscape = t.copyRows, c.OnEscape
	t.build(t)
	return t
}

// SetIDs shows other rows. The selection and the place are kept where the ids
// are still there, else the table goes to its top.
func (t *Table[T]) SetIDs(ids []data.ID) {
	t.job.Stop()
	t.cache.clear()
	t.setIDs(ids)
}

// Row returns a row of the list where it has been read, as any in sight has.
func (t *Table[T]) Row(id data.ID) (row T, ok bool) {
	if i := slices.Index(t.ids, id); i >= 0 {
		row, ok, _ = t.cache.get(i, id)
	}
	return row, ok
}

// cellsAt returns the cells of the row at place i, or nil while they are read.
func (t *Table[T]) cellsAt(i int) []cellValue {
	row, there, known := t.cache.get(i, t.ids[i])
	if !known {
		t.read(i)
		if row, there, known = t.cache.get(i, t.ids[i]); !known {
			return nil
		}
	}
	values := make([]cellValue, len(t.config.Columns))
	if !there {
		values[0] = cellValue{text: "supprimé", tone: ToneFaint}
		return values
	}
	for c, col := range t.config.Columns {
		values[c].tone = ToneInk
		switch {
		case col.State != nil:
			values[c].text, values[c].tone = col.State(row)
		default:
			values[c].text = col.Text(row)
			if col.Tone != nil {
				values[c].tone = col.Tone(row)
			}
		}
	}
	return values
}

// read fetches the chunk that holds place i, unless one is being read: when
// that is done, what is visible then is looked at again.
func (t *Table[T]) read(i int) {
	if t.job.Busy() {
		return
	}
	chunk := i / chunkRows
	first := chunk * chunkRows
	ids := t.ids[first:min(first+chunkRows, len(t.ids))]
	fetch := t.config.Fetch
	Load(t.runner, &t.job, func(ctx context.Context) ([]T, error) { return fetch(ctx, ids) },
		func(rows []T, err error) {
			if err != nil {
				if t.config.OnError != nil {
					t.config.OnError(err)
				}
				return
			}
			byID := make(map[data.ID]T, len(rows))
			for _, row := range rows {
				byID[t.config.ID(row)] = row
			}
			t.cache.put(chunk, byID)
			t.refreshRows()
			if from, to, ok := t.visible(); ok {
				if next, missing := t.cache.missing(from, to); missing {
					t.read(next * chunkRows)
				}
			}
		})
}

// oneLine keeps a cell in its cell; the no-break spaces of figures stay.
var oneLine = strings.NewReplacer("\t", " ", "\n", " ", "\r", "")

// copyRows puts the selected rows on the clipboard as a table with its header.
func (t *Table[T]) copyRows(ids []data.ID) {
	fetch := t.config.Fetch
	Do(t.runner, func(ctx context.Context) ([]T, error) { return fetch(ctx, ids) }, func(rows []T, err error) {
		if err != nil {
			if t.config.OnError != nil {
				t.config.OnError(err)
			}
			return
		}
		var b strings.Builder
		line := func(cell func(Column[T]) string) {
			for c, col := range t.config.Columns {
				if c > 0 {
					b.WriteByte('\t')
				}
				b.WriteString(oneLine.Replace(cell(col)))
			}
			b.WriteByte('\n')
		}
		line(func(c Column[T]) string { return c.Title })
		for _, row := range rows {
			line(func(c Column[T]) string {
				if c.Text == nil {
					word, _ := c.State(row)
					return word
				}
				return c.Text(row)
			})
		}
		fyne.CurrentApp().Clipboard().SetContent(b.String())
	})
}
