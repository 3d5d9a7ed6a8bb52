package headless

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dument/app/desk"
	"dument/data"
	"dument/data/day"
)

// usageError is a command line that makes no sense: a sentence, and how to write it.
type usageError struct{ sentence, hint string }

func (e *usageError) Error() string { return e.sentence }

// flag is an option of a verb. value is what its usage calls its value, "" for a switch.
type flag struct{ name, value, help string }

// common are the options that every verb takes.
var common = []flag{
	{"file", "REGISTRE", "le fichier du registre\u202f; sinon celui de votre dossier Documents"},
	{"today", "AAAA-MM-JJ", "fait comme si l’on était ce jour-là"},
	{"json", "", "écrit le résultat en JSON"},
}

// call is one use of a verb.
type call struct {
	ctx   context.Context
	env   Env
	verb  verb
	args  []string          // what is no option, after the verb
	given map[string]string // options by name; "" for a switch
	today day.Day           // from --today, or none
}

// words returns what of args is neither an option nor its value; rest is what
// is. Options are known by name alone, so that they may stand before the verb.
func words(args []string) (words, rest []string) {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			return append(words, args[i+1:]...), rest
		case arg == "-h" || arg == "--help" || arg == "--version":
			words = append([]string{strings.TrimLeft(arg, "-")}, words...)
		case strings.HasPrefix(arg, "-") && len(arg) > 1:
			rest = append(rest, arg)
			if takesValue(arg) && i+1 < len(args) {
				i++
				rest = append(rest, args[i])
			}
		default:
			words = append(words, arg)
		}
	}
	return words, rest
}

// takesValue reports whether the next word is the value of this option in any verb.
func takesValue(arg string) bool {
	is := func(f flag) bool { return f.value != "" && arg == "--"+f.name }
	return slices.ContainsFunc(verbs(), func(v verb) bool { return slices.ContainsFunc(v.options(), is) })
}

// parse finds the verb and checks its arguments and options.
func parse(args []string) (*call, error) {
	words, options := words(args)
	v, words, err := find(words)
	if err != nil {
		return nil, err
	}
	c := &call{verb: v, args: words}
	if err := c.read(options); err != nil {
		return nil, err
	}
	if len(c.args) < v.least || (v.most >= 0 && len(c.args) > v.most) {
		if len(c.args) < v.least {
			return nil, c.misuse("Il manque " + v.args + " après «\u00a0dument " + v.name + "\u00a0».")
		}
		return nil, c.misuse("«\u00a0" + c.args[v.most] + "\u00a0» est de trop après «\u00a0dument " + v.name + "\u00a0».")
	}
	for _, f := range v.flags {
		if _, ok := c.given[f.name]; !ok && slices.Contains(v.required, f.name) {
			return nil, c.misuse("Il manque --" + f.name + " " + f.value + " à «\u00a0dument " + v.name + "\u00a0».")
		}
	}
	return c, nil
}

// find returns the verb that words begin with, and the words after it.
func find(words []string) (verb, []string, error) {
	if len(words) == 0 {
		words = []string{"help"}
	}
	if words[0] == "h" {
		words[0] = "help"
	}
	for n := min(2, len(words)); n > 0; n-- {
		name := strings.Join(words[:n], " ")
		for _, v := range verbs() {
			if v.name == name {
				return v, words[n:], nil
			}
		}
	}
	unknown := words[0]
	if len(words) > 1 && slices.ContainsFunc(verbs(), func(v verb) bool { return strings.HasPrefix(v.name, unknown+" ") }) {
		unknown += " " + words[1]
	}
	return verb{}, nil, &usageError{"«\u00a0" + unknown + "\u00a0» n’est pas une commande de Dûment.", "Pour la liste des commandes\u00a0: dument help"}
}

// read takes the options in, each as "--name value" or "--name=value".
func (c *call) read(options []string) (err error) {
	c.given = map[string]string{}
	known := c.verb.options()
	for i := 0; i < len(options); i++ {
		name, value, joined := strings.Cut(strings.TrimPrefix(options[i], "--"), "=")
		at := slices.IndexFunc(known, func(f flag) bool { return f.name == name })
		if at < 0 || !strings.HasPrefix(options[i], "--") {
			return c.misuse("L’option «\u00a0" + options[i] + "\u00a0» n’est pas connue ici.")
		}
		switch f := known[at]; {
		case f.value == "" && joined:
			return c.misuse("L’option --" + name + " ne prend pas de valeur.")
		case f.value != "" && !joined:
			if i++; i >= len(options) {
				return c.misuse("Il manque la valeur de --" + name + ".")
			}
			value = options[i]
		}
		if c.has(name) {
			return c.misuse("L’option --" + name + " est donnée deux fois.")
		}
		c.given[name] = value
	}
	if c.has("today") {
		if c.today, err = parseDay(c.given["today"]); err != nil {
			return c.misuse("--today\u00a0: " + err.Error() + ".")
		}
	}
	return nil
}

func (c *call) misuse(sentence string) error {
	return &usageError{sentence, "Usage\u00a0: " + c.verb.usage()}
}

// has reports whether an option was given.
func (c *call) has(name string) bool {
	_, ok := c.given[name]
	return ok
}

// with opens the register, does the work and closes it. create makes the
// register where there is none, and the user's usual folder for it; a folder
// that --file names must be there, since it may be a slip of the hand.
func (c *call) with(create bool, work func(d *desk.Desk) error) error {
	if c.has("file") {
		return c.at(c.given["file"], create, work)
	}
	if create {
		if err := os.MkdirAll(filepath.Dir(c.env.File), 0o700); err != nil {
			return unwritable(c.env.File, err)
		}
	}
	return c.at(c.env.File, create, work)
}

func (c *call) at(file string, create bool, work func(d *desk.Desk) error) error {
	d, err := c.env.Open(c.ctx, file, create, c.today)
	if err != nil {
		return err
	}
	err = work(d)
	if closed := d.Register.Close(); err == nil {
		err = closed
	}
	return err
}

// parseDay reads a day as files or as people write it.
func parseDay(text string) (day.Day, error) {
	if d, err := day.ParseISO(text); err == nil {
		return d, nil
	}
	return day.Parse(text)
}

// pairs reads arguments KEY=VALUE and hands each to set, which reports
// whether it knows the key.
func (c *call) pairs(args []string, set func(key, value string) (known bool, err error)) error {
	for _, arg := range args {
		key, value, ok := strings.Cut(arg, "=")
		if !ok {
			return c.misuse("«\u00a0" + arg + "\u00a0» n’est pas de la forme CLÉ=VALEUR.")
		}
		known, err := set(strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value))
		if err != nil {
			return data.Invalid(key, key+"\u00a0: "+err.Error())
		}
		if !known {
			return c.misuse("«\u00a0" + key + "\u00a0» n’est pas une clé de «\u00a0dument " + c.verb.name + "\u00a0».")
		}
	}
	return nil
}
