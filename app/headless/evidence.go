package headless

import (
	"path/filepath"
	"strings"

	"dument/app/desk"
	"dument/data"
)

// problemJSON is a row or a file that is not as it was kept.
type problemJSON struct {
	What     string  `json:"what"`
	ID       data.ID `json:"id"`
	Sentence string  `json:"sentence"`
}

// verify checks the chain of the history and the kept files; it is refused,
// after its report, when something differs.
func verify(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		v, err := d.Verify(c.ctx, nil)
		if err != nil {
			return err
		}
		problems, lines := []problemJSON{}, []string(nil)
		for _, p := range v.Problems {
			problems = append(problems, problemJSON(p))
			lines = append(lines, p.Sentence)
		}
		if v.Sound() {
			lines = []string{"L’historique est intact\u00a0: " + plural(v.Entries, "écriture vérifiée", "écritures vérifiées") + ", " +
				plural(v.Files, "fichier vérifié", "fichiers vérifiés") + ".", "Empreinte de tête\u00a0: " + v.Head}
		}
		err = c.report(map[string]any{"ok": v.Sound(), "entries": v.Entries, "files": v.Files, "head": v.Head, "problems": problems}, strings.Join(lines, "\n"))
		if err != nil || v.Sound() {
			return err
		}
		return &data.Error{Code: data.CodeDamaged, Sentence: "L’historique de «\u00a0" + d.Path() + "\u00a0» n’est plus tel qu’il a été enregistré (" +
			plural(len(problems), "différence", "différences") + ")\u00a0: gardez ce fichier, et comparez-le à vos sauvegardes."}
	})
}

// dossier writes the ZIP that a case is handed over in.
func dossier(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		client, err := d.Register.ClientByName(c.ctx, c.given["client"])
		if err != nil {
			return err
		}
		r := desk.DossierRequest{Client: client.ID, HandOver: c.has("hand-over")}
		for _, number := range strings.FieldsFunc(c.given["invoice"], func(r rune) bool { return r == ',' }) {
			inv, _, err := d.Register.InvoiceByNumber(c.ctx, strings.TrimSpace(number))
			if err != nil {
				return err
			}
			r.Invoices = append(r.Invoices, inv.ID)
		}
		out := c.given["out"]
		report, err := d.SaveDossier(c.ctx, r, out, nil)
		if err != nil {
			return err
		}
		missing := append([]string{}, report.Missing...)
		full, err := filepath.Abs(out)
		if err != nil {
			full = out
		}
		text := "Le dossier de " + client.Name + " (" + plural(report.Files, "fichier", "fichiers") + ") est écrit dans «\u00a0" + out + "\u00a0»."
		if r.HandOver {
			text += " Le client est noté comme transmis\u00a0: ses relances s’arrêtent."
		}
		for _, m := range missing {
			text += "\n- " + m
		}
		return c.report(map[string]any{"file": full, "client": client.Name, "files": report.Files, "missing": missing, "handed_over": r.HandOver}, text)
	})
}
