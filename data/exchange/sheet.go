// Package exchange reads the files of other programs: bytes in, values and a
// report out. It opens no file and keeps no state.
//
// Its law: nothing is guessed in silence. What a line says is read in one way
// or the line is refused, with its number, the field and a reason in French;
// the other lines are not affected.
package exchange

import (
	"bytes"
	"slices"
	"strings"

	"dument/data"
)

// Sheet is a list as a file holds it: a header, and rows of the same order of cells.
type Sheet struct {
	Name      string // as the reports name the file
	Header    []string
	Rows      [][]string
	Lines     []int // line of the file on which each row starts, from 1
	FirstLine int   // line of the header, from 1
	Charset   string
	Separator string // ";", ",", "\t" or "|"
}

// MaxSize is the largest list that is read, in bytes: one of 100,000 invoices has
// a quarter of it.
const MaxSize = 64 << 20

// separators are tried in this order; the first wins where two read as well.
var separators = []string{";", "\t", ",", "|"}

// headerDepth is how many lines are searched for the header: exports put a
// title, a date and the name of the business above it.
const headerDepth = 30

// sampled is how many bytes of a list tell its separator.
const sampled = 64 << 10

// ReadSheet reads a list of any character set and separator, and finds its
// header below title lines. name is what errors call the file. The error is a
// *data.Error where the file is no list.
func ReadSheet(name string, content []byte) (Sheet, error) {
	if err := refuse(name, content); err != nil {
		return Sheet{}, err
	}
	text, charset := Decode(content)
	if strings.ContainsRune(text, 0) {
		return Sheet{}, unreadable(name, "n’est pas un fichier de texte\u00a0: enregistrez la liste au format CSV depuis votre logiciel ou votre tableur.")
	}
	text, declared := declaredSeparator(text)
	candidates := separators
	if declared != "" {
		candidates = []string{declared}
	}
	separator, bestScore := "", -1
	for _, sep := range candidates {
		if _, score := findHeader(split(text[:min(len(text), sampled)], sep[0])); score > bestScore {
			separator, bestScore = sep, score
		}
	}
	lines := split(text, separator[0])
	if len(lines) == 0 {
		return Sheet{}, unreadable(name, "est vide\u00a0: il ne contient aucune ligne.")
	}
	at, _ := findHeader(lines)
	best := sheetOf(lines, at)
	best.Separator = separator
	if declared != "" { // the line "sep=;" was taken away
		best.FirstLine++
		for i := range best.Lines {
			best.Lines[i]++
		}
	}
	best.Name, best.Charset = name, charset
	return best, nil
}

// refuse names the formats that people take for lists.
func refuse(name string, content []byte) error {
	switch {
	case len(bytes.TrimSpace(content)) == 0:
		return unreadable(name, "est vide\u00a0: il ne contient aucune ligne.")
	case len(content) > MaxSize:
		return unreadable(name, "dépasse 64 Mo\u00a0: partagez-le en plusieurs fichiers.")
	case bytes.HasPrefix(content, []byte("PK\x03\x04")), bytes.HasPrefix(content, []byte("\xd0\xcf\x11\xe0")):
		return unreadable(name, "est un classeur\u00a0: ouvrez-le dans votre tableur et enregistrez-le au format CSV.")
	case bytes.HasPrefix(content, []byte("%PDF")):
		return unreadable(name, "est un PDF\u00a0: exportez la liste au format CSV depuis votre logiciel.")
	}
	return nil
}

func unreadable(name, what string) error {
	return &data.Error{Code: data.CodeInvalid, Field: name, Sentence: "Le fichier «\u00a0" + name + "\u00a0» " + what}
}

// declaredSeparator takes away the first line "sep=;" that some exports write for Excel.
func declaredSeparator(text string) (rest, sep string) {
	if len(text) < 6 || !strings.EqualFold(text[:4], "sep=") || !slices.Contains(separators, text[4:5]) {
		return text, ""
	}
	if text[5] != '\r' && text[5] != '\n' {
		return text, ""
	}
	return text[5+lineEnd(text[5:]):], text[4:5]
}

// findHeader returns the index of the header among lines, and how well the
// lines read as a list: recognised columns count most, then rows as long as the header.
func findHeader(lines []line) (at, score int) {
	at, known := -1, 0
	for i, l := range lines[:min(len(lines), headerDepth)] {
		if n := len(guess(l.cells)); n > known {
			at, known = i, n
		}
	}
	if known < 2 { // an unknown language: the first line of at least two words
		if at = slices.IndexFunc(lines, func(l line) bool { return filled(l.cells) > 1 }); at < 0 {
			at = 0
		}
	}
	if len(lines) == 0 {
		return 0, 0
	}
	width, same := len(lines[at].cells), 0
	following := lines[at+1:]
	following = following[:min(len(following), 200)]
	for _, l := range following {
		if len(l.cells) == width {
			same++
		}
	}
	score = known * 1000
	if width > 1 && len(following) > 0 {
		score += 1 + same*900/len(following)
	}
	return at, score
}

func filled(cells []string) int {
	n := 0
	for _, c := range cells {
		if c != "" {
			n++
		}
	}
	return n
}

// sheetOf makes the sheet of the lines, dropping empty rows and repetitions of
// the header (exports repeat it on every page).
func sheetOf(lines []line, at int) Sheet {
	s := Sheet{Header: lines[at].cells, FirstLine: lines[at].number}
	for _, l := range lines[at+1:] {
		if filled(l.cells) == 0 || slices.Equal(l.cells, s.Header) {
			continue
		}
		s.Rows = append(s.Rows, l.cells)
		s.Lines = append(s.Lines, l.number)
	}
	return s
}
