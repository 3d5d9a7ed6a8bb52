package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"dument/data"
)

// explain turns an error of SQLite into a code and a sentence that names the
// file. It is the only place that knows SQLite's codes.
func (r *Register) explain(err error) error { return explain(r.path, err) }

func explain(path string, err error) error {
	var known *data.Error
	var raw *sqlite.Error
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case !errors.As(err, &raw):
		return err // a cancelled context, or a closed register
	}
	fail := func(code data.Code, form string) error {
		return &data.Error{Code: code, Field: "file", Sentence: fmt.Sprintf(form, path), Cause: err}
	}
	switch raw.Code() {
	case sqlite3.SQLITE_INTERRUPT:
		return fmt.Errorf("%w: %w", context.Canceled, err)
	case sqlite3.SQLITE_READONLY_DBMOVED:
		return fail(data.CodeNotFound, "Le registre «\u00a0%s\u00a0» a été déplacé, remplacé ou supprimé pendant qu’il était ouvert\u202f; rien n’y a été écrit. Remettez-le à sa place, puis fermez et rouvrez Dûment.")
	}
	switch raw.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return busy(path, err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return readOnly(path, err)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return damaged(path, err)
	case sqlite3.SQLITE_FULL:
		return fail(data.CodeReadOnly, "Le disque qui porte le registre «\u00a0%s\u00a0» est plein. Rien n’a été enregistré, rien n’est perdu\u00a0: libérez de la place, puis recommencez.")
	case sqlite3.SQLITE_IOERR:
		return fail(data.CodeReadOnly, "Le disque n’a pas pu lire ou écrire le registre «\u00a0%s\u00a0». Vérifiez qu’il est toujours branché et que le dossier est accessible, puis recommencez.")
	case sqlite3.SQLITE_TOOBIG:
		return fail(data.CodeInvalid, "Ce fichier est trop gros pour le registre «\u00a0%s\u00a0»\u00a0: la limite est de 1\u202fGo.")
	}
	return fail(data.CodeInvalid, "Le registre «\u00a0%s\u00a0» a refusé cet enregistrement\u202f; rien n’a été changé. Copiez les détails et signalez-les, c’est un défaut du programme.")
}

func (r *Register) readOnly(cause error) error { return readOnly(r.path, cause) }

func readOnly(path string, cause error) error {
	return &data.Error{Code: data.CodeReadOnly, Field: "file", Cause: cause, Sentence: fmt.Sprintf(
		"Le registre «\u00a0%s\u00a0» ne peut pas être modifié\u00a0: le fichier ou son dossier est en lecture seule. Donnez-vous le droit d’écrire dans ce dossier, ou copiez le registre dans un dossier à vous.", path)}
}

func busy(path string, cause error) error {
	return &data.Error{Code: data.CodeBusy, Field: "file", Cause: cause, Sentence: fmt.Sprintf(
		"Le registre «\u00a0%s\u00a0» est occupé par un autre programme. Rien n’a été changé\u00a0: fermez l’autre fenêtre de Dûment, ou attendez qu’elle ait fini, puis recommencez.", path)}
}

func damaged(path string, cause error) error {
	return &data.Error{Code: data.CodeDamaged, Field: "file", Cause: cause, Sentence: fmt.Sprintf(
		"Le fichier «\u00a0%s\u00a0» est abîmé, ou n’est pas un registre de Dûment. Il n’a pas été touché\u00a0: gardez-le, et ouvrez votre dernière sauvegarde avec --file.", path)}
}

// notFound is the error for a record that is not, or no longer, there.
func notFound(field, sentence string) error {
	return &data.Error{Code: data.CodeNotFound, Field: field, Sentence: sentence}
}

func hasHistory(field, sentence string) error {
	return &data.Error{Code: data.CodeHasHistory, Field: field, Sentence: sentence}
}

func blocked(field, sentence string) error {
	return &data.Error{Code: data.CodeBlocked, Field: field, Sentence: sentence}
}

func duplicate(field, sentence string) error {
	return &data.Error{Code: data.CodeDuplicate, Field: field, Sentence: sentence}
}

// missing replaces sql.ErrNoRows by a sentence.
func missing(err error, field, sentence string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return notFound(field, sentence)
	}
	return err
}
