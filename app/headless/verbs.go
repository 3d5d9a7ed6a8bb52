package headless

import (
	"slices"
	"strings"
)

// verb is what the program can be asked to do.
type verb struct {
	name     string // one word or two
	args     string // its arguments, as its usage writes them
	summary  string // French, for the help
	flags    []flag
	required []string // names of the flags that must be given
	least    int      // number of arguments
	most     int      // or -1 for any number
	run      func(c *call) error
}

// options returns the options the verb takes, its own first.
func (v verb) options() []flag { return slices.Concat(v.flags, common) }

// usage returns how the verb is written.
func (v verb) usage() string {
	parts := []string{"dument"}
	for _, word := range []string{v.name, v.args} {
		if word != "" {
			parts = append(parts, word)
		}
	}
	for _, f := range v.flags {
		option := "--" + f.name
		if f.value != "" {
			option += " " + f.value
		}
		if !slices.Contains(v.required, f.name) {
			option = "[" + option + "]"
		}
		parts = append(parts, option)
	}
	return strings.Join(parts, " ")
}
