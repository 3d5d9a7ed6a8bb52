package sqlite

import (
	"reflect"
	"testing"

	"dument/data"
)

func TestADisputeTakesOneInvoiceOut(t *testing.T) {
	r := newRegister(t)
	c, other := addClient(t, r, "Œuvre & Fils"), addClient(t, r, "Lefèvre")
	i, beside := addInvoice(t, r, c, "F-1", 10_000, -12), addInvoice(t, r, c, "F-2", 10_000, -12)
	d := data.Dispute{InvoiceID: i.ID, Reason: "quality", Note: "Taches", Opened: today.Add(-3), Outcome: "agreed"}
	must(t, r.SaveDispute(ctx, &d))
	if d.ID == 0 || d.ClientID != c.ID || d.Outcome != "" {
		t.Errorf("dispute = %+v", d)
	}
	twin := data.Dispute{InvoiceID: i.ID, Reason: "amount", Opened: today}
	wantError(t, r.SaveDispute(ctx, &twin), data.CodeDuplicate, "F-1")
	debts := debtorOf(t, r, c.ID).Debts
	if !reflect.DeepEqual(debts[0].Dispute, &d) || debts[1].Dispute != nil || debts[1].ID != beside.ID {
		t.Errorf("debts = %+v", debts)
	}

	opened := d
	d.Closed, d.Outcome, d.Note = today, "unfounded", "Vu ensemble"
	must(t, r.SaveDispute(ctx, &d))
	if debt := debtorOf(t, r, c.ID).Debts[0]; debt.Dispute != nil {
		t.Errorf("closed, it is still %+v", debt.Dispute)
	}
	must(t, r.SaveDispute(ctx, &twin)) // another one may come
	wantError(t, r.SaveDispute(ctx, &opened), data.CodeDuplicate, "F-1")
	twin.Closed, twin.Outcome = today, "withdrawn"
	must(t, r.SaveDispute(ctx, &twin))
	must(t, r.SaveDispute(ctx, &opened)) // the undo of the closing
	h, err := r.Holds(ctx, c.ID)
	must(t, err)
	if !reflect.DeepEqual(h.Disputes, []data.Dispute{twin, opened}) {
		t.Errorf("disputes = %+v, want the newest first", h.Disputes)
	}

	moved := opened
	moved.InvoiceID = beside.ID
	wantError(t, r.SaveDispute(ctx, &moved), data.CodeNotFound, "ne change pas")
	for name, k := range map[string]struct {
		dispute data.Dispute
		code    data.Code
	}{
		"of an invoice that is gone": {data.Dispute{InvoiceID: 99, Reason: "amount", Opened: today}, data.CodeNotFound},
		"of a credit note":           {data.Dispute{InvoiceID: addCreditNote(t, r, c, "A-1", 100).ID, Reason: "amount", Opened: today}, data.CodeInvalid},
		"of somebody else's invoice": {data.Dispute{InvoiceID: beside.ID, ClientID: other.ID, Reason: "amount", Opened: today}, data.CodeInvalid},
		"for a reason unknown":       {data.Dispute{InvoiceID: beside.ID, Reason: "humeur", Opened: today}, data.CodeInvalid},
		"closed before it opened":    {data.Dispute{InvoiceID: beside.ID, Reason: "amount", Opened: today, Closed: today.Add(-1), Outcome: "agreed"}, data.CodeInvalid},
	} {
		if err := r.SaveDispute(ctx, &k.dispute); data.CodeOf(err) != k.code {
			t.Errorf("%s: %v, want %s", name, err, k.code)
		}
	}
	wantSound(t, r)
}

func TestAPromiseIsReadWithWhatCameIn(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	a, b := addInvoice(t, r, c, "F-1", 10_000, -30), addInvoice(t, r, c, "F-2", 20_000, -20)
	must(t, r.SavePayment(ctx, &data.Payment{ClientID: c.ID, On: today.Add(-11), Amount: 1_000, Allocations: []data.Allocation{{InvoiceID: a.ID, Amount: 1_000}}}))
	p := data.Promise{Invoices: []data.ID{b.ID, a.ID}, Made: today.Add(-10), Due: today.Add(-1), Amount: 25_000, Note: "Au téléphone"}
	must(t, r.SavePromise(ctx, &p))
	if p.ID == 0 || p.ClientID != c.ID || p.Currency != "EUR" || p.Paid != 0 || p.Rest != 29_000 || p.Invoices[0] != b.ID {
		t.Errorf("promise = %+v", p)
	}
	must(t, r.SavePayment(ctx, &data.Payment{ClientID: c.ID, On: today.Add(-10), Amount: 9_500, Allocations: []data.Allocation{{InvoiceID: a.ID, Amount: 9_000}}}))
	p.Paid, p.Rest = 9_000, 20_000
	d := debtorOf(t, r, c.ID)
	if len(d.Debts) != 1 || !reflect.DeepEqual(d.Debts[0].Promise, &p) || d.Debts[0].Promise.State(today) != data.PromiseBroken {
		t.Errorf("debtor = %+v, want %+v", d, p)
	}
	newer := data.Promise{Invoices: []data.ID{b.ID}, Made: today, Due: today.Add(3), Amount: 20_000}
	must(t, r.SavePromise(ctx, &newer))
	if got := debtorOf(t, r, c.ID).Debts[0].Promise; got == nil || got.ID != newer.ID {
		t.Errorf("promise = %+v, want the newest", got)
	}
	newer.Withdrawn = today
	must(t, r.SavePromise(ctx, &newer))
	if got := debtorOf(t, r, c.ID).Debts[0].Promise; got == nil || got.ID != p.ID {
		t.Errorf("promise = %+v, want the one before", got)
	}
	h, err := r.Holds(ctx, 0)
	must(t, err)
	if !reflect.DeepEqual(h.Promises, []data.Promise{newer, p}) {
		t.Errorf("promises = %+v", h.Promises)
	}
	more := p
	more.Amount = 26_000
	wantError(t, r.SavePromise(ctx, &more), data.CodeNotFound, "ne change pas")
	twice := data.Promise{Invoices: []data.ID{b.ID, b.ID}, Made: today, Due: today, Amount: 1}
	wantError(t, r.SavePromise(ctx, &twice), data.CodeInvalid, "deux fois")
	pounds := data.Invoice{ClientID: c.ID, Number: "F-4", Issued: today, Due: today, Total: 10_000, Currency: "GBP"}
	must(t, r.SaveInvoice(ctx, &pounds))
	mixed := data.Promise{Invoices: []data.ID{b.ID, pounds.ID}, Made: today, Due: today, Amount: 1}
	wantError(t, r.SavePromise(ctx, &mixed), data.CodeInvalid, "F-4", "GBP")
	pay(t, r, b, 20_000) // nothing is left to be promised
	must(t, r.ArchiveInvoice(ctx, pounds.ID, true))
	if records, err := r.PlanRecords(ctx, today); err != nil || len(records.Debtors) != 0 {
		t.Errorf("records = %+v, %v", records, err)
	}
	wantSound(t, r)
}

func TestAnInstalmentPlanIsReadWithItsReminders(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i, later := addInvoice(t, r, c, "F-1", 30_000, -60), addInvoice(t, r, c, "F-2", 100, 9)
	ended := data.InstalmentPlan{Invoices: []data.ID{i.ID}, Made: today.Add(-40), Instalments: data.Split(30_000, 2, today.Add(-30), "monthly"), Ended: today.Add(-31)}
	must(t, r.SaveInstalmentPlan(ctx, &ended))
	p := data.InstalmentPlan{Invoices: []data.ID{i.ID}, Made: today.Add(-20), Instalments: data.Split(30_000, 3, today.Add(-10), "weekly"), Grace: 8, Note: "Accord"}
	must(t, r.SaveInstalmentPlan(ctx, &p))
	must(t, r.SavePayment(ctx, &data.Payment{ClientID: c.ID, On: today.Add(-9), Amount: 10_000, Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: 10_000}}}))
	occasion := p.Occasion(1, false)
	m := data.Message{ClientID: c.ID, Level: data.LevelInstalment, Key: "k", Occasion: p.Occasion(0, true)}
	must(t, r.ReserveMessage(ctx, &m))
	said := func(occasion string, result data.Result) {
		must(t, r.AddContact(ctx, &data.Contact{ClientID: c.ID, Channel: data.ChannelCall, Level: data.LevelInstalment, Occasion: occasion, Result: result}))
	}
	said(occasion, data.ResultNone)
	said(p.Occasion(1, true), data.ResultMessage) // to be called again
	said("plan/99/1/after", data.ResultNone)      // of another plan
	p.Paid, p.Rest, p.Reminded = 10_000, 20_000, []string{p.Occasion(0, true), occasion}

	d := debtorOf(t, r, c.ID)
	if !reflect.DeepEqual(d.Debts[0].Plan, &p) || d.Debts[1].Plan != nil || d.Debts[1].ID != later.ID {
		t.Errorf("debtor = %+v, want %+v", d, p)
	}
	said(occasion, data.ResultRestored)
	must(t, r.CancelMessage(ctx, m.ID, ""))
	p.Reminded = nil
	p.Ended = today
	must(t, r.SaveInstalmentPlan(ctx, &p))
	if d := debtorOf(t, r, c.ID); d.Debts[0].Plan != nil {
		t.Errorf("ended, it is still %+v", d.Debts[0].Plan)
	}
	h, err := r.Holds(ctx, c.ID)
	must(t, err)
	if len(h.Plans) != 2 || !reflect.DeepEqual(h.Plans[0], p) || h.Plans[1].ID != ended.ID || h.Plans[1].Paid != 10_000 {
		t.Errorf("plans = %+v", h.Plans)
	}
	moved := p
	moved.Made = today
	wantError(t, r.SaveInstalmentPlan(ctx, &moved), data.CodeInvalid)
	moved.Instalments = data.Split(30_000, 3, today, "weekly")
	wantError(t, r.SaveInstalmentPlan(ctx, &moved), data.CodeNotFound, "ne change pas")
	wantSound(t, r)
}

func TestPausesOfAnInvoiceOfAClientAndOfEverything(t *testing.T) {
	r := newRegister(t)
	c, other := addClient(t, r, "Œuvre & Fils"), addClient(t, r, "Lefèvre")
	i := addInvoice(t, r, c, "F-1", 10_000, -12)
	addInvoice(t, r, other, "F-2", 10_000, -12)
	pause := func(client, invoice data.ID, days int) data.Pause {
		p := data.Pause{ClientID: client, InvoiceID: invoice, Made: today.Add(-9), Until: today.Add(days), Reason: "Congés"}
		must(t, r.SavePause(ctx, &p))
		return p
	}
	pause(0, i.ID, -1) // over
	one, longer, shorter := pause(0, i.ID, 0), pause(c.ID, 0, 9), pause(c.ID, 0, 4)
	all := pause(0, 0, 2)
	if one.ClientID != c.ID {
		t.Errorf("pause = %+v, want its invoice's client", one)
	}
	d := debtorOf(t, r, c.ID)
	if !reflect.DeepEqual(d.Pause, &longer) || !reflect.DeepEqual(d.Debts[0].Pause, &one) {
		t.Errorf("debtor = %+v", d)
	}
	if d := debtorOf(t, r, other.ID); d.Pause != nil || d.Debts[0].Pause != nil {
		t.Errorf("the other = %+v", d)
	}
	records, err := r.PlanRecords(ctx, today)
	must(t, err)
	if !reflect.DeepEqual(records.Pause, &all) {
		t.Errorf("pause of everything = %+v", records.Pause)
	}
	longer.Ended = today
	must(t, r.SavePause(ctx, &longer))
	all.Ended = today
	must(t, r.SavePause(ctx, &all))
	if d := debtorOf(t, r, c.ID); !reflect.DeepEqual(d.Pause, &shorter) {
		t.Errorf("pause = %+v, want %+v", d.Pause, shorter)
	}
	mine, err := r.Holds(ctx, c.ID)
	must(t, err)
	everything, err := r.Holds(ctx, 0)
	must(t, err)
	if len(mine.Pauses) != 4 || len(everything.Pauses) != 5 || !reflect.DeepEqual(everything.Pauses[0], all) {
		t.Errorf("%d of the client, %d of all", len(mine.Pauses), len(everything.Pauses))
	}
	longer.Until = today.Add(20)
	wantError(t, r.SavePause(ctx, &longer), data.CodeNotFound, "ne change pas")
	wantError(t, r.SavePause(ctx, &data.Pause{ClientID: 99, Made: today, Until: today, Reason: "x"}), data.CodeNotFound)
	wantSound(t, r)
}

// TestWhatWasAgreedKeepsItsRecords: they are archived instead.
func TestWhatWasAgreedKeepsItsRecords(t *testing.T) {
	r := newRegister(t)
	c, idle := addClient(t, r, "Œuvre & Fils"), addClient(t, r, "Lefèvre")
	disputed, promised := addInvoice(t, r, c, "F-1", 10_000, -12), addInvoice(t, r, c, "F-2", 10_000, -12)
	planned, paused := addInvoice(t, r, c, "F-3", 10_000, -12), addInvoice(t, r, c, "F-4", 10_000, -12)
	must(t, r.SaveDispute(ctx, &data.Dispute{InvoiceID: disputed.ID, Reason: "amount", Opened: today}))
	must(t, r.SavePromise(ctx, &data.Promise{Invoices: []data.ID{promised.ID}, Made: today, Due: today, Amount: 1}))
	must(t, r.SaveInstalmentPlan(ctx, &data.InstalmentPlan{Invoices: []data.ID{planned.ID}, Made: today, Instalments: []data.Instalment{{Due: today, Amount: 1}}}))
	must(t, r.SavePause(ctx, &data.Pause{InvoiceID: paused.ID, Made: today, Until: today, Reason: "x"}))
	must(t, r.SavePause(ctx, &data.Pause{ClientID: idle.ID, Made: today, Until: today, Reason: "x"}))
	for _, i := range []data.Invoice{disputed, promised, planned, paused} {
		_, err := r.DeleteInvoice(ctx, i.ID)
		wantError(t, err, data.CodeHasHistory, i.Number, "Archivez")
		i.ClientID = idle.ID
		wantError(t, r.SaveInvoice(ctx, &i), data.CodeHasHistory, i.Number)
	}
	_, err := r.DeleteClient(ctx, idle.ID)
	wantError(t, err, data.CodeHasHistory, "des pauses")

	report, err := r.ApplyImport(ctx, data.ImportBatch{Records: []data.ImportRecord{record(2, "Nouveau", "F-9", 10_000)}}, false)
	must(t, err)
	i, _, err := r.InvoiceByNumber(ctx, "F-9")
	must(t, err)
	must(t, r.SaveDispute(ctx, &data.Dispute{InvoiceID: i.ID, Reason: "amount", Opened: today}))
	wantError(t, r.UndoImport(ctx, report.ID), data.CodeHasHistory, "F-9")
	wantSound(t, r)
}
