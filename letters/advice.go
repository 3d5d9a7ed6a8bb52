package letters

import (
	"regexp"
	"strings"

	"dument/data"
)

// threats and accusations are what a good reminder does without: they read
// folded text, French and English. A formal notice has its own words, on paper.
var (
	threats = regexp.MustCompile(`\btribuna(l|ux)\b|\b(en|voie de) justice\b|\bhuissiers?\b|commissaires? de justice|\bavocats?\b|\bcontentieu(x|ses?)\b|` +
		`\bpoursui(te|tes|vre|vrons|vrai)\b|mises? en demeure|mett(re|rai|rons|ons) en demeure|\binjonction|\bsaisi(r|e|rai|rons)\b|\bpenal(e|es)?\b|\bplainte\b|sous peine|` +
		`\bsommation\b|\bultimatum\b|derniere? (avertissement|avis|chance)|recouvrement force|societe de recouvrement|\bfichage\b|\bmenace|sans (autre|nouvel) avis|` +
		`\b(to|in|go to|the) court\b|\blawsuit\b|\blegal (action|proceeding|step)s?\b|\bbailiffs?\b|\bsolicitors?\b|\battorneys?\b|\bdebt collect|\bcollection agency\b|` +
		`\bprosecut|final (notice|warning|demand)|failure to pay|without further notice|\bsue\b`)
	accusations = regexp.MustCompile(`vous n.avez (toujours |encore )?(pas|rien|jamais) (paye|regle|respecte|repondu|daigne)|mauvaise (foi|volonte)|\bneglig|vous (refusez|ignorez|persistez|avez omis)|` +
		`\binacceptable|\binadmissible|\bintolerable|\bmalhonnete|votre faute|\bmanquement|\bdefaillan|\bscandal|\bhonte|\bsilence inexplicable|` +
		`\byou (have )?(failed|refused?|ignored?|neglected)\b|you have (not|never|still not) (paid|replied|answered)|\bbad faith\b|\bunacceptable\b|\bdishonest|\bshame`)
	late = regexp.MustCompile(`\bretards?\b|\bimpaye|\brelance|\boverdue\b|\blate\b|\bunpaid\b|\boutstanding\b`)
)

// Advice returns French sentences about what a text would do better with or
// without; nothing in it keeps the text from leaving. What may not leave is
// refused by CheckTextFor.
func Advice(key string, t Text) []string {
	level := levelOfKey(key)
	var out []string
	say := func(missing bool, sentence string) {
		if missing {
			out = append(out, sentence)
		}
	}
	whole := t.Subject + "\n" + t.Body
	words := braces.ReplaceAllString(whole, " ")
	switch {
	case level == data.LevelThanks:
		say(!holds(t, "reçu") && !(isSMS(key) && holds(t, "total")), "Il ne dit pas ce qui a été reçu\u00a0: ajoutez {reçu}.")
	case level == data.LevelInstalment || level == data.LevelInstalmentLate:
		say(!holds(t, "versement"), "Il ne dit pas de quel versement il s’agit\u00a0: ajoutez {versement}.")
		say(!isSMS(key) && !holds(t, "factures", "pièces"), "Il ne nomme aucune facture\u00a0: ajoutez {factures} ou {pièces}.")
		say(!pays(key, t), "Il ne dit pas comment payer\u00a0: ajoutez {règlement}, {iban} ou {lien}.")
	default:
		say(!holds(t, "factures", "pièces"), "Il ne donne aucun numéro de facture\u00a0: ajoutez {factures} ou {pièces}.")
		say(!holds(t, "factures", "total"), "Il ne donne aucun montant\u00a0: ajoutez {factures} ou {total}.")
		say(!holds(t, "factures", "échéance"), "Il ne donne aucune échéance\u00a0: ajoutez {factures} ou {échéance}.")
		say(!pays(key, t), "Il ne dit pas comment payer\u00a0: ajoutez {règlement}, {iban} ou {lien}.")
		again := !isSMS(key) && level.Rank() >= data.LevelSecond.Rank()
		say(again && !holds(t, "limite", "délai"), "À ce niveau, un délai aide à décider\u00a0: ajoutez {limite} ou {délai}.")
		say(again && !holds(t, "relances", "promesse"), "À ce niveau, rappelez ce qui a déjà été dit\u00a0: ajoutez {relances}.")
	}
	say(!holds(t, "signature", "expéditeur"), "Il n’est pas signé\u00a0: ajoutez {signature} ou {expéditeur}.")
	say(strings.Count(whole, "{") != len(braces.FindAllString(whole, -1)), "Une accolade «\u00a0{\u00a0» n’est pas refermée\u00a0: elle partirait telle quelle.")
	if found := findFolded(threats, words); found != "" {
		say(true, "«\u00a0"+found+"\u00a0» sonne comme une menace\u00a0: une mise en demeure se fait sur papier, un message garde la porte ouverte.")
	}
	if found := findFolded(accusations, words); found != "" {
		say(true, "«\u00a0"+found+"\u00a0» accuse votre client\u00a0: dites plutôt ce qui n’est pas arrivé, et proposez une solution.")
	}
	if found := findFolded(late, words); found != "" && (level == data.LevelUpcoming || level == data.LevelInstalment) {
		say(true, "«\u00a0"+found+"\u00a0» parle d’un retard, mais ce message part avant l’échéance.")
	}
	return out
}

// findFolded returns the words of a text, as they stand in it, where a pattern
// finds something in the folded text; "" where it does not.
func findFolded(pattern *regexp.Regexp, text string) string {
	folded := data.Fold(text)
	at := pattern.FindStringIndex(folded)
	if at == nil {
		return ""
	}
	// Folding keeps the words: what stands between two spaces is as many words on.
	first := strings.Count(folded[:at[0]], " ")
	words := strings.Fields(text)[first : first+1+strings.Count(strings.TrimSpace(folded[at[0]:at[1]]), " ")]
	return strings.Trim(strings.Join(words, " "), ".,;:!?…()«»“”\"\u00a0")
}

// pays reports whether a text says how to pay; an SMS may leave that to a call.
func pays(key string, t Text) bool {
	return holds(t, "règlement", "iban", "lien") || isSMS(key) && holds(t, "téléphone")
}

// levelOfKey returns the level that a text is for.
func levelOfKey(key string) data.Level {
	for _, k := range textKeys {
		if k.Key == key {
			return k.Level
		}
	}
	return data.LevelNone
}
