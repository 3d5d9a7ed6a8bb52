package today

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
)

// head is the top of the page: what there is to do, how the sending goes, the
// one button that sends it all, and whether receipts are up to date.
type head struct {
	widget.BaseWidget
	page    *Page
	title   *widget.Label
	status  *canvas.Text
	now     *ui.Button // sends at once what was approved
	all     *ui.Button
	calm    *canvas.Text // receipts are up to date
	gate    *fyne.Container
	ask     *widget.Label
	current *ui.Button
}

func newHead(p *Page) *head {
	h := &head{page: p, title: ui.Section("Aujourd’hui"), status: canvas.NewText("", nil), calm: canvas.NewText("", nil), ask: widget.NewLabel("")}
	h.status.Alignment = fyne.TextAlignTrailing
	h.now = ui.NewQuiet("Envoyer maintenant", p.post.now)
	h.now.Hide()
	h.all = ui.NewPrimary("Tout envoyer", p.askAll)
	h.all.SetIcon(theme.MailSendIcon())
	h.all.Hide()
	h.ask.SizeName = theme.SizeNameCaptionText
	h.current = ui.NewButton("C’est à jour", func() { p.confirmReceipts(p.Focus, func() {}) })
	entry := ui.NewButton("Encaisser…", p.askPayer)
	h.gate = container.NewStack(newBand(ui.ToneOverdue), container.New(margin{8, 4}, ui.Flow(h.ask, h.current, entry)))
	h.gate.Hide()
	h.ExtendBaseWidget(h)
	return h
}

// show says what an agenda holds.
func (h *head) show(a *agenda) {
	title := strings.TrimSuffix(ui.Sentence(remains(a)), ".")
	if sum := totals(a.actions); sum != "" {
		title += " – " + sum + " en jeu"
	}
	if n := a.stuck(); n > 0 && len(a.actions) == 0 {
		title += " – " + count(n, "client à compléter", "clients à compléter")
	}
	h.title.SetText(title)
	n := len(a.sendable())
	h.all.SetText(fmt.Sprintf("Tout envoyer (%s)", ui.Number(n)))
	showIf(n > 0, h.all)
	r := h.page.receipts
	gated := a.gated()
	h.gate.Hidden = !gated
	h.calm.Text = ""
	if gated {
		h.ask.SetText("Encaissements à jour\u00a0? " + ui.Sentence(confirmed(r)))
	} else if !r.Confirmed.IsZero() {
		h.calm.Text = "Encaissements à jour au " + r.Confirmed.French()
	}
	h.calm.Hidden = h.calm.Text == ""
	h.Refresh()
}

// confirmed says when receipts were last said to be up to date, and when money
// last came in.
func confirmed(r data.Receipts) string {
	said := "jamais confirmé"
	if !r.Confirmed.IsZero() {
		said = "dernière confirmation\u00a0: " + r.Confirmed.French()
	}
	if r.LastPayment.IsZero() {
		return said + ", aucun encaissement enregistré"
	}
	return said + ", dernier encaissement\u00a0: " + r.LastPayment.French()
}

// say shows how the sending goes; waiting offers to send at once.
func (h *head) say(status string, waiting bool) {
	h.status.Text = status
	h.now.Hidden = !waiting
	h.Refresh()
}

func (h *head) CreateRenderer() fyne.WidgetRenderer { return headRenderer{h} }

type headRenderer struct{ h *head }

const headLine float32 = 36

func (r headRenderer) Layout(size fyne.Size) {
	h := r.h
	pad := theme.InnerPadding()
	x := size.Width
	for _, b := range []*ui.Button{h.all, h.now} {
		if b.Hidden {
			continue
		}
		x -= b.MinSize().Width
		b.Move(fyne.NewPos(x, 0))
		b.Resize(fyne.NewSize(b.MinSize().Width, headLine))
		x -= 8
	}
	h.status.TextSize, h.status.Color = theme.Size(theme.SizeNameCaptionText), ui.ToneFaint.Color()
	width := h.status.MinSize().Width
	h.status.Move(fyne.NewPos(x-width-8, 0))
	h.status.Resize(fyne.NewSize(width, headLine))
	h.title.Truncation = fyne.TextTruncateEllipsis
	h.title.Move(fyne.NewPos(-pad, 0))
	h.title.Resize(fyne.NewSize(max(x-width-16+pad, 0), headLine))
	h.calm.TextSize, h.calm.Color = theme.Size(theme.SizeNameCaptionText), ui.ToneFaint.Color()
	h.calm.Move(fyne.NewPos(0, headLine))
	h.calm.Resize(fyne.NewSize(size.Width, 18))
	h.gate.Move(fyne.NewPos(0, headLine+8))
	h.gate.Resize(fyne.NewSize(size.Width, h.gate.MinSize().Height))
}

func (r headRenderer) MinSize() fyne.Size {
	height := headLine
	switch {
	case !r.h.gate.Hidden:
		height += 8 + r.h.gate.MinSize().Height
	case !r.h.calm.Hidden:
		height += 18
	}
	return fyne.NewSize(300, height)
}

func (r headRenderer) Refresh() {
	for _, o := range r.Objects() {
		o.Refresh() // the colours may be others
	}
	r.Layout(r.h.Size())
	canvas.Refresh(r.h)
}

func (r headRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.h.title, r.h.status, r.h.now, r.h.all, r.h.calm, r.h.gate}
}
func (r headRenderer) Destroy() {}

// band is the tinted ground of what asks for attention.
type band struct {
	widget.BaseWidget
	tone   ui.Tone
	ground *canvas.Rectangle
}

func newBand(tone ui.Tone) *band {
	b := &band{tone: tone, ground: canvas.NewRectangle(nil)}
	b.ground.CornerRadius = 6
	b.ExtendBaseWidget(b)
	return b
}

func (b *band) CreateRenderer() fyne.WidgetRenderer {
	b.ground.FillColor = b.tone.Tint()
	return widget.NewSimpleRenderer(b.ground)
}

func (b *band) Refresh() {
	b.ground.FillColor = b.tone.Tint()
	b.ground.Refresh()
}

// margin keeps content away from the edges.
type margin struct{ x, y float32 }

func (m margin) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(m.x, m.y))
		o.Resize(size.SubtractWidthHeight(2*m.x, 2*m.y))
	}
}

func (m margin) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(2*m.x, 2*m.y)
}
