package settings

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
	"dument/letters"
)

// texts is the section « Textes »: each message's subject and body, beside what
// a client would read.
type texts struct {
	shell  ui.Shell
	desk   Desk
	job    ui.Job
	all    letters.Texts
	sender data.Sender
	key    letters.TextKey

	choice        *ui.SelectField[string]
	subject, body *ui.TextField
	variable      *ui.SelectField[string]
	reset         *ui.Button
	form          *ui.Form
	state         *ui.Chip
	seenSubject   *widget.Label
	seen          *widget.Label
	box           fyne.CanvasObject
}

func newTexts(shell ui.Shell, desk Desk) *texts {
	t := &texts{shell: shell, desk: desk}
	t.choice = ui.NewSelectField[string]("key", "Message", nil)
	t.choice.OnChanged = func(string) { t.show() }
	t.state = ui.NewChip("", ui.TonePromise)
	t.subject = ui.NewTextField("subject", "Objet", nil)
	t.body = ui.NewAreaField("body", "Texte", 12)
	t.subject.OnChanged = func(string) { t.preview() }
	t.body.OnChanged = func(string) { t.preview() }
	t.variable = ui.NewSelectField("variable", "Insérer au curseur du texte", variables())
	t.variable.SetPlaceHolder("Choisir ce qui sera rempli…")
	t.variable.OnChanged = t.insert
	t.reset = ui.NewButton("Reprendre le texte proposé", t.back)
	// In a container the form neither checks nor keeps the list of variables: it is a tool, not a value.
	t.form = ui.NewForm("Enregistrer", t.save, nil, t.choice, t.subject, container.NewStack(t.variable), t.body)
	t.seenSubject = ui.Section("")
	t.seenSubject.Wrapping = fyne.TextWrapWord
	t.seen = widget.NewLabel("")
	t.seen.Wrapping = fyne.TextWrapWord
	head := container.NewBorder(nil, nil, t.state, t.reset)
	seen := container.NewBorder(container.NewVBox(head, ui.Faint("Ce que votre client lirait, avec un exemple\u00a0:")), nil, nil, nil,
		container.NewVScroll(container.NewVBox(t.seenSubject, t.seen)))
	t.box = container.New(halves{}, t.form, seen)
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
func (t *texts) focus()                     { t.form.FocusFirst() }

func (t *texts) read() {
	type stored struct {
		texts  letters.Texts
		sender data.Sender
	}
	ui.Load(t.shell.Runner(), &t.job, func(ctx context.Context) (stored, error) {
		all, err := t.desk.Texts(ctx)
		if err != nil {
			return stored{}, err
		}
		sender, err := t.desk.Sender(ctx)
		return stored{all, sender}, err
	}, func(s stored, err error) {
		if err != nil {
			t.shell.Fail(err)
			return
		}
		t.all, t.sender = s.texts, s.sender
		var options []ui.Option[string]
		for _, k := range t.all.Keys() {
			options = append(options, ui.Option[string]{Value: k.Key, Label: k.Title})
		}
		t.choice.SetOptions(options)
		if _, chosen := t.choice.Value(); !chosen {
			t.choice.SetValue(letters.KeyOf(data.French, data.LevelFirst, data.Professional))
		}
		t.show()
	})
}

// show fills the editor with the text chosen.
func (t *texts) show() {
	chosen, _ := t.choice.Value()
	for _, k := range t.all.Keys() {
		if k.Key == chosen {
			t.key = k
		}
	}
	text := t.all.Get(t.key.Key)
	t.subject.SetText(text.Subject)
	t.body.SetText(text.Body)
	t.form.ShowError(nil)
	t.mark()
	t.preview()
}

// mark says whether the text is the user's own.
func (t *texts) mark() {
	if t.all.Changed(t.key.Key) {
		t.state.Set("Votre texte", ui.TonePromise)
		t.reset.Enable()
	} else {
		t.state.Set("Texte proposé", ui.ToneUpcoming)
		t.reset.Disable()
	}
	t.form.Refresh()
}

func (t *texts) typed() letters.Text {
	return letters.Text{Subject: t.subject.Text(), Body: t.body.Text()}
}

// preview composes the text with an example, exactly as a message is composed.
func (t *texts) preview() {
	text := t.typed()
	err := letters.CheckTextFor(t.key.Key, text)
	for field, at := range map[string]*ui.TextField{"subject": t.subject, "body": t.body} {
		at.SetError("")
		if err != nil && data.FieldOf(err) == field {
			at.SetError(err.Error())
		}
	}
	if err != nil {
		return
	}
	own, err := letters.LoadTexts(map[string]letters.Text{t.key.Key: text})
	if err != nil {
		return // the ready-made texts are broken: reading them has said so
	}
	draft, err := letters.Compose(example(t.key, t.sender, t.desk.Today()), own)
	if err != nil {
		t.form.ShowError(err)
		return
	}
	t.seenSubject.SetText(draft.Subject)
	t.seen.SetText(draft.Body)
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

func (t *texts) save() {
	text := t.typed()
	if !strings.HasSuffix(text.Body, "\n") {
		text.Body += "\n"
	}
	if err := letters.CheckTextFor(t.key.Key, text); err != nil {
		t.form.ShowError(err)
		return
	}
	t.keep(&text, "Le texte «\u00a0"+t.key.Title+"\u00a0» est enregistré.")
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
		ui.Do(t.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, t.desk.SaveText(ctx, key, text) },
			func(_ struct{}, err error) {
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

// halves puts an editor and what it makes side by side.
type halves struct{}

const halvesGap = 32

func (halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := (size.Width - halvesGap) / 2
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(width+halvesGap), 12))
		o.Resize(fyne.NewSize(width, size.Height-12))
	}
}

func (halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return fyne.NewSize(2*size.Width+halvesGap, size.Height+12)
}
