package letters_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"dument/data"
	"dument/data/money"
	"dument/data/rules"
	"dument/letters"
)

func notice() letters.NoticeInput {
	i := line(17, 123456, 0, on("2026-10-05")).Invoice
	seg := rules.Segment{From: on("2026-10-06"), To: today, Days: 47, Balance: 123456, Rate: 1240, Basis: "BCE 2,40\u202f% + 10 points", Amount: 1971}
	return letters.NoticeInput{DeadlineDays: 8, Case: letters.Case{Sender: sender(), Client: client(data.Professional, data.French), Today: today,
		Lines: []letters.NoticeLine{{Invoice: i, Balance: 123456, Claim: rules.Account{Claim: rules.Claim{Regime: data.Professional, Principal: 123456, Balance: 123456,
			Segments: []rules.Segment{seg}, Penalty: 1971, Indemnity: 4000}}}}}}
}

func TestWhatAFormalNoticeRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*letters.NoticeInput)
		code   data.Code
		says   string
	}{
		"sender without SIREN and town":  {func(in *letters.NoticeInput) { in.Sender.SIREN, in.Sender.Address.City = "", "" }, data.CodeInvalid, "votre SIREN et votre ville"},
		"client without a street":        {func(in *letters.NoticeInput) { in.Client.Address.Street = "" }, data.CodeInvalid, "la rue"},
		"client without a town":          {func(in *letters.NoticeInput) { in.Client.Address.City = "" }, data.CodeInvalid, "la ville"},
		"no invoice":                     {func(in *letters.NoticeInput) { in.Lines = nil }, data.CodeBlocked, "Rien à réclamer"},
		"money on account covers it":     {func(in *letters.NoticeInput) { in.OnAccount = 123456 }, data.CodeBlocked, "Rien à réclamer"},
		"an invoice that is not overdue": {func(in *letters.NoticeInput) { in.Lines[0].Invoice.Due = today }, data.CodeBlocked, "prématurée"},
		"a balance that does not agree":  {func(in *letters.NoticeInput) { in.Lines[0].Balance-- }, data.CodeInvalid, "1\u202f234,55"},
		"segments that do not agree":     {func(in *letters.NoticeInput) { in.Lines[0].Claim.Penalty++ }, data.CodeInvalid, "pénalités"},
		"no deadline":                    {func(in *letters.NoticeInput) { in.DeadlineDays = 0 }, data.CodeInvalid, "délai"},
		"40 EUR from a consumer":         {func(in *letters.NoticeInput) { in.Client.Kind = data.Consumer }, data.CodeBlocked, "particulier"},
		"penalties of another regime":    {func(in *letters.NoticeInput) { in.Client.Kind = data.PublicBody }, data.CodeInvalid, "type de client"},
		"another currency":               {func(in *letters.NoticeInput) { in.Lines[0].Invoice.Currency = "USD" }, data.CodeBlocked, "USD"},
		"a name that is too long":        {func(in *letters.NoticeInput) { in.Client.Name = strings.Repeat("Anticonstitutionnellement", 2) }, data.CodeInvalid, "38 caractères"},
	} {
		t.Run(name, func(t *testing.T) {
			in := notice()
			c.change(&in)
			_, err := letters.FormalNotice(in)
			if data.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s: %v", data.CodeOf(err), err)
			}
		})
	}
}

// Only what really asked for these invoices counts as a reminder.
func TestOnlyWhatAskedCountsAsAReminder(t *testing.T) {
	in := notice()
	in.Earlier = []data.Contact{
		{On: on("2026-11-02"), Channel: data.ChannelCall, Level: data.LevelThird},
		{On: on("2026-10-25"), Channel: data.ChannelEmail, Level: data.LevelSecond, Lines: []data.ContactLine{{InvoiceID: 17}}},
		{On: on("2026-10-10"), Channel: data.ChannelEmail, Level: data.LevelFirst},
		{On: on("2026-10-11"), Channel: data.ChannelEmail, Level: data.LevelFirst, Lines: []data.ContactLine{{InvoiceID: 99}}},
		{On: on("2026-10-01"), Channel: data.ChannelEmail, Level: data.LevelUpcoming},
		{On: on("2026-10-12"), Channel: data.ChannelLetter},
	}
	l, err := letters.FormalNotice(in)
	if err != nil {
		t.Fatal(err)
	}
	got := l.Blocks[0].(letters.Paragraph).Runs[0].Text
	want := "Sauf erreur, la facture ci-dessous demeure impayée à ce jour, malgré mes relances par e-mail le 10/10/2026 et le 25/10/2026 et par téléphone le 02/11/2026."
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if l.Total != 129427 || l.FileName() != "Mise en demeure de payer - Éditions Garçon & Fils - 2026-11-21.pdf" {
		t.Errorf("total %d, file %q", l.Total, l.FileName())
	}
}

// everyText collects every text of a letter, whatever holds it.
func everyText(v reflect.Value) []string {
	var out []string
	switch v.Kind() {
	case reflect.String:
		out = append(out, v.String())
	case reflect.Slice:
		for i := range v.Len() {
			out = append(out, everyText(v.Index(i))...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name != "QR" {
				out = append(out, everyText(v.Field(i))...)
			}
		}
	case reflect.Interface:
		out = append(out, everyText(v.Elem())...)
	}
	return out
}

func TestFrenchTypographyOfPapers(t *testing.T) {
	check := func(l letters.Letter, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range everyText(reflect.ValueOf(l)) {
			if bad := frenchFault.FindString(s); bad != "" {
				t.Errorf("%q in %q", bad, s)
			}
		}
	}
	for _, kind := range data.ClientKinds {
		in := notice()
		in.Client.Kind = kind
		in.Lines[0].Claim.Regime = kind
		if kind == data.Consumer {
			in.Lines[0].Claim = rules.Account{}
		}
		check(letters.FormalNotice(in))
		for i := 1; i < 6; i++ {
			l := in.Lines[0]
			l.Invoice.Subject, l.Payments, l.Balance = "Maquette", []letters.PaidLine{{On: today, Amount: 1}, {On: today, Amount: 2}}, l.Invoice.Total-3
			in.Lines = append(in.Lines, l)
		}
		check(letters.FormalNotice(in))
		for _, level := range []data.Level{data.LevelUpcoming, data.LevelFirst, data.LevelSecond, data.LevelThird} {
			check(letters.ReminderLetter(draft(kind, data.French, level)))
		}
	}
}

func TestAnAddressFitsTheStandardOrIsRefused(t *testing.T) {
	for _, c := range []struct {
		name    string
		kind    data.ClientKind
		address data.Address
		want    []string // nil = refused
		says    string
	}{
		{"Éditions Garçon & Fils", data.Professional, data.Address{Street: "3 bis, av. de l’Hôtel-de-Ville", Postcode: "75004", City: "Paris"},
			[]string{"Éditions Garçon & Fils", "À l’attention du représentant légal", "3 BIS AV DE L HOTEL DE VILLE", "75004 PARIS"}, ""},
		{"Société d’exploitation des carrières du Haut-Forez", data.Professional, data.Address{Extra: "Zone industrielle", Street: "1 rue Œuf", Postcode: "42000", City: "Saint-Étienne"},
			[]string{"Société d’exploitation des carrières", "du Haut-Forez", "À l’attention du représentant légal", "Zone industrielle", "1 RUE OEUF", "42000 SAINT ETIENNE"}, ""},
		{"Société d’exploitation des carrières du Haut-Forez", data.Professional, data.Address{Extra: "Zone industrielle", Street: "123 avenue du Maréchal de Lattre de Tassigny", Postcode: "42000", City: "Saint-Étienne"},
			[]string{"Société d’exploitation des carrières", "du Haut-Forez", "Zone industrielle", "123 AVENUE DU MARECHAL DE LATTRE DE", "TASSIGNY", "42000 SAINT ETIENNE"}, ""},
		{"Ana Pérez", data.Consumer, data.Address{Street: "Calle Mayor, 1", City: "28013 Madrid", Country: "Espagne"},
			[]string{"Ana Pérez", "CALLE MAYOR 1", "28013 MADRID", "ESPAGNE"}, ""},
		{"Luc Petit", data.Consumer, data.Address{Extra: "Le Bourg", Postcode: "23000", City: "Anzême", Country: "France"},
			[]string{"Luc Petit", "Le Bourg", "23000 ANZEME"}, ""},
		{"Luc Petit", data.Consumer, data.Address{Postcode: "23000", City: "Anzême"}, nil, "la rue"},
		{"Luc Petit", data.Consumer, data.Address{Street: "Le Bourg", City: "Anzême"}, nil, "le code postal"},
		{"Luc Petit", data.Consumer, data.Address{Street: strings.Repeat("rue de la Paix ", 14), Postcode: "1", City: "X"}, nil, "6 lignes"},
	} {
		d := draft(c.kind, data.French, data.LevelFirst)
		d.Client.Contact = ""
		in := notice()
		in.Client, in.Client.Name, in.Client.Address = d.Client, c.name, c.address
		if c.kind == data.Consumer {
			in.Lines[0].Claim = rules.Account{Claim: rules.Claim{Regime: data.Consumer, Principal: 123456, Balance: 123456}}
		}
		l, err := letters.FormalNotice(in)
		if c.want == nil {
			if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), c.name) {
				t.Errorf("%v: %v", c.address, err)
			}
			continue
		}
		if err != nil || !slices.Equal(l.Recipient, c.want) {
			t.Errorf("got %q, %v\nwant %q", l.Recipient, err, c.want)
		}
		if c.kind == data.Professional && !slices.Contains(append(l.Recipient, l.Mentions...), "À l’attention du représentant légal") {
			t.Errorf("the representative is nowhere: %q %q", l.Recipient, l.Mentions)
		}
	}
}

func TestThePaymentCodeFollowsItsStandard(t *testing.T) {
	s := sender()
	want := "BCD\n002\n1\nSCT\nAGRIFRPP\nCAMILLE LEFEVRE\nFR7630006000011234567890189\nEUR1294.27\n\n\nF-2026-017"
	if got := letters.EPC(s, "EUR", 129427, "F-2026-017"); got != want {
		t.Errorf("got %q", got)
	}
	long := letters.EPC(data.Sender{Name: strings.Repeat("É", 90), IBAN: s.IBAN, BIC: s.BIC + "XXX"}, "EUR", 99_999_999_999, strings.Repeat("é€F-1 ", 99))
	if long == "" || len(long) > 331 || strings.ContainsFunc(long, func(r rune) bool { return r > '~' }) {
		t.Errorf("%d bytes: %q", len(long), long)
	}
	for name, got := range map[string]string{
		"no IBAN": letters.EPC(data.Sender{Name: "A"}, "EUR", 1, "x"), "dollars": letters.EPC(s, "USD", 1, "x"),
		"nothing": letters.EPC(s, "EUR", 0, "x"), "negative": letters.EPC(s, "EUR", -1, "x"), "too much": letters.EPC(s, "EUR", 100_000_000_000, "x"),
	} {
		if got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A reminder on paper asks for the same amount as the message, in the client's language.
func TestAReminderOnPaperAsksForTheSameAsTheMessage(t *testing.T) {
	for _, kind := range data.ClientKinds {
		for _, level := range []data.Level{data.LevelUpcoming, data.LevelFirst, data.LevelSecond, data.LevelThird} {
			for _, language := range []data.Language{data.French, data.English} {
				d := draft(kind, language, level)
				d.Lines = append(d.Lines, creditNote(3, 10000))
				d.OnAccount = 5000
				l, err := letters.ReminderLetter(d)
				if err != nil {
					t.Fatal(err)
				}
				table := l.Blocks[1].(letters.Table)
				foot := table.Foot[len(table.Foot)-1]
				amount := money.Cents(108456).Format("EUR")
				if language == data.English {
					amount = money.Cents(108456).FormatEnglish("EUR")
				}
				if l.Total != d.Net() || foot[len(foot)-1] != amount || !strings.HasSuffix(l.Object, amount) || l.Language != language {
					t.Errorf("%s %s %s: total %d, foot %q, object %q", kind, level, language, l.Total, foot, l.Object)
				}
			}
		}
	}
	d := draft(data.Professional, data.French, data.LevelFormalNotice)
	if _, err := letters.ReminderLetter(d); data.CodeOf(err) != data.CodeInvalid {
		t.Errorf("a formal notice as a reminder: %v", err)
	}
	d = draft(data.Professional, data.French, data.LevelFirst)
	d.OnAccount = 123456
	if _, err := letters.ReminderLetter(d); data.CodeOf(err) != data.CodeBlocked {
		t.Errorf("nothing owed: %v", err)
	}
}
