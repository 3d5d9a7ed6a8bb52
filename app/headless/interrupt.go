package headless

import (
	"os"
	"path/filepath"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
)

// interruptJSON is what "interrupt --json" gives.
type interruptJSON struct {
	Invoice  string                `json:"invoice"`
	Since    day.Day               `json:"since"` // from which the delay runs
	By       data.InterruptionKind `json:"by"`    // "" for the due date
	LastDay  day.Day               `json:"prescribed_after"`
	Possible []string              `json:"possible"` // what may be a recognition
}

// interrupt notes what makes the delay of prescription of an invoice start
// again; without --kind it shows that delay.
func interrupt(c *call) error {
	kind, err := choice(c, "kind", data.InterruptionKinds)
	if err != nil {
		return err
	}
	on, err := c.onDay("on")
	if err != nil {
		return err
	}
	if kind != "" {
		if err := c.needs("on"); err != nil {
			return err
		}
	} else if c.has("on") || c.has("proof") || c.has("note") {
		return c.needs("kind")
	}
	return c.with(false, func(d *desk.Desk) error {
		inv, _, err := d.Register.InvoiceByNumber(c.ctx, c.args[0])
		if err != nil {
			return err
		}
		if kind != "" {
			proof, err := c.proof()
			if err != nil {
				return err
			}
			if _, err := d.AddInterruption(c.ctx, data.Interruption{InvoiceID: inv.ID, Kind: kind, On: on, Note: c.given["note"]}, proof); err != nil {
				return err
			}
		}
		return c.showClock(d, inv)
	})
}

// proof reads the file that --proof names; nil without one.
func (c *call) proof() (*desk.File, error) {
	if !c.has("proof") {
		return nil, nil
	}
	content, err := c.readFile(c.given["proof"])
	if err != nil {
		return nil, err
	}
	return &desk.File{Name: filepath.Base(c.given["proof"]), Content: content}, nil
}

// readFile reads a file of the user's; the error is a sentence.
func (c *call) readFile(path string) ([]byte, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, &data.Error{Code: data.CodeNotFound, Field: path, Cause: err,
			Sentence: "Le fichier «\u00a0" + path + "\u00a0» ne peut pas être lu\u00a0: vérifiez son nom, son dossier et que vous en avez le droit."}
	}
	return content, nil
}

func (c *call) showClock(d *desk.Desk, inv data.Invoice) error {
	v, err := d.Clock(c.ctx, inv.ID)
	if err != nil {
		return err
	}
	since := "depuis son échéance, le " + v.Since.French()
	if v.By != "" {
		since = "de nouveau depuis le " + v.Since.French() + " (" + lowerFirst(v.By.French()) + ")"
	}
	text := "Le délai de prescription de la facture " + inv.Number + " court " + since + "\u00a0: dernier jour pour agir le " + v.Last.French() + "."
	for _, p := range v.Possible {
		text += "\n- " + p
	}
	return c.report(interruptJSON{inv.Number, v.Since, v.By, v.Last, append([]string{}, v.Possible...)}, text)
}
