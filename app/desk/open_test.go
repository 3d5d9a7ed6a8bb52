package desk

import (
	"path/filepath"
	"testing"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/letters"
)

// TestAFixedDayDatesTheHistory: what leaves on a rehearsed day is dated that
// day, so that the next step keeps its distance from it.
func TestAFixedDayDatesTheHistory(t *testing.T) {
	today := day.Of(2026, 6, 15)
	d, err := Open(t.Context(), filepath.Join(t.TempDir(), "registre.dument"), true, Config{Now: time.Now, Today: today})
	ok(t, err)
	defer d.Register.Close()
	c := data.NewClient(data.Sender{})
	c.Name = "Œuvre & Fils"
	c.Address = data.Address{Street: "8 place du Marché", Postcode: "75002", City: "Paris"}
	ok(t, d.SaveSender(t.Context(), data.Sender{Name: "Atelier Lefèvre", SIREN: "732829320", Terms: data.DefaultTerms,
		Address: data.Address{Street: "3 rue des Lilas", Postcode: "69001", City: "Lyon"}}))
	ok(t, d.SaveClient(t.Context(), &c))
	i := bill(t, d, c, "F-1", day.Of(2026, 5, 31), 10000)
	ok(t, d.Register.AddContact(t.Context(), &data.Contact{ClientID: c.ID, Channel: data.ChannelCall, Level: data.LevelFirst,
		Lines: []data.ContactLine{{InvoiceID: i.ID, Number: "F-1", Balance: 10000}}}))
	items, err := d.OpenItems(t.Context(), c.ID)
	ok(t, err)
	if items[0].LastContact != today {
		t.Errorf("the contact is dated %s, want %s", items[0].LastContact, today)
	}
	n, err := d.PreparePaper(t.Context(), PaperRequest{Kind: letters.PaperNotice, Client: c.ID})
	ok(t, err)
	notice, _, err := d.KeepPaper(t.Context(), n)
	ok(t, err)
	if notice.On != today || day.FromTime(notice.At.Local()) != today {
		t.Errorf("the notice is dated %s, at %s", notice.On, notice.At)
	}
}
