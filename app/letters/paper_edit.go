package letters

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"dument/app/detail"
	"dument/app/ui"
	"dument/letters"
)

// passages is the form in which the words of a letter are changed; what the law
// wants in them is said while they are typed.
type passages struct {
	paper  *paper
	list   []letters.Passage
	fields []*ui.TextField
	form   *ui.Form
	dialog *ui.Dialog
}

// edit opens the words of the letter. Tables, totals, the payment and the
// address are not among them.
func (p *paper) edit() {
	e := &passages{paper: p, list: letters.Editable(p.written)}
	var rows []fyne.CanvasObject
	for _, passage := range e.list {
		text, own := p.texts[passage.Key]
		if !own {
			text = passage.Text
		}
		field := ui.NewAreaField(passage.Key, passage.Label, textRows(text))
		field.SetText(text)
		field.OnChanged = func(string) { e.judge() }
		e.fields = append(e.fields, field)
		rows = append(rows, field)
	}
	e.form = ui.NewForm("Reprendre ces textes", e.save, e.leave)
	original := detail.FormButton("Rétablir le texte d’origine", theme.ContentUndoIcon(), e.restore, e.form.Cancel)
	e.form.SetRows(append([]fyne.CanvasObject{ui.Line(original)}, rows...)...)
	e.form.SetIntro("Les sommes, les tableaux, le paiement et l’adresse ne se modifient pas ici\u00a0: ils suivent le registre. Une ligne vide sépare deux paragraphes. Ce qui est imprimé est ce qui est conservé.")
	e.dialog = ui.NewDialog(p.shell.Window(), "Modifier le texte – "+p.ready.Client.Name, e.form)
	e.dialog.SetWidth(820)
	e.dialog.OnCancel = e.leave
	e.dialog.Show()
	e.judge()
}

// texts are the words that differ from those of the program.
func (e *passages) texts() map[string]string {
	own := map[string]string{}
	for i, passage := range e.list {
		if text := e.fields[i].Text(); text != passage.Text {
			own[passage.Key] = text
		}
	}
	return own
}

// leave closes the dialog; words that were changed are given up only with the
// user's word.
func (e *passages) leave() {
	if maps.Equal(e.texts(), e.paper.texts) {
		e.dialog.Close()
		return
	}
	ui.Confirm(e.paper.shell.Window(), "Abandonner la saisie\u00a0?", "Les mots que vous venez de changer ne sont pas encore repris dans la lettre.", "Abandonner", e.dialog.Close)
}

// judge says under each passage what its words lack. A warning stands under the
// passage that alone would bring it about, else under the first that was changed.
func (e *passages) judge() {
	own := e.texts()
	all, _ := e.warnings(own)
	var first *ui.TextField
	for i, passage := range e.list {
		field := e.fields[i]
		text, changed := own[passage.Key]
		if !changed {
			field.Warn("")
			continue
		}
		said, err := e.warnings(map[string]string{passage.Key: text})
		if err != nil {
			field.SetError(err.Error())
			continue
		}
		if first == nil {
			first = field
		}
		said = slices.DeleteFunc(said, func(s string) bool { return !slices.Contains(all, s) })
		all = slices.DeleteFunc(all, func(s string) bool { return slices.Contains(said, s) })
		field.Warn(strings.Join(said, "\n"))
	}
	if first != nil && len(all) > 0 {
		first.Warn(strings.Join(all, "\n"))
	}
}

// warnings judges the letter with some of its words replaced.
func (e *passages) warnings(texts map[string]string) ([]string, error) {
	p := e.paper
	edited, err := letters.Edit(p.written, texts)
	if err != nil {
		return nil, err
	}
	return slices.Clone(letters.EditWarnings(p.ready.Request.Kind, p.ready.Client, p.written, edited)), nil
}

// restore puts the program's own words back.
func (e *passages) restore() {
	for i, passage := range e.list {
		e.fields[i].SetText(passage.Text)
	}
	e.judge()
}

func (e *passages) save() {
	own := e.texts()
	if _, err := letters.Edit(e.paper.written, own); err != nil {
		e.form.ShowError(err)
		return
	}
	e.dialog.Close()
	e.paper.apply(own)
}

// textRows is how many lines a passage gets in the form.
func textRows(text string) int {
	const across = 100 // letters of a line
	rows := 0
	for line := range strings.Lines(text) {
		rows += 1 + utf8.RuneCountInString(line)/across
	}
	return min(max(rows, 2), 10)
}
