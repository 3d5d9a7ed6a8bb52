package today

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"dument/app/rehearsal"
	"dument/data"
	"dument/data/rules"
)

// The goldens hold what each state of the page draws, as text.
func TestLooks(t *testing.T) {
	queue := rules.DayPlan{
		Actions: []rules.Action{
			{Client: 1, Currency: "EUR", Level: data.LevelSecond, Channel: data.ChannelEmail, Invoices: []data.ID{11, 12, 13}, Net: 612040, Oldest: planDay.Add(-41)},
			{Client: 2, Currency: "EUR", Level: data.LevelFormalNotice, Channel: data.ChannelRegistered, Invoices: []data.ID{21}, Net: 90000, Oldest: planDay.Add(-20)},
			{Client: 3, Currency: "EUR", Level: data.LevelThanks, Channel: data.ChannelEmail, Invoices: []data.ID{31}, Net: 5000, Oldest: planDay.Add(-1)},
		},
		Idle: []rules.Idle{idle(4, 41, rules.Later, 5), idle(5, 51, rules.NeverRemind, 0)},
	}
	gated := rules.DayPlan{Actions: []rules.Action{queue.Actions[0]}}
	gated.Actions[0].Held = rules.Reason{Code: rules.Receipts}
	for name, plan := range map[string]rules.DayPlan{"nothing": {}, "queue": queue, "gate": gated, "done": {Idle: queue.Idle}} {
		t.Run(name, func(t *testing.T) {
			stage := rehearsal.New(t)
			p := New(stage, &crowd{plan: plan}, Actions{})
			stage.Put(p)
			p.Focus()
			test.AssertRendersToMarkup(t, name+".xml", stage.Window().Canvas())
		})
	}
}
