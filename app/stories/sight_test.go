package stories

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"dument/data"
)

// press clicks on a word that is on the screen, where a user would read it.
// Waiting for the word is waiting for what it belongs to.
func (w *window) press(words string) {
	w.t.Helper()
	var x, y int
	w.await("« "+words+" » on the screen", func() (seen bool) {
		x, y, seen = w.find(words)
		return seen
	})
	w.run("xdotool", "mousemove", fmt.Sprint(x), fmt.Sprint(y), "click", "1")
}

// sees waits until words are on the screen.
func (w *window) sees(words string) {
	w.t.Helper()
	w.await("« "+words+" » on the screen", func() bool {
		_, _, seen := w.find(words)
		return seen
	})
}

// looks are the ways a screen is read: dark words on light, light words on dark,
// as on a primary button, scattered or in lines, then grey words on light.
var looks = []struct {
	turn   []string // of ImageMagick
	layout string   // of tesseract's --psm
}{{nil, "11"}, {[]string{"-negate"}, "11"}, {[]string{"-negate"}, "6"}, {[]string{"-threshold", "75%"}, "11"}}

// find reads the screen with tesseract and returns the middle of the last place
// where the words stand on one line.
func (w *window) find(words string) (x, y int, seen bool) {
	w.t.Helper()
	dir := w.t.TempDir()
	shot, large := filepath.Join(dir, "screen.png"), filepath.Join(dir, "large.png")
	for _, look := range looks {
		w.picture(shot) // anew: what was not there may have come
		w.run("convert", append(append([]string{shot, "-resize", "200%", "-colorspace", "Gray"}, look.turn...), large)...)
		if x, y, seen := place(w.run("tesseract", large, "-", "-l", "fra", "--psm", look.layout, "tsv"), words); seen {
			return x / 2, y / 2, true
		}
	}
	return 0, 0, false
}

// place finds words that follow each other in tesseract's table: level, page,
// block, paragraph, line, word, left, top, width, height, confidence, text.
func place(table, words string) (x, y int, seen bool) {
	bare := func(word string) string { return strings.TrimRight(data.Fold(word), ".…") } // the dots of « Joindre… » are read in several ways
	want := strings.Fields(words)
	for i := range want {
		want[i] = bare(want[i])
	}
	var line string
	var left, matched int
	for _, row := range strings.Split(table, "\n") {
		cells := strings.Split(row, "\t")
		if len(cells) < 12 || cells[0] != "5" {
			continue
		}
		if at := strings.Join(cells[1:5], "."); at != line {
			line, matched = at, 0
		}
		switch text := bare(cells[11]); {
		case text == want[matched]:
			matched++
		case text == want[0]:
			matched = 1
		default:
			matched = 0
		}
		box := numbers(cells[6:10])
		if matched == 1 {
			left = box[0]
		}
		if matched == len(want) {
			x, y, seen, matched = (left+box[0]+box[2])/2, box[1]+box[3]/2, true, 0
		}
	}
	return x, y, seen
}

func numbers(cells []string) []int {
	out := make([]int, len(cells))
	for i, c := range cells {
		out[i], _ = strconv.Atoi(c)
	}
	return out
}
