package headless

import (
	"strings"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
)

// disputeJSON is what "dispute --json" gives.
type disputeJSON struct {
	Invoice string              `json:"invoice"`
	Client  string              `json:"client"`
	Reason  data.DisputeReason  `json:"reason"`
	Note    string              `json:"note"`
	Opened  day.Day             `json:"opened"`
	Closed  day.Day             `json:"closed"` // "" while it is open
	Outcome data.DisputeOutcome `json:"outcome"`
}

// dispute opens a dispute about an invoice, or closes the one that is open.
func dispute(c *call) error {
	reason, err := choice(c, "reason", data.DisputeReasons)
	if err != nil {
		return err
	}
	outcome, err := choice(c, "outcome", data.DisputeOutcomes)
	if err != nil {
		return err
	}
	on, err := c.onDay("on")
	if err != nil {
		return err
	}
	if c.has("close") {
		if err := c.needs("outcome"); err != nil {
			return err
		}
		if err := c.apart("close", "reason", "on"); err != nil {
			return err
		}
		return c.with(false, func(d *desk.Desk) error { return c.closeDispute(d, outcome) })
	}
	if err := c.needs("reason"); err != nil {
		return err
	}
	if c.has("outcome") {
		return c.misuse("L’option --outcome va avec --close.")
	}
	return c.with(false, func(d *desk.Desk) error {
		inv, _, err := d.Register.InvoiceByNumber(c.ctx, c.args[0])
		if err != nil {
			return err
		}
		x := data.Dispute{InvoiceID: inv.ID, Reason: reason, Note: c.given["note"], Opened: on}
		if _, err := d.OpenDispute(c.ctx, &x); err != nil {
			return err
		}
		return c.showDispute(d, inv, x, "La facture "+inv.Number+" est en litige ("+lowerFirst(reason.French())+")\u00a0: elle n’est plus relancée, les autres factures du client le restent.")
	})
}

func (c *call) closeDispute(d *desk.Desk, outcome data.DisputeOutcome) error {
	inv, _, err := d.Register.InvoiceByNumber(c.ctx, c.args[0])
	if err != nil {
		return err
	}
	holds, err := d.Holds(c.ctx, inv.ClientID)
	if err != nil {
		return err
	}
	for _, x := range holds.Disputes {
		if x.InvoiceID != inv.ID || !x.Open() {
			continue
		}
		if _, err := d.CloseDispute(c.ctx, x.ID, outcome, c.given["note"]); err != nil {
			return err
		}
		if holds, err = d.Holds(c.ctx, inv.ClientID); err != nil {
			return err
		}
		return c.showDispute(d, inv, found(holds.Disputes, func(y data.Dispute) bool { return y.ID == x.ID }),
			"Le litige sur la facture "+inv.Number+" est clos ("+lowerFirst(outcome.French())+").")
	}
	return nothingHeld("La facture " + inv.Number + " n’est pas en litige\u00a0: il n’y a rien à clore.")
}

func (c *call) showDispute(d *desk.Desk, inv data.Invoice, x data.Dispute, text string) error {
	client, err := d.Client(c.ctx, inv.ClientID)
	if err != nil {
		return err
	}
	return c.report(disputeJSON{inv.Number, client.Name, x.Reason, strings.TrimSpace(x.Note), x.Opened, x.Closed, x.Outcome}, text)
}

// nothingHeld refuses to end what does not hold.
func nothingHeld(sentence string) error {
	return &data.Error{Code: data.CodeNotFound, Field: "hold", Sentence: sentence}
}

// found returns the one that is; the zero value where none is.
func found[T any](all []T, is func(T) bool) (one T) {
	for _, x := range all {
		if is(x) {
			return x
		}
	}
	return one
}
