package sqlite

import (
	"os"
	"sync"
	"testing"
)

// benchFolder is the folder of the large register, removed when all is done.
var benchFolder = sync.OnceValues(func() (string, error) { return os.MkdirTemp("", "dument-bench") })

func TestMain(m *testing.M) {
	if child := children[os.Getenv("DUMENT_CHILD")]; child != nil {
		child(os.Getenv("DUMENT_PATH"))
		return
	}
	code := m.Run()
	if folder, err := benchFolder(); err == nil {
		os.RemoveAll(folder)
	}
	os.Exit(code)
}
