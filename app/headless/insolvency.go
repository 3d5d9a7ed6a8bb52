package headless

import (
	"dument/app/desk"
	"dument/data"
	"dument/data/day"
)

// insolvencyJSON is what "insolvency --json" gives.
type insolvencyJSON struct {
	Client    string              `json:"client"`
	Judgment  day.Day             `json:"judgment"` // "" when it was taken back
	Kind      data.ProceedingKind `json:"kind"`
	Court     string              `json:"court"`
	Published day.Day             `json:"published"`
	Trustee   string              `json:"trustee"`
	Address   string              `json:"trustee_address"` // on one line
	Declared  day.Day             `json:"declared"`
	DeclareBy day.Day             `json:"declare_by"` // "" while the publication is not known
}

// insolvency notes a client's collective proceedings. What is not given stays as
// it was.
func insolvency(c *call) error {
	kind, err := choice(c, "kind", data.ProceedingKinds)
	if err != nil {
		return err
	}
	days := map[string]day.Day{}
	for _, name := range []string{"on", "published", "declared"} {
		if days[name], err = c.onDay(name); err != nil {
			return err
		}
	}
	if c.has("end") {
		if err := c.apart("end", "on", "published", "declared", "kind", "court", "trustee", "address", "postcode", "city"); err != nil {
			return err
		}
	}
	return c.with(false, func(d *desk.Desk) error {
		client, err := d.Register.ClientByName(c.ctx, c.given["client"])
		if err != nil {
			return err
		}
		judgment, p := client.Insolvent, client.Proceeding
		if c.has("end") {
			judgment, p = 0, data.Proceeding{}
		} else if judgment.IsZero() {
			if err := c.needs("on"); err != nil {
				return err
			}
		}
		for _, x := range []struct {
			name string
			into *day.Day
		}{{"on", &judgment}, {"published", &p.Published}, {"declared", &p.Declared}} {
			if c.has(x.name) {
				*x.into = days[x.name]
			}
		}
		for _, x := range []struct {
			name string
			into *string
		}{{"court", &p.Court}, {"trustee", &p.Trustee}, {"address", &p.Address.Street}, {"postcode", &p.Address.Postcode}, {"city", &p.Address.City}} {
			if c.has(x.name) {
				*x.into = c.given[x.name]
			}
		}
		if kind != "" {
			p.Kind = kind
		}
		if _, err := d.SetProceeding(c.ctx, client.ID, judgment, p); err != nil {
			return err
		}
		return c.showInsolvency(d, client.ID)
	})
}

func (c *call) showInsolvency(d *desk.Desk, id data.ID) error {
	client, err := d.Client(c.ctx, id)
	if err != nil {
		return err
	}
	by, err := d.DeclareBy(c.ctx, id)
	if err != nil {
		return err
	}
	p := client.Proceeding
	text := client.Name + " n’est plus noté en procédure collective\u00a0: ses relances reprennent."
	if !client.Insolvent.IsZero() {
		text = client.Name + " est en procédure collective depuis le " + client.Insolvent.French() + "\u00a0: ses relances et les intérêts s’arrêtent."
		switch {
		case !p.Declared.IsZero():
			text += " Créance déclarée le " + p.Declared.French() + "."
		case by.IsZero():
			text += " Indiquez la date de publication au BODACC (--published)\u00a0: le délai pour déclarer votre créance court d’elle."
		default:
			text += " Créance à déclarer au plus tard le " + by.French() + "."
		}
	}
	return c.report(insolvencyJSON{client.Name, client.Insolvent, p.Kind, p.Court, p.Published, p.Trustee, p.Address.Line(), p.Declared, by}, text)
}
