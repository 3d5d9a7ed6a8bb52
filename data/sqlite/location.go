package sqlite

import (
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// resolve returns the one name of a register's file: absolute, links followed,
// so that two names of one file share their locks.
func resolve(path string) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if target, err := filepath.EvalSymlinks(full); err == nil {
		return target, nil
	}
	// Not there yet: the folder may still be a link.
	if folder, err := filepath.EvalSymlinks(filepath.Dir(full)); err == nil {
		return filepath.Join(folder, filepath.Base(full)), nil
	}
	return full, nil
}

// fileURI returns the file: URI of an absolute path, by SQLite's rules
// (sqlite.org/uri.html): forward slashes, a slash before a drive letter, an
// empty host before a share, and everything escaped that a URI would read.
func fileURI(path string, windows bool) string {
	if windows {
		path = strings.TrimPrefix(path, `\\?\`)
		path = strings.ReplaceAll(path, `\`, "/")
		if len(path) > 1 && path[1] == ':' {
			path = "/" + path
		}
		// UNC\server\share is what is left of \\?\UNC\server\share.
		if rest, ok := strings.CutPrefix(path, "UNC/"); ok {
			path = "//" + rest
		}
	}
	u := url.URL{Scheme: "file", Path: path}
	return u.String()
}

// source returns the data source name of a register with SQLite's own
// parameters and the driver's.
func source(path string, params url.Values) string {
	return fileURI(path, runtime.GOOS == "windows") + "?" + params.Encode()
}

// isFile tells whether there is something at path that can be a register.
func isFile(path string) (size int64, found bool, err error) {
	info, err := os.Stat(path)
	switch {
	case os.IsNotExist(err):
		return 0, false, nil
	case err != nil:
		return 0, false, err
	case !info.Mode().IsRegular():
		return 0, true, os.ErrInvalid
	}
	return info.Size(), true, nil
}
