package sqlite

import (
	"reflect"
	"testing"

	"dument/data"
)

func TestHowLettersArePrintedIsKept(t *testing.T) {
	r := newRegister(t)
	p, err := r.PaperSettings(ctx)
	must(t, err)
	if p.Envelope != "" || p.Left || p.Logo != nil || p.Signature != nil || p.Offsets == nil || p.Offset() != (data.Offset{}) {
		t.Errorf("before anybody set it: %+v", p)
	}
	want := data.PaperSettings{Envelope: data.C5, Left: true, Logo: []byte("\x89PNG logo"), Signature: []byte("\x89PNG"),
		Offsets: map[data.Envelope]data.Offset{data.DL: {X: -15, Y: 20}, data.C5: {X: 3}}}
	must(t, r.SavePaperSettings(ctx, want))
	if p, err = r.PaperSettings(ctx); err != nil || !reflect.DeepEqual(p, want) {
		t.Errorf("%+v, %v", p, err)
	}
	// What is taken away is gone; an envelope that is not chosen is the usual one.
	must(t, r.SavePaperSettings(ctx, data.PaperSettings{Signature: want.Signature, Offsets: map[data.Envelope]data.Offset{data.C4: {}}}))
	if p, err = r.PaperSettings(ctx); err != nil || p.Envelope != data.DL || p.Left || p.Logo != nil || len(p.Offsets) != 0 || string(p.Signature) != "\x89PNG" {
		t.Errorf("%+v, %v", p, err)
	}
	wantError(t, r.SavePaperSettings(ctx, data.PaperSettings{Envelope: "B4"}), data.CodeInvalid, "B4", "DL")
	wantSound(t, r)
}

func TestTheEstimateOfHandingACaseOver(t *testing.T) {
	r := newRegister(t)
	fees, err := r.Fees(ctx)
	must(t, err)
	many := map[data.Provider]int{}
	for k, f := range fees {
		many[f.Provider]++
		if f.Fixed != 0 || f.Percent != 0 || f.Source != "" || f.Validate() != nil {
			t.Errorf("the program knows no tariff: %+v", f)
		}
		if k > 0 && f.Provider != fees[k-1].Provider && many[f.Provider] > 1 {
			t.Errorf("%s does not stand together: %+v", f.Provider, fees)
		}
	}
	for _, p := range data.Providers {
		if many[p] < 3 {
			t.Errorf("%s has %d lines", p, many[p])
		}
	}

	f := fees[0]
	f.Label, f.Fixed, f.Percent, f.Source = " Ouverture ", 6_000, 1_000, "devis du 3 novembre"
	must(t, r.SaveFee(ctx, &f))
	extra := data.Fee{Provider: data.Bailiff, Label: "Déplacement", Fixed: 900}
	must(t, r.SaveFee(ctx, &extra))
	after, err := r.Fees(ctx)
	must(t, err)
	if len(after) != len(fees)+1 || after[0] != f || f.Label != "Ouverture" || after[many[data.Bailiff]] != extra || extra.ID == 0 {
		t.Errorf("%+v", after)
	}
	// Removed, then put back: it stands where it stood.
	must(t, r.RemoveFee(ctx, f.ID))
	wantError(t, r.RemoveFee(ctx, f.ID), data.CodeNotFound, "déjà")
	must(t, r.SaveFee(ctx, &f))
	if again, err := r.Fees(ctx); err != nil || !reflect.DeepEqual(again, after) {
		t.Errorf("%+v, %v", again, err)
	}
	wantError(t, r.SaveFee(ctx, &data.Fee{Provider: data.Court}), data.CodeInvalid, "nom")
	wantError(t, r.SaveFee(ctx, &data.Fee{Provider: "friend", Label: "x"}), data.CodeInvalid, "friend")
	wantSound(t, r)
}

func TestWhatIsKnownOfACollectiveProceeding(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	c.Insolvent = today.Add(-60)
	c.Proceeding = data.Proceeding{Kind: data.Liquidation, Court: "tribunal de commerce de Dijon", Published: today.Add(-50), Trustee: "Maître Noël",
		Address: data.Address{Street: "1 place d’Armes", Extra: "2e étage", Postcode: "21000", City: "Dijon", Country: "France"}, Declared: today.Add(-5)}
	must(t, r.SaveClient(ctx, &c))
	wantClient := func(says string, want data.Client) {
		t.Helper()
		if got, err := r.Client(ctx, want.ID); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, %v\nwant %+v", says, got, err, want)
		}
	}
	wantClient("saved", c)
	all, err := r.Clients(ctx)
	must(t, err)
	if len(all) != 1 || all[0].Proceeding != c.Proceeding {
		t.Errorf("%+v", all)
	}
	removed, err := r.DeleteClient(ctx, c.ID)
	must(t, err)
	must(t, r.Restore(ctx, removed))
	wantClient("deleted and put back", c)
	wrong := c
	wrong.Proceeding.Published = c.Insolvent.Add(-1)
	wantError(t, r.SaveClient(ctx, &wrong), data.CodeInvalid, "BODACC")
	c.Insolvent = 0
	must(t, r.SaveClient(ctx, &c))
	if c.Proceeding != (data.Proceeding{}) {
		t.Errorf("the judgment was taken back: %+v", c.Proceeding)
	}
	wantClient("taken back", c)
	wantSound(t, r)
}

func TestWhatAPartPaymentPaysFirstIsKept(t *testing.T) {
	r := newRegister(t)
	for _, first := range []data.PaysFirst{data.InterestFirst, data.PrincipalFirst} {
		must(t, r.SaveSender(ctx, data.Sender{Name: "Zoé Noël", PaysFirst: first}))
		if s, err := r.Sender(ctx); err != nil || s.PaysFirst != first {
			t.Errorf("%+v, %v", s, err)
		}
	}
	wantError(t, r.SaveSender(ctx, data.Sender{PaysFirst: "penalty"}), data.CodeInvalid, "principal")
}
