package settings

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
)

// AccountDesk is what the form of the mail account needs.
type AccountDesk interface {
	Account(ctx context.Context) (data.Account, error)
	SaveAccount(ctx context.Context, a data.Account, password string) error
	PasswordKnown(ctx context.Context) bool
	Sender(ctx context.Context) (data.Sender, error)
	TestAccount(ctx context.Context, a data.Account, password string) error
	// Provider recognises the service of an address, with advice about its password.
	Provider(address string) (account data.Account, advice string, ok bool)
}

// AccountForm is the form of the user's mail account; the first run shows it too.
type AccountForm struct {
	Form *ui.Form // ready to be shown

	shell ui.Shell
	desk  AccountDesk
	saved func()
	job   ui.Job

	address, name, host, port, login, password *ui.TextField
	security                                   *ui.SelectField[data.Security]
	result                                     *ui.Prose
	test                                       *ui.Button
	proposed                                   data.Account // what the address proposed last
	known                                      bool         // the account's password
}

// NewAccountForm returns the form, empty before Read; saved is called once the
// account is kept.
func NewAccountForm(shell ui.Shell, desk AccountDesk, saved func()) *AccountForm {
	f := &AccountForm{shell: shell, desk: desk, saved: saved}
	f.address = ui.NewTextField("address", "Votre adresse e-mail", data.CheckEmail)
	f.address.OnChanged = f.recognise
	f.name = ui.NewTextField("name", "Nom affiché au destinataire", nil)
	f.host = ui.NewTextField("host", "Serveur d’envoi (SMTP)", nil)
	f.port = ui.NewTextField("port", "Port", checkPort)
	f.security = ui.NewSelectField("security", "Protection", []ui.Option[data.Security]{
		{Value: data.SecurityTLS, Label: "TLS"}, {Value: data.SecuritySTARTTLS, Label: "STARTTLS"}})
	f.security.SetValue(data.SecurityTLS)
	f.security.OnChanged = f.usualPort
	f.login = ui.NewTextField("login", "Identifiant", nil)
	f.password = ui.NewPasswordField("password", "Mot de passe")
	f.result = ui.NewProse("")
	f.result.Hide()
	f.test = ui.NewButton("Envoyer un message d’essai", f.try)
	f.Form = ui.NewForm("Enregistrer", f.save, nil,
		ui.NewRow(f.address, f.name),
		ui.NewShares([]float32{4, 1, 2}, f.host, f.port, f.security),
		ui.NewRow(f.login, f.password),
		ui.Line(f.test), f.result)
	return f
}

// Read fills the form from the register.
func (f *AccountForm) Read() {
	type stored struct {
		account data.Account
		known   bool
	}
	ui.Load(f.shell.Runner(), &f.job, func(ctx context.Context) (stored, error) {
		a, err := f.desk.Account(ctx)
		if err != nil || !a.IsZero() {
			return stored{a, err == nil && f.desk.PasswordKnown(ctx)}, err
		}
		s, err := f.desk.Sender(ctx) // a first proposal
		return stored{data.Account{Address: s.Email, Name: s.Name}, false}, err
	}, func(s stored, err error) {
		if err != nil {
			f.shell.Fail(err)
			return
		}
		f.show(s.account, s.known)
	})
}

func (f *AccountForm) show(a data.Account, known bool) {
	f.address.SetText(a.Address)
	if !a.IsZero() {
		f.fill(a)
	}
	f.name.SetText(a.Name)
	f.password.SetText("")
	f.password.SetPlaceHolder("")
	f.known = known
	if known {
		f.password.SetPlaceHolder("déjà connu")
	}
}

func (f *AccountForm) fill(a data.Account) {
	f.host.SetText(a.Host)
	f.security.SetValue(a.Security)
	f.port.SetText(strconv.Itoa(a.Port))
	f.login.SetText(a.Login)
}

// recognise fills in what the address tells, unless the user wrote otherwise.
func (f *AccountForm) recognise(address string) {
	a, advice, ok := f.desk.Provider(address)
	f.password.SetNote(advice)
	if !ok {
		return
	}
	if f.host.Text() == "" || f.host.Text() == f.proposed.Host {
		f.fill(a)
		f.proposed = a
	}
}

// usualPort follows the protection, unless the port is one of the user's own.
func (f *AccountForm) usualPort(s data.Security) {
	usual := map[data.Security]string{data.SecurityTLS: "465", data.SecuritySTARTTLS: "587"}
	for _, port := range usual {
		if f.port.Text() == "" || f.port.Text() == port {
			f.port.SetText(usual[s])
			return
		}
	}
}

func (f *AccountForm) typed() (data.Account, string) {
	a := data.Account{Address: strings.TrimSpace(f.address.Text()), Name: strings.TrimSpace(f.name.Text()),
		Host: strings.TrimSpace(f.host.Text()), Login: strings.TrimSpace(f.login.Text())}
	a.Port, _ = strconv.Atoi(strings.TrimSpace(f.port.Text()))
	a.Security, _ = f.security.Value()
	return a, f.password.Text()
}

func (f *AccountForm) save() {
	a, password := f.typed()
	f.Form.SetBusy(true)
	ui.Do(f.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, f.desk.SaveAccount(ctx, a, password) },
		func(_ struct{}, err error) {
			f.Form.SetBusy(false)
			if err != nil {
				f.Form.ShowError(err)
				return
			}
			f.show(a, f.known || password != "")
			f.shell.Changed(ui.SettingsChanged)
			f.saved()
		})
}

// try sends a message to the user's own address with what the form says now.
func (f *AccountForm) try() {
	a, password := f.typed()
	if err := a.Validate(); err != nil {
		f.Form.ShowError(err)
		return
	}
	f.Form.ShowError(nil)
	f.test.Disable()
	f.say("Envoi d’un message à "+a.Address+"…", widget.LowImportance)
	ui.Do(f.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, f.desk.TestAccount(ctx, a, password) },
		func(_ struct{}, err error) {
			f.test.Enable()
			if err != nil {
				f.say(ui.Sentence(err.Error()), widget.DangerImportance)
				return
			}
			f.say("Le message d’essai est parti. Il doit arriver dans un instant à "+a.Address+"\u00a0; s’il n’arrive pas, regardez dans les indésirables.", widget.SuccessImportance)
		})
}

func (f *AccountForm) say(sentence string, importance widget.Importance) {
	f.result.Hidden = false
	f.result.Say(sentence, importance)
	f.Form.Refresh()
}

func checkPort(s string) error {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err != nil || n < 1 || n > 65535 {
		return data.Invalid("port", "Le port tient entre 1 et 65535\u00a0: c’est le plus souvent 465 ou 587.")
	}
	return nil
}
