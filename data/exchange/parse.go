package exchange

import "strings"

// line is a record with the number of the line it starts on, from 1.
type line struct {
	number int
	cells  []string
}

// maxQuoted bounds how many lines a quoted cell may span. A quote that was
// never closed would else swallow the rest of the file.
const maxQuoted = 50

// split cuts text into records as RFC 4180 says, with another separator and
// any line ending. It forgives what real exports do: a quote inside a cell is a
// plain character, and a quoted cell that never ends is read without its quote,
// so that a broken line costs that line alone. Blank lines are left out, and
// every cell is trimmed.
func split(text string, sep byte) []line {
	var lines []line
	number := 1
	for len(text) > 0 {
		cells, rest, ends := record(text, sep)
		if len(cells) > 1 || cells[0] != "" {
			lines = append(lines, line{number, cells})
		}
		number += ends
		text = rest
	}
	return lines
}

// record reads one record and returns what follows it, and how many line ends it took.
func record(text string, sep byte) (cells []string, rest string, ends int) {
	for {
		var cell string
		inner := 0
		quoted := false
		if start := strings.TrimLeft(text, " "); strings.HasPrefix(start, `"`) {
			var after string
			if cell, after, inner, quoted = quotedCell(start[1:], sep); quoted {
				text = after
			}
		}
		if !quoted {
			end := strings.IndexAny(text, string(sep)+"\r\n")
			if end < 0 {
				end = len(text)
			}
			cell, text = text[:end], text[end:]
		}
		cells = append(cells, trim(cell))
		ends += inner
		switch {
		case text == "":
			return cells, "", ends
		case text[0] == sep:
			text = text[1:]
			if text == "" {
				return append(cells, ""), "", ends
			}
		default:
			return cells, text[lineEnd(text):], ends + 1
		}
	}
}

// quotedCell reads what follows an opening quote. ok is false where no closing
// quote stands before a separator, a line end or the end.
func quotedCell(text string, sep byte) (cell, rest string, ends int, ok bool) {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"' && i+1 < len(text) && text[i+1] == '"':
			b.WriteByte('"')
			i++
		case c == '"':
			after := strings.TrimLeft(text[i+1:], " ")
			if after == "" || after[0] == sep || after[0] == '\r' || after[0] == '\n' {
				return b.String(), after, ends, true
			}
			b.WriteByte(c)
		case c == '\r' || c == '\n':
			if ends++; ends > maxQuoted {
				return "", "", 0, false
			}
			i += lineEnd(text[i:]) - 1
			b.WriteByte('\n')
		default:
			b.WriteByte(c)
		}
	}
	return "", "", 0, false
}

// lineEnd returns the length of the line end that text starts with.
func lineEnd(text string) int {
	if strings.HasPrefix(text, "\r\n") {
		return 2
	}
	return 1
}

// trim drops the spaces around a cell, those that do not break included, and
// the ="..." by which exports keep Excel from reading a number.
func trim(cell string) string {
	cell = strings.TrimSpace(cell)
	if strings.HasPrefix(cell, `="`) && strings.HasSuffix(cell, `"`) && len(cell) > 3 {
		cell = cell[2 : len(cell)-1]
	}
	return cell
}
