package headless

import (
	"strings"

	"dument/app/desk"
	"dument/data"
)

// clientForm is a client as "client add" and "client set" fill it in: its
// scenario by name, which only the register knows.
type clientForm struct {
	data.Client
	scenario *string // nil where it is not named, "" for none of its own
}

// clientKeys are the keys of "client add" and "client set". credit_limit is an
// amount in euros.
var clientKeys = []key[clientForm]{
	{"name", func(c *clientForm, v string) error { c.Name = v; return nil }},
	{"kind", func(c *clientForm, v string) error { c.Kind = data.ClientKind(v); return nil }},
	{"civility", func(c *clientForm, v string) error { c.Civility = v; return nil }},
	{"contact", func(c *clientForm, v string) error { c.Contact = v; return nil }},
	{"email", func(c *clientForm, v string) error { c.Emails = emails(v); return nil }},
	{"phone", func(c *clientForm, v string) error { c.Phone = v; return nil }},
	{"mobile", func(c *clientForm, v string) error { c.Mobile = v; return nil }},
	{"address", func(c *clientForm, v string) error { c.Address.Street = v; return nil }},
	{"extra", func(c *clientForm, v string) error { c.Address.Extra = v; return nil }},
	{"postcode", func(c *clientForm, v string) error { c.Address.Postcode = v; return nil }},
	{"city", func(c *clientForm, v string) error { c.Address.City = v; return nil }},
	{"country", func(c *clientForm, v string) error { c.Address.Country = v; return nil }},
	{"siren", func(c *clientForm, v string) error { c.SIREN = v; return nil }},
	{"terms_days", func(c *clientForm, v string) error { return number(v, &c.Terms.Days) }},
	{"terms_month_end", func(c *clientForm, v string) error { c.Terms.MonthEnd = data.MonthEnd(v); return nil }},
	{"language", func(c *clientForm, v string) error { c.Language = data.Language(v); return nil }},
	{"channel", func(c *clientForm, v string) error { c.Channel = data.Channel(v); return nil }},
	{"notes", func(c *clientForm, v string) error { c.Notes = v; return nil }},
	{"profile", func(c *clientForm, v string) error { c.Profile = data.Profile(v); return nil }},
	{"scenario", func(c *clientForm, v string) error { c.scenario = &v; return nil }},
	{"never", func(c *clientForm, v string) error { return yes(v, &c.Never) }},
	{"insolvent", func(c *clientForm, v string) error { return dayOrNone(v, &c.Insolvent) }},
	{"handed_over", func(c *clientForm, v string) error { return dayOrNone(v, &c.HandedOver) }},
	{"credit_limit", func(c *clientForm, v string) error { return eurosOrNone(v, &c.CreditLimit) }},
}

// emails reads addresses apart by commas; the first receives the reminders.
func emails(text string) []data.Email {
	var list []data.Email
	for _, address := range strings.Split(text, ",") {
		role := data.RoleBilling
		if len(list) > 0 {
			role = data.RoleOther
		}
		list = append(list, data.Email{Role: role, Address: strings.TrimSpace(address)})
	}
	return list
}

// fillClient sets what arguments name, and checks the whole.
func (c *call) fillClient(client *clientForm, pairs []string) error {
	if err := c.pairs(pairs, setter(client, clientKeys)); err != nil {
		return err
	}
	client.Normalize()
	return client.Validate()
}

// resolve finds the scenario that was named.
func (f *clientForm) resolve(s data.Dunning) error {
	switch {
	case f.scenario == nil:
		return nil
	case *f.scenario == "":
		f.Scenario = 0
		return nil
	}
	scenario, err := scenarioNamed(s, *f.scenario)
	f.Scenario = scenario.ID
	return err
}

// saveClient fills a client in, keeps it and reports it.
func (c *call) saveClient(d *desk.Desk, client data.Client, pairs []string, done string) error {
	s, err := d.Dunning(c.ctx)
	if err != nil {
		return err
	}
	form := clientForm{Client: client}
	if err := c.fillClient(&form, pairs); err != nil {
		return err
	}
	if err := form.resolve(s); err != nil {
		return err
	}
	switch same, err := d.Register.ClientByName(c.ctx, form.Name); {
	case data.CodeOf(err) == data.CodeNotFound:
	case err == nil && same.ID == form.ID:
	case err == nil || data.CodeOf(err) == data.CodeDuplicate:
		return &data.Error{Code: data.CodeDuplicate, Field: "name", Sentence: "Un client se nomme déjà «\u00a0" + form.Name + "\u00a0»\u00a0: choisissez un nom qui les distingue."}
	default:
		return err
	}
	if err := d.SaveClient(c.ctx, &form.Client); err != nil {
		return err
	}
	return c.report(clientEntry(form.Client, s), "Le client «\u00a0"+form.Name+"\u00a0» est "+done+".")
}
