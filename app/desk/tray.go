package desk

import (
	"context"
	"slices"
	"strings"

	"dument/data"
	"dument/letters"
	"dument/letters/pdf"
)

// Tray returns the registered letters that are printed and wait to be posted,
// oldest first.
func (d *Desk) Tray(ctx context.Context) ([]data.Posting, error) {
	all, err := d.Register.Postings(ctx, 0)
	tray := keep(all, func(p data.Posting) bool { return p.State() == data.StatePrinted })
	slices.Reverse(tray)
	return tray, err
}

// PrintTray returns the PDFs of letters, as they were kept, in one file to print:
// in the order given, nothing between or after them. progress, which may be nil,
// is called after each letter; a cancelled context ends it.
func (d *Desk) PrintTray(ctx context.Context, letters []data.ID, progress func(done, total int)) ([]byte, error) {
	if len(letters) == 0 {
		return nil, data.Invalid("letters", "Choisissez au moins un pli à imprimer.")
	}
	var all [][]byte
	for i, id := range letters {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p, err := d.Register.Posting(ctx, id)
		if err != nil {
			return nil, err
		}
		if p.DocumentID == 0 {
			return nil, blocked("La lettre à " + p.ClientName + " du " + p.Printed.French() + " n’a pas de fichier dans le registre\u00a0: retirez-la du choix.")
		}
		_, content, err := d.Register.Document(ctx, p.DocumentID)
		if err != nil {
			return nil, err
		}
		all = append(all, content)
		if progress != nil {
			progress(i+1, len(letters))
		}
	}
	return pdf.Merge(all)
}

// PostSheet returns the list of letters to take to the post office, in the order
// given, with what each slip asks for, as a PDF.
func (d *Desk) PostSheet(ctx context.Context, ids []data.ID) ([]byte, error) {
	sender, err := d.Register.Sender(ctx)
	if err != nil {
		return nil, err
	}
	in := letters.PostSheetInput{Sender: sender, Today: d.Today()}
	for _, id := range ids {
		p, err := d.Register.Posting(ctx, id)
		if err != nil {
			return nil, err
		}
		row, err := d.postRow(ctx, p)
		if err != nil {
			return nil, err
		}
		in.Rows = append(in.Rows, row)
	}
	l, err := letters.PostSheet(in)
	if err != nil {
		return nil, err
	}
	return d.Render(ctx, l)
}

// postRow returns a letter with the lines of its address; on one line where the
// recipient has moved since it was printed.
func (d *Desk) postRow(ctx context.Context, p data.Posting) (letters.PostRow, error) {
	c, err := d.Register.Client(ctx, p.ClientID)
	row := letters.PostRow{Posting: p}
	switch trustee := c.Proceeding; {
	case p.Recipient == c.Address.Line():
		row.Address = envelope(c.Name, c.Address)
	case p.Recipient == trustee.Trustee+", "+trustee.Address.Line():
		row.Address = envelope(trustee.Trustee, trustee.Address)
	case p.Level == data.LevelFormalNotice:
		row.Address = []string{c.Name, p.Recipient}
	}
	return row, err
}

// envelope returns the lines of an address.
func envelope(name string, a data.Address) []string {
	lines := []string{name, a.Extra, a.Street, strings.TrimSpace(a.Postcode + " " + a.City), a.Country}
	return keep(lines, func(line string) bool { return line != "" })
}
