package headless

import (
	"strconv"
	"strings"

	"dument/app/desk"
	"dument/data"
	"dument/data/money"
)

// scenarioJSON is a scenario as "scenario list --json" lists it.
type scenarioJSON struct {
	ID       data.ID        `json:"id"`
	Name     string         `json:"name"`
	Default  bool           `json:"default"`
	Profiles []data.Profile `json:"profiles"` // those it stands for
	Steps    []stepJSON     `json:"steps"`
}

type stepJSON struct {
	ID         data.ID      `json:"id"`
	Basis      data.Basis   `json:"basis"`
	Offset     int          `json:"offset"`      // days from the basis, negative before it
	LongOffset int          `json:"long_offset"` // the same for long terms
	Channel    data.Channel `json:"channel"`
	Step       data.Level   `json:"step"`
	Tone       data.Tone    `json:"tone"`
	Automatic  bool         `json:"automatic"`
	Minimum    money.Cents  `json:"minimum_cents"`
	Deadline   int          `json:"deadline_days"` // 0 = the text's own
}

func scenarioEntry(s data.Scenario, d data.Dunning) scenarioJSON {
	e := scenarioJSON{s.ID, s.Name, s.ID == d.Default, []data.Profile{}, []stepJSON{}}
	for _, p := range data.Profiles {
		if d.Profiles[p] == s.ID {
			e.Profiles = append(e.Profiles, p)
		}
	}
	for _, t := range s.Steps {
		e.Steps = append(e.Steps, stepJSON{t.ID, t.Basis, t.Offset, t.LongOffset, t.Channel, t.Level, t.Tone, t.Automatic, t.Minimum, t.Deadline})
	}
	return e
}

// scenarioList lists the scenarios.
func scenarioList(c *call) error {
	return c.with(true, func(d *desk.Desk) error {
		s, err := d.Dunning(c.ctx)
		if err != nil {
			return err
		}
		list, rows := []scenarioJSON{}, [][]string{}
		for _, one := range s.Scenarios {
			e := scenarioEntry(one, s)
			list = append(list, e)
			rows = append(rows, []string{e.Name, strconv.Itoa(len(e.Steps)), e.stands()})
		}
		return c.report(list, table([]string{"Scénario", ">Étapes", "Vaut pour"}, rows))
	})
}

// stands says what a scenario is for.
func (e scenarioJSON) stands() string {
	var names []string
	for _, p := range e.Profiles {
		names = append(names, p.French())
	}
	if e.Default {
		names = append(names, "tout ce qui n’a pas le sien")
	}
	return strings.Join(names, ", ")
}

// scenarioShow shows the steps of a scenario.
func scenarioShow(c *call) error {
	return c.with(true, func(d *desk.Desk) error {
		s, err := d.Dunning(c.ctx)
		if err != nil {
			return err
		}
		one, err := scenarioNamed(s, c.args[0])
		if err != nil {
			return err
		}
		var rows [][]string
		for _, t := range one.Steps {
			by := ""
			if t.Automatic {
				by = "oui"
			}
			rows = append(rows, []string{t.Level.French(), t.Channel.French(), t.Tone.French(), offset(t.Offset, t.Basis), offset(t.LongOffset, t.Basis), by})
		}
		return c.report(scenarioEntry(one, s), one.Name+"\n"+table([]string{"Étape", "Canal", "Ton", "Jour", "Si délai long", "Automatique"}, rows))
	})
}

// offset writes a step's day: "J-5", "J+15", "facture+2".
func offset(days int, from data.Basis) string {
	base := "J"
	if from == data.FromIssue {
		base = "facture"
	}
	if days < 0 {
		return base + strconv.Itoa(days)
	}
	return base + "+" + strconv.Itoa(days)
}

// scenarioNamed finds a scenario by its name, or by its number.
func scenarioNamed(d data.Dunning, name string) (data.Scenario, error) {
	var names []string
	for _, s := range d.Scenarios {
		if data.Fold(s.Name) == data.Fold(name) || strconv.Itoa(int(s.ID)) == name {
			return s, nil
		}
		names = append(names, "«\u00a0"+s.Name+"\u00a0»")
	}
	return data.Scenario{}, &data.Error{Code: data.CodeNotFound, Field: "scenario", Sentence: "Le scénario «\u00a0" + name +
		"\u00a0» n’est pas dans le registre\u00a0: choisissez " + orList(names) + "."}
}
