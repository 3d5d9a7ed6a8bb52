package sqlite

import (
	"fmt"
	"path/filepath"
	"reflect"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

func TestWhatInterruptsPrescriptionIsKeptWithItsProof(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	i, credit := addInvoice(t, r, c, "F-1", 100_000, -400), addCreditNote(t, r, c, "A-1", 5_000)

	act := data.Interruption{InvoiceID: i.ID, Kind: data.CourtAct, On: today.Add(-10), Note: "ordonnance remise"}
	must(t, r.AddInterruption(ctx, &act, "ordonnance.pdf", "application/pdf", []byte("l’acte")))
	bare := data.Interruption{InvoiceID: i.ID, Kind: data.Recognition, On: today.Add(-90)}
	must(t, r.AddInterruption(ctx, &bare, "", "", nil))
	if d, content, err := r.Document(ctx, act.DocumentID); err != nil || string(content) != "l’acte" || d.Name != "ordonnance.pdf" {
		t.Errorf("%+v %q %v", d, content, err)
	}
	// A file that is kept already, the invoice's own here, can be the proof; it stays then.
	d, err := r.Attach(ctx, i.ID, "courrier.pdf", "application/pdf", []byte("je paierai"))
	must(t, err)
	promise := data.Interruption{InvoiceID: i.ID, Kind: data.Recognition, On: today.Add(-5), DocumentID: d.ID}
	must(t, r.AddInterruption(ctx, &promise, "", "", nil))
	must(t, r.Detach(ctx, i.ID, d.ID))
	if _, _, err := r.Document(ctx, d.ID); err != nil {
		t.Error(err)
	}

	back := data.Interruption{InvoiceID: i.ID, On: today, Cancels: act.ID, Note: "acte d’une autre affaire"}
	must(t, r.AddInterruption(ctx, &back, "", "", nil))
	rows, err := r.Interruptions(ctx, i.ID)
	must(t, err)
	if want := []data.Interruption{bare, act, promise, back}; !reflect.DeepEqual(rows, want) || back.Kind != data.CourtAct {
		t.Errorf("%+v\nwant %+v", rows, want)
	}
	if clock, err := rules.Prescription(data.Consumer, i.Due, rows); err != nil || clock.Since != promise.On {
		t.Errorf("%+v, %v", clock, err)
	}

	before := counted(t, r)
	for _, x := range []struct {
		i     data.Interruption
		code  data.Code
		words []string
	}{
		{data.Interruption{InvoiceID: i.ID, Kind: "formal_notice", On: today}, data.CodeInvalid, []string{"mise en demeure"}},
		{data.Interruption{InvoiceID: 99, Kind: data.Recognition, On: today}, data.CodeNotFound, []string{"facture"}},
		{data.Interruption{InvoiceID: credit.ID, Kind: data.Recognition, On: today}, data.CodeInvalid, []string{"A-1", "avoir"}},
		{data.Interruption{InvoiceID: i.ID, On: today, Cancels: act.ID}, data.CodeNotFound, []string{"déjà"}},
		{data.Interruption{InvoiceID: i.ID, On: today, Cancels: back.ID}, data.CodeNotFound, []string{"déjà"}},
	} {
		wantError(t, r.AddInterruption(ctx, &x.i, "preuve.pdf", "application/pdf", []byte("x")), x.code, x.words...)
	}
	if after := counted(t, r); after != before {
		t.Errorf("rows before:\n%safter:\n%s", before, after)
	}
	wantSound(t, r)
}

// TestTheOldestClaimsAreFound: each kind of debtor by its own day, open
// invoices only, with what interrupted their delay.
func TestTheOldestClaimsAreFound(t *testing.T) {
	r := newRegister(t)
	kinds := map[data.ClientKind]data.Client{}
	for _, kind := range data.ClientKinds {
		c := addClient(t, r, kind.French())
		c.Kind = kind
		must(t, r.SaveClient(ctx, &c))
		kinds[kind] = c
	}
	old := addInvoice(t, r, kinds[data.Consumer], "F-1", 10_000, -700)
	addInvoice(t, r, kinds[data.Consumer], "F-2", 10_000, -500) // not yet
	older := addInvoice(t, r, kinds[data.Professional], "F-3", 20_000, -1_700)
	addInvoice(t, r, kinds[data.Professional], "F-4", 20_000, -700) // near for a consumer, not for him
	addInvoice(t, r, kinds[data.PublicBody], "F-5", 30_000, -1_000)
	paid := addInvoice(t, r, kinds[data.Consumer], "F-6", 10_000, -701)
	pay(t, r, paid, 10_000)
	archived := addInvoice(t, r, kinds[data.Consumer], "F-7", 10_000, -702)
	must(t, r.ArchiveInvoice(ctx, archived.ID, true))
	pay(t, r, old, 4_000)
	act := data.Interruption{InvoiceID: older.ID, Kind: data.Recognition, On: today.Add(-30)}
	must(t, r.AddInterruption(ctx, &act, "", "", nil))
	gone := data.Interruption{InvoiceID: old.ID, Kind: data.Recognition, On: today.Add(-30)}
	must(t, r.AddInterruption(ctx, &gone, "", "", nil))
	must(t, r.AddInterruption(ctx, &data.Interruption{InvoiceID: old.ID, On: today, Cancels: gone.ID}, "", "", nil))

	rows, err := r.PrescriptionRows(ctx, map[data.ClientKind]day.Day{data.Consumer: today.Add(-600), data.Professional: today.Add(-1_600)})
	must(t, err)
	want := []data.PrescriptionRow{
		{InvoiceID: older.ID, Number: "F-3", ClientID: older.ClientID, ClientName: "Professionnel", ClientKind: data.Professional, Due: older.Due, Balance: 20_000,
			Currency: "EUR", Interruptions: []data.Interruption{act}},
		{InvoiceID: old.ID, Number: "F-1", ClientID: old.ClientID, ClientName: "Particulier", ClientKind: data.Consumer, Due: old.Due, Balance: 6_000, Currency: "EUR"},
	}
	if !reflect.DeepEqual(rows, want) {
		t.Errorf("%+v\nwant %+v", rows, want)
	}
	// The day itself is not before the day.
	for bound, many := range map[day.Day]int{old.Due: 0, old.Due + 1: 1} {
		if rows, err := r.PrescriptionRows(ctx, map[data.ClientKind]day.Day{data.Consumer: bound}); err != nil || len(rows) != many {
			t.Errorf("before %s: %+v, %v", bound, rows, err)
		}
	}
	if rows, err := r.PrescriptionRows(ctx, nil); err != nil || len(rows) != 0 {
		t.Errorf("without a day: %+v, %v", rows, err)
	}
}

// BenchmarkPrescriptionRows looks through 100,000 open invoices of 10,000
// clients, a third of them consumers, for those near prescription: on a usual
// day one in fifty, and where all are.
func BenchmarkPrescriptionRows(b *testing.B) {
	r, err := Open(ctx, filepath.Join(b.TempDir(), "registre.dument"), options)
	if err != nil {
		b.Fatal(err)
	}
	defer r.Close()
	var clients []data.Client
	for k := range 10_000 {
		c := data.NewClient(data.Sender{})
		c.ID, c.Name, c.Kind = data.ID(k+1), fmt.Sprintf("Client %d", k), data.ClientKinds[k%3]
		clients = append(clients, c)
	}
	var invoices []data.Invoice
	for k := range 100_000 {
		due := today.Add(-k % 1_800)
		invoices = append(invoices, data.Invoice{ID: data.ID(k + 1), ClientID: data.ID(k%10_000 + 1), Number: fmt.Sprintf("F-%06d", k), Kind: data.KindInvoice,
			Issued: due - 30, Due: due, Total: 100_000, Currency: "EUR"})
	}
	if err := r.Fill(ctx, clients, invoices, nil, nil, data.Holds{}); err != nil {
		b.Fatal(err)
	}
	for k := range 1_000 {
		if err := r.AddInterruption(ctx, &data.Interruption{InvoiceID: data.ID(100*k + 1), Kind: data.Recognition, On: today}, "", "", nil); err != nil {
			b.Fatal(err)
		}
	}
	for _, x := range []struct {
		name      string
		dueBefore map[data.ClientKind]day.Day
	}{
		{"usual", map[data.ClientKind]day.Day{data.Professional: today.Add(-1_750), data.Consumer: today.Add(-1_750), data.PublicBody: today.Add(-1_790)}},
		{"consumers", map[data.ClientKind]day.Day{data.Professional: today.Add(-1_650), data.Consumer: today.Add(-550), data.PublicBody: today.Add(-1_280)}},
		{"all", map[data.ClientKind]day.Day{data.Professional: today + 1, data.Consumer: today + 1, data.PublicBody: today + 1}},
	} {
		b.Run(x.name, func(b *testing.B) {
			var rows []data.PrescriptionRow
			for b.Loop() {
				if rows, err = r.PrescriptionRows(ctx, x.dueBefore); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(rows)), "rows")
		})
	}
}
