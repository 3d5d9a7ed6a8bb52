package settings

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
)

// register is the section « Registre et affichage »: where everything is kept,
// copies of it, whether it is sound, and the look of the window.
type register struct {
	shell  ui.Shell
	desk   Desk
	job    ui.Job
	backup *ui.Button
	check  *ui.Button
	result *ui.Prose
	head   *ui.Copyable // SHA-256 of the newest line of the history
	look   *ui.SelectField[string]
	scale  *ui.SelectField[string]
	box    fyne.CanvasObject
}

func newRegister(shell ui.Shell, desk Desk) *register {
	r := &register{shell: shell, desk: desk, result: ui.NewProse("")}
	path := ui.NewCopyable(desk.Path())
	path.Wrapping = fyne.TextWrapBreak
	r.head = ui.NewCopyable("")
	r.head.Wrapping = fyne.TextWrapBreak
	r.result.Hide()
	r.head.Hide()
	r.backup = ui.NewIconButton("Enregistrer une copie…", theme.DocumentSaveIcon(), r.askPlace)
	r.check = ui.NewIconButton("Vérifier le registre", theme.ConfirmIcon(), r.verify)
	r.look = ui.NewSelectField("theme", "Couleurs", []ui.Option[string]{
		{Value: LookLight, Label: "Claires"}, {Value: LookDark, Label: "Sombres"}, {Value: LookSystem, Label: "Comme le système"}})
	r.look.OnChanged = r.paint
	var scales []ui.Option[string]
	for _, percent := range Scales {
		scales = append(scales, ui.Option[string]{Value: percent, Label: percent + "\u202f%"})
	}
	r.scale = ui.NewSelectField("scale", "Taille de l’affichage", scales)
	r.scale.OnChanged = func(percent string) {
		r.keep(ScaleKey, percent, "La taille changera à la prochaine ouverture de Dûment.")
	}
	r.box = container.New(narrow{760}, container.NewVScroll(ui.Stack(
		ui.Flush(ui.Section("Registre")),
		ui.Flush(ui.Faint("Tout ce que Dûment sait tient dans ce seul fichier\u00a0: vos clients, vos factures, vos courriers. Copiez-le pour le sauvegarder\u00a0; rien n’est ailleurs.")),
		ui.Flush(path), ui.Line(r.backup, r.check), ui.Flush(r.result), ui.Flush(r.head),
		ui.Flush(ui.Section("Affichage")), ui.NewRow(r.look, r.scale))))
	return r
}

func (r *register) content() fyne.CanvasObject { return r.box }
func (r *register) focus()                     { r.shell.Window().Canvas().Focus(r.backup) }

func (r *register) read() {
	type look struct{ theme, scale string }
	ui.Load(r.shell.Runner(), &r.job, func(ctx context.Context) (l look, err error) {
		if l.theme, err = r.desk.Setting(ctx, ThemeKey); err != nil {
			return l, err
		}
		l.scale, err = r.desk.Setting(ctx, ScaleKey)
		return l, err
	}, func(l look, err error) {
		if err != nil {
			r.shell.Fail(err)
			return
		}
		if l.theme == "" {
			l.theme = LookLight
		}
		if l.scale == "" {
			l.scale = "100"
		}
		r.look.SetValue(l.theme)
		r.scale.SetValue(l.scale)
	})
}

// askPlace asks where the copy goes, first among the user's documents: beside
// the register it would be lost with it. Its name tells its day, so that one
// copy does not take the place of another day's.
func (r *register) askPlace() {
	o := ui.SaveOptions{Title: "Où enregistrer la copie du registre\u00a0?", Name: copyName(r.desk.Path(), r.desk.Today())}
	ui.SaveFile(r.shell.Window(), r.shell.Runner(), o, r.copyTo)
}

func (r *register) copyTo(dest string) {
	r.busy(true, "Copie du registre…")
	ui.Do(r.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, r.desk.Backup(ctx, dest) }, func(_ struct{}, err error) {
		if err != nil {
			r.busy(false, "")
			r.shell.Fail(err)
			return
		}
		r.busy(false, "La copie est enregistrée\u00a0: "+dest)
		r.result.Importance = widget.SuccessImportance
		r.result.Refresh()
	})
}

// verdict is what a check of the register found.
type verdict struct {
	problems []string
	evidence data.Verification
}

// verify checks the register, then the chain of the history and each kept file.
func (r *register) verify() {
	ui.DoLong(r.shell.Runner(), r.shell.Window(), "Vérification du registre", func(ctx context.Context, tell func(int, int, string)) (v verdict, err error) {
		tell(0, 0, "Relecture des soldes…")
		if v.problems, err = r.desk.Check(ctx); err != nil {
			return v, err
		}
		v.evidence, err = r.desk.Verify(ctx, func(done, total int) { tell(done, total, "Relecture de l’historique et des fichiers gardés…") })
		return v, err
	}, func(v verdict, err error) {
		switch {
		case errors.Is(err, context.Canceled):
			r.say("Vérification arrêtée\u00a0: rien n’a été changé.", widget.LowImportance)
		case err != nil:
			r.shell.Fail(err)
		default:
			r.tell(v)
		}
	})
}

// tell says what was found; the head of the chain can be noted elsewhere.
func (r *register) tell(v verdict) {
	found := v.problems
	for _, p := range v.evidence.Problems {
		if !slices.Contains(found, p.Sentence) { // a kept file that differs is found by both
			found = append(found, p.Sentence)
		}
	}
	r.head.Hidden = v.evidence.Head == ""
	r.head.SetText(v.evidence.Head)
	if len(found) > 0 {
		r.say(strings.Join(found, "\n"), widget.DangerImportance)
		return
	}
	r.say("Le registre est sain\u00a0: chaque page, chaque solde, "+ui.Number(v.evidence.Entries)+" lignes de l’historique et "+ui.Number(v.evidence.Files)+
		" fichiers gardés ont été relus. L’empreinte ci-dessous résume tout l’historique\u00a0: notez-la ailleurs, et personne ne pourra le réécrire sans que cela se voie.", widget.SuccessImportance)
}

func (r *register) busy(on bool, sentence string) {
	for _, b := range []*ui.Button{r.backup, r.check} {
		if on {
			b.Disable()
		} else {
			b.Enable()
		}
	}
	r.say(sentence, widget.LowImportance)
}

func (r *register) say(sentence string, importance widget.Importance) {
	r.result.Hidden = sentence == ""
	r.result.Say(sentence, importance)
	r.box.Refresh()
}

func (r *register) paint(look string) {
	Apply(look)
	r.keep(ThemeKey, look, "")
}

func (r *register) keep(key, value, said string) {
	ui.Do(r.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, r.desk.SetSetting(ctx, key, value) },
		func(_ struct{}, err error) {
			if err != nil {
				r.shell.Fail(err)
				return
			}
			if said != "" {
				r.shell.Toast(said, nil)
			}
		})
}
