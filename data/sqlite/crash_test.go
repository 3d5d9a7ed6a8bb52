package sqlite

import (
	"bufio"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"dument/data"
)

// The tests of this file run the test program again as another process, which
// TestMain sends to one of these.
var children = map[string]func(path string){
	"half a commit": childHalfCommit,
	"imports":       childImports,
	"upgrade":       childUpgrade,
	"letters":       childLetters,
}

// childHalfCommit writes far more than fits its cache, so that pages reach the
// file before the commit, and waits to be killed with its journal hot.
func childHalfCommit(path string) {
	db, err := sql.Open("sqlite", fileURI(path, false)+"?_pragma=cache_size(5)&_pragma=synchronous(OFF)")
	check(err)
	db.SetMaxOpenConns(1)
	_, err = db.Exec("BEGIN IMMEDIATE; UPDATE invoice SET subject = 'jamais validé ' || hex(randomblob(200))")
	check(err)
	fmt.Println("ready")
	select {}
}

// childImports imports small batches until it is killed.
func childImports(path string) {
	r, err := Open(ctx, path, Options{Now: clock, Wait: time.Minute})
	check(err)
	fmt.Println("ready")
	for n := 0; ; n++ {
		batch := data.ImportBatch{Source: "lot"}
		for k := range 10 {
			rec := record(k+1, fmt.Sprintf("Client %d", k%3), fmt.Sprintf("%d-%d-%d", os.Getpid(), n, k), 10_000)
			rec.Paid = 2_500
			batch.Records = append(batch.Records, rec)
		}
		_, err := r.ApplyImport(ctx, batch, false)
		check(err)
		_, err = r.OpenItems(ctx, 0) // as a window does after it
		check(err)
	}
}

func check(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// start runs a child and returns when it is ready.
func start(t *testing.T, child, path string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "DUMENT_CHILD="+child, "DUMENT_PATH="+path)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() { kill(cmd) })
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
		t.Fatalf("child says %q, %v", line, err)
	}
	return cmd
}

// kill ends a process as kill -9 does.
func kill(cmd *exec.Cmd) {
	_ = cmd.Process.Kill() // it may have ended already
	_ = cmd.Wait()         // its end by a signal is what was asked for
}

func TestAWindowThatIsOpenSurvivesTheDeathOfAnotherProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.dument")
	r := openRegister(t, path)
	clients, invoices, payments, contacts := large(50, 2000)
	must(t, r.Fill(ctx, clients, invoices, payments, contacts, data.Holds{}))
	child := start(t, "half a commit", path)
	if _, err := os.Stat(path + "-journal"); err != nil {
		t.Fatal("the child left no journal: nothing is tested", err)
	}
	kill(child)
	// The first to come is a reader; it must roll the journal back by itself.
	rows, err := r.InvoiceRows(ctx, []data.ID{1, 1000, 2000})
	must(t, err)
	for _, row := range rows {
		if row.Subject != invoices[row.ID-1].Subject {
			t.Errorf("invoice %d: subject %q was never committed", row.ID, row.Subject)
		}
	}
	wantSound(t, r)
	if _, err := os.Stat(path + "-journal"); !os.IsNotExist(err) {
		t.Error("the journal is still there")
	}
}

// TestKilledImportsAreWholeOrNothing kills two processes that import into one
// register, at moments drawn at random, while this one reads it.
func TestKilledImportsAreWholeOrNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "registre.dument")
	r := openRegister(t, path)
	rnd := rand.New(rand.NewPCG(3, 5))
	before := 0
	for range 8 {
		one, two := start(t, "imports", path), start(t, "imports", path)
		timer := time.NewTimer(time.Duration(rnd.IntN(120)) * time.Millisecond)
		for running := true; running; {
			if _, err := r.PlanRecords(ctx, today); err != nil && data.CodeOf(err) != data.CodeBusy {
				t.Fatal(err)
			}
			select {
			case <-timer.C:
				running = false
			default:
			}
		}
		kill(one)
		kill(two)
		list, err := r.InvoiceIDs(ctx, data.InvoiceQuery{Today: today})
		must(t, err)
		if len(list.IDs)%10 != 0 || len(list.IDs) < before {
			t.Errorf("%d invoices after %d: not whole imports of 10", len(list.IDs), before)
		}
		before = len(list.IDs)
		again := openRegister(t, path)
		wantSound(t, again)
	}
	if before == 0 {
		t.Error("no import was ever finished: nothing is tested")
	}
}
