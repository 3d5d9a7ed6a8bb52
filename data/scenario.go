package data

import (
	"fmt"
	"strings"

	"dument/data/day"
	"dument/data/money"
)

// Tone is the manner of a text, whatever its level.
type Tone string

const (
	ToneFormal        Tone = "formal"
	ToneCordial       Tone = "cordial"
	ToneFirm          Tone = "firm"
	ToneUnderstanding Tone = "understanding"
)

// Tones lists the tones in the order they are offered.
var Tones = []Tone{ToneFormal, ToneCordial, ToneFirm, ToneUnderstanding}

// French returns the tone's name in the window.
func (t Tone) French() string {
	switch t {
	case ToneFormal:
		return "Formel"
	case ToneCordial:
		return "Cordial"
	case ToneFirm:
		return "Ferme"
	case ToneUnderstanding:
		return "Compréhensif"
	}
	return string(t)
}

// Basis is the day that a step's offset counts from.
type Basis string

const (
	FromDue   Basis = "due"
	FromIssue Basis = "issued" // for the call that follows the invoice
)

// LongTerms is the number of days between issue and due date above which a
// step's LongOffset counts.
const LongTerms = 45

// Step is one rung of a scenario.
type Step struct {
	ID         ID // kept for life: the history names it
	Basis      Basis
	Offset     int // days from the basis, negative before it
	LongOffset int // the same for an invoice payable after more than LongTerms days
	Channel    Channel
	Level      Level
	Tone       Tone
	Automatic  bool        // may leave by itself where the user has allowed that; e-mail only
	Minimum    money.Cents // passed over when less is asked for
	Deadline   int         // days that the message gives to pay; 0 = the text's own
}

// Before reports whether the step belongs before the due date.
func (s Step) Before() bool {
	return s.Level == LevelUpcoming
}

// Eligible returns the day from which the calendar allows the step, before
// working days, the gap and deadlines are looked at.
func (s Step) Eligible(issued, due day.Day) day.Day {
	from, offset := due, s.Offset
	if s.Basis == FromIssue {
		from = issued
	}
	if due.Sub(issued) > LongTerms {
		offset = s.LongOffset
	}
	return from.Add(offset)
}

// Scenario is a ladder of steps, in the order they are climbed.
type Scenario struct {
	ID    ID
	Name  string
	Steps []Step
}

// Step returns the step with an id.
func (s Scenario) Step(id ID) (Step, bool) {
	for _, step := range s.Steps {
		if step.ID == id {
			return step, true
		}
	}
	return Step{}, false
}

// maxSteps bounds a scenario; nobody writes thirty times for one invoice.
const maxSteps = 30

// Validate refuses a scenario that cannot be climbed. The error is a *Error
// that names the field as the form does: "name" or "step 3".
func (s Scenario) Validate() error {
	switch {
	case strings.TrimSpace(s.Name) == "" || hasControl(s.Name):
		return Invalid("name", "Le scénario n’a pas de nom\u00a0: donnez-lui-en un, sur une seule ligne.")
	case len(s.Steps) == 0:
		return Invalid("steps", "Le scénario «\u00a0"+s.Name+"\u00a0» n’a aucune étape\u00a0: ajoutez-en une.")
	case len(s.Steps) > maxSteps:
		return Invalid("steps", fmt.Sprintf("Le scénario «\u00a0%s\u00a0» a %d étapes\u00a0: %d au plus.", s.Name, len(s.Steps), maxSteps))
	}
	for i, step := range s.Steps {
		if why := step.fault(); why != "" {
			return stepFault(i, why)
		}
		if i == 0 {
			continue
		}
		before := s.Steps[i-1]
		switch {
		case step.Level.Rank() < before.Level.Rank():
			return stepFault(i, "«\u00a0"+step.Level.French()+"\u00a0» ne peut pas venir après «\u00a0"+before.Level.French()+"\u00a0»\u202f: les étapes vont de la plus douce à la plus ferme.")
		case step.Basis == before.Basis && (step.Offset < before.Offset || step.LongOffset < before.LongOffset):
			return stepFault(i, "elle tombe avant l’étape qui la précède\u202f: rangez les étapes dans l’ordre des jours.")
		}
	}
	return nil
}

func stepFault(i int, why string) error {
	return Invalid(fmt.Sprintf("step %d", i+1), fmt.Sprintf("Étape %d\u00a0: %s", i+1, why))
}

// fault says in French what keeps the step from being used, "" when nothing does.
func (s Step) fault() string {
	switch {
	case s.Level.Rank() == 0:
		return "choisissez son niveau, de «\u00a0Avant échéance\u00a0» à «\u00a0Mise en demeure\u00a0»."
	case s.Basis != FromDue && s.Basis != FromIssue:
		return "ses jours se comptent depuis l’échéance ou depuis la date de facture."
	case !known(Channels, s.Channel):
		return "choisissez son moyen\u202f: e-mail, appel, SMS, courrier, recommandé ou visite."
	case !known(Tones, s.Tone):
		return "choisissez son ton\u202f: formel, cordial, ferme ou compréhensif."
	case s.Offset < -180 || s.Offset > 730 || s.LongOffset < -180 || s.LongOffset > 730:
		return "un décalage tient entre 180 jours avant et 730 jours après."
	case s.Basis == FromDue && s.Before() && (s.Offset > 0 || s.LongOffset > 0):
		return "un message d’avant échéance part au plus tard le jour de l’échéance."
	case !s.Before() && (s.Basis == FromIssue || s.Offset < 1 || s.LongOffset < 1):
		return "une relance part au plus tôt le lendemain de l’échéance, et se compte depuis elle."
	case s.Level == LevelFormalNotice && s.Channel != ChannelRegistered && s.Channel != ChannelLetter:
		return "une mise en demeure part sur papier\u202f: recommandé ou courrier."
	case s.Level != LevelFormalNotice && s.Channel == ChannelRegistered:
		return "le recommandé est réservé à la mise en demeure."
	case s.Automatic && (s.Channel != ChannelEmail || s.Level == LevelFormalNotice):
		return "seul un e-mail peut partir automatiquement, et jamais une mise en demeure."
	case s.Minimum < 0 || s.Minimum > money.Max:
		return "son montant minimum ne peut pas être négatif."
	case s.Deadline < 0 || s.Deadline > 90:
		return "le délai qu’elle laisse pour payer tient entre 0 et 90 jours."
	}
	return ""
}

func known[T comparable](all []T, one T) bool {
	for _, v := range all {
		if v == one {
			return true
		}
	}
	return false
}
