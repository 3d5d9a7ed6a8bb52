// Package sqlitetest gives tests new registers. Making one runs the whole
// schema, which takes a second under the race detector: the first is made so,
// the others are copies of it.
package sqlitetest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"dument/data/sqlite"
)

var blank struct {
	once    sync.Once
	content []byte
	err     error
}

// New returns a new register on a file of its own, closed when the test ends.
func New(t testing.TB, now func() time.Time) *sqlite.Register {
	t.Helper()
	return At(t, filepath.Join(t.TempDir(), "registre.dument"), now)
}

// At does so at a path.
func At(t testing.TB, path string, now func() time.Time) *sqlite.Register {
	t.Helper()
	blank.once.Do(func() { blank.content, blank.err = newFile(now) })
	if blank.err != nil {
		t.Fatal(blank.err)
	}
	if err := os.WriteFile(path, blank.content, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := sqlite.Open(context.Background(), path, sqlite.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

// newFile returns the bytes of a register that was just made.
func newFile(now func() time.Time) ([]byte, error) {
	folder, err := os.MkdirTemp("", "dument-blank")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "registre.dument")
	r, err := sqlite.Open(context.Background(), path, sqlite.Options{Create: true, Now: now})
	if err != nil {
		return nil, err
	}
	if err := r.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}
