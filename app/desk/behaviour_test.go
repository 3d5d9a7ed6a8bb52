package desk

import (
	"testing"

	"dument/data"
	"dument/data/money"
)

// TestHowAClientPays, in words, with what could be made of it.
func TestHowAClientPays(t *testing.T) {
	late := func(days ...int) []int { return days }
	for _, c := range []struct {
		name      string
		profile   data.Profile
		paid      []int // days after the due date, the newest last
		sentence  string
		suggested data.Profile
	}{
		{"never paid", "", nil, "Pas encore de facture payée.", ""},
		{"once, on the day", "", late(0), "Paie en médiane le jour de l’échéance, sur 1\u00a0facture.", ""},
		{"early", "", late(-3, -3), "Paie en médiane 3\u00a0jours avant l’échéance, sur 2\u00a0factures.", ""},
		{"twice very late", "", late(30, 30), "Paie en médiane 30\u00a0jours après l’échéance, sur 2\u00a0factures.", ""},
		{"three times very late", "", late(2, 21, 22, 40), "Paie en médiane 21\u00a0jours après l’échéance, sur 4\u00a0factures.", data.ProfileBadPayer},
		{"three times, but 20 days once", "", late(20, 22, 40), "Paie en médiane 22\u00a0jours après l’échéance, sur 3\u00a0factures.", ""},
		{"a bad payer who stays one", data.ProfileBadPayer, late(25, 25, 25), "Paie en médiane 25\u00a0jours après l’échéance, sur 3\u00a0factures.", ""},
		{"a bad payer who mended", data.ProfileBadPayer, late(40, 0, -1, 0), "Paie en médiane le jour de l’échéance, sur 4\u00a0factures.", data.ProfileStandard},
		{"a new client who pays", data.ProfileNew, late(0, -2, 0), "Paie en médiane le jour de l’échéance, sur 3\u00a0factures.", data.ProfileRegular},
		{"a new client who pays a day late", data.ProfileNew, late(0, 1, 0), "Paie en médiane le jour de l’échéance, sur 3\u00a0factures.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := begin(t)
			s.change(func(x *data.Client) { x.Profile = c.profile })
			for k, days := range c.paid {
				i := s.owes("F-"+string(rune('A'+k)), days+10-k, 10000)
				_, err := s.Pay(t.Context(), &data.Payment{ClientID: s.client.ID, On: i.Due.Add(days), Amount: i.Total, Currency: "EUR",
					Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: i.Total}}})
				s.must(err)
			}
			b, err := s.Behaviour(t.Context(), s.client.ID)
			s.must(err)
			if b.Sentence != c.sentence || b.Suggested != c.suggested || (b.Suggestion == "") != (c.suggested == "") {
				t.Errorf("%q, %q %q", b.Sentence, b.Suggested, b.Suggestion)
			}
		})
	}
}

// TestTheCreditLimit is told when it is passed, and not before.
func TestTheCreditLimit(t *testing.T) {
	s := begin(t)
	s.change(func(c *data.Client) { c.CreditLimit = 100000 })
	for _, c := range []struct {
		more money.Cents
		want string
	}{{100000, ""}, {20000, "Encours de 1\u202f200,00\u202f€\u00a0: il dépasse de 200,00\u202f€ l’encours autorisé de 1\u202f000,00\u202f€."}} {
		s.owes("F-"+c.more.Plain(), 1, c.more)
		b, err := s.Behaviour(t.Context(), s.client.ID)
		if s.must(err); b.OverLimit != c.want {
			t.Errorf("%q, want %q", b.OverLimit, c.want)
		}
	}
}
