package letters

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dument/data"
)

// Passage is a text of a letter that the user may change before it is printed.
type Passage struct {
	Key   string // for Edit
	Label string // French, for the form
	Text  string // paragraphs are parted by an empty line
}

// passageLimit is how long a passage may become, in characters.
const passageLimit = 4000

// Editable returns the passages of a letter in their order on the paper: its
// object, running text and closing. Tables, totals, the payment box, the address
// and annexes are figures and facts, and are not among them.
func Editable(l Letter) []Passage {
	out := []Passage{{"object", "L’objet", l.Object}}
	if l.Greeting != "" {
		out = append(out, Passage{"greeting", "La formule d’appel", l.Greeting})
	}
	n := 0
	for i, b := range l.Blocks {
		key := fmt.Sprintf("text-%d", i)
		switch b := b.(type) {
		case Paragraph:
			n++
			label := b.Name
			if label == "" {
				label = fmt.Sprintf("Paragraphe %d", n)
			}
			out = append(out, Passage{key, label, b.String()})
		case Bullets:
			n++
			out = append(out, Passage{key, fmt.Sprintf("Liste %d", n), strings.Join(b.Items, "\n\n")})
		}
	}
	if l.Closing != "" {
		out = append(out, Passage{"closing", "La formule de politesse", l.Closing})
	}
	return out
}

// String returns the paragraph without its weights.
func (p Paragraph) String() string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Edit returns the letter with passages replaced, by their keys; those that are
// not named stay. An empty text takes the passage away, except the object. What
// was bold stays so where its words are still there. It refuses an unknown key, a
// passage that is too long and, to a consumer, any word of penalties, of 40 EUR or
// of recovery fees (data.CodeBlocked; art. L111-8 CPCE, L121-21 C. conso).
func Edit(l Letter, texts map[string]string) (Letter, error) {
	passages := map[string]Passage{}
	for _, p := range Editable(l) {
		passages[p.Key] = p
	}
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		p, known := passages[key]
		if !known {
			return Letter{}, data.Invalid(key, "Le passage «\u00a0"+key+"\u00a0» n’est pas de cette lettre\u00a0: rouvrez-la.")
		}
		if err := p.check(l, texts[key]); err != nil {
			return Letter{}, err
		}
	}
	blocks := l.Blocks
	l.Blocks = nil
	for i, b := range blocks {
		replaced, ok := texts[fmt.Sprintf("text-%d", i)]
		if !ok || replaced == passages[fmt.Sprintf("text-%d", i)].Text {
			l.Blocks = append(l.Blocks, b)
			continue
		}
		parts := partsOf(replaced)
		switch b := b.(type) {
		case Paragraph:
			for _, part := range parts {
				l.Blocks = append(l.Blocks, Paragraph{Name: b.Name, Runs: embolden(b.Runs, part)})
			}
		case Bullets:
			if len(parts) > 0 {
				l.Blocks = append(l.Blocks, Bullets{parts})
			}
		}
	}
	for key, field := range map[string]*string{"object": &l.Object, "greeting": &l.Greeting, "closing": &l.Closing} {
		if s, ok := texts[key]; ok {
			*field = oneLine(s)
		}
	}
	return l, nil
}

// check refuses a text that the passage cannot become.
func (p Passage) check(l Letter, s string) error {
	switch n := len([]rune(s)); {
	case n > passageLimit:
		return data.Invalid(p.Key, fmt.Sprintf("«\u00a0%s\u00a0» compte %d caractères\u00a0: une lettre n’en porte pas plus de %d à cet endroit. Raccourcissez.", p.Label, n, passageLimit))
	case p.Key == "object" && oneLine(s) == "":
		return data.Invalid(p.Key, "L’objet est vide\u00a0: dites en quelques mots de quoi il s’agit.")
	case l.Debtor != data.Consumer:
		return nil
	}
	if fault := consumerFault(s); fault != "" && !strings.Contains(data.Fold(p.Text), fault) {
		return &data.Error{Code: data.CodeBlocked, Field: p.Key, Sentence: "On ne peut réclamer à un particulier ni pénalités de retard, ni indemnité de 40\u00a0€, ni frais de recouvrement (articles L111-8 du code des procédures civiles d’exécution et L121-21 du code de la consommation)\u00a0: retirez «\u00a0" +
			fault + "\u00a0» de «\u00a0" + p.Label + "\u00a0»."}
	}
	return nil
}

// partsOf returns the paragraphs of a text that empty lines part, each on one line.
func partsOf(s string) []string {
	var out []string
	for _, part := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		if part = oneLine(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// embolden returns a text whose words that were bold still are.
func embolden(before []Run, s string) []Run {
	var out []Run
	for _, r := range before {
		if !r.Bold {
			continue
		}
		head, tail, found := strings.Cut(s, r.Text)
		if !found {
			continue
		}
		if head != "" {
			out = append(out, Run{Text: head})
		}
		out = append(out, r)
		s = tail
	}
	if s != "" {
		out = append(out, Run{Text: s})
	}
	return out
}
