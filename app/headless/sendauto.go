package headless

import (
	"slices"
	"strings"

	"dument/app/desk"
	"dument/data"
)

// autoReport is what "send --auto --json" gives.
type autoReport struct {
	sendReport
	Rehearsed int           `json:"rehearsed"`  // sent to the user's own address
	Refused   []string      `json:"refused"`    // sentences: messages that could not be prepared
	Why       string        `json:"why"`        // why nothing left, "" when something did
	Stop      desk.AutoStop `json:"stopped_by"` // the same in a word
}

// sendAuto sends what may leave by itself today. Nothing due, a holiday or an
// hour that is too early is done, with a sentence; a mode that is off, or what
// waits for the user, is refused.
func (c *call) sendAuto(d *desk.Desk) error {
	if err := c.apart("auto", "dry-run"); err != nil {
		return err
	}
	if err := c.readPassword(d); err != nil {
		return err
	}
	done, failed := d.SendAuto(c.ctx, nil)
	r := autoReport{Rehearsed: done.Rehearsed, Refused: []string{}, Why: done.Why, Stop: done.Stop}
	r.Refused = append(r.Refused, done.Refused...)
	var err error
	if r.Messages, err = c.entries(d, slices.Concat(done.Sent, done.Failed, done.Uncertain, done.Cancelled)); err != nil {
		return err
	}
	if failed != nil && len(r.Messages)+r.Rehearsed == 0 {
		return failed
	}
	r.count()
	waits := r.waits()
	if waits == nil || c.has("json") {
		if err := c.report(r, r.text()); err != nil {
			return err
		}
	}
	switch {
	case waits != nil:
		return waits
	case failed != nil:
		return failed
	case len(r.Refused) > 0:
		return blocked(plural(len(r.Refused), "message n’a pas pu être préparé", "messages n’ont pas pu être préparés") + "\u00a0: " + r.Refused[0])
	}
	return c.outcome(r.sendReport, done.Halted)
}

// waits is the refusal where nothing leaves before the user has done something;
// nil where that is not so.
func (r autoReport) waits() error {
	switch r.Stop {
	case desk.AutoOff:
		return blocked(r.Why + " Pour l’activer\u00a0: dument auto set automatic=true.")
	case desk.AutoReceipts:
		return blocked(r.Why + " En ligne de commande\u00a0: dument receipts --confirm.")
	case desk.AutoAccount:
		return blocked(r.Why)
	}
	return nil
}

// text says what left, and what did not.
func (r autoReport) text() string {
	var parts []string
	if len(r.Messages) > 0 {
		parts = append(parts, strings.TrimRight(entriesText(r.Messages), "\n"))
	}
	if r.Rehearsed > 0 {
		parts = append(parts, "Essai\u00a0: "+plural(r.Rehearsed, "message envoyé à vous-même.", "messages envoyés à vous-même."))
	}
	if r.Why != "" {
		parts = append(parts, r.Why)
	}
	return strings.Join(append(parts, r.Refused...), "\n")
}

func blocked(sentence string) error { return &data.Error{Code: data.CodeBlocked, Sentence: sentence} }
