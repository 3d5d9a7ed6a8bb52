package letters

import (
	"strconv"
	"strings"

	"dument/data"
	"dument/data/day"
)

// PostSheetInput is what the list of registered letters to post is made of.
type PostSheetInput struct {
	Sender data.Sender
	Today  day.Day
	Rows   []PostRow // in the order of the tray
}

// PostRow is a registered letter with its address.
type PostRow struct {
	data.Posting
	Address []string // lines as they stand on the envelope; none: Posting.Recipient
}

// PostSheet composes the list that goes to the post office with the letters:
// what each deposit slip asks for (sender, recipient, reference) and where its
// number is written. It carries no amount, which concerns nobody there. It refuses
// (data.CodeBlocked) an empty tray.
func PostSheet(in PostSheetInput) (Letter, error) {
	if err := checkSender(in.Sender); err != nil {
		return Letter{}, err
	}
	if len(in.Rows) == 0 {
		return Letter{}, blocked("Aucun recommandé à poster\u00a0: le bordereau se prépare quand une lettre est imprimée.")
	}
	l := sheetOf(in.Sender, in.Today, "Bordereau des envois recommandés", "Recommandés à poster")
	l.Object = "Bordereau de " + count(len(in.Rows), "envoi recommandé", "envois recommandés") + " avec avis de réception"
	l.Blocks = []Block{
		text("Expéditeur, à reporter sur chaque liasse\u00a0: " + strings.Join(filledTexts(oneLine(in.Sender.Name), oneLine(in.Sender.Address.Line())), ", ") + "."),
		in.table(),
		SignBox{Title: "Dépôt au bureau de poste", Ask: "Bureau et date\u00a0:", Rules: 1, Sign: "Cachet et signature\u00a0:"},
	}
	return l, nil
}

func (in PostSheetInput) table() Table {
	t := Table{Columns: []Column{{"N°", true}, {Title: "Destinataire"}, {Title: "Référence"}, {Title: "Numéro de recommandé"}}}
	for i, r := range in.Rows {
		address := strings.Join(filledTexts(r.Address...), ", ")
		if address == "" {
			address = oneLine(r.Recipient)
		}
		number := data.GroupRegisteredNumber(data.Compact(r.Number))
		if number == "" {
			number = dots(11)
		}
		t.Rows = append(t.Rows, []string{strconv.Itoa(i + 1), address, reference(r.Posting), number})
	}
	return t
}

// reference is what the sender notes on the slip to know the letter again: the
// line of the history, and what it is.
func reference(p data.Posting) string {
	out := "n°\u00a0" + strconv.FormatInt(int64(p.ContactID), 10)
	if s := oneLine(p.Subject); s != "" {
		out += ", " + s
	}
	return out
}

// filledTexts returns the texts that are not empty, each on one line.
func filledTexts(texts ...string) []string {
	var out []string
	for _, s := range texts {
		if s = oneLine(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
