package headless

import (
	"slices"

	"dument/data"
)

// Options that several verbs take.
var (
	clientFlag    = flag{"client", "NOM", "le nom du client"}
	noteFlag      = flag{"note", "TEXTE", "une note, gardée avec"}
	reasonFlag    = flag{"reason", "MOTIF", "pourquoi, en quelques mots"}
	untilFlag     = flag{"until", "AAAA-MM-JJ", "le dernier jour sans relance"}
	passwordStdin = flag{"password-stdin", "", "lit le mot de passe de la messagerie sur l’entrée standard"}
)

// verbs lists what the program can be asked to do, in the order of the help.
// It is a function because help, one of them, reads it.
func verbs() []verb {
	return slices.Concat(dayVerbs(), sendVerbs(), holdVerbs(), recordVerbs(), setVerbs(), []verb{
		{name: "backup", args: "FICHIER", summary: "copie le registre, même pendant qu’il sert", least: 1, most: 1, run: backup},
		{name: "check", summary: "vérifie l’intégrité du registre", run: check},
		{name: "demo", summary: "remplit un registre neuf de clients et de factures inventés", flags: []flag{{"clients", "N", "40 sinon"},
			{"invoices", "M", "300 sinon"}, {"seed", "S", "la même graine donne le même registre\u202f; 1 sinon"}}, run: demo},
		{name: "version", summary: "donne la version du programme", run: version},
		{name: "help", args: "[COMMANDE]", summary: "explique une commande, ou les liste toutes", most: 2, run: help},
	})
}

// dayVerbs say what is to be done, and settle it.
func dayVerbs() []verb {
	return []verb{
		{name: "plan", summary: "dit quoi faire aujourd’hui et pourquoi, pour chaque facture ouverte", run: plan},
		{name: "simulate", summary: "liste ce qui part dans les jours à venir si personne ne paie", flags: []flag{{"days", "N", "le nombre de jours, de 1 à 366"}},
			required: []string{"days"}, run: simulate},
		{name: "receipts", summary: "dit si les encaissements sont confirmés à jour\u00a0: sans cela rien ne part de la liste du jour",
			flags: []flag{{"confirm", "", "confirme qu’ils sont à jour aujourd’hui"}}, run: receipts},
		{name: "skip", summary: "passe l’étape proposée pour un client", flags: []flag{clientFlag, reasonFlag}, required: []string{"client", "reason"}, run: skip},
		{name: "postpone", summary: "reporte ce qui est proposé pour un client", flags: []flag{clientFlag, untilFlag, reasonFlag},
			required: []string{"client", "until"}, run: postpone},
		{name: "call", summary: "note le résultat d’un appel\u00a0: celui que la liste du jour propose, ou un autre, qui ne compte pas comme une étape",
			flags: []flag{clientFlag, {"result", bars(data.CallResults), "ce qu’il a donné"}, noteFlag,
				{"back", "AAAA-MM-JJ", "le jour où y revenir\u202f; sinon celui que le résultat appelle"}}, required: []string{"client", "result"}, run: phone},
		{name: "due", summary: "liste les factures ouvertes et leur prochaine étape", run: due},
		{name: "claim", args: "FACTURE", summary: "calcule ce qui est dû sur une facture, pénalités comprises", least: 1, most: 1, run: claim},
	}
}

// sendVerbs write and send.
func sendVerbs() []verb {
	return []verb{
		{name: "letter", summary: "écrit une lettre de relance ou une mise en demeure en PDF", flags: []flag{clientFlag,
			{"kind", "reminder|formal-notice", "relance ou mise en demeure"}, {"out", "FICHIER.pdf", "le fichier à écrire"},
			{"record", "", "inscrit la mise en demeure dans l’historique, une fois pour toutes"}},
			required: []string{"client", "kind", "out"}, run: letter},
		{name: "remind", summary: "prépare l’e-mail de relance d’un client dans la boîte d’envoi", flags: []flag{clientFlag,
			{"level", "upcoming|first|second|third", "le ton\u202f; sinon celui que l’historique appelle"},
			{"again", "", "même si cette relance a déjà été préparée"}}, required: []string{"client"}, run: remind},
		{name: "outbox", summary: "liste les messages qui ne sont pas partis", run: outboxList},
		{name: "send", summary: "envoie ce qui attend dans la boîte d’envoi\u00a0: avec --auto, prépare et envoie ce qui peut partir seul aujourd’hui, et finit alors " +
			"par 0 aussi quand rien n’est à envoyer, un jour chômé ou trop tôt, par 1 quand le mode n’est pas activé, que les encaissements ne sont pas " +
			"confirmés ou qu’un message n’est pas parti", flags: []flag{{"auto", "", "ce qui peut partir seul, et rien d’autre"},
			{"dry-run", "", "montre ce qui serait fait, sans le faire"}, passwordStdin}, run: send},
	}
}

// holdVerbs keep reminders from leaving, or let them go again.
func holdVerbs() []verb {
	return []verb{
		{name: "dispute", args: "FACTURE", summary: "met une facture en litige, ou clôt son litige", flags: []flag{
			{"reason", bars(data.DisputeReasons), "ce que le client conteste"}, noteFlag, {"on", "AAAA-MM-JJ", "le jour où il l’a dit\u202f; aujourd’hui sinon"},
			{"close", "", "clôt le litige"}, {"outcome", bars(data.DisputeOutcomes), "comment il finit"}}, least: 1, most: 1, run: dispute},
		{name: "promise", args: "FACTURE...", summary: "note la promesse d’un client de payer des factures, ou la retire", flags: []flag{
			{"amount", "CENTIMES", "le montant promis\u202f; tout ce qui reste dû sinon"}, {"by", "AAAA-MM-JJ", "le dernier jour où elle est tenue"}, noteFlag,
			{"withdraw", "", "retire la promesse"}}, least: 1, most: -1, run: promise},
		{name: "pause", summary: "arrête les relances un temps\u00a0: d’un client, d’une facture, ou toutes", flags: []flag{clientFlag,
			{"invoice", "FACTURE", "la facture"}, untilFlag, reasonFlag, {"end", "", "lève la pause"}}, run: pause},
		{name: "plan-instalments", args: "[FACTURE...]", summary: "note qu’un client règle en plusieurs fois, ou y met fin\u00a0: toutes ses factures ouvertes en euros, sauf choix",
			flags: []flag{clientFlag, {"number", "N", "le nombre de versements égaux"}, {"first", "AAAA-MM-JJ", "le jour du premier"},
				{"every", bars(data.Rhythms), "le rythme\u202f; chaque mois sinon"}, {"end", "", "met fin à l’échéancier"}},
			required: []string{"client"}, most: -1, run: planInstalments},
	}
}

// recordVerbs bring clients, invoices and payments.
func recordVerbs() []verb {
	return []verb{
		{name: "import", args: "FICHIER...", summary: "reprend des factures et des clients depuis des fichiers CSV", flags: []flag{
			{"dry-run", "", "montre ce qui serait fait, sans le faire"},
			{"entry", "first|age", "les dettes anciennes commencent à la première relance, ou à l’étape de leur âge\u202f; first sinon"}}, least: 1, most: -1, run: importFiles},
		{name: "pay", args: "FACTURE", summary: "enregistre un encaissement", flags: []flag{{"amount", "CENTIMES", "le montant reçu, en centimes"},
			{"on", "AAAA-MM-JJ", "le jour où l’argent est arrivé"}}, required: []string{"amount", "on"}, least: 1, most: 1, run: pay},
		{name: "client add", args: "CLÉ=VALEUR...", summary: "crée un client\u00a0: " + keyNames(clientKeys), least: 1, most: -1, run: clientAdd},
		{name: "client set", args: "NOM CLÉ=VALEUR...", summary: "change un client\u00a0: " + keyNames(clientKeys), least: 2, most: -1, run: clientSet},
		{name: "client list", summary: "liste les clients", run: clientList},
	}
}

// setVerbs set the program up.
func setVerbs() []verb {
	return []verb{
		{name: "scenario list", summary: "liste les scénarios de relance", run: scenarioList},
		{name: "scenario show", args: "NOM", summary: "montre les étapes d’un scénario", least: 1, most: 1, run: scenarioShow},
		{name: "auto set", args: "CLÉ=VALEUR...", summary: "règle les relances et leur envoi automatique\u00a0: " + keyNames(autoKeys), least: 1, most: -1, run: autoSet},
		{name: "auto show", summary: "montre ces réglages", run: autoShow},
		{name: "rates list", summary: "liste les taux des pénalités par semestre, et dit ceux qui manquent aujourd’hui", run: ratesList},
		{name: "rates set", args: bars(data.RateTables) + " SEMESTRE [TAUX]", summary: "saisit le taux d’un semestre (2027-S1) avec sa source, ou le retire\u00a0: celui de la BCE " +
			"en vigueur à son premier jour, ou l’intérêt légal", flags: []flag{{"source", "TEXTE", "où ce taux a été lu"}, {"remove", "", "retire le taux que vous aviez saisi"}},
			least: 2, most: 3, run: ratesSet},
		{name: "sender set", args: "CLÉ=VALEUR...", summary: "règle votre entreprise\u00a0: " + keyNames(senderKeys), least: 1, most: -1, run: senderSet},
		{name: "sender show", summary: "montre votre entreprise", run: senderShow},
		{name: "mail set", args: "CLÉ=VALEUR...", summary: "règle votre messagerie\u00a0: " + keyNames(mailKeys), flags: []flag{passwordStdin}, most: -1, run: mailSet},
	}
}
