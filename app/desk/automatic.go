package desk

import (
	"context"
	"fmt"

	"dument/data"
	"dument/data/rules"
	"dument/letters/outbox"
)

// AutoReport is what a run of the automatic mode did.
type AutoReport struct {
	Sent      []data.Message
	Failed    []data.Message // refused by the server, or not handed over: the outbox has them
	Uncertain []data.Message // nobody knows: the user decides
	Cancelled []data.Message // no longer right at the last look
	Refused   []string       // French: messages that could not be prepared, and why
	Rehearsed int            // sent to the user's own address
	Halted    string         // why the run ended early, in French; "" when it did not
	Why       string         // why nothing left, in French; "" when something did
	Stop      AutoStop       // the same in a word, where nothing leaves before something has changed
}

// AutoStop says in a word why a run of the automatic mode sent nothing.
type AutoStop string

// The stops. AutoRest and AutoNothing are in the order of things; the others
// wait for the user.
const (
	AutoOff      AutoStop = "off"
	AutoRest     AutoStop = "rest" // no working day, or too early in the day
	AutoReceipts AutoStop = "receipts"
	AutoAccount  AutoStop = "account" // no mail account, no password, or nobody to sign
	AutoLogin    AutoStop = "login"   // the mail server refused the login: it is not tried again before it was changed
	AutoNothing  AutoStop = "nothing" // nothing is due, or a cap is reached
)

// SendAuto sends the e-mail steps of the day that are marked automatic, where
// the user has allowed that: within the caps, the largest first, on working days
// from the hour that was set, with receipts confirmed; never a formal notice.
// What an earlier run prepared and could not send leaves first. In rehearsal the
// same messages go to the user's own address, and nothing is recorded.
// A login that the mail server refused is tried again once the account or its
// password was changed, or by another start of the program.
// progress is called after each message; it may be nil.
func (d *Desk) SendAuto(ctx context.Context, progress func(done, total int, m data.Message)) (AutoReport, error) {
	report, err := d.sendAuto(ctx, progress)
	if err != nil || report.Halted == "" {
		return report, err
	}
	refused, err := d.loginRefused(context.WithoutCancel(ctx))
	if refused {
		report.Stop = AutoLogin
	}
	return report, err
}

func (d *Desk) sendAuto(ctx context.Context, progress func(done, total int, m data.Message)) (AutoReport, error) {
	records, dunning, err := d.planned(ctx)
	if err != nil {
		return AutoReport{}, err
	}
	stop, why, err := d.whyNot(ctx, dunning, records.Receipts)
	if err != nil || why != "" {
		return AutoReport{Why: why, Stop: stop}, err
	}
	due := keep(rules.Plan(d.Today(), records, dunning).Actions, leavesAlone)
	if dunning.Rehearsal {
		return d.rehearse(ctx, dunning, due, progress)
	}
	left, waiting, err := d.automatic(ctx, dunning)
	if err != nil {
		return AutoReport{}, err
	}
	var report AutoReport
	ids := waiting
	for _, a := range due {
		if !left.take(a.Client) {
			continue
		}
		m, err := d.queueAlone(ctx, a)
		if refused(err) {
			left.giveBack(a.Client)
			report.Refused = append(report.Refused, err.Error())
			continue
		}
		if err != nil {
			return report, err
		}
		ids = append(ids, m.ID)
	}
	if len(ids) == 0 {
		report.Stop, report.Why = AutoNothing, nothing(due, left)
		return report, nil
	}
	run, err := d.SendMessages(ctx, ids, progress)
	report.sort(run)
	return report, err
}

// leavesAlone reports whether an action may leave by itself today.
func leavesAlone(a rules.Action) bool {
	return a.Automatic && a.Held.Code == rules.Free && a.Channel == data.ChannelEmail && a.Level != data.LevelFormalNotice
}

// whyNot says in a word and in French why nothing may leave by itself now, ""
// when it may.
func (d *Desk) whyNot(ctx context.Context, s data.Dunning, r data.Receipts) (AutoStop, string, error) {
	today := d.Today()
	switch {
	case !s.Automatic:
		return AutoOff, "L’envoi automatique n’est pas activé\u00a0: chaque message attend votre accord sur la page Aujourd’hui.", nil
	case !today.Working():
		return AutoRest, "Aujourd’hui n’est pas un jour ouvré\u00a0: les envois automatiques reprennent le " + today.NextWorking().French() + ".", nil
	case d.Now().Hour() < s.NotBefore:
		return AutoRest, fmt.Sprintf("Les envois automatiques ne partent pas avant %d\u00a0h.", s.NotBefore), nil
	case !r.Current(today, s.Receipts):
		return AutoReceipts, unconfirmed(r.Confirmed), nil
	}
	account, err := d.Register.Account(ctx)
	if err != nil {
		return "", "", err
	}
	if account.IsZero() {
		return AutoAccount, noAccount().Error(), nil
	}
	password, err := d.Secrets.Get(account)
	if err != nil {
		return AutoAccount, err.Error(), nil
	}
	if password == "" {
		return AutoAccount, noPassword(account).Error(), nil
	}
	if d.watched.refuses(login{account, password}) {
		return AutoLogin, "La messagerie " + account.Host + " a refusé votre identifiant ou votre mot de passe\u00a0: pour ne pas bloquer votre compte, rien n’est retenté avant que vous ne les ayez corrigés dans Réglages > Messagerie.", nil
	}
	sender, err := d.Register.Sender(ctx)
	if err == nil && sender.Name == "" {
		return AutoAccount, "Votre nom n’est pas renseigné, vos messages ne seraient pas signés\u00a0: complétez Réglages > Mon entreprise.", nil
	}
	return "", "", err
}

// queueAlone prepares the message of an action and puts it into the outbox.
func (d *Desk) queueAlone(ctx context.Context, a rules.Action) (data.Message, error) {
	p, err := d.Prepare(ctx, a, Choice{})
	if err != nil {
		return data.Message{}, err
	}
	p.Draft.Automatic = true
	return d.Approve(ctx, p.Draft)
}

// refused reports whether an error is about one message alone: the others may
// leave all the same.
func refused(err error) bool {
	switch data.CodeOf(err) {
	case data.CodeBlocked, data.CodeInvalid, data.CodeDuplicate, data.CodeNotFound, data.CodeHasHistory:
		return true
	}
	return false
}

// caps is what may still leave by itself today.
type caps struct {
	day, perClient int
	client         map[data.ID]int // messages to each client so far
}

// take counts a message to a client, unless a cap forbids it.
func (c *caps) take(client data.ID) bool {
	if c.day <= 0 || c.client[client] >= c.perClient {
		return false
	}
	c.day--
	c.client[client]++
	return true
}

func (c *caps) giveBack(client data.ID) {
	c.day++
	c.client[client]--
}

// automatic returns what may still leave by itself today, and the messages that
// earlier runs left waiting, as far as the caps allow.
func (d *Desk) automatic(ctx context.Context, s data.Dunning) (*caps, []data.ID, error) {
	counts, err := d.Register.AutomaticOn(ctx, d.Today())
	if err != nil {
		return nil, nil, err
	}
	pending, err := d.Register.Outbox(ctx)
	if err != nil {
		return nil, nil, err
	}
	// Counted with what left today: what is on its way, which is yet to leave.
	pending = keep(pending, func(m data.Message) bool { return m.Automatic })
	for _, m := range pending {
		if m.State != data.MessageFailed || m.Temporary {
			counts[m.ClientID]--
		}
	}
	c := &caps{day: s.CapPerDay, perClient: s.CapPerClient, client: counts}
	for _, n := range counts {
		c.day -= n
	}
	var waiting []data.ID
	for _, m := range pending {
		if ready := m.State == data.MessageWaiting || (m.State == data.MessageFailed && m.Temporary); ready && c.take(m.ClientID) {
			waiting = append(waiting, m.ID)
		}
	}
	return c, waiting, nil
}

// nothing says in French why a run had nothing to send.
func nothing(due []rules.Action, c *caps) string {
	switch {
	case len(due) == 0:
		return "Rien à envoyer automatiquement aujourd’hui."
	case c.day <= 0:
		return "Le nombre d’envois automatiques que vous autorisez par jour est atteint\u00a0: la suite part le prochain jour ouvré."
	}
	return "Aucun des messages du jour ne peut partir seul\u00a0: voyez-les sur la page Aujourd’hui."
}

// sort files the messages of a run by what became of them.
func (r *AutoReport) sort(run outbox.Report) {
	r.Halted = run.Halted
	for _, m := range run.Messages {
		switch m.State {
		case data.MessageSent:
			r.Sent = append(r.Sent, m)
		case data.MessageUncertain:
			r.Uncertain = append(r.Uncertain, m)
		case data.MessageCancelled:
			r.Cancelled = append(r.Cancelled, m)
		default:
			r.Failed = append(r.Failed, m)
		}
	}
	if len(r.Sent) == 0 {
		r.Why = r.Halted
	}
	if len(r.Sent) == 0 && r.Why == "" {
		r.Why = "Aucun message n’est parti\u00a0: la page Courriers dit pourquoi pour chacun."
	}
}
