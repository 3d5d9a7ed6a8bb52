package imports

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"dument/app/ui"
	"dument/data"
	"dument/data/exchange"
)

// previewRows bounds what the preview shows of a file.
const previewRows = 50

// previewRow is a row of the file with its place, from 1.
type previewRow struct {
	id    data.ID
	cells []string
}

// preview shows the first rows as they were read.
func preview(r ui.Runner, sheet exchange.Sheet) fyne.CanvasObject {
	var columns []ui.Column[previewRow]
	for at, header := range sheet.Header {
		columns = append(columns, ui.Column[previewRow]{Title: header, Width: 84, Flex: 1, Optional: max(at-2, 0), Text: func(row previewRow) string {
			if at < len(row.cells) {
				return row.cells[at]
			}
			return ""
		}})
	}
	rows := make([]previewRow, min(len(sheet.Rows), previewRows))
	ids := make([]data.ID, len(rows))
	for at := range rows {
		ids[at] = data.ID(at + 1)
		rows[at] = previewRow{ids[at], sheet.Rows[at]}
	}
	t := ui.NewTable(r, ui.TableConfig[previewRow]{Columns: columns, ID: func(row previewRow) data.ID { return row.id },
		Fetch: func(_ context.Context, ids []data.ID) ([]previewRow, error) {
			found := make([]previewRow, 0, len(ids))
			for _, id := range ids {
				found = append(found, rows[id-1])
			}
			return found, nil
		}})
	t.SetIDs(ids)
	return t
}

// refusal is a refused line with its place in the report, from 1.
type refusal struct {
	data.ImportRefusal
	id data.ID
}

func (i *importing) newRefusals() *ui.Table[refusal] {
	return ui.NewTable(i.shell.Runner(), ui.TableConfig[refusal]{
		Columns: []ui.Column[refusal]{
			{Title: "Ligne", Width: 52, Right: true, Text: func(r refusal) string { return strconv.Itoa(r.Line) }},
			{Title: "Champ", Width: 120, Text: func(r refusal) string { return exchange.Field(r.Field).French() }},
			{Title: "Raison", Width: 200, Flex: 1, Text: func(r refusal) string { return r.Reason }},
		},
		ID:       func(r refusal) data.ID { return r.id },
		OnSelect: i.explain,
		Fetch:    i.fetchRefused,
	})
}

func (i *importing) setRefused(refused []data.ImportRefusal) {
	ids := make([]data.ID, len(refused))
	for at := range refused {
		ids[at] = data.ID(at + 1)
	}
	i.refused.Store(&refused)
	i.lines.SetEmpty("Aucune ligne n’est refusée.", "", nil)
	i.lines.SetIDs(ids)
	i.explain(nil)
}

// fetchRefused answers the table; it runs off the UI goroutine.
func (i *importing) fetchRefused(_ context.Context, ids []data.ID) ([]refusal, error) {
	refused := *i.refused.Load()
	rows := make([]refusal, 0, len(ids))
	for _, id := range ids {
		if int(id) <= len(refused) {
			rows = append(rows, refusal{refused[id-1], id})
		}
	}
	return rows, nil
}

// explain shows the whole reason of the line that is chosen.
func (i *importing) explain(ids []data.ID) {
	text := ""
	if refused := *i.refused.Load(); len(ids) == 1 && int(ids[0]) <= len(refused) {
		r := refused[ids[0]-1]
		text = "Ligne " + strconv.Itoa(r.Line) + "\u00a0: " + r.Reason
	}
	i.reason.SetText(text)
	i.reason.Hidden = text == ""
	i.place.Refresh()
}

// work lays out the dialog: the columns at the left, at the right the preview
// above the report.
type work struct{}

const (
	workHeight   = 480
	columnsWidth = 290
	workGap      = 24
)

func (work) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	columns, preview, report := objects[0], objects[1], objects[2]
	columns.Resize(fyne.NewSize(columnsWidth, size.Height))
	left := float32(columnsWidth + workGap)
	height := (size.Height - workGap) / 2
	preview.Move(fyne.NewPos(left, 0))
	preview.Resize(fyne.NewSize(size.Width-left, height))
	report.Move(fyne.NewPos(left, height+workGap))
	report.Resize(fyne.NewSize(size.Width-left, height))
}

func (work) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(columnsWidth+400, workHeight) }
