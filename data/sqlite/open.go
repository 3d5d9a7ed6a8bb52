package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"dument/data"
)

// applicationID marks a SQLite file as a register: "Dumt".
const applicationID = 0x44756d74

// readers is how many pages of the window can read at once.
const readers = 3

// Options say how a register is opened.
type Options struct {
	Create   bool             // make the file where there is none
	ReadOnly bool             // read only: no lock is taken, nothing is migrated
	Now      func() time.Time // the clock; required
	Wait     time.Duration    // how long to wait for another program's transaction; 0 = 5 s
}

// Open opens a register and brings it to the present version; a register of an
// older version is first copied beside itself. The errors are *data.Error:
// CodeNotFound (no such file, and Create is off), CodeBusy, CodeReadOnly,
// CodeDamaged, CodeNewer.
func Open(ctx context.Context, path string, o Options) (*Register, error) {
	return open(ctx, path, o, migrations)
}

func open(ctx context.Context, path string, o Options, steps []migration) (*Register, error) {
	full, err := resolve(path)
	if err != nil {
		return nil, readOnly(path, err)
	}
	if err := look(full, o); err != nil {
		return nil, err
	}
	if o.Wait == 0 {
		o.Wait = 5 * time.Second
	}
	if o.Create && !o.ReadOnly {
		if err := createPrivate(full); err != nil {
			return nil, readOnly(full, err)
		}
	}
	r := &Register{path: full, now: o.Now}
	if !o.ReadOnly {
		r.write, err = sql.Open("sqlite", source(full, writer(o)))
		if err != nil {
			return nil, explain(full, err)
		}
		r.write.SetMaxOpenConns(1)
	}
	if r.read, err = sql.Open("sqlite", source(full, reader(o))); err != nil {
		return nil, explain(full, err)
	}
	r.read.SetMaxOpenConns(readers)
	r.read.SetMaxIdleConns(readers)
	if err := r.start(ctx, steps, o.Wait); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// look refuses what cannot be a register before SQLite creates anything.
func look(path string, o Options) error {
	size, found, err := isFile(path)
	switch {
	case errors.Is(err, os.ErrInvalid):
		return &data.Error{Code: data.CodeNotFound, Field: "file", Sentence: fmt.Sprintf(
			"«\u00a0%s\u00a0» n’est pas un fichier\u00a0: indiquez le fichier du registre, par exemple «\u00a0%s\u00a0».", path, filepath.Join(path, "registre.dument"))}
	case err != nil:
		return readOnly(path, err)
	case !found && !o.Create:
		return &data.Error{Code: data.CodeNotFound, Field: "file", Sentence: fmt.Sprintf(
			"Il n’y a pas de registre «\u00a0%s\u00a0». Vérifiez le nom et le dossier\u202f; pour en commencer un, ouvrez Dûment sur ce nom ou ajoutez-y un premier client.", path)}
	case found && size == 0 && !o.Create:
		return &data.Error{Code: data.CodeDamaged, Field: "file", Sentence: fmt.Sprintf(
			"Le fichier «\u00a0%s\u00a0» est vide. Ouvrez votre dernière sauvegarde avec --file, ou supprimez ce fichier pour commencer un nouveau registre.", path)}
	case found:
		return nil
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return &data.Error{Code: data.CodeNotFound, Field: "file", Cause: err, Sentence: fmt.Sprintf(
			"Le dossier «\u00a0%s\u00a0» n’existe pas\u00a0: créez-le, ou choisissez un autre dossier pour le registre.", filepath.Dir(path))}
	}
	return nil
}

// createPrivate makes the file, where there is none, for its owner alone: it
// will hold names, addresses and debts. SQLite gives its journal the same rights.
func createPrivate(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if os.IsExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// writer returns the parameters of the connection that writes. busy_timeout
// must come before anything that can wait. synchronous EXTRA also syncs the
// folder when the journal is removed: without it, a power cut just after
// "sending" was recorded could bring the journal back and undo the record.
// cache_spill off keeps readers free until the commit. Without
// recursive_triggers, INSERT OR REPLACE would delete history behind its triggers.
func writer(o Options) url.Values {
	mode := "rw"
	if o.Create {
		mode = "rwc"
	}
	return url.Values{"mode": {mode}, "_txlock": {"immediate"}, "_dqs": {"0"}, "_defensive": {"1"}, "_error_rc": {"1"},
		"_busy_timeout": {millis(o.Wait)},
		"_pragma":       {"foreign_keys(1)", "journal_mode(DELETE)", "synchronous(EXTRA)", "cache_spill(0)", "recursive_triggers(1)", "trusted_schema(0)"}}
}

// reader returns the parameters of the connections that read.
func reader(o Options) url.Values {
	mode := "rw" // to roll back the journal of a process that was killed
	if o.ReadOnly {
		mode = "ro"
	}
	return url.Values{"mode": {mode}, "_txlock": {"deferred"}, "_dqs": {"0"}, "_defensive": {"1"}, "_error_rc": {"1"},
		"_busy_timeout": {millis(o.Wait)}, "_query_only": {"1"},
		"_pragma": {"foreign_keys(1)", "cache_size(-8000)", "trusted_schema(0)"}}
}

func millis(d time.Duration) string { return strconv.FormatInt(d.Milliseconds(), 10) }

// start makes sure that the file is a register that can be used.
func (r *Register) start(ctx context.Context, steps []migration, wait time.Duration) error {
	if r.write != nil {
		return r.migrate(ctx, steps, wait)
	}
	id, version, err := marksOf(ctx, r.read)
	if err != nil {
		return r.explain(err)
	}
	return r.recognise(id, version, steps, false)
}

// recognise refuses a file that is no register, or not of a version that this
// program can use. pending: an older version is fine.
func (r *Register) recognise(id, version int, steps []migration, pending bool) error {
	newest := len(steps)
	switch {
	case id != applicationID:
		return damaged(r.path, fmt.Errorf("application_id %#x, version %d", id, version))
	case version > newest:
		return &data.Error{Code: data.CodeNewer, Field: "file", Sentence: fmt.Sprintf(
			"Le registre «\u00a0%s\u00a0» a été écrit par une version plus récente de Dûment (format %d, celle-ci lit jusqu’au %d). Il n’a pas été touché\u00a0: installez la dernière version, puis ouvrez-le.", r.path, version, newest)}
	case version < newest && !pending:
		return &data.Error{Code: data.CodeReadOnly, Field: "file", Sentence: fmt.Sprintf(
			"Le registre «\u00a0%s\u00a0» est d’une version plus ancienne et ne peut pas être mis à jour en lecture seule. Copiez-le dans un dossier à vous, puis ouvrez la copie.", r.path)}
	}
	return nil
}

// querier is a database or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// marksOf reads the two numbers that SQLite keeps for applications in a file's header.
func marksOf(ctx context.Context, q querier) (id, version int, err error) {
	err = q.QueryRowContext(ctx, "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version").Scan(&id, &version)
	return id, version, err
}

// readFiles returns the texts of a migration's files, in the order of their names.
func readFiles(files fs.FS, folder string) ([]string, error) {
	names, err := fs.Glob(files, folder+"/*.sql")
	if err != nil {
		return nil, err
	}
	var texts []string
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		texts = append(texts, string(text))
	}
	return texts, nil
}
