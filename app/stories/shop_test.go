package stories

import (
	"bytes"
	"encoding/json"
	"fmt"
	"mime"
	"net/mail"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
	"dument/data/sqlite"
	"dument/letters/mail/mailtest"
)

// shop is the register of a user whose mail leaves through a real server.
type shop struct {
	*testing.T
	file   string
	server *mailtest.Server
}

// newShop makes a register with a sender and a mail account. No keyring is in
// reach: the password is asked for.
func newShop(t *testing.T) *shop {
	t.Helper()
	s := &shop{T: t, file: filepath.Join(t.TempDir(), "registre.dument"), server: mailtest.Start(t, mailtest.Options{})}
	t.Setenv("SSL_CERT_FILE", s.server.CAFile)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	a := s.server.Account()
	s.must("sender", "set", "name=Atelier Lefèvre", "legal_form=EI", "siren=732829320", "address=3 rue des Lilas", "postcode=69001", "city=Lyon",
		"email=moi@atelier.example", "iban=FR1420041010050500013M02606")
	s.must("mail", "set", "address="+a.Address, "host="+a.Host, fmt.Sprintf("port=%d", a.Port), "security="+string(a.Security), "login="+a.Login)
	return s
}

// must runs a verb on the register, which has to succeed, and returns what it printed.
func (s *shop) must(args ...string) string {
	s.Helper()
	return must(s.T, append(args, "--file", s.file)...)
}

// json runs a verb with --json and reads its result.
func (s *shop) json(result any, args ...string) {
	s.Helper()
	if out := s.must(append(args, "--json")...); json.Unmarshal([]byte(out), result) != nil {
		s.Fatalf("dument %s printed\n%s", strings.Join(args, " "), out)
	}
}

// sends runs a verb that is given the mail password, and returns what it wrote
// and what it said when it refused.
func (s *shop) sends(args ...string) (out, refused string) {
	s.Helper()
	cmd := exec.Command(dument(s.T), append(args, "--password-stdin", "--file", s.file)...)
	cmd.Stdin = strings.NewReader(mailtest.Password + "\n")
	var said, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &errs
	if err := cmd.Run(); err != nil && errs.Len() == 0 {
		s.Fatalf("dument %s: %v", strings.Join(args, " "), err)
	}
	return said.String(), errs.String()
}

// owes imports invoices on a day, "number;client;issued;due;amount" each; entry
// is where old debts begin.
func (s *shop) owes(entry, today string, lines ...string) {
	s.Helper()
	list := filepath.Join(s.TempDir(), "liste.csv")
	write(s.T, list, "Numéro;Client;Date;Échéance;Montant TTC\n"+strings.Join(lines, "\n")+"\n")
	s.must("import", list, "--entry", entry, "--today", today)
}

// register opens the register beside the program, to read.
func (s *shop) register() *sqlite.Register {
	s.Helper()
	return readOnly(s.T, s.file)
}

// subjects returns what arrived as "recipient: subject", first to last, with
// spaces of every width alike.
func (s *shop) subjects() []string {
	s.Helper()
	var out []string
	for _, m := range s.server.Mailbox() {
		parsed, err := mail.ReadMessage(bytes.NewReader(m.Content))
		if err != nil {
			s.Fatal(err)
		}
		subject, err := new(mime.WordDecoder).DecodeHeader(parsed.Header.Get("Subject"))
		if err != nil {
			s.Fatal(err)
		}
		out = append(out, m.To+": "+strings.Join(strings.Fields(subject), " "))
	}
	return out
}

// arrived checks what is in the server's mailbox, sorted.
func (s *shop) arrived(when string, want ...string) {
	s.Helper()
	if got := slices.Sorted(slices.Values(s.subjects())); !slices.Equal(got, want) {
		s.Errorf("%s the server has\n%s", when, strings.Join(got, "\n"))
	}
}

// emptyOutbox reports whether all that was approved has left.
func (s *shop) emptyOutbox(reg *sqlite.Register) error {
	left, err := reg.Outbox(s.Context())
	if err == nil && len(left) > 0 {
		return &data.Error{Code: data.CodeNotFound}
	}
	return err
}

// proposed returns what "plan --json" proposes on a day, the largest amount first,
// as "client step invoices, passed step day".
func (s *shop) proposed(today string) []string {
	s.Helper()
	var plan []struct {
		Client    string
		Step      data.Level
		Invoices  []string
		BlockedBy rules.ReasonCode `json:"blocked_by"`
		Passed    []struct {
			Step data.Level
			Day  day.Day
		} `json:"passed_over"`
	}
	s.json(&plan, "plan", "--today", today)
	var out []string
	for _, p := range plan {
		if p.BlockedBy != rules.Free && p.BlockedBy != rules.Receipts {
			continue
		}
		line := p.Client + " " + string(p.Step) + " " + strings.Join(p.Invoices, " ")
		for _, over := range p.Passed {
			line += ", passed " + string(over.Step) + " " + over.Day.String()
		}
		out = append(out, line)
	}
	return out
}

// history tells of each client what the register keeps, newest first.
func (s *shop) history() map[string][]data.Contact {
	s.Helper()
	reg := s.register()
	clients, err := reg.Clients(s.Context())
	if err != nil {
		s.Fatal(err)
	}
	out := map[string][]data.Contact{}
	for _, c := range clients {
		if out[c.Name], err = reg.Contacts(s.Context(), c.ID, 0); err != nil {
			s.Fatal(err)
		}
	}
	return out
}
