package desk

import (
	"database/sql"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// tool runs a program of Debian's; where it is missing the test fails and names
// the package, since a file that nobody else read is not checked.
func tool(t testing.TB, deb, dir, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("%s is needed to check what is written: install Debian's package %s", name, deb)
	}
	cmd := exec.Command(path, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// pdfText returns the text of a PDF, every kind of space made plain and single.
func pdfText(t testing.TB, content []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(tool(t, "poppler-utils", "", "pdftotext", "-layout", file, "-")), " ")
}

// tamper changes the register behind the program's back, past its own guards.
func (s *story) tamper(query string, args ...any) {
	s.Helper()
	db, err := sql.Open("sqlite", s.Path())
	s.must(err)
	defer db.Close()
	rows, err := db.Query("SELECT name FROM sqlite_master WHERE type = 'trigger'")
	s.must(err)
	var triggers []string
	for rows.Next() {
		var name string
		s.must(rows.Scan(&name))
		triggers = append(triggers, name)
	}
	s.must(errors.Join(rows.Err(), rows.Close()))
	for _, name := range triggers {
		_, err := db.Exec("DROP TRIGGER " + name)
		s.must(err)
	}
	_, err = db.Exec(query, args...)
	s.must(err)
}
