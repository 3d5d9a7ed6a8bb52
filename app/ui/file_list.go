package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/data/day"
)

// Widths of what stands at the right of a name.
const (
	fileSizeWidth = 18 * gap
	fileDayWidth  = 21 * gap
)

// fileList shows the folders and files of a folder, of which one may be marked.
// The keys are the dialog's, wherever the keyboard is.
type fileList struct {
	widget.BaseWidget
	entries []fileEntry
	at      int // the one marked, or -1
	rows    *fileRows
	empty   *Empty
	onMark  func(i int) // by the mouse
	onOpen  func(i int)
}

func newFileList(key func(*fyne.KeyEvent), write func(rune), onMark, onOpen func(i int)) *fileList {
	l := &fileList{at: -1, onMark: onMark, onOpen: onOpen, empty: NewEmpty("", "", nil)}
	l.rows = newFileRows(l, key, write)
	l.empty.Hide()
	l.ExtendBaseWidget(l)
	return l
}

// set shows entries, or the sentence that stands in their place.
func (l *fileList) set(entries []fileEntry, at int, sentence, action string, do func()) {
	l.entries, l.at = entries, at
	l.empty.Set(sentence, action, do)
	l.empty.Hidden = sentence == ""
	l.Refresh()
	l.reveal()
}

func (l *fileList) mark(at int) {
	l.at = at
	l.rows.Refresh()
	l.reveal()
}

func (l *fileList) reveal() {
	if l.at >= 0 {
		l.rows.ScrollTo(l.at)
		return
	}
	l.rows.ScrollToTop()
}

func (l *fileList) CreateRenderer() fyne.WidgetRenderer {
	r := &fileListRenderer{l: l, ground: canvas.NewRectangle(nil), dense: container.NewThemeOverride(l.rows, denseTheme{})}
	r.paint()
	return r
}

type fileListRenderer struct {
	l      *fileList
	ground *canvas.Rectangle
	dense  *container.ThemeOverride
}

func (r *fileListRenderer) paint() {
	r.ground.FillColor = colorOf(ColorSurface)
	r.ground.StrokeColor, r.ground.StrokeWidth = colorOf(ColorLine), 1
	if r.l.rows.focused {
		r.ground.StrokeColor = colorOf(theme.ColorNamePrimary)
	}
	r.ground.CornerRadius = theme.Size(theme.SizeNameInputRadius)
}

func (r *fileListRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.dense.Move(fyne.NewPos(gap, gap))
	r.dense.Resize(size.SubtractWidthHeight(2*gap, 2*gap))
	r.l.empty.Move(fyne.NewPos(4*gap, 0))
	r.l.empty.Resize(size.SubtractWidthHeight(8*gap, 0))
}

func (r *fileListRenderer) MinSize() fyne.Size { return fyne.NewSize(240, 4*RowHeight) }

func (r *fileListRenderer) Refresh() {
	r.paint()
	r.ground.Refresh()
	r.l.rows.Refresh()
	r.l.empty.Refresh()
}

func (r *fileListRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.dense, r.l.empty}
}
func (r *fileListRenderer) Destroy() {}

// fileRows is Fyne's list with the dialog's keys.
type fileRows struct {
	widget.List
	l       *fileList
	focused bool
	key     func(*fyne.KeyEvent)
	write   func(rune)
}

func newFileRows(l *fileList, key func(*fyne.KeyEvent), write func(rune)) *fileRows {
	r := &fileRows{l: l, key: key, write: write}
	r.Length = func() int { return len(l.entries) }
	r.CreateItem = func() fyne.CanvasObject { return newFileRow(l) }
	r.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) { o.(*fileRow).show(i) }
	r.HideSeparators = true
	r.ExtendBaseWidget(r)
	return r
}

func (r *fileRows) FocusGained()              { r.focused = true; r.l.Refresh() }
func (r *fileRows) FocusLost()                { r.focused = false; r.l.Refresh() }
func (r *fileRows) TypedKey(e *fyne.KeyEvent) { r.key(e) }
func (r *fileRows) TypedRune(c rune)          { r.write(c) }
func (r *fileRows) page() int                 { return max(int(r.Size().Height/RowHeight)-1, 1) }

var (
	_ fyne.DoubleTappable = (*fileRow)(nil)
	_ desktop.Mouseable   = (*fileRow)(nil)
	_ desktop.Hoverable   = (*fileRow)(nil)
)

// fileRow is an icon, a name cut to its room, a size and a day.
type fileRow struct {
	widget.BaseWidget
	l               *fileList
	place           int
	over            bool
	ground          *canvas.Rectangle
	icon            *canvas.Image
	name, size, day *canvas.Text
}

func newFileRow(l *fileList) *fileRow {
	r := &fileRow{l: l, place: -1, ground: canvas.NewRectangle(nil), icon: canvas.NewImageFromResource(theme.FolderIcon()),
		name: canvas.NewText("", nil), size: canvas.NewText("", nil), day: canvas.NewText("", nil)}
	r.icon.FillMode = canvas.ImageFillContain
	r.size.Alignment, r.day.Alignment = fyne.TextAlignTrailing, fyne.TextAlignTrailing
	r.ExtendBaseWidget(r)
	return r
}

func (r *fileRow) show(i int) {
	r.place = i
	r.Refresh()
}

// MouseDown marks at once: Fyne's Tapped waits for a second click.
func (r *fileRow) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary && r.place >= 0 && r.place < len(r.l.entries) {
		focus(r.l.rows)
		r.l.onMark(r.place)
	}
}

func (r *fileRow) MouseUp(*desktop.MouseEvent) {}

func (r *fileRow) DoubleTapped(*fyne.PointEvent) {
	if r.place >= 0 && r.place < len(r.l.entries) {
		r.l.onOpen(r.place)
	}
}

func (r *fileRow) MouseIn(*desktop.MouseEvent)    { r.over = true; r.Refresh() }
func (r *fileRow) MouseMoved(*desktop.MouseEvent) {}
func (r *fileRow) MouseOut()                      { r.over = false; r.Refresh() }

func (r *fileRow) CreateRenderer() fyne.WidgetRenderer { return fileRowRenderer{r} }

type fileRowRenderer struct{ r *fileRow }

func (w fileRowRenderer) Layout(size fyne.Size) {
	r := w.r
	r.ground.Resize(size)
	r.icon.Move(fyne.NewPos(2*gap, (size.Height-18)/2))
	r.icon.Resize(fyne.NewSize(18, 18))
	right := size.Width - 3*gap
	r.day.Move(fyne.NewPos(right-fileDayWidth, 0))
	r.day.Resize(fyne.NewSize(fileDayWidth, size.Height))
	r.size.Move(fyne.NewPos(right-fileDayWidth-fileSizeWidth, 0))
	r.size.Resize(fyne.NewSize(fileSizeWidth, size.Height))
	left := 2*gap + 18 + 2*gap
	room := right - fileDayWidth - fileSizeWidth - 2*gap - left
	r.name.Move(fyne.NewPos(left, 0))
	r.name.Resize(fyne.NewSize(room, size.Height))
	w.fill(room)
}

func (w fileRowRenderer) fill(room float32) {
	r := w.r
	var e fileEntry
	if r.place >= 0 && r.place < len(r.l.entries) {
		e = r.l.entries[r.place]
	}
	r.name.TextSize, r.name.Color = theme.Size(theme.SizeNameText), ToneInk.Color()
	r.size.TextSize, r.size.Color = theme.Size(theme.SizeNameCaptionText), ToneFaint.Color()
	r.day.TextSize, r.day.Color = r.size.TextSize, r.size.Color
	r.name.Text, r.size.Text, r.day.Text = Fit(e.name, room, r.name.TextSize, fyne.TextStyle{}), "", ""
	r.icon.Hidden = e.name == ""
	r.icon.Resource = theme.NewPrimaryThemedResource(theme.FolderIcon())
	if !e.folder && e.name != "" {
		r.icon.Resource = theme.NewDisabledResource(theme.FileIcon())
		r.size.Text, r.day.Text = FileSize(e.size), day.FromTime(e.modified).French()
	}
	r.ground.CornerRadius = theme.Size(theme.SizeNameSelectionRadius)
	marked := r.place == r.l.at
	r.ground.Hidden = e.name == "" || (!marked && !r.over)
	r.ground.FillColor = colorOf(theme.ColorNameHover)
	if marked {
		r.ground.FillColor = colorOf(theme.ColorNameSelection)
	}
}

func (fileRowRenderer) MinSize() fyne.Size { return fyne.NewSize(1, RowHeight) }

func (w fileRowRenderer) Refresh() {
	w.Layout(w.r.Size())
	for _, o := range w.Objects() {
		o.Refresh()
	}
}

func (w fileRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{w.r.ground, w.r.icon, w.r.name, w.r.size, w.r.day}
}
func (fileRowRenderer) Destroy() {}
