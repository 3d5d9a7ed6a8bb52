package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"testing"
	"time"
)

func TestExp(t *testing.T) {
	r, err := bench()
	if err != nil {
		t.Fatal(err)
	}
	show := func(q string, args ...any) {
		best := time.Hour
		for range 7 {
			at := time.Now()
			r.view(context.Background(), func(tx *sql.Tx) error {
				rows, err := tx.Query(q, args...)
				if err != nil {
					t.Fatal(q, err)
				}
				defer rows.Close()
				for rows.Next() {
				}
				return rows.Err()
			})
			best = min(best, time.Since(at))
		}
		fmt.Println(best.Round(100*time.Microsecond), q)
	}
	for _, idx := range []string{"invoice_by_number", "invoice_by_due"} {
		key := map[string]string{"invoice_by_number": "number_key", "invoice_by_due": "due"}[idx]
		show("SELECT count(*) FROM (SELECT id FROM invoice INDEXED BY " + idx + " WHERE archived=0 AND balance_cents > -99999999999)")
		show("SELECT group_concat(id) FROM (SELECT id FROM invoice INDEXED BY " + idx + " WHERE archived=0 ORDER BY " + key + ",id)")
		show("SELECT json_group_array(id) FROM (SELECT id FROM invoice INDEXED BY " + idx + " WHERE archived=0 ORDER BY " + key + ",id)")
		show("SELECT group_concat(id), sum(signed_cents), sum(balance_cents) FROM (SELECT id,signed_cents,balance_cents FROM invoice INDEXED BY " + idx + " WHERE archived=0 ORDER BY " + key + ",id)")
		show("SELECT group_concat(id), sum(signed_cents) FILTER (WHERE currency='EUR'), sum(balance_cents) FILTER (WHERE currency='EUR'), count(*) FILTER (WHERE currency<>'EUR') FROM (SELECT id,signed_cents,balance_cents,currency FROM invoice INDEXED BY " + idx + " WHERE archived=0 ORDER BY " + key + ",id)")
	}
	show("SELECT sum(signed_cents), sum(balance_cents) FROM invoice INDEXED BY invoice_by_due WHERE archived=0")
	show("SELECT group_concat(id) FROM invoice i NOT INDEXED WHERE archived=0")
	show("SELECT group_concat(id) FROM invoice i NOT INDEXED WHERE instr(folded, 'zzz')")
	show("SELECT group_concat(id) FROM invoice i NOT INDEXED WHERE instr(folded, 'zzz') OR i.client_id IN (SELECT id FROM client WHERE instr(name_folded, 'zzz'))")
	show("SELECT group_concat(id) FROM invoice i NOT INDEXED WHERE instr(folded, 'maintenance') OR i.client_id IN (SELECT id FROM client WHERE instr(name_folded, 'maintenance'))")
	show("SELECT group_concat(i.id) FROM client c CROSS JOIN invoice i INDEXED BY invoice_by_client ON i.client_id=c.id WHERE i.archived=0 ORDER BY c.name_folded")
	show("SELECT group_concat(id) FROM (SELECT i.id AS id FROM client c INDEXED BY client_by_name CROSS JOIN invoice i INDEXED BY invoice_by_client ON i.client_id=c.id WHERE i.archived=0 ORDER BY c.name_folded,c.id,i.due,i.id)")
	show("SELECT id,number,due,balance_cents,issued FROM invoice i WHERE archived=0 AND balance_cents<>0")
}
