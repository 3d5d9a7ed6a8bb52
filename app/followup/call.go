package followup

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
	"dument/data/rules"
)

// ShowCall helps through a call to a client at any time, whatever the day's
// list says: whom to call, what to say, and what came of it. Where a reminder is
// to be made about the invoices pointed at, or about any of them, the call takes
// its step; else it is kept beside the ladder.
func ShowCall(shell ui.Shell, d Desk, client data.ID, invoices []data.ID) {
	meet(shell, d, client, invoices, nil, func(p party) {
		if !p.owes() {
			return
		}
		ui.Do(shell.Runner(), func(ctx context.Context) (desk.Prepared, error) { return p.prepareCall(ctx) },
			func(ready desk.Prepared, err error) {
				if err != nil {
					shell.Fail(err)
					return
				}
				newCall(p, ready).show()
			})
	})
}

// prepareCall chooses what the call is about and writes its guide; off the UI
// goroutine.
func (p party) prepareCall(ctx context.Context) (desk.Prepared, error) {
	plan, err := p.desk.PlanOf(ctx, p.client.ID)
	if err != nil {
		return desk.Prepared{}, err
	}
	for _, a := range plan.Actions {
		// A call is no formal notice, and an instalment has reminders of its own.
		if a.Level.Rank() > 0 && a.Level != data.LevelFormalNotice && (len(p.pointed) == 0 || slices.ContainsFunc(a.Invoices, p.isPointed)) {
			return p.desk.Prepare(ctx, a, desk.Choice{Channel: data.ChannelCall})
		}
	}
	a := p.beside()
	ready, err := p.desk.Prepare(ctx, a, desk.Choice{})
	if data.CodeOf(err) == data.CodeBlocked { // one may well call about what is not to be reminded of
		ready, err = desk.Prepared{Action: a}, nil
	}
	ready.Action.Level = data.LevelNone // the guide was that of a level, the call takes none
	return ready, err
}

// beside is a call that no step asks for: about the invoices pointed at, else
// the overdue ones, else all.
func (p party) beside() rules.Action {
	items, currency, _ := p.inOneCurrency()
	today := p.desk.Today()
	a := rules.Action{Client: p.client.ID, Currency: currency, Channel: data.ChannelCall, Level: data.LevelUpcoming, Oldest: items[0].Due}
	if items[0].Due < today {
		a.Level = data.LevelFirst
	}
	for _, item := range items {
		if len(p.pointed) > 0 && p.isPointed(item.ID) || len(p.pointed) == 0 && (item.Due < today || a.Level == data.LevelUpcoming) {
			a.Invoices = append(a.Invoices, item.ID)
			a.Net += item.Balance
		}
	}
	return a
}

// call is the dialog of one.
type call struct {
	party
	ready  desk.Prepared
	dialog *ui.Dialog
	form   *ui.Form
	result *ui.SelectField[data.Result]
	again  *ui.DayField
	note   *ui.TextField
}

func newCall(p party, ready desk.Prepared) *call {
	c := &call{party: p, ready: ready}
	options := make([]ui.Option[data.Result], len(data.CallResults))
	for i, r := range data.CallResults {
		options[i] = ui.Option[data.Result]{Value: r, Label: r.French()}
	}
	c.result = ui.NewSelectField("result", "Résultat de l’appel", options)
	c.again = ui.NewDayField("again", "Rappeler le")
	c.again.SetDay(p.desk.Today().Add(1).NextWorking())
	c.again.Hide()
	c.result.OnChanged = func(r data.Result) {
		c.again.Hidden = r.TakesStep()
		c.lay()
	}
	c.note = ui.NewAreaField("note", "Note", 2)
	c.note.SetPlaceHolder("Qui, quoi, pour quand")
	c.form = ui.NewForm("Noter l’appel", c.save, nil)
	c.lay()
	return c
}

// lay puts what to say above what came of it.
func (c *call) lay() {
	var rows []fyne.CanvasObject
	for _, line := range slices.Concat([]string{c.whom()}, c.ready.Guide.Opening) {
		rows = append(rows, ui.Flush(ui.NewCopyable(line)))
	}
	c.form.SetRows(append(rows, ui.NewShares([]float32{3, 2}, c.result, c.again), c.note)...)
	if c.dialog != nil {
		c.dialog.Refresh()
	}
}

// whom names the person and the numbers.
func (c *call) whom() string {
	var parts []string
	person := c.client.Contact
	if person != "" { // a civility alone is no name
		person = strings.TrimSpace(c.client.Civility + " " + person)
	}
	for _, part := range []string{person, c.client.Phone, c.client.Mobile} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if c.client.Phone == "" && c.client.Mobile == "" {
		parts = append(parts, "Aucun numéro\u00a0: complétez la fiche du client")
	}
	return strings.Join(parts, "\u2002·\u2002")
}

func (c *call) show() {
	c.dialog = ui.ShowForm(c.shell.Window(), "Appeler "+c.client.Name, c.form)
	c.dialog.SetWidth(dialogWidth)
}

// save notes the call. What the client promises or objects to is asked for
// first: a call that led to nothing of the kind is not noted as if it had.
func (c *call) save() {
	made := desk.Call{Action: c.ready.Action, Channel: data.ChannelCall, Note: strings.TrimSpace(c.note.Text())}
	made.Result, _ = c.result.Value()
	record := func() { c.record(made) }
	switch {
	case made.Result == data.ResultPromise:
		c.dialog.Close()
		ShowPromise(c.shell, c.desk, c.client.ID, made.Action.Invoices, record)
	case made.Result == data.ResultDispute:
		c.dialog.Close()
		ShowDispute(c.shell, c.desk, c.client.ID, made.Action.Invoices, record)
	default:
		if !made.Result.TakesStep() {
			made.Again, _ = c.again.Day()
		}
		if made.Again != 0 && made.Again <= c.desk.Today() {
			c.form.ShowError(data.Invalid("again", "Ce jour est passé\u00a0: indiquez quand rappeler."))
			return
		}
		c.dialog.Close()
		record()
	}
}

func (c *call) record(made desk.Call) {
	ui.Do(c.shell.Runner(), func(ctx context.Context) (data.Contact, error) { return c.desk.Record(ctx, made) },
		func(_ data.Contact, err error) {
			if err != nil {
				c.shell.Fail(err)
				return
			}
			c.shell.Changed(ui.CouriersChanged)
			if made.Result != data.ResultPromise && made.Result != data.ResultDispute { // these have said so, with « Annuler »
				c.shell.Toast("Appel à "+c.client.Name+" noté\u00a0: "+strings.ToLower(made.Result.French())+".", nil)
			}
		})
}
