package today_test

import (
	"testing"

	"dument/data"
	"dument/letters/mail/mailtest"
)

// TestWhoCannotBeReachedIsNotUpToDate: an overdue invoice whose client has no
// address of any kind is no calm day; what stops it is open at once.
func TestWhoCannotBeReachedIsNotUpToDate(t *testing.T) {
	h := open(t, mailtest.Options{})
	c := h.client("Œuvre & Fils", func(c *data.Client) {
		c.Emails, c.Phone, c.Mobile, c.Address = nil, "", "", data.Address{}
	})
	h.owes(c, "O-1", -52, 123456789)
	h.show()
	h.Sees("Rien à envoyer – 1 client à compléter", "Œuvre & Fils", "1 234 567,89 €", "Sans coordonnées", "1 client ne peut pas être relancé")
	h.Misses("Tout est à jour")
	if h.Crumb != "rien à envoyer" {
		t.Errorf("the window's title says %q", h.Crumb)
	}
	h.fine()
}

// TestACivilityAloneIsNobody: whom to ask for is not « M. ».
func TestACivilityAloneIsNobody(t *testing.T) {
	h := open(t, mailtest.Options{})
	c := h.client("Œuvre & Fils", func(c *data.Client) { c.Civility = data.CivilityMr })
	h.owes(c, "O-1", -12, 300000)
	h.show()
	h.key("a")
	h.Sees("04 78 00 00 01")
	h.Misses("Interlocuteur")
}
