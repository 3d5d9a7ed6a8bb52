package followup

import (
	"context"
	"strings"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
	"dument/data/rules"
)

// ShowProceeding asks what is known of a client's collective proceedings. What is
// owed from before the judgment may no longer be paid nor chased
// (art. L622-7, L622-21 C. com.): it is declared.
func ShowProceeding(shell ui.Shell, d Desk, client data.ID) {
	ui.Do(shell.Runner(), func(ctx context.Context) (data.Client, error) { return d.Client(ctx, client) }, func(c data.Client, err error) {
		if err != nil {
			shell.Fail(err)
			return
		}
		newProceeding(party{shell: shell, desk: d, client: c}).show()
	})
}

// proceeding is the dialog about it.
type proceeding struct {
	party
	dialog                        *ui.Dialog
	form                          *ui.Form
	kind                          *ui.SelectField[data.ProceedingKind]
	judgment, published, declared *ui.DayField
	court, trustee                *ui.TextField
	street, extra, postcode, city *ui.TextField
}

func newProceeding(p party) *proceeding {
	d := &proceeding{party: p}
	kinds := make([]ui.Option[data.ProceedingKind], len(data.ProceedingKinds))
	for i, k := range data.ProceedingKinds {
		kinds[i] = ui.Option[data.ProceedingKind]{Value: k, Label: k.French()}
	}
	known, at := p.client.Proceeding, p.client.Proceeding.Address
	d.kind = ui.NewSelectField("kind", "Procédure", kinds)
	if known.Kind == "" {
		known.Kind = data.Recovery
	}
	d.kind.SetValue(known.Kind)
	d.judgment = ui.NewDayField("insolvent", "Jugement d’ouverture du")
	d.judgment.SetDay(p.client.Insolvent)
	d.published = ui.NewOptionalDayField("published", "Publié au BODACC le")
	d.published.SetDay(known.Published)
	d.declared = ui.NewOptionalDayField("declared", "Créance déclarée le")
	d.declared.SetDay(known.Declared)
	text := func(name, label, value string) *ui.TextField {
		f := ui.NewTextField(name, label, nil)
		f.SetText(value)
		return f
	}
	d.court = text("court", "Tribunal", known.Court)
	d.trustee = text("trustee", "Mandataire ou liquidateur", known.Trustee)
	d.street, d.extra = text("address", "Son adresse", at.Street), text("extra", "Complément", at.Extra)
	d.postcode, d.city = text("postcode", "Code postal", at.Postcode), text("city", "Ville", at.City)
	d.form = ui.NewForm("Enregistrer", d.save, nil,
		ui.NewRow(d.kind, d.court), ui.NewRow(d.judgment, d.published, d.declared), d.trustee,
		ui.NewShares([]float32{3, 2}, d.street, d.extra), ui.NewShares([]float32{1, 3}, d.postcode, d.city))
	d.form.SetIntro("Dès le jugement, les relances et les intérêts s’arrêtent. Votre créance se déclare au mandataire dans les deux mois de la publication au BODACC (quatre pour un créancier hors de métropole)\u00a0: Dûment compte le délai et prépare la déclaration.")
	return d
}

func (d *proceeding) show() {
	d.dialog = ui.ShowForm(d.shell.Window(), "Procédure collective – "+d.client.Name, d.form)
	d.dialog.SetWidth(720)
}

func (d *proceeding) save() {
	word := func(f *ui.TextField) string { return strings.TrimSpace(f.Text()) }
	p := data.Proceeding{Court: word(d.court), Trustee: word(d.trustee),
		Address: data.Address{Street: word(d.street), Extra: word(d.extra), Postcode: word(d.postcode), City: word(d.city)}}
	p.Kind, _ = d.kind.Value()
	p.Published, _ = d.published.Day()
	p.Declared, _ = d.declared.Day()
	judgment, _ := d.judgment.Day()
	d.keep(d.dialog, d.form, func(ctx context.Context) (desk.Undo, error) {
		return d.desk.SetProceeding(ctx, d.client.ID, judgment, p)
	}, d.said(p))
}

// said tells what follows from what was noted.
func (d *proceeding) said(p data.Proceeding) string {
	switch last := rules.DeclareBy(p.Published, data.Address{}); {
	case !p.Declared.IsZero():
		return "La déclaration du " + p.Declared.French() + " est notée."
	case last.IsZero():
		return "La procédure est notée\u00a0: les relances s’arrêtent. Notez la publication au BODACC dès qu’elle paraît."
	}
	return "La procédure est notée\u00a0: les relances s’arrêtent, et la fiche du client dit jusqu’à quand déclarer la créance."
}

// EndProceeding takes collective proceedings back that were noted by mistake.
func EndProceeding(shell ui.Shell, d Desk, c data.Client) {
	end(shell, func(ctx context.Context) (desk.Undo, error) { return d.SetProceeding(ctx, c.ID, 0, data.Proceeding{}) },
		"La procédure collective de "+c.Name+" est retirée.")
}
