package headless

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"dument/app/desk"
	"dument/data"
	"dument/letters"
)

// paperOptions says which kind of paper an option goes with.
var paperOptions = map[string]letters.PaperKind{"days": letters.PaperNotice, "since": letters.PaperStatement, "plan": letters.PaperPlan,
	"payment": letters.PaperReceipt, "provider": letters.PaperMandate}

// letter writes a paper as PDF. The history keeps it only with --record: the
// same command twice gives the same bytes, and a rehearsal leaves no trace.
func letter(c *call) error {
	r, err := c.paperRequest()
	if err != nil {
		return err
	}
	if c.has("all") {
		if err := c.apart("all", "client", "invoice", "plan", "payment"); err != nil {
			return err
		}
		return c.with(false, func(d *desk.Desk) error { return c.letters(d, r) })
	}
	if err := c.needs("client"); err != nil {
		return err
	}
	return c.with(false, func(d *desk.Desk) error {
		client, err := d.Register.ClientByName(c.ctx, c.given["client"])
		if err != nil {
			return err
		}
		r.Client = client.ID
		if r.Invoices, err = c.listedInvoices(d); err != nil {
			return err
		}
		return c.oneLetter(d, client, r)
	})
}

// paperRequest reads the options of a paper.
func (c *call) paperRequest() (r desk.PaperRequest, err error) {
	if r.Kind, err = choice(c, "kind", letters.PaperKinds); err != nil {
		return r, err
	}
	for name, kind := range paperOptions {
		if c.has(name) && r.Kind != kind {
			return r, c.misuse("L’option --" + name + " va avec --kind " + string(kind) + ".")
		}
	}
	if c.has("days") {
		if r.Days, err = c.whole("days"); err != nil {
			return r, err
		}
	}
	if r.From, err = c.onDay("since"); err != nil {
		return r, err
	}
	for name, into := range map[string]*data.ID{"plan": &r.Plan, "payment": &r.Payment} {
		if c.has(name) {
			n, err := c.whole(name)
			if err != nil {
				return r, err
			}
			*into = data.ID(n)
		}
	}
	r.Annexes = c.has("annexes")
	r.Provider, err = choice(c, "provider", providers)
	return r, err
}

// providers are those that a mandate goes to; a court has its own request.
var providers = []data.Provider{data.Bailiff, data.Collector}

// listedInvoices returns the invoices that --invoice names, comma between them.
func (c *call) listedInvoices(d *desk.Desk) (ids []data.ID, err error) {
	for number := range strings.SplitSeq(c.given["invoice"], ",") {
		if number = strings.TrimSpace(number); number == "" {
			continue
		}
		inv, _, err := d.Register.InvoiceByNumber(c.ctx, number)
		if err != nil {
			return nil, err
		}
		ids = append(ids, inv.ID)
	}
	return ids, nil
}

func (c *call) oneLetter(d *desk.Desk, client data.Client, r desk.PaperRequest) error {
	p, err := d.PreparePaper(c.ctx, r)
	if err != nil {
		return err
	}
	content, err := d.RenderPaper(c.ctx, p)
	if err != nil {
		return err
	}
	out := c.given["out"]
	if err := writeFile(out, content); err != nil {
		return err
	}
	var kept data.Contact
	if c.has("record") {
		if kept, _, err = d.KeepPaper(c.ctx, p); err != nil {
			return err
		}
	}
	sum := sha256.Sum256(content)
	text := r.Kind.French() + "\u00a0: le courrier pour " + client.Name + " est écrit dans «\u00a0" + out + "\u00a0»."
	for _, w := range p.Warnings {
		text += "\n- " + w
	}
	return c.report(map[string]any{"file": absolute(out), "client": client.Name, "kind": r.Kind, "bytes": len(content), "sha256": hex.EncodeToString(sum[:]),
		"recorded": c.has("record"), "letter": kept.ID, "total_cents": p.Letter.Total, "currency": p.Letter.Currency,
		"warnings": append([]string{}, p.Warnings...)}, text)
}

// letters writes a paper for each client that its kind is for, into a folder.
func (c *call) letters(d *desk.Desk, r desk.PaperRequest) error {
	dir := c.given["out"]
	if err := folder(dir); err != nil {
		return err
	}
	all, err := d.PaperRequests(c.ctx, r)
	if err != nil {
		return err
	}
	files := []string{}
	report, stopped := d.PrintBatch(c.ctx, all, c.has("record"), func(name string, content []byte) error {
		path := filepath.Join(dir, name)
		files = append(files, absolute(path))
		return writeFile(path, content)
	}, c.tell(len(all)))
	if stopped != nil && !errors.Is(stopped, context.Canceled) {
		return stopped
	}
	refused := []map[string]any{}
	text := plural(report.Made, "courrier écrit", "courriers écrits") + " dans «\u00a0" + dir + "\u00a0»."
	for _, x := range report.Refused {
		refused = append(refused, map[string]any{"client": x.Name, "sentence": sentence(x.Err)})
		text += "\n- " + x.Name + "\u00a0: " + sentence(x.Err)
	}
	err = c.report(map[string]any{"folder": absolute(dir), "kind": r.Kind, "made": report.Made, "files": files, "refused": refused, "recorded": c.has("record")}, text)
	if err == nil && stopped != nil { // after what was made is told
		left := len(all) - report.Made - len(report.Refused)
		err = &data.Error{Code: data.CodeBlocked, Cause: stopped, Sentence: "La commande a été interrompue\u00a0: " + plural(report.Made, "courrier est écrit", "courriers sont écrits") +
			", en entier, et " + plural(left, "reste à faire", "restent à faire") + "."}
	}
	return err
}

// longWork is the number of papers from which their making is told as it goes.
const longWork = 50

// tell returns what writes a line for each tenth of a long work to standard error,
// for who waits for it; nil for a short one, and for a program that reads JSON.
func (c *call) tell(total int) func(done, total int) {
	if total < longWork || c.has("json") {
		return nil
	}
	tenth := 0
	return func(done, total int) {
		if now := 10 * done / total; now > tenth {
			tenth = now
			fmt.Fprintf(c.env.Stderr, "%d\u00a0%% (%d sur %d)\n", 10*tenth, done, total)
		}
	}
}
