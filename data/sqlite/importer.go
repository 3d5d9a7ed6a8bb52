package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// importer adds the lines of one import, in the order of the files. It holds
// what is in the register already, so that a line costs no query.
type importer struct {
	*filler
	report  *data.ImportReport
	today   day.Day
	clients map[data.ID]data.Client // name, SIREN and terms only
	siren   map[string]data.ID
	name    map[string][]data.ID    // by folded name
	number  map[string]data.Invoice // by folded number: "f-1" is no other invoice than "F-1"
	settled map[data.ID]money.Cents // by invoice: what the register knows to be paid
	paid    map[data.ID]bool        // clients whose payments this import adds to
}

// known reads what a line is compared with.
func (im *importer) known(ctx context.Context, tx *sql.Tx) error {
	im.clients, im.siren, im.name = map[data.ID]data.Client{}, map[string]data.ID{}, map[string][]data.ID{}
	clients, err := collect(ctx, tx, func(rows *sql.Rows) (data.Client, error) { return scanClient(rows) }, "SELECT "+clientColumns+" FROM client")
	if err != nil {
		return err
	}
	for _, c := range clients {
		im.remember(c)
	}
	im.number, im.settled, im.paid = map[string]data.Invoice{}, map[data.ID]money.Cents{}, map[data.ID]bool{}
	_, err = collect(ctx, tx, func(rows *sql.Rows) (i data.Invoice, err error) {
		var settled money.Cents
		err = rows.Scan(&i.ID, &i.ClientID, &i.Number, &i.Kind, scanDay{&i.Issued}, &i.Total, &i.Currency, &settled)
		im.number[data.Fold(i.Number)], im.settled[i.ID] = i, settled
		return i, err
	}, "SELECT id, client_id, number, kind, issued, total_cents, currency, abs(signed_cents - balance_cents) FROM invoice")
	return err
}

func (im *importer) remember(c data.Client) {
	im.clients[c.ID] = data.Client{ID: c.ID, Name: c.Name, SIREN: c.SIREN, Terms: c.Terms}
	folded := data.Fold(c.Name)
	im.name[folded] = append(im.name[folded], c.ID)
	if c.SIREN != "" {
		im.siren[c.SIREN] = c.ID
	}
}

// add takes one line, or refuses it; the error is one that ends the import.
func (im *importer) add(record data.ImportRecord) error {
	err := im.take(record)
	if im.err != nil {
		return im.err
	}
	if err != nil {
		im.report.Refused = append(im.report.Refused, data.ImportRefusal{File: record.File, Line: record.Line, Field: data.FieldOf(err), Reason: err.Error()})
	}
	return nil
}

// take adds one line. Its error is a refusal; nothing of the line is then added.
func (im *importer) take(record data.ImportRecord) error {
	c, i := record.Client, record.Invoice
	c.Normalize()
	owner, err := im.find(c)
	if err != nil {
		return err
	}
	if owner == 0 {
		if err := c.Validate(); err != nil {
			return err
		}
	} else {
		c = im.clients[owner]
	}
	if i.Number == "" {
		if owner != 0 {
			im.report.Known++
			return nil
		}
		im.makeClient(&c)
		im.report.New++
		return nil
	}
	i.Normalize()
	if !record.DueGiven && !i.Issued.IsZero() {
		i.Due = c.Terms.DueDate(i.Issued)
	}
	if known, ok := im.number[data.Fold(i.Number)]; ok {
		return im.compare(known, i, owner, record.Paid)
	}
	checked := i
	checked.ClientID = max(owner, 1) // a new client has no id yet
	if err := checked.Validate(); err != nil {
		return err
	}
	payment, err := im.payment(record, i)
	if err != nil {
		return err
	}
	if owner == 0 {
		im.makeClient(&c)
		owner = c.ID
	}
	i.ClientID = owner
	i.ID = im.insert(insertInvoice, invoiceArgs(i, im.report.ID)...)
	im.number[data.Fold(i.Number)], im.settled[i.ID] = i, payment.Amount
	if payment.Amount > 0 {
		payment.ClientID = owner
		payment.ID = im.insert(insertPayment, paymentArgs(payment, im.report.ID)...)
		im.run(insertAllocation, int64(payment.ID), int64(i.ID), int64(payment.Amount))
		im.paid[owner] = true
	}
	im.report.New++
	return nil
}

// find returns the client a line means, 0 when it is a new one.
func (im *importer) find(c data.Client) (data.ID, error) {
	if id := im.siren[c.SIREN]; c.SIREN != "" && id != 0 {
		return id, nil
	}
	var same []data.ID
	for _, id := range im.name[data.Fold(c.Name)] {
		if other := im.clients[id].SIREN; c.SIREN == "" || other == "" {
			same = append(same, id)
		}
	}
	if len(same) > 1 {
		return 0, duplicate("client", fmt.Sprintf("%d clients s’appellent «\u00a0%s\u00a0»\u00a0: ajoutez leur SIREN au fichier pour les distinguer.", len(same), c.Name))
	}
	if len(same) == 0 {
		return 0, nil
	}
	return same[0], nil
}

func (im *importer) makeClient(c *data.Client) {
	c.ID = im.insert(insertClient, clientArgs(*c, im.report.ID)...)
	for i, e := range c.Emails {
		im.run(insertEmail, int64(c.ID), i, string(e.Role), e.Address)
	}
	im.remember(*c)
	im.report.NewClients++
}

// compare tells a line that is in the register already from one whose number
// stands for something else there, and from one that knows of money which the
// register does not: passing over it would remind a client who has paid.
func (im *importer) compare(known, i data.Invoice, owner data.ID, paid money.Cents) error {
	there := "Le numéro " + i.Number + " est déjà dans le registre, "
	const cure = "\u00a0: la ligne n’a pas été reprise, vérifiez son numéro."
	switch {
	case known.ClientID != owner:
		return duplicate("number", there+"pour "+im.clients[known.ClientID].Name+cure)
	case known.Kind != i.Kind:
		return duplicate("kind", there+"comme "+map[data.InvoiceKind]string{data.KindInvoice: "facture", data.KindCreditNote: "avoir"}[known.Kind]+cure)
	case known.Total != i.Total || known.Currency != i.Currency:
		return duplicate("total", there+"avec un montant de "+known.Total.Format(known.Currency)+" au lieu de "+i.Total.Format(i.Currency)+cure)
	case known.Issued != i.Issued:
		return duplicate("issued", there+"avec la date du "+known.Issued.French()+" au lieu du "+i.Issued.French()+cure)
	case known.Kind == data.KindInvoice && paid > im.settled[known.ID]:
		return duplicate("paid", "La liste dit "+paid.Format(known.Currency)+" réglés sur "+known.Number+", le registre "+im.settled[known.ID].Format(known.Currency)+
			"\u00a0: la ligne n’a pas été reprise, enregistrez l’encaissement dans la fiche de la facture.")
	}
	im.report.Known++
	return nil
}

// payment returns what the file says was already received, Amount 0 for
// nothing. Without a day it is taken to have come on the due date, or today
// where that is still to come.
func (im *importer) payment(record data.ImportRecord, i data.Invoice) (data.Payment, error) {
	p := data.Payment{On: record.PaidOn, Amount: record.Paid, Currency: i.Currency, Reference: "repris de " + record.File}
	if p.On.IsZero() {
		p.On = min(i.Due, im.today)
	}
	switch {
	case record.Paid == 0:
		return data.Payment{}, nil
	case p.On > im.today:
		return p, data.Invalid("paid_on", "Le paiement de la facture "+i.Number+" est daté du "+p.On.French()+", qui n’est pas encore passé\u00a0: videz cette date et le montant payé tant que l’argent n’est pas arrivé.")
	case i.Kind == data.KindCreditNote:
		return p, data.Invalid("paid", "La pièce "+i.Number+" est un avoir\u00a0: un avoir ne s’encaisse pas, il s’impute sur une facture. Videz cette colonne pour la reprendre.")
	case record.Paid < 0:
		return p, data.Invalid("paid", "Le montant déjà réglé de la facture "+i.Number+" est négatif\u00a0: corrigez-le dans le fichier.")
	case record.Paid > i.Total:
		return p, data.Invalid("paid", "Le montant déjà réglé de la facture "+i.Number+" ("+record.Paid.Format(i.Currency)+") dépasse son total ("+i.Total.Format(i.Currency)+")\u00a0: corrigez l’un des deux.")
	}
	return p, nil
}
