package scenarios

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"dument/app/desk"
	"dument/app/detail"
	"dument/app/ui"
	"dument/data"
)

// ladders is the section « Scénarios »: the list, and beside it the ladder of
// one, its form, or which profile goes with which.
type ladders struct {
	shell   ui.Shell
	desk    LadderDesk
	job     ui.Job
	dunning atomic.Pointer[data.Dunning] // replaced whole: the table reads it from elsewhere
	table   *ui.Table[data.Scenario]
	pane    *detail.Pane
	opened  bool    // a ladder was shown once without being asked for
	wanted  data.ID // to be chosen after the next reading
}

// listShare is what the list keeps of the width: the ladder is what is worked on.
const listShare = 0.4

func newLadders(shell ui.Shell, desk LadderDesk) *ladders {
	l := &ladders{shell: shell, desk: desk}
	l.dunning.Store(&data.Dunning{})
	l.table = ui.NewTable(shell.Runner(), ui.TableConfig[data.Scenario]{
		Columns: l.columns(), ID: func(s data.Scenario) data.ID { return s.ID },
		Fetch: l.fetch, OnError: shell.Fail, OnSelect: l.selected, OnMenu: l.menu,
		OnEscape: func() { l.pane.Leave(l.pane.Close) },
		OnOpen:   func(id data.ID) { l.pane.Leave(func() { l.edit(id) }) },
	})
	l.table.SetEmpty("Aucun scénario\u00a0: sans lui, rien n’est relancé.", "Ajouter un scénario", l.add)
	add := ui.NewPrimary("Scénario", l.add)
	add.SetIcon(theme.ContentAddIcon())
	profiles := ui.NewButton("Par profil de client…", func() { l.pane.Leave(l.editProfiles) })
	head := container.NewBorder(nil, nil, profiles, add)
	l.pane = detail.NewPane(shell, ui.PageScenarios, container.New(headed{}, head, l.table))
	l.pane.SetShare(listShare)
	return l
}

func (l *ladders) columns() []ui.Column[data.Scenario] {
	type row = data.Scenario
	return []ui.Column[row]{
		{Title: "Nom", Width: 130, Flex: 1, Bold: true, Text: func(s row) string { return s.Name }},
		{Title: "Étapes", Width: 44, Right: true, Text: func(s row) string { return ui.Number(len(s.Steps)) }},
		{Title: "Ce qui part, et quand", Width: 330, Flex: 3, Optional: 2, Text: ladderWords, Tone: func(row) ui.Tone { return ui.ToneFaint }},
		{Title: "Profils", Width: 120, Flex: 2, Optional: 3, Text: l.leads},
	}
}

func (l *ladders) content() fyne.CanvasObject { return l.pane.Content() }

func (l *ladders) focus() {
	if !l.pane.FocusForm() {
		l.table.Focus()
	}
}

func (l *ladders) crumb() { l.pane.Crumb() }

func (l *ladders) read() {
	ui.Load(l.shell.Runner(), &l.job, l.desk.Dunning, func(d data.Dunning, err error) {
		if err != nil {
			l.shell.Fail(err)
			return
		}
		l.dunning.Store(&d)
		ids := make([]data.ID, len(d.Scenarios))
		for i, s := range d.Scenarios {
			ids[i] = s.ID
		}
		l.table.SetIDs(ids)
		if !l.opened && l.wanted == 0 {
			l.wanted = d.Default
		}
		if l.opened = true; l.wanted != 0 {
			l.table.Select(l.wanted)
			l.wanted = 0
		}
		detail.ReadAgain(l.pane, l.scenario, l.ladder)
	})
}

// fetch answers the table from what was read. It runs off the UI goroutine.
func (l *ladders) fetch(_ context.Context, ids []data.ID) ([]data.Scenario, error) {
	return slices.DeleteFunc(slices.Clone(l.dunning.Load().Scenarios), func(s data.Scenario) bool { return !slices.Contains(ids, s.ID) }), nil
}

// scenario finds one among those that were read.
func (l *ladders) scenario(_ context.Context, id data.ID) (data.Scenario, error) {
	if s, ok := l.dunning.Load().Scenario(id); ok {
		return s, nil
	}
	return data.Scenario{}, &data.Error{Code: data.CodeNotFound, Sentence: "Ce scénario n’existe plus."}
}

func (l *ladders) selected(ids []data.ID) {
	if len(ids) == 1 && ids[0] != l.pane.Shown {
		l.pane.Leave(func() { l.show(ids[0]) })
	}
}

func (l *ladders) show(id data.ID) { detail.ShowDetail(l.pane, id, l.scenario, l.ladder) }

func (l *ladders) menu(ids []data.ID) []*fyne.MenuItem {
	if len(ids) != 1 {
		return nil
	}
	id := ids[0]
	return []*fyne.MenuItem{
		fyne.NewMenuItemWithIcon("Modifier", theme.DocumentCreateIcon(), func() { l.pane.Leave(func() { l.edit(id) }) }),
		fyne.NewMenuItemWithIcon("Dupliquer", theme.ContentCopyIcon(), func() { l.duplicate(id) }),
		fyne.NewMenuItemWithIcon("Supprimer", theme.DeleteIcon(), func() { l.remove(id) }),
	}
}

// edit opens the form of a scenario of the list.
func (l *ladders) edit(id data.ID) {
	if s, ok := l.dunning.Load().Scenario(id); ok {
		l.pane.Shown = id
		l.open(s)
	}
}

// add opens the form of a new scenario with one step to begin with.
func (l *ladders) add() {
	l.pane.Leave(func() { l.open(data.Scenario{Steps: []data.Step{firstStep()}}) })
}

// duplicate opens the form of a new scenario with the steps of another.
func (l *ladders) duplicate(id data.ID) {
	s, ok := l.dunning.Load().Scenario(id)
	if !ok {
		return
	}
	s.ID, s.Name, s.Steps = 0, l.copyName(s.Name), slices.Clone(s.Steps)
	for i := range s.Steps {
		s.Steps[i].ID = 0
	}
	l.pane.Leave(func() { l.open(s) })
}

// copyName returns a name that no scenario has: "Standard (copie)", "Standard (copie 2)".
func (l *ladders) copyName(name string) string {
	taken := func(name string) bool {
		return slices.ContainsFunc(l.dunning.Load().Scenarios, func(s data.Scenario) bool { return data.Fold(s.Name) == data.Fold(name) })
	}
	free := name + " (copie)"
	for n := 2; taken(free); n++ {
		free = fmt.Sprintf("%s (copie %d)", name, n)
	}
	return free
}

func (l *ladders) open(s data.Scenario) {
	l.pane.Edit(newEditor(l.shell, l.desk, s, l.saved, l.cancel))
}

// cancel closes a form and shows what was beside the list before it.
func (l *ladders) cancel() {
	l.pane.Leave(func() {
		if l.pane.Shown != 0 {
			l.show(l.pane.Shown)
		} else {
			l.pane.Close()
		}
		l.table.Focus()
	})
}

// saved shows the scenario that the form has stored; before has no ID where it is new.
func (l *ladders) saved(before, after data.Scenario) {
	l.wanted = after.ID
	l.pane.Saved(after.ID, after.Name)
	l.shell.Changed(ui.DunningChanged)
	l.table.Focus()
	l.shell.Toast(quoted(after.Name)+" enregistré.", func() {
		l.carryOut(func(ctx context.Context) error {
			if before.ID != 0 {
				return l.desk.SaveScenario(ctx, &before)
			}
			_, err := l.desk.DeleteScenario(ctx, after.ID)
			return err
		})
	})
}

// remove deletes a scenario that nobody uses, with « Annuler » in the toast.
func (l *ladders) remove(id data.ID) {
	s, _ := l.dunning.Load().Scenario(id)
	ui.Do(l.shell.Runner(), func(ctx context.Context) (desk.Undo, error) { return l.desk.DeleteScenario(ctx, id) },
		func(undo desk.Undo, err error) {
			if err != nil {
				l.shell.Fail(err)
				return
			}
			if l.pane.Shown == id {
				l.pane.Close()
			}
			l.shell.Changed(ui.DunningChanged)
			l.shell.Toast(quoted(s.Name)+" supprimé.", func() { l.carryOut(undo) })
		})
}

// carryOut takes something back.
func (l *ladders) carryOut(do func(context.Context) error) {
	ui.Do(l.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, do(ctx) }, func(_ struct{}, err error) {
		l.shell.Fail(err)
		l.shell.Changed(ui.DunningChanged)
	})
}

// headed puts a line above a table.
type headed struct{}

const headSpace float32 = 12

func (headed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	height := objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(size.Width, height))
	objects[1].Move(fyne.NewPos(0, height+headSpace))
	objects[1].Resize(fyne.NewSize(size.Width, size.Height-height-headSpace))
}

func (headed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	head, table := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(head.Width, table.Width), head.Height+headSpace+table.Height)
}
