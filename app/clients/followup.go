package clients

import (
	"context"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
)

// followUp is where the client stands: how it pays, what comes next and why,
// and what keeps reminders from leaving.
func (p *Page) followUp(s sheet) fyne.CanvasObject {
	lines := []fyne.CanvasObject{detail.Facts(standing(s)...)}
	if s.behaviour.OverLimit != "" {
		lines = append(lines, detail.Notice("Encours dépassé", ui.ToneLate, s.behaviour.OverLimit, "", "", nil))
	}
	if s.behaviour.Suggestion != "" {
		to := s.behaviour.Suggested
		lines = append(lines, detail.Notice("Suggestion", ui.ToneAccent, ui.Sentence(s.behaviour.Suggestion), "",
			"Changer de profil", func() { p.setProfile(s.client, to) }))
	}
	if !s.client.Insolvent.IsZero() {
		title, below := proceeding(s.client, s.declareBy)
		lines = append(lines, detail.Notice("Procédure collective", ui.ToneLate, title, below, "Compléter…", func() { p.actions.Recovery.Proceeding(s.client.ID) }))
	}
	lines = append(lines, detail.Holds(s.holds, p.desk.Today(), s.number, p.actions.FollowUp)...)
	return detail.Section("Suivi", nil, "", lines...)
}

// standing is what one would say of the client on the telephone.
func standing(s sheet) []detail.Fact {
	c := s.client
	next, reason := s.next()
	facts := []detail.Fact{
		{Name: "Comportement", Value: s.behaviour.Sentence},
		{Name: "Profil", Value: profile(c)},
		{Name: "Scénario", Value: s.scenario()},
		{Name: "Prochaine étape", Value: next},
		{Name: "Pourquoi", Value: reason},
	}
	if c.Never {
		facts = append(facts, detail.Fact{Name: "Relances", Value: "Jamais\u00a0: vous l’avez demandé dans sa fiche"})
	}
	if !c.HandedOver.IsZero() {
		facts = append(facts, detail.Fact{Name: "Dossier transmis", Value: "Le " + c.HandedOver.French()})
	}
	if c.CreditLimit > 0 && s.behaviour.OverLimit == "" {
		facts = append(facts, detail.Fact{Name: "Encours", Value: s.behaviour.Open.Format("EUR") + " sur " + c.CreditLimit.Format("EUR") + " autorisés"})
	}
	return facts
}

// proceeding tells of a client's collective proceedings, and what is to be done.
func proceeding(c data.Client, declareBy day.Day) (title, below string) {
	known := c.Proceeding
	title = "Jugement du " + c.Insolvent.French()
	if known.Kind != "" {
		title = known.Kind.French() + ", jugement du " + c.Insolvent.French()
	}
	switch {
	case !known.Declared.IsZero():
		below = "Créance déclarée le " + known.Declared.French() + "."
	case declareBy.IsZero():
		below = "Notez la publication au BODACC\u00a0: le délai pour déclarer votre créance court d’elle."
	default:
		below = "Créance à déclarer au plus tard le " + declareBy.French() + "."
	}
	if known.Trustee != "" {
		below += " Mandataire\u00a0: " + known.Trustee + "."
	}
	return title, below + " Les relances et les intérêts sont arrêtés."
}

// profile names the profile in force; where the user has chosen none it follows
// from the kind of client.
func profile(c data.Client) string {
	name := c.Profile.For(c.Kind).French()
	if c.Profile == data.ProfileAuto {
		name += ", selon le type de client"
	}
	return name
}

// scenario names the ladder, and the last rung that was climbed.
func (s sheet) scenario() string {
	name := s.plan.Scenario.Name
	if len(s.plan.Scenario.Steps) == 0 {
		name = "Aucun"
	}
	if len(s.open) == 0 {
		return name
	}
	c, climbed := s.lastRung()
	if !climbed {
		return name + " – pas encore commencé"
	}
	did := "faite"
	switch {
	case c.Result == data.ResultSkipped:
		did = "passée"
	case c.Channel == data.ChannelEmail || c.Channel == data.ChannelLetter || c.Channel == data.ChannelRegistered:
		did = "partie"
	}
	return name + " – «\u00a0" + c.Level.French() + "\u00a0» " + did + " le " + c.On.French()
}

// lastRung returns the newest contact that took a step of the ladder. A step
// that was passed and then restored was not taken.
func (s sheet) lastRung() (data.Contact, bool) {
	restored := 0
	for _, c := range s.history {
		switch {
		case c.Result == data.ResultRestored:
			restored++
		case c.Result == data.ResultSkipped && restored > 0:
			restored--
		case c.Level.Rank() > 0 && c.Result.TakesStep():
			return c, true
		}
	}
	return data.Contact{}, false
}

// next says what is to be done about the client, or when, and why.
func (s sheet) next() (step, reason string) {
	if len(s.plan.Actions) > 0 {
		a := s.plan.Actions[0]
		return detail.StepWords(a.Level, a.Channel) + ", à faire depuis le " + a.Day.French(), a.Why.Sentence()
	}
	best := -1
	for i, idle := range s.plan.Idle {
		switch {
		case best < 0:
			best = i
		case idle.Day.IsZero():
		case s.plan.Idle[best].Day.IsZero() || idle.Day < s.plan.Idle[best].Day:
			best = i
		}
	}
	if best < 0 {
		return "", ""
	}
	idle := s.plan.Idle[best]
	if idle.Day.IsZero() || idle.Level == data.LevelNone {
		return "Aucune pour l’instant", idle.Why.Sentence()
	}
	return detail.StepWords(idle.Level, idle.Channel) + " le " + idle.Day.French(), idle.Why.Sentence()
}

// number names an invoice that something holds, settled or not.
func (s sheet) number(id data.ID) string { return s.numbers[id] }

// setProfile changes a client's profile; the toast takes it back.
func (p *Page) setProfile(c data.Client, to data.Profile) {
	set := func(ctx context.Context, profile data.Profile) error {
		now, err := p.desk.Client(ctx, c.ID)
		if err != nil {
			return err
		}
		now.Profile = profile
		return p.desk.SaveClient(ctx, &now)
	}
	ui.Do(p.shell.Runner(), func(ctx context.Context) (desk.Undo, error) {
		return func(ctx context.Context) error { return set(ctx, c.Profile) }, set(ctx, to)
	}, func(undo desk.Undo, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.shell.Changed(ui.ClientsChanged)
		p.shell.Toast(c.Name+" passe en «\u00a0"+to.French()+"\u00a0».", func() { p.undo(undo, ui.ClientsChanged) })
	})
}
