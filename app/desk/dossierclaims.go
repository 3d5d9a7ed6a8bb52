package desk

import (
	"context"
	"slices"

	"dument/data"
	"dument/data/exchange"
	"dument/letters"
)

// claims writes what is claimed and returns the figures, a case for each currency,
// that of the oldest invoice first: no sum is made of two. What cannot be worked
// out is named, and the rest of the dossier goes on with the bare balances.
func (b *binder) claims(ctx context.Context) ([]letters.Case, error) {
	groups := b.byCurrency()
	today := b.desk.Today().French()
	var cases []letters.Case
	var pages []exchange.Page
	for _, items := range groups {
		c, err := b.caseOf(ctx, items)
		if err != nil {
			return nil, err
		}
		cases = append(cases, c)
		in := suffix(items, groups)
		if err := b.paper(ctx, "Créances"+in.file+".pdf", "État des créances au "+today+in.title, func() (letters.Letter, error) { return letters.ClaimsPaper(c) }); err != nil {
			return nil, err
		}
		pages = append(pages, b.sheets(c, in.file)...)
	}
	content, err := exchange.WriteWorkbook("Créances sur "+b.client.Name, b.sender.Name, b.desk.Today(), pages)
	if err != nil {
		return nil, err
	}
	if _, err := b.add("", "Créances.xlsx", "État des créances au "+today+", pour un tableur", content); err != nil {
		return nil, err
	}
	for _, items := range groups {
		if err := b.accounts(ctx, items, suffix(items, groups)); err != nil {
			return nil, err
		}
	}
	b.step()
	return cases, nil
}

// accounts writes the calculation of the overdue invoices of a currency, with its
// interest, and the statement of its account where the dossier is of all of it.
func (b *binder) accounts(ctx context.Context, items []data.OpenItem, in inCurrency) error {
	prepared := func(kind letters.PaperKind, invoices []data.ID) func() (letters.Letter, error) {
		return func() (letters.Letter, error) {
			p, err := b.desk.PreparePaper(ctx, PaperRequest{Kind: kind, Client: b.client.ID, Invoices: invoices})
			return p.Letter, err
		}
	}
	today := b.desk.Today().French()
	late := keep(items, func(i data.OpenItem) bool { return i.Due < b.desk.Today() && i.Balance > 0 })
	if len(late) > 0 && items[0].Currency == "EUR" { // in another currency no interest is counted
		if err := b.paper(ctx, "Décompte"+in.file+".pdf", "Décompte des sommes dues au "+today+", intérêts jour par jour"+in.title, prepared(letters.PaperCalculation, ids(late))); err != nil {
			return err
		}
	}
	if !b.whole { // the statement holds all that is open
		return nil
	}
	return b.paper(ctx, "Relevé de compte"+in.file+".pdf", "Relevé de compte au "+today+in.title, prepared(letters.PaperStatement, ids(items)))
}

// byCurrency parts the invoices of the case by currency; credit notes are found
// with what they are deducted from.
func (b *binder) byCurrency() (groups [][]data.OpenItem) {
	for _, i := range b.invoices {
		if i.Kind != data.KindInvoice {
			continue
		}
		k := slices.IndexFunc(groups, func(g []data.OpenItem) bool { return g[0].Currency == i.Currency })
		if k < 0 {
			groups = append(groups, []data.OpenItem{i})
			continue
		}
		groups[k] = append(groups[k], i)
	}
	return groups
}

// inCurrency tells the papers of a currency from those of another.
type inCurrency struct{ file, title string }

// suffix names the currency of some invoices, where the dossier has another one too.
func suffix(items []data.OpenItem, groups [][]data.OpenItem) inCurrency {
	if len(groups) == 1 {
		return inCurrency{}
	}
	return inCurrency{" " + items[0].Currency, ", en " + items[0].Currency}
}

// caseOf returns the figures of some invoices in one currency. In another than the
// euro no interest is counted, so that no rate may be missing.
func (b *binder) caseOf(ctx context.Context, items []data.OpenItem) (letters.Case, error) {
	until := b.desk.Today()
	if items[0].Currency != "EUR" {
		for _, i := range items {
			until = min(until, i.Due.Add(-1))
		}
	}
	c, err := b.desk.caseOf(ctx, PaperRequest{Client: b.client.ID, Invoices: ids(items)}, until, everything)
	if b.lacks("Le calcul des sommes dues", err) {
		c, err = letters.Case{Sender: b.sender, Client: b.client, Today: b.desk.Today()}, nil
		for _, i := range b.invoices {
			if i.Currency == items[0].Currency {
				c.Lines = append(c.Lines, letters.NoticeLine{Invoice: i.Invoice, Payments: []letters.PaidLine{{On: b.desk.Today(), Amount: i.Signed() - i.Balance}}, Balance: i.Balance})
			}
		}
	}
	return c, err
}

// ids returns the ids of invoices.
func ids(items []data.OpenItem) (out []data.ID) {
	for _, i := range items {
		out = append(out, i.ID)
	}
	return out
}

// lacks names what a refusal keeps out of the dossier, and reports whether it does.
func (b *binder) lacks(what string, err error) bool {
	if !refused(err) && data.CodeOf(err) != data.CodeNoRate {
		return false
	}
	b.missing = append(b.missing, what+" n’a pas pu être établi\u00a0: "+err.Error())
	return true
}

// paper writes a paper made for the dossier.
func (b *binder) paper(ctx context.Context, name, title string, compose func() (letters.Letter, error)) error {
	l, err := compose()
	if err != nil {
		if b.lacks("«\u00a0"+title+"\u00a0»", err) {
			return nil
		}
		return err
	}
	content, err := b.desk.Render(ctx, l)
	if err == nil {
		_, err = b.add("", name, title, content)
	}
	return err
}

// sheets returns what is claimed as the pages of a workbook, each headed by who
// claims what of whom, and when; suffix ends their names.
func (b *binder) sheets(c letters.Case, suffix string) []exchange.Page {
	var pages []exchange.Page
	for _, s := range letters.ClaimsSheets(c) {
		title := [][]any{{s.Name}, {"Créancier\u00a0: " + b.sender.Name + ", SIREN " + b.sender.SIREN},
			{"Débiteur\u00a0: " + b.client.Name}, {"Arrêté au " + b.desk.Today().French()}}
		if s.Note != "" {
			title = append(title, []any{s.Note})
		}
		pages = append(pages, exchange.Page{Name: s.Name + suffix, Heads: s.Columns, Rows: s.Rows, Foot: s.Foot, Title: title})
	}
	return pages
}
