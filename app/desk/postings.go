package desk

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"dument/data"
)

// Postings returns the registered letters of a client (0 = of all), newest first.
func (d *Desk) Postings(ctx context.Context, client data.ID) ([]data.Posting, error) {
	return d.Register.Postings(ctx, client)
}

// Posting returns one registered letter, by its line of the history.
func (d *Desk) Posting(ctx context.Context, letter data.ID) (data.Posting, error) {
	return d.Register.Posting(ctx, letter)
}

// NotePost notes what happened to a registered letter: all of the events or
// none. One without its day or number takes back what was noted before; a day to
// come is refused. The claim of a declaration that is posted is noted as
// declared. Undo notes again what stood before: the history only grows.
func (d *Desk) NotePost(ctx context.Context, letter data.ID, events ...data.PostEvent) (Undo, error) {
	before, err := d.Register.PostEvents(ctx, letter)
	if err != nil {
		return nil, err
	}
	noted := slices.Clone(events)
	for i := range noted {
		if noted[i].On > d.Today() {
			return nil, data.Invalid("on", "Le "+noted[i].On.French()+" est à venir\u00a0: indiquez le jour où cela s’est passé, aujourd’hui au plus tard.")
		}
	}
	if _, err := d.Register.AddPostEvents(ctx, letter, noted); err != nil {
		return nil, err
	}
	undeclare, err := d.declared(ctx, letter, noted)
	if err != nil {
		return nil, err
	}
	again := d.noteAgain(letter, before, noted)
	return func(ctx context.Context) error {
		if undeclare != nil {
			if err := undeclare(ctx); err != nil {
				return err
			}
		}
		return again(ctx)
	}, nil
}

// noteAgain returns how to note again what stood before some events: of each of
// their kinds the last one, and after them how the letter had ended, since one
// ending takes the place of another.
func (d *Desk) noteAgain(letter data.ID, before, added []data.PostEvent) Undo {
	var again []data.PostEvent
	last := func(f func(data.PostEvent) bool) (old data.PostEvent) {
		for _, e := range before {
			if f(e) {
				old = e
			}
		}
		return old
	}
	for _, e := range added {
		old := last(func(b data.PostEvent) bool { return b.Kind == e.Kind })
		again = append(again, data.PostEvent{Kind: e.Kind, On: old.On, Number: old.Number, DocumentID: old.DocumentID})
	}
	var p data.Posting
	data.FoldPost(&p, before)
	if end := last(func(b data.PostEvent) bool { return data.PostState(b.Kind) == p.Outcome && !b.On.IsZero() }); p.Outcome != "" {
		again = append(again, data.PostEvent{Kind: end.Kind, On: end.On})
	}
	return func(ctx context.Context) error {
		_, err := d.Register.AddPostEvents(ctx, letter, again)
		return err
	}
}

// FindPosting finds a registered letter by what people have at hand: the number
// of its line in the history, its registered number, or the name of a client or
// the number of an invoice that has one letter under way.
func (d *Desk) FindPosting(ctx context.Context, what string) (data.Posting, error) {
	what = strings.TrimSpace(what)
	all, err := d.Register.Postings(ctx, 0)
	if err != nil {
		return data.Posting{}, err
	}
	id, _ := strconv.ParseInt(what, 10, 64)
	number := data.Compact(what)
	for _, p := range all {
		if p.ContactID == data.ID(id) || (number != "" && p.Number == number) {
			return p, nil
		}
	}
	about, err := d.lettersAbout(ctx, all, what)
	if err != nil {
		return data.Posting{}, err
	}
	open := keep(about, underWay)
	switch {
	case len(open) == 1:
		return open[0], nil
	case len(open) > 1:
		return data.Posting{}, data.Invalid("letter", "«\u00a0"+what+"\u00a0» a plusieurs recommandés en cours ("+named(open)+
			")\u00a0: donnez le numéro de la lettre dans l’historique, ou son numéro de recommandé.")
	case len(about) > 0:
		return data.Posting{}, data.Invalid("letter", "«\u00a0"+what+"\u00a0» n’a plus de recommandé en cours\u00a0: pour corriger une lettre déjà revenue ou distribuée ("+
			named(about)+"), donnez son numéro dans l’historique.")
	}
	return data.Posting{}, &data.Error{Code: data.CodeNotFound, Field: "letter", Sentence: "Aucun recommandé ne correspond à «\u00a0" + what +
		"\u00a0»\u00a0: donnez le numéro de la lettre dans l’historique, son numéro de recommandé, le nom du client ou le numéro d’une facture."}
}

// lettersAbout returns the letters of a client by its name, or about an invoice
// by its number.
func (d *Desk) lettersAbout(ctx context.Context, all []data.Posting, what string) ([]data.Posting, error) {
	name := data.Fold(what)
	if of := keep(all, func(p data.Posting) bool { return data.Fold(p.ClientName) == name }); len(of) > 0 || name == "" {
		return of, nil
	}
	i, _, err := d.Register.InvoiceByNumber(ctx, what)
	if data.CodeOf(err) == data.CodeNotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	history, err := d.Register.Contacts(ctx, 0, i.ID)
	return keep(all, func(p data.Posting) bool {
		return slices.ContainsFunc(history, func(c data.Contact) bool { return c.ID == p.ContactID })
	}), err
}

// underWay reports whether something is still to be noted about a letter.
func underWay(p data.Posting) bool {
	switch p.State() {
	case data.StatePrinted, data.StatePosted, data.StateAbsent:
		return true
	}
	return false
}

// named lists letters: "n° 12 du 21/11/2026, n° 9 du 02/10/2026".
func named(letters []data.Posting) string {
	var names []string
	for _, p := range letters {
		names = append(names, "n°\u00a0"+strconv.FormatInt(int64(p.ContactID), 10)+" du "+p.Printed.French())
	}
	return strings.Join(names, ", ")
}
