package pdf_test

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"dument/data"
	"dument/data/money"
	"dument/letters"
	"dument/letters/pdf"
)

// inWindow tells where the address of a DL envelope stays visible however the sheet slides.
func inWindow(w word) bool { return w.xMax > 100 && w.xMin < 190 && w.yMax > 45 && w.yMin < 79 }

// The window shows the address, all of it, and nothing else.
func TestTheWindowShowsTheAddressAndNothingElse(t *testing.T) {
	for name, change := range map[string]func(*letters.NoticeInput){
		"usual": func(in *letters.NoticeInput) {},
		"six lines of 38 characters": func(in *letters.NoticeInput) {
			in.Client.Name = "Manufacture Merveilleuse MMMMMMMMMMMMM MMMMMMMMMMMMMMMM WWWWWWWWWWWWWWWWWWWWW"
			in.Client.Address = data.Address{Extra: "WWWWWWWWWWWWWWWWWW MMMMMMMMMMMMMMMMMMM", Street: "WWWWWWWWWWWWWWWWWW MMMMMMMMMMMMMMMMMMM", Postcode: "75004", City: "MMMMMMMMMMMMMMM MMMMMMMMMMMMMMMM"}
		},
		"abroad, seven lines": func(in *letters.NoticeInput) {
			in.Client.Name = "Gesellschaft für außergewöhnliche Vorhaben und Söhne"
			in.Client.Address = data.Address{Extra: "Hinterhaus", Street: "Unter den Linden 12", Postcode: "10117", City: "Berlin", Country: "Allemagne"}
		},
		"long sender and references": func(in *letters.NoticeInput) {
			in.Sender.Name = "Coopérative des artisans et illustrateurs réunis de la vallée"
			in.Sender.Address.Extra = "Pépinière d’entreprises, bâtiment des Tisserands, troisième étage"
			in.Lines[0].Invoice.Subject = strings.Repeat("Une prestation dont le libellé est bien long ", 4)
			in.Lines[0].Invoice.OrderRef = strings.Repeat("BC", 40)
		},
	} {
		t.Run(name, func(t *testing.T) {
			in := notice(t, data.Professional)
			change(&in)
			l, err := letters.FormalNotice(in)
			p := print(t, l, err)
			var seen []string
			for _, w := range p.words(t) {
				if w.page != 1 || !inWindow(w) {
					continue
				}
				seen = append(seen, w.text)
				if w.xMin < 100 || w.xMax > 190 || w.yMin < 45 || w.yMax > 79 {
					t.Errorf("%q stands at x %.1f-%.1f, y %.1f-%.1f: cut by the window", w.text, w.xMin, w.xMax, w.yMin, w.yMax)
				}
			}
			want := strings.Fields(strings.Join(l.Recipient, " "))
			if got := strings.ReplaceAll(strings.Join(seen, " "), "&amp;", "&"); got != strings.Join(want, " ") {
				t.Errorf("the window shows %q, want %q", got, want)
			}
		})
	}
}

// Nothing leaves the margins, on any page of a long notice.
func TestNothingOfALongNoticeLeavesTheMargins(t *testing.T) {
	in := many(t, data.Professional, 60)
	in.Client.Name = "Compagnie générale des éditions Garçon" // 38 characters
	l, err := letters.FormalNotice(in)
	p := print(t, l, err)
	words := p.words(t)
	headers := map[int]int{}
	for _, w := range words {
		if w.xMin < 19.5 || w.xMax > 190.5 || w.yMin < 12 || w.yMax > 292 {
			t.Errorf("page %d: %q leaves the margins: x %.1f-%.1f, y %.1f-%.1f", w.page, w.text, w.xMin, w.xMax, w.yMin, w.yMax)
		}
		if w.text == "Facture" {
			headers[w.page]++
		}
	}
	pages := p.pages(t)
	if pages < 3 {
		t.Fatalf("60 invoices on %d pages", pages)
	}
	for page := 2; page <= pages; page++ {
		if headers[page] == 0 {
			t.Errorf("page %d does not repeat the titles of its table", page)
		}
	}
	text := p.raw(t)
	for _, line := range in.Lines {
		if n := strings.Count(text, line.Invoice.Number+" "); n < 1+len(line.Claim.Segments) {
			t.Errorf("%s stands %d times, want once in the list and once a segment", line.Invoice.Number, n)
		}
	}
	p.wants(t, text, "copies des 60 factures du décompte", "40,00 € × 60", "2 400,00 €")
}

var amount = regexp.MustCompile(`-?\d{1,3}(?: \d{3})*,\d\d €`)

// dates stand before amounts in places, and would be read as their thousands.
var dates = regexp.MustCompile(`\d\d/\d\d/\d{4}`)

// cents reads the amounts of a text.
func cents(t testing.TB, s string) []money.Cents {
	var out []money.Cents
	for _, m := range amount.FindAllString(dates.ReplaceAllString(s, "le"), -1) {
		c, err := money.Parse(m)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

// Whatever is owed, the total printed is the sum of the lines printed, and the
// code asks for the same.
func TestTotalIsTheSumOfItsLines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	kinds := data.ClientKinds
	for n := range 15 {
		in := notice(t, kinds[random.IntN(len(kinds))])
		in.Lines, in.OnAccount = nil, money.Cents(random.IntN(2)*random.IntN(900))
		for i := range 1 + random.IntN(7) {
			due := on("2025-12-15").Add(random.IntN(300))
			total := money.Cents(1000 + random.IntN(900000))
			var paid []letters.PaidLine
			if random.IntN(2) == 0 {
				paid = append(paid, letters.PaidLine{On: due.Add(random.IntN(40) - 10), Amount: total / 3})
			}
			in.Lines = append(in.Lines, line(t, in.Client.Kind, i+1, "N"+strings.Repeat("X", i+1), total, due.Add(-30).String(), due.String(), paid...))
		}
		l, err := letters.FormalNotice(in)
		p := print(t, l, err)
		text := p.raw(t)
		_, after, _ := strings.Cut(text, "Reste dû sur l")
		summary, rest, _ := strings.Cut(after, "Total dû à ce jour ")
		summary = regexp.MustCompile(`\(40,00 € × \d+\)`).ReplaceAllString(summary, "")
		var sum money.Cents
		for _, c := range cents(t, summary) {
			sum += c
		}
		total := cents(t, rest)[0]
		if sum != total || total != l.Total {
			t.Errorf("the lines sum to %d, the total says %d, the letter %d:\n%s", sum, total, l.Total, text)
		}
		_, asked, _ := strings.Cut(text, "la somme de ")
		if cents(t, asked)[0] != total {
			t.Errorf("the demand differs from the total:\n%s", text)
		}
		var penalty, balance money.Cents
		for _, ln := range in.Lines {
			penalty += ln.Claim.Penalty
			balance += ln.Balance
		}
		p.wants(t, text, balance.Format("EUR"))
		if in.Client.Kind != data.Consumer {
			p.wants(t, text, penalty.Format("EUR"))
		}
		if n%3 != 0 {
			continue // a scan takes long
		}
		if code := p.qr(t); !strings.Contains(code, "EUR"+total.Plain()) {
			t.Errorf("the code says %q, the total %d", code, total)
		}
	}
}

func TestSameLetterSameBytes(t *testing.T) {
	for _, kind := range data.ClientKinds {
		one, err := letters.FormalNotice(many(t, kind, 9))
		a := print(t, one, err)
		two, err := letters.FormalNotice(many(t, kind, 9))
		b := print(t, two, err)
		if !bytes.Equal(a.content, b.content) {
			t.Errorf("%s: the same letter gives other bytes", kind)
		}
	}
}

// Letters made at the same time do not disturb each other.
func TestLettersMadeAtOnceDoNotDisturbEachOther(t *testing.T) {
	l, err := letters.FormalNotice(notice(t, data.Professional))
	want := print(t, l, err).content
	for range 4 {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			if got, err := pdf.RenderFor(l, pdf.Window{}); err != nil || !bytes.Equal(got, want) {
				t.Errorf("another letter at the same time: %v", err)
			}
		})
	}
}

// Emoji, control characters, decomposed accents and rare spaces never break a letter.
func TestOddTextNeverBreaksALetter(t *testing.T) {
	in := notice(t, data.Professional)
	in.Client.Name = "Cafe\u0301 🎉 Müller\u0007 & Fils"
	in.Lines[0].Invoice.Subject = "Site 🚀 web\tet\u2011boutique \U0001F1EB\U0001F1F7 ①"
	in.Lines[0].Invoice.Number = "F\u20112026\u200b017"
	l, err := letters.FormalNotice(in)
	p := print(t, l, err)
	p.wants(t, p.raw(t), "Café Müller & Fils", "Site web et-boutique 1", "F-2026017")

	in.Client.Name = "株式会社 Exemple"
	l, err = letters.FormalNotice(in)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pdf.RenderFor(l, pdf.Window{}); data.CodeOf(err) != data.CodeInvalid || !strings.Contains(err.Error(), "株式会社 Exemple") {
		t.Errorf("a name the font lacks: %v", err)
	}
	for name, l := range map[string]letters.Letter{"empty": {}, "no columns": {Blocks: []letters.Block{letters.Table{Rows: [][]string{{"a"}}}}},
		"short rows": {Blocks: []letters.Block{letters.Table{Columns: make([]letters.Column, 3), Rows: [][]string{{"a"}}}}}} {
		if content, err := pdf.RenderFor(l, pdf.Window{}); (err == nil) != bytes.HasPrefix(content, []byte("%PDF")) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A word longer than a line breaks where the line ends instead of leaving the paper.
func TestALongWordStaysOnThePaper(t *testing.T) {
	in := notice(t, data.Professional)
	in.Sender.Email = strings.Repeat("a", 120) + "@exemple.fr"
	in.Lines[0].Invoice.Number = strings.Repeat("F2026", 12)
	l, err := letters.FormalNotice(in)
	p := print(t, l, err)
	for _, w := range p.words(t) {
		if w.xMax > 190.5 {
			t.Errorf("%q ends at %.1f", w.text, w.xMax)
		}
	}
}

// Reminder letters: one page, the words of the level, nothing that a consumer is not told.
func TestAReminderLetterIsOnePage(t *testing.T) {
	for _, kind := range data.ClientKinds {
		for _, level := range []data.Level{data.LevelUpcoming, data.LevelFirst, data.LevelSecond, data.LevelThird} {
			l, err := letters.ReminderLetter(draft(kind, level, 3))
			p := print(t, l, err)
			text := p.raw(t)
			p.wants(t, text, "F-2026-017", "F-2026-019", "3 733,68 €", "FR76 3000 6000 0112 3456 7890 189", "Je vous prie d’agréer", "Page 1/1")
			firm := level == data.LevelSecond || level == data.LevelThird
			if firm != strings.Contains(text, "28/11/2026") {
				t.Errorf("%s %s: deadline wrong:\n%s", kind, level, text)
			}
			law := strings.Contains(text, "indemnité forfaitaire")
			if law != (level == data.LevelThird && kind != data.Consumer) {
				t.Errorf("%s %s: 40 EUR: %v", kind, level, law)
			}
			if level != data.LevelFirst {
				continue
			}
			if code := p.qr(t); !strings.Contains(code, "EUR3733.68") {
				t.Errorf("%s %s: code %q", kind, level, code)
			}
		}
	}
}

// TestAHeadingStaysWithWhatItHeads: wherever it falls on the page, the first
// rows of its table follow on the same one.
func TestAHeadingStaysWithWhatItHeads(t *testing.T) {
	l := must(letters.FormalNotice(notice(t, data.Professional)))
	for lines := range 20 {
		l.Annex = nil
		for range 22 + lines {
			l.Annex = append(l.Annex, letters.Paragraph{Runs: []letters.Run{{Text: "Une ligne."}}})
		}
		l.Annex = append(l.Annex, letters.Heading{Text: "Récapitulatif"},
			letters.Table{Columns: []letters.Column{{Title: "Facture"}, {Title: "Total", Figure: true}}, Rows: [][]string{{"F-2026-901", "1,00 €"}, {"F-2026-902", "2,00 €"}, {"F-2026-903", "3,00 €"}}})
		at := map[string]int{}
		for _, w := range print(t, l, nil).words(t) {
			at[w.text] = w.page
		}
		if at["Récapitulatif"] == 0 || at["Récapitulatif"] != at["F-2026-902"] {
			t.Errorf("after %d lines the heading is on page %d, its second row on page %d", 22+lines, at["Récapitulatif"], at["F-2026-902"])
		}
	}
}
