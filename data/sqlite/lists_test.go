package sqlite

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// model is the register in plain Go: what lists are checked against.
type model struct {
	clients  []data.Client
	invoices []data.Invoice
	balance  map[data.ID]money.Cents
}

func filled(t *testing.T, number int) (*Register, model) {
	t.Helper()
	r := newRegister(t)
	clients, invoices, payments, contacts := large(60, number)
	clients[7].Archived = true
	must(t, r.Fill(ctx, clients, invoices, payments, contacts, data.Holds{}))
	m := model{clients, invoices, map[data.ID]money.Cents{}}
	for _, i := range invoices {
		m.balance[i.ID] = i.Signed()
	}
	for _, p := range payments {
		for _, a := range p.Allocations {
			m.balance[a.InvoiceID] -= a.Amount
		}
	}
	return r, m
}

func (m model) client(i data.Invoice) data.Client { return m.clients[i.ClientID-1] }

// shows tells whether a filter shows an invoice.
func (m model) shows(f data.InvoiceFilter, i data.Invoice) bool {
	left := m.balance[i.ID]
	switch f {
	case data.FilterArchived:
		return i.Archived
	case data.FilterOverdue:
		return !i.Archived && left > 0 && i.Due < benchToday
	case data.FilterUpcoming:
		return !i.Archived && left > 0 && i.Due >= benchToday
	case data.FilterSettled:
		return !i.Archived && left == 0
	}
	return !i.Archived
}

func (m model) list(q data.InvoiceQuery) data.List {
	list := data.List{Counts: map[string]int{}}
	var kept []data.Invoice
	sums := map[string]data.Total{}
	for _, i := range m.invoices {
		if q.ClientID != 0 && i.ClientID != q.ClientID || !m.holds(i, q.Text) {
			continue
		}
		for _, f := range invoiceFilters {
			if m.shows(f, i) {
				list.Counts[string(f)]++
			} else {
				list.Counts[string(f)] += 0
			}
		}
		if m.shows(q.Filter, i) {
			kept = append(kept, i)
			s := sums[i.Currency]
			sums[i.Currency] = data.Total{Currency: i.Currency, Amount: s.Amount + i.Signed(), Balance: s.Balance + m.balance[i.ID]}
		}
	}
	if len(list.Counts) == 0 {
		for _, f := range invoiceFilters {
			list.Counts[string(f)] = 0
		}
	}
	slices.SortFunc(kept, func(a, b data.Invoice) int {
		order := cmp.Or(m.compare(q.Sort, a, b), cmp.Compare(a.ID, b.ID))
		if q.Desc {
			return -order
		}
		return order
	})
	for _, i := range kept {
		list.IDs = append(list.IDs, i.ID)
	}
	for _, currency := range []string{"EUR", "GBP"} {
		if s, ok := sums[currency]; ok {
			list.Totals = append(list.Totals, s)
		}
	}
	return list
}

func (m model) holds(i data.Invoice, text string) bool {
	for _, w := range strings.Fields(data.Fold(text)) {
		if !strings.Contains(data.Fold(i.Number+" "+i.Subject+" "+i.OrderRef), w) && !strings.Contains(data.Fold(m.client(i).Name), w) {
			return false
		}
	}
	return true
}

func (m model) compare(s data.InvoiceSort, a, b data.Invoice) int {
	switch s {
	case data.SortNumber:
		return cmp.Compare(a.Number, b.Number) // all of one length here
	case data.SortClient:
		return cmp.Or(cmp.Compare(data.Fold(m.client(a).Name), data.Fold(m.client(b).Name)), cmp.Compare(a.ClientID, b.ClientID), cmp.Compare(a.Due, b.Due))
	case data.SortIssued:
		return cmp.Compare(a.Issued, b.Issued)
	case data.SortTotal:
		return cmp.Compare(a.Signed(), b.Signed())
	case data.SortBalance:
		return cmp.Compare(m.balance[a.ID], m.balance[b.ID])
	}
	return cmp.Compare(a.Due, b.Due)
}

func TestListsOfInvoicesAgreeWithPlainGo(t *testing.T) {
	r, m := filled(t, fewRows+700) // enough for each of the ways a list is made
	turn := 0
	for sort := range invoiceOrder {
		for _, filter := range invoiceFilters {
			for _, text := range []string{"", "e", "Œuvre", "oeuvre conseil", "F-2025", "rien de tel", "100%_'"} {
				for _, client := range []data.ID{0, 12, 999} {
					// Every sort and filter of the whole, and every fifth of the rest.
					if turn++; turn%5 != 0 && text+fmt.Sprint(client) != "0" {
						continue
					}
					q := data.InvoiceQuery{Filter: filter, Sort: sort, Desc: len(text)%2 == 1, Text: text, ClientID: client, Today: benchToday}
					got, err := r.InvoiceIDs(ctx, q)
					must(t, err)
					if want := m.list(q); !reflect.DeepEqual(got, want) {
						t.Fatalf("%+v:\ngot  %d %v %v\nwant %d %v %v", q, len(got.IDs), got.Totals, got.Counts, len(want.IDs), want.Totals, want.Counts)
					}
				}
			}
		}
	}
	got, err := r.InvoiceIDs(ctx, data.InvoiceQuery{Today: benchToday, Sort: "none", Filter: "none"})
	must(t, err)
	if want := m.list(data.InvoiceQuery{Today: benchToday, Sort: data.SortDue, Filter: data.FilterAll}); !reflect.DeepEqual(got, want) {
		t.Error("an unknown sort and filter do not give all, by due date")
	}
}

func TestNumbersSortTheWayPeopleCount(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Zoé")
	for _, n := range []string{"F-10", "F-9", "f-2", "F-2026-1", "A-100", "É-1"} {
		addInvoice(t, r, c, n, 100, 1)
	}
	list, err := r.InvoiceIDs(ctx, data.InvoiceQuery{Sort: data.SortNumber, Today: today})
	must(t, err)
	rows, err := r.InvoiceRows(ctx, list.IDs)
	must(t, err)
	var got []string
	for _, row := range rows {
		got = append(got, row.Number)
	}
	if want := []string{"A-100", "É-1", "f-2", "F-9", "F-10", "F-2026-1"}; !reflect.DeepEqual(got, want) {
		t.Errorf("numbers = %v, want %v", got, want)
	}
}

func TestRowsComeInTheOrderAskedFor(t *testing.T) {
	r, m := filled(t, 1300)
	ids := []data.ID{500, 3, 99_999, 1200, 5}
	rows, err := r.InvoiceRows(ctx, ids)
	must(t, err)
	if len(rows) != 4 {
		t.Fatalf("%d rows, want the 4 that exist", len(rows))
	}
	for n, id := range []data.ID{500, 3, 1200, 5} {
		i := m.invoices[id-1]
		row := rows[n]
		if row.ID != id || row.Number != i.Number || row.ClientName != m.client(i).Name || row.Total != i.Signed() || row.Balance != m.balance[id] || row.Due != i.Due {
			t.Errorf("row %d = %+v, want invoice %+v", n, row, i)
		}
		level, on := data.LevelNone, day.Day(0)
		if (id-1)%4 == 0 {
			level, on = data.LevelFirst, i.Due.Add(5)
		}
		if row.LastLevel != level || row.LastContact != on {
			t.Errorf("%s: last %q on %s, want %q on %s", row.Number, row.LastLevel, row.LastContact, level, on)
		}
	}
	clients, err := r.ClientRows(ctx, []data.ID{8, 2}, benchToday)
	must(t, err)
	if len(clients) != 2 || clients[0].ID != 8 || !clients[0].Archived || clients[1].Email != "compta1@exemple.fr" {
		t.Errorf("clients = %+v", clients)
	}
}

func TestListsOfClientsAgreeWithPlainGo(t *testing.T) {
	r, m := filled(t, 1300)
	type sums struct{ open, late, positive, overdue money.Cents }
	of := map[data.ID]sums{}
	for _, i := range m.invoices {
		left, s := m.balance[i.ID], of[i.ClientID]
		if i.Archived {
			continue
		}
		late := left > 0 && i.Due < benchToday
		if i.Currency == "EUR" {
			s.open += left
			if late {
				s.late += left
			}
		}
		s.positive += max(left, 0)
		if late {
			s.overdue += left
		}
		of[i.ClientID] = s
	}
	for sort := range clientOrder {
		for filter := range clientState {
			for _, text := range []string{"", "oeuvre", "LYON", "compta3@"} {
				q := data.ClientQuery{Filter: filter, Sort: sort, Desc: text == "", Text: text, Today: benchToday}
				var kept []data.Client
				total := data.Total{Currency: "EUR"}
				for _, c := range m.clients {
					s := of[c.ID]
					ok := map[data.ClientFilter]bool{data.ClientsAll: !c.Archived, data.ClientsArchived: c.Archived, data.ClientsOwing: !c.Archived && s.positive > 0,
						data.ClientsOverdue: !c.Archived && s.overdue > 0}[filter]
					if ok && strings.Contains(data.Fold(c.Name+" "+c.Address.City+" "+c.Email()), data.Fold(text)) {
						kept = append(kept, c)
						total.Amount, total.Balance = total.Amount+s.open, total.Balance+s.late
					}
				}
				slices.SortFunc(kept, func(a, b data.Client) int {
					order := 0
					switch sort {
					case data.ClientSortCity:
						order = cmp.Compare(data.Fold(a.Address.City), data.Fold(b.Address.City))
					case data.ClientSortOpen:
						order = cmp.Compare(of[a.ID].open, of[b.ID].open)
					case data.ClientSortOverdue:
						order = cmp.Compare(of[a.ID].late, of[b.ID].late)
					case data.ClientSortName:
						order = cmp.Compare(data.Fold(a.Name), data.Fold(b.Name))
					}
					if q.Desc {
						order = -order
					}
					return cmp.Or(order, cmp.Compare(data.Fold(a.Name), data.Fold(b.Name)), cmp.Compare(a.ID, b.ID))
				})
				var want []data.ID
				for _, c := range kept {
					want = append(want, c.ID)
				}
				got, err := r.ClientIDs(ctx, q)
				must(t, err)
				if !reflect.DeepEqual(got.IDs, want) || got.Totals[0] != total {
					t.Fatalf("%+v:\ngot  %v %v\nwant %v %v", q, got.IDs, got.Totals, want, total)
				}
				if text == "" && got.Counts[string(filter)] != len(want) {
					t.Errorf("%s counts %v, want %d", filter, got.Counts, len(want))
				}
			}
		}
	}
}

func TestOpenItemsByDueDateThenNumber(t *testing.T) {
	r, m := filled(t, 1300)
	for _, client := range []data.ID{0, 5} {
		var want []data.Invoice
		for _, i := range m.invoices {
			if !i.Archived && m.balance[i.ID] != 0 && (client == 0 || i.ClientID == client) {
				want = append(want, i)
			}
		}
		slices.SortFunc(want, func(a, b data.Invoice) int { return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.Number, b.Number)) })
		items, err := r.OpenItems(ctx, client)
		must(t, err)
		if len(items) != len(want) {
			t.Fatalf("%d items, want %d", len(items), len(want))
		}
		for n, item := range items {
			c := m.client(want[n])
			if item.Invoice != want[n] || item.Balance != m.balance[item.ID] || item.ClientName != c.Name || item.ClientKind != c.Kind ||
				item.ClientEmail != c.Email() || item.Terms != c.Terms {
				t.Fatalf("item %d = %+v, want %+v", n, item, want[n])
			}
		}
	}
}

func TestSearchFindsWhatPeopleType(t *testing.T) {
	r := newRegister(t)
	c := addClient(t, r, "Œuvre & Fils")
	addClient(t, r, "Manœuvres réunies")
	noel := addClient(t, r, "Boulangerie Noël")
	i := addInvoice(t, r, c, "F-2026-017", 123_456, 9)
	i.Subject, i.OrderRef = "Création d’élévations", "BC 42"
	must(t, r.SaveInvoice(ctx, &i))
	credit := addCreditNote(t, r, noel, "A-2026-001", 5_000)
	for text, want := range map[string][]string{
		"oeuvre":              {"Œuvre & Fils", "Manœuvres réunies", "F-2026-017 · Œuvre & Fils"}, // the name that begins with it first
		"ŒUVRE fils":          {"Œuvre & Fils", "F-2026-017 · Œuvre & Fils"},
		"noel":                {"Boulangerie Noël", "A-2026-001 · Boulangerie Noël"},
		"017":                 {"F-2026-017 · Œuvre & Fils"},
		"creation elevations": {"F-2026-017 · Œuvre & Fils"},
		"d'elev":              {"F-2026-017 · Œuvre & Fils"},
		"bc 42":               {"F-2026-017 · Œuvre & Fils"},
		"facturation@":        {"Boulangerie Noël", "Manœuvres réunies", "Œuvre & Fils"},
		"rien de tel":         nil,
		"   ":                 nil,
		"100%":                nil,
	} {
		hits, err := r.Search(ctx, text, 30)
		must(t, err)
		var got []string
		for _, h := range hits {
			got = append(got, h.Title)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("search %q = %q, want %q", text, got, want)
		}
	}
	hits, err := r.Search(ctx, "2026", 30)
	must(t, err)
	if len(hits) != 2 || hits[0].InvoiceID != credit.ID || hits[0].Detail != "Avoir de 50,00\u202f€, reste 50,00\u202f€ à imputer" ||
		hits[1].Detail != "Facture de 1\u202f234,56\u202f€, échéance le 30/11/2026" {
		t.Errorf("hits = %+v", hits)
	}
	if hits, err := r.Search(ctx, "e", 3); err != nil || len(hits) != 3 {
		t.Errorf("limited: %d, %v", len(hits), err)
	}
	for n := range 40 {
		addInvoice(t, r, c, fmt.Sprintf("X-%d", n), 100, 1)
	}
	hits, err = r.Search(ctx, "oeuvre", 10)
	must(t, err)
	if len(hits) != 10 || hits[0].InvoiceID != 0 || hits[1].InvoiceID != 0 || hits[2].InvoiceID == 0 {
		t.Errorf("hits = %+v, want 2 clients, then invoices up to 10", hits)
	}
}
