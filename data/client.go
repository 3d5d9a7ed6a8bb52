package data

import (
	"strings"

	"dument/data/day"
	"dument/data/money"
)

// ID identifies a record of the register; 0 is "not saved yet".
type ID int64

// ClientKind decides the law that applies: rates, flat indemnity, prescription, court.
type ClientKind string

const (
	Professional ClientKind = "professional"
	Consumer     ClientKind = "consumer"
	PublicBody   ClientKind = "public"
)

// French returns "Professionnel", "Particulier" or "Organisme public".
func (k ClientKind) French() string {
	switch k {
	case Professional:
		return "Professionnel"
	case Consumer:
		return "Particulier"
	case PublicBody:
		return "Organisme public"
	}
	return string(k)
}

// ClientKinds lists the kinds in the order of the form.
var ClientKinds = []ClientKind{Professional, Consumer, PublicBody}

// Language is the language a client is written to.
type Language string

const (
	French  Language = "fr"
	English Language = "en"
)

// Channel is a way to reach a client.
type Channel string

const (
	ChannelEmail      Channel = "email"
	ChannelCall       Channel = "call"
	ChannelSMS        Channel = "sms"
	ChannelLetter     Channel = "letter"
	ChannelRegistered Channel = "registered"
	ChannelVisit      Channel = "visit"
)

// Channels lists the channels in the order they are offered.
var Channels = []Channel{ChannelEmail, ChannelCall, ChannelSMS, ChannelLetter, ChannelRegistered, ChannelVisit}

// French returns the channel's name in the window.
func (c Channel) French() string {
	switch c {
	case ChannelEmail:
		return "E-mail"
	case ChannelCall:
		return "Appel"
	case ChannelSMS:
		return "SMS"
	case ChannelLetter:
		return "Courrier"
	case ChannelRegistered:
		return "Recommandé"
	case ChannelVisit:
		return "Visite"
	}
	return string(c)
}

// EmailRole says what an address of a client is for.
type EmailRole string

const (
	RoleBilling    EmailRole = "billing"    // receives reminders first
	RoleAccounting EmailRole = "accounting" // then this one
	RoleManager    EmailRole = "manager"
	RoleOther      EmailRole = "other"
)

// EmailRoles lists the roles in the order reminders choose their recipient.
var EmailRoles = []EmailRole{RoleBilling, RoleAccounting, RoleManager, RoleOther}

// French returns the role's name in the window.
func (r EmailRole) French() string {
	switch r {
	case RoleBilling:
		return "Facturation"
	case RoleAccounting:
		return "Comptabilité"
	case RoleManager:
		return "Direction"
	}
	return "Autre"
}

// Email is an address with its role.
type Email struct {
	Role    EmailRole `json:"role"`
	Address string    `json:"address"`
}

// Contact person's civility, as a letter greets.
const (
	CivilityNone = ""
	CivilityMr   = "M."
	CivilityMrs  = "Mme"
)

// CivilityOf reads a civility as people write it, in French or English:
// "Monsieur", "mr", "Mme"; CivilityNone for what is none.
func CivilityOf(text string) string {
	switch strings.TrimSuffix(Fold(text), ".") {
	case "m", "mr", "monsieur":
		return CivilityMr
	case "mme", "madame", "mlle", "mademoiselle", "mrs", "ms", "miss":
		return CivilityMrs
	}
	return CivilityNone
}

// Client is somebody who is invoiced.
type Client struct {
	ID       ID
	Kind     ClientKind
	Name     string // exact legal name, or first name and name of a consumer
	Civility string // of the contact person, or of the consumer
	Contact  string // name of the contact person
	Emails   []Email
	Phone    string
	Mobile   string
	Address  Address
	SIREN    string
	Terms    Terms
	Language Language
	Channel  Channel // preferred
	Notes    string  // objective only: the person may ask to read them (GDPR art. 15)
	Archived bool

	Profile     Profile
	Scenario    ID          // its own scenario, or 0
	Never       bool        // never to be reminded
	Insolvent   day.Day     // judgment that opened insolvency proceedings, or none
	Proceeding  Proceeding  // what else is known of them
	HandedOver  day.Day     // case given to a collector or a court, or none
	CreditLimit money.Cents // alert when what is open passes it; 0 = none
}

// NewClient returns a client with the defaults of the sender.
func NewClient(s Sender) Client {
	terms := s.Terms
	if terms == (Terms{}) {
		terms = DefaultTerms
	}
	return Client{Kind: Professional, Language: French, Channel: ChannelEmail, Terms: terms}
}

// Normalize trims texts, puts identifiers in the form that is stored and, where
// no judgment opened any, clears the proceedings.
func (c *Client) Normalize() {
	c.SIREN = Compact(c.SIREN)
	if c.Proceeding.normalize(); c.Insolvent.IsZero() {
		c.Proceeding = Proceeding{} // who takes the judgment back takes back what followed from it
	}
	if known := CivilityOf(c.Civility); known != CivilityNone {
		c.Civility = known
	}
	for _, p := range []*string{&c.Name, &c.Civility, &c.Contact, &c.Phone, &c.Mobile, &c.Notes,
		&c.Address.Street, &c.Address.Extra, &c.Address.Postcode, &c.Address.City, &c.Address.Country} {
		*p = strings.TrimSpace(*p)
	}
	kept := c.Emails[:0:0]
	for _, e := range c.Emails {
		if e.Address = strings.TrimSpace(e.Address); e.Address != "" {
			kept = append(kept, e)
		}
	}
	c.Emails = kept
}

// Validate refuses a client that cannot be stored. The error is a *Error that
// names the field as the form does.
func (c Client) Validate() error {
	if c.Name == "" {
		return Invalid("name", "Le nom du client est vide\u00a0: indiquez sa raison sociale, ou son prénom et son nom.")
	}
	switch c.Kind {
	case Professional, Consumer, PublicBody:
	default:
		return Invalid("kind", "Le type de client «\u00a0"+string(c.Kind)+"\u00a0» n’est pas connu\u00a0: choisissez professional, consumer ou public.")
	}
	if c.Language != French && c.Language != English {
		return Invalid("language", "La langue «\u00a0"+string(c.Language)+"\u00a0» n’est pas connue\u00a0: choisissez fr ou en.")
	}
	if c.Civility != CivilityOf(c.Civility) {
		return Invalid("civility", "La civilité «\u00a0"+c.Civility+"\u00a0» n’est pas connue\u00a0: choisissez M. ou Mme, ou laissez-la vide.")
	}
	if !known(Channels, c.Channel) {
		return Invalid("channel", "Le moyen de contact «\u00a0"+string(c.Channel)+"\u00a0» n’est pas connu\u00a0: choisissez email, call, sms, letter, registered ou visit.")
	}
	if c.Profile != ProfileAuto && !known(Profiles, c.Profile) {
		return Invalid("profile", "Le profil «\u00a0"+string(c.Profile)+"\u00a0» n’est pas connu\u00a0: choisissez "+list(Profiles)+".")
	}
	if c.CreditLimit < 0 || c.CreditLimit > money.Max {
		return Invalid("credit_limit", "L’encours autorisé doit tenir entre zéro et dix milliards.")
	}
	for _, e := range c.Emails {
		if err := CheckEmail(e.Address); err != nil {
			return err
		}
	}
	for _, err := range []error{CheckSIREN(c.SIREN), c.Terms.Validate(), checkLines(c.Name, c.Address), checkLine("contact", c.Contact),
		c.Proceeding.check(c.Insolvent)} {
		if err != nil {
			return err
		}
	}
	return nil
}

// Email returns the address reminders go to: by role, then in order; "" if none.
func (c Client) Email() string {
	for _, role := range EmailRoles {
		for _, e := range c.Emails {
			if e.Role == role {
				return e.Address
			}
		}
	}
	return ""
}
