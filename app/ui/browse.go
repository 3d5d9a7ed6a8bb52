package ui

import (
	"net/url"

	"fyne.io/fyne/v2"

	"dument/data"
)

// Browse opens a public page in the user's browser: the program itself asks
// nothing of the network. Where no browser answers, the user is told the address.
func Browse(shell Shell, address string) {
	page, err := url.Parse(address)
	if err == nil {
		err = fyne.CurrentApp().OpenURL(page)
	}
	if err != nil {
		shell.Fail(&data.Error{Code: data.CodeInvalid, Cause: err,
			Sentence: "Votre navigateur n’a pas pu être ouvert. La page est à cette adresse\u00a0: " + address})
	}
}
