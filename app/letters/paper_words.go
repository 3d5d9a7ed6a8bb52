package letters

import (
	"dument/app/desk"
	"dument/data"
	"dument/letters"
)

// paperTitle names a paper and its client.
func paperTitle(p desk.Paper) string {
	if p.Request.Kind == letters.PaperReminder && p.Contact.Level != data.LevelNone {
		return p.Contact.Level.French() + " par courrier pour " + p.Client.Name
	}
	between := " pour "
	switch p.Request.Kind {
	case letters.PaperInjunction, letters.PaperMandate:
		between = " contre "
	case letters.PaperDeclaration:
		between = " au passif de "
	}
	return p.Request.Kind.French() + between + p.Client.Name
}

// named begins a sentence about a paper.
func named(k letters.PaperKind) string {
	switch k {
	case letters.PaperReminder, letters.PaperNotice, letters.PaperDeclaration, letters.PaperInjunction:
		return "La " + small(k.French())
	}
	return "Le " + small(k.French())
}

// advice says what to do with a paper once it is printed.
func advice(k letters.PaperKind) string {
	switch k {
	case letters.PaperReminder:
		return "La lettre s’ouvre en PDF, prête à imprimer\u00a0: signez-la et postez-la, avec une copie de ce qu’elle réclame."
	case letters.PaperNotice:
		return "La lettre s’ouvre en PDF, prête à imprimer\u00a0: signez-la et postez-la en recommandé avec avis de réception. Elle attend ensuite dans Courriers, sous «\u00a0À poster\u00a0»."
	case letters.PaperStatement, letters.PaperCalculation:
		return "Le document s’ouvre en PDF, prêt à imprimer ou à joindre à un message."
	case letters.PaperPlan:
		return "Le plan s’ouvre en PDF\u00a0: imprimez-le en deux exemplaires, signez-les et faites-les signer. Chacun garde le sien."
	case letters.PaperReceipt:
		return "Le reçu s’ouvre en PDF\u00a0: signez-le et remettez-le à votre client."
	case letters.PaperDeclaration:
		return "La déclaration s’ouvre en PDF\u00a0: signez-la et postez-la en recommandé au mandataire, avec les pièces. Elle attend ensuite dans Courriers, sous «\u00a0À poster\u00a0»."
	case letters.PaperInjunction:
		return "La feuille s’ouvre en PDF\u00a0: reportez-la sur le formulaire Cerfa, ou joignez-la, et déposez le tout au greffe avec les pièces."
	case letters.PaperMandate:
		return "Le mandat s’ouvre en PDF\u00a0: complétez-le avec la personne que vous chargez du recouvrement, et signez-le."
	}
	return ""
}
