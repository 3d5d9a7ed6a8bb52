package headless

import (
	"strconv"
	"strings"

	"dument/app/desk"
	"dument/data"
)

// clientKeys are the keys of "client add".
var clientKeys = []key[data.Client]{
	{"name", func(c *data.Client, v string) error { c.Name = v; return nil }},
	{"kind", func(c *data.Client, v string) error { c.Kind = data.ClientKind(v); return nil }},
	{"civility", func(c *data.Client, v string) error { c.Civility = v; return nil }},
	{"contact", func(c *data.Client, v string) error { c.Contact = v; return nil }},
	{"email", func(c *data.Client, v string) error { c.Emails = emails(v); return nil }},
	{"phone", func(c *data.Client, v string) error { c.Phone = v; return nil }},
	{"mobile", func(c *data.Client, v string) error { c.Mobile = v; return nil }},
	{"address", func(c *data.Client, v string) error { c.Address.Street = v; return nil }},
	{"extra", func(c *data.Client, v string) error { c.Address.Extra = v; return nil }},
	{"postcode", func(c *data.Client, v string) error { c.Address.Postcode = v; return nil }},
	{"city", func(c *data.Client, v string) error { c.Address.City = v; return nil }},
	{"country", func(c *data.Client, v string) error { c.Address.Country = v; return nil }},
	{"siren", func(c *data.Client, v string) error { c.SIREN = v; return nil }},
	{"terms_days", func(c *data.Client, v string) error { return number(v, &c.Terms.Days) }},
	{"terms_month_end", func(c *data.Client, v string) error { c.Terms.MonthEnd = data.MonthEnd(v); return nil }},
	{"language", func(c *data.Client, v string) error { c.Language = data.Language(v); return nil }},
	{"channel", func(c *data.Client, v string) error { c.Channel = data.Channel(v); return nil }},
	{"notes", func(c *data.Client, v string) error { c.Notes = v; return nil }},
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

// clientAdd creates a client. A second one of the same name is refused, since
// the other verbs know clients by name. What is wrong by itself is refused
// before a register is made.
func clientAdd(c *call) error {
	trial := data.NewClient(data.Sender{})
	if err := c.fillClient(&trial); err != nil {
		return err
	}
	return c.with(true, func(d *desk.Desk) error {
		client, err := d.NewClient(c.ctx)
		if err != nil {
			return err
		}
		if err := c.fillClient(&client); err != nil {
			return err
		}
		_, err = d.Register.ClientByName(c.ctx, client.Name)
		if code := data.CodeOf(err); err == nil || code == data.CodeDuplicate {
			return &data.Error{Code: data.CodeDuplicate, Field: "name", Sentence: "Un client se nomme déjà «\u00a0" + client.Name + "\u00a0»\u00a0: choisissez un nom qui les distingue."}
		}
		if err := d.SaveClient(c.ctx, &client); err != nil {
			return err
		}
		return c.report(clientEntry(client), "Le client «\u00a0"+client.Name+"\u00a0» est créé.")
	})
}

// fillClient sets what the arguments name, and checks the whole.
func (c *call) fillClient(client *data.Client) error {
	if err := c.pairs(setter(client, clientKeys)); err != nil {
		return err
	}
	client.Normalize()
	return client.Validate()
}

// clientJSON is a client as "client list --json" lists it.
type clientJSON struct {
	ID        data.ID         `json:"id"`
	Name      string          `json:"name"`
	Kind      data.ClientKind `json:"kind"`
	Civility  string          `json:"civility"`
	Contact   string          `json:"contact"`
	Email     string          `json:"email"`
	Emails    []data.Email    `json:"emails"`
	Phone     string          `json:"phone"`
	Mobile    string          `json:"mobile"`
	Address   string          `json:"address"`
	Extra     string          `json:"extra"`
	Postcode  string          `json:"postcode"`
	City      string          `json:"city"`
	Country   string          `json:"country"`
	SIREN     string          `json:"siren"`
	TermsDays int             `json:"terms_days"`
	MonthEnd  data.MonthEnd   `json:"terms_month_end"`
	Language  data.Language   `json:"language"`
	Channel   data.Channel    `json:"channel"`
	Notes     string          `json:"notes"`
}

func clientEntry(c data.Client) clientJSON {
	e := clientJSON{c.ID, c.Name, c.Kind, c.Civility, c.Contact, c.Email(), c.Emails, c.Phone, c.Mobile, c.Address.Street, c.Address.Extra,
		c.Address.Postcode, c.Address.City, c.Address.Country, c.SIREN, c.Terms.Days, c.Terms.MonthEnd, c.Language, c.Channel, c.Notes}
	if e.Emails == nil {
		e.Emails = []data.Email{}
	}
	return e
}

// clientList lists the clients that are not archived, by name.
func clientList(c *call) error {
	return c.with(true, func(d *desk.Desk) error {
		clients, err := d.Clients(c.ctx)
		if err != nil {
			return err
		}
		list, rows := []clientJSON{}, [][]string{}
		for _, client := range clients {
			list = append(list, clientEntry(client))
			rows = append(rows, []string{client.Name, client.Kind.French(), client.Contact, client.Email(), client.Address.Postcode + " " + client.Address.City, strconv.Itoa(client.Terms.Days)})
		}
		text := "Aucun client."
		if len(rows) > 0 {
			text = table([]string{"Nom", "Type", "Interlocuteur", "E-mail", "Ville", ">Délai"}, rows)
		}
		return c.report(list, text)
	})
}
