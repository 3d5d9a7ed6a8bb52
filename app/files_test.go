package app

import (
	"os"
	"path/filepath"
	"testing"
)

// Two documents of one name do not take each other's place in the viewer, and
// none of what it was given outlives the window.
func TestDocumentsOfOneNameAreOpenedSideBySide(t *testing.T) {
	f := newStage(t).files
	for _, content := range []string{"of Éole", "of Zoé"} {
		f.open("facture.pdf", []byte(content))
	}
	copies, err := filepath.Glob(filepath.Join(f.folder, "*", "facture.pdf"))
	if err != nil || len(copies) != 2 {
		t.Fatalf("the viewer was given %v, %v", copies, err)
	}
	f.remove()
	if _, err := os.Stat(f.folder); !os.IsNotExist(err) {
		t.Errorf("the copies stay: %v", err)
	}
}
