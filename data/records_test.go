package data

import (
	"strings"
	"testing"

	"dument/data/day"
)

// TestDueDates: both lawful counts of "45 days end of month", as the law's examples have them.
func TestDueDates(t *testing.T) {
	for _, c := range []struct {
		terms        Terms
		issued, want string
	}{
		{Terms{30, MonthEndNone}, "2026-01-31", "2026-03-02"},
		{Terms{45, MonthEndAfter}, "2026-01-02", "2026-02-28"}, {Terms{45, MonthEndFirst}, "2026-01-02", "2026-03-17"},
		{Terms{45, MonthEndAfter}, "2026-03-10", "2026-04-30"}, {Terms{45, MonthEndFirst}, "2026-03-10", "2026-05-15"},
		{Terms{45, MonthEndAfter}, "2026-10-22", "2026-12-31"}, {Terms{45, MonthEndFirst}, "2026-10-22", "2026-12-15"},
		{Terms{45, MonthEndAfter}, "2026-02-15", "2026-04-30"}, {Terms{45, MonthEndFirst}, "2026-02-15", "2026-04-14"},
		{Terms{0, MonthEndNone}, "2026-02-15", "2026-02-15"},
	} {
		issued, err := day.ParseISO(c.issued)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.terms.DueDate(issued).String(); got != c.want {
			t.Errorf("%s from %s: %s, want %s", c.terms.French(), c.issued, got, c.want)
		}
	}
}

// TestWhatIsRefused: each bad record gets a sentence and names its field.
func TestWhatIsRefused(t *testing.T) {
	d := day.Of(2026, 6, 1)
	invoice := Invoice{ClientID: 1, Number: "F-1", Kind: KindInvoice, Issued: d, Due: d.Add(30), Total: 100, Currency: "EUR"}
	client := Client{Kind: Professional, Name: "Œuvre", Language: French, Channel: ChannelEmail, Terms: DefaultTerms}
	payment := Payment{ClientID: 1, On: d, Amount: 100, Currency: "EUR", Allocations: []Allocation{{1, 60}}}
	account := Account{Address: "a@b.fr", Host: "smtp.b.fr", Port: 465, Security: SecurityTLS, Login: "a"}
	for _, valid := range []interface{ Validate() error }{invoice, client, payment, account, Sender{}} {
		if err := valid.Validate(); err != nil {
			t.Fatalf("%T: %v", valid, err)
		}
	}
	refused := func(field string, record interface{ Validate() error }) {
		t.Helper()
		err := record.Validate()
		if CodeOf(err) != CodeInvalid || FieldOf(err) != field || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %v (field %q)", field, err, FieldOf(err))
		}
	}
	changeInvoice := func(f func(*Invoice)) Invoice { i := invoice; f(&i); return i }
	refused("number", changeInvoice(func(i *Invoice) { i.Number = "" }))
	refused("number", changeInvoice(func(i *Invoice) { i.Number = "F\n1" }))
	refused("client", changeInvoice(func(i *Invoice) { i.ClientID = 0 }))
	refused("kind", changeInvoice(func(i *Invoice) { i.Kind = "devis" }))
	refused("issued", changeInvoice(func(i *Invoice) { i.Issued = 0 }))
	refused("due", changeInvoice(func(i *Invoice) { i.Due = 0 }))
	refused("due", changeInvoice(func(i *Invoice) { i.Due = d.Add(-1) }))
	refused("total", changeInvoice(func(i *Invoice) { i.Total = -5 }))
	refused("currency", changeInvoice(func(i *Invoice) { i.Currency = "€" }))
	refused("payment_link", changeInvoice(func(i *Invoice) { i.PaymentLink = "javascript:alert(1)" }))
	refused("subject", changeInvoice(func(i *Invoice) { i.Subject = "a\r\nBcc: b" }))
	changeClient := func(f func(*Client)) Client { c := client; f(&c); return c }
	refused("name", changeClient(func(c *Client) { c.Name = "" }))
	refused("name", changeClient(func(c *Client) { c.Name = "a\nb" }))
	refused("kind", changeClient(func(c *Client) { c.Kind = "ami" }))
	refused("language", changeClient(func(c *Client) { c.Language = "de" }))
	refused("civility", changeClient(func(c *Client) { c.Civility = "Dr" }))
	refused("channel", changeClient(func(c *Client) { c.Channel = "pigeon" }))
	refused("siren", changeClient(func(c *Client) { c.SIREN = "123456789" }))
	refused("email", changeClient(func(c *Client) { c.Emails = []Email{{RoleBilling, "pas une adresse"}} }))
	refused("terms_days", changeClient(func(c *Client) { c.Terms.Days = 400 }))
	refused("siret", Sender{SIREN: "732829320", SIRET: "40483304800022"})
	refused("iban", Sender{IBAN: "FR1420041010050500013M02607"})
	changePayment := func(f func(*Payment)) Payment { p := payment; f(&p); return p }
	refused("amount", changePayment(func(p *Payment) { p.Amount = 0; p.Allocations = nil }))
	refused("on", changePayment(func(p *Payment) { p.On = 0 }))
	refused("allocations", changePayment(func(p *Payment) { p.Amount = 50 }))
	changeAccount := func(f func(*Account)) Account { a := account; f(&a); return a }
	refused("security", changeAccount(func(a *Account) { a.Security = "none" }))
	refused("port", changeAccount(func(a *Account) { a.Port = 0 }))
	refused("login", changeAccount(func(a *Account) { a.Login = "" }))
}

// TestACivilityIsReadAsPeopleWriteIt, and kept as letters print it.
func TestACivilityIsReadAsPeopleWriteIt(t *testing.T) {
	for typed, want := range map[string]string{"": "", "mrs": "Mme", " MADAME ": "Mme", "Mme.": "Mme", "mr": "M.", "Monsieur": "M.", "M.": "M.", "Dr": "Dr"} {
		c := Client{Civility: typed}
		if c.Normalize(); c.Civility != want {
			t.Errorf("%q is kept as %q, want %q", typed, c.Civility, want)
		}
	}
}

func TestRemindersGoToBilling(t *testing.T) {
	c := Client{Emails: []Email{{RoleOther, "o@x.fr"}, {RoleAccounting, "c@x.fr"}, {RoleBilling, "f@x.fr"}}}
	if c.Email() != "f@x.fr" {
		t.Errorf("got %s", c.Email())
	}
	if (Client{}).Email() != "" {
		t.Error("a client without an address got one")
	}
}
