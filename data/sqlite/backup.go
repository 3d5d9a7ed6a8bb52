package sqlite

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime"

	"modernc.org/sqlite"

	"dument/data"
)

// Backup writes a sound copy of the register to dest while others go on using
// it: it is written beside, synced, and takes its name only when it is
// complete. An earlier copy of that name is replaced; any other file and the
// register itself are refused.
func (r *Register) Backup(ctx context.Context, dest string) error {
	full, err := resolve(dest)
	if err != nil {
		return cannotWrite(dest, err)
	}
	if err := r.placeFor(full); err != nil {
		return err
	}
	beside, err := os.CreateTemp(filepath.Dir(full), "."+filepath.Base(full)+".*.tmp")
	if err != nil {
		return cannotWrite(full, err)
	}
	temp := beside.Name()
	defer os.Remove(temp)
	if err := beside.Close(); err != nil {
		return cannotWrite(full, err)
	}
	if err := r.copyTo(ctx, temp); err != nil {
		return r.explain(err)
	}
	if err := syncFile(temp); err != nil {
		return cannotWrite(full, err)
	}
	if err := os.Rename(temp, full); err != nil {
		return cannotWrite(full, err)
	}
	if err := syncFolder(filepath.Dir(full)); err != nil {
		return cannotWrite(full, err)
	}
	return nil
}

// placeFor refuses a place where a copy cannot or must not go.
func (r *Register) placeFor(dest string) error {
	info, err := os.Stat(dest)
	switch {
	case os.IsNotExist(err):
		return nil
	case err != nil:
		return cannotWrite(dest, err)
	case info.IsDir():
		return data.Invalid("dest", fmt.Sprintf("«\u00a0%s\u00a0» est un dossier\u00a0: indiquez aussi le nom de la sauvegarde, par exemple «\u00a0%s\u00a0».",
			dest, filepath.Join(dest, filepath.Base(r.path))))
	}
	if own, err := os.Stat(r.path); err == nil && os.SameFile(own, info) {
		return data.Invalid("dest", fmt.Sprintf("«\u00a0%s\u00a0» est le registre lui-même\u00a0: choisissez un autre nom ou un autre dossier pour la sauvegarde.", dest))
	}
	if info.Size() > 0 && !isRegister(dest) {
		return data.Invalid("dest", fmt.Sprintf("«\u00a0%s\u00a0» existe déjà et n’est pas une sauvegarde de Dûment\u00a0: il n’a pas été touché. Choisissez un autre nom.", dest))
	}
	return nil
}

// isRegister reports whether the header of a file is that of a register
// (sqlite.org/fileformat.html: the application's number is at byte 68).
func isRegister(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	var header [100]byte
	_, err = io.ReadFull(f, header[:])
	return err == nil && binary.BigEndian.Uint32(header[68:]) == applicationID
}

// copyTo copies all pages in one step, which is one read transaction.
func (r *Register) copyTo(ctx context.Context, dest string) error {
	conn, err := r.read.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(driverConn any) (err error) {
		source, ok := driverConn.(interface {
			NewBackup(string) (*sqlite.Backup, error)
		})
		if !ok {
			return errors.New("this SQLite driver cannot copy")
		}
		backup, err := source.NewBackup(fileURI(dest, runtime.GOOS == "windows") + "?" + url.Values{"mode": {"rw"}}.Encode())
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, backup.Finish()) }()
		for more := true; more; {
			if err := ctx.Err(); err != nil {
				return err
			}
			if more, err = backup.Step(-1); err != nil {
				return err
			}
		}
		return nil
	})
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncFolder makes a new name last through a power cut. Windows does that by
// itself and opens no folder.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func cannotWrite(dest string, cause error) error {
	return &data.Error{Code: data.CodeReadOnly, Field: "dest", Cause: cause, Sentence: fmt.Sprintf(
		"La copie «\u00a0%s\u00a0» n’a pas pu être écrite\u202f; le registre n’a pas changé. Vérifiez que le dossier existe, que vous pouvez y écrire et que le disque a de la place.", dest)}
}
