package rules

import (
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

func TestTheCourtOfTheDebtorsPlace(t *testing.T) {
	now := day.Of(2026, 11, 21)
	lyon, home := data.Sender{RCS: "Lyon"}, data.Sender{RCS: "RNE"}
	for _, c := range []struct {
		says   string
		sender data.Sender
		kind   data.ClientKind
		city   string
		amount money.Cents
		on     day.Day
		want   CourtKind
		name   string
		form   string
		why    []string
	}{
		{"between traders", lyon, data.Professional, "Dijon", 900_000, now, CommercialCourt, "tribunal de commerce dont dépend Dijon", "Cerfa 12946*02", []string{"12948*06", "douze villes"}},
		{"in a town of the experiment", lyon, data.Professional, "Lyon", 900_000, now, EconomicCourt, "tribunal des activités économiques de Lyon", "Cerfa 12946*02", nil},
		{"as the post writes it", lyon, data.Professional, "LE HAVRE CEDEX", 900_000, now, EconomicCourt, "tribunal des activités économiques du Havre", "Cerfa 12946*02", nil},
		{"with its arrondissement", lyon, data.Professional, "Paris 8e", 900_000, now, EconomicCourt, "tribunal des activités économiques de Paris", "Cerfa 12946*02", nil},
		{"without its hyphen", lyon, data.Professional, "St Brieuc", 900_000, now, EconomicCourt, "tribunal des activités économiques de Saint-Brieuc", "Cerfa 12946*02", nil},
		{"on its last day", lyon, data.Professional, "Le Mans", 900_000, day.Of(2028, 12, 31), EconomicCourt, "tribunal des activités économiques du Mans", "Cerfa 12946*02", nil},
		{"after the experiment", lyon, data.Professional, "Le Mans", 900_000, day.Of(2029, 1, 1), CommercialCourt, "tribunal de commerce dont dépend Le Mans", "Cerfa 12946*02", nil},
		{"before it", lyon, data.Professional, "Avignon", 900_000, day.Of(2024, 12, 31), CommercialCourt, "tribunal de commerce dont dépend Avignon", "Cerfa 12946*02", nil},
		{"a town that only begins like one", lyon, data.Professional, "Lyons-la-Forêt", 900_000, now, CommercialCourt, "tribunal de commerce dont dépend Lyons-la-Forêt", "Cerfa 12946*02", nil},
		{"without a town", lyon, data.Professional, "", 900_000, now, CommercialCourt, "tribunal de commerce du lieu où demeure votre client", "Cerfa 12946*02", nil},
		{"by a freelancer who is no trader", home, data.Professional, "Lyon", 900_000, now, JudicialCourt, "tribunal judiciaire dont dépend Lyon", "Cerfa 12948*06", []string{"commerçant"}},
		{"by somebody who did not say", data.Sender{}, data.Professional, "Lyon", 900_000, now, JudicialCourt, "tribunal judiciaire dont dépend Lyon", "Cerfa 12948*06", nil},
		{"a consumer who owes much", lyon, data.Consumer, "Lyon", 500_001, now, JudicialCourt, "tribunal judiciaire ou de proximité dont dépend Lyon", "Cerfa 12948*06", []string{"jamais le tribunal de commerce", "16040*01"}},
		{"a consumer who owes 5,000 EUR", lyon, data.Consumer, "Lyon", 500_000, now, JudicialCourt, "tribunal judiciaire ou de proximité dont dépend Lyon", "Cerfa 12948*06", []string{"750-1"}},
		{"a public body", lyon, data.PublicBody, "Lyon", 900_000, now, Administrative, "tribunal administratif dont dépend Lyon", "", []string{"n’y existe pas"}},
	} {
		got := CourtFor(c.sender, data.Client{Kind: c.kind, Address: data.Address{City: c.city}}, c.amount, c.on)
		if got.Kind != c.want || got.Name != c.name || got.Form != c.form {
			t.Errorf("%s: %+v", c.says, got)
		}
		for _, w := range c.why {
			if !strings.Contains(got.Why, w) {
				t.Errorf("%s: %q does not say %q", c.says, got.Why, w)
			}
		}
		if c.amount > consumerAttempt && strings.Contains(got.Why, "750-1") {
			t.Errorf("%s: %q asks for an amicable attempt", c.says, got.Why)
		}
	}
}

func TestTheCourtSaysWhatStandsInItsWay(t *testing.T) {
	debtor := data.Client{Kind: data.Professional, Address: data.Address{City: "Liège", Country: "Belgique"}, Insolvent: day.Of(2026, 9, 8)}
	got := CourtFor(data.Sender{RCS: "Lyon"}, debtor, 100_000, day.Of(2026, 11, 21))
	for _, w := range []string{"Belgique", "08/09/2026", "L622-21"} {
		if !strings.Contains(got.Why, w) {
			t.Errorf("%q does not say %q", got.Why, w)
		}
	}
}

// TestAConsumerNeverMeetsACommercialCourt, whoever asks, wherever and whenever.
func TestAConsumerNeverMeetsACommercialCourt(t *testing.T) {
	for town := range economicTowns {
		for _, rcs := range []string{"", "RNE", "Paris"} {
			for _, on := range []day.Day{day.Of(2024, 1, 1), day.Of(2026, 11, 21), day.Of(2030, 1, 1)} {
				c := CourtFor(data.Sender{RCS: rcs}, data.Client{Kind: data.Consumer, Address: data.Address{City: town}}, 1_000_000, on)
				if c.Kind != JudicialCourt || strings.Contains(c.Name, "commerce") || strings.Contains(c.Name, "économiques") {
					t.Errorf("%s, %s, %s: %+v", rcs, town, on, c)
				}
			}
		}
	}
}
