package headless

import (
	"strconv"
	"strings"

	"dument/app/desk"
	"dument/data"
)

// backup writes a sound copy of the register.
func backup(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		if err := d.Backup(c.ctx, c.args[0]); err != nil {
			return err
		}
		return c.report(map[string]string{"file": c.args[0]}, "Le registre est copié dans «\u00a0"+c.args[0]+"\u00a0».")
	})
}

// check looks whether the register is sound; it is refused, after its report, when not.
func check(c *call) error {
	return c.with(false, func(d *desk.Desk) error {
		findings, err := d.Check(c.ctx)
		if err != nil {
			return err
		}
		if len(findings) == 0 {
			return c.report(map[string]any{"sound": true, "findings": []string{}}, "Le registre est sain.")
		}
		if err := c.report(map[string]any{"sound": false, "findings": findings}, strings.Join(findings, "\n")); err != nil {
			return err
		}
		return &data.Error{Code: data.CodeDamaged, Sentence: "Le registre «\u00a0" + d.Path() + "\u00a0» n’est pas sain (" +
			plural(len(findings), "anomalie", "anomalies") + ")\u00a0: rouvrez votre dernière sauvegarde, et gardez ce fichier."}
	})
}

// demo fills a new register with made-up records.
func demo(c *call) error {
	sizes := map[string]int{"clients": 40, "invoices": 300, "seed": 1}
	for name := range sizes {
		if text, ok := c.given[name]; ok {
			n, err := strconv.Atoi(text)
			if err != nil || n < 0 || (n == 0 && name == "clients") {
				return c.misuse("--" + name + " «\u00a0" + text + "\u00a0» n’est pas un nombre qui convient.")
			}
			sizes[name] = n
		}
	}
	return c.with(true, func(d *desk.Desk) error {
		clients, err := d.Clients(c.ctx)
		if err != nil {
			return err
		}
		if len(clients) > 0 {
			return &data.Error{Code: data.CodeDuplicate, Field: "file", Sentence: "Le registre «\u00a0" + d.Path() +
				"\u00a0» contient déjà des clients\u00a0: la démonstration ne remplit qu’un registre neuf, donnez un autre nom à --file."}
		}
		if err := d.FillSample(c.ctx, int64(sizes["seed"]), sizes["clients"], sizes["invoices"]); err != nil {
			return err
		}
		return c.report(map[string]any{"file": d.Path(), "clients": sizes["clients"], "invoices": sizes["invoices"], "seed": sizes["seed"]},
			"Le registre «\u00a0"+d.Path()+"\u00a0» contient "+plural(sizes["clients"], "client inventé", "clients inventés")+" et "+plural(sizes["invoices"], "facture", "factures")+".")
	})
}
