package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"dument/app/ui"
	"dument/data"
	"dument/letters"
)

// TextsDesk is what the section « Textes » needs of the user's desk.
type TextsDesk interface {
	Texts(ctx context.Context) (letters.Texts, error)
	SaveText(ctx context.Context, key string, t *letters.Text) error
	ClientList(ctx context.Context, q data.ClientQuery) (data.List, error)
	ClientRows(ctx context.Context, ids []data.ID) ([]data.ClientRow, error)
	PreviewDraft(ctx context.Context, client data.ID) (letters.Draft, error)
}

// texts is the section « Textes »: each message's subject and body, beside what
// a client of the register would read. What is typed and not yet saved is kept
// while other texts are looked at, so that nothing is asked and nothing lost.
type texts struct {
	shell ui.Shell
	desk  Desk
	job   ui.Job
	all   letters.Texts
	typed map[string]letters.Text // not yet saved, by key
	key   letters.TextKey

	choice        *textChoice
	subject, body *ui.TextField
	variable      *ui.SelectField[string]
	line          *ui.FieldRow // subject and variable
	form          *ui.Form
	head          *textHead
	preview       *textPreview
	box           fyne.CanvasObject
}

func newTexts(shell ui.Shell, desk Desk) *texts {
	t := &texts{shell: shell, desk: desk, typed: map[string]letters.Text{}}
	t.choice = newTextChoice(func() { t.show() })
	t.head = newTextHead(t.drop, t.back)
	t.preview = newTextPreview(shell, desk, t.look)
	t.subject = ui.NewTextField("subject", "Objet", nil)
	t.body = ui.NewAreaField("body", "Texte", 12)
	t.variable = ui.NewSelectField("variable", "Insérer au curseur", variables())
	t.variable.SetPlaceHolder("Ce qui sera rempli…")
	t.variable.SetOptional()
	t.variable.OnChanged = t.insert
	t.line = ui.NewShares([]float32{5, 3}, t.subject, t.variable)
	t.form = ui.NewForm("Enregistrer", t.save, nil, t.line, t.body)
	t.box = container.NewBorder(container.New(aired{12, 0}, t.choice.row), nil, nil, nil,
		container.New(halves{}, container.NewBorder(t.head.box, nil, nil, nil, t.form), t.preview.box))
	return t
}

// variables offers each word that a text may hold, with what it becomes.
func variables() []ui.Option[string] {
	var options []ui.Option[string]
	for _, v := range letters.Variables {
		options = append(options, ui.Option[string]{Value: v.Name, Label: "{" + v.Name + "} – " + v.Help})
	}
	return options
}

func (t *texts) content() fyne.CanvasObject { return t.box }
func (t *texts) focus()                     { t.choice.focus(t.shell) }

func (t *texts) read() {
	ui.Load(t.shell.Runner(), &t.job, t.desk.Texts, func(all letters.Texts, err error) {
		if err != nil {
			t.shell.Fail(err)
			return
		}
		t.all = all
		for key, text := range t.typed {
			if alike(text, all.Get(key)) {
				delete(t.typed, key)
			}
		}
		t.show()
	})
	t.preview.read()
}

// show fills the editor with the text chosen, as it was left.
func (t *texts) show() {
	t.key = t.choice.key(t.all)
	text := t.current()
	t.subject.OnChanged, t.body.OnChanged = nil, nil // filled in, not typed
	t.subject.Hidden = t.key.SMS
	t.subject.SetText(text.Subject)
	t.body.SetText(text.Body)
	typed := func(string) { t.changed() }
	t.subject.OnChanged, t.body.OnChanged = typed, typed
	t.form.ShowError(nil)
	t.line.Refresh()
	t.form.Refresh()
	t.changed()
}

// current returns the text of the editor's key: what is typed, else what is kept.
func (t *texts) current() letters.Text {
	if text, ok := t.typed[t.key.Key]; ok {
		return text
	}
	return t.all.Get(t.key.Key)
}

// changed follows the typing: what is not saved is kept in mind, what may not
// leave is said under its field, what could be better aired.
func (t *texts) changed() {
	text := letters.Text{Subject: t.subject.Text(), Body: t.body.Text()}
	if t.key.SMS {
		text.Subject = ""
	}
	if alike(text, t.all.Get(t.key.Key)) {
		delete(t.typed, t.key.Key)
	} else {
		t.typed[t.key.Key] = text
	}
	err := letters.CheckTextFor(t.key.Key, text)
	for field, at := range map[string]*ui.TextField{"subject": t.subject, "body": t.body} {
		at.SetError("")
		if err != nil && data.FieldOf(err) == field {
			at.SetError(err.Error())
		}
	}
	t.mark(text)
	if err == nil {
		t.look()
	}
}

// alike reports whether two texts differ by no more than the end of the last line.
func alike(a, b letters.Text) bool {
	return a.Subject == b.Subject && strings.TrimRight(a.Body, "\n") == strings.TrimRight(b.Body, "\n")
}

// look shows what the client would read.
func (t *texts) look() {
	t.preview.show(t.key, t.all.With(t.key.Key, t.current()))
}

// mark says whose the text is, what could be better, and which others are changed.
func (t *texts) mark(text letters.Text) {
	t.preview.advise(letters.Advice(t.key.Key, text))
	_, pending := t.typed[t.key.Key]
	t.head.show(pending, t.all.Changed(t.key.Key), len(t.typed))
	t.choice.mark(t.all, t.typed)
}

// insert types a variable where the cursor of the text stands.
func (t *texts) insert(name string) {
	at := t.body.Focusable()
	for _, r := range "{" + name + "}" {
		at.TypedRune(r)
	}
	t.variable.Clear()
	t.shell.Window().Canvas().Focus(at)
}

// save keeps the text that is shown.
func (t *texts) save() {
	text := t.current()
	if !strings.HasSuffix(text.Body, "\n") {
		text.Body += "\n"
	}
	if err := letters.CheckTextFor(t.key.Key, text); err != nil {
		t.form.ShowError(err)
		return
	}
	t.keep(&text, "Le texte «\u00a0"+t.key.Title+"\u00a0» est enregistré.")
}

// drop gives up what was typed since the text was saved.
func (t *texts) drop() {
	key, typed := t.key, t.typed[t.key.Key]
	delete(t.typed, key.Key)
	t.show()
	t.shell.Toast("Les changements de «\u00a0"+key.Title+"\u00a0» sont abandonnés.", func() {
		t.typed[key.Key] = typed
		t.show()
	})
}

// back takes up the ready-made text again; the user's own comes back by « Annuler ».
func (t *texts) back() {
	t.keep(nil, "Le texte «\u00a0"+t.key.Title+"\u00a0» est de nouveau celui qui est proposé.")
}

func (t *texts) keep(text *letters.Text, said string) {
	key, before := t.key.Key, t.all.Get(t.key.Key)
	was := &before
	if !t.all.Changed(key) {
		was = nil
	}
	save := func(text *letters.Text, then func()) {
		t.form.SetBusy(true)
		ui.Do(t.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, t.desk.SaveText(ctx, key, text) },
			func(_ struct{}, err error) {
				t.form.SetBusy(false)
				if err != nil {
					t.form.ShowError(err)
					return
				}
				t.shell.Changed(ui.SettingsChanged)
				t.read()
				then()
			})
	}
	save(text, func() { t.shell.Toast(said, func() { save(was, func() {}) }) })
}

// aired leaves room around its objects, half of it above, and is never lower
// than least without that room.
type aired struct{ room, least float32 }

func (b aired) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, b.room/2))
		o.Resize(fyne.NewSize(size.Width, size.Height-b.room))
	}
}

func (b aired) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return fyne.NewSize(size.Width, max(size.Height, b.least)+b.room)
}

// halves puts an editor and what it makes side by side.
type halves struct{}

const halvesGap = 32

func (halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := (size.Width - halvesGap) / 2
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(width+halvesGap), 0))
		o.Resize(fyne.NewSize(width, size.Height))
	}
}

func (halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return fyne.NewSize(2*size.Width+halvesGap, size.Height)
}
