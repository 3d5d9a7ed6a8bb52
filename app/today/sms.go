package today

import (
	"net/url"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/ui"
)

// sms shows a text to copy into a telephone, or to scan with it.
func (v *view) sms(p *desk.Prepared) []fyne.CanvasObject {
	number := p.Client.Mobile
	if number == "" {
		number = p.Client.Phone
	}
	text := ui.NewCopyable(p.SMS.Text)
	copyText := v.button("Copier le texte", theme.ContentCopyIcon(), func() {
		fyne.CurrentApp().Clipboard().SetContent(p.SMS.Text)
		v.sheet.page.shell.Toast("Texte copié.", nil)
	})
	parts := []fyne.CanvasObject{widget.NewSeparator(), text, ui.Faint(length(p.SMS.Characters, p.SMS.Parts))}
	if number == "" {
		return append(parts, ui.Flow(copyText), wrapped("Aucun numéro\u00a0: complétez la fiche du client, ou changez de canal.", widget.WarningImportance))
	}
	link := "sms:" + dialled(number) + "?body=" + url.PathEscape(p.SMS.Text)
	parts = append(parts, ui.Flow(copyText,
		v.button(number, theme.NewThemedResource(phoneIcon), func() { v.openLink(link) }),
		v.quiet("Copier le numéro", nil, func() { v.copy(number) })))
	if code, err := ui.NewQR(link); err == nil {
		parts = append(parts, container.NewHBox(code), ui.Faint("À viser avec l’appareil photo du téléphone\u00a0: le message y est prêt. Une fois parti, pressez «\u00a0Envoyé\u00a0»."))
	}
	return parts
}

// length says how long an SMS is: "142 caractères, 1 SMS".
func length(characters, parts int) string {
	return count(characters, "caractère", "caractères") + ", " + ui.Number(parts) + "\u00a0SMS"
}

// paper says how a letter is made.
func (v *view) paper(p *desk.Prepared) []fyne.CanvasObject {
	address := p.Client.Address.Line()
	if address == "" {
		address = "pas d’adresse postale\u00a0: complétez la fiche du client"
	}
	sentence := "La lettre s’ouvre avant d’être enregistrée\u00a0: vous la relisez, l’imprimez et la postez. L’étape est faite quand vous l’enregistrez."
	return []fyne.CanvasObject{widget.NewSeparator(), wrapped("Adresse\u00a0: "+address, widget.MediumImportance), ui.Faint(sentence)}
}
