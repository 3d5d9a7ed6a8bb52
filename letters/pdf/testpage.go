package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"dument/data"
	"dument/data/day"
	"dument/letters"
)

// TestPage returns a page to lay into an envelope before the first letter: the
// frame of what its window shows, an address in its place, and a ruler.
func TestPage(w Window, today day.Day) ([]byte, error) {
	at, err := w.place()
	if err != nil {
		return nil, err
	}
	if w.Envelope == "" {
		w.Envelope = data.DL
	}
	l := &layout{style: roomy, pages: make([][]op, 1), at: at}
	l.ruler()
	z := at.zone
	l.add(func(on *sheet) {
		blue.pen(on.Fpdf, 0.3)
		on.Rect(z.x1, z.y1, z.x2-z.x1, z.y2-z.y1, "D")
	})
	l.address([]string{"SOCIÉTÉ DE L’EXEMPLE", "Service comptabilité", "Bâtiment B", "12 RUE DE L OEUVRE", "CS 12345", "69001 LYON CEDEX 01"})
	for _, y := range at.folds {
		l.rule(5, 9, y, marker, 0.2)
	}
	l.y = 115
	fold := "pliez-la au repère"
	switch len(at.folds) {
	case 0:
		fold = "ne la pliez pas"
	case 2:
		fold = "pliez-la aux repères"
	}
	side := "à droite"
	if w.Left {
		side = "à gauche"
	}
	l.heading(letters.Heading{Text: fmt.Sprintf("Page d’essai\u00a0: enveloppe %s, fenêtre %s", w.Envelope, side)}, 0)
	for _, s := range []string{
		"Imprimez cette page à 100\u00a0% (sans «\u00a0ajuster à la page\u00a0»), " + fold + " et glissez-la dans l’enveloppe.",
		"Faites-la glisser dans tous les sens\u00a0: l’adresse doit rester lisible en entier, et rien d’autre ne doit paraître. Le cadre bleu est ce que la fenêtre montre en toute position.",
		"Si le cadre n’est pas au milieu de la fenêtre, lisez sur les règles de combien il faut le déplacer, et indiquez ce décalage en millimètres\u00a0: vers la droite et vers le bas, ou avec un signe moins.",
		"Décalage de cette page\u00a0: " + millimetres(w.OffsetX) + " vers la droite, " + millimetres(w.OffsetY) + " vers le bas.",
	} {
		l.paragraph(plain(s), left, width)
	}
	return output(letters.Letter{Today: today, Object: "Page d’essai", Meta: letters.Meta{Title: "Page d’essai"}}, l.pages, false)
}

// millimetres writes a measure the French way: "-2,5 mm".
func millimetres(v float64) string {
	return strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), ".", ",", 1) + "\u00a0mm"
}

// ruler draws a scale along the upper and the left edge, from the paper's corner.
func (l *layout) ruler() {
	fc := face{size: 6}
	tick := func(at float64) float64 {
		switch int(at) % 10 {
		case 0:
			return 4
		case 5:
			return 3
		}
		return 1.8
	}
	l.add(func(on *sheet) { drawScale(on.Fpdf, tick) })
	for mm := 20.0; mm < pageH-10; mm += 10 {
		label := fmt.Sprintf("%.0f", mm)
		if mm < pageW-10 {
			l.print(mm-fc.widthOf(label)/2, 16.5, label, fc, soft)
		}
		l.print(16, mm+0.8, label, fc, soft)
	}
}

func drawScale(f *gofpdf.Fpdf, tick func(float64) float64) {
	ink.pen(f, 0.1)
	for mm := 10.0; mm <= pageH-10; mm++ {
		if mm <= pageW-10 {
			f.Line(mm, 10, mm, 10+tick(mm))
		}
		f.Line(10, mm, 10+tick(mm), mm)
	}
}
