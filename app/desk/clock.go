package desk

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"dument/data"
	"dument/data/rules"
)

// File is a file of the user's, whole.
type File struct {
	Name    string
	Content []byte
}

// ClockView is the delay of prescription of an invoice.
type ClockView struct {
	rules.Clock
	Interruptions []data.Interruption // noted and in force, by day
	Possible      []string            // what may be a recognition of the debt: French sentences, by day
}

// Clock returns the delay of prescription of an invoice. What may be a
// recognition (a part payment, a promise, a plan, a call in which the client
// asked for time) is only shown: it is the user who decides, and until then the
// original date is kept.
func (d *Desk) Clock(ctx context.Context, invoice data.ID) (ClockView, error) {
	i, c, err := d.claimed(ctx, invoice)
	if err != nil {
		return ClockView{}, err
	}
	rows, err := d.Register.Interruptions(ctx, invoice)
	if err != nil {
		return ClockView{}, err
	}
	v := ClockView{Interruptions: noted(rows)}
	if v.Clock, err = rules.Prescription(c.Kind, i.Due, v.Interruptions); err != nil {
		return ClockView{}, err
	}
	v.Possible, err = d.recognitions(ctx, i, v)
	return v, err
}

// AddInterruption notes what makes the delay of an invoice start again, with
// its proof where there is one. One that would change nothing is refused, with
// the reason.
func (d *Desk) AddInterruption(ctx context.Context, x data.Interruption, proof *File) (Undo, error) {
	x.Cancels, x.DocumentID = 0, 0
	if err := x.Validate(); err != nil {
		return nil, err
	}
	if x.On > d.Today() {
		return nil, data.Invalid("on", "La date ("+x.On.French()+") est dans le futur\u00a0: indiquez le jour de l’acte ou de la reconnaissance.")
	}
	i, c, err := d.claimed(ctx, x.InvoiceID)
	if err != nil {
		return nil, err
	}
	rows, err := d.Register.Interruptions(ctx, i.ID)
	if err != nil {
		return nil, err
	}
	before := noted(rows)
	earlier := slices.DeleteFunc(slices.Clone(before), func(y data.Interruption) bool { return y.On > x.On })
	clock, err := rules.Prescription(c.Kind, i.Due, earlier)
	if err != nil {
		return nil, err
	}
	switch {
	case slices.ContainsFunc(before, func(y data.Interruption) bool { return y.On == x.On && y.Kind == x.Kind }):
		return nil, blocked("Cette interruption du " + x.On.French() + " est déjà notée pour la facture " + i.Number + ".")
	case x.On <= i.Due:
		return nil, data.Invalid("on", "Le délai de la facture "+i.Number+" ne court que depuis son échéance, le "+i.Due.French()+"\u00a0: rien ne peut l’interrompre avant.")
	case x.On > clock.Last:
		return nil, data.Invalid("on", "Le délai de la facture "+i.Number+" était déjà écoulé le "+clock.Last.French()+"\u00a0: ce qui vient après ne le fait pas repartir. Prenez conseil.")
	}
	name, mime, content := "", "", []byte(nil)
	if proof != nil {
		if name, content = proof.Name, proof.Content; len(content) > maxAttachment {
			return nil, data.Invalid("file", "Le fichier «\u00a0"+name+"\u00a0» dépasse 15 Mo\u00a0: joignez-en une version plus légère.")
		}
		mime = mimeOf(strings.ToLower(filepath.Ext(name)))
	}
	if err := d.Register.AddInterruption(ctx, &x, name, mime, content); err != nil {
		return nil, err
	}
	return d.uninterrupting(x), nil
}

// CancelInterruption takes an interruption back that was a mistake; the history
// keeps both rows.
func (d *Desk) CancelInterruption(ctx context.Context, x data.Interruption) (Undo, error) {
	if err := d.uninterrupting(x)(ctx); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		x.ID = 0
		return d.Register.AddInterruption(ctx, &x, "", "", nil)
	}, nil
}

func (d *Desk) uninterrupting(x data.Interruption) Undo {
	return func(ctx context.Context) error {
		return d.Register.AddInterruption(ctx, &data.Interruption{InvoiceID: x.InvoiceID, On: d.Today(), Cancels: x.ID}, "", "", nil)
	}
}

// claimed returns an invoice that can be lost by prescription, and its client.
func (d *Desk) claimed(ctx context.Context, invoice data.ID) (data.Invoice, data.Client, error) {
	i, _, err := d.Register.Invoice(ctx, invoice)
	if err != nil {
		return i, data.Client{}, err
	}
	if i.Kind == data.KindCreditNote {
		return i, data.Client{}, blocked("«\u00a0" + i.Number + "\u00a0» est un avoir\u00a0: il n’y a rien à réclamer, donc rien à prescrire.")
	}
	c, err := d.Register.Client(ctx, i.ClientID)
	return i, c, err
}

// noted returns the rows that count, by day.
func noted(rows []data.Interruption) []data.Interruption {
	out := data.Interrupting(rows)
	slices.SortStableFunc(out, func(a, b data.Interruption) int { return a.On.Sub(b.On) })
	return out
}
