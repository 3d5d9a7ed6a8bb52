package letters

import (
	"context"
	"slices"
	"strings"

	"dument/app/desk"
	"dument/data"
	"dument/letters"
)

// missingCopies says which of the invoices whose copies go with a paper have no
// PDF in the register, so that the user finds these copies elsewhere; "" where
// none is missing.
func missingCopies(ctx context.Context, d PaperDesk, p desk.Paper) (string, error) {
	switch p.Request.Kind {
	case letters.PaperReminder, letters.PaperNotice, letters.PaperDeclaration:
	default:
		return "", nil // no copies of invoices go with it
	}
	var without []string
	for _, line := range p.Contact.Lines {
		if line.Balance < 0 {
			continue // a credit note, which is deducted
		}
		files, err := d.Attachments(ctx, line.InvoiceID)
		if err != nil {
			return "", err
		}
		if !slices.ContainsFunc(files, func(x data.Document) bool { return x.MIME == "application/pdf" }) {
			without = append(without, line.Number)
		}
	}
	const named = 4 // numbers that a sentence bears
	switch n := len(without); {
	case n == 0:
		return "", nil
	case n == 1:
		return "La facture " + without[0] + " n’a pas de PDF joint\u00a0: ajoutez vous-même sa copie au courrier.", nil
	case n > named:
		return count(n, "facture", "factures") + " n’ont pas de PDF joint\u00a0: ajoutez vous-même leurs copies au courrier.", nil
	default:
		return "Les factures " + strings.Join(without[:n-1], ", ") + " et " + without[n-1] +
			" n’ont pas de PDF joint\u00a0: ajoutez vous-même leurs copies au courrier.", nil
	}
}
