package headless

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

// planEntry is something to do, or an open invoice with nothing to do about it,
// as "plan --json" lists them.
type planEntry struct {
	Client    string           `json:"client"`
	Invoices  []string         `json:"invoices"` // numbers
	Step      data.Level       `json:"step"`     // "" when none is to come
	Channel   data.Channel     `json:"channel"`
	Tone      data.Tone        `json:"tone"`
	Text      string           `json:"text"` // key of the text it leaves with, "" where it is none
	Day       day.Day          `json:"day"`  // when it became due, or of the step to come
	Amount    money.Cents      `json:"amount_cents"`
	Currency  string           `json:"currency"`
	Automatic bool             `json:"automatic"`
	Reason    string           `json:"reason"`
	BlockedBy rules.ReasonCode `json:"blocked_by"` // "" when it may leave
	Passed    []passedStep     `json:"passed_over"`

	why string // Reason without what holds it back, which is the same for all
}

// passedStep is a step that the calendar made eligible and that will not leave.
type passedStep struct {
	Step data.Level `json:"step"`
	Day  day.Day    `json:"day"`
}

// plan lists what to do today, the largest amount first, then every other open
// invoice and credit note by client and due date, with its reason.
func plan(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		today, err := d.Plan(c.ctx)
		if err != nil {
			return err
		}
		n, err := c.names(d)
		if err != nil {
			return err
		}
		entries := make([]planEntry, 0, len(today.Actions)+len(today.Idle))
		for _, a := range today.Actions {
			e, err := n.action(a)
			if err != nil {
				return err
			}
			entries = append(entries, e)
		}
		for _, i := range today.Idle {
			e, err := n.idle(i)
			if err != nil {
				return err
			}
			entries = append(entries, e)
		}
		todo, rest := entries[:len(today.Actions)], entries[len(today.Actions):]
		slices.SortStableFunc(rest, func(a, b planEntry) int { return cmp.Compare(data.Fold(a.Client), data.Fold(b.Client)) })
		held := ""
		if len(today.Actions) > 0 && today.Actions[0].Held.Code != rules.Free {
			held = today.Actions[0].Held.Sentence() + "\n"
		}
		return c.report(entries, held+planText(todo, rest))
	})
}

func (n *names) action(a rules.Action) (planEntry, error) {
	client, err := n.client(a.Client)
	if err != nil {
		return planEntry{}, err
	}
	e := planEntry{Client: client.Name, Step: a.Level, Channel: a.Channel, Tone: a.Tone, Text: textKey(client, a), Day: a.Day, Amount: a.Net,
		Currency: a.Currency, Automatic: a.Automatic, Reason: a.Why.Sentence(), BlockedBy: a.Held.Code, Passed: []passedStep{}}
	if a.Held.Code != rules.Free {
		e.Reason += " " + a.Held.Sentence()
	}
	e.why = a.Why.Sentence()
	for _, p := range a.Passed {
		e.Passed = append(e.Passed, passedStep{p.Step.Level, p.Day})
	}
	e.Invoices, err = n.numbers(a.Invoices)
	return e, err
}

func (n *names) idle(i rules.Idle) (planEntry, error) {
	client, err := n.client(i.Client)
	if err != nil {
		return planEntry{}, err
	}
	item, err := n.invoice(i.Invoice)
	return planEntry{Client: client.Name, Invoices: []string{item.Number}, Step: i.Level, Channel: i.Channel, Day: i.Day, Amount: item.Balance,
		Currency: item.Currency, Reason: i.Why.Sentence(), BlockedBy: i.Why.Code, Passed: []passedStep{}}, err
}

// textKey returns the key of the text that an action leaves with: an e-mail's or
// an SMS's. What is said on paper or by voice has none.
func textKey(client data.Client, a rules.Action) string {
	switch {
	case a.Level == data.LevelFormalNotice:
		return ""
	case a.Channel == data.ChannelEmail:
		return letters.KeyOf(client.Language, a.Level, a.Tone, client.Kind)
	case a.Channel == data.ChannelSMS:
		return letters.KeyOfSMS(client.Language, a.Level, client.Kind)
	}
	return ""
}

// planText writes the plan in two tables.
func planText(todo, rest []planEntry) string {
	var b strings.Builder
	if len(todo) == 0 {
		b.WriteString("Rien à faire aujourd’hui.\n")
	} else {
		b.WriteString("À faire (" + strconv.Itoa(len(todo)) + ")\n")
		var rows [][]string
		for _, e := range todo {
			rows = append(rows, []string{e.Client, invoiceList(e.Invoices), e.Step.French() + " – " + e.Channel.French(), e.Amount.Format(e.Currency),
				e.Day.French(), e.why})
		}
		b.WriteString(table([]string{"Client", "Factures", "Étape", ">Montant", "Depuis le", "Pourquoi"}, rows))
	}
	if len(rest) > 0 {
		b.WriteString("\nRien à faire (" + strconv.Itoa(len(rest)) + ")\n")
		var rows [][]string
		for _, e := range rest {
			rows = append(rows, []string{e.Client, invoiceList(e.Invoices), e.Amount.Format(e.Currency), e.Reason})
		}
		b.WriteString(table([]string{"Client", "Facture", ">Solde", "Pourquoi"}, rows))
	}
	return b.String()
}

// invoiceList writes "F-1, F-2, F-3 et 4 autres".
func invoiceList(numbers []string) string {
	const shown = 3
	if len(numbers) <= shown+1 {
		return strings.Join(numbers, ", ")
	}
	return strings.Join(numbers[:shown], ", ") + " et " + strconv.Itoa(len(numbers)-shown) + " autres"
}

// plannedEntry is an action of a day to come, as "simulate --json" lists it.
type plannedEntry struct {
	On       day.Day      `json:"on"`
	Client   string       `json:"client"`
	Invoices []string     `json:"invoices"`
	Step     data.Level   `json:"step"`
	Channel  data.Channel `json:"channel"`
	Amount   money.Cents  `json:"amount_cents"`
	Currency string       `json:"currency"`
}

// simulate lists what would leave within some days if nobody paid.
func simulate(c *call) error {
	days, err := c.whole("days")
	if err != nil {
		return err
	}
	return c.with(false, func(d *desk.Desk) error {
		planned, err := d.Simulate(c.ctx, days)
		if err != nil {
			return err
		}
		n, err := c.names(d)
		if err != nil {
			return err
		}
		list, rows := make([]plannedEntry, 0, len(planned)), [][]string{}
		for _, p := range planned {
			e, err := n.action(p.Action)
			if err != nil {
				return err
			}
			list = append(list, plannedEntry{p.On, e.Client, e.Invoices, e.Step, e.Channel, e.Amount, e.Currency})
			rows = append(rows, []string{p.On.French(), e.Client, invoiceList(e.Invoices), e.Step.French() + " – " + e.Channel.French(), e.Amount.Format(e.Currency)})
		}
		within := "d’ici au " + d.Today().Add(days-1).French()
		text := "Si personne ne paie, rien ne part " + within + "."
		if len(rows) > 0 {
			text = "Si personne ne paie, voici ce qui part " + within + "\u00a0:\n" + table([]string{"Le", "Client", "Factures", "Étape", ">Montant"}, rows)
		}
		return c.report(list, text)
	})
}
