package sqlite

import (
	"context"
	"database/sql"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"dument/data"
)

// chained is a register with 500,000 lines of history, made once a run.
var chained = sync.OnceValues(func() (*Register, error) {
	folder, err := benchFolder()
	if err != nil {
		return nil, err
	}
	r, err := Open(context.Background(), filepath.Join(folder, "histoire.dument"), Options{Create: true, Now: time.Now})
	if err != nil {
		return nil, err
	}
	clients, invoices, _, _ := large(1000, 10_000)
	contacts := make([]data.Contact, 500_000)
	for n := range contacts {
		i := invoices[n%len(invoices)]
		contacts[n] = data.Contact{ID: data.ID(n + 1), ClientID: i.ClientID, At: i.Due.Time(), On: i.Due, Channel: data.ChannelEmail, Level: data.LevelFirst,
			Recipient: "compta@exemple.fr", Subject: "Facture " + i.Number, Amount: i.Total, Currency: i.Currency,
			Text:  "Madame, Monsieur, sauf erreur de ma part, la facture ci-dessous reste impayée à ce jour. Je vous remercie de la régler sous huit jours.",
			Lines: []data.ContactLine{{InvoiceID: i.ID, Number: i.Number, Balance: i.Total}}}
	}
	return r, r.Fill(context.Background(), clients, invoices, nil, contacts, data.Holds{})
})

func BenchmarkVerify(b *testing.B) {
	r, err := chained()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if v, err := r.Verify(context.Background(), nil); err != nil || !v.Sound() || v.Entries != 500_000 {
			b.Fatal(v, err)
		}
	}
}

// BenchmarkSealHistory is what an update to the version with the chain costs a
// register with 500,000 lines of history.
func BenchmarkSealHistory(b *testing.B) {
	r, err := chained()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		tx, err := r.write.Begin()
		if err != nil {
			b.Fatal(err)
		}
		for _, s := range []string{"DROP TRIGGER chain_kept", "DELETE FROM chain"} {
			if _, err := tx.Exec(s); err != nil {
				b.Fatal(err)
			}
		}
		if err := sealHistory(context.Background(), tx); err != nil {
			b.Fatal(err)
		}
		if err := tx.Rollback(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAddContact adds a line to a long history, with its link and without.
func BenchmarkAddContact(b *testing.B) {
	r, err := chained()
	if err != nil {
		b.Fatal(err)
	}
	for name, add := range map[string]func(context.Context, *sql.Tx, *data.Contact) error{"sealed": addContact, "bare": writeContact} {
		b.Run(name, func(b *testing.B) {
			tx, err := r.write.Begin()
			if err != nil {
				b.Fatal(err)
			}
			defer tx.Rollback()
			for b.Loop() {
				c := data.Contact{ClientID: 1, Channel: data.ChannelEmail, Subject: "Rappel", At: clock(), On: today, Lines: []data.ContactLine{{InvoiceID: 32, Number: "F-1"}}}
				if err := add(context.Background(), tx, &c); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
