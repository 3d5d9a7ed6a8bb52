package headless

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// report writes the result of a verb: value as JSON where --json was given,
// else text.
func (c *call) report(value any, text string) error {
	if !c.has("json") {
		_, err := fmt.Fprintln(c.env.Stdout, strings.TrimRight(text, "\n"))
		return err
	}
	e := json.NewEncoder(c.env.Stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

// table lays rows out in columns below a header. A header that begins with ">"
// aligns its column to the right, and does not show it.
func table(header []string, rows [][]string) string {
	head, right := make([]string, len(header)), make([]bool, len(header))
	for i, h := range header {
		head[i], right[i] = strings.CutPrefix(h, ">")
	}
	return columns(append([][]string{head}, rows...), right...)
}

// columns lays rows out; right says which columns are aligned to the right.
func columns(rows [][]string, right ...bool) string {
	var width []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(width) {
				width = append(width, 0)
			}
			width[i] = max(width[i], utf8.RuneCountInString(cell))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		var cells []string
		for i, cell := range row {
			space := strings.Repeat(" ", width[i]-utf8.RuneCountInString(cell))
			if i < len(right) && right[i] {
				cells = append(cells, space+cell)
			} else {
				cells = append(cells, cell+space)
			}
		}
		b.WriteString(strings.TrimRight(strings.Join(cells, "  "), " ") + "\n")
	}
	return b.String()
}

// capital gives a sentence its capital and its full stop.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + strings.TrimSuffix(s[size:], ".") + "."
}

// plural returns "1 facture" or "3 factures".
func plural(n int, one, many string) string {
	if n <= 1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}

// lowerFirst begins a name or a sentence in the middle of another.
func lowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}
