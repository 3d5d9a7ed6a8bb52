package scenarios

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dument/app/ui"
	"dument/data"
)

// profiles is the form that says which kind of payer follows which scenario.
type profiles struct {
	shell  ui.Shell
	desk   DunningDesk
	stored data.Dunning
	saved  func(back change)

	form    *ui.Form
	usual   *ui.SelectField[data.ID]
	choices map[data.Profile]*ui.SelectField[data.ID]
}

// profilesTitle names the form.
const profilesTitle = "Quel scénario pour quel client"

// editProfiles opens the form beside the list.
func (l *ladders) editProfiles() {
	l.pane.Edit(newProfiles(l.shell, l.desk, *l.dunning.Load(), func(back change) {
		shown, _ := l.dunning.Load().Scenario(l.pane.Shown)
		l.pane.Saved(shown.ID, shown.Name)
		l.shell.Changed(ui.DunningChanged)
		if l.pane.Shown == 0 {
			l.pane.Close()
		}
		l.table.Focus()
		l.shell.Toast("Le scénario de chaque profil est enregistré.", func() {
			l.carryOut(func(ctx context.Context) error { return keep(ctx, l.desk, back) })
		})
	}, l.cancel))
}

func newProfiles(shell ui.Shell, desk DunningDesk, d data.Dunning, saved func(back change), cancel func()) *profiles {
	p := &profiles{shell: shell, desk: desk, stored: d, saved: saved, choices: map[data.Profile]*ui.SelectField[data.ID]{}}
	var scenarios []ui.Option[data.ID]
	for _, s := range d.Scenarios {
		scenarios = append(scenarios, ui.Option[data.ID]{Value: s.ID, Label: s.Name})
	}
	p.usual = ui.NewSelectField("default", "Scénario par défaut", scenarios)
	p.usual.SetValue(d.Default)
	p.usual.SetNote("Pour les profils qui n’en ont pas d’autre.")
	rows := []fyne.CanvasObject{p.usual}
	orDefault := append([]ui.Option[data.ID]{{Value: 0, Label: "Celui par défaut"}}, scenarios...)
	for i, profile := range data.Profiles {
		choice := ui.NewSelectField(string(profile), profile.French(), orDefault)
		choice.SetValue(d.Profiles[profile])
		p.choices[profile] = choice
		if i%2 == 1 {
			rows = append(rows, ui.NewRow(p.choices[data.Profiles[i-1]], choice))
		}
	}
	p.form = ui.NewForm("Enregistrer", p.save, cancel, rows...)
	p.form.SetIntro("Le profil d’un client se choisit sur sa fiche. Un client ou une facture peut avoir un scénario pour lui seul\u00a0: il passe alors avant.")
	return p
}

// Title names the form in the window's title.
func (p *profiles) Title() string { return profilesTitle }

// Content is the form with its title, for the pane.
func (p *profiles) Content() fyne.CanvasObject {
	return container.NewBorder(ui.Flush(ui.Section(profilesTitle)), nil, nil, nil, p.form)
}

// Dirty reports whether something would be lost with the form.
func (p *profiles) Dirty() bool {
	usual, chosen := p.value()
	if usual != p.stored.Default {
		return true
	}
	for _, profile := range data.Profiles {
		if chosen[profile] != p.stored.Profiles[profile] {
			return true
		}
	}
	return false
}

// Focus gives the keyboard to the default.
func (p *profiles) Focus() { p.shell.Window().Canvas().Focus(p.usual.Focusable()) }

// value returns the default and the scenario of each profile that has another.
func (p *profiles) value() (data.ID, map[data.Profile]data.ID) {
	usual, _ := p.usual.Value()
	chosen := map[data.Profile]data.ID{}
	for profile, choice := range p.choices {
		if id, _ := choice.Value(); id != 0 {
			chosen[profile] = id
		}
	}
	return usual, chosen
}

// lead changes who is led by which scenario.
func lead(usual data.ID, chosen map[data.Profile]data.ID) change {
	return func(d data.Dunning) data.Dunning {
		d.Default, d.Profiles = usual, chosen
		return d
	}
}

func (p *profiles) save() {
	c := lead(p.value())
	weigh(p.shell, p.desk, weighing{change: c, busy: p.form.SetBusy, fail: p.form.ShowError, save: func() { p.store(c) }})
}

func (p *profiles) store(c change) {
	p.form.SetBusy(true)
	ui.Do(p.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, keep(ctx, p.desk, c) }, func(_ struct{}, err error) {
		p.form.SetBusy(false)
		if err != nil {
			p.form.ShowError(err)
			return
		}
		p.saved(lead(p.stored.Default, p.stored.Profiles))
	})
}
