package sqlite

import (
	"reflect"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// debtorOf reads one client's records, and asks that they are those of the plan
// of all.
func debtorOf(t *testing.T, r *Register, client data.ID) data.Debtor {
	t.Helper()
	all, err := r.PlanRecords(ctx, today)
	must(t, err)
	one, err := r.DebtorRecords(ctx, client, today)
	must(t, err)
	if len(one.Debtors) > 1 || !reflect.DeepEqual(one.Pause, all.Pause) || one.Receipts != all.Receipts {
		t.Fatalf("records of one = %+v", one)
	}
	for _, d := range all.Debtors {
		if d.ID == client {
			if len(one.Debtors) == 0 || !reflect.DeepEqual(one.Debtors[0], d) {
				t.Errorf("alone: %+v\namong all: %+v", one.Debtors, d)
			}
			return d
		}
	}
	if len(one.Debtors) > 0 {
		t.Errorf("alone: %+v, among all: nothing", one.Debtors)
	}
	return data.Debtor{}
}

func TestADebtorIsReadAsItIs(t *testing.T) {
	r := newRegister(t)
	dunning, err := r.Dunning(ctx)
	must(t, err)
	c := data.Client{Kind: data.PublicBody, Name: "Mairie d’Évreux", Emails: []data.Email{{Role: data.RoleBilling, Address: "factures@evreux.exemple"}},
		Mobile: "06 00 00 00 00", Address: data.Address{Street: "Place", Postcode: "27000", City: "Évreux"}, Language: data.French, Channel: data.ChannelLetter,
		Profile: data.ProfileKeyAccount, Scenario: 5, Never: true, Insolvent: today.Add(-9), HandedOver: today.Add(-2), CreditLimit: 500_000}
	must(t, r.SaveClient(ctx, &c))
	if got, err := r.Client(ctx, c.ID); err != nil || !reflect.DeepEqual(got, c) {
		t.Errorf("client = %+v, %v, want %+v", got, err, c)
	}
	old, later := addInvoice(t, r, c, "F-1", 10_000, -41), addInvoice(t, r, c, "F-2", 20_000, 3)
	credit := addCreditNote(t, r, c, "A-1", 3_000)
	pounds := data.Invoice{ClientID: c.ID, Number: "F-3", Issued: today, Due: today, Total: 700, Currency: "GBP", DirectDebit: true, Scenario: 4}
	must(t, r.SaveInvoice(ctx, &pounds))
	if got, _, err := r.Invoice(ctx, pounds.ID); err != nil || got != pounds {
		t.Errorf("invoice = %+v, %v, want %+v", got, err, pounds)
	}
	must(t, r.SavePayment(ctx, &data.Payment{ClientID: c.ID, On: today.Add(-1), Amount: 5_000, Allocations: []data.Allocation{{InvoiceID: old.ID, Amount: 4_000}}}))
	must(t, r.ConfirmReceipts(ctx, today.Add(-2)))
	step := dunning.Scenarios[4].Steps[2]
	must(t, r.AddContact(ctx, &data.Contact{ClientID: c.ID, On: today.Add(-12), Channel: data.ChannelEmail, Level: data.LevelSecond, Step: step.ID,
		Deadline: today.Add(-5), Lines: []data.ContactLine{{InvoiceID: old.ID, Number: old.Number}}}))
	// Neither who is archived nor an invoice that is, nor who owes nothing.
	gone, settled := addClient(t, r, "Parti"), addClient(t, r, "Soldé")
	addInvoice(t, r, gone, "F-4", 100, -5)
	must(t, r.ArchiveClient(ctx, gone.ID, true))
	must(t, r.ArchiveInvoice(ctx, addInvoice(t, r, c, "F-5", 100, -5).ID, true))
	pay(t, r, addInvoice(t, r, settled, "F-6", 100, -5), 100)

	want := data.Debtor{ID: c.ID, Kind: data.PublicBody, Profile: data.ProfileKeyAccount, Scenario: 5, Channel: data.ChannelLetter, HasEmail: true, HasPhone: true,
		HasMobile: true, HasAddress: true, Never: true, Insolvent: today.Add(-9), HandedOver: today.Add(-2), LastContact: today.Add(-12), LastEnd: today.Add(-5),
		OnAccount: []data.Sum{{Currency: "EUR", Amount: 1_000}},
		Debts: []data.Debt{
			{ID: old.ID, Currency: "EUR", Issued: old.Issued, Due: old.Due, Balance: 6_000, LastLevel: data.LevelSecond, LastStep: step.ID, LastContact: today.Add(-12)},
			{ID: credit.ID, Currency: "EUR", Issued: credit.Issued, Due: credit.Due, Balance: -3_000},
			{ID: later.ID, Currency: "EUR", Issued: later.Issued, Due: later.Due, Balance: 20_000},
			{ID: pounds.ID, Currency: "GBP", Issued: today, Due: today, Balance: 700, Scenario: 4, DirectDebit: true}}}
	if got := debtorOf(t, r, c.ID); !reflect.DeepEqual(got, want) {
		t.Errorf("debtor = %+v\nwant %+v", got, want)
	}
	records, err := r.PlanRecords(ctx, today)
	must(t, err)
	if len(records.Debtors) != 1 || records.Pause != nil || records.Receipts != (data.Receipts{Confirmed: today.Add(-2), LastPayment: today}) {
		t.Errorf("%d debtors, pause %v, receipts %+v", len(records.Debtors), records.Pause, records.Receipts)
	}
}

func TestHowADebtorCanBeReached(t *testing.T) {
	r := newRegister(t)
	for name, k := range map[string]struct {
		client data.Client
		want   data.Debtor
	}{
		"nothing known":         {data.Client{}, data.Debtor{}},
		"a landline":            {data.Client{Phone: "01"}, data.Debtor{HasPhone: true}},
		"a mobile":              {data.Client{Mobile: "06"}, data.Debtor{HasPhone: true, HasMobile: true}},
		"no street":             {data.Client{Address: data.Address{Postcode: "75007", City: "Paris"}}, data.Debtor{}},
		"no postcode in France": {data.Client{Address: data.Address{Street: "1 rue", City: "Paris", Country: "FRANCE"}}, data.Debtor{}},
		"no postcode abroad":    {data.Client{Address: data.Address{Street: "1 street", City: "Cork", Country: "Irlande"}}, data.Debtor{HasAddress: true}},
		"a building":            {data.Client{Address: data.Address{Extra: "Bât. B", Postcode: "75007", City: "Paris"}}, data.Debtor{HasAddress: true}},
	} {
		t.Run(name, func(t *testing.T) {
			c := k.client
			c.Kind, c.Name, c.Language, c.Channel = data.Professional, name, data.French, data.ChannelEmail
			must(t, r.SaveClient(ctx, &c))
			i := addInvoice(t, r, c, name, 100, -1)
			want := k.want
			want.ID, want.Kind, want.Channel = c.ID, c.Kind, c.Channel
			want.Debts = []data.Debt{{ID: i.ID, Currency: "EUR", Issued: i.Issued, Due: i.Due, Balance: 100}}
			if got := debtorOf(t, r, c.ID); !reflect.DeepEqual(got, want) {
				t.Errorf("debtor = %+v, want %+v", got, want)
			}
		})
	}
}

// TestAMessageOnItsWayOutKeepsItsInvoicesPending until it left, was taken back
// or was refused for good.
func TestAMessageOnItsWayOutKeepsItsInvoicesPending(t *testing.T) {
	r := newRegister(t)
	m, i := frozen(t, r)
	pending := func(want bool, when string) {
		t.Helper()
		if got := debtorOf(t, r, m.ClientID).Debts[0]; got.ID != i.ID || got.Pending != want {
			t.Errorf("%s: pending = %v", when, got.Pending)
		}
	}
	finish := func(s data.MessageState, temporary bool) {
		t.Helper()
		must(t, r.StartSending(ctx, m.ID))
		_, err := r.FinishSending(ctx, m.ID, s, temporary, "raison")
		must(t, err)
	}
	pending(true, "waiting")
	must(t, r.StartSending(ctx, m.ID))
	pending(true, "sending")
	_, err := r.FinishSending(ctx, m.ID, data.MessageFailed, true, "occupé")
	must(t, err)
	pending(true, "refused for now")
	finish(data.MessageFailed, false)
	pending(false, "refused for good")
	finish(data.MessageUncertain, false)
	pending(true, "uncertain")
	must(t, r.ResolveUncertain(ctx, m.ID, true))
	pending(false, "sent")
}

func TestAPaymentIsThankedForOnce(t *testing.T) {
	r := newRegister(t)
	c, other := addClient(t, r, "Œuvre & Fils"), addClient(t, r, "Jamais relancé")
	remind := func(i data.Invoice, level data.Level) {
		must(t, r.AddContact(ctx, &data.Contact{ClientID: i.ClientID, On: today.Add(-20), Channel: data.ChannelEmail, Level: level,
			Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number}}}))
	}
	reminded := func(number string, total money.Cents, level data.Level) data.Invoice {
		i := addInvoice(t, r, c, number, total, -40)
		remind(i, level)
		return i
	}
	payOn := func(on day.Day, amount money.Cents, about ...data.Invoice) data.Payment {
		p := data.Payment{ClientID: c.ID, On: on, Amount: amount}
		for _, i := range about {
			part := min(amount, i.Total)
			p.Allocations, amount = append(p.Allocations, data.Allocation{InvoiceID: i.ID, Amount: part}), amount-part
		}
		must(t, r.SavePayment(ctx, &p))
		return p
	}
	first, second, notice := reminded("F-1", 10_000, data.LevelFirst), reminded("F-2", 20_000, data.LevelSecond), reminded("F-3", 500, data.LevelFormalNotice)
	payOn(today.Add(-16), 700, reminded("F-4", 700, data.LevelFirst))   // too long ago
	payOn(today.Add(-3), 800, reminded("F-5", 800, data.LevelUpcoming)) // paid in time, as far as the client knows
	payOn(today.Add(-3), 900, reminded("F-6", 1_000, data.LevelFirst))  // not all of it
	pay(t, r, addInvoice(t, r, other, "F-7", 100, -5), 100)             // never reminded
	payOn(today.Add(-12), 4_000, first)                                 // a part: the rest came later
	both := data.Payment{ClientID: c.ID, On: today.Add(-3), Amount: 26_000, Allocations: []data.Allocation{{InvoiceID: first.ID, Amount: 6_000}, {InvoiceID: second.ID, Amount: 20_000}}}
	must(t, r.SavePayment(ctx, &both))
	late := payOn(today.Add(-1), 500, notice)
	thanks := func(want ...data.Settlement) {
		t.Helper()
		if got := debtorOf(t, r, c.ID).Thanks; !reflect.DeepEqual(got, want) {
			t.Errorf("thanks = %+v, want %+v", got, want)
		}
	}
	one := data.Settlement{Payment: both.ID, On: both.On, Currency: "EUR", Amount: 26_000, Invoices: []data.ID{first.ID, second.ID}}
	two := data.Settlement{Payment: late.ID, On: late.On, Currency: "EUR", Amount: 500, Invoices: []data.ID{notice.ID}, WasNotice: true}
	thanks(one, two)

	m := data.Message{ClientID: c.ID, Level: data.LevelThanks, Key: "merci", Occasion: one.Occasion()}
	m.Lines = []data.ContactLine{{InvoiceID: first.ID, Number: first.Number}}
	must(t, r.ReserveMessage(ctx, &m))
	thanks(two)
	if !debtorOf(t, r, c.ID).Pending || debtorOf(t, r, other.ID).Pending {
		t.Error("thanks that wait are no message to the client that waits")
	}
	must(t, r.CancelMessage(ctx, m.ID, ""))
	if debtorOf(t, r, c.ID).Pending {
		t.Error("thanks that were taken back still wait")
	}
	thanks(one, two)
	said := func(result data.Result) {
		must(t, r.AddContact(ctx, &data.Contact{ClientID: c.ID, Channel: data.ChannelCall, Level: data.LevelThanks, Occasion: one.Occasion(), Result: result}))
	}
	said(data.ResultUnreachable)
	thanks(one, two)
	said(data.ResultSkipped)
	thanks(two)
	said(data.ResultRestored)
	thanks(one, two)
	said(data.ResultNone)
	must(t, r.DeletePayment(ctx, late.ID))
	thanks()
	wantSound(t, r)
}
