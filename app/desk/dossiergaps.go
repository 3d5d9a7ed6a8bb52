package desk

import (
	"slices"
	"strings"

	"dument/data"
	"dument/data/day"
)

// gaps names what a lawyer, a commissaire de justice or a court will ask for and
// the records lack.
func (r records) gaps(today day.Day) []string {
	var out []string
	if missing := r.sender.Missing(); len(missing) > 0 {
		out = append(out, "Identité du créancier incomplète\u00a0: il manque "+strings.Join(missing, ", ")+" (Réglages > Votre entreprise).")
	}
	out = append(out, r.clientGaps()...)
	for _, i := range r.left {
		why := "pas encore échue (" + i.Due.French() + ")"
		if i.Kind == data.KindCreditNote {
			why = "en " + i.Currency + ", rien n’est réclamé dans cette devise"
		}
		out = append(out, i.Kind.French()+" "+i.Number+"\u00a0: "+why+", donc hors de ce dossier.")
	}
	var bare, alone, unasked []string
	for _, i := range r.invoices {
		switch len(r.files[i.ID]) {
		case 0:
			bare = append(bare, i.Number)
		case 1:
			if i.Kind == data.KindInvoice {
				alone = append(alone, i.Number)
			}
		}
		if i.Kind == data.KindInvoice && i.Balance > 0 && i.Due < today && !r.asked(i.ID) {
			unasked = append(unasked, i.Number)
		}
	}
	if len(bare) > 0 {
		out = append(out, "Aucun fichier n’est joint à "+strings.Join(bare, ", ")+"\u00a0: joignez la facture elle-même dans sa fiche.")
	}
	if len(alone) > 0 {
		out = append(out, "Aucune pièce n’accompagne "+strings.Join(alone, ", ")+"\u00a0: joignez, s’ils existent, le devis signé ou le bon de commande, le bon de livraison et les conditions générales.")
	}
	if len(unasked) > 0 {
		out = append(out, "Aucune mise en demeure n’a été postée pour "+strings.Join(unasked, ", ")+".")
	}
	return append(out, r.postGaps()...)
}

func (r records) clientGaps() []string {
	var out []string
	c := r.client
	if c.Kind != data.Consumer && c.SIREN == "" {
		out = append(out, "Le SIREN de "+c.Name+" n’est pas connu\u00a0: l’annuaire des entreprises le donne.")
	}
	if a := c.Address; a.Street+a.Extra == "" || a.City == "" {
		out = append(out, "L’adresse de "+c.Name+" est incomplète.")
	}
	if !c.Insolvent.IsZero() && c.Proceeding.Trustee == "" {
		out = append(out, "Le mandataire de la procédure collective de "+c.Name+" n’est pas noté.")
	}
	return out
}

// asked reports whether a formal notice about an invoice was posted.
func (r records) asked(invoice data.ID) bool {
	return slices.ContainsFunc(r.contacts, func(c data.Contact) bool {
		p, known := r.postings[c.ID]
		return known && c.Level == data.LevelFormalNotice && !p.Posted.IsZero() &&
			slices.ContainsFunc(c.Lines, func(l data.ContactLine) bool { return l.InvoiceID == invoice })
	})
}

// postGaps names what is not known of what left.
func (r records) postGaps() []string {
	var out []string
	for _, c := range r.contacts {
		wrote := c.Channel == data.ChannelEmail || c.Channel == data.ChannelLetter || c.Channel == data.ChannelRegistered
		if wrote && c.DocumentID == 0 {
			out = append(out, c.Channel.French()+" du "+c.On.French()+" («\u00a0"+c.Subject+"\u00a0»)\u00a0: le texte tel qu’il est parti n’a pas été gardé.")
		}
		p, known := r.postings[c.ID]
		if !known || p.Outcome == data.StateNotPosted {
			continue
		}
		var lacks []string
		switch p.State() {
		case data.StatePrinted:
			lacks = append(lacks, "son dépôt n’est pas noté")
		case data.StatePosted, data.StateAbsent:
			lacks = append(lacks, "sa réception ou son retour ne sont pas notés")
		case data.StateDelivered, data.StateUnclaimed, data.StateRefused, data.StateUnknown:
			if p.Receipt == 0 {
				lacks = append(lacks, "l’avis de réception ou l’enveloppe revenue ne sont pas numérisés")
			}
		}
		if p.State() != data.StatePrinted {
			if p.Number == "" {
				lacks = append(lacks, "son numéro n’est pas noté")
			}
			if p.Slip == 0 {
				lacks = append(lacks, "son récépissé de dépôt n’est pas numérisé")
			}
		}
		if len(lacks) > 0 {
			out = append(out, "Recommandé du "+p.Printed.French()+"\u00a0: "+strings.Join(lacks, "\u202f; ")+".")
		}
	}
	return out
}
