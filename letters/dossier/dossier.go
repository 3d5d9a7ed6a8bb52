// Package dossier writes the file that a case is handed over in: a ZIP of plain
// files, with their SHA-256 in a list that sha256sum reads. It opens no file and
// knows no clock.
//
// Its laws: nothing but the bytes it is given decides the bytes it writes; each
// name is one that Windows, macOS and Linux accept, whatever it is made of; two
// files never have names that differ by their case alone; and nothing stands in
// the ZIP whose SHA-256 is not in the list.
package dossier

import (
	"archive/zip"
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"dument/data/day"
)

// Sums is the name of the list of SHA-256, at the root: "sha256sum -c SHA256SUMS"
// checks the folder that the ZIP was unpacked to.
const Sums = "SHA256SUMS"

// Entry is a file that was added.
type Entry struct {
	Path   string // in the ZIP, parted by "/"
	Size   int64  // bytes
	SHA256 string // hexadecimal
}

// Writer adds files to a dossier, one after the other: the memory it needs is
// that of one.
type Writer struct {
	zip     *zip.Writer
	on      time.Time
	taken   map[string]bool // paths, folded
	entries []Entry
}

var errClosed = errors.New("dossier: it is closed")

// New returns a writer of a dossier of a day, which all files are dated with.
func New(w io.Writer, on day.Day) *Writer {
	return &Writer{zip: zip.NewWriter(w), on: on.Time(), taken: map[string]bool{fold(Sums): true}}
}

// Add writes a file. folder parts its levels by "/", "" is the root. Names are
// made safe, and told apart by a number where one is taken already: the entry
// has the path that came of it.
func (w *Writer) Add(folder, name string, content []byte) (Entry, error) {
	if w.zip == nil {
		return Entry{}, errClosed
	}
	sum := sha256.Sum256(content)
	e := Entry{Path: w.free(folder, name), Size: int64(len(content)), SHA256: hex.EncodeToString(sum[:])}
	if err := w.write(e.Path, content); err != nil {
		return Entry{}, err
	}
	w.entries = append(w.entries, e)
	return e, nil
}

// Entries returns what was added, in that order.
func (w *Writer) Entries() []Entry { return w.entries }

// Close writes the list of SHA-256 and ends the ZIP; it does not close the
// writer below.
func (w *Writer) Close() error {
	if w.zip == nil {
		return errClosed
	}
	var list strings.Builder
	for _, e := range w.entries {
		list.WriteString(e.SHA256 + "  " + e.Path + "\n")
	}
	err := w.write(Sums, []byte(list.String()))
	err = errors.Join(err, w.zip.Close())
	w.zip = nil
	return err
}

func (w *Writer) write(path string, content []byte) error {
	out, err := w.zip.CreateHeader(&zip.FileHeader{Name: path, Method: zip.Deflate, Modified: w.on})
	if err != nil {
		return err
	}
	buffered := bufio.NewWriterSize(out, 1<<16)
	_, err = buffered.Write(content)
	return errors.Join(err, buffered.Flush())
}

// free returns a path that nothing has yet.
func (w *Writer) free(folder, name string) string {
	var parts []string
	for _, part := range strings.Split(folder, "/") {
		if part != "" {
			parts = append(parts, SafeName(part))
		}
	}
	safe := SafeName(name)
	base, ext := cutExt(safe)
	for n := 2; ; n++ {
		path := strings.Join(append(parts, safe), "/")
		if key := fold(path); !w.taken[key] {
			w.taken[key] = true
			return path
		}
		safe = base + " (" + strconv.Itoa(n) + ")" + ext
	}
}
