package ui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"dument/data"
)

// fileEntry is one line of a folder.
type fileEntry struct {
	name, folded string
	folder       bool
	size         int64 // bytes
	modified     time.Time
}

// readFolder returns what a folder holds, folders first, each by name, without
// what the system hides. Its errors are sentences.
func readFolder(ctx context.Context, folder string) ([]fileEntry, error) {
	found, err := os.ReadDir(folder)
	if err != nil {
		return nil, folderError(folder, err)
	}
	entries := make([]fileEntry, 0, len(found))
	for _, one := range found {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		info, err := one.Info()
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			info, err = os.Stat(filepath.Join(folder, one.Name()))
		}
		if err != nil || strings.HasPrefix(one.Name(), ".") || systemHides(info) {
			continue // gone since, a link to nothing, or nobody's business
		}
		entries = append(entries, fileEntry{name: one.Name(), folded: data.Fold(one.Name()), folder: info.IsDir(), size: info.Size(), modified: info.ModTime()})
	}
	slices.SortFunc(entries, func(a, b fileEntry) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return cmp.Or(strings.Compare(a.folded, b.folded), strings.Compare(a.name, b.name))
	})
	return entries, nil
}

// folderError says why a folder cannot be read and where to go from there.
func folderError(folder string, err error) error {
	name := quoted(filepath.Base(folder))
	sentence := "Le dossier " + name + " ne répond pas. Vérifiez que son disque ou son réseau est bien relié, ou choisissez un autre dossier."
	switch {
	case errors.Is(err, fs.ErrNotExist):
		sentence = "Le dossier " + name + " n’existe plus. Choisissez un autre dossier."
	case errors.Is(err, fs.ErrPermission):
		sentence = "Votre compte n’a pas le droit de lire le dossier " + name + ". Choisissez un autre dossier."
	}
	return &data.Error{Code: data.CodeNotFound, Field: folder, Sentence: sentence, Cause: err}
}

// matching returns the entries whose name holds every word typed. Files count
// only with one of the extensions, in small letters with their dot; all of them
// where there is none.
func matching(entries []fileEntry, typed string, extensions []string) []fileEntry {
	words := strings.Fields(data.Fold(typed))
	var shown []fileEntry
	for _, e := range entries {
		if containsAll(e.folded, words) && (e.folder || hasExtension(e.name, extensions)) {
			shown = append(shown, e)
		}
	}
	return shown
}

func hasExtension(name string, extensions []string) bool {
	return len(extensions) == 0 || slices.Contains(extensions, strings.ToLower(filepath.Ext(name)))
}

// wholePath reads what was typed or pasted as a path that begins at a drive or
// at the home folder (~), in the quotes or the file:// that other programs copy
// too. ok is false for anything else.
func wholePath(typed, home string) (path string, ok bool) {
	typed = unquoted(typed)
	switch {
	case typed == "~" || strings.HasPrefix(filepath.ToSlash(typed), "~/"):
		return filepath.Join(home, typed[1:]), true
	case typed != "" && filepath.VolumeName(typed) == typed:
		return typed + string(filepath.Separator), true // C: alone is where its program stands
	case filepath.IsAbs(typed):
		return filepath.Clean(typed), true
	}
	return "", false
}

// asPath reads paths from the folder shown too: ".." and "2026/juin".
func asPath(typed, folder, home string) (path string, ok bool) {
	if path, ok = wholePath(typed, home); ok {
		return path, true
	}
	typed = unquoted(typed)
	if typed == ".." || strings.Contains(filepath.ToSlash(typed), "/") {
		return filepath.Join(folder, typed), true
	}
	return "", false
}

func unquoted(typed string) string {
	typed = strings.Trim(strings.TrimSpace(typed), `"'`)
	if address, ok := strings.CutPrefix(typed, "file://"); ok {
		return fromURL(address)
	}
	return typed
}

// forbidden are the signs that one system or another refuses in a name: files
// travel between systems, to an accountant's for instance.
const forbidden = `\/:*?"<>|`

// checkFileName says why no file or folder can have a name; "" when it can.
func checkFileName(name string) string {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	at := strings.IndexAny(name, forbidden)
	switch {
	case strings.TrimSpace(name) == "":
		return "Donnez un nom."
	case at >= 0:
		return "Le signe " + quoted(name[at:at+1]) + " ne peut pas figurer dans un nom\u00a0: remplacez-le, par un tiret par exemple."
	case strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }):
		return "Ce nom contient un signe invisible\u00a0: tapez-le de nouveau."
	case strings.HasSuffix(name, "."):
		return "Un nom ne peut pas finir par un point."
	case slices.Contains([]string{"CON", "PRN", "AUX", "NUL"}, stem),
		len(stem) == 4 && (strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT")) && stem[3] >= '0' && stem[3] <= '9':
		return "Windows réserve le nom " + quoted(stem) + "\u00a0: choisissez-en un autre."
	case len(name) > 255:
		return "Ce nom est trop long\u00a0: raccourcissez-le."
	}
	return ""
}

// FileSize writes a number of bytes as people read it: "340 Ko", "1,2 Mo".
func FileSize(bytes int64) string {
	const nbsp = "\u00a0"
	switch {
	case bytes < 1<<20:
		return fmt.Sprintf("%d"+nbsp+"Ko", max((bytes+512)>>10, 1))
	case bytes < 10<<20:
		tenths := (bytes*10 + 1<<19) >> 20
		return fmt.Sprintf("%d,%d"+nbsp+"Mo", tenths/10, tenths%10)
	case bytes < 1<<30:
		return fmt.Sprintf("%d"+nbsp+"Mo", (bytes+1<<19)>>20)
	}
	tenths := (bytes*10 + 1<<29) >> 30
	return fmt.Sprintf("%d,%d"+nbsp+"Go", tenths/10, tenths%10)
}

func quoted(name string) string { return "«\u00a0" + name + "\u00a0»" }
