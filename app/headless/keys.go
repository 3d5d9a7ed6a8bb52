package headless

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
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
