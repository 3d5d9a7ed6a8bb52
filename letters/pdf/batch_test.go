package pdf_test

import (
	"bytes"
	"fmt"
	"iter"
	"strings"
	"testing"

	"dument/data"
	"dument/letters"
)

// batch yields n letters, no two alike: reminders and formal notices by turns.
func batch(t testing.TB, n int) iter.Seq[letters.Letter] {
	return func(yield func(letters.Letter) bool) {
		for i := range n {
			l, err := nth(t, i)
			if err != nil {
				t.Fatal(err)
			}
			if !yield(l) {
				return
			}
		}
	}
}

func nth(t testing.TB, i int) (letters.Letter, error) {
	name := fmt.Sprintf("Société n° %d des Établissements Noël", i)
	if i%2 == 0 {
		d := draft(data.ClientKinds[i%3], data.LevelSecond, 1+i%4)
		d.Client.Name = name
		return letters.ReminderLetter(d)
	}
	in := notice(t, data.ClientKinds[i%3])
	in.Client.Name = name
	return letters.FormalNotice(in)
}

// A name outside the letters of Western Europe is set with the whole fonts, and
// every line stands where it would have stood.
func TestOtherAlphabetsLookAlike(t *testing.T) {
	in := notice(t, data.Professional)
	l, err := letters.FormalNotice(in)
	plain := print(t, l, err)
	l.Sender.Legal += " – Łódź, Ελλάς, Москва"
	wide := print(t, l, nil)
	wide.wants(t, wide.text, "Łódź, Ελλάς, Москва")
	places := map[word]bool{}
	for _, w := range wide.words(t) {
		places[w] = true
	}
	missing := 0
	for _, w := range plain.words(t) {
		if !places[w] && w.yMin < 280 {
			t.Errorf("%q has moved from x %.2f, y %.2f", w.text, w.xMin, w.yMin)
			if missing++; missing > 5 {
				break
			}
		}
	}
	fonts := tool(t, "poppler-utils", "pdffonts", plain.file)
	if strings.Count(fonts, "DUMENT+LiberationSans") != 2 || strings.Contains(fonts, " no  no ") {
		t.Errorf("the fonts are not embedded:\n%s", fonts)
	}
}

// The narrow spaces of French are named in the file, for programs that tell
// them from others; pdftotext makes them plain.
func TestCopiedTextHoldsTheSpacesThatWereSet(t *testing.T) {
	const first, second = "«\u00a0Œuvre\u00a0» à l’été\u202f: 1\u202f234,50\u00a0€\u202f; «\u00a0ça\u00a0»", "– naïf\u202f! ÀÉÊŸ… ½ (a\\b)"
	l := letters.Letter{Today: today, Blocks: []letters.Block{letters.Paragraph{Runs: []letters.Run{{Text: first, Bold: true}, {Text: " " + second}}}}}
	p := print(t, l, nil)
	p.wants(t, p.raw(t), first+" "+second)
	if !bytes.Contains(p.content, []byte("/Differences [129 /uni202F 160 /uni00A0]")) {
		t.Error("the no-break spaces have no names")
	}
}
