package data

import (
	"strings"
	"testing"

	"dument/data/day"
)

func TestWhatTheLedgersRefuse(t *testing.T) {
	on := day.Of(2026, 11, 2)
	waiver := Charge{InvoiceID: 1, Kind: ChargePenalty, Move: ChargeWaived, On: on, Amount: 500, Reason: "geste commercial"}
	paid := Charge{InvoiceID: 1, Kind: ChargeIndemnity, Move: ChargePaid, On: on, Amount: 4_000, PaymentID: 3}
	whole := Charge{InvoiceID: 1, Kind: ChargePenalty, Move: ChargeWaived, On: on, Whole: true, Reason: "geste commercial"}
	act := Interruption{InvoiceID: 1, Kind: Recognition, On: on}
	for _, right := range []interface{ Validate() error }{waiver, paid, whole, act, Charge{InvoiceID: 1, On: on, Cancels: 7}, Interruption{InvoiceID: 1, On: on, Cancels: 7},
		Fee{Provider: Court, Label: "Frais de greffe"}, PaperSettings{}, PaperSettings{Envelope: C4, Offsets: map[Envelope]Offset{DL: {-100, 100}}}} {
		if err := right.Validate(); err != nil {
			t.Errorf("%+v: %v", right, err)
		}
	}
	for _, c := range []struct {
		field string
		wrong interface{ Validate() error }
	}{
		{"invoice", Charge{Kind: ChargePenalty, Move: ChargeWaived, On: on, Amount: 500, Reason: "x"}},
		{"on", Charge{InvoiceID: 1, Kind: ChargePenalty, Move: ChargeWaived, Amount: 500, Reason: "x"}},
		{"kind", Charge{InvoiceID: 1, Kind: "fee", Move: ChargeWaived, On: on, Amount: 500, Reason: "x"}},
		{"move", Charge{InvoiceID: 1, Kind: ChargePenalty, Move: "due", On: on, Amount: 500, Reason: "x"}},
		{"amount", Charge{InvoiceID: 1, Kind: ChargePenalty, Move: ChargeWaived, On: on, Reason: "x"}},
		{"amount", Charge{InvoiceID: 1, Kind: ChargePenalty, Move: ChargeWaived, On: on, Amount: -1, Reason: "x"}},
		{"amount", Charge{InvoiceID: 1, Kind: ChargePenalty, Move: ChargeWaived, On: on, Amount: 500, Whole: true, Reason: "x"}},
		{"amount", Charge{InvoiceID: 1, Kind: ChargePenalty, Move: ChargePaid, On: on, Whole: true, PaymentID: 3}},
		{"reason", Charge{InvoiceID: 1, Kind: ChargePenalty, Move: ChargeWaived, On: on, Amount: 500}},
		{"reason", Charge{InvoiceID: 1, Kind: ChargePenalty, Move: ChargeWaived, On: on, Amount: 500, Reason: "une\nligne"}},
		{"payment", Charge{InvoiceID: 1, Kind: ChargePenalty, Move: ChargePaid, On: on, Amount: 500}},
		{"invoice", Interruption{Kind: Recognition, On: on}},
		{"on", Interruption{InvoiceID: 1, Kind: Recognition}},
		{"kind", Interruption{InvoiceID: 1, Kind: "reminder", On: on}},
		{"note", Interruption{InvoiceID: 1, Kind: CourtAct, On: on, Note: "une\nligne"}},
		{"provider", Fee{Provider: "friend", Label: "x"}},
		{"label", Fee{Provider: Court}},
		{"amount", Fee{Provider: Court, Label: "x", Fixed: -1}},
		{"amount", Fee{Provider: Court, Label: "x", Percent: 10_001}},
		{"envelope", PaperSettings{Envelope: "B4"}},
		{"offset", PaperSettings{Offsets: map[Envelope]Offset{DL: {101, 0}}}},
		{"offset", PaperSettings{Offsets: map[Envelope]Offset{C5: {0, -101}}}},
		{"logo", PaperSettings{Logo: make([]byte, maxPicture+1)}},
		{"signature", PaperSettings{Signature: make([]byte, maxPicture+1)}},
	} {
		if err := c.wrong.Validate(); CodeOf(err) != CodeInvalid || FieldOf(err) != c.field {
			t.Errorf("%+v: field %q, %v", c.wrong, FieldOf(err), err)
		}
	}
	if err := (Interruption{InvoiceID: 1, Kind: "formal_notice", On: on}).Validate(); !strings.Contains(err.Error(), "mise en demeure n’interrompt rien") {
		t.Error(err)
	}
}

func TestWhatWasCancelledIsNotInForce(t *testing.T) {
	rows := []Charge{{ID: 1}, {ID: 2}, {ID: 3, Cancels: 1}, {ID: 4}}
	if got := InForce(rows); len(got) != 2 || got[0].ID != 2 || got[1].ID != 4 {
		t.Errorf("%+v", got)
	}
	if got := InForce([]Charge{{Amount: 5}, {Amount: 6}}); len(got) != 2 {
		t.Errorf("rows that are not kept yet: %+v", got)
	}
	acts := []Interruption{{ID: 1, Cancels: 2}, {ID: 2}, {ID: 3}}
	if got := Interrupting(acts); len(got) != 1 || got[0].ID != 3 {
		t.Errorf("%+v", got)
	}
}

func TestACollectiveProceeding(t *testing.T) {
	judgment := day.Of(2026, 9, 8)
	client := func(p Proceeding) Client {
		c := NewClient(Sender{})
		c.Name, c.Insolvent, c.Proceeding = "Œuvre & Fils", judgment, p
		return c
	}
	right := Proceeding{Kind: Recovery, Court: " tribunal de commerce de Dijon ", Published: judgment + 9, Trustee: " Maître Noël ", Declared: judgment + 30}
	c := client(right)
	c.Normalize()
	if err := c.Validate(); err != nil || c.Proceeding.Trustee != "Maître Noël" || c.Proceeding.Court != "tribunal de commerce de Dijon" {
		t.Errorf("%+v: %v", c.Proceeding, err)
	}
	for _, wrong := range []struct {
		field string
		p     Proceeding
	}{{"proceeding", Proceeding{Kind: "bankruptcy"}}, {"published", Proceeding{Published: judgment - 1}}, {"declared", Proceeding{Declared: judgment - 1}},
		{"court", Proceeding{Court: "deux\nlignes"}}, {"address", Proceeding{Address: Address{Street: "deux\nlignes"}}}} {
		if err := client(wrong.p).Validate(); CodeOf(err) != CodeInvalid || FieldOf(err) != wrong.field {
			t.Errorf("%+v: field %q, %v", wrong.p, FieldOf(err), err)
		}
	}
	// Who takes the judgment back takes back what followed from it.
	c.Insolvent = 0
	if c.Normalize(); c.Proceeding != (Proceeding{}) || c.Validate() != nil {
		t.Errorf("%+v", c.Proceeding)
	}
}

func TestPublicPagesNeedASIREN(t *testing.T) {
	if pages := PublicPages(""); pages != nil {
		t.Errorf("%v", pages)
	}
	for _, p := range PublicPages("404833048") {
		if !strings.HasPrefix(p.URL, "https://") || !strings.HasSuffix(p.URL, "404833048") || p.Name == "" {
			t.Errorf("%+v", p)
		}
	}
}

func TestWhatAPartPaymentPaysFirst(t *testing.T) {
	for first, ok := range map[PaysFirst]bool{PrincipalFirst: true, InterestFirst: true, "penalty": false} {
		if err := (Sender{PaysFirst: first}).Validate(); (err == nil) != ok {
			t.Errorf("%q: %v", first, err)
		}
	}
}
