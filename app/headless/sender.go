package headless

import (
	"fmt"
	"strings"

	"dument/app/desk"
	"dument/data"
	"dument/data/money"
)

// senderKeys are the keys of "sender set". capital is an amount in euros,
// late_rate a yearly rate in percent, pays_first "interest" or nothing.
var senderKeys = []key[data.Sender]{
	{"name", func(s *data.Sender, v string) error { s.Name = v; return nil }},
	{"legal_form", func(s *data.Sender, v string) error { s.LegalForm = v; return nil }},
	{"capital", func(s *data.Sender, v string) error { return eurosOrNone(v, &s.Capital) }},
	{"siren", func(s *data.Sender, v string) error { s.SIREN = v; return nil }},
	{"siret", func(s *data.Sender, v string) error { s.SIRET = v; return nil }},
	{"vat", func(s *data.Sender, v string) error { s.VAT = v; return nil }},
	{"rcs", func(s *data.Sender, v string) error { s.RCS = v; return nil }},
	{"address", func(s *data.Sender, v string) error { s.Address.Street = v; return nil }},
	{"extra", func(s *data.Sender, v string) error { s.Address.Extra = v; return nil }},
	{"postcode", func(s *data.Sender, v string) error { s.Address.Postcode = v; return nil }},
	{"city", func(s *data.Sender, v string) error { s.Address.City = v; return nil }},
	{"email", func(s *data.Sender, v string) error { s.Email = v; return nil }},
	{"phone", func(s *data.Sender, v string) error { s.Phone = v; return nil }},
	{"iban", func(s *data.Sender, v string) error { s.IBAN = v; return nil }},
	{"bic", func(s *data.Sender, v string) error { s.BIC = v; return nil }},
	{"place", func(s *data.Sender, v string) error { s.Place = v; return nil }},
	{"terms_days", func(s *data.Sender, v string) error { return number(v, &s.Terms.Days) }},
	{"terms_month_end", func(s *data.Sender, v string) error { s.Terms.MonthEnd = data.MonthEnd(v); return nil }},
	{"late_rate", setLateRate},
	{"pays_first", func(s *data.Sender, v string) error { s.PaysFirst = data.PaysFirst(v); return nil }},
}

func setLateRate(s *data.Sender, text string) (err error) {
	if s.LateRate = 0; text != "" {
		s.LateRate, err = money.ParseRate(text)
	}
	return err
}

// senderSet changes what is named of the user's business, and nothing else.
// What is wrong by itself is refused before a register is made.
func senderSet(c *call) error {
	if err := c.fillSender(&data.Sender{}); err != nil {
		return err
	}
	return c.with(true, func(d *desk.Desk) error {
		s, err := d.Sender(c.ctx)
		if err != nil {
			return err
		}
		if err := c.fillSender(&s); err != nil {
			return err
		}
		if err := d.SaveSender(c.ctx, s); err != nil {
			return err
		}
		return c.showSender(d, "Votre entreprise est enregistrée.")
	})
}

// fillSender sets what the arguments name, and checks the whole.
func (c *call) fillSender(s *data.Sender) error {
	if err := c.pairs(c.args, setter(s, senderKeys)); err != nil {
		return err
	}
	s.Normalize()
	return s.Validate()
}

// senderShow shows the user's business under the keys of "sender set".
func senderShow(c *call) error {
	return c.with(false, func(d *desk.Desk) error { return c.showSender(d, "") })
}

// showSender reports the sender as the register has it; text stands for the
// list of keys where it is not "".
func (c *call) showSender(d *desk.Desk, text string) error {
	s, err := d.Sender(c.ctx)
	if err != nil {
		return err
	}
	values := []struct {
		name  string
		value any
	}{
		{"name", s.Name}, {"legal_form", s.LegalForm}, {"capital", s.Capital.Plain()}, {"siren", s.SIREN}, {"siret", s.SIRET}, {"vat", s.VAT},
		{"rcs", s.RCS}, {"address", s.Address.Street}, {"extra", s.Address.Extra}, {"postcode", s.Address.Postcode}, {"city", s.Address.City},
		{"email", s.Email}, {"phone", s.Phone}, {"iban", s.IBAN}, {"bic", s.BIC}, {"place", s.Place}, {"terms_days", s.Terms.Days},
		{"terms_month_end", s.Terms.MonthEnd}, {"late_rate", s.LateRate.Plain()},
		{"pays_first", string(s.PaysFirst)},
	}
	var b strings.Builder
	record := map[string]any{}
	for _, v := range values {
		fmt.Fprintf(&b, "%s=%v\n", v.name, v.value)
		record[v.name] = v.value
	}
	if text == "" {
		text = b.String()
	}
	return c.report(record, text)
}
