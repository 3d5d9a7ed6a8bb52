package headless

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"dument/app/desk"
	"dument/data"
)

// writeFile writes a file whole or not at all; the error is a sentence.
func writeFile(path string, content []byte) error {
	if err := desk.WriteFile(path, content); err != nil {
		return unwritable(path, err)
	}
	return nil
}

func unwritable(path string, err error) error {
	why := "vérifiez que vous avez le droit d’y écrire et qu’il n’est pas ouvert ailleurs."
	if errors.Is(err, fs.ErrNotExist) {
		why = "le dossier n’existe pas, créez-le d’abord."
	}
	return &data.Error{Code: data.CodeReadOnly, Field: path, Cause: err, Sentence: "Le fichier «\u00a0" + path + "\u00a0» ne peut pas être écrit\u00a0: " + why}
}

// folder refuses a folder that is not there: it may be a slip of the hand.
func folder(path string) error {
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return unwritable(path, fs.ErrNotExist)
	}
	return nil
}

// absolute returns the whole path of a file, for other programs.
func absolute(path string) string {
	full, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	return full
}
