package detail

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/data"
)

// FollowUp are the doors to what keeps reminders from leaving. Pages show what
// holds; the dialogs behind these ask, keep and say what was done.
type FollowUp struct {
	// About a client and the invoices pointed at, or all of its.
	Dispute, Promise, Instalments, Pause, Call func(client data.ID, invoices []data.ID)
	CloseDispute                               func(d data.Dispute, number string) // number of its invoice
	Withdraw                                   func(p data.Promise)
	EndPlan                                    func(p data.InstalmentPlan)
	EndPause                                   func(p data.Pause)
}

// Menu offers what can be agreed or noted with a client; open says whether
// something is owed, without which only a pause makes sense.
func (f FollowUp) Menu(client data.ID, invoices []data.ID, open bool) []*fyne.MenuItem {
	entry := func(word string, icon fyne.Resource, do func(data.ID, []data.ID), always bool) *fyne.MenuItem {
		item := fyne.NewMenuItemWithIcon(word, icon, func() { do(client, invoices) })
		item.Disabled = !open && !always
		return item
	}
	return []*fyne.MenuItem{
		entry("Appeler…", theme.AccountIcon(), f.Call, false),
		entry("Promesse…", theme.HistoryIcon(), f.Promise, false),
		entry("Litige…", theme.WarningIcon(), f.Dispute, false),
		entry("Échéancier…", theme.ListIcon(), f.Instalments, false),
		entry("Mettre en pause…", theme.MediaPauseIcon(), f.Pause, true),
	}
}
