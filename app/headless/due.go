package headless

import (
	"strconv"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// dueItem is an open invoice as "due --json" lists it.
type dueItem struct {
	Number   string           `json:"number"`
	Kind     data.InvoiceKind `json:"kind"`
	Client   string           `json:"client"`
	Issued   day.Day          `json:"issued"`
	Due      day.Day          `json:"due"`
	DaysLate int              `json:"days_late"`   // 0 until the due date
	Total    money.Cents      `json:"total_cents"` // negative for a credit note, as the balance
	Balance  money.Cents      `json:"balance_cents"`
	Currency string           `json:"currency"`
	NextStep data.Level       `json:"next_step"` // "" when nothing is to be sent
	Channel  data.Channel     `json:"channel"`
	Day      day.Day          `json:"action_day"`
	Reason   string           `json:"reason"`
}

// due lists every open invoice and credit note, by due date, with its next step and why.
func due(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		items, err := d.OpenItems(c.ctx, 0)
		if err != nil {
			return err
		}
		plan, err := d.Plan(c.ctx)
		if err != nil {
			return err
		}
		outlook := desk.OutlookOf(plan)
		list := make([]dueItem, 0, len(items))
		var rows [][]string
		for _, item := range items {
			next := outlook[item.ID]
			it := dueItem{item.Number, item.Kind, item.ClientName, item.Issued, item.Due, max(0, d.Today().Sub(item.Due)), item.Signed(),
				item.Balance, item.Currency, next.Level, next.Channel, next.Day, next.Reason}
			list = append(list, it)
			rows = append(rows, []string{it.Number, it.Client, it.Due.French(), strconv.Itoa(it.DaysLate), it.Balance.Format(it.Currency), it.Day.French(), it.Reason})
		}
		text := "Aucune facture ouverte."
		if len(rows) > 0 {
			text = table([]string{"Numéro", "Client", "Échéance", ">Retard", ">Solde", "Étape le", "Prochaine étape"}, rows)
		}
		return c.report(list, text)
	})
}
