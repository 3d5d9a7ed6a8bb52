package settings

import (
	"bytes"
	"context"
	"image/color"
	"maps"
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"dument/app/ui"
	"dument/data"
)

// PaperDesk is what the section « Papier » needs of the user's desk.
type PaperDesk interface {
	PaperSettings(ctx context.Context) (data.PaperSettings, error)
	SavePaperSettings(ctx context.Context, p data.PaperSettings) error
	TestPage(ctx context.Context, p data.PaperSettings) ([]byte, error)
	// PrepareImage makes the PNG that is printed of a picture file; it refuses
	// what is no picture, or too large to be one.
	PrepareImage(content []byte) ([]byte, error)
}

// paper is the section « Papier »: the envelope and where its window is, the
// logo and the signature.
type paper struct {
	shell  ui.Shell
	desk   PaperDesk
	job    ui.Job
	kept   data.PaperSettings            // as read
	typing map[data.Envelope]data.Offset // as typed so far
	at     data.Envelope                 // whose offset is in the fields

	envelope        *ui.SelectField[data.Envelope]
	left            *ui.SelectField[bool]
	x, y            *ui.TextField // millimetres
	logo, signature *picture
	form            *ui.Form
	box             fyne.CanvasObject
}

// envelopeWords name the envelopes as a stationer does.
var envelopeWords = map[data.Envelope]string{data.DL: "DL (110 × 220), pliée en trois", data.C5: "C5 (162 × 229), pliée en deux", data.C4: "C4 (229 × 324), à plat"}

func newPaper(shell ui.Shell, desk PaperDesk) *paper {
	p := &paper{shell: shell, desk: desk}
	var envelopes []ui.Option[data.Envelope]
	for _, e := range data.Envelopes {
		envelopes = append(envelopes, ui.Option[data.Envelope]{Value: e, Label: envelopeWords[e]})
	}
	p.envelope = ui.NewSelectField("envelope", "Enveloppe", envelopes)
	p.envelope.OnChanged = func(e data.Envelope) {
		p.note()
		p.showOffset(e)
	}
	p.left = ui.NewSelectField("window", "Fenêtre", []ui.Option[bool]{{Value: false, Label: "À droite"}, {Value: true, Label: "À gauche"}})
	p.x = ui.NewTextField("offset", "Décaler vers la droite (mm)", checkOffset)
	p.y = ui.NewTextField("offset", "Décaler vers le bas (mm)", checkOffset)
	p.x.SetNote("Un signe moins décale dans l’autre sens.")
	p.logo = newPicture(p, "Votre logo, en haut de la lettre. PNG ou JPEG.", "Quel logo imprimer\u00a0?", func(s *data.PaperSettings) *[]byte { return &s.Logo })
	p.signature = newPicture(p, "Votre signature, au-dessus de votre nom. Sans elle, la place reste libre pour signer à la main.", "Quelle signature imprimer\u00a0?",
		func(s *data.PaperSettings) *[]byte { return &s.Signature })
	test := ui.NewIconButton("Imprimer la page d’essai", theme.DocumentPrintIcon(), p.test)
	p.form = ui.NewForm("Enregistrer", p.save, nil,
		ui.Flush(ui.Section("Enveloppe à fenêtre")),
		ui.NewRow(p.envelope, p.left), ui.NewRow(p.x, p.y), ui.Line(test),
		ui.Flush(ui.Section("Logo")), p.logo.box,
		ui.Flush(ui.Section("Signature")), p.signature.box)
	p.form.SetIntro("L’adresse de vos lettres paraît dans la fenêtre de l’enveloppe. Imprimez la page d’essai, glissez-la dans l’enveloppe et corrigez le décalage s’il le faut\u00a0: il est gardé pour chaque format.")
	p.box = container.New(narrow{760}, p.form)
	return p
}

func (p *paper) content() fyne.CanvasObject { return p.box }
func (p *paper) focus()                     { p.form.FocusFirst() }

func (p *paper) read() {
	ui.Load(p.shell.Runner(), &p.job, p.desk.PaperSettings, func(s data.PaperSettings, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.show(s)
	})
}

func (p *paper) show(s data.PaperSettings) {
	if s.Envelope == "" {
		s.Envelope = data.DL
	}
	p.kept = s
	p.typing = map[data.Envelope]data.Offset{}
	maps.Copy(p.typing, s.Offsets)
	p.envelope.SetValue(s.Envelope)
	p.left.SetValue(s.Left)
	p.showOffset(s.Envelope)
	p.logo.show(s.Logo)
	p.signature.show(s.Signature)
}

// note keeps the offset that is typed for the envelope in the fields.
func (p *paper) note() {
	var o data.Offset
	o.X, _ = tenths(p.x.Text())
	o.Y, _ = tenths(p.y.Text())
	p.typing[p.at] = o
}

// showOffset puts the offset of an envelope in the fields.
func (p *paper) showOffset(e data.Envelope) {
	p.at = e
	p.x.SetText(millimetres(p.typing[e].X))
	p.y.SetText(millimetres(p.typing[e].Y))
}

// typed returns the settings as the form says; its fields have been checked.
func (p *paper) typed() data.PaperSettings {
	p.note()
	s := p.kept
	s.Envelope = p.at
	s.Left, _ = p.left.Value()
	s.Offsets = maps.Clone(p.typing)
	return s
}

// test opens the test page of what is typed; nothing needs to be saved before.
func (p *paper) test() {
	if p.x.Check() != nil || p.y.Check() != nil {
		return
	}
	s := p.typed()
	ui.Do(p.shell.Runner(), func(ctx context.Context) ([]byte, error) { return p.desk.TestPage(ctx, s) }, func(content []byte, err error) {
		if err != nil {
			p.form.ShowError(err)
			return
		}
		p.shell.Open("Page d’essai.pdf", content)
	})
}

func (p *paper) save() {
	s, before := p.typed(), p.kept
	p.form.SetBusy(true)
	p.keep(s, func(err error) {
		p.form.SetBusy(false)
		if err != nil {
			p.form.ShowError(err)
			return
		}
		p.shell.Toast("Vos lettres sont réglées.", func() { p.keep(before, p.shell.Fail) })
	})
}

// keep saves the settings and shows them.
func (p *paper) keep(s data.PaperSettings, done func(error)) {
	ui.Do(p.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, p.desk.SavePaperSettings(ctx, s) },
		func(_ struct{}, err error) {
			if err == nil {
				p.show(s)
				p.shell.Changed(ui.SettingsChanged)
			}
			done(err)
		})
}

// tenths reads a measure in millimetres, "-2,5", as tenths of one.
func tenths(s string) (int, error) {
	s = strings.ReplaceAll(strings.TrimSpace(s), "−", "-")
	if s == "" {
		return 0, nil
	}
	v, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || math.Abs(v) > 10 {
		return 0, data.Invalid("offset", "Le décalage s’écrit en millimètres, de -10 à 10, par exemple 2,5.")
	}
	return int(math.Round(v * 10)), nil
}

func checkOffset(s string) error { _, err := tenths(s); return err }

func millimetres(tenths int) string {
	return strings.Replace(strconv.FormatFloat(float64(tenths)/10, 'f', -1, 64), ".", ",", 1)
}

// picture shows an image that is printed, with the buttons that change it.
type picture struct {
	paper  *paper
	of     func(*data.PaperSettings) *[]byte
	image  *canvas.Image
	frame  *fyne.Container
	remove *ui.Button
	box    *fyne.Container
}

func newPicture(p *paper, sentence, title string, of func(*data.PaperSettings) *[]byte) *picture {
	pic := &picture{paper: p, of: of, image: &canvas.Image{FillMode: canvas.ImageFillContain}}
	sheet := canvas.NewRectangle(color.White) // paper, whatever the look
	sheet.CornerRadius = 4
	pic.image.SetMinSize(fyne.NewSize(240, 80))
	pic.frame = container.NewStack(sheet, container.NewPadded(pic.image))
	choose := ui.NewButton("Choisir une image…", func() {
		ui.ChooseFile(p.shell, ui.OpenOptions{Title: title, Button: "Choisir", Extensions: []string{".png", ".jpg", ".jpeg", ".gif"}}, func(_ string, content []byte) { pic.take(content) })
	})
	pic.remove = ui.NewQuiet("Retirer", func() { pic.set(nil, "L’image est retirée.") })
	pic.box = ui.Stack(ui.Flush(ui.Faint(sentence)), ui.Line(pic.frame), ui.Line(choose, pic.remove))
	return pic
}

func (pic *picture) show(content []byte) {
	none := len(content) == 0
	pic.frame.Hidden, pic.remove.Hidden = none, none
	if !none {
		pic.image.Resource = fyne.NewStaticResource("image.png", bytes.Clone(content))
		pic.image.Refresh()
	}
	pic.paper.box.Refresh()
}

// take prepares a picture and keeps it at once: what is shown is what is printed.
func (pic *picture) take(content []byte) {
	p := pic.paper
	ui.Do(p.shell.Runner(), func(context.Context) ([]byte, error) { return p.desk.PrepareImage(content) }, func(ready []byte, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		pic.set(ready, "L’image paraîtra sur vos prochaines lettres.")
	})
}

func (pic *picture) set(content []byte, said string) {
	p := pic.paper
	before := *pic.of(&p.kept)
	pic.keep(content, func() {
		p.shell.Toast(said, func() { pic.keep(before, func() {}) })
	})
}

// keep saves the picture alone: what is typed above it and not saved yet stays so.
func (pic *picture) keep(content []byte, done func()) {
	p := pic.paper
	s := p.kept
	*pic.of(&s) = content
	ui.Do(p.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, p.desk.SavePaperSettings(ctx, s) },
		func(_ struct{}, err error) {
			if err != nil {
				p.shell.Fail(err)
				return
			}
			*pic.of(&p.kept) = content
			pic.show(content)
			p.shell.Changed(ui.SettingsChanged)
			done()
		})
}
