package settings_test

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dument/app/desk"
	"dument/app/rehearsal"
	"dument/app/settings"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/sqlite/sqlitetest"
	"dument/letters"
	"dument/letters/mail"
	"dument/letters/mail/mailtest"
)

var today = day.Of(2026, time.November, 21)

// house is the page on a real register, beside a real mail server.
type house struct {
	*rehearsal.Stage
	ctx    context.Context
	desk   *desk.Desk
	server *mailtest.Server
	page   *settings.Page
}

// pocket is a keyring that lasts as long as the test.
type pocket map[string]string

func (p pocket) Get(a data.Account) (string, error)    { return p[a.Login], nil }
func (p pocket) Set(a data.Account, word string) error { p[a.Login] = word; return nil }
func (p pocket) Persistent() bool                      { return false }

func open(t *testing.T) *house {
	t.Helper()
	ctx := context.Background()
	now := func() time.Time { return today.Time().Add(9 * time.Hour) }
	register := sqlitetest.New(t, now)
	server := mailtest.Start(t, mailtest.Options{})
	d, err := desk.New(desk.Config{Register: register, Today: today, Now: now, Secrets: pocket{},
		Transport: mail.NewTransport(mail.Options{Roots: server.Roots})})
	if err != nil {
		t.Fatal(err)
	}
	h := &house{Stage: rehearsal.New(t), ctx: ctx, desk: d, server: server}
	h.page = settings.New(h.Stage, d)
	h.Put(h.page)
	return h
}

func (h *house) ok(err error) {
	h.T.Helper()
	if err != nil {
		h.T.Fatal(err)
	}
}

// TestTheBusinessIsKept: what is typed with spaces is kept in its stored form; a
// wrong IBAN is said under its field and nothing is kept.
func TestTheBusinessIsKept(t *testing.T) {
	h := open(t)
	h.Fill("Nom ou raison sociale", "Atelier Zoé Lefèvre")
	h.Fill("SIREN", "732 829 320")
	h.Fill("Capital social", "1 500,00")
	h.Fill("Code postal", "69001")
	h.Fill("Ville", "Lyon")
	h.Fill("IBAN", "FR14 2004 1010 0505 0001 3M02 607")
	h.Fill("Taux de pénalité de vos conditions (% par an)", "12,5")
	h.Tap("Enregistrer")
	h.Sees("IBAN", "FR14")
	if len(h.Toasts) != 0 {
		t.Errorf("a wrong IBAN was kept: %q", h.Toasts)
	}
	h.Fill("IBAN", "FR14 2004 1010 0505 0001 3M02 606")
	h.Press(fyne.KeyReturn)
	s, err := h.desk.Sender(h.ctx)
	h.ok(err)
	if s.Name != "Atelier Zoé Lefèvre" || s.SIREN != "732829320" || s.Capital != 150000 || s.LateRate != 1250 || s.Terms != data.DefaultTerms ||
		s.IBAN != "FR1420041010050500013M02606" || s.Address.City != "Lyon" {
		t.Errorf("kept %+v, failures %v\n%s", s, h.Failed, h.Text())
	}
	h.Fill("Taux de pénalité de vos conditions (% par an)", "2")
	h.Tap("Enregistrer")
	h.Sees("minimum légal")
	h.Fill("Taux de pénalité de vos conditions (% par an)", "14")
	h.Choose("Un acompte règle d’abord", "Les pénalités")
	h.Tap("Enregistrer")
	h.Undo()
	if again, err := h.desk.Sender(h.ctx); err != nil || again != s {
		t.Errorf("after the undo %+v, %v", again, err)
	}
	if got := h.Value("Taux de pénalité de vos conditions (% par an)"); got != "12,50" {
		t.Errorf("after the undo the form says %q", got)
	}
}

// TestTheAccountIsTried: the provider fills the form; a test message really
// arrives; a wrong password is said in red.
func TestTheAccountIsTried(t *testing.T) {
	h := open(t)
	h.Tap("Messagerie")
	test.Type(h.Window().Canvas().Focused(), "h") // the first field has the keyboard
	if got := h.Value("Votre adresse e-mail"); !strings.Contains(got, "h") {
		t.Errorf("what was typed did not go to the first field: %q", got)
	}
	h.Fill("Votre adresse e-mail", "zoe@gmail.com")
	if got := h.Value("Serveur d’envoi (SMTP)"); got != "smtp.gmail.com" {
		t.Errorf("the server proposed is %q", got)
	}
	a := h.server.Account()
	h.Fill("Votre adresse e-mail", a.Address)
	h.Fill("Serveur d’envoi (SMTP)", a.Host)
	h.Fill("Port", strconv.Itoa(a.Port))
	h.Fill("Identifiant", a.Login)
	h.Fill("Mot de passe", "faux")
	h.Tap("Envoyer un message d’essai")
	if len(h.server.Mailbox()) != 0 {
		t.Fatal("a message left with a wrong password")
	}
	h.Misses("Le message d’essai est parti")
	h.Fill("Mot de passe", mailtest.Password)
	h.Tap("Envoyer un message d’essai")
	h.Sees("Le message d’essai est parti", a.Address)
	if n := len(h.server.Mailbox()); n != 1 {
		t.Fatalf("%d messages arrived\n%s", n, h.Text())
	}
	h.Tap("Enregistrer")
	if !h.desk.PasswordKnown(h.ctx) {
		t.Errorf("the password is not kept; failures %v\n%s", h.Failed, h.Text())
	}
}

// TestATextIsChangedAndTakenBack: the preview follows, an unknown word is
// refused with its sentence, the ready-made text comes back.
func TestATextIsChangedAndTakenBack(t *testing.T) {
	h := open(t)
	h.Tap("Textes")
	h.Sees("Texte proposé", "Bonjour")
	h.Fill("Objet", "Votre {facture}")
	h.Sees("{facture}", "n’est pas connu")
	h.Fill("Objet", "Un mot pour {client}")
	h.Sees("Un mot pour Œuvre & Fils SARL")
	h.Tap("Enregistrer")
	h.Sees("Votre texte")
	key := letters.KeyOf(data.French, data.LevelFirst, "", data.Professional)
	all, err := h.desk.Texts(h.ctx)
	h.ok(err)
	if got := all.Get(key).Subject; got != "Un mot pour {client}" {
		t.Fatalf("kept %q, failures %v", got, h.Failed)
	}
	h.Tap("Reprendre le texte proposé")
	h.Sees("Texte proposé")
	h.Undo()
	h.Sees("Votre texte", "Un mot pour Œuvre & Fils SARL")
}

// TestAVariableIsInserted at the end of the text, where the cursor stands.
func TestAVariableIsInserted(t *testing.T) {
	h := open(t)
	h.Tap("Textes")
	h.Fill("Texte", "Bonjour,\nil reste ")
	h.Choose("Insérer au curseur", "s")
	if got := h.Value("Texte"); !strings.HasSuffix(got, "il reste {salutation}") {
		t.Errorf("text %q", got)
	}
}

// TestTheRegisterIsChecked and its look is kept.
func TestTheRegisterIsChecked(t *testing.T) {
	h := open(t)
	h.Tap("Registre et affichage")
	h.Sees("registre.dument", "Claires")
	h.Tap("Vérifier le registre")
	h.Sees("Le registre est sain")
	h.Choose("Couleurs", "Sombres")
	look, err := h.desk.Setting(h.ctx, settings.ThemeKey)
	h.ok(err)
	if look != settings.LookDark || fyne.CurrentApp().Settings().Theme() != fyne.Theme(ui.Dark()) {
		t.Errorf("look %q", look)
	}
}

// TestACopyIsMade where the user says, with its day in its name.
func TestACopyIsMade(t *testing.T) {
	h := open(t)
	folder := t.TempDir()
	h.Tap("Registre et affichage")
	h.Tap("Enregistrer une copie…")
	h.Sees("Où enregistrer la copie du registre", "Nouveau dossier")
	h.Fill("Nom du fichier", folder)
	h.Press(fyne.KeyReturn) // goes to the folder, the name stays
	h.Press(fyne.KeyReturn)
	h.Sees("La copie est enregistrée")
	if _, err := os.Stat(filepath.Join(folder, "registre - copie du 2026-11-21.dument")); err != nil {
		t.Error(err)
	}
}
