package today

import (
	"strings"

	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
)

// lateAfter is the number of days late from which red replaces amber.
const lateAfter = 30

// count writes a number with its noun: "1 facture", "3 factures".
func count(n int, one, many string) string {
	if n < 2 {
		return ui.Number(n) + "\u00a0" + one
	}
	return ui.Number(n) + "\u00a0" + many
}

func invoices(n int) string { return count(n, "facture", "factures") }

// delay says how late something is, or how soon it is due, with its tone.
func delay(due, today day.Day) (string, ui.Tone) {
	switch late := today.Sub(due); {
	case late > lateAfter:
		return count(late, "jour", "jours") + " de retard", ui.ToneLate
	case late > 0:
		return count(late, "jour", "jours") + " de retard", ui.ToneOverdue
	case late == 0:
		return "échoit aujourd’hui", ui.ToneUpcoming
	case late == -1:
		return "échoit demain", ui.ToneUpcoming
	default:
		return "échoit dans " + count(-late, "jour", "jours"), ui.ToneUpcoming
	}
}

// step names what is to be done: "Relance 2 · E-mail".
func step(level data.Level, channel data.Channel) string {
	if channel == "" {
		return level.French()
	}
	return level.French() + " · " + channel.French()
}

// stepTone is the colour of a step: what is pleasant, what is firm, the rest.
func stepTone(level data.Level) ui.Tone {
	switch level {
	case data.LevelThanks:
		return ui.TonePaid
	case data.LevelFormalNotice:
		return ui.ToneLate
	case data.LevelInstalment, data.LevelInstalmentLate:
		return ui.TonePromise
	}
	return ui.ToneAccent
}

// lateness is the chip beside the step: of a payment there is none.
func lateness(a rules.Action, today day.Day) (string, ui.Tone) {
	if a.Level == data.LevelThanks {
		return "", ui.ToneInk
	}
	return delay(a.Oldest, today)
}

// passed writes the steps that an action leaves out.
func passed(a rules.Action) string {
	var out []string
	for _, p := range a.Passed {
		why := "l’échéance est venue"
		if !p.Step.Before() {
			why = "moins de " + p.Step.Minimum.Format(a.Currency)
		} else if a.Level == data.LevelUpcoming {
			why = "un rappel plus proche de l’échéance la remplace"
		}
		out = append(out, "«\u00a0"+p.Step.Level.French()+"\u00a0» du "+p.Day.French()+" passée\u00a0: "+why)
	}
	if len(out) == 0 {
		return ""
	}
	return strings.Join(out, "\u202f; ") + "."
}

// totals writes what is at stake, the largest currency of the plan first:
// "18 420,00 € + 300,00 $". Payments that are thanked for are not at stake.
func totals(actions []rules.Action) string {
	sums := map[string]money.Cents{}
	var currencies, out []string
	for _, a := range actions {
		if a.Level == data.LevelThanks {
			continue
		}
		if _, known := sums[a.Currency]; !known {
			currencies = append(currencies, a.Currency)
		}
		sums[a.Currency] += a.Net
	}
	for _, c := range currencies {
		out = append(out, sums[c].Format(c))
	}
	return strings.Join(out, " + ")
}

// remains says in the window's title what is left: "7 choses à faire". All is well
// only where nobody who owes is out of reach.
func remains(a *agenda) string {
	switch n := len(a.actions); {
	case n > 0:
		return count(n, "chose à faire", "choses à faire")
	case a.stuck() > 0:
		return "rien à envoyer"
	}
	return "tout est à jour"
}

// holdWord is the chip of an invoice about which nothing is proposed.
func holdWord(why rules.Reason) (string, ui.Tone) {
	switch why.Code {
	case rules.InDispute:
		return "Litige", ui.ToneDispute
	case rules.Promised:
		return "Promesse", ui.TonePromise
	case rules.OnPlan:
		return "Échéancier", ui.TonePromise
	case rules.Paused:
		return "En pause", ui.ToneUpcoming
	case rules.NeverRemind:
		return "Jamais relancé", ui.ToneUpcoming
	case rules.DirectDebit:
		return "Prélèvement", ui.ToneUpcoming
	case rules.Insolvency:
		return "Procédure collective", ui.ToneLate
	case rules.HandedOver:
		return "Dossier transmis", ui.ToneUpcoming
	case rules.Unreachable:
		return "Sans coordonnées", ui.ToneOverdue
	case rules.Pending:
		return "Message à envoyer", ui.ToneAccent
	case rules.Finished:
		return "Étapes finies", ui.ToneOverdue
	case rules.Covered:
		return "Couverte", ui.TonePaid
	case rules.Threshold:
		return "Petit montant", ui.ToneUpcoming
	case rules.NoDueDate:
		return "Sans échéance", ui.ToneOverdue
	case rules.NoScenario:
		return "Sans scénario", ui.ToneOverdue
	case rules.August:
		return "Août", ui.ToneUpcoming
	}
	return "En attente", ui.ToneUpcoming
}
