package exchange

import (
	"fmt"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// Page is a sheet of a workbook to be written. A cell is a string, an int, a
// day.Day, a money.Cents (in the currency that its text or its column names) or a
// money.Rate; nil and no day are empty cells. Text is text: no cell is ever a
// formula, whatever it begins with.
type Page struct {
	Name  string
	Title [][]any // lines above the table: what it is, of whom, of which day
	Heads []string
	Rows  [][]any
	Foot  []any // totals, or nil
}

// Formats of numbers as a French reader expects them; the program shows them in
// its own language.
const (
	formatMoney = "#,##0.00"
	formatRate  = "0.00%"
	formatDay   = "dd/mm/yyyy"
)

// widest bounds a column, in characters.
const widest = 60

// WriteWorkbook returns an XLSX file of a day with the pages in their order: the
// header of each stays in sight and filters, amounts, days and rates are numbers. The
// same pages give the same bytes.
func WriteWorkbook(title, author string, on day.Day, pages []Page) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	stamp := on.Time().Format(time.RFC3339)
	if err := f.SetDocProps(&excelize.DocProperties{Title: printable(title), Creator: printable(author), LastModifiedBy: printable(author),
		Created: stamp, Modified: stamp, Language: "fr-FR"}); err != nil {
		return nil, err
	}
	styles := map[style]int{}
	for i, p := range pages {
		b := book{File: f, page: sheetName(p.Name, i), styles: styles}
		if i == 0 {
			if err := f.SetSheetName("Sheet1", b.page); err != nil {
				return nil, err
			}
		} else if _, err := f.NewSheet(b.page); err != nil {
			return nil, err
		}
		if err := b.write(p); err != nil {
			return nil, err
		}
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// style is what a cell looks like.
type style struct {
	format string
	bold   bool
	ruled  bool // a line above: totals
	head   bool
	wrap   bool
}

// book writes one page.
type book struct {
	*excelize.File
	page   string
	styles map[style]int
	width  []int // of the columns, in characters
}

func (b *book) write(p Page) error {
	row := 1
	line := func(cells []any, look style) error {
		for column, cell := range cells {
			if err := b.cell(column+1, row, cell, look); err != nil {
				return err
			}
		}
		row++
		return nil
	}
	for _, cells := range p.Title {
		if err := line(cells, style{bold: row == 1}); err != nil {
			return err
		}
	}
	if len(p.Title) > 0 {
		row++
	}
	b.width = make([]int, len(p.Heads)) // titles may run over their column
	header := row
	heads := make([]any, len(p.Heads))
	for i, h := range p.Heads {
		heads[i] = h
	}
	if err := line(heads, style{bold: true, head: true, wrap: true}); err != nil {
		return err
	}
	for _, cells := range p.Rows {
		if err := line(cells, style{}); err != nil {
			return err
		}
	}
	last := row - 1
	if p.Foot != nil {
		if err := line(p.Foot, style{bold: true, ruled: true}); err != nil {
			return err
		}
	}
	return b.finish(header, last, len(p.Heads))
}

// cell writes one cell in the form of its kind.
func (b *book) cell(column, row int, value any, look style) error {
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return err
	}
	text := ""
	switch v := value.(type) {
	case nil:
	case string:
		text = printable(v)
		look.wrap = look.wrap || len(text) > widest
		err = b.SetCellStr(b.page, at, text)
	case int:
		text = fmt.Sprint(v)
		err = b.SetCellInt(b.page, at, int64(v))
	case money.Cents:
		text, look.format = v.French(), formatMoney
		err = b.SetCellFloat(b.page, at, float64(v)/100, 2, 64)
	case money.Rate:
		text, look.format = v.French(), formatRate
		err = b.SetCellFloat(b.page, at, float64(v)/10000, 4, 64)
	case day.Day:
		if !v.IsZero() {
			text, look.format = v.French(), formatDay
			err = b.SetCellInt(b.page, at, int64(v.Sub(excelEpoch)))
		}
	default:
		return fmt.Errorf("exchange: a cell cannot hold a %T", value)
	}
	if err != nil {
		return err
	}
	if column <= len(b.width) {
		b.width[column-1] = max(b.width[column-1], min(longestLine(text), widest))
	}
	return b.look(at, look)
}

// excelEpoch is day 0 of a workbook; days after February 1900 count from it.
var excelEpoch = day.Of(1899, 12, 30)

// look gives a cell its style, which is made once.
func (b *book) look(at string, look style) error {
	if look == (style{}) {
		return nil
	}
	id, known := b.styles[look]
	if !known {
		s := excelize.Style{Font: &excelize.Font{Bold: look.bold}, Alignment: &excelize.Alignment{WrapText: look.wrap, Vertical: "top"}}
		if look.format != "" {
			s.CustomNumFmt = &look.format
		}
		if look.head {
			s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8ECF1"}}
		}
		if look.ruled {
			s.Border = []excelize.Border{{Type: "top", Style: 1, Color: "000000"}}
		}
		var err error
		if id, err = b.NewStyle(&s); err != nil {
			return err
		}
		b.styles[look] = id
	}
	return b.SetCellStyle(b.page, at, at, id)
}

// finish sets widths, the header that stays in sight, its filter and the paper.
func (b *book) finish(header, last, columns int) error {
	for i, w := range b.width {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := b.SetColWidth(b.page, name, name, float64(max(w, 8))+2); err != nil {
			return err
		}
	}
	if columns == 0 {
		return nil
	}
	from, err := excelize.CoordinatesToCellName(1, header)
	if err != nil {
		return err
	}
	to, err := excelize.CoordinatesToCellName(columns, last)
	if err != nil {
		return err
	}
	below, err := excelize.CoordinatesToCellName(1, header+1)
	if err != nil {
		return err
	}
	if err := b.SetPanes(b.page, &excelize.Panes{Freeze: true, YSplit: header, TopLeftCell: below, ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if last > header {
		if err := b.AutoFilter(b.page, from+":"+to, nil); err != nil {
			return err
		}
	}
	landscape, a4, wide, high := "landscape", 9, 1, 0
	fit := true
	if err := b.SetSheetProps(b.page, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return b.SetPageLayout(b.page, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &high})
}

// sheetName returns a name that a workbook accepts: 31 characters, no signs of
// its own, never empty.
func sheetName(name string, at int) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) || data.IsControl(r) {
			return ' '
		}
		return r
	}, name), " '")
	if runes := []rune(name); len(runes) > 31 {
		name = string(runes[:31])
	}
	if name == "" {
		return fmt.Sprintf("Feuille %d", at+1)
	}
	return name
}

// printable keeps lines, and drops what no workbook may hold.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case data.IsControl(r) || r == '\ufffe' || r == '\uffff':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// longestLine returns the number of characters of the longest line.
func longestLine(s string) int {
	longest := 0
	for line := range strings.Lines(s) {
		longest = max(longest, len([]rune(strings.TrimRight(line, "\n"))))
	}
	return longest
}
