package headless

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"

	"dument/app/desk"
	"dument/data"
)

// letter writes a letter as PDF. The history keeps a formal notice only with
// --record: the same command twice gives the same bytes, and a rehearsal leaves
// no trace.
func letter(c *call) error {
	kind, out := c.given["kind"], c.given["out"]
	if kind != "reminder" && kind != "formal-notice" {
		return c.misuse("«\u00a0" + kind + "\u00a0» n’est pas une sorte de lettre\u00a0: écrivez --kind reminder ou --kind formal-notice.")
	}
	if c.has("record") && kind != "formal-notice" {
		return c.misuse("L’option --record va avec --kind formal-notice.")
	}
	return c.with(false, func(d *desk.Desk) error {
		client, err := d.Register.ClientByName(c.ctx, c.given["client"])
		if err != nil {
			return err
		}
		content, record, err := c.compose(d, kind, client.ID)
		if err != nil {
			return err
		}
		if err := writeFile(out, content); err != nil {
			return err
		}
		if c.has("record") {
			if err := record(); err != nil {
				return err
			}
		}
		sum := sha256.Sum256(content)
		full, err := filepath.Abs(out)
		if err != nil {
			full = out
		}
		return c.report(map[string]any{"file": full, "client": client.Name, "kind": kind, "bytes": len(content), "sha256": hex.EncodeToString(sum[:]),
			"recorded": c.has("record")}, "La lettre à "+client.Name+" est écrite dans «\u00a0"+out+"\u00a0».")
	})
}

// compose makes the PDF of a letter, and says how the history keeps it.
func (c *call) compose(d *desk.Desk, kind string, client data.ID) (content []byte, record func() error, err error) {
	if kind == "reminder" {
		l, err := d.PrepareLetter(c.ctx, client, nil)
		if err != nil {
			return nil, nil, err
		}
		content, err = d.Render(l)
		return content, nil, err
	}
	notice, err := d.PrepareNotice(c.ctx, client, nil)
	if err != nil {
		return nil, nil, err
	}
	content, err = d.Render(notice.Letter)
	return content, func() error {
		_, _, err := d.PrintNotice(c.ctx, notice)
		return err
	}, err
}
