package headless

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dument/data/day"
	"dument/data/money"
)

// key is one thing of a record that can be set from a command line.
type key[T any] struct {
	name string
	set  func(record *T, value string) error
}

// setter returns what call.pairs needs to fill a record by its keys.
func setter[T any](record *T, keys []key[T]) func(name, value string) (bool, error) {
	return func(name, value string) (bool, error) {
		at := slices.IndexFunc(keys, func(k key[T]) bool { return k.name == name })
		if at < 0 {
			return false, nil
		}
		return true, keys[at].set(record, value)
	}
}

// keyNames lists the keys for the help.
func keyNames[T any](keys []key[T]) string {
	var names []string
	for _, k := range keys {
		names = append(names, k.name)
	}
	return strings.Join(names, ", ")
}

// number reads a whole number.
func number(text string, into *int) error {
	n, err := strconv.Atoi(text)
	if err != nil {
		return fmt.Errorf("«\u00a0%s\u00a0» n’est pas un nombre entier", text)
	}
	*into = n
	return nil
}

// yes reads true or false.
func yes(text string, into *bool) error {
	switch strings.ToLower(text) {
	case "true", "oui":
		*into = true
	case "false", "non":
		*into = false
	default:
		return fmt.Errorf("«\u00a0%s\u00a0» ne se comprend pas, écrivez true ou false", text)
	}
	return nil
}

// eurosOrNone reads an amount; an empty value is none.
func eurosOrNone(text string, into *money.Cents) error {
	if text == "" {
		*into = 0
		return nil
	}
	return euros(text, into)
}

// euros reads an amount as people write it.
func euros(text string, into *money.Cents) error {
	amount, err := money.Parse(text)
	if err != nil {
		return err
	}
	*into = amount
	return nil
}

// dayOrNone reads a day; an empty value is none.
func dayOrNone(text string, into *day.Day) (err error) {
	if *into = 0; text != "" {
		*into, err = parseDay(text)
	}
	return err
}
