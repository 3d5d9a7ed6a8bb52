package today

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"dument/app/ui"
)

// horizons are the offered reaches of "à échoir", in days.
var horizons = []int{7, 15, 30, 60}

const (
	defaultHorizon = 15
	horizonSetting = "today.horizon"
)

func newReach(changed func(int)) *ui.SelectField[int] {
	var options []ui.Option[int]
	for _, days := range horizons {
		options = append(options, ui.Option[int]{Value: days, Label: fmt.Sprintf("%d\u00a0jours", days)})
	}
	f := ui.NewSelectField("horizon", "", options)
	f.SetValue(defaultHorizon)
	f.OnChanged = changed
	return f
}

// parseHorizon reads the setting; what is not offered is the default.
func parseHorizon(value string) int {
	days, err := strconv.Atoi(value)
	if err != nil || !slices.Contains(horizons, days) {
		return defaultHorizon
	}
	return days
}

// setHorizon reads the day again with another reach and keeps it for next time.
func (p *Page) setHorizon(days int) {
	if days == p.horizon {
		return
	}
	p.horizon = days
	p.read()
	ui.Do(p.shell.Runner(), func(ctx context.Context) (struct{}, error) {
		return struct{}{}, p.desk.SetSetting(ctx, horizonSetting, strconv.Itoa(days))
	}, func(_ struct{}, err error) { p.shell.Fail(err) })
}
