package firstrun

import (
	"context"

	"dument/app/ui"
	"dument/data"
)

// identity is the first step: who sends the letters. Everything may stay empty.
func (s *steps) identity() {
	compact := func(check func(string) error) func(string) error {
		return func(text string) error { return check(data.Compact(text)) }
	}
	name := ui.NewTextField("name", "Votre nom ou raison sociale", nil)
	siren := ui.NewTextField("siren", "SIREN (neuf chiffres)", compact(data.CheckSIREN))
	email := ui.NewTextField("email", "E-mail", data.CheckEmail)
	phone := ui.NewTextField("phone", "Téléphone", nil)
	street := ui.NewTextField("address", "Adresse", nil)
	postcode := ui.NewTextField("postcode", "Code postal", nil)
	city := ui.NewTextField("city", "Ville", nil)
	iban := ui.NewTextField("iban", "IBAN, pour être payé", compact(data.CheckIBAN))

	var form *ui.Form
	typed := func() data.Sender {
		return data.Sender{Name: name.Text(), SIREN: siren.Text(), Email: email.Text(), Phone: phone.Text(), IBAN: iban.Text(),
			Address: data.Address{Street: street.Text(), Postcode: postcode.Text(), City: city.Text()}}
	}
	keep := func(done func(error)) {
		sender := typed()
		ui.Do(s.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, s.keep(ctx, sender) },
			func(_ struct{}, err error) { done(err) })
	}
	save := func() {
		form.SetBusy(true)
		keep(func(err error) {
			form.SetBusy(false)
			if err != nil {
				form.ShowError(err)
				return
			}
			s.shell.Changed(ui.SettingsChanged)
			s.mail()
		})
	}
	later := func() { // what was typed is kept where it is sound: nobody types it twice
		if typed() == (data.Sender{}) {
			s.mail()
			return
		}
		keep(func(err error) {
			if err == nil {
				s.shell.Changed(ui.SettingsChanged)
			}
			s.mail()
		})
	}
	form = ui.NewForm("Continuer", save, nil,
		ui.NewShares([]float32{2, 1}, name, siren), ui.NewRow(email, phone), street, ui.NewShares([]float32{1, 2}, postcode, city), iban)
	s.form("Qui êtes-vous\u00a0?", "1 sur 3. Vos relances et vos lettres porteront ces mentions. Tout se complète dans Réglages, et rien ne quitte votre ordinateur.",
		later, form)
}

// keep saves what was typed over what is there: the steps ask for a part only.
func (s *steps) keep(ctx context.Context, typed data.Sender) error {
	sender, err := s.desk.Sender(ctx)
	if err != nil {
		return err
	}
	sender.Name, sender.SIREN, sender.Email, sender.Phone, sender.IBAN = typed.Name, typed.SIREN, typed.Email, typed.Phone, typed.IBAN
	sender.Address.Street, sender.Address.Postcode, sender.Address.City = typed.Address.Street, typed.Address.Postcode, typed.Address.City
	sender.Normalize()
	return s.desk.SaveSender(ctx, sender)
}

// mail is the second step: the account from which reminders leave.
func (s *steps) mail() {
	s.form("Votre messagerie", "2 sur 3. Les relances partent de votre propre adresse. Le mot de passe est confié au trousseau de votre système, jamais au registre.",
		s.invoices, s.parts.Mail(s.invoices))
}
