package clients

import (
	"errors"
	"strconv"
	"strings"

	"dument/app/ui"
	"dument/data"
)

var (
	civilityOptions = []ui.Option[string]{{Value: data.CivilityNone, Label: "–"}, {Value: data.CivilityMrs, Label: "Mme"}, {Value: data.CivilityMr, Label: "M."}}
	monthEndOptions = []ui.Option[data.MonthEnd]{{Value: data.MonthEndNone, Label: "Jours nets"},
		{Value: data.MonthEndAfter, Label: "Jours, puis fin de mois"}, {Value: data.MonthEndFirst, Label: "Fin de mois, puis jours"}}
	languageOptions = []ui.Option[data.Language]{{Value: data.French, Label: "Français"}, {Value: data.English, Label: "Anglais"}}
)

func kindOptions() []ui.Option[data.ClientKind] {
	var options []ui.Option[data.ClientKind]
	for _, k := range data.ClientKinds {
		options = append(options, ui.Option[data.ClientKind]{Value: k, Label: k.French()})
	}
	return options
}

func channelOptions() []ui.Option[data.Channel] {
	var options []ui.Option[data.Channel]
	for _, c := range []data.Channel{data.ChannelEmail, data.ChannelCall, data.ChannelSMS, data.ChannelLetter, data.ChannelRegistered} {
		options = append(options, ui.Option[data.Channel]{Value: c, Label: c.French()})
	}
	return options
}

func roleOptions() []ui.Option[data.EmailRole] {
	var options []ui.Option[data.EmailRole]
	for _, r := range data.EmailRoles {
		options = append(options, ui.Option[data.EmailRole]{Value: r, Label: r.French()})
	}
	return options
}

func checkDays(s string) error {
	days, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return errors.New("«\u00a0" + s + "\u00a0» n’est pas un nombre de jours\u00a0: écrivez par exemple 30")
	}
	return data.Terms{Days: days}.Validate()
}

// adapt asks a consumer for what a person has, and a business for what it has.
func (f *form) adapt() {
	kind, _ := f.fields.kind.Value()
	if kind == data.Consumer {
		f.fields.name.SetLabel("Prénom et nom")
		f.fields.contact.SetLabel("À l’attention de")
		f.fields.siren.Hide()
	} else {
		f.fields.name.SetLabel("Raison sociale")
		f.fields.contact.SetLabel("Personne à contacter")
		f.fields.siren.Show()
	}
	f.ui.SetRows(f.rows()...)
}

// explainTerms shows what the terms mean for an invoice of today.
func (f *form) explainTerms() {
	if checkDays(f.fields.days.Text()) != nil {
		f.fields.days.SetNote("")
		return
	}
	f.fields.days.SetNote("Facture d’aujourd’hui\u00a0: due le " + f.terms().DueDate(f.desk.Today()).French() + ".")
}
