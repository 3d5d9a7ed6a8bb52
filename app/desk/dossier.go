package desk

import (
	"bufio"
	"context"
	"errors"
	"io"
	"slices"

	"dument/data"
	"dument/letters"
	"dument/letters/dossier"
)

// DossierName returns the name to offer for the file of a client's dossier.
func (d *Desk) DossierName(client data.Client) string {
	return dossier.SafeName("Dossier " + client.Name + " " + d.Today().String() + ".zip")
}

// SaveDossier writes the dossier of a case to a file, whole or not at all; only
// then is the client marked as handed over, where that is asked for.
func (d *Desk) SaveDossier(ctx context.Context, r DossierRequest, path string, progress func(done, total int)) (report DossierReport, err error) {
	handOver := r.HandOver
	r.HandOver = false
	var refused error
	err = writeBeside(path, func(w io.Writer) error {
		buffered := bufio.NewWriterSize(w, 1<<16)
		report, refused = d.WriteDossier(ctx, r, buffered, progress)
		return errors.Join(refused, buffered.Flush())
	})
	switch {
	case refused != nil:
		return DossierReport{}, refused
	case err != nil:
		return DossierReport{}, &data.Error{Code: data.CodeReadOnly, Field: path, Cause: err, Sentence: "Le dossier ne peut pas être écrit dans «\u00a0" + path +
			"\u00a0»\u00a0: vérifiez que ce dossier existe, qu’il y reste de la place et que le fichier n’est pas ouvert ailleurs."}
	}
	if handOver {
		report.HandedOver, err = d.handOver(ctx, r.Client)
	}
	return report, err
}

// WriteDossier writes everything a stranger needs to take a case over into a
// ZIP: index, claims, invoices, messages and letters as they left, proofs, and
// the list of SHA-256. What it lacks is named in the index and in the report. The
// same case on the same day gives the same bytes. progress, which may be nil, is
// called on the calling goroutine; a cancelled context ends the writing.
func (d *Desk) WriteDossier(ctx context.Context, r DossierRequest, w io.Writer, progress func(done, total int)) (DossierReport, error) {
	c, err := d.collect(ctx, r)
	if err != nil {
		return DossierReport{}, err
	}
	b := binder{desk: d, records: c, out: dossier.New(w, d.Today()), missing: c.gaps(d.Today()), at: map[data.ID]int{}, progress: progress}
	if err := b.bind(ctx); err != nil {
		return DossierReport{}, err
	}
	report := DossierReport{Name: d.DossierName(c.client), Files: len(b.out.Entries()), Missing: b.missing}
	if r.HandOver {
		report.HandedOver, err = d.handOver(ctx, r.Client)
	}
	return report, err
}

// handOver marks a client as handed over today: reminders stop. It reports
// whether it did; who was marked before keeps that day.
func (d *Desk) handOver(ctx context.Context, client data.ID) (bool, error) {
	c, err := d.Register.Client(ctx, client)
	if err != nil || !c.HandedOver.IsZero() {
		return false, err
	}
	c.HandedOver = d.Today()
	return true, d.Register.SaveClient(ctx, &c)
}

// UndoHandOver takes back that a client's case was handed over.
func (d *Desk) UndoHandOver(ctx context.Context, client data.ID) error {
	c, err := d.Register.Client(ctx, client)
	if err != nil || c.HandedOver.IsZero() {
		return err
	}
	c.HandedOver = 0
	return d.Register.SaveClient(ctx, &c)
}

// records are what the register holds of a case.
type records struct {
	sender   data.Sender
	client   data.Client
	invoices []data.OpenItem // by due date, credit notes included
	files    map[data.ID][]data.Document
	contacts []data.Contact // oldest first
	postings map[data.ID]data.Posting
	events   map[data.ID][]data.PostEvent
	holds    data.Holds
	payments []data.Payment // oldest first
	charges  map[data.ID][]data.Charge
	breaks   map[data.ID][]data.Interruption
	whole    bool            // of all that is claimed, not of some invoices
	left     []data.OpenItem // open, and not of the case: not due yet, or a credit note that nothing is deducted from
}

// about reports whether one of some invoices is of the case; what is about no
// invoice is about the client, and so is of it too.
func (r records) about(ids ...data.ID) bool {
	return len(ids) == 0 || slices.ContainsFunc(ids, func(id data.ID) bool { return holds(r.invoices, id) })
}

// numbers names invoices of the case.
func (r records) numbers(ids []data.ID) []string {
	var out []string
	for _, i := range r.invoices {
		if slices.Contains(ids, i.ID) {
			out = append(out, i.Number)
		}
	}
	return out
}

// collect reads the records of a case.
func (d *Desk) collect(ctx context.Context, r DossierRequest) (c records, err error) {
	c.whole = len(r.Invoices) == 0
	if c.sender, err = d.Register.Sender(ctx); err != nil {
		return c, err
	}
	if c.client, err = d.Register.Client(ctx, r.Client); err != nil {
		return c, err
	}
	if c.invoices, c.left, err = d.ofCase(ctx, r, !c.client.Insolvent.IsZero()); err != nil {
		return c, err
	}
	if !slices.ContainsFunc(c.invoices, func(i data.OpenItem) bool { return i.Kind == data.KindInvoice }) {
		return c, letters.NothingOwed(c.client.Name)
	}
	if c.holds, err = d.Register.Holds(ctx, r.Client); err != nil {
		return c, err
	}
	if c.payments, err = d.Register.ClientPayments(ctx, r.Client); err != nil {
		return c, err
	}
	if c.charges, err = d.Register.ClientCharges(ctx, r.Client); err != nil {
		return c, err
	}
	c.files, c.breaks = map[data.ID][]data.Document{}, map[data.ID][]data.Interruption{}
	for _, i := range c.invoices {
		if c.files[i.ID], err = d.Register.Attachments(ctx, i.ID); err != nil {
			return c, err
		}
		if c.breaks[i.ID], err = d.Register.Interruptions(ctx, i.ID); err != nil {
			return c, err
		}
	}
	return c, d.collectPost(ctx, &c)
}

// ofCase returns the invoices of a case: those asked for, or what is claimed.
func (d *Desk) ofCase(ctx context.Context, r DossierRequest, insolvent bool) (out, left []data.OpenItem, err error) {
	if len(r.Invoices) == 0 {
		open, err := d.Register.OpenItems(ctx, r.Client)
		out, left = d.claimable(open, insolvent)
		return out, left, err
	}
	for _, id := range r.Invoices {
		i, balance, err := d.Register.Invoice(ctx, id)
		if err != nil {
			return nil, nil, err
		}
		if i.ClientID != r.Client {
			return nil, nil, data.Invalid("invoices", i.Kind.French()+" "+i.Number+"\u00a0: elle est d’un autre client. Retirez-la du choix.")
		}
		out = append(out, data.OpenItem{Invoice: i, Balance: balance})
	}
	slices.SortStableFunc(out, func(a, b data.OpenItem) int { return a.Due.Sub(b.Due) })
	return out, nil, nil
}

// claimable parts what can be claimed of a client's open items from the rest: what
// is overdue, and the credit notes that are deducted from it. In collective
// proceedings, and where nothing is overdue, what is to come is claimed as well.
func (d *Desk) claimable(open []data.OpenItem, insolvent bool) (out, left []data.OpenItem) {
	late := func(i data.OpenItem) bool { return i.Kind == data.KindInvoice && i.Due < d.Today() }
	all := insolvent || !slices.ContainsFunc(open, late)
	claimed := func(i data.OpenItem) bool { return i.Kind == data.KindInvoice && (all || late(i)) }
	for _, i := range open {
		if claimed(i) || i.Kind == data.KindCreditNote && slices.ContainsFunc(open, func(x data.OpenItem) bool { return claimed(x) && x.Currency == i.Currency }) {
			out = append(out, i)
		} else {
			left = append(left, i)
		}
	}
	return out, left
}

// collectPost reads what left about the invoices of the case, or was said.
func (d *Desk) collectPost(ctx context.Context, c *records) error {
	history, err := d.Register.Contacts(ctx, c.client.ID, 0)
	if err != nil {
		return err
	}
	c.contacts = keep(history, func(x data.Contact) bool {
		var ids []data.ID
		for _, l := range x.Lines {
			ids = append(ids, l.InvoiceID)
		}
		return x.Result != data.ResultSkipped && x.Result != data.ResultRestored && c.about(ids...)
	})
	slices.Reverse(c.contacts)
	all, err := d.Register.Postings(ctx, c.client.ID)
	if err != nil {
		return err
	}
	c.postings, c.events = map[data.ID]data.Posting{}, map[data.ID][]data.PostEvent{}
	for _, p := range all {
		if !slices.ContainsFunc(c.contacts, func(x data.Contact) bool { return x.ID == p.ContactID }) {
			continue
		}
		c.postings[p.ContactID] = p
		if c.events[p.ContactID], err = d.Register.PostEvents(ctx, p.ContactID); err != nil {
			return err
		}
	}
	return nil
}
