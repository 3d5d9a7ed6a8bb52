package app

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
)

const (
	// autoEvery is the time between two passes of the automatic mode.
	autoEvery = 15 * time.Minute
	// autoHeed is how long a pass waits once receipts were confirmed: « Annuler »
	// still takes that back, and what the user sends by hand goes first.
	autoHeed = time.Minute
)

// automatic lets the e-mail steps that are due leave by themselves while the
// window is open, where the user has allowed that. Of two passes the second
// waits for the first.
type automatic struct {
	busy  bool // a pass is under way
	again bool // one was asked for meanwhile
	next  time.Time
	stop  desk.AutoStop // of the last pass
	told  string        // the trouble that the user has read
}

// pass is what one pass did.
type pass struct {
	desk.AutoReport
	clients []string // to whom something left, in order
}

// watchAutomatic makes a pass now, and again each autoEvery.
func (s *shell) watchAutomatic() {
	s.auto.next = s.desk.Now().Add(autoEvery)
	s.passAutomatic()
	s.runner.After(autoEvery, s.watchAutomatic)
}

// passAutomatic sends what is due by itself. It is never superseded, since
// messages leave.
func (s *shell) passAutomatic() {
	if s.auto.busy {
		s.auto.again = true
		return
	}
	s.auto.busy = true
	ui.Do(s.runner, s.runAutomatic, func(p pass, err error) {
		s.auto.busy = false
		s.passed(p, err)
		if s.auto.again {
			s.auto.again = false
			s.passAutomatic()
		}
	})
}

func (s *shell) runAutomatic(ctx context.Context) (p pass, err error) {
	settings, err := s.desk.Dunning(ctx)
	if err != nil || !settings.Automatic {
		p.Stop = desk.AutoOff // known without reading the whole plan
		return p, err
	}
	if p.AutoReport, err = s.desk.SendAuto(ctx, nil); err != nil {
		return p, err
	}
	for _, m := range p.Sent {
		client, err := s.desk.Client(ctx, m.ClientID)
		if err != nil {
			return p, err
		}
		p.clients = append(p.clients, client.Name)
	}
	return p, nil
}

// passed tells what a pass did: nothing when it did nothing.
func (s *shell) passed(p pass, err error) {
	s.auto.stop = p.Stop
	if len(p.Sent)+len(p.Failed)+len(p.Uncertain)+len(p.Cancelled) > 0 {
		s.Changed(ui.CouriersChanged)
	} else {
		s.status.read()
	}
	if text := p.left(true); text != "" {
		s.Toast(text+".", nil)
		// Fyne writes the text of a note into a script on Windows: no name of a
		// client's gets into it there.
		fyne.CurrentApp().SendNotification(fyne.NewNotification("Dûment", p.left(runtime.GOOS != "windows")))
	}
	s.tellTrouble(p, err)
}

// left says what left, "" when nothing did: "3 relances envoyées : A, B, C".
func (p pass) left(named bool) string {
	switch {
	case p.Rehearsed > 0:
		return "Essai\u00a0: " + count(p.Rehearsed, "relance vous a été envoyée", "relances vous ont été envoyées")
	case len(p.Sent) == 0:
		return ""
	}
	text := count(len(p.Sent), "relance envoyée", "relances envoyées")
	if !named {
		return text
	}
	const shown = 3
	names, rest := p.clients, ""
	if len(names) > shown+1 {
		names, rest = names[:shown], fmt.Sprintf(" et %d autres", len(names)-shown)
	}
	return text + "\u00a0: " + strings.Join(names, ", ") + rest
}

// tellTrouble shows what went wrong once, not at each pass, and never over
// another dialog: a login that was refused is not tried again, so that no later
// pass would tell. A mail server that another window of the program is busy with
// is no trouble: the next pass comes.
func (s *shell) tellTrouble(p pass, err error) {
	trouble := p.trouble(err)
	switch {
	case data.CodeOf(err) == data.CodeBusy:
	case trouble == "" && p.Stop == "":
		s.auto.told = "" // what left ends it
	case trouble == "":
	case trouble != s.auto.told:
		s.auto.told = trouble
		if err == nil {
			err = &data.Error{Code: data.CodeMail, Field: "automatic", Sentence: trouble}
		}
		ui.FailLater(s, err)
	}
}

// accountChanged makes a pass at once where the mode waited for the mail account
// or its password; trouble with the new one is told again.
func (s *shell) accountChanged() {
	if s.auto.stop == desk.AutoLogin || s.auto.stop == desk.AutoAccount {
		s.auto.told = ""
		s.passAutomatic()
	}
}

// trouble says in French what of a pass went wrong, "" when nothing did. What
// the mode waits for, such as receipts to be confirmed, is on the status line.
func (p pass) trouble(err error) string {
	switch {
	case err != nil:
		return err.Error()
	case p.Halted != "":
		return "L’envoi automatique s’est arrêté. " + p.Halted
	case len(p.Failed)+len(p.Uncertain) > 0:
		return "Envoi automatique\u00a0: " + count(len(p.Failed)+len(p.Uncertain), "message n’est pas parti", "messages ne sont pas partis") +
			". La page Courriers dit pourquoi, et quoi faire."
	case len(p.Refused) > 0:
		return "Envoi automatique\u00a0: " + count(len(p.Refused), "message n’a pas pu être préparé", "messages n’ont pas pu être préparés") + ". " + p.Refused[0]
	}
	return ""
}

// words says how the automatic mode stands, for the status line; "" when it is off.
func (a automatic) words(d *desk.Desk, settings data.Dunning) string {
	const mode = "Automatique\u00a0: "
	switch {
	case !settings.Automatic:
		return ""
	case settings.Rehearsal:
		return "Envoi automatique\u00a0: répétition"
	case a.stop == desk.AutoReceipts:
		return mode + "attend vos encaissements"
	case a.stop == desk.AutoAccount:
		return mode + "attend votre messagerie"
	case a.stop == desk.AutoLogin:
		return mode + "mot de passe refusé, voir Réglages"
	case !d.Today().Working():
		return mode + "reprend le " + d.Today().NextWorking().French()
	case d.Now().Hour() < settings.NotBefore:
		return fmt.Sprintf("%sà partir de %d\u00a0h", mode, settings.NotBefore)
	}
	return mode + "prochain passage à " + a.next.Format("15\u00a0h\u00a004")
}

// dayDesk is the desk of the day's page: once receipts are confirmed, what
// waited for that may leave by itself.
type dayDesk struct {
	*desk.Desk
	confirmed func()
}

// ConfirmReceipts notes that receipts are up to date.
func (d dayDesk) ConfirmReceipts(ctx context.Context) (desk.Undo, error) {
	undo, err := d.Desk.ConfirmReceipts(ctx)
	if err == nil {
		d.confirmed()
	}
	return undo, err
}

// dayDesk returns the desk for the day's page.
func (s *shell) dayDesk() dayDesk {
	return dayDesk{s.desk, func() {
		s.runner.Post(func() { s.runner.After(autoHeed, s.passAutomatic) })
	}}
}
