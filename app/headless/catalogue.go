package headless

import (
	"slices"

	"dument/data"
	"dument/letters"
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
	return slices.Concat(dayVerbs(), sendVerbs(), postVerbs(), holdVerbs(), recordVerbs(), setVerbs(), []verb{
		{name: "backup", args: "FICHIER", summary: "copie le registre, même pendant qu’il sert", least: 1, most: 1, run: backup},
		{name: "check", summary: "vérifie l’intégrité du registre", run: check},
		{name: "verify", summary: "vérifie que l’historique et les fichiers gardés sont tels qu’ils ont été enregistrés", run: verify},
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
		{name: "waive", args: "FACTURE", summary: "renonce aux pénalités ou à l’indemnité d’une facture, ou annule cet abandon", flags: []flag{
			{"kind", bars(data.ChargeKinds), "à quoi"}, {"amount", "CENTIMES", "à cette somme seulement\u202f; à tout sinon, ce qui court encore compris"}, reasonFlag,
			{"on", "AAAA-MM-JJ", "le jour de l’abandon\u202f; aujourd’hui sinon"}, {"cancel", "", "annule ce qui a été abandonné"}},
			required: []string{"kind"}, least: 1, most: 1, run: waive},
		{name: "interrupt", args: "FACTURE", summary: "montre le délai de prescription d’une facture, ou note ce qui l’interrompt", flags: []flag{
			{"kind", bars(data.InterruptionKinds), "reconnaissance de la dette, acte de justice, ou mesure d’exécution"},
			{"on", "AAAA-MM-JJ", "son jour"}, noteFlag, {"proof", "FICHIER", "ce qui le prouve, gardé avec"}}, least: 1, most: 1, run: interrupt},
	}
}

// sendVerbs write and send.
func sendVerbs() []verb {
	return []verb{
		{name: "letter", summary: "écrit un courrier en PDF\u00a0: relance, mise en demeure, relevé, décompte, plan, reçu, déclaration, injonction, mandat", flags: []flag{clientFlag,
			{"kind", bars(letters.PaperKinds), "lequel"}, {"out", "FICHIER.pdf", "le fichier à écrire\u202f; avec --all, le dossier"},
			{"all", "", "pour tous les clients à qui ce courrier convient, un fichier par client"},
			{"invoice", "FACTURE[,FACTURE...]", "ces factures seulement"}, {"days", "N", "le délai d’une mise en demeure, depuis sa réception\u202f; celui de l’étape sinon, ou 8"},
			{"since", "AAAA-MM-JJ", "relevé des mouvements depuis ce jour\u202f; sinon de ce qui est ouvert"}, {"plan", "N", "l’échéancier\u202f; celui en cours sinon"},
			{"payment", "N", "l’encaissement du reçu\u202f; sans lui, reçu pour solde de tout compte"}, {"provider", bars(providers), "à qui va le mandat\u202f; bailiff sinon"},
			{"annexes", "", "les PDF des factures suivent dans le même fichier"},
			{"record", "", "inscrit le courrier dans l’historique, une fois pour toutes"}},
			required: []string{"kind", "out"}, run: letter},
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

// postVerbs follow registered letters, and hand a case over. Which letter it is
// about is said by its number in the history, its registered number, or the name
// of a client or the number of an invoice that has one letter under way.
func postVerbs() []verb {
	on := func(help string) flag { return flag{"on", "AAAA-MM-JJ", help} }
	scan := func(of string) flag {
		return flag{"scan", "FICHIER", "le scan " + of + ", gardé avec la lettre\u00a0: PDF, JPEG, PNG ou TIFF"}
	}
	return []verb{
		{name: "tray", summary: "liste les recommandés imprimés qui attendent d’être postés, et les écrit en un fichier", flags: []flag{
			{"out", "FICHIER.pdf", "le fichier où écrire les plis, dans leur ordre, pour les imprimer"},
			{"sheet", "FICHIER.pdf", "le fichier où écrire le bordereau des envois"}}, run: tray},
		{name: "posted", args: "LETTRE", summary: "note le dépôt d’un recommandé : LETTRE est son numéro dans l’historique, son numéro de recommandé, le client ou la facture",
			flags: []flag{{"number", "NUMÉRO", "le numéro de recommandé"}, on("le jour du dépôt\u202f; sans lui, seul le scan est joint"), scan("du récépissé de dépôt")}, least: 1, most: 1, run: posted},
		{name: "presented", args: "LETTRE", summary: "note la première présentation d’un recommandé, avisé et mis en instance", flags: []flag{on("le jour de la présentation")},
			required: []string{"on"}, least: 1, most: 1, run: presented},
		{name: "received", args: "LETTRE", summary: "note la réception d’un recommandé : le délai qu’il donne court de ce jour", flags: []flag{on("la date de l’avis de réception\u202f; sans elle, seul le scan est joint"),
			scan("de l’avis de réception")}, least: 1, most: 1, run: received},
		{name: "returned", args: "LETTRE", summary: "note le retour d’un recommandé", flags: []flag{on("le jour du retour\u202f; sans lui, seul le scan est joint"), {"why", bars(returns), "pourquoi il est revenu"},
			{"presented", "AAAA-MM-JJ", "le jour de la première présentation, dont court le délai"}, scan("de l’enveloppe revenue ou de son avis")}, least: 1, most: 1, run: returned},
		{name: "dossier", summary: "réunit tout ce qu’il faut pour confier un dossier, en un fichier ZIP vérifiable sans Dûment", flags: []flag{clientFlag,
			{"out", "FICHIER.zip", "le fichier à écrire"}, {"invoice", "FACTURE[,FACTURE...]", "ces factures seulement ; toutes celles qui sont ouvertes sinon"},
			{"hand-over", "", "note le client comme transmis aujourd’hui : ses relances s’arrêtent"}}, required: []string{"client", "out"}, run: dossier},
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
		{name: "insolvency", summary: "note la procédure collective d’un client\u00a0: relances et intérêts s’arrêtent, la créance se déclare", flags: []flag{clientFlag,
			{"on", "AAAA-MM-JJ", "le jour du jugement d’ouverture"}, {"published", "AAAA-MM-JJ", "la publication au BODACC\u00a0: le délai pour déclarer court d’elle"},
			{"kind", bars(data.ProceedingKinds), "sauvegarde, redressement ou liquidation"}, {"court", "TRIBUNAL", "qui l’a ouverte"},
			{"trustee", "NOM", "le mandataire ou liquidateur"}, {"address", "RUE", "son adresse"}, {"postcode", "CP", "son code postal"}, {"city", "VILLE", "sa ville"},
			{"declared", "AAAA-MM-JJ", "le jour où la créance a été déclarée"}, {"end", "", "retire cette procédure, notée par erreur"}},
			required: []string{"client"}, run: insolvency},
	}
}

// recordVerbs bring clients, invoices and payments.
func recordVerbs() []verb {
	return []verb{
		{name: "import", args: "FICHIER...", summary: "reprend des factures et des clients depuis des fichiers CSV", flags: []flag{
			{"dry-run", "", "montre ce qui serait fait, sans le faire"},
			{"entry", "first|age", "les dettes anciennes commencent à la première relance, ou à l’étape de leur âge\u202f; first sinon"}}, least: 1, most: -1, run: importFiles},
		{name: "pay", args: "FACTURE", summary: "enregistre un encaissement", flags: []flag{{"amount", "CENTIMES", "le montant reçu, en centimes"},
			{"on", "AAAA-MM-JJ", "le jour où l’argent est arrivé"}, {"charges", "", "règle les pénalités puis l’indemnité, non la facture"}}, required: []string{"amount", "on"}, least: 1, most: 1, run: pay},
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
		{name: "fees list", summary: "liste ce que coûterait de confier un dossier, pour l’estimation du mandat", run: feesList},
		{name: "fees set", args: bars(data.Providers) + " LIBELLÉ CLÉ=VALEUR...", summary: "note des frais, tels qu’on vous les a donnés, ou les change\u00a0: " + keyNames(feeKeys) +
			" (montant TTC, pourcentage de ce qui est recouvré)", least: 3, most: -1, run: feesSet},
		{name: "fees remove", args: bars(data.Providers) + " LIBELLÉ", summary: "retire des frais de l’estimation", least: 2, most: 2, run: feesRemove},
		{name: "paper set", args: "CLÉ=VALEUR...", summary: "règle l’impression des courriers\u00a0: " + keyNames(paperKeys) + " (décalages en millimètres, images PNG, JPEG ou GIF)",
			least: 1, most: -1, run: paperSet},
		{name: "paper show", summary: "montre ces réglages", run: paperShow},
		{name: "paper test", summary: "écrit la page d’essai à glisser dans une enveloppe", flags: []flag{{"out", "FICHIER.pdf", "le fichier à écrire"}}, required: []string{"out"}, run: paperTest},
		{name: "sender set", args: "CLÉ=VALEUR...", summary: "règle votre entreprise\u00a0: " + keyNames(senderKeys), least: 1, most: -1, run: senderSet},
		{name: "sender show", summary: "montre votre entreprise", run: senderShow},
		{name: "mail set", args: "CLÉ=VALEUR...", summary: "règle votre messagerie\u00a0: " + keyNames(mailKeys), flags: []flag{passwordStdin}, most: -1, run: mailSet},
	}
}
