package scenarios

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"dument/app/ui"
	"dument/data"
)

// count writes a number with its noun: "1 étape", "3 étapes".
func count(n int, one, many string) string {
	if n > 1 {
		one = many
	}
	return ui.Number(n) + "\u00a0" + one
}

// quoted puts a name between guillemets.
func quoted(name string) string { return "«\u00a0" + name + "\u00a0»" }

// offset writes the days of a step as people of the trade do: "J-5", "J",
// "J+15". From the invoice's date it is "F+3".
func offset(basis data.Basis, days int) string {
	letter := "J"
	if basis == data.FromIssue {
		letter = "F"
	}
	if days == 0 {
		return letter
	}
	return letter + fmt.Sprintf("%+d", days)
}

// mark is the day of a step on the ladder.
func mark(s data.Step) string { return offset(s.Basis, s.Offset) }

// stepTitle names a step: "E-mail « Relance 1 »".
func stepTitle(s data.Step) string { return s.Channel.French() + " " + quoted(s.Level.French()) }

// stepWords tells the rest of a step in a line.
func stepWords(s data.Step) string {
	words := []string{"ton " + strings.ToLower(s.Tone.French())}
	switch {
	case s.Automatic:
		words = append(words, "automatique")
	case s.Level == data.LevelFormalNotice:
		words = append(words, "toujours à la main")
	default:
		words = append(words, "à la main")
	}
	if s.Minimum > 0 {
		words = append(words, "à partir de "+s.Minimum.Format("EUR"))
	}
	if s.Deadline > 0 {
		words = append(words, "laisse "+count(s.Deadline, "jour", "jours")+" pour payer")
	}
	return strings.Join(words, " · ")
}

// longWords tells the day of a step where the term is long, "" where it is the same.
func longWords(s data.Step) string {
	if s.LongOffset == s.Offset {
		return ""
	}
	return fmt.Sprintf("%s si le délai de paiement dépasse %d\u00a0jours", offset(s.Basis, s.LongOffset), data.LongTerms)
}

// ladderWords tells a whole ladder in a line: "J-5 e-mail, J+30 recommandé".
func ladderWords(s data.Scenario) string {
	words := make([]string, len(s.Steps))
	for i, step := range s.Steps {
		name := step.Channel.French()
		if step.Channel != data.ChannelSMS {
			name = strings.ToLower(name)
		}
		words[i] = mark(step) + "\u00a0" + name
	}
	return strings.Join(words, ",  ")
}

// textName names the text that a step sends, "" where the user has none to
// write: a formal notice is composed as the law wants it, a call has its guide.
func textName(s data.Step) string {
	if s.Level == data.LevelFormalNotice || s.Channel == data.ChannelCall || s.Channel == data.ChannelVisit {
		return ""
	}
	return s.Level.French() + " – " + strings.ToLower(s.Tone.French())
}

// followers names the profiles that a scenario leads.
func followers(d data.Dunning, id data.ID) []string {
	var names []string
	for _, p := range data.Profiles {
		if d.Profiles[p] == id {
			names = append(names, p.French())
		}
	}
	return names
}

// numberField is a field for a whole number; with optional, empty is 0.
func numberField(name, label string, optional bool) *ui.TextField {
	f := ui.NewTextField(name, label, func(s string) error {
		if s = strings.TrimSpace(s); s == "" && optional {
			return nil
		}
		if _, err := strconv.Atoi(s); err != nil {
			return data.Invalid(name, "Écrivez un nombre entier, par exemple 5.")
		}
		return nil
	})
	f.ChooseWhole()
	return f
}

// number returns what is typed, 0 where that is none: the field says so itself.
func number(f *ui.TextField) int {
	n, _ := strconv.Atoi(strings.TrimSpace(f.Text()))
	return n
}

// flushSection is the title of a part of a form.
func flushSection(title string) fyne.CanvasObject { return ui.Flush(ui.Section(title)) }
