package sqlite

import (
	"reflect"
	"testing"

	"dument/data"
	"dument/data/day"
)

var firstOf2027 = day.HalfYear{Year: 2027}

// TestTheUsersOwnRates are kept, replaced, taken back, and outlive the program.
func TestTheUsersOwnRates(t *testing.T) {
	r := newRegister(t)
	legal := data.RateRow{Table: data.RateLegal, Half: firstOf2027, Rate: 281, Source: "arrêté du 22 décembre 2026"}
	ecb := data.RateRow{Table: data.RateECB, Half: firstOf2027, Rate: 265, Source: " banque-france.fr "}
	must(t, r.SaveRate(ctx, legal))
	must(t, r.SaveRate(ctx, ecb))
	ecb.Rate, ecb.Source = 290, "BCE"
	must(t, r.SaveRate(ctx, ecb))
	must(t, r.Close())

	r = openRegister(t, r.Path())
	rates, err := r.Rates(ctx)
	must(t, err)
	if want := []data.RateRow{ecb, legal}; !reflect.DeepEqual(rates, want) {
		t.Errorf("rates = %+v, want %+v", rates, want)
	}
	must(t, r.RemoveRate(ctx, data.RateECB, firstOf2027))
	if err := r.RemoveRate(ctx, data.RateECB, firstOf2027); data.CodeOf(err) != data.CodeNotFound {
		t.Errorf("removed twice: %v", err)
	}
	if rates, err = r.Rates(ctx); err != nil || !reflect.DeepEqual(rates, []data.RateRow{legal}) {
		t.Errorf("rates = %+v (%v)", rates, err)
	}
	wantSound(t, r)
}

func TestARateThatCannotBeOneIsRefused(t *testing.T) {
	r := newRegister(t)
	for field, row := range map[string]data.RateRow{
		"table":     {Table: "bce", Half: firstOf2027, Rate: 265, Source: "BCE"},
		"half_year": {Table: data.RateECB, Rate: 265, Source: "BCE"},
		"rate":      {Table: data.RateECB, Half: firstOf2027, Rate: 10001, Source: "BCE"},
		"source":    {Table: data.RateECB, Half: firstOf2027, Rate: 265, Source: " "},
	} {
		if err := r.SaveRate(ctx, row); data.CodeOf(err) != data.CodeInvalid || data.FieldOf(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if rates, err := r.Rates(ctx); err != nil || len(rates) != 0 {
		t.Errorf("rates = %+v (%v)", rates, err)
	}
}
