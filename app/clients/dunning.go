package clients

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// dunning is the part of the form about reminders. It is folded while all in it
// is as for everybody.
type dunning struct {
	form     *form
	open     bool
	unfold   fyne.CanvasObject
	profile  *ui.SelectField[data.Profile]
	scenario *ui.SelectField[data.ID] // 0 = that of the profile
	channel  *ui.SelectField[data.Channel]
	limit    *ui.MoneyField
	never    *ui.CheckField
	passedOn *ui.CheckField // the case was handed over
	handed   *ui.DayField
}

func (d *dunning) build(f *form) {
	d.form = f
	d.unfold = detail.FormButton("Relances\u00a0: profil, scénario, cas particuliers", theme.MenuDropDownIcon(), func() {
		d.open = true
		f.ui.SetRows(f.rows()...)
		f.shell.Window().Canvas().Focus(d.profile.Focusable())
	}, f.ui.Cancel)
	d.profile = ui.NewSelectField("profile", "Profil", profileOptions())
	d.scenario = ui.NewSelectField("scenario", "Scénario", detail.ScenarioOptions("Celui du profil", nil, f.stored.Scenario))
	d.channel = ui.NewSelectField("channel", "Canal préféré", channelOptions())
	d.limit = ui.NewOptionalMoneyField("credit_limit", "Encours autorisé")
	d.limit.SetNote("Une alerte paraît quand le client doit davantage.")
	d.never = ui.NewCheckField("never", "Ne jamais relancer ce client")
	d.passedOn = ui.NewCheckField("handed_over", "Dossier transmis (recouvrement, justice)")
	d.handed = ui.NewDayField("handed_over", "Transmis le")
	d.passedOn.OnChanged = func(on bool) {
		d.handed.Hidden = !on
		f.ui.SetRows(f.rows()...)
	}
}

// rows are the fields, or the button that shows them.
func (d *dunning) rows() []fyne.CanvasObject {
	if !d.open {
		return []fyne.CanvasObject{ui.Line(d.unfold)}
	}
	return []fyne.CanvasObject{ui.Flush(ui.Section("Relances")),
		ui.NewRow(d.profile, d.scenario), ui.NewRow(d.channel, d.limit),
		d.never, d.passedOn, d.handed}
}

func (d *dunning) fill(c data.Client) {
	d.open = d.open || c.Profile != data.ProfileAuto || c.Scenario != 0 || c.Never || !c.HandedOver.IsZero() ||
		c.CreditLimit != 0 || c.Channel != data.ChannelEmail
	d.profile.SetValue(c.Profile)
	d.scenario.SetValue(c.Scenario)
	d.channel.SetValue(c.Channel)
	if c.CreditLimit != 0 {
		d.limit.SetCents(c.CreditLimit)
	}
	d.never.SetChecked(c.Never)
	d.handed.SetDay(c.HandedOver)
	d.passedOn.SetChecked(!c.HandedOver.IsZero())
	d.handed.Hidden = c.HandedOver.IsZero()
}

// value puts what the fields have into a client.
func (d *dunning) value(c *data.Client) {
	c.Profile, _ = d.profile.Value()
	c.Scenario, _ = d.scenario.Value()
	c.Channel, _ = d.channel.Value()
	c.CreditLimit, _ = d.limit.Cents()
	c.Never = d.never.Checked()
	c.HandedOver = 0
	if d.passedOn.Checked() {
		c.HandedOver, _ = d.handed.Day()
	}
}

// read names the scenarios that can be chosen; until then the client's own
// stands without its name.
func (d *dunning) read() {
	f := d.form
	ui.Do(f.shell.Runner(), func(ctx context.Context) (data.Dunning, error) { return f.desk.Dunning(ctx) },
		func(got data.Dunning, err error) {
			if err != nil {
				f.shell.Fail(err)
				return
			}
			d.scenario.SetOptions(detail.ScenarioOptions("Celui du profil", got.Scenarios, f.stored.Scenario))
		})
}

func profileOptions() []ui.Option[data.Profile] {
	options := []ui.Option[data.Profile]{{Value: data.ProfileAuto, Label: data.ProfileAuto.French()}}
	for _, p := range data.Profiles {
		options = append(options, ui.Option[data.Profile]{Value: p, Label: p.French()})
	}
	return options
}
