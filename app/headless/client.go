package headless

import (
	"strconv"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// clientAdd creates a client. A second one of the same name is refused, since
// the other verbs know clients by name. What is wrong by itself is refused
// before a register is made.
func clientAdd(c *call) error {
	trial := clientForm{Client: data.NewClient(data.Sender{})}
	if err := c.fillClient(&trial, c.args); err != nil {
		return err
	}
	return c.with(true, func(d *desk.Desk) error {
		client, err := d.NewClient(c.ctx)
		if err != nil {
			return err
		}
		return c.saveClient(d, client, c.args, "créé")
	})
}

// clientSet changes what is named of a client, and nothing else.
func clientSet(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		client, err := d.Register.ClientByName(c.ctx, c.args[0])
		if err != nil {
			return err
		}
		return c.saveClient(d, client, c.args[1:], "enregistré")
	})
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

	Profile     data.Profile `json:"profile"`  // "" = by the kind of client
	Scenario    string       `json:"scenario"` // its own, by name, or ""
	Never       bool         `json:"never"`
	Insolvent   day.Day      `json:"insolvent"`
	HandedOver  day.Day      `json:"handed_over"`
	CreditLimit money.Cents  `json:"credit_limit_cents"`
}

func clientEntry(c data.Client, s data.Dunning) clientJSON {
	own, _ := s.Scenario(c.Scenario)
	e := clientJSON{c.ID, c.Name, c.Kind, c.Civility, c.Contact, c.Email(), c.Emails, c.Phone, c.Mobile, c.Address.Street, c.Address.Extra,
		c.Address.Postcode, c.Address.City, c.Address.Country, c.SIREN, c.Terms.Days, c.Terms.MonthEnd, c.Language, c.Channel, c.Notes,
		c.Profile, own.Name, c.Never, c.Insolvent, c.HandedOver, c.CreditLimit}
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
		settings, err := d.Dunning(c.ctx)
		if err != nil {
			return err
		}
		list, rows := []clientJSON{}, [][]string{}
		for _, client := range clients {
			list = append(list, clientEntry(client, settings))
			rows = append(rows, []string{client.Name, client.Kind.French(), client.Contact, client.Email(), client.Address.Postcode + " " + client.Address.City, strconv.Itoa(client.Terms.Days)})
		}
		text := "Aucun client."
		if len(rows) > 0 {
			text = table([]string{"Nom", "Type", "Interlocuteur", "E-mail", "Ville", ">Délai"}, rows)
		}
		return c.report(list, text)
	})
}
