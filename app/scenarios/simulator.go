package scenarios

import (
	"context"
	"slices"
	"strconv"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	"dument/data/rules"
)

// simulator is the section « Simulateur »: what would leave, day by day, if
// nobody paid.
type simulator struct {
	shell ui.Shell
	desk  SimulatorDesk
	job   ui.Job
	rows  atomic.Pointer[[]simulated] // replaced whole: the table reads it from elsewhere

	reach    *ui.FilterChips
	title    *widget.Label
	totals   *ui.Prose
	calendar *calendar
	table    *ui.Table[simulated]
	body     *fyne.Container // the result, or what stands in its place
	box      fyne.CanvasObject
	opened   bool // was shown once: before that nothing is computed
}

// simulated is one line of the list: an action of a day to come.
type simulated struct {
	rules.Planned
	place data.ID // from 1, in the order of the list
	name  string  // of the client
}

// reaches are the days that the simulator offers to look ahead.
var reaches = []int{30, 60, 90}

// patience is how long a calculation may take before the page speaks of it.
const patience = 300 * time.Millisecond

func newSimulator(shell ui.Shell, desk SimulatorDesk) *simulator {
	s := &simulator{shell: shell, desk: desk}
	s.rows.Store(&[]simulated{})
	var filters []ui.Filter
	for _, days := range reaches {
		filters = append(filters, ui.Filter{Key: strconv.Itoa(days), Label: count(days, "jour", "jours")})
	}
	s.reach = ui.NewFilterChips(filters, func(string) {
		if s.opened {
			s.read()
		}
	})
	s.reach.Set(strconv.Itoa(reaches[1]))
	s.title = ui.Section("")
	s.title.Truncation = fyne.TextTruncateEllipsis
	s.totals = ui.NewProse("")
	s.calendar = newCalendar(s.list)
	s.table = ui.NewTable(shell.Runner(), ui.TableConfig[simulated]{
		Columns: simulatorColumns(), ID: func(r simulated) data.ID { return r.place }, Fetch: s.fetch, OnError: shell.Fail,
		OnOpen: func(place data.ID) { shell.ShowClient((*s.rows.Load())[place-1].Client) }, OnEscape: func() { s.calendar.choose(0) },
	})
	s.body = container.NewStack()
	head := container.NewVBox(container.NewBorder(nil, nil, nil, s.reach, ui.Flush(s.title)), ui.Flush(s.totals))
	s.box = ui.Inset(container.New(headed{}, head, s.body))
	return s
}

func simulatorColumns() []ui.Column[simulated] {
	type row = simulated
	return []ui.Column[row]{
		{Title: "Jour", Width: 44, Text: func(r row) string { return r.On.French()[:5] }},
		{Title: "Client", Width: 122, Flex: 3, Bold: true, Text: func(r row) string { return r.name }},
		{Title: "Étape", Width: 108, Flex: 1, Optional: 1, Text: func(r row) string { return r.Level.French() }},
		{Title: "Canal", Width: 92, Optional: 2, Text: func(r row) string { return r.Channel.French() }, Tone: func(row) ui.Tone { return ui.ToneFaint }},
		{Title: "Montant", Width: 84, Right: true, Text: func(r row) string { return r.Net.Format(r.Currency) }},
	}
}

func (s *simulator) content() fyne.CanvasObject { return s.box }
func (s *simulator) crumb()                     { s.shell.SetCrumb(ui.PageScenarios, "Simulateur") }

func (s *simulator) focus() {
	if len(s.body.Objects) == 1 && len(*s.rows.Load()) > 0 {
		s.shell.Window().Canvas().Focus(s.calendar)
		return
	}
	s.shell.Window().Canvas().Focus(nil)
}

// read computes anew, off the UI goroutine; the user may stop it.
func (s *simulator) read() {
	s.opened = true
	days, _ := strconv.Atoi(s.reach.Key())
	today, desk := s.desk.Today(), s.desk
	s.title.SetText("Si personne ne paie, ce qui part d’ici au " + today.Add(days-1).French())
	ui.Load(s.shell.Runner(), &s.job, func(ctx context.Context) ([]simulated, error) { return simulate(ctx, desk, days) },
		func(rows []simulated, err error) {
			if err != nil {
				s.shell.Fail(err)
				s.stopped("Le calcul n’a pas abouti.")
				return
			}
			s.rows.Store(&rows)
			s.show(today, days)
		})
	s.shell.Runner().After(patience, func() {
		if s.job.Busy() {
			s.waiting()
		}
	})
}

func simulate(ctx context.Context, desk SimulatorDesk, days int) ([]simulated, error) {
	planned, err := desk.Simulate(ctx, days)
	if err != nil {
		return nil, err
	}
	var ids []data.ID
	names := map[data.ID]string{}
	for _, p := range planned {
		if _, known := names[p.Client]; !known {
			names[p.Client] = ""
			ids = append(ids, p.Client)
		}
	}
	clients, err := desk.ClientRows(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, c := range clients {
		names[c.ID] = c.Name
	}
	rows := make([]simulated, len(planned))
	for i, p := range planned {
		rows[i] = simulated{p, data.ID(i + 1), names[p.Client]}
	}
	return rows, nil
}

// show puts the result on the page.
func (s *simulator) show(today day.Day, days int) {
	rows := *s.rows.Load()
	perDay := map[day.Day]int{}
	for _, r := range rows {
		perDay[r.On]++
	}
	s.totals.SetText(totals(rows))
	s.calendar.set(today, days, perDay)
	s.list(0)
	if len(rows) == 0 {
		s.instead(ui.NewEmpty("Rien à envoyer d’ici là\u00a0: aucune facture ouverte n’arrive à une étape de son scénario.", "", nil))
		return
	}
	s.instead(container.New(beside{}, container.NewVScroll(s.calendar), s.table))
}

// list shows the actions of one day; of all for none.
func (s *simulator) list(on day.Day) {
	var ids []data.ID
	for _, r := range *s.rows.Load() {
		if on == 0 || r.On == on {
			ids = append(ids, r.place)
		}
	}
	s.table.SetEmpty("Rien ne part ce jour-là.", "Tout montrer", func() { s.calendar.choose(0) })
	line := count(len(ids), "envoi ou appel", "envois ou appels")
	if on != 0 {
		line = "Le " + on.French() + "\u00a0: " + line
	}
	s.table.SetTotals(line)
	s.table.SetIDs(ids)
}

// fetch answers the table from what was computed. It runs off the UI goroutine.
func (s *simulator) fetch(_ context.Context, ids []data.ID) ([]simulated, error) {
	all := *s.rows.Load()
	var rows []simulated
	for _, id := range ids {
		if int(id) <= len(all) {
			rows = append(rows, all[id-1])
		}
	}
	return rows, nil
}

// waiting takes the place of the result while it is computed.
func (s *simulator) waiting() {
	bar := widget.NewProgressBarInfinite()
	text := ui.Faint("Calcul de ce qui partirait, jour après jour…")
	text.Alignment = fyne.TextAlignCenter
	s.totals.SetText("")
	s.instead(container.NewCenter(container.New(wide{320}, text, bar, container.NewCenter(ui.NewButton("Arrêter", func() {
		s.job.Stop()
		s.stopped("Le calcul est arrêté.")
	})))))
}

func (s *simulator) stopped(sentence string) {
	s.instead(ui.NewEmpty(sentence, "Recommencer", s.read))
}

func (s *simulator) instead(o fyne.CanvasObject) {
	if slices.Equal(s.body.Objects, []fyne.CanvasObject{o}) {
		return
	}
	s.body.Objects = []fyne.CanvasObject{o}
	s.body.Refresh()
}

// beside puts the calendar, at its own width, beside the list.
type beside struct{}

func (beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := calendarWidth + margin
	objects[0].Resize(fyne.NewSize(width, size.Height))
	objects[1].Move(fyne.NewPos(width+margin/2, 0))
	objects[1].Resize(fyne.NewSize(size.Width-width-margin/2, size.Height))
}

func (beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	table := objects[1].MinSize()
	return fyne.NewSize(calendarWidth+1.5*margin+table.Width, table.Height)
}

// wide stacks objects at a width.
type wide struct{ width float32 }

func (w wide) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(w.width, height))
		y += height + headSpace
	}
}

func (w wide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := -headSpace
	for _, o := range objects {
		height += o.MinSize().Height + headSpace
	}
	return fyne.NewSize(w.width, height)
}
