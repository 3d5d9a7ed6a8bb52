package sqlite

import (
	"fmt"
	"slices"
	"strings"

	"dument/data"
	"dument/data/day"
)

// wholes names what is sealed, as a whole.
var wholes = map[string]string{
	"chain":            "La chaîne de l’historique",
	sealedContact:      "L’historique",
	sealedPostEvent:    "Le suivi des recommandés",
	sealedCharge:       "Le compte des pénalités",
	sealedInterruption: "La liste des interruptions de prescription",
}

// One row of each kind, and the query of what a person knows it by: day,
// client, and a subject, number or name. Each query returns one row, whatever
// is left in the register.
var (
	kindWords = map[string]string{
		sealedContact:      "la ligne n° %d de l’historique",
		sealedPostEvent:    "la ligne n° %d du suivi des recommandés",
		sealedCharge:       "la ligne n° %d du compte des pénalités",
		sealedInterruption: "la ligne n° %d des interruptions de prescription",
		sealedDocument:     "le fichier n° %d",
		documentRemoved:    "le retrait du fichier n° %d",
	}
	kindDetails = map[string]string{
		sealedContact: details("SELECT c.on_day, k.name, c.subject FROM contact c LEFT JOIN client k ON k.id = c.client_id WHERE c.id = ?"),
		sealedPostEvent: details(`SELECT e.on_day, k.name, c.subject FROM post_event e LEFT JOIN contact c ON c.id = e.contact_id
			LEFT JOIN client k ON k.id = c.client_id WHERE e.id = ?`),
		sealedCharge:       details(ledgerDetails + "charge x" + ofInvoice),
		sealedInterruption: details(ledgerDetails + "interruption x" + ofInvoice),
		// A file that is gone may still be named by the history.
		sealedDocument: details(`SELECT c.on_day, coalesce(k.name, ki.name), coalesce(d.name, c.subject) FROM (SELECT ? AS id) x LEFT JOIN document d ON d.id = x.id
			LEFT JOIN contact c ON c.document_id = x.id LEFT JOIN client k ON k.id = c.client_id
			LEFT JOIN attachment a ON a.document_id = x.id LEFT JOIN invoice i ON i.id = a.invoice_id LEFT JOIN client ki ON ki.id = i.client_id`),
	}
)

const (
	ledgerDetails = "SELECT x.on_day, k.name, i.number FROM "
	ofInvoice     = " LEFT JOIN invoice i ON i.id = x.invoice_id LEFT JOIN client k ON k.id = i.client_id WHERE x.id = ?"
)

// details makes sure of one row of three texts.
func details(query string) string {
	return "SELECT coalesce(max(d), ''), coalesce(max(c), ''), coalesce(max(w), '') FROM (SELECT NULL AS d, NULL AS c, NULL AS w UNION ALL SELECT * FROM (" + query + " LIMIT 1))"
}

// words names a row: "la ligne n° 12 de l’historique (21/11/2026, Œuvre & Fils,
// « Mise en demeure de payer »)".
func (v *verifier) words(kind string, id data.ID) (string, error) {
	form := kindWords[kind]
	if form == "" {
		return "une ligne inconnue", nil
	}
	row := fmt.Sprintf(form, id)
	if kindDetails[kind] == "" {
		return row, nil
	}
	var on, client, what string
	if err := v.tx.QueryRowContext(v.ctx, kindDetails[kind], int64(id)).Scan(&on, &client, &what); err != nil {
		return "", err
	}
	if d, err := day.ParseISO(on); err == nil {
		on = d.French()
	}
	if what != "" {
		what = "«\u00a0" + what + "\u00a0»"
	}
	known := slices.DeleteFunc([]string{on, client, what}, func(part string) bool { return part == "" })
	if len(known) == 0 {
		return row, nil
	}
	return row + " (" + strings.Join(known, ", ") + ")", nil
}

// name tells what became of a row: "modifié", "supprimé" or "ajouté".
func (v *verifier) name(kind string, id data.ID, fate string) error {
	words, err := v.words(kind, id)
	v.tell(kind, id, changed(kind, words, fate))
	return err
}

func changed(kind, words, fate string) string {
	first, rest, _ := strings.Cut(words, " ")
	words = map[string]string{"la": "La", "le": "Le"}[first] + " " + rest
	agrees := "e"
	if kind == sealedDocument {
		agrees = ""
	}
	switch fate {
	case "ajouté":
		return words + "\u00a0: cet enregistrement a été ajouté sans passer par Dûment, la chaîne ne le connaît pas."
	case "supprimé":
		return words + " a été supprimé" + agrees + "\u00a0: retrouvez l’original dans une sauvegarde du registre."
	}
	return words + " a été modifié" + agrees + " après son enregistrement\u00a0: retrouvez l’original dans une sauvegarde du registre."
}
