package rules

import (
	"testing"

	"dument/data"
	"dument/data/day"
)

// TestTheLifeOfAnInvoice reads as the life of invoices due on Monday 1 June 2026.
func TestTheLifeOfAnInvoice(t *testing.T) {
	due := day.Of(2026, 6, 1)
	open := func(change func(*data.OpenItem)) data.OpenItem {
		item := data.OpenItem{Invoice: data.Invoice{Kind: data.KindInvoice, Issued: due.Add(-30), Due: due, Total: 10000},
			Balance: 10000, ClientEmail: "a@b.fr", Terms: data.DefaultTerms}
		if change != nil {
			change(&item)
		}
		return item
	}
	for _, c := range []struct {
		name    string
		item    data.OpenItem
		today   string
		level   data.Level
		channel data.Channel
		day     string
	}{
		{"three weeks before, the polite note waits for its day", open(nil), "2026-05-11", data.LevelUpcoming, data.ChannelEmail, "2026-05-27"},
		{"the polite note was sent: next is the first reminder", open(func(i *data.OpenItem) { i.LastLevel = data.LevelUpcoming; i.LastContact = due.Add(-5) }),
			"2026-05-28", data.LevelFirst, data.ChannelEmail, "2026-06-08"}, // 6 June is a Saturday
		{"the polite note was missed: it is passed over", open(nil), "2026-06-02", data.LevelFirst, data.ChannelEmail, "2026-06-08"},
		{"closed for two months: still the first reminder first", open(nil), "2026-08-05", data.LevelFirst, data.ChannelEmail, "2026-06-08"},
		{"the second one keeps its distance from the first", open(func(i *data.OpenItem) { i.LastLevel = data.LevelFirst; i.LastContact = day.Of(2026, 8, 5) }),
			"2026-08-06", data.LevelSecond, data.ChannelEmail, "2026-08-10"},
		{"and from a deadline that was given", open(func(i *data.OpenItem) {
			i.LastLevel, i.LastContact, i.LastEnd = data.LevelSecond, day.Of(2026, 8, 5), day.Of(2026, 8, 20)
		}), "2026-08-06", data.LevelFormalNotice, data.ChannelRegistered, "2026-08-21"},
		{"14 July is no working day", open(func(i *data.OpenItem) { i.LastLevel = data.LevelFirst; i.LastContact = day.Of(2026, 7, 9) }),
			"2026-07-10", data.LevelSecond, data.ChannelEmail, "2026-07-15"},
		{"terms of 60 days climb slowly", open(func(i *data.OpenItem) { i.Terms.Days = 60 }), "2026-06-02", data.LevelFirst, data.ChannelEmail, "2026-06-11"},
		{"no e-mail: a letter", open(func(i *data.OpenItem) { i.ClientEmail = "" }), "2026-06-09", data.LevelFirst, data.ChannelLetter, "2026-06-08"},
		{"after the formal notice nothing leaves alone", open(func(i *data.OpenItem) { i.LastLevel = data.LevelFormalNotice }), "2026-09-01", "", "", ""},
		{"a credit note is never chased (akaunting#259)", open(func(i *data.OpenItem) { i.Kind = data.KindCreditNote; i.Balance = -10000 }), "2026-09-01", "", "", ""},
		{"nor a paid invoice (invoiceninja#4732)", open(func(i *data.OpenItem) { i.Balance = 0 }), "2026-09-01", "", "", ""},
		{"nor a direct debit (odoo#203329)", open(func(i *data.OpenItem) { i.DirectDebit = true }), "2026-09-01", "", "", ""},
	} {
		today, err := day.ParseISO(c.today)
		if err != nil {
			t.Fatal(err)
		}
		n := NextStep(c.item, today)
		if n.Level != c.level || n.Channel != c.channel || n.Day.String() != c.day || n.Reason == "" || n.Blocked != (c.level == "") {
			t.Errorf("%s: got %q %q %s (%s)", c.name, n.Level, n.Channel, n.Day, n.Reason)
		}
	}
}
