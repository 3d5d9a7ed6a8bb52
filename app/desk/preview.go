package desk

import (
	"context"

	"dument/data"
	"dument/letters"
)

// PreviewDraft returns a draft to try texts out with: what a client owes, without
// words and without the bytes of files. What stops reminders does not stop it,
// since nothing comes of it. When nothing is left to ask for the error has
// data.CodeBlocked.
func (d *Desk) PreviewDraft(ctx context.Context, client data.ID) (letters.Draft, error) {
	draft, err := d.head(ctx, client)
	if err != nil {
		return draft, err
	}
	draft.To = draft.Client.Email()
	items, err := d.Register.OpenItems(ctx, client)
	if err != nil {
		return draft, err
	}
	for _, chosen := range choose(items, nil, d.Today()) {
		if err := d.fill(ctx, &draft, items, chosen); err != nil {
			return draft, err
		}
		if draft.Net() > 0 {
			return draft, d.markAttached(ctx, &draft)
		}
	}
	return draft, letters.NothingOwed(draft.Client.Name)
}

// markAttached says of each line whether a file would go with it.
func (d *Desk) markAttached(ctx context.Context, draft *letters.Draft) error {
	for i, line := range draft.Lines {
		documents, err := d.Register.Attachments(ctx, line.Invoice.ID)
		if err != nil {
			return err
		}
		draft.Lines[i].Attached = len(documents) > 0
	}
	return nil
}
