package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dument/data"
	"dument/data/day"
	"dument/data/money"
)

var ctx = context.Background()

// today is the day on which the stories play.
var today = day.Of(2026, time.November, 21)

// clock stands still at half past nine of that day.
func clock() time.Time { return time.Date(2026, time.November, 21, 9, 30, 0, 0, time.UTC) }

var options = Options{Create: true, Now: clock, Wait: 50 * time.Millisecond}

// newRegister returns an empty register on a file of its own.
func newRegister(t *testing.T) *Register {
	t.Helper()
	blank.once.Do(func() { blank.content, blank.err = newFile() })
	must(t, blank.err)
	path := filepath.Join(t.TempDir(), "registre.dument")
	must(t, os.WriteFile(path, blank.content, 0o600))
	return openRegister(t, path)
}

// blank is a register that was just made; the tests' new ones are copies of it,
// since the whole schema takes a second under the race detector.
var blank struct {
	once    sync.Once
	content []byte
	err     error
}

func newFile() ([]byte, error) {
	folder, err := os.MkdirTemp("", "dument-blank")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "registre.dument")
	r, err := Open(ctx, path, options)
	if err != nil {
		return nil, err
	}
	if err := r.Close(); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

func openRegister(t *testing.T, path string) *Register {
	t.Helper()
	r, err := Open(ctx, path, options)
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

// addClient saves a client of that name.
func addClient(t *testing.T, r *Register, name string) data.Client {
	t.Helper()
	c := data.NewClient(data.Sender{})
	c.Name = name
	c.Emails = []data.Email{{Role: data.RoleBilling, Address: "facturation@exemple.fr"}}
	c.Address = data.Address{Street: "3 rue du Bac", Postcode: "75007", City: "Paris"}
	must(t, r.SaveClient(ctx, &c))
	return c
}

// addInvoice saves an invoice of c that falls due days after today.
func addInvoice(t *testing.T, r *Register, c data.Client, number string, total money.Cents, days int) data.Invoice {
	t.Helper()
	i := data.Invoice{ClientID: c.ID, Number: number, Issued: today.Add(days - 30), Due: today.Add(days), Total: total, Subject: "Prestation"}
	must(t, r.SaveInvoice(ctx, &i))
	return i
}

func addCreditNote(t *testing.T, r *Register, c data.Client, number string, total money.Cents) data.Invoice {
	t.Helper()
	i := data.Invoice{ClientID: c.ID, Number: number, Kind: data.KindCreditNote, Issued: today.Add(-3), Due: today.Add(-3), Total: total}
	must(t, r.SaveInvoice(ctx, &i))
	return i
}

// pay records money received for one invoice.
func pay(t *testing.T, r *Register, i data.Invoice, amount money.Cents) data.Payment {
	t.Helper()
	p := data.Payment{ClientID: i.ClientID, On: today, Amount: amount, Method: "virement", Allocations: []data.Allocation{{InvoiceID: i.ID, Amount: amount}}}
	must(t, r.SavePayment(ctx, &p))
	return p
}

// keep stores a file that belongs to nothing yet.
func keep(t *testing.T, r *Register, name string, content []byte) (d data.Document) {
	t.Helper()
	must(t, r.update(ctx, func(tx *sql.Tx) (err error) {
		d, err = addDocument(ctx, tx, name, "application/pdf", content)
		return err
	}))
	return d
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wantError asks for a code and a French sentence that holds each of the words.
func wantError(t *testing.T, err error, code data.Code, words ...string) {
	t.Helper()
	if data.CodeOf(err) != code {
		t.Fatalf("error %v has code %q, want %q", err, data.CodeOf(err), code)
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("sentence %q does not name %q", err, w)
		}
	}
}

// wantBalance asks for what is left of an invoice.
func wantBalance(t *testing.T, r *Register, i data.Invoice, want money.Cents) {
	t.Helper()
	_, got, err := r.Invoice(ctx, i.ID)
	must(t, err)
	if got != want {
		t.Errorf("balance of %s = %s, want %s", i.Number, got.Plain(), want.Plain())
	}
}

// wantSound asks the register to find nothing wrong with itself.
func wantSound(t *testing.T, r *Register) {
	t.Helper()
	found, err := r.Check(ctx)
	must(t, err)
	if len(found) > 0 {
		t.Errorf("the register finds fault with itself: %q", found)
	}
	v, err := r.Verify(ctx, nil)
	must(t, err)
	if !v.Sound() {
		t.Errorf("the evidence is not as it was kept: %+v", v.Problems)
	}
}

// rawExec changes the file behind the register's back.
func rawExec(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", fileURI(path, false))
	must(t, err)
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(s, err)
		}
	}
}

// counted returns the number of rows of each table, to see that nothing changed.
// The chain is left out: it remembers what was taken back as well.
func counted(t *testing.T, r *Register) string {
	t.Helper()
	var out strings.Builder
	must(t, r.view(ctx, func(tx *sql.Tx) error {
		names, err := texts(ctx, tx, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'chain' ORDER BY name")
		if err != nil {
			return err
		}
		for _, name := range names {
			var n int
			if err := tx.QueryRow("SELECT count(*) FROM " + name).Scan(&n); err != nil {
				return err
			}
			fmt.Fprintf(&out, "%s %d\n", name, n)
		}
		return nil
	}))
	return out.String()
}

// cancelled returns a context that is over.
func cancelled() (context.Context, context.CancelFunc) {
	c, cancel := context.WithCancel(ctx)
	cancel()
	return c, cancel
}
