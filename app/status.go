package app

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
)

// statusLine says whose register is open, that nothing is unsaved, and how the
// automatic mode and the mail account stand.
type statusLine struct {
	widget.BaseWidget
	shell       *shell
	job         ui.Job
	left, right *canvas.Text
}

// standing is what the line tells.
type standing struct {
	sender   string
	account  data.Account
	password bool
	waiting  int // messages that a press on « Envoyer » would send
	doubtful int // messages of which nobody knows whether they left
	tray     int // registered letters to be posted
	dunning  data.Dunning
}

func newStatusLine(s *shell) *statusLine {
	l := &statusLine{shell: s, left: canvas.NewText("", nil), right: canvas.NewText("", nil)}
	l.right.Alignment = fyne.TextAlignTrailing
	l.ExtendBaseWidget(l)
	return l
}

func (l *statusLine) read() {
	d := l.shell.desk
	ui.Load(l.shell.runner, &l.job, func(ctx context.Context) (s standing, err error) {
		sender, err := d.Sender(ctx)
		if err != nil {
			return s, err
		}
		if s.account, err = d.Account(ctx); err != nil {
			return s, err
		}
		if s.dunning, err = d.Dunning(ctx); err != nil {
			return s, err
		}
		s.sender, s.password = sender.Name, s.account.IsZero() || d.PasswordKnown(ctx)
		tray, err := d.Tray(ctx)
		if err != nil {
			return s, err
		}
		s.tray = len(tray)
		messages, err := d.Outbox(ctx)
		for _, m := range messages {
			switch m.State {
			case data.MessageWaiting, data.MessageFailed:
				s.waiting++
			case data.MessageUncertain:
				s.doubtful++
			}
		}
		return s, err
	}, func(s standing, err error) {
		if err != nil {
			l.shell.Fail(err)
			return
		}
		l.left.Text = s.file(filepath.Base(d.Path()))
		l.right.Text = s.mail()
		if auto := l.shell.auto.words(d, s.dunning); auto != "" {
			l.right.Text = auto + "  ·  " + l.right.Text
		}
		l.shell.Count(ui.PageCouriers, s.waiting+s.doubtful+s.tray)
		l.Refresh()
	})
}

// file returns "Atelier Lefèvre · registre.dument · tout est enregistré".
func (s standing) file(name string) string {
	line := name + "  ·  tout est enregistré"
	if s.sender != "" {
		line = s.sender + "  ·  " + line
	}
	return line
}

// mail returns how the account stands and what waits.
func (s standing) mail() string {
	var line string
	switch {
	case s.account.IsZero():
		line = "messagerie à régler"
	case !s.password:
		line = s.account.Address + "\u00a0: mot de passe à donner"
	default:
		line = s.account.Address
	}
	if s.doubtful > 0 {
		line = count(s.doubtful, "envoi incertain", "envois incertains") + "  ·  " + line
	}
	if s.waiting > 0 {
		line = count(s.waiting, "message en attente", "messages en attente") + "  ·  " + line
	}
	return line
}

func count(n int, one, many string) string {
	if n < 2 {
		return ui.Number(n) + "\u00a0" + one
	}
	return ui.Number(n) + "\u00a0" + many
}

func (l *statusLine) CreateRenderer() fyne.WidgetRenderer {
	return &statusRenderer{l: l, ground: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil)}
}

type statusRenderer struct {
	l            *statusLine
	ground, line *canvas.Rectangle
}

func (r *statusRenderer) Layout(size fyne.Size) {
	r.ground.FillColor, r.line.FillColor = theme.Color(ui.ColorSide), theme.Color(ui.ColorLine)
	r.ground.Resize(size)
	r.line.Resize(fyne.NewSize(size.Width, 1))
	half := (size.Width - 48) / 2
	for _, t := range []*canvas.Text{r.l.left, r.l.right} {
		t.TextSize, t.Color = theme.Size(theme.SizeNameCaptionText), ui.ToneFaint.Color()
		t.Resize(fyne.NewSize(half, size.Height))
	}
	r.l.left.Move(fyne.NewPos(24, 0))
	r.l.right.Move(fyne.NewPos(24+half, 0))
}

func (r *statusRenderer) MinSize() fyne.Size { return fyne.NewSize(1, statusHeight) }

func (r *statusRenderer) Refresh() {
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}

func (r *statusRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.line, r.l.left, r.l.right}
}
func (r *statusRenderer) Destroy() {}
