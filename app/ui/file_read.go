package ui

import (
	"context"
	"os"
	"path/filepath"

	"dument/data"
)

// ChooseFile asks for a file and hands its name and content over, read off the
// UI goroutine. One that cannot be read is told to the user.
func ChooseFile(shell Shell, o OpenOptions, then func(name string, content []byte)) {
	OpenFile(shell.Window(), shell.Runner(), o, func(path string) { ReadFile(shell, path, then) })
}

// ReadFile is ChooseFile for a file that is known already.
func ReadFile(shell Shell, path string, then func(name string, content []byte)) {
	name := filepath.Base(path)
	Do(shell.Runner(), func(context.Context) ([]byte, error) {
		content, err := os.ReadFile(path)
		if err != nil {
			return nil, &data.Error{Code: data.CodeInvalid, Field: "file", Cause: err,
				Sentence: "Le fichier «\u00a0" + name + "\u00a0» ne peut pas être lu\u00a0: vérifiez que vous en avez le droit."}
		}
		return content, nil
	}, func(content []byte, err error) {
		if err != nil {
			shell.Fail(err)
			return
		}
		then(name, content)
	})
}
