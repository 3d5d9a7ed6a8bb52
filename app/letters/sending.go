package letters

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"

	"dument/app/ui"
	"dument/data"
	"dument/letters/outbox"
)

// sender carries messages out of the outbox, for the page and for the reminder
// dialog: it asks for the password when none is known, and says what came of it.
type sender struct {
	shell ui.Shell
	desk  Sending
}

// withPassword goes on once a password is known; not when the user gives up.
func (s sender) withPassword(then, never func()) {
	type access struct {
		account data.Account
		known   bool
	}
	ui.Do(s.shell.Runner(), func(ctx context.Context) (access, error) {
		account, err := s.desk.Account(ctx)
		return access{account, err == nil && s.desk.PasswordKnown(ctx)}, err
	}, func(a access, err error) {
		switch {
		case err != nil:
			s.shell.Fail(err)
			never()
		case a.account.IsZero():
			s.askAccount()
			never()
		case a.known:
			then()
		default:
			s.askPassword(a.account, then, never)
		}
	})
}

func (s sender) askAccount() {
	ui.Confirm(s.shell.Window(), "Votre messagerie n’est pas réglée",
		"Les relances partent de votre propre messagerie. Indiquez votre adresse et votre serveur d’envoi dans Réglages\u00a0; vos messages attendent dans Courriers.",
		"Ouvrir les réglages", func() { s.shell.ShowPage(ui.PageSettings) })
}

func (s sender) askPassword(account data.Account, then, never func()) {
	field := ui.NewPasswordField("password", "Mot de passe de "+account.Address)
	var dialog *ui.Dialog
	var form *ui.Form
	given := false
	form = ui.NewForm("Continuer", func() {
		password := field.Text()
		if password == "" {
			field.SetError("Le mot de passe est vide\u00a0: recopiez celui de votre messagerie, ou le mot de passe d’application qu’elle vous a donné.")
			return
		}
		form.SetBusy(true)
		ui.Do(s.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, s.desk.SetPassword(ctx, password) },
			func(_ struct{}, err error) {
				form.SetBusy(false)
				if err != nil {
					form.ShowError(err)
					return
				}
				given = true
				dialog.Close()
				then()
			})
	}, func() { dialog.Close() }, ui.Faint("Il est confié au trousseau de votre système, ou gardé jusqu’à la fermeture de Dûment\u00a0; jamais écrit dans le registre."), field)
	dialog = ui.NewDialog(s.shell.Window(), "Mot de passe de la messagerie", form)
	dialog.OnClosed = func() {
		if !given {
			never()
		}
	}
	dialog.Show()
}

// all sends what waits; n is what the button promised.
func (s sender) all(n int) {
	s.withPassword(func() { s.sendAll(n) }, func() {})
}

func (s sender) sendAll(n int) {
	runner := s.shell.Runner()
	// A message under way is never cut short: nobody would know whether it left.
	var asked atomic.Bool
	var progress *ui.Progress
	progress = ui.ShowProgress(s.shell.Window(), "Envoi en cours", func() {
		asked.Store(true)
		progress.Set(0, 0, "Arrêt après le message en cours…")
	})
	progress.Set(0, n, "Connexion à votre messagerie…")
	ui.Do(runner, func(ctx context.Context) (outbox.Report, error) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		return s.desk.SendAll(ctx, func(done, total int, m data.Message) {
			if asked.Load() {
				cancel()
			}
			runner.Post(func() { progress.Set(done, total, fmt.Sprintf("%d sur %d\u00a0: %s", done, total, m.To)) })
		})
	}, func(report outbox.Report, err error) {
		progress.Close()
		s.shell.Changed(ui.CouriersChanged)
		switch {
		case err != nil:
			s.shell.Fail(err)
		case troubled(report):
			s.shell.Fail(&data.Error{Code: worst(report), Sentence: summary(report)})
		default:
			s.shell.Toast(summary(report), nil)
		}
	})
}

// one sends one message now.
func (s sender) one(id data.ID) {
	s.withPassword(func() { s.now(id) }, func() {})
}

// now says at once that something goes on: a slow server answers after a minute.
func (s sender) now(id data.ID) {
	s.shell.Toast("Connexion à votre messagerie…", nil)
	ui.Do(s.shell.Runner(), func(ctx context.Context) (data.Message, error) { return s.desk.SendNow(ctx, id) }, s.tell)
}

// tell says what became of one message.
func (s sender) tell(m data.Message, err error) {
	s.shell.Changed(ui.CouriersChanged)
	switch {
	case err != nil:
		s.shell.Fail(err)
	case m.State == data.MessageSent:
		s.shell.Toast("Le message est parti à "+m.To+".", nil)
	case m.State == data.MessageCancelled:
		s.shell.Fail(&data.Error{Code: data.CodeBlocked, Sentence: m.LastError})
	case m.State == data.MessageUncertain:
		s.shell.Fail(&data.Error{Code: data.CodeUncertain, Sentence: m.LastError})
	case m.State == data.MessageWaiting: // a refused password, no network: only the sentence knows
		s.shell.Fail(&data.Error{Code: data.CodeMail, Sentence: ui.Sentence(m.LastError) + "\n\nLe message attend dans Courriers."})
	default:
		s.shell.Fail(&data.Error{Code: data.CodeMail, Sentence: m.LastError})
	}
}

// troubled reports whether the user must read what a run did.
func troubled(r outbox.Report) bool {
	return r.Halted != "" || r.Recovered > 0 || r.Count(data.MessageSent) < len(r.Messages)
}

// worst is the code of what a troubled run did.
func worst(r outbox.Report) data.Code {
	if r.Count(data.MessageUncertain)+r.Recovered > 0 {
		return data.CodeUncertain
	}
	return data.CodeMail
}

// summary tells what a run did in sentences.
func summary(r outbox.Report) string {
	var said []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{r.Count(data.MessageSent), "message est parti", "messages sont partis"},
		{r.Count(data.MessageWaiting) + r.Left, "message attend dans Courriers", "messages attendent dans Courriers"},
		{r.Count(data.MessageFailed), "message n’a pas pu partir", "messages n’ont pas pu partir"},
		{r.Count(data.MessageCancelled), "message n’avait plus lieu d’être et a été retiré", "messages n’avaient plus lieu d’être et ont été retirés"},
		{r.Count(data.MessageUncertain) + r.Recovered, "message est incertain\u00a0: dites dans Courriers s’il est parti", "messages sont incertains\u00a0: dites dans Courriers s’ils sont partis"},
	} {
		if part.n > 0 {
			said = append(said, count(part.n, part.one, part.many))
		}
	}
	sentence := "Rien n’était à envoyer."
	if len(said) > 0 {
		sentence = strings.Join(said, "\u00a0; ") + "."
	}
	for _, m := range r.Messages {
		if m.State != data.MessageSent && m.LastError != "" && m.LastError != r.Halted {
			sentence += "\n\n" + m.To + "\u00a0: " + m.LastError
		}
	}
	if r.Halted != "" {
		sentence += "\n\n" + r.Halted
	}
	return sentence
}

// count returns "1 message" or "3 messages".
func count(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%d\u00a0%s", n, one)
	}
	return fmt.Sprintf("%d\u00a0%s", n, many)
}
