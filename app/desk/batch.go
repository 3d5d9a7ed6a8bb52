package desk

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"dument/data"
	"dument/letters"
	"dument/letters/pdf"
)

// BatchReport says what a batch of papers gave.
type BatchReport struct {
	Made    int
	Refused []BatchRefusal
}

// BatchRefusal is a paper of a batch that could not be made.
type BatchRefusal struct {
	Name string // of the client
	Err  error  // a *data.Error
}

// PrintBatch makes papers one after the other, so that a thousand need the
// memory of one, and with record keeps each in the history. each gets a name for
// the file, unique in the batch, and the PDF; with record it is called once the
// history has the paper. A paper that is refused is reported and the others go
// on; an error of each, or one that is no refusal, ends the batch. A cancelled
// context ends it between two papers, never inside one.
func (d *Desk) PrintBatch(ctx context.Context, all []PaperRequest, record bool,
	each func(name string, content []byte) error, progress func(done, total int)) (BatchReport, error) {
	var report BatchReport
	names := map[string]int{}
	for k, r := range all {
		if err := ctx.Err(); err != nil {
			return report, err
		}
		name, content, err := d.printOne(context.WithoutCancel(ctx), r, record)
		var refused *data.Error
		switch {
		case errors.As(err, &refused):
			report.Refused = append(report.Refused, d.refused(context.WithoutCancel(ctx), r.Client, err))
		case err != nil:
			return report, err
		default:
			if err := each(numbered(name, names), content); err != nil {
				return report, err
			}
			report.Made++
		}
		if progress != nil {
			progress(k+1, len(all))
		}
	}
	return report, nil
}

// PrintTogether makes papers as PrintBatch does, keeps each in the history, and
// returns them in one file to print, in the order given; nothing where none
// could be made.
func (d *Desk) PrintTogether(ctx context.Context, all []PaperRequest, progress func(done, total int)) ([]byte, BatchReport, error) {
	var made [][]byte
	report, err := d.PrintBatch(ctx, all, true, func(_ string, content []byte) error {
		made = append(made, content)
		return nil
	}, progress)
	if len(made) == 0 {
		return nil, report, err
	}
	// What was kept before the user stopped is handed over all the same.
	content, joined := pdf.Merge(made)
	return content, report, errors.Join(err, joined)
}

// printOne makes a paper of a batch, and keeps it with record.
func (d *Desk) printOne(ctx context.Context, r PaperRequest, record bool) (name string, content []byte, err error) {
	p, err := d.PreparePaper(ctx, r)
	if err != nil {
		return "", nil, err
	}
	if record {
		_, content, err = d.KeepPaper(ctx, p)
	} else {
		content, err = d.RenderPaper(ctx, p)
	}
	return p.Letter.FileName(), content, err
}

func (d *Desk) refused(ctx context.Context, client data.ID, why error) BatchRefusal {
	c, err := d.Register.Client(ctx, client)
	if err != nil {
		c.Name = fmt.Sprintf("client %d", client)
	}
	return BatchRefusal{c.Name, why}
}

// numbered gives the second file of a name a number: names are compared as a
// system does that takes capitals for the same.
func numbered(name string, names map[string]int) string {
	key := strings.ToLower(name)
	names[key]++
	if n := names[key]; n > 1 {
		return numbered(strings.TrimSuffix(name, ".pdf")+fmt.Sprintf(" (%d).pdf", n), names)
	}
	return name
}

// PaperRequests returns a request like r for each client that its kind of paper
// is for today, by due date: those with something overdue for what claims it,
// with something open for a statement, with a plan that runs, or in collective
// proceedings. What a request makes of a client may still be refused. A receipt
// is made for one client.
func (d *Desk) PaperRequests(ctx context.Context, r PaperRequest) (out []PaperRequest, err error) {
	if r.Kind == letters.PaperReceipt {
		return nil, data.Invalid("kind", "Un reçu s’établit pour un seul client\u00a0: choisissez-le.")
	}
	items, err := d.Register.OpenItems(ctx, 0)
	if err != nil {
		return nil, err
	}
	held, err := d.Register.Holds(ctx, 0)
	if err != nil {
		return nil, err
	}
	clients, err := d.Register.Clients(ctx)
	if err != nil {
		return nil, err
	}
	insolvent, planned, seen := map[data.ID]bool{}, map[data.ID]bool{}, map[data.ID]bool{}
	for _, c := range clients {
		insolvent[c.ID] = !c.Insolvent.IsZero()
	}
	for _, p := range held.Plans {
		planned[p.ClientID] = planned[p.ClientID] || p.InForce(d.Today())
	}
	for _, i := range items {
		fits := i.Balance > 0 && d.overdue(i)
		switch r.Kind {
		case letters.PaperStatement:
			fits = true
		case letters.PaperPlan:
			fits = planned[i.ClientID]
		case letters.PaperDeclaration:
			fits = insolvent[i.ClientID]
		}
		if fits && !seen[i.ClientID] {
			seen[i.ClientID] = true
			r.Client = i.ClientID
			out = append(out, r)
		}
	}
	return out, nil
}
