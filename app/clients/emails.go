package clients

import (
	"dument/app/ui"
	"dument/data"
)

// emailRow is one address with what it is for; an empty one is not stored.
type emailRow struct {
	address *ui.TextField
	role    *ui.SelectField[data.EmailRole]
}

// fillEmails shows the addresses, and one empty row where there is none.
func (f *form) fillEmails(emails []data.Email) {
	f.emails = nil
	if len(emails) == 0 {
		emails = []data.Email{{Role: data.RoleBilling}}
	}
	for _, e := range emails {
		f.emails = append(f.emails, newEmailRow(e))
	}
}

func newEmailRow(e data.Email) emailRow {
	row := emailRow{
		address: ui.NewTextField("email", "Adresse e-mail", data.CheckEmail),
		role:    ui.NewSelectField("role", "Rôle", roleOptions()),
	}
	row.address.SetText(e.Address)
	row.role.SetValue(e.Role)
	return row
}

// addEmail adds a row with the next role that is free.
func (f *form) addEmail() {
	used := map[data.EmailRole]bool{}
	for _, row := range f.emails {
		role, _ := row.role.Value()
		used[role] = true
	}
	next := data.RoleOther
	for _, role := range data.EmailRoles {
		if !used[role] {
			next = role
			break
		}
	}
	row := newEmailRow(data.Email{Role: next})
	f.emails = append(f.emails, row)
	f.ui.SetRows(f.rows()...)
	f.shell.Window().Canvas().Focus(row.address.Focusable())
}

// emailValues returns the addresses that are filled in, nil when none is.
func (f *form) emailValues() []data.Email {
	var out []data.Email
	for _, row := range f.emails {
		if role, _ := row.role.Value(); row.address.Text() != "" {
			out = append(out, data.Email{Role: role, Address: row.address.Text()})
		}
	}
	return out
}
