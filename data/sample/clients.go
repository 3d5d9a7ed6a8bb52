package sample

import (
	"fmt"
	"strings"

	"dument/data"
)

// client adds a client. Kinds follow the index, so that every size has its
// consumers (one of five), public bodies (one of eight), direct debits (one of
// sixteen) and one English speaker of twenty.
func (g *generator) client() {
	c := data.NewClient(g.set.Sender)
	c.ID = data.ID(len(g.set.Clients) + 1)
	city := pick(g, cities)
	c.Address = data.Address{Street: fmt.Sprintf("%d, %s", g.between(1, 180), pick(g, streets)), Postcode: city.postcode, City: city.name}
	if g.chance(0.15) {
		c.Address.Extra = pick(g, extras)
	}
	person := pick(g, firstNames)
	surname := pick(g, lastNames)
	c.Civility = data.CivilityMr
	if person.female {
		c.Civility = data.CivilityMrs
	}
	h := habit{delay: g.between(-3, 12), owes: 1, large: 1}
	var local string
	switch {
	case c.ID%5 == 3:
		c.Kind, c.Name = data.Consumer, g.unique(person.name+" "+surname, city.name)
		c.Terms, h.large = data.Terms{}, 0.2
		local = slug(person.name + "." + surname)
	case c.ID%8 == 6:
		c.Kind, c.Name = data.PublicBody, g.unique(fmt.Sprintf(pick(g, publicBodies), of(city.name)), surname)
		h.delay, local = g.between(0, 25), "comptabilite"
	default:
		trade := pick(g, trades)
		c.Kind, c.Name = data.Professional, g.unique(trade.kind+" "+fmt.Sprintf(trade.name, surname), city.name)
		h.large, local = pick(g, []float64{0.6, 1, 1, 2, 4}), pick(g, []string{"compta", "contact", "facturation"})
		g.terms(&c)
	}
	if c.Kind != data.Consumer {
		c.Contact, c.SIREN = person.name+" "+pick(g, lastNames), siren(100+int(c.ID)*37)
	}
	g.reach(&c, local)
	switch {
	case c.ID%16 == 9:
		h.debit = true
	case g.chance(0.12): // a bad payer
		h.delay, h.owes = g.between(25, 60), 2.5
	}
	if c.ID%20 == 7 {
		c.Language, c.Notes = data.English, "Correspondance en anglais."
	}
	g.set.Clients = append(g.set.Clients, c)
	g.habits = append(g.habits, h)
}

// terms gives a business what it agreed to: at most 60 days, or 45 days end of
// month (art. L441-10 I C. com.).
func (g *generator) terms(c *data.Client) {
	c.Terms = pick(g, []data.Terms{{Days: 30}, {Days: 30}, {Days: 30}, {Days: 15}, {Days: 45}, {Days: 60},
		{Days: 45, MonthEnd: data.MonthEndAfter}, {Days: 45, MonthEnd: data.MonthEndFirst}, {}})
}

// reach gives a client its ways to be reached; a few have no e-mail.
func (g *generator) reach(c *data.Client, local string) {
	domain := slug(c.Name) + ".example"
	if !g.chance(0.05) {
		c.Emails = append(c.Emails, data.Email{Role: data.RoleBilling, Address: local + "@" + domain})
	} else {
		c.Channel = data.ChannelLetter
	}
	if c.Kind != data.Consumer && g.chance(0.25) {
		c.Emails = append(c.Emails, data.Email{Role: data.RoleManager, Address: "direction@" + domain})
	}
	prefix := pick(g, []string{"01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49"})
	c.Phone = fmt.Sprintf("%s %02d %02d", prefix, g.rnd.IntN(100), g.rnd.IntN(100))
	if g.chance(0.5) {
		c.Mobile = fmt.Sprintf("06 39 98\u202f%02d %02d", g.rnd.IntN(100), g.rnd.IntN(100))
	}
	c.Notes = pick(g, notes)
}

// unique returns a name that no other client has, told apart by its town where needed.
func (g *generator) unique(name, apart string) string {
	candidate := name
	for n := 2; g.names[data.Fold(candidate)]; n++ {
		candidate = name + " – " + apart
		if n > 2 {
			candidate = fmt.Sprintf("%s – %s %d", name, apart, n-1)
		}
	}
	g.names[data.Fold(candidate)] = true
	return strings.TrimSpace(candidate)
}

// of returns a town with the preposition that its name asks for: "de Brest",
// "d’Annecy", "du Havre".
func of(town string) string {
	if rest, ok := strings.CutPrefix(town, "Le "); ok {
		return "du " + rest
	}
	if strings.ContainsAny(town[:1], "AEIOU") {
		return "d’" + town
	}
	return "de " + town
}
