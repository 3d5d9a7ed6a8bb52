package exchange

import (
	"strconv"
	"strings"

	"dument/data"
)

// client reads the client of a row. What the list does not say is the default
// of a new client; the register keeps what it knows of one that exists.
func (r row) client(c *data.Client) error {
	name, err := r.need(Client)
	if err != nil {
		return err
	}
	*c = r.defaults
	c.Name, c.Contact = oneLine(name), oneLine(r.get(Contact))
	if first := oneLine(r.get(FirstName)); first != "" {
		if c.Contact != "" || r.has(Contact) {
			c.Contact = strings.TrimSpace(first + " " + c.Contact)
		} else {
			c.Name = first + " " + c.Name
		}
	}
	c.Kind = clientKind(r.get(ClientKind), c.Name, r.get(SIREN), c.Kind)
	c.Civility = data.CivilityOf(r.get(Civility))
	c.Phone, c.Mobile, c.Notes = oneLine(r.get(Phone)), oneLine(r.get(Mobile)), r.get(Notes)
	c.Address = data.Address{Street: oneLine(r.get(Street)), Extra: oneLine(r.get(Extra)),
		Postcode: r.get(Postcode), City: oneLine(r.get(City)), Country: oneLine(r.get(Country))}
	country := data.Fold(c.Address.Country)
	if country == "france" || country == "fr" {
		c.Address.Country = ""
	}
	if p := c.Address.Postcode; len(p) == 4 && strings.Trim(p, "0123456789") == "" && c.Address.Country == "" {
		c.Address.Postcode = "0" + p // spreadsheets drop the zero of 01000
	}
	c.Emails = emails(r.get(Email))
	if strings.HasPrefix(data.Fold(r.get(Language)), "en") || strings.HasPrefix(data.Fold(r.get(Language)), "ang") {
		c.Language = data.English
	}
	if c.SIREN, err = siren(r.get(SIREN)); err != nil {
		return err
	}
	if text := r.get(Terms); text != "" {
		if c.Terms, err = ParseTerms(text); err != nil {
			return err
		}
	}
	c.Normalize()
	return c.Validate()
}

// siren reads a SIREN, or the SIREN that a SIRET starts with.
func siren(text string) (string, error) {
	compact := data.Compact(text)
	if len(compact) != 14 {
		return compact, data.CheckSIREN(compact)
	}
	if err := data.CheckSIRET(compact); err != nil {
		return "", data.Invalid(string(SIREN), err.Error())
	}
	return compact[:9], nil
}

// emails reads one address or several, apart by ; , or spaces; the first
// receives the reminders.
func emails(text string) []data.Email {
	var list []data.Email
	for _, address := range strings.FieldsFunc(text, func(c rune) bool { return strings.ContainsRune(";, \n\u00a0", c) }) {
		role := data.RoleBilling
		if len(list) > 0 {
			role = data.RoleOther
		}
		list = append(list, data.Email{Role: role, Address: strings.TrimPrefix(address, "mailto:")})
	}
	return list
}

// publicNames begin the names of public bodies and of nobody else. Their law
// asks for less than that of businesses, so that a wrong guess never claims
// what is not owed.
var publicNames = []string{"mairie", "commune de ", "commune d'", "communaute de communes", "communaute d'agglomeration",
	"communaute urbaine", "conseil departemental", "conseil regional", "prefecture", "sous-prefecture", "ministere"}

// personTitles begin the names of persons; a business that is invoiced goes by
// its own name. A consumer is asked for less than a business is.
var personTitles = []string{"m. ", "mr ", "mr. ", "mme ", "mme. ", "mlle ", "monsieur ", "madame ", "mademoiselle ", "m et mme ", "m. et mme "}

// clientKind reads the kind from its column, else from a name that leaves no
// doubt, else takes the usual one. A SIREN is that of a business.
func clientKind(text, name, siren string, usual data.ClientKind) data.ClientKind {
	switch folded := data.Fold(text); {
	case strings.HasPrefix(folded, "part"), strings.HasPrefix(folded, "consom"), folded == "consumer", folded == "b2c",
		strings.HasPrefix(folded, "individ"):
		return data.Consumer
	case strings.Contains(folded, "public"), strings.HasPrefix(folded, "admin"), strings.HasPrefix(folded, "collectiv"), folded == "b2g":
		return data.PublicBody
	case folded != "":
		return data.Professional
	}
	folded := data.Fold(name)
	for _, start := range publicNames {
		if strings.HasPrefix(folded, start) {
			return data.PublicBody
		}
	}
	for _, title := range personTitles {
		if strings.HasPrefix(folded, title) && siren == "" && usual == data.Professional {
			return data.Consumer
		}
	}
	return usual
}

// ParseTerms reads payment terms as lists write them: "30", "30 jours",
// "30 j nets", "45 jours fin de mois", "45 FDM", "fin de mois + 45", "à
// réception", "net 30".
func ParseTerms(text string) (data.Terms, error) {
	folded := data.Fold(text)
	digits := strings.FieldsFunc(folded, func(c rune) bool { return c < '0' || c > '9' })
	monthEnd := strings.Contains(folded, "fin de mois") || strings.Contains(folded, "fdm") || strings.Contains(folded, "end of month") || strings.Contains(folded, "eom")
	var t data.Terms
	switch {
	case len(digits) == 1:
		n, err := strconv.Atoi(digits[0])
		if err != nil {
			n = -1
		}
		t.Days = n
	case len(digits) == 0 && (monthEnd || strings.Contains(folded, "reception") || strings.HasPrefix(folded, "comptant") || strings.Contains(folded, "receipt")):
	default:
		return t, data.Invalid(string(Terms), "Le délai de paiement «\u00a0"+text+"\u00a0» n’est pas compris\u00a0: écrivez-le sous la forme «\u00a030 jours\u00a0» ou «\u00a045 jours fin de mois\u00a0».")
	}
	if monthEnd {
		t.MonthEnd = data.MonthEndAfter
		if len(digits) == 1 && (strings.Index(folded, "fin") == 0 || strings.Index(folded, "fdm") == 0) {
			t.MonthEnd = data.MonthEndFirst
		}
	}
	if err := t.Validate(); err != nil {
		return t, data.Invalid(string(Terms), err.Error())
	}
	return t, nil
}
