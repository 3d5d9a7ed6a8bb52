package headless

import (
	"slices"
	"strings"
)

// verb is what the program can be asked to do.
type verb struct {
	name     string // one word or two
	args     string // its arguments, as its usage writes them
	summary  string // French, for the help
	flags    []flag
	required []string // names of the flags that must be given
	least    int      // number of arguments
	most     int      // or -1 for any number
	run      func(c *call) error
}

// verbs lists what the program can be asked to do, in the order of the help.
// It is a function because help, one of them, reads it.
func verbs() []verb {
	client := flag{"client", "NOM", "le nom du client"}
	passwordStdin := flag{"password-stdin", "", "lit le mot de passe de la messagerie sur l’entrée standard"}
	dryRun := flag{"dry-run", "", "montre ce qui serait fait, sans le faire"}
	return []verb{
		{name: "import", args: "FICHIER...", summary: "reprend des factures et des clients depuis des fichiers CSV", flags: []flag{dryRun}, least: 1, most: -1, run: importFiles},
		{name: "due", summary: "liste les factures ouvertes et leur prochaine étape", run: due},
		{name: "claim", args: "FACTURE", summary: "calcule ce qui est dû sur une facture, pénalités comprises", least: 1, most: 1, run: claim},
		{name: "letter", summary: "écrit une lettre de relance ou une mise en demeure en PDF", flags: []flag{client,
			{"kind", "reminder|formal-notice", "relance ou mise en demeure"}, {"out", "FICHIER.pdf", "le fichier à écrire"},
			{"record", "", "inscrit la mise en demeure dans l’historique, une fois pour toutes"}},
			required: []string{"client", "kind", "out"}, run: letter},
		{name: "remind", summary: "prépare l’e-mail de relance d’un client dans la boîte d’envoi", flags: []flag{client,
			{"level", "upcoming|first|second|third", "le ton\u202f; sinon celui que l’historique appelle"},
			{"again", "", "même si cette relance a déjà été préparée"}}, required: []string{"client"}, run: remind},
		{name: "outbox", summary: "liste les messages qui ne sont pas partis", run: outboxList},
		{name: "send", summary: "envoie ce qui attend dans la boîte d’envoi", flags: []flag{dryRun, passwordStdin}, run: send},
		{name: "pay", args: "FACTURE", summary: "enregistre un encaissement", flags: []flag{{"amount", "CENTIMES", "le montant reçu, en centimes"},
			{"on", "AAAA-MM-JJ", "le jour où l’argent est arrivé"}}, required: []string{"amount", "on"}, least: 1, most: 1, run: pay},
		{name: "client add", args: "CLÉ=VALEUR...", summary: "crée un client\u00a0: " + keyNames(clientKeys), least: 1, most: -1, run: clientAdd},
		{name: "client list", summary: "liste les clients", run: clientList},
		{name: "sender set", args: "CLÉ=VALEUR...", summary: "règle votre entreprise\u00a0: " + keyNames(senderKeys), least: 1, most: -1, run: senderSet},
		{name: "sender show", summary: "montre votre entreprise", run: senderShow},
		{name: "mail set", args: "CLÉ=VALEUR...", summary: "règle votre messagerie\u00a0: " + keyNames(mailKeys), flags: []flag{passwordStdin}, most: -1, run: mailSet},
		{name: "backup", args: "FICHIER", summary: "copie le registre, même pendant qu’il sert", least: 1, most: 1, run: backup},
		{name: "check", summary: "vérifie l’intégrité du registre", run: check},
		{name: "demo", summary: "remplit un registre neuf de clients et de factures inventés", flags: []flag{{"clients", "N", "40 sinon"},
			{"invoices", "M", "300 sinon"}, {"seed", "S", "la même graine donne le même registre\u202f; 1 sinon"}}, run: demo},
		{name: "version", summary: "donne la version du programme", run: version},
		{name: "help", args: "[COMMANDE]", summary: "explique une commande, ou les liste toutes", most: 2, run: help},
	}
}

// options returns the options the verb takes, its own first.
func (v verb) options() []flag { return slices.Concat(v.flags, common) }

// usage returns how the verb is written.
func (v verb) usage() string {
	parts := []string{"dument"}
	for _, word := range []string{v.name, v.args} {
		if word != "" {
			parts = append(parts, word)
		}
	}
	for _, f := range v.flags {
		option := "--" + f.name
		if f.value != "" {
			option += " " + f.value
		}
		if !slices.Contains(v.required, f.name) {
			option = "[" + option + "]"
		}
		parts = append(parts, option)
	}
	return strings.Join(parts, " ")
}
