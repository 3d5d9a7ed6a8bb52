package headless

import (
	"fmt"
	"strings"
)

// version gives the program's version.
func version(c *call) error {
	return c.report(map[string]string{"version": c.env.Version}, "Dûment "+c.env.Version)
}

// help explains one verb, or lists them all.
func help(c *call) error {
	if len(c.args) == 0 {
		return c.report(verbNames(), overview())
	}
	v, rest, err := find(c.args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return c.misuse("«\u00a0" + rest[0] + "\u00a0» est de trop.")
	}
	return c.report(map[string]string{"verb": v.name, "usage": v.usage(), "summary": v.summary}, explain(v))
}

func verbNames() []string {
	var names []string
	for _, v := range verbs() {
		names = append(names, v.name)
	}
	return names
}

func overview() string {
	var b strings.Builder
	b.WriteString("Dûment suit vos factures et vous aide à les faire payer.\n\n" +
		"dument                ouvre la fenêtre\u202f; avec --demo, sur un registre d’essai\n" +
		"dument COMMANDE ...   fait le travail sans fenêtre\u00a0:\n\n")
	for _, v := range verbs() {
		summary, _, _ := strings.Cut(v.summary, "\u00a0:")
		fmt.Fprintf(&b, "  %-16s %s\n", v.name, summary)
	}
	b.WriteString("\nOptions de toutes les commandes\u00a0:\n" + optionLines(common) + "\nPour le détail d’une commande\u00a0: dument help COMMANDE\n")
	return b.String()
}

func explain(v verb) string {
	text := "Usage\u00a0: " + v.usage() + "\n" + capital(v.summary) + "\n"
	return text + optionLines(v.options())
}

func optionLines(flags []flag) string {
	const wide = 30 // a longer choice goes beside its explanation
	var rows [][]string
	for _, f := range flags {
		value, text := f.value, f.help
		if len(value) > wide {
			value, text = "MOT", text+"\u00a0: "+strings.ReplaceAll(value, "|", ", ")
		}
		rows = append(rows, []string{"  " + strings.TrimSpace("--"+f.name+" "+value), text})
	}
	return columns(rows)
}
