package sqlite

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"dument/data"
)

// asNobody runs f on a thread whose file rights are those of nobody, so that
// rights count even where tests run as root. The thread ends with it.
func asNobody(t *testing.T, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // never unlocked: the thread dies with the goroutine
		if err := syscall.Setfsuid(65534); err != nil {
			t.Error(err)
			return
		}
		f()
	}()
	<-done
}

// open to others on the way down to path, so that nobody can come to it.
func passable(t *testing.T, path string) {
	t.Helper()
	for dir := path; dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		must(t, os.Chmod(dir, 0o755))
	}
}

func TestReadOnlyFile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "lecture seule.dument")
	must(t, openRegister(t, path).Close())
	passable(t, folder)
	must(t, os.Chmod(folder, 0o777))
	must(t, os.Chmod(path, 0o444))
	before, err := os.ReadFile(path)
	must(t, err)
	asNobody(t, func() {
		_, err := Open(ctx, path, options)
		wantReadOnly(t, "a read-only file", err, "lecture seule.dument")
		wantReadable(t, path)
	})
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file changed: %v", err)
	}
}

// wantReadOnly asks for a sentence that names the file and what to do. It may
// be called on any goroutine.
func wantReadOnly(t *testing.T, what string, err error, file string) {
	t.Helper()
	if data.CodeOf(err) != data.CodeReadOnly {
		t.Errorf("%s gives %v, want CodeReadOnly", what, err)
		return
	}
	for _, word := range []string{file, "lecture seule", "Donnez-vous le droit"} {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%s: the sentence %q lacks %q", what, err, word)
		}
	}
}

func TestReadOnlyFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "archive")
	must(t, os.Mkdir(folder, 0o755))
	path := filepath.Join(folder, "registre.dument")
	must(t, openRegister(t, path).Close())
	passable(t, folder)
	must(t, os.Chmod(path, 0o666))
	must(t, os.Chmod(folder, 0o555))
	t.Cleanup(func() { must(t, os.Chmod(folder, 0o755)) })
	asNobody(t, func() {
		_, err := Open(ctx, path, options)
		wantReadOnly(t, "a read-only folder", err, "registre.dument")
		_, err = Open(ctx, filepath.Join(folder, "nouveau.dument"), options)
		wantReadOnly(t, "a new register in a read-only folder", err, "nouveau.dument")
		_, err = LockWindow(path)
		wantReadOnly(t, "a lock in a read-only folder", err, "registre.dument")
		wantReadable(t, path)
	})
}

// wantReadable asks that the register can still be looked at and copied.
func wantReadable(t *testing.T, path string) {
	r, err := Open(ctx, path, Options{Now: clock, ReadOnly: true})
	if err != nil {
		t.Errorf("reading only: %v", err)
		return
	}
	defer r.Close()
	if _, err := r.Clients(ctx); err != nil {
		t.Errorf("reading only: %v", err)
	}
}
