package desk

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
)

// Stamp tells one state of the register's file from the next: whoever writes
// it, this program or one beside it, changes the stamp.
func (d *Desk) Stamp() (string, error) {
	f, err := os.Stat(d.Path())
	if err != nil {
		return "", err
	}
	return strconv.FormatInt(f.ModTime().UnixNano(), 36) + "." + strconv.FormatInt(f.Size(), 36), nil
}

// WriteFile writes a file beside its place, syncs it, closes it and renames it,
// so that an interrupted run leaves the old file or the new one.
func WriteFile(path string, content []byte) error {
	return writeBeside(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// writeBeside is WriteFile for content that is made while it is written.
func writeBeside(path string, write func(w io.Writer) error) error {
	beside, err := os.CreateTemp(filepath.Dir(path), ".dument-*")
	if err != nil {
		return err
	}
	err = write(beside)
	if err = errors.Join(err, beside.Sync(), beside.Close()); err == nil {
		// Only now others may read it, as any document of the user's.
		err = errors.Join(os.Chmod(beside.Name(), 0o644), os.Rename(beside.Name(), path))
	}
	if err != nil {
		return errors.Join(err, os.Remove(beside.Name()))
	}
	return nil
}
