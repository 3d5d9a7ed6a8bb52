package headless

import (
	"slices"
	"strconv"
	"strings"

	"dument/data/day"
	"dument/data/money"
)

// choice reads an option that takes one of some words; "" where it is not given.
func choice[T ~string](c *call, name string, words []T) (T, error) {
	value := T(c.given[name])
	if c.has(name) && !slices.Contains(words, value) {
		return "", c.misuse("--" + name + " «\u00a0" + string(value) + "\u00a0»\u00a0: écrivez " + orList(words) + ".")
	}
	return value, nil
}

// onDay reads an option that is a day; none where it is not given.
func (c *call) onDay(name string) (day.Day, error) {
	if !c.has(name) {
		return 0, nil
	}
	on, err := parseDay(c.given[name])
	if err != nil {
		return 0, c.misuse("--" + name + "\u00a0: " + err.Error() + ".")
	}
	return on, nil
}

// cents reads an option that is an amount; 0 where it is not given.
func (c *call) cents(name string) (money.Cents, error) {
	if !c.has(name) {
		return 0, nil
	}
	cents, err := strconv.ParseInt(c.given[name], 10, 64)
	if err != nil || cents <= 0 || money.Cents(cents) > money.Max {
		return 0, c.misuse("--" + name + " «\u00a0" + c.given[name] + "\u00a0»\u00a0: écrivez le montant en centimes, par exemple 123456 pour 1 234,56 €.")
	}
	return money.Cents(cents), nil
}

// whole reads an option that is a number from 1 on.
func (c *call) whole(name string) (int, error) {
	n, err := strconv.Atoi(c.given[name])
	if err != nil || n < 1 {
		return 0, c.misuse("--" + name + " «\u00a0" + c.given[name] + "\u00a0»\u00a0: écrivez un nombre entier, à partir de 1.")
	}
	return n, nil
}

// needs refuses a call that lacks an option which this use of the verb requires.
func (c *call) needs(names ...string) error {
	for _, name := range names {
		if at := slices.IndexFunc(c.verb.flags, func(f flag) bool { return f.name == name }); !c.has(name) {
			return c.misuse("Il manque " + strings.TrimSpace("--"+name+" "+c.verb.flags[at].value) + " à «\u00a0dument " + c.verb.name + "\u00a0».")
		}
	}
	return nil
}

// apart refuses an option beside others that say something else.
func (c *call) apart(name string, others ...string) error {
	for _, other := range others {
		if c.has(name) && c.has(other) {
			return c.misuse("Les options --" + name + " et --" + other + " ne vont pas ensemble.")
		}
	}
	return nil
}

// orList returns "a, b ou c".
func orList[T ~string](words []T) string {
	var b strings.Builder
	for i, word := range words {
		switch {
		case i > 0 && i == len(words)-1:
			b.WriteString(" ou ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(string(word))
	}
	return b.String()
}

// bars returns "a|b|c", as a usage writes a choice.
func bars[T ~string](words []T) string {
	var names []string
	for _, word := range words {
		names = append(names, string(word))
	}
	return strings.Join(names, "|")
}
