package letters

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
	"dument/data/rules"
	"dument/letters"
)

// paper is the dialog from which a paper is looked at, changed and printed.
type paper struct {
	shell   ui.Shell
	desk    PaperDesk
	prepare preparing
	job     ui.Job

	ready   desk.Paper        // as it will be printed
	written letters.Letter    // as it was composed, before the user's own words
	texts   map[string]string // those words, by the key of their passage
	found                     // when it was opened
	trouble string            // why it could not be composed as the user wants it now

	dialog  *ui.Dialog
	body    *fyne.Container
	wishes  []fyne.CanvasObject // the fields of what the user can choose
	buttons []*ui.Button        // that need a paper which can be printed
}

// preparing composes a paper as it was asked for.
type preparing func(context.Context, desk.PaperRequest) (desk.Paper, error)

// ShowPaper opens a paper: whom it is for, what it says, what to know before it
// leaves. Nothing is recorded before « Imprimer et enregistrer ».
func ShowPaper(shell ui.Shell, d PaperDesk, r desk.PaperRequest) {
	showPaper(shell, d, r, d.PreparePaper)
}

// ShowNotice opens the formal notice for a client: about the invoices given, or
// all that are overdue.
func ShowNotice(shell ui.Shell, d PaperDesk, client data.ID, invoices []data.ID) {
	ShowPaper(shell, d, desk.PaperRequest{Kind: letters.PaperNotice, Client: client, Invoices: invoices})
}

// Papers returns the door through which other pages open a paper of any kind.
func Papers(shell ui.Shell, d PaperDesk) func(kind letters.PaperKind, client data.ID, invoices []data.ID) {
	return func(kind letters.PaperKind, client data.ID, invoices []data.ID) {
		ShowPaper(shell, d, desk.PaperRequest{Kind: kind, Client: client, Invoices: invoices})
	}
}

// ShowCardNotice opens the formal notice that a card of the day's queue leads
// to: about exactly its invoices, and in the place of its step where that is a
// formal notice.
func ShowCardNotice(shell ui.Shell, d PaperDesk, a rules.Action) {
	request := desk.PaperRequest{Kind: letters.PaperNotice, Client: a.Client, Invoices: a.Invoices}
	showPaper(shell, d, request, func(ctx context.Context, r desk.PaperRequest) (desk.Paper, error) {
		p, err := d.PreparePaper(ctx, r)
		if a.Level == data.LevelFormalNotice && a.Step.ID != 0 {
			p.Contact.Step = a.Step.ID
		}
		return p, err
	})
}

// ShowPrepared opens a paper that is written already: the letter of a card of
// the day's queue, which keeps its step and what it answers to.
func ShowPrepared(shell ui.Shell, d PaperDesk, ready desk.Paper) {
	showPaper(shell, d, ready.Request, func(_ context.Context, r desk.PaperRequest) (desk.Paper, error) {
		again := ready
		again.Request = r
		return again, nil
	})
}

// opening is what the dialog opens with.
type opening struct {
	ready    desk.Paper
	payments []data.Payment // of the client, where the paper can be about one
	found
}

// found is what the register says around a paper, in sentences; "" where there is
// nothing to tell.
type found struct {
	receipts string // how old the word about them is, where it is too old
	copies   string // which of its enclosures the register does not have
}

func showPaper(shell ui.Shell, d PaperDesk, r desk.PaperRequest, prepare preparing) {
	ui.Do(shell.Runner(), func(ctx context.Context) (o opening, err error) {
		if r.Kind == letters.PaperReceipt {
			return openReceipt(ctx, d, r, prepare)
		}
		if o.ready, err = prepare(ctx, r); err != nil || !asks(r.Kind) {
			return o, err
		}
		if o.copies, err = missingCopies(ctx, d, o.ready); err != nil {
			return o, err
		}
		o.receipts, err = staleReceipts(ctx, d)
		return o, err
	}, func(o opening, err error) {
		if err != nil {
			shell.Fail(err)
			return
		}
		p := &paper{shell: shell, desk: d, prepare: prepare, found: o.found, texts: map[string]string{}}
		p.build(o)
		p.take(o.ready)
		p.dialog.Show()
	})
}

// openReceipt begins with the receipt that makes sense: for everything where all
// is settled, else for the newest payment.
func openReceipt(ctx context.Context, d PaperDesk, r desk.PaperRequest, prepare preparing) (o opening, err error) {
	if o.payments, err = d.ClientPayments(ctx, r.Client); err != nil {
		return o, err
	}
	slices.Reverse(o.payments) // the newest first
	if o.ready, err = prepare(ctx, r); err != nil && r.Payment == 0 && len(o.payments) > 0 {
		r.Payment = o.payments[0].ID
		o.ready, err = prepare(ctx, r)
	}
	return o, err
}

// asks reports whether a paper asks the client for money, so that an unnoticed
// payment would make it wrong.
func asks(k letters.PaperKind) bool {
	switch k {
	case letters.PaperReceipt, letters.PaperPlan:
		return false
	}
	return true
}

// build makes the dialog, empty of what changes with the user's wishes.
func (p *paper) build(o opening) {
	p.body = ui.Stack()
	p.wishes = p.newWishes(o)
	edit, look, print := ui.NewButton("Modifier le texte…", p.edit), ui.NewButton("Aperçu", p.preview), ui.NewPrimary("Imprimer et enregistrer", p.record)
	if len(letters.Editable(o.ready.Letter)) == 0 {
		edit.Hide()
	}
	p.buttons = []*ui.Button{edit, look, print}
	p.dialog = ui.NewDialog(p.shell.Window(), paperTitle(o.ready), p.body, ui.NewButton("Fermer", func() { p.dialog.Close() }), edit, look, print)
	p.dialog.SetWidth(820)
	p.dialog.OnClosed = p.job.Stop
}

// take shows a paper that was composed. The user's own words stay where the
// passage they replace is still the same one.
func (p *paper) take(ready desk.Paper) {
	before := map[string]string{}
	for _, passage := range letters.Editable(p.written) {
		before[passage.Key] = passage.Text
	}
	for _, passage := range letters.Editable(ready.Letter) {
		if before[passage.Key] != passage.Text {
			delete(p.texts, passage.Key)
		}
	}
	p.ready, p.written, p.trouble = ready, ready.Letter, ""
	p.apply(p.texts)
	p.allow(true)
}

func (p *paper) allow(on bool) {
	for _, b := range p.buttons {
		if on {
			b.Enable()
		} else {
			b.Disable()
		}
	}
}

// apply puts the user's words into the letter.
func (p *paper) apply(texts map[string]string) {
	edited, err := letters.Edit(p.written, texts)
	if err != nil {
		p.shell.Fail(err)
		return
	}
	if c := &p.ready.Contact; c.Subject == p.ready.Letter.Object {
		c.Subject = edited.Object // the history names the letter as it reads
	}
	p.texts, p.ready.Letter = texts, edited
	p.show()
}

// again composes the paper as the user wants it now.
func (p *paper) again(r desk.PaperRequest) {
	p.allow(false)
	ui.Load(p.shell.Runner(), &p.job, func(ctx context.Context) (desk.Paper, error) { return p.prepare(ctx, r) }, func(ready desk.Paper, err error) {
		if err != nil {
			p.trouble = err.Error()
			p.show()
			return
		}
		p.take(ready)
	})
}

// preview opens the PDF and records nothing.
func (p *paper) preview() {
	ready := p.ready
	ui.Do(p.shell.Runner(), func(ctx context.Context) ([]byte, error) { return p.desk.RenderPaper(ctx, ready) }, func(content []byte, err error) {
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.shell.Open("Aperçu - "+ready.Letter.FileName(), content)
	})
}

// record makes the PDF, keeps it in the history with its hash, and opens it.
func (p *paper) record() {
	type kept struct {
		contact data.Contact
		content []byte
	}
	ready := p.ready
	p.allow(false)
	ui.Do(p.shell.Runner(), func(ctx context.Context) (k kept, err error) {
		k.contact, k.content, err = p.desk.KeepPaper(ctx, ready)
		return k, err
	}, func(k kept, err error) {
		p.allow(true)
		if err != nil {
			p.shell.Fail(err)
			return
		}
		p.dialog.Close()
		p.shell.Open(ready.Letter.FileName(), k.content)
		p.tell(ready, k.contact)
	})
}

// tell says where the paper is now. A registered letter can be taken out of the
// tray at once, as if it had never been; any other stays in the history.
func (p *paper) tell(ready desk.Paper, contact data.Contact) {
	shell, what := p.shell, named(ready.Request.Kind)
	if ready.Request.Kind == letters.PaperDeclaration {
		shell.Changed(ui.ClientsChanged)
	}
	if !ready.Request.Kind.Registered() {
		shell.Changed(ui.CouriersChanged)
		shell.Toast(what+" pour "+ready.Client.Name+" est dans Courriers.", nil)
		return
	}
	d, today := p.desk, p.desk.Today()
	detail.Done(shell, ui.CouriersChanged, func(ctx context.Context) error {
		_, err := d.NotePost(ctx, contact.ID, data.PostEvent{Kind: data.PostNotPosted, On: today})
		return err
	}, what+" pour "+ready.Client.Name+" attend dans Courriers, sous «\u00a0À poster\u00a0».")
}
