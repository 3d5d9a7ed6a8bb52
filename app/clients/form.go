package clients

import (
	"context"
	"reflect"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// form edits one client: in the pane beside the list, or in a dialog over the
// form of an invoice.
type form struct {
	shell  ui.Shell
	desk   FormDesk
	title  string
	stored data.Client // as it was read; ID 0 for a new one
	before data.Client // what the fields held when they were filled
	saved  func(data.Client)

	ui      *ui.Form
	fields  fields
	emails  []emailRow
	dunning dunning
}

type fields struct {
	kind     *ui.SelectField[data.ClientKind]
	name     *ui.TextField
	civility *ui.SelectField[string]
	contact  *ui.TextField
	phone    *ui.TextField
	mobile   *ui.TextField
	extra    *ui.TextField
	street   *ui.TextField
	postcode *ui.TextField
	city     *ui.TextField
	country  *ui.TextField
	siren    *ui.TextField
	days     *ui.TextField
	monthEnd *ui.SelectField[data.MonthEnd]
	language *ui.SelectField[data.Language]
	notes    *ui.TextField
	addEmail fyne.CanvasObject
}

// ShowNew asks for a new client in a dialog; done gets it once it is stored.
func ShowNew(shell ui.Shell, desk FormDesk, name string, done func(data.Client)) {
	ui.Do(shell.Runner(), desk.NewClient, func(c data.Client, err error) {
		if err != nil {
			shell.Fail(err)
			return
		}
		c.Name = name
		var d *ui.Dialog
		f := newForm(shell, desk, c, func(c data.Client) {
			d.Close()
			shell.Changed(ui.ClientsChanged)
			done(c)
		}, func() { d.Close() })
		d = ui.ShowForm(shell.Window(), f.title, f.ui)
		d.SetWidth(560)
		f.Focus()
	})
}

func newForm(shell ui.Shell, desk FormDesk, c data.Client, saved func(data.Client), cancel func()) *form {
	f := &form{shell: shell, desk: desk, stored: c, saved: saved, title: "Nouveau client"}
	if c.ID != 0 {
		f.title = "Modifier " + c.Name
	}
	f.ui = ui.NewForm("Enregistrer", f.save, cancel)
	f.build()
	f.fill(c)
	f.before = f.value()
	f.dunning.read()
	return f
}

// Title names the form in the window's title.
func (f *form) Title() string { return f.title }

// Content is the form with its title, for the pane.
func (f *form) Content() fyne.CanvasObject {
	return container.NewBorder(ui.Flush(ui.Section(f.title)), nil, nil, nil, f.ui)
}

func (f *form) build() {
	w := &f.fields
	text := func(name, label string) *ui.TextField { return ui.NewTextField(name, label, nil) }
	w.kind = ui.NewSelectField("kind", "Type", kindOptions())
	w.kind.OnChanged = func(data.ClientKind) { f.adapt() }
	w.name = ui.NewTextField("name", "Nom", ui.Required("le nom est vide\u00a0: indiquez la raison sociale, ou le prénom et le nom"))
	w.civility = ui.NewSelectField("civility", "Civilité", civilityOptions)
	w.contact = text("contact", "Personne à contacter")
	w.phone, w.mobile = text("phone", "Téléphone"), text("mobile", "Mobile")
	w.extra, w.street = text("extra", "Complément d’adresse"), text("address", "Adresse")
	w.postcode, w.city, w.country = text("postcode", "Code postal"), text("city", "Ville"), text("country", "Pays")
	w.country.SetPlaceHolder("France")
	w.siren = ui.NewTextField("siren", "SIREN", func(s string) error { return data.CheckSIREN(data.Compact(s)) })
	w.days = ui.NewTextField("terms_days", "Délai de paiement, en jours", checkDays)
	w.days.OnChanged = func(string) { f.explainTerms() }
	w.monthEnd = ui.NewSelectField("terms_month_end", "Fin de mois", monthEndOptions)
	w.monthEnd.OnChanged = func(data.MonthEnd) { f.explainTerms() }
	w.language = ui.NewSelectField("language", "Langue des messages", languageOptions)
	w.notes = ui.NewAreaField("notes", "Notes", 3)
	w.notes.SetNote("Écrivez des faits\u00a0: la personne a le droit de lire ces notes (RGPD, art. 15).")
	f.dunning.build(f)
	w.addEmail = detail.FormButton("Ajouter une adresse e-mail", theme.ContentAddIcon(), f.addEmail, f.ui.Cancel)
}

// rows are the fields in the order in which one tells who somebody is.
func (f *form) rows() []fyne.CanvasObject {
	w := f.fields
	rows := []fyne.CanvasObject{w.name, w.kind, ui.NewShares([]float32{1, 3}, w.civility, w.contact)}
	for _, e := range f.emails {
		rows = append(rows, ui.NewShares([]float32{3, 2}, e.address, e.role))
	}
	rows = append(rows, ui.Line(w.addEmail),
		ui.NewRow(w.phone, w.mobile),
		w.street, w.extra,
		ui.NewShares([]float32{1, 2}, w.postcode, w.city), w.country,
		ui.NewRow(w.siren, w.language),
		ui.NewRow(w.days, w.monthEnd))
	return append(append(rows, w.notes), f.dunning.rows()...)
}

// fill puts a client into the fields.
func (f *form) fill(c data.Client) {
	w := f.fields
	w.kind.SetValue(c.Kind)
	w.name.SetText(c.Name)
	w.civility.SetValue(c.Civility)
	w.contact.SetText(c.Contact)
	w.phone.SetText(c.Phone)
	w.mobile.SetText(c.Mobile)
	w.extra.SetText(c.Address.Extra)
	w.street.SetText(c.Address.Street)
	w.postcode.SetText(c.Address.Postcode)
	w.city.SetText(c.Address.City)
	w.country.SetText(c.Address.Country)
	w.siren.SetText(c.SIREN)
	w.days.SetText(strconv.Itoa(c.Terms.Days))
	w.monthEnd.SetValue(c.Terms.MonthEnd)
	w.language.SetValue(c.Language)
	f.dunning.fill(c)
	w.notes.SetText(c.Notes)
	f.fillEmails(c.Emails)
	f.adapt()
	f.explainTerms()
}

// value returns the client as the fields have it.
func (f *form) value() data.Client {
	w, c := f.fields, f.stored
	c.Kind, _ = w.kind.Value()
	c.Name = w.name.Text()
	c.Civility, _ = w.civility.Value()
	c.Contact, c.Phone, c.Mobile = w.contact.Text(), w.phone.Text(), w.mobile.Text()
	c.Address = data.Address{Street: w.street.Text(), Extra: w.extra.Text(), Postcode: w.postcode.Text(),
		City: w.city.Text(), Country: w.country.Text()}
	c.SIREN = w.siren.Text()
	c.Terms = f.terms()
	c.Language, _ = w.language.Value()
	f.dunning.value(&c)
	c.Notes = w.notes.Text()
	c.Emails = f.emailValues()
	return c
}

// terms returns the payment terms as typed; what is no number is 0, since the
// field says so itself.
func (f *form) terms() data.Terms {
	days, _ := strconv.Atoi(strings.TrimSpace(f.fields.days.Text()))
	end, _ := f.fields.monthEnd.Value()
	return data.Terms{Days: days, MonthEnd: end}
}

// Focus gives the keyboard to the name. It asks the window, since Fyne knows the
// canvas of an object only once it was drawn.
func (f *form) Focus() { f.shell.Window().Canvas().Focus(f.fields.name.Focusable()) }

// Dirty reports whether something would be lost with the form.
func (f *form) Dirty() bool { return !reflect.DeepEqual(f.value(), f.before) }

// save stores the client; an error stands under the field it is about.
func (f *form) save() {
	c := f.value()
	f.ui.SetBusy(true)
	ui.Do(f.shell.Runner(), func(ctx context.Context) (data.Client, error) {
		err := f.desk.SaveClient(ctx, &c)
		return c, err
	}, func(c data.Client, err error) {
		f.ui.SetBusy(false)
		if err != nil {
			f.ui.ShowError(err)
			return
		}
		f.saved(c)
	})
}
