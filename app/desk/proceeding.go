package desk

import (
	"context"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// SetProceeding notes a client's collective proceedings: the day of the
// judgment (none takes them back) and what else is known. From then on nothing
// is reminded of, interest stops at the judgment, and the claim is to be
// declared.
func (d *Desk) SetProceeding(ctx context.Context, client data.ID, judgment day.Day, p data.Proceeding) (Undo, error) {
	c, err := d.Register.Client(ctx, client)
	if err != nil {
		return nil, err
	}
	if err := d.checkProceeding(c, judgment, p); err != nil {
		return nil, err
	}
	before, proceeding := c.Insolvent, c.Proceeding
	c.Insolvent, c.Proceeding = judgment, p
	if err := d.Register.SaveClient(ctx, &c); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		c, err := d.Register.Client(ctx, client)
		if err != nil {
			return err
		}
		c.Insolvent, c.Proceeding = before, proceeding
		return d.Register.SaveClient(ctx, &c)
	}, nil
}

// checkProceeding refuses days to come and debtors that have no such proceedings;
// the record itself refuses what does not agree.
func (d *Desk) checkProceeding(c data.Client, judgment day.Day, p data.Proceeding) error {
	today := d.Today()
	switch {
	case judgment.IsZero() && p != (data.Proceeding{}):
		return data.Invalid("insolvent", "Indiquez le jour du jugement d’ouverture\u00a0: les intérêts s’arrêtent à lui, et les relances avec eux.")
	case judgment.IsZero():
		return nil
	case c.Kind == data.Consumer:
		return data.Invalid("insolvent", c.Name+" est un particulier\u00a0: une procédure collective ne le concerne pas. En cas de surendettement, arrêtez ses relances dans sa fiche et prenez conseil.")
	case judgment > today:
		return data.Invalid("insolvent", "Le jugement ("+judgment.French()+") est dans le futur\u00a0: recopiez sa date depuis l’annonce du BODACC.")
	case p.Published > today:
		return data.Invalid("published", "La publication au BODACC ("+p.Published.French()+") est dans le futur\u00a0: recopiez la date de l’annonce.")
	case p.Declared > today:
		return data.Invalid("declared", "La déclaration ("+p.Declared.French()+") est dans le futur\u00a0: indiquez le jour où elle est partie.")
	}
	return nil
}

// DeclareBy returns the last day to declare the claim (art. R622-24 C. com.),
// none while the publication is not known or without proceedings.
func (d *Desk) DeclareBy(ctx context.Context, client data.ID) (day.Day, error) {
	c, err := d.Register.Client(ctx, client)
	if err != nil || c.Insolvent.IsZero() {
		return 0, err
	}
	s, err := d.Register.Sender(ctx)
	if err != nil {
		return 0, err
	}
	return rules.DeclareBy(c.Proceeding.Published, s.Address), nil
}

// declared notes that a claim was declared where the letter that was posted is
// its declaration, the only registered letter without a level. It returns how to
// take that back, nil where there is nothing to.
func (d *Desk) declared(ctx context.Context, letter data.ID, noted []data.PostEvent) (Undo, error) {
	p, err := d.Register.Posting(ctx, letter)
	if err != nil || p.Level != data.LevelNone {
		return nil, err
	}
	c, err := d.Register.Client(ctx, p.ClientID)
	if err != nil || c.Insolvent.IsZero() {
		return nil, err
	}
	for _, e := range noted {
		if e.Kind == data.PostPosted {
			c.Proceeding.Declared = e.On
			return d.SetProceeding(ctx, c.ID, c.Insolvent, c.Proceeding)
		}
	}
	return nil, nil
}
