package detail

import (
	"dument/app/ui"
	"dument/data"
)

// ScenarioOptions are the scenarios that can be chosen, after the way to have
// none of one's own. The choice that was made stays, even where its name is not known.
func ScenarioOptions(none string, scenarios []data.Scenario, own data.ID) []ui.Option[data.ID] {
	options := []ui.Option[data.ID]{{Value: 0, Label: none}}
	known := own == 0
	for _, s := range scenarios {
		options = append(options, ui.Option[data.ID]{Value: s.ID, Label: s.Name})
		known = known || s.ID == own
	}
	if !known {
		options = append(options, ui.Option[data.ID]{Value: own, Label: "Le sien"})
	}
	return options
}
