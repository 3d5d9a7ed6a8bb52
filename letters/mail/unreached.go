package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/textproto"
	"os"
	"strings"
	"syscall"

	"dument/data"
	"dument/letters/outbox"
)

// notConnected says why no message could even be named to the server: nothing
// was handed over, the message waits, and every other one would meet the same.
// Temporary is set when trying again later, with the same settings, may help.
func notConnected(ctx context.Context, account data.Account, err error) outbox.Result {
	if ctx.Err() != nil {
		return interrupted(err)
	}
	r := outbox.Result{State: data.MessageWaiting, Halt: true, Cause: err}
	server := fmt.Sprintf("%s (port %d)", account.Host, account.Port)
	var failed *stepError
	if !errors.As(err, &failed) {
		failed = &stepError{stepDial, err}
	}
	var reply *textproto.Error
	answered := errors.As(err, &reply)
	switch silent := isTimeout(err); {
	case failed.step == stepSettings:
		r.Field, r.Sentence = data.FieldOf(err), err.Error()
	case failed.step == stepDial && !errors.Is(err, syscall.ECONNRESET):
		r.Temporary = true
		r.Field, r.Sentence = unreachable(account, server, err)
	case failed.step == stepSTARTTLS && (answered || errors.Is(err, errNoSTARTTLS) || errors.Is(err, errInjected)):
		r.Field, r.Sentence = "security", "Le serveur d’envoi "+server+" ne propose pas de connexion chiffrée (STARTTLS)\u00a0: votre mot de passe ne lui a pas été envoyé. Dans Réglages > Messagerie, choisissez TLS avec le port 465, ou demandez les bons réglages à votre fournisseur. Si vous êtes sur un réseau public, changez de réseau\u00a0: il pourrait retirer le chiffrement."
	case failed.step == stepTLS && !silent:
		r.Field, r.Sentence = insecure(account, server, err)
	case failed.step == stepAuth && errors.Is(err, errNoAuth):
		r.Field, r.Sentence = "host", "Le serveur d’envoi "+server+" ne propose pas d’identification\u00a0: rien ne lui a été envoyé. Vérifiez le nom du serveur et le port dans Réglages > Messagerie\u202f; le port 25 n’est pas fait pour cela."
	case failed.step == stepAuth && errors.Is(err, errNoMechanism):
		r.Field, r.Sentence = "login", "Le serveur d’envoi "+server+" n’accepte pas d’identification par mot de passe\u202f; Microsoft, par exemple, ne le permet plus. Votre mot de passe ne lui a pas été envoyé\u00a0: utilisez une autre messagerie, ou demandez à votre fournisseur un accès SMTP avec mot de passe."
	case failed.step == stepAuth && answered && reply.Code >= 500:
		r.Field, r.Sentence = "password", wrongPassword(account, reply)
	case answered:
		r.Temporary = reply.Code < 500
		r.Sentence = "Le serveur d’envoi " + server + " refuse la connexion pour l’instant" + words(reply) + ". Rien n’est parti, rien n’est perdu\u00a0: relancez l’envoi plus tard."
	case silent && failed.step <= stepGreeting && account.Security == data.SecuritySTARTTLS:
		r.Temporary = true
		r.Field, r.Sentence = "security", "Le serveur d’envoi "+server+" ne répond pas. Rien n’est parti\u00a0: vérifiez votre connexion à Internet\u202f; si ce port est le 465, choisissez TLS au lieu de STARTTLS dans Réglages > Messagerie."
	case silent:
		r.Temporary = true
		r.Sentence = "Le serveur d’envoi " + server + " ne répond plus. Rien n’est parti, rien n’est perdu\u00a0: vérifiez votre connexion à Internet et relancez l’envoi plus tard."
	default:
		r.Temporary = true
		r.Sentence = "La connexion au serveur d’envoi " + server + " a été coupée. Rien n’est parti, rien n’est perdu\u00a0: vérifiez votre connexion à Internet et relancez l’envoi plus tard."
	}
	return r
}

// wsaRefused is how Windows says that nothing listens on a port.
const wsaRefused = syscall.Errno(10061)

func unreachable(account data.Account, server string, err error) (field, sentence string) {
	var dns *net.DNSError
	switch {
	case errors.As(err, &dns) && dns.IsNotFound:
		return "host", "Le serveur d’envoi «\u00a0" + account.Host + "\u00a0» est introuvable\u00a0: rien n’est parti, les messages attendent. Vérifiez votre connexion à Internet, puis le nom du serveur dans Réglages > Messagerie."
	case errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, wsaRefused):
		return "port", "Le serveur d’envoi " + server + " n’accepte pas de connexion\u00a0: rien n’est parti, les messages attendent. Vérifiez le nom du serveur et le port dans Réglages > Messagerie\u202f; c’est le plus souvent 465 ou 587."
	case isTimeout(err):
		return "", "Le serveur d’envoi " + server + " ne répond pas\u00a0: rien n’est parti, les messages attendent. Vérifiez votre connexion à Internet\u202f; certains réseaux publics bloquent l’envoi de messages."
	}
	return "", "Pas de connexion à Internet, ou le serveur d’envoi " + server + " est hors d’atteinte\u00a0: rien n’est parti, les messages attendent. Vérifiez votre connexion et relancez l’envoi."
}

// insecure says why TLS could not be set up. There is no way round it: a
// certificate that is not right is how a password gets stolen.
func insecure(account data.Account, server string, err error) (field, sentence string) {
	var (
		header   tls.RecordHeaderError
		hostname x509.HostnameError
		unknown  x509.UnknownAuthorityError
		invalid  x509.CertificateInvalidError
	)
	const safe = " Votre mot de passe ne lui a pas été envoyé, rien n’est parti."
	switch {
	case errors.As(err, &header):
		return "security", "Le serveur d’envoi " + server + " n’attend pas de TLS d’emblée." + safe + " Dans Réglages > Messagerie, choisissez STARTTLS pour ce port (le plus souvent 587), ou TLS avec le port 465."
	case errors.As(err, &hostname):
		return "host", "Le certificat du serveur d’envoi n’est pas au nom de «\u00a0" + account.Host + "\u00a0»." + safe + " Vérifiez le nom du serveur dans Réglages > Messagerie\u202f; s’il est juste, changez de réseau et ne passez pas outre."
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "", "Le certificat du serveur d’envoi " + account.Host + " n’est pas valable à la date d’aujourd’hui." + safe + " Vérifiez la date et l’heure de votre ordinateur\u202f; si elles sont justes, prévenez votre fournisseur."
	case errors.As(err, &unknown), errors.As(err, &invalid):
		return "host", "Le certificat du serveur d’envoi " + account.Host + " n’est garanti par aucune autorité connue\u00a0: ce n’est peut-être pas votre messagerie qui répond." + safe + " Vérifiez le nom du serveur, ou changez de réseau."
	}
	return "security", "La connexion chiffrée avec le serveur d’envoi " + server + " n’a pas pu s’établir." + safe + " Vérifiez le port et la protection dans Réglages > Messagerie (465 avec TLS, 587 avec STARTTLS), puis réessayez."
}

func wrongPassword(account data.Account, reply *textproto.Error) string {
	cure := "Vérifiez-les dans Réglages > Messagerie\u202f; beaucoup de messageries demandent un mot de passe d’application, à créer dans la sécurité du compte."
	if _, advice, ok := Provider(account.Address); ok && !strings.EqualFold(advice, adviceUsual) {
		cure = "Vérifiez-les dans Réglages > Messagerie. " + advice
	}
	return "La messagerie " + account.Host + " refuse l’identifiant «\u00a0" + account.Login + "\u00a0» ou son mot de passe" + words(reply) + ". Rien n’est parti, les messages attendent. " + cure
}

// isTimeout reports that nobody answered in time.
func isTimeout(err error) bool {
	var timeout net.Error
	return errors.Is(err, os.ErrDeadlineExceeded) || (errors.As(err, &timeout) && timeout.Timeout())
}
