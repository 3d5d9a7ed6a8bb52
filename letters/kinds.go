package letters

// PaperKind is a kind of paper that the program makes.
type PaperKind string

const (
	PaperReminder    PaperKind = "reminder"
	PaperNotice      PaperKind = "formal-notice"
	PaperStatement   PaperKind = "statement"   // relevé de compte
	PaperCalculation PaperKind = "calculation" // décompte
	PaperPlan        PaperKind = "plan"        // plan d’apurement
	PaperReceipt     PaperKind = "receipt"     // reçu, or solde de tout compte
	PaperDeclaration PaperKind = "declaration" // déclaration de créance
	PaperInjunction  PaperKind = "injunction"  // requête en injonction de payer
	PaperMandate     PaperKind = "mandate"     // to a commissaire de justice or a collector
)

// PaperKinds lists the kinds in the order they are offered.
var PaperKinds = []PaperKind{PaperReminder, PaperNotice, PaperStatement, PaperCalculation, PaperPlan, PaperReceipt, PaperDeclaration, PaperInjunction, PaperMandate}

// French returns the kind's name in the window.
func (k PaperKind) French() string {
	switch k {
	case PaperReminder:
		return "Lettre de relance"
	case PaperNotice:
		return "Mise en demeure"
	case PaperStatement:
		return "Relevé de compte"
	case PaperCalculation:
		return "Décompte des sommes dues"
	case PaperPlan:
		return "Plan d’apurement"
	case PaperReceipt:
		return "Reçu"
	case PaperDeclaration:
		return "Déclaration de créance"
	case PaperInjunction:
		return "Requête en injonction de payer"
	case PaperMandate:
		return "Mandat de recouvrement"
	}
	return string(k)
}

// Registered reports whether the paper leaves by registered mail.
func (k PaperKind) Registered() bool { return k == PaperNotice || k == PaperDeclaration }

// ToClient reports whether the paper is for the client; the others are for a
// court, a mandataire or whoever the case is handed over to.
func (k PaperKind) ToClient() bool {
	switch k {
	case PaperDeclaration, PaperInjunction, PaperMandate:
		return false
	}
	return true
}
