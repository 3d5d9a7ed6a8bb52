package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dument/app/ui"
	"dument/data"
	"dument/data/money"
)

// company is the section « Votre entreprise »: what letters and messages must
// say about their sender.
type company struct {
	shell ui.Shell
	desk  Desk
	job   ui.Job
	kept  data.Sender // as read, so that what no field shows is kept
	form  *ui.Form
	box   fyne.CanvasObject

	texts   map[string]*ui.TextField // by the name that data.Error uses
	capital *ui.MoneyField
	ends    *ui.SelectField[data.MonthEnd]
	first   *ui.SelectField[data.PaysFirst]
}

func newCompany(shell ui.Shell, desk Desk) *company {
	c := &company{shell: shell, desk: desk, texts: map[string]*ui.TextField{}}
	c.capital = ui.NewOptionalMoneyField("capital", "Capital social")
	c.ends = ui.NewSelectField("terms_month_end", "Fin de mois", []ui.Option[data.MonthEnd]{{Value: data.MonthEndNone, Label: "Jours nets"},
		{Value: data.MonthEndAfter, Label: "Puis fin de mois"}, {Value: data.MonthEndFirst, Label: "Après la fin du mois"}})
	c.ends.SetValue(data.MonthEndNone)
	c.first = ui.NewSelectField("pays_first", "Un acompte règle d’abord", []ui.Option[data.PaysFirst]{
		{Value: data.PrincipalFirst, Label: "La facture (l’usage)"}, {Value: data.InterestFirst, Label: "Les pénalités (article 1343-1 du code civil)"}})
	rate := c.text("late_rate", "Taux de pénalité de vos conditions (% par an)", checkRate)
	rate.SetNote("Vide\u00a0: le taux légal, celui de la BCE majoré de 10 points.")
	c.form = ui.NewForm("Enregistrer", c.save, nil,
		ui.Flush(ui.Section("Identité")),
		ui.NewShares([]float32{3, 1, 1}, c.text("name", "Nom ou raison sociale", nil), c.text("legal_form", "Forme juridique", nil), c.capital),
		ui.NewRow(c.checked("siren", "SIREN", data.CheckSIREN), c.checked("siret", "SIRET", data.CheckSIRET), c.checked("vat", "N° de TVA", data.CheckVAT),
			c.text("rcs", "Ville du RCS, ou RNE", nil)),
		ui.Flush(ui.Section("Coordonnées")),
		ui.NewShares([]float32{4, 3, 1.5, 3}, c.text("address", "Adresse", nil), c.text("extra", "Complément", nil),
			c.text("postcode", "Code postal", nil), c.text("city", "Ville", nil)),
		ui.NewShares([]float32{3, 2, 2, 2}, c.checked("email", "E-mail", data.CheckEmail), c.text("phone", "Téléphone", nil),
			c.text("place", "Lieu de signature", nil), c.text("country", "Pays, hors de France", nil)),
		ui.Flush(ui.Section("Être payé")),
		ui.NewShares([]float32{3, 1}, c.checked("iban", "IBAN", data.CheckIBAN), c.checked("bic", "BIC", data.CheckBIC)),
		ui.NewShares([]float32{1, 1, 2}, c.text("terms_days", "Délai de paiement (jours)", checkDays), c.ends, c.first),
		rate,
	)
	c.box = container.New(narrow{980}, c.form)
	return c
}

// text adds a field; checked adds one whose identifiers may be typed with spaces.
func (c *company) text(name, label string, check func(string) error) *ui.TextField {
	c.texts[name] = ui.NewTextField(name, label, check)
	return c.texts[name]
}

func (c *company) checked(name, label string, check func(string) error) *ui.TextField {
	return c.text(name, label, func(s string) error {
		if name == "email" {
			return check(strings.TrimSpace(s))
		}
		return check(data.Compact(s))
	})
}

func (c *company) content() fyne.CanvasObject { return c.box }
func (c *company) focus()                     { c.form.FocusFirst() }

func (c *company) read() {
	ui.Load(c.shell.Runner(), &c.job, c.desk.Sender, func(s data.Sender, err error) {
		if err != nil {
			c.shell.Fail(err)
			return
		}
		c.show(s)
	})
}

func (c *company) show(s data.Sender) {
	c.kept = s
	terms := s.Terms
	if terms == (data.Terms{}) {
		terms = data.DefaultTerms
	}
	rate := ""
	if s.LateRate != 0 {
		rate = strings.ReplaceAll(s.LateRate.Plain(), ".", ",")
	}
	for name, value := range map[string]string{
		"name": s.Name, "legal_form": s.LegalForm, "siren": s.SIREN, "siret": s.SIRET, "vat": s.VAT, "rcs": s.RCS,
		"address": s.Address.Street, "extra": s.Address.Extra, "postcode": s.Address.Postcode, "city": s.Address.City, "country": s.Address.Country,
		"email": s.Email, "phone": s.Phone, "place": s.Place, "iban": data.GroupIBAN(s.IBAN), "bic": s.BIC,
		"terms_days": strconv.Itoa(terms.Days), "late_rate": rate,
	} {
		c.texts[name].SetText(value)
		c.texts[name].SetError("")
	}
	c.capital.Clear()
	if s.Capital != 0 {
		c.capital.SetCents(s.Capital)
	}
	c.ends.SetValue(terms.MonthEnd)
	c.first.SetValue(s.PaysFirst)
}

// typed returns the sender as the form says; its fields have been checked.
func (c *company) typed() data.Sender {
	s := c.kept
	t := func(name string) string { return c.texts[name].Text() }
	s.Name, s.LegalForm, s.SIREN, s.SIRET, s.VAT, s.RCS = t("name"), t("legal_form"), t("siren"), t("siret"), t("vat"), t("rcs")
	s.Address = data.Address{Street: t("address"), Extra: t("extra"), Postcode: t("postcode"), City: t("city"), Country: t("country")}
	s.Email, s.Phone, s.Place, s.IBAN, s.BIC = t("email"), t("phone"), t("place"), t("iban"), t("bic")
	s.Capital, _ = c.capital.Cents()
	s.Terms.Days, _ = strconv.Atoi(strings.TrimSpace(t("terms_days")))
	s.Terms.MonthEnd, _ = c.ends.Value()
	s.PaysFirst, _ = c.first.Value()
	s.LateRate = 0
	if rate := strings.TrimSpace(t("late_rate")); rate != "" {
		s.LateRate, _ = money.ParseRate(rate)
	}
	s.Normalize()
	return s
}

func (c *company) save() {
	s, before := c.typed(), c.kept
	c.form.SetBusy(true)
	c.keep(s, func(err error) {
		c.form.SetBusy(false)
		if err != nil {
			c.form.ShowError(err)
			return
		}
		var undo func()
		if before.Name != "" { // else there was nothing to go back to
			undo = func() { c.keep(before, c.shell.Fail) }
		}
		c.shell.Toast("Votre entreprise est enregistrée.", undo)
	})
}

// keep saves the sender and shows it.
func (c *company) keep(s data.Sender, done func(error)) {
	ui.Do(c.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, c.desk.SaveSender(ctx, s) },
		func(_ struct{}, err error) {
			if err == nil {
				c.show(s)
				c.shell.Changed(ui.SettingsChanged)
			}
			done(err)
		})
}

// checkDays accepts the days that terms can have; empty is refused, since 0
// days is payment on receipt.
func checkDays(s string) error {
	days, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return data.Invalid("terms_days", "Le délai de paiement s’écrit en jours, par exemple 30\u00a0; 0 pour un paiement à réception.")
	}
	return data.Terms{Days: days}.Validate()
}

func checkRate(s string) error {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	_, err := money.ParseRate(s)
	return err
}
