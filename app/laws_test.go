package app

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// may lists, for each package of the program, the packages of the program it
// may import; a name ending in /... stands for it and all below. Tests may
// import more: they bring the parts together.
var may = map[string][]string{
	"dument":                  {"dument/app", "dument/app/desk", "dument/app/headless", "dument/data/sqlite", "dument/letters/mail", "dument/assets", "dument/data", "dument/data/day"},
	"dument/data":             {"dument/data/day", "dument/data/money"},
	"dument/data/day":         {},
	"dument/data/money":       {},
	"dument/assets":           {},
	"dument/data/rules":       {"dument/data", "dument/data/day", "dument/data/money"},
	"dument/data/sqlite":      {"dument/data", "dument/data/day", "dument/data/money"},
	"dument/data/exchange":    {"dument/data", "dument/data/day", "dument/data/money"},
	"dument/data/sample":      {"dument/data", "dument/data/day", "dument/data/money"},
	"dument/letters":          {"dument/data", "dument/data/day", "dument/data/money", "dument/data/rules", "dument/assets"},
	"dument/letters/pdf":      {"dument/letters", "dument/data", "dument/data/day", "dument/data/money", "dument/assets"},
	"dument/letters/dossier":  {"dument/data", "dument/data/day"},
	"dument/letters/outbox":   {"dument/letters", "dument/data", "dument/data/day", "dument/data/money"},
	"dument/letters/mail":     {"dument/letters", "dument/letters/outbox", "dument/data", "dument/data/day", "dument/data/money"},
	"dument/app/desk":         {"dument/data/...", "dument/letters/...", "dument/assets"},
	"dument/app/headless":     {"dument/app/desk", "dument/data/...", "dument/letters/..."},
	"dument/app/ui":           {"dument/data", "dument/data/day", "dument/data/money"},
	"dument/app":              {"dument/app/...", "dument/data", "dument/data/day", "dument/data/money", "dument/data/rules", "dument/assets"},
	"dument/letters/mail/...": {"dument/data/..."},
	"dument/data/sqlite/...":  {"dument/data/sqlite"},
}

// page is what a package below app may import that is not named above: pages
// never meet each other, they ask the shell. What several show alike is in detail.
var page = []string{"dument/app/ui", "dument/app/detail", "dument/app/desk", "dument/data", "dument/data/day", "dument/data/money", "dument/data/rules",
	"dument/data/exchange", "dument/letters", "dument/letters/outbox", "dument/assets"}

// plain are the packages that need nobody else's module: values, records, the
// rules and what is embedded.
var plain = []string{"dument/data", "dument/data/day", "dument/data/money", "dument/data/rules", "dument/data/sample", "dument/assets", "dument/letters", "dument/letters/outbox"}

// TestImportLaws reads every file's imports and names each breach with its reason.
func TestImportLaws(t *testing.T) {
	each(t, func(name, pkg string, file *ast.File, _ *token.FileSet) {
		test := strings.HasSuffix(name, "_test.go")
		for _, spec := range file.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			under := func(prefix string) bool { return path == prefix || strings.HasPrefix(path, prefix+"/") }
			inApp := pkg == "dument" || strings.HasPrefix(pkg, "dument/app")
			switch {
			case under("fyne.io/fyne/v2") && !(inApp && pkg != "dument/app/desk" && pkg != "dument/app/headless"):
				t.Errorf("%s imports %s: only the window knows Fyne", name, path)
			case (under("database/sql") || under("modernc.org/sqlite")) && pkg != "dument/data/sqlite" && !test:
				t.Errorf("%s imports %s: only data/sqlite speaks SQL", name, path)
			case (under("net/smtp") || under("github.com/xhit/go-simple-mail/v2")) && !strings.HasPrefix(pkg, "dument/letters/mail") && !test:
				t.Errorf("%s imports %s: only letters/mail speaks to mail servers", name, path)
			case slices.Contains(plain, pkg) && strings.Contains(path, ".") && !test:
				t.Errorf("%s imports %s: %s needs the standard library and its like only", name, path, pkg)
			case under("dument") && !test && !allowed(pkg, path):
				t.Errorf("%s imports %s: %s may import %v", name, path, pkg, lawOf(pkg))
			}
		}
	})
}

// TestHabits finds what the program forbids itself: a second clock, goroutines
// that nobody waits for, an end outside main, and files too long to read.
func TestHabits(t *testing.T) {
	each(t, func(name, pkg string, file *ast.File, set *token.FileSet) {
		if n := set.File(file.Pos()).LineCount(); n > 400 {
			t.Errorf("%s has %d lines: above 400 it is two files", name, n)
		}
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(pkg, "dument/letters/mail/mailtest") {
			return
		}
		names := importNames(file)
		mayGo := strings.HasPrefix(pkg, "dument/letters/mail") || pkg == "dument/letters/outbox" || name == "app/ui/runner.go" || name == "app/async.go"
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				if !mayGo {
					t.Errorf("%s:%d starts a goroutine: work goes through the one runner", name, set.Position(n.Pos()).Line)
				}
			case *ast.SelectorExpr:
				x, ok := n.X.(*ast.Ident)
				if !ok || pkg == "dument" {
					return true
				}
				switch names[x.Name] + "." + n.Sel.Name {
				case "time.Now", "time.Since", "time.Until":
					t.Errorf("%s:%d reads the clock: it is handed over by main", name, set.Position(n.Pos()).Line)
				case "os.Exit", "syscall.Exit", "log.Fatal", "log.Fatalf", "log.Fatalln", "log.Panic", "log.Panicf", "log.Panicln":
					t.Errorf("%s:%d ends the program: only main does", name, set.Position(n.Pos()).Line)
				case "time.Sleep":
					t.Errorf("%s:%d sleeps: wait for the event", name, set.Position(n.Pos()).Line)
				}
			}
			return true
		})
	})
}

// importNames returns the paths that a file's names of packages stand for.
func importNames(file *ast.File) map[string]string {
	names := map[string]string{}
	for _, spec := range file.Imports {
		path, _ := strconv.Unquote(spec.Path.Value)
		name := path[strings.LastIndex(path, "/")+1:]
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = path
	}
	return names
}

func lawOf(pkg string) []string {
	if law, ok := may[pkg]; ok {
		return law
	}
	for parent := pkg; strings.Contains(parent, "/"); {
		parent = parent[:strings.LastIndex(parent, "/")]
		if law, ok := may[parent+"/..."]; ok {
			return law
		}
	}
	return page
}

func allowed(pkg, path string) bool {
	return slices.ContainsFunc(lawOf(pkg), func(rule string) bool {
		base, all := strings.CutSuffix(rule, "/...")
		return path == base || (all && strings.HasPrefix(path, base+"/"))
	})
}

// each parses every Go file of the program.
func each(t *testing.T, visit func(name, pkg string, file *ast.File, set *token.FileSet)) {
	t.Helper()
	count := 0
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && entry.Name() != ".." && strings.HasPrefix(entry.Name(), ".") {
			return filepath.SkipDir
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		name, err := filepath.Rel("..", path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		pkg := "dument"
		if dir := filepath.ToSlash(filepath.Dir(name)); dir != "." {
			pkg += "/" + dir
		}
		count++
		visit(name, pkg, file, set)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if count < 50 {
		t.Fatalf("only %d files read: the walk is broken", count)
	}
}
