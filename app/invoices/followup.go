package invoices

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dument/app/desk"
	"dument/app/detail"
	"dument/data"
	"dument/data/rules"
)

// readFollowUp reads what comes next for an invoice, and what holds it; off the
// UI goroutine.
func (p *Page) readFollowUp(ctx context.Context, s *sheet) error {
	client := s.invoice.ClientID
	plan, err := p.desk.PlanOf(ctx, client)
	if err != nil {
		return err
	}
	s.outlook = desk.OutlookOf(rules.DayPlan{Actions: plan.Actions, Idle: plan.Idle})[s.invoice.ID]
	holds, err := p.desk.Holds(ctx, client)
	if err != nil {
		return err
	}
	s.holds = holds.About(s.invoice.ID)
	rows, err := p.desk.InvoiceRows(ctx, detail.Held(s.holds))
	s.numbers = make(map[data.ID]string, len(rows))
	for _, row := range rows {
		s.numbers[row.ID] = row.Number
	}
	return err
}

// number names an invoice that is held together with the one that is shown.
func (s sheet) number(id data.ID) string { return s.numbers[id] }

// followUp is what comes next and why, and what keeps it from leaving.
func (p *Page) followUp(s sheet) fyne.CanvasObject {
	box := container.NewVBox()
	today, o := p.desk.Today(), s.outlook
	switch held := s.holds.Of(s.invoice.ClientID, s.invoice.ID, today); {
	case o.Now:
		box.Add(detail.Facts(detail.Fact{Name: "Prochaine étape", Value: detail.StepWords(o.Level, o.Channel) + ", à faire depuis le " + o.Day.French()},
			detail.Fact{Name: "Pourquoi", Value: o.Reason}))
	case o.Level != data.LevelNone && !o.Day.IsZero():
		box.Add(detail.Facts(detail.Fact{Name: "Prochaine étape", Value: detail.StepWords(o.Level, o.Channel) + " le " + o.Day.French()},
			detail.Fact{Name: "Pourquoi", Value: o.Reason}))
	case o.Reason != "" && held == data.HoldNone: // else what holds it says so below
		box.Add(detail.Facts(detail.Fact{Name: "Relances", Value: o.Reason}))
	}
	for _, hold := range detail.Holds(s.holds, today, s.number, p.actions.FollowUp) {
		box.Add(hold)
	}
	return box
}

// followMenu offers what can be noted about an open invoice.
func (p *Page) followMenu(s sheet) fyne.CanvasObject {
	ids := []data.ID{s.invoice.ID}
	return detail.MenuButton("Suivi", p.shell.Window(), func() []*fyne.MenuItem {
		return p.actions.FollowUp.Menu(s.invoice.ClientID, ids, true)
	})
}
