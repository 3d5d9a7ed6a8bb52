package mail

import (
	"strings"

	"dument/data"
)

// provider is a mail service that many people use, as its own help and the
// public autoconfiguration list of mail programs describe it (March 2026).
type provider struct {
	domains   string // separated by spaces
	host      string
	security  data.Security
	localOnly bool // the login is the part before the @
	advice    string
}

const (
	adviceApp    = "Utilisez un mot de passe d’application, à créer dans la sécurité de votre compte\u00a0: le mot de passe habituel est refusé."
	adviceOAuth  = "Microsoft demande une connexion par navigateur (OAuth2), que Dûment ne propose pas\u00a0: utilisez une autre messagerie, ou celle de votre nom de domaine."
	adviceOrange = "Autorisez d’abord les logiciels de messagerie dans les réglages de votre compte Orange, puis utilisez votre mot de passe habituel."
	adviceFree   = "Activez d’abord «\u00a0SMTP authentifié\u00a0» dans votre espace abonné Free, puis utilisez votre mot de passe habituel."
	adviceUsual  = "Utilisez le mot de passe de votre messagerie."
)

var providers = []provider{
	{domains: "gmail.com googlemail.com", host: "smtp.gmail.com", security: data.SecurityTLS, advice: adviceApp},
	{domains: "outlook.com outlook.fr hotmail.com hotmail.fr live.com live.fr msn.com", host: "smtp-mail.outlook.com", security: data.SecuritySTARTTLS, advice: adviceOAuth},
	{domains: "orange.fr wanadoo.fr", host: "smtp.orange.fr", security: data.SecurityTLS, advice: adviceOrange},
	{domains: "free.fr", host: "smtp.free.fr", security: data.SecurityTLS, localOnly: true, advice: adviceFree},
	{domains: "sfr.fr neuf.fr cegetel.net club-internet.fr", host: "smtp.sfr.fr", security: data.SecurityTLS, advice: adviceUsual},
	{domains: "laposte.net", host: "smtp.laposte.net", security: data.SecurityTLS, localOnly: true, advice: adviceUsual},
	{domains: "yahoo.fr yahoo.com ymail.com", host: "smtp.mail.yahoo.com", security: data.SecurityTLS, advice: adviceApp},
	{domains: "icloud.com me.com mac.com", host: "smtp.mail.me.com", security: data.SecuritySTARTTLS, advice: adviceApp},
	{domains: "ovh.net ovh.com", host: "ssl0.ovh.net", security: data.SecurityTLS, advice: adviceUsual},
	{domains: "gandi.net", host: "mail.gandi.net", security: data.SecurityTLS, advice: adviceUsual},
	{domains: "ionos.fr online.de", host: "smtp.ionos.fr", security: data.SecurityTLS, advice: adviceUsual},
	{domains: "ik.me ikmail.com infomaniak.com", host: "mail.infomaniak.com", security: data.SecurityTLS, advice: adviceUsual},
}

// Provider returns the settings of the service an address belongs to, with a
// sentence of advice about its password; ok is false for an address at a domain
// of the user's own, whose host only its owner knows.
func Provider(address string) (account data.Account, advice string, ok bool) {
	local, domain, found := strings.Cut(strings.TrimSpace(address), "@")
	if !found || local == "" {
		return data.Account{}, "", false
	}
	for _, p := range providers {
		for d := range strings.FieldsSeq(p.domains) {
			if !strings.EqualFold(d, domain) {
				continue
			}
			a := data.Account{Address: strings.TrimSpace(address), Host: p.host, Port: 465, Security: p.security, Login: strings.TrimSpace(address)}
			if p.security == data.SecuritySTARTTLS {
				a.Port = 587
			}
			if p.localOnly {
				a.Login = local
			}
			return a, p.advice, true
		}
	}
	return data.Account{}, "", false
}
