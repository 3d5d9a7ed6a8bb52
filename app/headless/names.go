package headless

import (
	"dument/app/desk"
	"dument/data"
)

// names knows clients and invoices by what people call them. The open ones are
// read at once, what is settled or archived when it is asked for.
type names struct {
	call     *call
	desk     *desk.Desk
	clients  map[data.ID]data.Client
	invoices map[data.ID]data.OpenItem
}

func (c *call) names(d *desk.Desk) (*names, error) {
	n := &names{call: c, desk: d, clients: map[data.ID]data.Client{}, invoices: map[data.ID]data.OpenItem{}}
	clients, err := d.Clients(c.ctx)
	if err != nil {
		return nil, err
	}
	for _, client := range clients {
		n.clients[client.ID] = client
	}
	items, err := d.OpenItems(c.ctx, 0)
	for _, item := range items {
		n.invoices[item.ID] = item
	}
	return n, err
}

func (n *names) client(id data.ID) (data.Client, error) {
	client, ok := n.clients[id]
	if ok {
		return client, nil
	}
	client, err := n.desk.Client(n.call.ctx, id)
	n.clients[id] = client
	return client, err
}

func (n *names) invoice(id data.ID) (data.OpenItem, error) {
	item, ok := n.invoices[id]
	if ok {
		return item, nil
	}
	invoice, balance, err := n.desk.Invoice(n.call.ctx, id)
	item = data.OpenItem{Invoice: invoice, Balance: balance}
	n.invoices[id] = item
	return item, err
}

// numbers returns the numbers of invoices; never nil.
func (n *names) numbers(ids []data.ID) ([]string, error) {
	numbers := make([]string, 0, len(ids))
	for _, id := range ids {
		item, err := n.invoice(id)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, item.Number)
	}
	return numbers, nil
}
