package headless

import (
	"path/filepath"
	"strconv"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

// postJSON is what the verbs about registered letters give of one.
type postJSON struct {
	Letter    data.ID        `json:"letter"` // of the history
	Client    string         `json:"client"`
	Subject   string         `json:"subject"`
	State     data.PostState `json:"state"`
	Number    string         `json:"number"` // "" while it is not known
	Printed   day.Day        `json:"printed"`
	Posted    day.Day        `json:"posted"` // "" while it has not happened, as all days below
	Presented day.Day        `json:"presented"`
	Delivered day.Day        `json:"delivered"`
	Returned  day.Day        `json:"returned"`
	Deadline  day.Day        `json:"deadline"` // last day to pay, counted from receipt
	Amount    money.Cents    `json:"amount_cents"`
	Currency  string         `json:"currency"`
	Slip      bool           `json:"slip_kept"`    // a scan of the deposit slip
	Receipt   bool           `json:"receipt_kept"` // of the acknowledgement, or of the envelope that came back
}

func postOf(p data.Posting) postJSON {
	return postJSON{p.ContactID, p.ClientName, p.Subject, p.State(), p.Number, p.Printed, p.Posted, p.Presented, p.Delivered, p.Back, p.Deadline(), p.Amount, p.Currency,
		p.Slip != 0, p.Receipt != 0}
}

// posted notes that a registered letter was handed to the post office.
func posted(c *call) error {
	on, err := c.onDay("on")
	if err != nil {
		return err
	}
	return c.note(data.PostSlip, func(p data.Posting) ([]data.PostEvent, error) {
		var events []data.PostEvent
		if c.has("on") {
			events = append(events, data.PostEvent{Kind: data.PostPosted, On: on})
		}
		if c.has("number") {
			if err := data.CheckRegisteredNumber(c.given["number"]); err != nil {
				return nil, err
			}
			events = append(events, data.PostEvent{Kind: data.PostNumber, Number: c.given["number"]})
		}
		return events, nil
	})
}

// received notes the date of an acknowledgement of receipt.
func received(c *call) error {
	on, err := c.onDay("on")
	if err != nil {
		return err
	}
	return c.note(data.PostReceipt, func(data.Posting) (events []data.PostEvent, err error) {
		if c.has("on") {
			events = append(events, data.PostEvent{Kind: data.PostDelivered, On: on})
		}
		return events, nil
	})
}

// presented notes that nobody was there when the letter was first presented.
func presented(c *call) error {
	on, err := c.onDay("on")
	if err != nil {
		return err
	}
	return c.note("", func(data.Posting) ([]data.PostEvent, error) {
		return []data.PostEvent{{Kind: data.PostPresented, On: on}}, nil
	})
}

// returns are the reasons for which a registered letter comes back.
var returns = []data.PostEventKind{data.PostUnclaimed, data.PostRefused, data.PostUnknown}

// returned notes that a registered letter came back.
func returned(c *call) error {
	why, err := choice(c, "why", returns)
	if err != nil {
		return err
	}
	on, err := c.onDay("on")
	if err != nil {
		return err
	}
	first, err := c.onDay("presented")
	if err != nil {
		return err
	}
	if c.has("on") != c.has("why") {
		return c.needs("on", "why")
	}
	return c.note(data.PostReceipt, func(data.Posting) (events []data.PostEvent, err error) {
		if c.has("on") {
			events = append(events, data.PostEvent{Kind: why, On: on})
		}
		if !first.IsZero() {
			events = append(events, data.PostEvent{Kind: data.PostPresented, On: first})
		}
		return events, nil
	})
}

// note finds the letter that the command names, notes what happened to it, keeps
// the scan that --scan names as what scan says, and reports where it stands then.
func (c *call) note(scan data.PostEventKind, events func(data.Posting) ([]data.PostEvent, error)) error {
	var file desk.File
	if !c.has("scan") {
		if err := c.needs("on"); err != nil {
			return err
		}
	} else {
		content, err := c.readFile(c.given["scan"])
		if err != nil {
			return err
		}
		file = desk.File{Name: filepath.Base(c.given["scan"]), Content: content}
		if err := desk.CheckScan(file); err != nil {
			return err // before anything is noted
		}
	}
	return c.with(false, func(d *desk.Desk) error {
		p, err := d.FindPosting(c.ctx, c.args[0])
		if err != nil {
			return err
		}
		list, err := events(p)
		if err != nil {
			return err
		}
		if len(list) > 0 {
			if _, err := d.NotePost(c.ctx, p.ContactID, list...); err != nil {
				return err
			}
		}
		if c.has("scan") {
			if _, err := d.AttachScan(c.ctx, p.ContactID, scan, file.Name, file.Content); err != nil {
				return err
			}
		}
		if p, err = d.Posting(c.ctx, p.ContactID); err != nil {
			return err
		}
		return c.report(postOf(p), standing(p))
	})
}

// standing says where a letter stands.
func standing(p data.Posting) string {
	text := "Recommandé à " + p.ClientName + " («\u00a0" + p.Subject + "\u00a0»)\u00a0: " + lowerFirst(p.State().French())
	for _, on := range []day.Day{p.Back, p.Delivered, p.Presented, p.Posted} {
		if !on.IsZero() {
			text += " le " + on.French()
			break
		}
	}
	if p.Number != "" {
		text += ", n°\u00a0" + data.GroupRegisteredNumber(p.Number)
	}
	text += "."
	if end := p.Deadline(); !end.IsZero() {
		text += " Le délai donné pour payer court jusqu’au " + end.French() + " inclus."
	}
	switch state := p.State(); {
	case state == data.StateUnknown:
		text += " Elle n’a pas touché votre client\u00a0: vérifiez son adresse, puis écrivez-lui de nouveau."
	case (state == data.StateUnclaimed || state == data.StateRefused) && p.Presented.IsZero():
		text += " Il est compté du retour\u00a0: notez le jour de la première présentation (--presented) si l’enveloppe le donne."
	}
	return text
}

// tray lists the registered letters that wait to be posted, and writes them in
// one file to print and the list to take to the post office.
func tray(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		letters, err := d.Tray(c.ctx)
		if err != nil {
			return err
		}
		list, rows, ids := []postJSON{}, [][]string(nil), []data.ID(nil)
		for _, p := range letters {
			list, ids = append(list, postOf(p)), append(ids, p.ContactID)
			rows = append(rows, []string{strconv.Itoa(int(p.ContactID)), p.Printed.French(), p.ClientName, p.Subject, p.Amount.Format(p.Currency)})
		}
		text := "Aucun pli n’attend d’être posté."
		if len(rows) > 0 {
			text = table([]string{">Lettre", "Imprimée", "Client", "Objet", ">Montant"}, rows)
		}
		said, err := c.trayFiles(d, ids)
		if err != nil {
			return err
		}
		return c.report(list, text+said)
	})
}

// trayFiles writes the files of a tray that the command asks for, and says so.
func (c *call) trayFiles(d *desk.Desk, ids []data.ID) (said string, err error) {
	if (c.has("out") || c.has("sheet")) && len(ids) == 0 {
		return "", blocked("Aucun pli n’attend d’être posté\u00a0: il n’y a rien à écrire.")
	}
	for _, f := range []struct {
		flag, what string
		make       func() ([]byte, error)
	}{
		{"out", plural(len(ids), "pli écrit", "plis écrits, dans cet ordre,"), func() ([]byte, error) { return d.PrintTray(c.ctx, ids, nil) }},
		{"sheet", "Bordereau écrit", func() ([]byte, error) { return d.PostSheet(c.ctx, ids) }},
	} {
		if !c.has(f.flag) {
			continue
		}
		content, err := f.make()
		if err != nil {
			return "", err
		}
		if err := writeFile(c.given[f.flag], content); err != nil {
			return "", err
		}
		said += f.what + " dans «\u00a0" + c.given[f.flag] + "\u00a0».\n"
	}
	return said, nil
}
