package letters

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// trayBar is the line of buttons above the letters that wait to be posted.
func (p *Page) trayBar() *fyne.Container {
	all := ui.NewButton("Tout sélectionner", func() { p.table.SelectAll(); p.table.Focus() })
	sheet := ui.NewButton("Bordereau des envois", p.postSheet)
	posted := ui.NewButton("Noter postés…", p.notePosted)
	return container.New(layout.NewCustomPaddedLayout(0, 12, 0, 0), ui.Flow(all, sheet, posted))
}

// chosenLetters returns the letters of the tray that are chosen, or all of
// them, in the order of the list.
func (p *Page) chosenLetters() []data.ID {
	ids := p.table.Selected()
	if len(ids) == 0 {
		ids = p.listed
	}
	rows := *p.rows.Load()
	var letters []data.ID
	for _, id := range ids {
		if row := rows[id]; filterTray.holds(row) {
			letters = append(letters, row.ContactID)
		}
	}
	return letters
}

// printTray opens the kept PDFs of the chosen letters as one file, in the order
// of the list. Nothing is recorded, so that it can be stopped at any moment.
func (p *Page) printTray() {
	letters := p.chosenLetters()
	ui.DoLong(p.shell.Runner(), p.shell.Window(), "Préparation des plis", func(ctx context.Context, tell func(int, int, string)) ([]byte, error) {
		return p.desk.PrintTray(ctx, letters, func(done, total int) {
			tell(done, total, "Pli "+ui.Number(done)+" sur "+ui.Number(total))
		})
	}, func(content []byte, err error) {
		switch {
		case errors.Is(err, context.Canceled):
			p.shell.Toast("Arrêté\u00a0: rien n’a été imprimé.", nil)
			return
		case err != nil:
			p.shell.Fail(err)
			return
		}
		p.shell.Open("Plis à poster - "+p.desk.Today().String()+".pdf", content)
		said := "Les " + count(len(letters), "pli", "plis") + " s’ouvrent en un seul PDF, dans l’ordre de la liste."
		if len(letters) == 1 {
			said = "Le pli s’ouvre en PDF, prêt à imprimer."
		}
		p.shell.Toast(said, nil)
	})
}

// postSheet opens the list of the chosen letters, to be taken to the post office.
func (p *Page) postSheet() {
	letters := p.chosenLetters()
	ui.Do(p.shell.Runner(), func(ctx context.Context) ([]byte, error) { return p.desk.PostSheet(ctx, letters) }, func(content []byte, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.shell.Open("Bordereau des envois - "+p.desk.Today().String()+".pdf", content)
	})
}

// notePosted asks for the day on which the chosen letters were posted.
func (p *Page) notePosted() {
	letters := p.chosenLetters()
	on := ui.NewDayField("on", "Postés le")
	on.SetDay(p.desk.Today())
	var dialog *ui.Dialog
	var form *ui.Form
	form = ui.NewForm("Noter "+count(len(letters), "pli posté", "plis postés"), func() {
		posted, _ := on.Day()
		form.SetBusy(true)
		ui.Do(p.shell.Runner(), func(ctx context.Context) (desk.Undo, error) {
			return noteAll(ctx, p.desk, letters, data.PostEvent{Kind: data.PostPosted, On: posted})
		}, func(undo desk.Undo, err error) {
			form.SetBusy(false)
			if err != nil {
				form.ShowError(err)
				return
			}
			dialog.Close()
			detail.Done(p.shell, ui.CouriersChanged, undo, count(len(letters), "pli est noté posté", "plis sont notés postés")+" le "+posted.French()+".")
		})
	}, nil, on)
	form.SetIntro("Chaque pli garde son numéro. La date se lit sur le récépissé de dépôt.")
	dialog = ui.ShowForm(p.shell.Window(), "Plis postés", form)
}

// noteAll notes the same of several letters: of all of them, or of none.
func noteAll(ctx context.Context, d Noting, letters []data.ID, event data.PostEvent) (desk.Undo, error) {
	var undos []desk.Undo
	back := func(ctx context.Context) error {
		var failed error
		for _, undo := range slices.Backward(undos) {
			failed = errors.Join(failed, undo(ctx))
		}
		return failed
	}
	for _, letter := range letters {
		undo, err := d.NotePost(ctx, letter, event)
		if err != nil {
			return nil, errors.Join(err, back(ctx))
		}
		undos = append(undos, undo)
	}
	return back, nil
}
