package headless

import (
	"errors"
	"io/fs"

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
