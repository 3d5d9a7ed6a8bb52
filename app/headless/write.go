package headless

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"dument/data"
)

// writeFile writes a file beside its place, syncs it and renames it, so that
// an interrupted run leaves the old file or the new one.
func writeFile(path string, content []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return unwritable(path, err)
	}
	_, err = temp.Write(content)
	err = errors.Join(err, temp.Sync(), temp.Close())
	if err == nil {
		err = errors.Join(os.Chmod(temp.Name(), 0o644), os.Rename(temp.Name(), path))
	}
	if err != nil {
		return unwritable(path, errors.Join(err, os.Remove(temp.Name())))
	}
	return nil
}

func unwritable(path string, err error) error {
	why := "vérifiez que vous avez le droit d’y écrire et qu’il n’est pas ouvert ailleurs."
	if errors.Is(err, fs.ErrNotExist) {
		why = "le dossier n’existe pas, créez-le d’abord."
	}
	return &data.Error{Code: data.CodeReadOnly, Field: path, Cause: err, Sentence: "Le fichier « " + path + " » ne peut pas être écrit : " + why}
}
