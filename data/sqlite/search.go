package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// foldedWords returns the words of a search, as folded columns hold them.
func foldedWords(text string) []string { return strings.Fields(data.Fold(text)) }

// holdsAll tells whether each word is in one of the texts.
func holdsAll(words []string, texts ...string) bool {
	if len(words) == 0 {
		return true
	}
	all := data.Fold(strings.Join(texts, "\n"))
	for _, w := range words {
		if !strings.Contains(all, w) {
			return false
		}
	}
	return true
}

// conditions collects the conditions of a query with their arguments. They are
// numbered, so that a condition may stand in several places.
type conditions struct {
	text strings.Builder
	args []any
}

// arg adds an argument and returns its mark.
func (c *conditions) arg(value any) string {
	c.args = append(c.args, value)
	return fmt.Sprintf("?%d", len(c.args))
}

// words asks that a row of invoice i holds each word in its own text or in its
// client's name. The list of clients is made once a query.
func (c *conditions) words(words []string) {
	for _, w := range words {
		mark := c.arg(w)
		c.text.WriteString(" AND (instr(i.folded, " + mark + ") OR i.client_id IN (SELECT id FROM client WHERE instr(name_folded, " + mark + ")))")
	}
}

// Search returns at most limit clients and invoices that hold every word of
// text, case, accents and ligatures apart. Clients come first, those whose name
// begins with it before the others; then invoices, the newest first. Archived
// ones are found too.
func (r *Register) Search(ctx context.Context, text string, limit int) (hits []data.Hit, err error) {
	words := foldedWords(text)
	if len(words) == 0 || limit <= 0 {
		return nil, nil
	}
	err = r.view(ctx, func(tx *sql.Tx) error {
		clients, err := findClients(ctx, tx, words, limit)
		if err != nil {
			return err
		}
		invoices, err := findInvoices(ctx, tx, words, limit)
		if err != nil {
			return err
		}
		// Neither kind may crowd out the other.
		if half := limit / 2; len(clients)+len(invoices) > limit {
			keep := max(half, limit-len(invoices))
			clients = clients[:min(len(clients), keep)]
			invoices = invoices[:min(len(invoices), limit-len(clients))]
		}
		hits = append(clients, invoices...)
		return nil
	})
	return hits, err
}

func findClients(ctx context.Context, tx *sql.Tx, words []string, limit int) ([]data.Hit, error) {
	var where strings.Builder
	var args []any
	for _, w := range words {
		where.WriteString(" AND instr(folded, ?)")
		args = append(args, w)
	}
	return collect(ctx, tx, func(rows *sql.Rows) (h data.Hit, err error) {
		var city string
		var kind data.ClientKind
		err = rows.Scan(&h.ClientID, &h.Title, &city, &kind)
		h.Detail = kind.French()
		if city != "" {
			h.Detail += " · " + city
		}
		return h, err
	}, "SELECT id, name, city, kind FROM client WHERE 1"+where.String()+" ORDER BY archived, instr(name_folded, ?) <> 1, name_folded LIMIT ?",
		append(args, strings.Join(words, " "), limit)...)
}

func findInvoices(ctx context.Context, tx *sql.Tx, words []string, limit int) ([]data.Hit, error) {
	var where conditions
	where.words(words)
	return collect(ctx, tx, func(rows *sql.Rows) (h data.Hit, err error) {
		var kind data.InvoiceKind
		var number, client, currency string
		var signed, balance money.Cents
		var due day.Day
		err = rows.Scan(&h.InvoiceID, &h.ClientID, &kind, &number, &client, &signed, &balance, &currency, scanDay{&due})
		h.Title = number + " · " + client
		h.Detail = kind.French() + " de " + signed.Abs().Format(currency)
		switch {
		case kind == data.KindCreditNote && balance != 0:
			h.Detail += ", reste " + balance.Abs().Format(currency) + " à imputer"
		case balance == 0:
			h.Detail += ", soldée"
			if kind == data.KindCreditNote {
				h.Detail = strings.TrimSuffix(h.Detail, "e")
			}
		default:
			h.Detail += ", échéance le " + due.French()
		}
		return h, err
	}, `SELECT i.id, i.client_id, i.kind, i.number, c.name, i.signed_cents, i.balance_cents, i.currency, i.due
		FROM (SELECT i.id FROM invoice i WHERE 1`+where.text.String()+` ORDER BY i.id DESC LIMIT `+where.arg(limit)+`) f
		CROSS JOIN invoice i ON i.id = f.id CROSS JOIN client c ON c.id = i.client_id ORDER BY i.issued DESC, i.id DESC`, where.args...)
}
