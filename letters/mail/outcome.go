package mail

import (
	"context"
	"errors"
	"fmt"
	"net/textproto"
	"os"
	"regexp"
	"strconv"
	"strings"

	"dument/data"
	"dument/letters/outbox"
)

// outcome says what became of a message that was named to the server, from what
// go-simple-mail returned and from how far the dialogue came.
func (l *line) outcome(ctx context.Context, account data.Account, to string, err error) outbox.Result {
	l.mu.Lock()
	handed := l.handed
	l.mu.Unlock()
	var reply *textproto.Error
	switch answered := errors.As(err, &reply); {
	case err == nil && handed:
		return outbox.Result{State: data.MessageSent}
	case answered && reply.Code >= 400 && reply.Code <= 599:
		return refused(l.stage, reply, account, to)
	case handed:
		return uncertain(account, err)
	case ctx.Err() != nil:
		return interrupted(err)
	case answered:
		return outbox.Result{State: data.MessageFailed, Temporary: true, Cause: err, Sentence: "Le serveur d’envoi " + account.Host +
			" a répondu de façon incompréhensible" + words(reply) + "\u00a0: le message n’est pas parti, il sera proposé au prochain envoi."}
	}
	what := "a coupé la connexion"
	if errors.Is(err, os.ErrDeadlineExceeded) {
		what = "n’a plus répondu"
	}
	return outbox.Result{State: data.MessageFailed, Temporary: true, Cause: err, Sentence: "Le serveur d’envoi " + account.Host + " " + what +
		" avant la fin du message\u00a0: rien n’est parti, le message sera proposé au prochain envoi."}
}

// uncertain is a message of which the last byte was handed over and no answer came.
func uncertain(account data.Account, err error) outbox.Result {
	return outbox.Result{State: data.MessageUncertain, Halt: true, Cause: err, Sentence: "Le message a été remis à " + account.Host +
		", qui n’a pas confirmé\u00a0: personne ne sait s’il est parti. Cherchez-le parmi vos messages envoyés, ou demandez à votre client, puis indiquez dans Courriers s’il est parti\u202f; il ne sera pas renvoyé tout seul."}
}

// interrupted is a message the user stopped before anything was handed over.
func interrupted(err error) outbox.Result {
	return outbox.Result{State: data.MessageWaiting, Temporary: true, Halt: true, Cause: err,
		Sentence: "L’envoi a été interrompu à votre demande\u00a0: le message n’est pas parti, il attend le prochain envoi."}
}

// refusedHere is a message that no server was asked about.
func refusedHere(err error) outbox.Result {
	return outbox.Result{State: data.MessageFailed, Field: data.FieldOf(err), Sentence: err.Error(), Cause: err}
}

func tooLarge(size, limit int) outbox.Result {
	return outbox.Result{State: data.MessageFailed, Field: "attachments", Sentence: fmt.Sprintf("Le message pèse %s et le serveur d’envoi n’accepte que %s\u00a0: "+
		"retirez une pièce jointe ou allégez-la, puis préparez le message de nouveau.", megabytes(size), megabytes(limit))}
}

func megabytes(n int) string {
	return strings.Replace(strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64), ".", ",", 1) + "\u00a0Mo"
}

// enhancedCodes is the start of an answer by RFC 2034: class.subject.detail.
var enhancedCodes = regexp.MustCompile(`^([245])\.(\d{1,3})\.(\d{1,3})\b`)

// quotas are the words by which servers refuse more messages for now, whatever
// code they give it: Ionos 450, OVH 550, Gmail 550 5.4.5.
var quotas = regexp.MustCompile(`(?i)(daily|hourly|sending|message|user|rate|outgoing|smtp|mail)[ -](\w+ ){0,2}(limit|quota)s? (\w+ ){0,3}(exceeded|reached)|quota exceeded|limit exceeded|rate.?limit|too many (messages|mails|emails|recipients)`)

// refused says what an answer of 400 to 599 means. Its first digit decides, and
// the enhanced code corrects it (RFC 3463): a quota or a full mailbox passes,
// even where the server says 550.
func refused(stage string, reply *textproto.Error, account data.Account, to string) outbox.Result {
	var class, code string
	if m := enhancedCodes.FindStringSubmatch(reply.Msg); m != nil {
		class, code = m[1], m[2]+"."+m[3]
	}
	r := outbox.Result{State: data.MessageFailed, Temporary: reply.Code < 500 || class == "4", Cause: reply}
	said := words(reply)
	switch {
	case code == "2.2":
		r.Temporary = true
		r.Sentence = "La boîte aux lettres " + to + " est pleine" + said + ". Le message n’est pas parti\u202f; il sera proposé au prochain envoi. Prévenez votre client par téléphone."
	case code == "3.4" || code == "2.3" || (reply.Code == 552 && code == ""):
		r.Field = "attachments"
		r.Temporary = false
		r.Sentence = "Le message est trop lourd pour le serveur" + said + ". Il n’est pas parti\u00a0: retirez une pièce jointe ou allégez-la, puis préparez-le de nouveau."
	case code == "4.5" || code == "7.28" || quotas.MatchString(reply.Msg):
		r.Temporary, r.Halt = true, true
		r.Sentence = "Votre messagerie " + account.Address + " a atteint sa limite d’envois" + said + ". Rien n’est perdu\u00a0: attendez quelques heures, souvent jusqu’au lendemain, puis relancez l’envoi."
	case reply.Code == 421:
		r.Temporary, r.Halt = true, true
		r.Sentence = "Le serveur d’envoi " + account.Host + " est momentanément indisponible" + said + ". Le message n’est pas parti\u202f; relancez l’envoi dans quelques minutes."
	case reply.Code == 530:
		r.Halt, r.Field = true, "login"
		r.Sentence = "Le serveur d’envoi " + account.Host + " ne reconnaît pas votre identification" + said + ". Le message n’est pas parti\u00a0: vérifiez l’identifiant et le mot de passe dans Réglages > Messagerie."
	case stage == "MAIL" && !r.Temporary:
		r.Halt, r.Field = true, "address"
		r.Sentence = "Le serveur d’envoi " + account.Host + " refuse d’envoyer depuis l’adresse " + account.Address + said + ". Le message n’est pas parti\u00a0: vérifiez dans Réglages > Messagerie que cette adresse est bien celle de ce compte."
	case r.Temporary && stage == "RCPT":
		r.Sentence = "Le serveur refuse pour l’instant de remettre un message à " + to + said + ". Il n’est pas parti\u202f; il sera proposé au prochain envoi."
	case r.Temporary:
		r.Sentence = "Le serveur d’envoi " + account.Host + " refuse le message pour l’instant" + said + ". Il n’est pas parti\u202f; il sera proposé au prochain envoi."
	case strings.HasPrefix(code, "1.") || (stage == "RCPT" && (code == "" || code == "2.1" || code == "4.4")):
		r.Field = "to"
		r.Sentence = "L’adresse " + to + " n’existe pas ou n’accepte pas de messages" + said + ". Le message n’est pas parti\u00a0: demandez la bonne adresse à votre client, corrigez sa fiche, puis préparez le message de nouveau."
	case strings.HasPrefix(code, "7."):
		r.Sentence = "Le serveur refuse le message par mesure de sécurité" + said + ". Il n’est pas parti\u00a0: vérifiez que vous écrivez depuis votre adresse habituelle, allégez le texte et les liens, ou téléphonez à votre client."
	default:
		r.Sentence = "Le serveur refuse le message pour " + to + said + ". Il n’est pas parti\u00a0: lisez la raison donnée, corrigez l’adresse ou le texte, puis préparez le message de nouveau."
	}
	return r
}

// words quotes a server's answer inside a sentence.
func words(reply *textproto.Error) string {
	return fmt.Sprintf(" (réponse du serveur\u00a0: «\u00a0%d %s\u00a0»)", reply.Code, oneLine(reply.Msg))
}
