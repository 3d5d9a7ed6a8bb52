package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dument/app/ui"
)

// mail is the section « Messagerie ».
type mail struct {
	account *AccountForm
	box     fyne.CanvasObject
}

func newMail(shell ui.Shell, desk Desk) *mail {
	m := &mail{account: NewAccountForm(shell, desk, func() { shell.Toast("Votre messagerie est enregistrée.", nil) })}
	intro := ui.Flush(ui.Faint("Les relances partent de votre propre messagerie, par une connexion protégée. Le mot de passe est confié au trousseau de votre système " +
		"(à défaut, redemandé à chaque ouverture)\u00a0; il n’est jamais écrit dans le registre."))
	m.box = container.New(narrow{760}, container.NewBorder(intro, nil, nil, nil, m.account.Form))
	return m
}

func (m *mail) content() fyne.CanvasObject { return m.box }
func (m *mail) read()                      { m.account.Read() }
func (m *mail) focus()                     { m.account.Form.FocusFirst() }
