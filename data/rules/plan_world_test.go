package rules

import (
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// due is a Monday; the stories of the plan turn around it.
var due = day.Of(2026, 6, 1)

// at returns the day n days after due.
func at(n int) day.Day { return due.Add(n) }

func step(id data.ID, offset, long int, channel data.Channel, level data.Level, change func(*data.Step)) data.Step {
	s := data.Step{ID: id, Basis: data.FromDue, Offset: offset, LongOffset: long, Channel: channel, Level: level, Tone: data.ToneFormal,
		Automatic: channel == data.ChannelEmail}
	if change != nil {
		change(&s)
	}
	return s
}

func deadline7(s *data.Step)  { s.Deadline = 7 }
func from50(s *data.Step)     { s.Minimum = 5000 }
func sinceIssue(s *data.Step) { s.Basis = data.FromIssue }

// ladders are the scenarios of the stories: 1 the standard one, 2 with calls, 3 a bad payer's.
func ladders() data.Dunning {
	s := data.DefaultDunning()
	s.Default = 1
	s.Profiles = map[data.Profile]data.ID{data.ProfileStandard: 1, data.ProfileRegular: 2, data.ProfileBadPayer: 3}
	s.Scenarios = []data.Scenario{
		{ID: 1, Name: "Standard", Steps: []data.Step{
			step(11, -5, -10, data.ChannelEmail, data.LevelUpcoming, nil), step(12, 5, 10, data.ChannelEmail, data.LevelFirst, nil),
			step(13, 15, 25, data.ChannelEmail, data.LevelSecond, deadline7), step(14, 30, 50, data.ChannelRegistered, data.LevelFormalNotice, from50)}},
		{ID: 2, Name: "Appels", Steps: []data.Step{
			step(21, 3, 3, data.ChannelCall, data.LevelUpcoming, sinceIssue), step(22, -5, -5, data.ChannelEmail, data.LevelUpcoming, nil),
			step(23, 7, 7, data.ChannelEmail, data.LevelFirst, nil), step(24, 20, 20, data.ChannelCall, data.LevelFirst, nil),
			step(25, 40, 40, data.ChannelRegistered, data.LevelFormalNotice, from50)}},
		{ID: 3, Name: "Ferme", Steps: []data.Step{
			step(31, -10, -10, data.ChannelEmail, data.LevelUpcoming, nil), step(32, 2, 2, data.ChannelEmail, data.LevelFirst, nil),
			step(33, 10, 10, data.ChannelEmail, data.LevelSecond, deadline7), step(34, 20, 20, data.ChannelRegistered, data.LevelFormalNotice, from50)}},
	}
	return s
}

// owing is a professional who can be reached in every way and owes one invoice
// of 1 000 euros, issued 30 days before due.
func owing(change func(*data.Debtor)) data.Debtor {
	d := data.Debtor{ID: 1, Kind: data.Professional, Channel: data.ChannelEmail, HasEmail: true, HasPhone: true, HasMobile: true, HasAddress: true,
		Debts: []data.Debt{debt(1, 0, 100000)}}
	if change != nil {
		change(&d)
	}
	return d
}

// debt falls due n days after the due day of the stories, 30 days after its issue.
func debt(id data.ID, n int, balance money.Cents) data.Debt {
	return data.Debt{ID: id, Currency: "EUR", Issued: at(n - 30), Due: at(n), Balance: balance}
}

// told says what left for all of a debtor's debts.
func told(d *data.Debtor, on day.Day, level data.Level, step data.ID) {
	d.LastContact = on
	for i := range d.Debts {
		d.Debts[i].LastLevel, d.Debts[i].LastStep, d.Debts[i].LastContact = level, step, on
	}
}

// records are up to date on every day.
func records(debtors ...data.Debtor) data.Records {
	return data.Records{Debtors: debtors, Receipts: data.Receipts{Confirmed: due.Add(100000)}}
}
