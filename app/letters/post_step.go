package letters

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"dument/app/ui"
	"dument/data"
	"dument/data/day"
)

// postStep is something that can happen to a registered letter, as it is asked for.
type postStep struct {
	kind      data.PostEventKind
	verb      string // on the button
	label     string // of its day
	intro     string // what the day is read from
	said      string // how the toast tells it: "distribué"
	presented bool   // the day of the first presentation is asked for too, where it is known
	number    bool   // so is the number
}

var (
	stepPosted = postStep{data.PostPosted, "Posté…", "Posté le", "La date et le numéro se lisent sur le récépissé de dépôt.", "posté", false, true}
	stepAbsent = postStep{data.PostPresented, "Avisé…", "Première présentation le",
		"Le facteur n’a trouvé personne\u00a0: le pli attend au bureau de poste.", "avisé", false, false}
	stepDelivered = postStep{data.PostDelivered, "Distribué…", "Distribué le", "La date se lit sur l’avis de réception\u00a0: le délai de la lettre court de ce jour.", "distribué", false, false}
	stepUnclaimed = postStep{data.PostUnclaimed, "Non réclamé…", "Revenu le",
		"Le pli est revenu sans avoir été retiré. Le délai court de la première présentation, que l’enveloppe donne d’ordinaire.", "revenu non réclamé", true, false}
	stepRefused = postStep{data.PostRefused, "Refusé…", "Revenu le",
		"Le destinataire a refusé le pli. Le délai court de la première présentation, que l’enveloppe donne d’ordinaire.", "revenu refusé", true, false}
	stepUnknown = postStep{data.PostUnknown, "Inconnu…", "Revenu le", "Le pli est revenu\u00a0: le destinataire est inconnu à cette adresse.", "revenu, inconnu à l’adresse", false, false}
)

// nextSteps returns what can happen to a letter next.
func nextSteps(l data.Posting) []postStep {
	switch l.State() {
	case data.StatePrinted:
		return []postStep{stepPosted}
	case data.StatePosted:
		return []postStep{stepDelivered, stepAbsent, stepUnclaimed, stepRefused, stepUnknown}
	case data.StateAbsent:
		return []postStep{stepDelivered, stepUnclaimed, stepRefused}
	case data.StateUnclaimed, data.StateRefused:
		if l.Presented.IsZero() {
			presented := stepAbsent
			presented.verb, presented.intro, presented.said = "Première présentation…", "Elle est écrite sur l’enveloppe revenue\u00a0: le délai court de ce jour.", "présenté"
			return []postStep{presented}
		}
	}
	return nil
}

// ask asks for the day of a step, and notes it.
func (o *post) ask(s postStep) {
	l, today := o.letter, o.page.desk.Today()
	on := ui.NewDayField("on", s.label)
	on.SetDay(today)
	presented := firstPresentation(l)
	presented.Hidden = !s.presented
	number := ui.NewTextField("number", "Numéro du recommandé", data.CheckRegisteredNumber)
	number.SetText(data.GroupRegisteredNumber(l.Number))
	number.SetNote("Facultatif\u00a0: vous pourrez le noter plus tard.")
	number.Hidden = !s.number
	var dialog *ui.Dialog
	var form *ui.Form
	save := func() {
		noted, _ := on.Day()
		events := []data.PostEvent{{Kind: s.kind, On: noted}}
		if n := data.Compact(number.Text()); s.number && n != l.Number {
			events = append([]data.PostEvent{{Kind: data.PostNumber, Number: n}}, events...)
		}
		if first, _ := presented.Day(); s.presented && first != l.Presented {
			events = append([]data.PostEvent{{Kind: data.PostPresented, On: first}}, events...)
		}
		form.SetBusy(true)
		o.note("Le pli de "+l.ClientName+" est noté "+s.said+" le "+noted.French()+".", func(err error) {
			form.SetBusy(false)
			if err != nil {
				form.ShowError(err)
				return
			}
			dialog.Close()
		}, events...)
	}
	rows := []fyne.CanvasObject{on, number}
	if s.presented {
		rows = []fyne.CanvasObject{presented, on}
	}
	form = ui.NewForm("Noter", save, nil, rows...)
	form.SetIntro(s.intro)
	dialog = ui.ShowForm(o.page.shell.Window(), strings.TrimSuffix(s.verb, "…")+" – "+l.ClientName, form)
}

// firstPresentation is the field of the day that an envelope which came back may
// give, and may not.
func firstPresentation(l data.Posting) *ui.DayField {
	field := ui.NewOptionalDayField("presented", "Première présentation le")
	field.OnChanged = func(on day.Day, err error) {
		if err == nil && on.IsZero() {
			field.SetNote("Facultatif\u00a0: si l’enveloppe ne la donne pas, le délai court du retour.")
		}
	}
	field.OnChanged(0, nil)
	field.SetDay(l.Presented)
	return field
}

// small writes a word inside a sentence.
func small(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return strings.ToLower(string(first)) + s[size:]
}
