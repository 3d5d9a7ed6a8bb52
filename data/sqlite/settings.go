package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"dument/data"
)

const senderColumns = `name, legal_form, capital_cents, siren, siret, rcs, vat, street, extra, postcode, city, country,
	email, phone, iban, bic, place, terms_days, terms_month_end, late_rate, pays_first`

// Sender returns the user's business; one nobody filled in has default terms only.
func (r *Register) Sender(ctx context.Context) (s data.Sender, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, "SELECT "+senderColumns+" FROM sender").Scan(&s.Name, &s.LegalForm, &s.Capital, &s.SIREN,
			&s.SIRET, &s.RCS, &s.VAT, &s.Address.Street, &s.Address.Extra, &s.Address.Postcode, &s.Address.City, &s.Address.Country,
			&s.Email, &s.Phone, &s.IBAN, &s.BIC, &s.Place, &s.Terms.Days, &s.Terms.MonthEnd, &s.LateRate, &s.PaysFirst)
		if errors.Is(err, sql.ErrNoRows) {
			s.Terms = data.DefaultTerms
			return nil
		}
		return err
	})
	return s, err
}

// SaveSender checks and keeps the user's business.
func (r *Register) SaveSender(ctx context.Context, s data.Sender) error {
	s.Normalize()
	if err := s.Validate(); err != nil {
		return err
	}
	return r.update(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO sender (id, "+senderColumns+") VALUES (1, "+marks(21)+")",
			s.Name, s.LegalForm, int64(s.Capital), s.SIREN, s.SIRET, s.RCS, s.VAT, s.Address.Street, s.Address.Extra, s.Address.Postcode,
			s.Address.City, s.Address.Country, s.Email, s.Phone, s.IBAN, s.BIC, s.Place, s.Terms.Days, string(s.Terms.MonthEnd), int64(s.LateRate), string(s.PaysFirst))
		return err
	})
}

// Account returns the mail account, its zero value where none is set up.
func (r *Register) Account(ctx context.Context) (a data.Account, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, "SELECT address, name, host, port, security, login FROM account").
			Scan(&a.Address, &a.Name, &a.Host, &a.Port, &a.Security, &a.Login)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return a, err
}

// SaveAccount checks and keeps the mail account; its zero value removes it.
func (r *Register) SaveAccount(ctx context.Context, a data.Account) error {
	if a != (data.Account{}) {
		if err := a.Validate(); err != nil {
			return err
		}
	}
	return r.update(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, "DELETE FROM account"); err != nil || a == (data.Account{}) {
			return err
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO account (id, address, name, host, port, security, login) VALUES (1, "+marks(6)+")",
			a.Address, a.Name, a.Host, a.Port, string(a.Security), a.Login)
		return err
	})
}

// Setting returns a setting, "" where it was never set.
func (r *Register) Setting(ctx context.Context, key string) (value string, err error) {
	err = r.view(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, "SELECT value FROM setting WHERE key = ?", key).Scan(&value)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return value, err
}

// SetSetting keeps a setting; "" removes it.
func (r *Register) SetSetting(ctx context.Context, key, value string) error {
	return r.update(ctx, func(tx *sql.Tx) error {
		query, args := "INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", []any{key, value}
		if value == "" {
			query, args = "DELETE FROM setting WHERE key = ?", []any{key}
		}
		_, err := tx.ExecContext(ctx, query, args...)
		return err
	})
}

// TextOverrides returns the texts that the user changed, by key.
func (r *Register) TextOverrides(ctx context.Context) (map[string]data.Text, error) {
	texts := map[string]data.Text{}
	err := r.view(ctx, func(tx *sql.Tx) error {
		_, err := collect(ctx, tx, func(rows *sql.Rows) (struct{}, error) {
			var key string
			var t data.Text
			err := rows.Scan(&key, &t.Subject, &t.Body)
			texts[key] = t
			return struct{}{}, err
		}, "SELECT key, subject, body FROM override")
		return err
	})
	return texts, err
}

// SaveText keeps a changed text; nil goes back to the program's own.
func (r *Register) SaveText(ctx context.Context, key string, t *data.Text) error {
	return r.update(ctx, func(tx *sql.Tx) error {
		query, args := "DELETE FROM override WHERE key = ?", []any{key}
		if t != nil {
			query, args = "INSERT OR REPLACE INTO override (key, subject, body) VALUES (?, ?, ?)", []any{key, t.Subject, t.Body}
		}
		_, err := tx.ExecContext(ctx, query, args...)
		return err
	})
}
