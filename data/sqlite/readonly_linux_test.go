package sqlite

import (
	"os"
	"path/filepath"
	"runtime"
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
	asNobody(t, func() {
		if _, err := Open(ctx, path, options); data.CodeOf(err) != data.CodeReadOnly {
			t.Errorf("a read-only file gives %v, want CodeReadOnly", err)
		}
		wantReadable(t, path)
	})
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
		if _, err := Open(ctx, path, options); data.CodeOf(err) != data.CodeReadOnly {
			t.Errorf("a read-only folder gives %v, want CodeReadOnly", err)
		}
		if _, err := Open(ctx, filepath.Join(folder, "nouveau.dument"), options); data.CodeOf(err) != data.CodeReadOnly {
			t.Errorf("a new register in a read-only folder gives %v, want CodeReadOnly", err)
		}
		if _, err := LockWindow(path); data.CodeOf(err) != data.CodeReadOnly {
			t.Errorf("a lock in a read-only folder gives %v, want CodeReadOnly", err)
		}
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
