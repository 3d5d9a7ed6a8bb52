package letters

import (
	"regexp"
	"strings"

	"dument/data"
)

// Words that make a letter look like an official act (art. 433-13 C. pén.), that
// threaten, or that tell third parties of a debt.
var (
	official   = regexp.MustCompile(`\b(sommations?|commandements?|significations?|signifie(?:e|es|s)?|proces[- ]verba(?:l|ux)|exploits?|huissiers?|commissaires? de justice|saisie[- ]\w+|marianne|republique francaise)\b`)
	threat     = regexp.MustCompile(`\b(penal\w*|tribunal correctionnel|prison|escroquerie|escroc|depos\w* plainte|porter\w* plainte|police|gendarmerie|abus de confiance)\b`)
	publicly   = regexp.MustCompile(`\b(vos clients|vos fournisseurs|votre banque|votre employeur|vos voisins|reseaux sociaux|liste noire|fichage)\b`)
	fromWrong  = regexp.MustCompile(`a (?:compter|partir) de (?:la presente|ce jour|la date d)`)
	demanding  = regexp.MustCompile(`\bme(?:ts|ttons) en demeure\b`)
	daysGiven  = regexp.MustCompile(`\b(\d+) jours? a compter de la reception`)
	formalWord = regexp.MustCompile(`\ben demeure\b`)
)

// EditWarnings says in French what an edited letter gained or lost that it should
// not: before is the letter as it was composed. Nothing here forbids; what the
// law forbids outright is refused by Edit.
func EditWarnings(kind PaperKind, client data.Client, before, after Letter) []string {
	was, is := running(before), running(after)
	var out []string
	gained := func(re *regexp.Regexp, sentence string) {
		for _, word := range re.FindAllString(is, -1) {
			if !strings.Contains(was, word) {
				out = append(out, strings.ReplaceAll(sentence, "%", "«\u00a0"+word+"\u00a0»"))
				return
			}
		}
	}
	lost := func(has bool, sentence string) {
		if has {
			out = append(out, sentence)
		}
	}
	if kind.ToClient() {
		gained(official, "% donne à la lettre l’air d’un acte officiel, ce que la loi punit (article 433-13 du code pénal)\u00a0: remplacez ce mot.")
		gained(threat, "% sonne comme une menace de poursuites pénales\u00a0: une créance impayée n’en relève pas. Retirez ces mots.")
		gained(publicly, "% laisse entendre que des tiers sauront la dette\u00a0: n’en informez personne d’autre que votre client.")
	}
	if kind == PaperReminder {
		gained(formalWord, "% peut faire de ce rappel une mise en demeure\u00a0: préparez plutôt une mise en demeure, ou retirez ces mots.")
	}
	if kind == PaperNotice {
		gained(fromWrong, "Le délai se compte à partir de la réception de la lettre, jamais «\u00a0à compter de la présente\u00a0».")
		lost(demanding.MatchString(was) && !demanding.MatchString(is), "La mise en demeure elle-même a disparu\u00a0: gardez «\u00a0"+demandOf(before)+"\u00a0», sans quoi la lettre n’en est pas une (article 1344 du code civil).")
		lost(daysGiven.MatchString(was) && daysGiven.FindString(was) != daysGiven.FindString(is), "Le délai pour payer, compté de la réception, a disparu ou changé\u00a0: "+client.Name+
			" doit savoir jusqu’à quand payer, et le suivi de la lettre compte le délai d’origine.")
		lost(strings.Contains(was, "1344") && !strings.Contains(is, "1344"), "La lettre ne cite plus l’article 1344 du code civil, qui fait d’elle une mise en demeure.")
		lost(strings.Contains(data.Fold(before.Object), "demeure") && !strings.Contains(data.Fold(after.Object), "demeure"), "L’objet ne dit plus que c’est une mise en demeure de payer.")
	}
	total := data.Fold(before.Total.Format(before.Currency))
	lost(before.Total != 0 && strings.Contains(was, total) && !strings.Contains(is, total), "Le texte ne dit plus le total, "+before.Total.Format(before.Currency)+"\u00a0: le tableau le porte encore, mais écrivez-le aussi.")
	return out
}

// running returns the folded running text of a letter.
func running(l Letter) string {
	var b strings.Builder
	for _, p := range Editable(l) {
		b.WriteString(p.Text)
		b.WriteByte('\n')
	}
	return data.Fold(b.String())
}

// demandOf returns the words of the demand as the letter was composed.
func demandOf(l Letter) string {
	for _, b := range l.Blocks {
		if p, ok := b.(Paragraph); ok && p.Name == "La demande" {
			for _, r := range p.Runs {
				if r.Bold {
					return r.Text
				}
			}
		}
	}
	return "je vous mets en demeure de me payer"
}
