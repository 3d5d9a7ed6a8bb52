package today

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
)

// mail shows the message as it will leave.
func (v *view) mail(p *desk.Prepared) []fyne.CanvasObject {
	d := p.Draft
	var parts []fyne.CanvasObject
	for _, warning := range d.Warnings {
		parts = append(parts, wrapped(warning, widget.WarningImportance))
	}
	to := d.To
	if to == "" {
		to = "pas d’adresse\u00a0: complétez la fiche du client, ou changez de canal"
	}
	var files []string
	for _, a := range d.Attachments {
		files = append(files, fmt.Sprintf("%s (%s)", a.Name, size(len(a.Content))))
	}
	return append(parts, widget.NewSeparator(),
		pad(detail.Facts(detail.Fact{Name: "À", Value: to}, detail.Fact{Name: "Objet", Value: d.Subject},
			detail.Fact{Name: "Pièces jointes", Value: strings.Join(files, "\n")})),
		widget.NewSeparator(), ui.NewCopyable(strings.TrimSpace(d.Body)))
}

// size returns "84 Ko" or "1,2 Mo".
func size(bytes int) string {
	if bytes < 1_000_000 {
		return fmt.Sprintf("%d\u00a0Ko", (bytes+999)/1000)
	}
	return strings.Replace(fmt.Sprintf("%.1f\u00a0Mo", float64(bytes)/1e6), ".", ",", 1)
}

// modify opens the message of the card in its dialog, as it reads now.
func (p *Page) modify() {
	p.sheet.whenReady(func(ready *desk.Prepared) {
		if ready.Draft.Body == "" {
			return // no e-mail
		}
		p.actions.Modify(Message{Action: p.sheet.action, Draft: ready.Draft, Send: p.sendChanged})
	})
}
