package exchange

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"dument/data"
)

// Field names what a column holds. Its text is what reports give as "field".
type Field string

// The fields that a column can be read as.
const (
	Number      Field = "number"
	Client      Field = "client"
	FirstName   Field = "first_name" // of a consumer; put before Client, or before Contact
	Contact     Field = "contact"
	Civility    Field = "civility"
	ClientKind  Field = "client_kind"
	Issued      Field = "issued"
	Due         Field = "due"
	Total       Field = "total"    // tax included
	Paid        Field = "paid"     // an amount, or yes and no
	Balance     Field = "balance"  // what is left to pay; gives Paid where that is missing
	PaidOn      Field = "paid_on"  // day of the payment
	Status      Field = "status"   // paid, draft, cancelled
	Currency    Field = "currency" // ISO code or sign
	Kind        Field = "kind"     // invoice or credit note
	Subject     Field = "subject"
	OrderRef    Field = "order_ref"
	PaymentLink Field = "payment_link"
	Method      Field = "method" // "prélèvement" marks an invoice that is never chased
	Terms       Field = "terms"
	Email       Field = "email" // one or several
	Phone       Field = "phone"
	Mobile      Field = "mobile"
	Street      Field = "street"
	Extra       Field = "extra"
	Postcode    Field = "postcode"
	City        Field = "city"
	Country     Field = "country"
	SIREN       Field = "siren" // or a SIRET, of which it is the start
	Language    Field = "language"
	Notes       Field = "notes"
)

// FieldInfo describes a field to the mapping dialog.
type FieldInfo struct {
	Field    Field
	French   string
	Required bool // for a list of invoices; a list of clients needs Client alone
}

// known is a field with the header names it is recognised by, the surest
// first, in the form of key, and fragments that suffice within a longer name.
type known struct {
	FieldInfo
	names     string
	fragments string
}

var fields = []known{
	{FieldInfo{Number, "Numéro", true}, "numero numerofacture numerodefacture nfacture nofacture numfacture numdefacture ndefacture facturen invoicenumber invoiceno invoicenum invoiceid numeropiece npiece numerodepiece numerodocument numdocument documentnumber docnumber facture invoice n no num number piece reference ref document", "numerofact invoicenumb numfact"},
	{FieldInfo{Client, "Client", true}, "client nomclient nomduclient clientname raisonsociale denomination societe entreprise customer customername company companyname organisation organization organisme tiers nomtiers nomdutiers libelletiers debiteur destinataire billto nomcomplet fullname acheteur buyer name nom", "nomduclient nomclient raisonsociale customername clientname"},
	{FieldInfo{FirstName, "Prénom", false}, "prenom firstname givenname prenomclient prenomduclient", ""},
	{FieldInfo{Contact, "Interlocuteur", false}, "contact interlocuteur nomcontact nomducontact contactname personneacontacter responsable lastname nomdefamille name nom", "interlocuteur"},
	{FieldInfo{Civility, "Civilité", false}, "civilite salutation", ""},
	{FieldInfo{ClientKind, "Type de client", false}, "typeclient typedeclient clienttype clientkind customertype categorieclient categorie profil", ""},
	{FieldInfo{Issued, "Date de la facture", true}, "datefacture datedefacture datedelafacture datefacturation datedefacturation dateemission datedemission emisele emission emise invoicedate issuedate issued issuedon dateissued datepiece datedocument datedepiece date", "datefact emission invoicedate issuedate"},
	{FieldInfo{Due, "Échéance", false}, "echeance dateecheance datedecheance echeancele duedate due dueon payableby echeancedepaiement dateecheancepaiement datelimite datelimitedepaiement datedepaiementprevue", "echeance duedate datelimite"},
	{FieldInfo{Total, "Montant TTC", true}, "totalttc montantttc ttc montanttotalttc totalfacturettc nettotalttc montanttotal totalincltax totalinclvat totalwithtax grandtotal totalamount invoiceamount amountinclvat grossamount gross montant total amount netapayer montantfacture totalfacture prix", "ttc incltax inclvat"},
	{FieldInfo{Paid, "Déjà payé", false}, "paye montantpaye dejapaye regle montantregle dejaregle totalpaye totalregle encaisse montantencaisse acompte acomptes acompteverse paid amountpaid paidamount totalpaid received", ""},
	{FieldInfo{Balance, "Reste à payer", false}, "resteapayer restedu restantdu soldedu solde resteaencaisser montantrestant montantdu balance amountdue balancedue outstanding remaining amountremaining openamount restearegler", "restea restant"},
	{FieldInfo{PaidOn, "Payé le", false}, "datepaiement datedepaiement payele reglele datereglement datedereglement dateencaissement encaissele paymentdate paidon paiddate datepaid", "datepaiement datereglement paymentdate"},
	{FieldInfo{Status, "Statut", false}, "statut etat status state etatpaiement statutpaiement paymentstatus etatfacture statutfacture", ""},
	{FieldInfo{Currency, "Devise", false}, "devise currency monnaie currencycode codedevise", ""},
	{FieldInfo{Kind, "Type de pièce", false}, "type typepiece typedepiece typedocument typededocument nature kind documenttype invoicetype typefacture", ""},
	{FieldInfo{Subject, "Objet", false}, "objet libelle designation description subject intitule prestation memo titre title", "libelle"},
	{FieldInfo{OrderRef, "Référence de commande", false}, "commande boncommande bondecommande numerocommande numerodecommande referencecommande referenceclient refclient votrereference ordernumber orderref ponumber purchaseorder po numeroengagement", "commande"},
	{FieldInfo{PaymentLink, "Lien de paiement", false}, "liendepaiement lienpaiement paymentlink paymenturl lien url", ""},
	{FieldInfo{Method, "Mode de paiement", false}, "modepaiement modedepaiement modereglement modedereglement moyendepaiement paymentmethod method reglementpar prelevement", ""},
	{FieldInfo{Terms, "Délai de paiement", false}, "delai delaipaiement delaidepaiement conditions conditionsdepaiement conditionsdereglement termes terms paymentterms termsdays", "conditionsde delaide"},
	{FieldInfo{Email, "E-mail", false}, "email mail courriel adresseemail adressemail emailclient emailaddress adresseelectronique emailfacturation billingemail emailcontact", "email courriel"},
	{FieldInfo{Phone, "Téléphone", false}, "telephone tel phone telephonefixe telfixe fixe numerodetelephone phonenumber", "telephone"},
	{FieldInfo{Mobile, "Mobile", false}, "mobile portable telephonemobile telmobile telephoneportable telportable gsm mobilephone cell", "portable"},
	{FieldInfo{Street, "Adresse", false}, "adresse adresse1 adresseligne1 rue voie street address address1 addressline1 streetaddress adressepostale adressefacturation billingaddress", ""},
	{FieldInfo{Extra, "Complément d’adresse", false}, "complement complementadresse complementdadresse adresse2 adresseligne2 address2 addressline2 batiment", ""},
	{FieldInfo{Postcode, "Code postal", false}, "codepostal cp postcode zip zipcode postalcode", "codepostal"},
	{FieldInfo{City, "Ville", false}, "ville commune localite city town", ""},
	{FieldInfo{Country, "Pays", false}, "pays country", ""},
	{FieldInfo{SIREN, "SIREN ou SIRET", false}, "siren siret numerosiren numerosiret nsiren nsiret sirensiret companynumber", "siren siret"},
	{FieldInfo{Language, "Langue", false}, "langue language lang", ""},
	{FieldInfo{Notes, "Notes", false}, "notes note commentaire commentaires remarque remarques observations comment comments", ""},
}

// Fields lists the fields in the order of the mapping dialog.
func Fields() []FieldInfo {
	list := make([]FieldInfo, len(fields))
	for i, f := range fields {
		list[i] = f.FieldInfo
	}
	return list
}

// French returns the field's name in the window.
func (f Field) French() string {
	for _, k := range fields {
		if k.Field == f {
			return k.French
		}
	}
	return string(f)
}

// Mapping says in which column, from 0, each field stands. A field that is
// not in it is not read.
type Mapping map[Field]int

// Guess recognises the columns of a sheet by their names, in French or English,
// accents, case and punctuation apart.
func Guess(s Sheet) Mapping { return guess(s.Header) }

// match is a field that a header name may mean, by how sure the name is.
type match struct{ rank, field, column int }

// meanings holds what each known name may mean, once for all.
var meanings = func() map[string][]match {
	all := map[string][]match{}
	for i, f := range fields {
		for rank, name := range strings.Fields(f.names) {
			all[name] = append(all[name], match{rank: rank, field: i})
		}
	}
	return all
}()

// guess gives each field the column that matches its surest name. Whole names
// go before fragments, and a column is given once: "Montant TTC" before
// "Montant", and "Nom" is the contact only where "Société" is the client.
func guess(header []string) Mapping {
	keys := make([]string, len(header))
	var matches []match
	for i, h := range header {
		keys[i] = key(h)
		for _, m := range meanings[keys[i]] {
			m.column = i
			matches = append(matches, m)
		}
	}
	slices.SortStableFunc(matches, func(a, b match) int { return cmp.Or(a.rank-b.rank, a.field-b.field, a.column-b.column) })
	m, taken := Mapping{}, make([]bool, len(header))
	give := func(f Field, column int) {
		if _, done := m[f]; !done && !taken[column] {
			m[f], taken[column] = column, true
		}
	}
	for _, found := range matches {
		give(fields[found.field].Field, found.column)
	}
	for _, f := range fields {
		for _, fragment := range strings.Fields(f.fragments) {
			if at := slices.IndexFunc(keys, func(k string) bool { return strings.Contains(k, fragment) }); at >= 0 {
				give(f.Field, at)
			}
		}
	}
	if at, alone := m[Contact]; alone {
		if _, named := m[Client]; !named {
			m[Client] = at
			delete(m, Contact)
		}
	}
	return m
}

// key returns a header in the form it is recognised by: folded, letters and
// digits only, without the unit that some exports add.
func key(header string) string {
	folded := strings.Map(func(r rune) rune {
		if r != 'º' && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return ' '
	}, data.Fold(header))
	words := strings.Fields(folded)
	for n := len(words); n > 1 && (words[n-1] == "eur" || words[n-1] == "euros" || words[n-1] == "en"); n-- {
		words = words[:n-1]
	}
	return strings.Join(words, "")
}
