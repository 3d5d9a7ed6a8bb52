package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"dument/data"
	"dument/data/day"
	"dument/data/rules"
	"dument/letters"
	"dument/letters/outbox"
)

// rehearsedSetting keeps what was rehearsed, so that nothing is twice.
const rehearsedSetting = "rehearsed"

// rehearsedFor is the number of days for which a message that is no longer
// proposed is remembered as rehearsed.
const rehearsedFor = 90

// rehearsal is a message that went to the user's own address.
type rehearsal struct {
	Key    string  `json:"k"`
	Client data.ID `json:"c"`
	On     day.Day `json:"d"`
}

// rehearse sends to the user's own address what the automatic mode would send:
// the same messages within the same caps, each once. The history, the outbox
// and the progress of invoices stay as they are.
func (d *Desk) rehearse(ctx context.Context, s data.Dunning, due []rules.Action, progress func(done, total int, m data.Message)) (AutoReport, error) {
	release, err := d.Register.LockSending()
	if err != nil {
		return AutoReport{}, err
	}
	defer release()
	known, err := d.rehearsed(ctx, due)
	if err != nil {
		return AutoReport{}, err
	}
	left := &caps{day: s.CapPerDay, perClient: s.CapPerClient, client: map[data.ID]int{}}
	for _, r := range known {
		if r.On == d.Today() {
			left.take(r.Client)
		}
	}
	due = keep(due, func(a rules.Action) bool {
		return !slices.ContainsFunc(known, func(r rehearsal) bool { return r.Key == keyOf(a) }) && left.take(a.Client)
	})
	var report AutoReport
	for i, a := range due {
		if ctx.Err() != nil {
			report.Halted = "L’essai a été interrompu à votre demande."
			break
		}
		// Written before it leaves: a rehearsal that is lost does less harm than one
		// that comes again and again.
		if err := d.remember(ctx, append(known, rehearsal{keyOf(a), a.Client, d.Today()})); err != nil {
			return report, err
		}
		m, result, err := d.toMyself(ctx, a)
		if err == nil && (result.State == data.MessageSent || result.State == data.MessageUncertain) {
			known = append(known, rehearsal{keyOf(a), a.Client, d.Today()})
			report.Rehearsed++
			if progress != nil {
				progress(i+1, len(due), m)
			}
			continue
		}
		if err := d.remember(context.WithoutCancel(ctx), known); err != nil {
			return report, err
		}
		switch {
		case refused(err):
			report.Refused = append(report.Refused, err.Error())
		case err != nil:
			return report, err
		case result.Halt:
			report.Halted = result.Sentence
		default:
			report.Refused = append(report.Refused, result.Sentence)
		}
		if report.Halted != "" {
			break
		}
	}
	if report.Rehearsed == 0 {
		if report.Why = report.Halted; report.Why == "" {
			report.Stop, report.Why = AutoNothing, "Rien de nouveau à essayer aujourd’hui."
		}
	}
	return report, nil
}

// toMyself sends the message of an action to the account's own address.
func (d *Desk) toMyself(ctx context.Context, a rules.Action) (data.Message, outbox.Result, error) {
	p, err := d.Prepare(ctx, a, Choice{})
	if err != nil {
		return data.Message{}, outbox.Result{}, err
	}
	account, err := d.Register.Account(ctx)
	if err != nil {
		return data.Message{}, outbox.Result{}, err
	}
	password, err := d.Secrets.Get(account)
	if err != nil {
		return data.Message{}, outbox.Result{}, err
	}
	draft := p.Draft
	draft.To, draft.Subject = account.Address, "[Essai – pour "+oneLine(p.Client.Name)+"] "+draft.Subject
	if err := letters.CheckDraft(draft); err != nil {
		return data.Message{}, outbox.Result{}, err
	}
	_, content, err := d.Transport.Freeze(draft, account, d.Now())
	if err != nil {
		return data.Message{}, outbox.Result{}, err
	}
	result := d.Transport.Send(ctx, account, password, outbox.Envelope{From: account.Address, To: account.Address}, content)
	return data.Message{ClientID: a.Client, Level: draft.Level, Tone: draft.Tone, Automatic: true, State: result.State, To: draft.To, Subject: draft.Subject,
		Body: draft.Body, Amount: draft.Net(), Currency: draft.Currency()}, result, nil
}

// oneLine keeps a name on the line of a subject.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// keyOf names what must not be rehearsed twice: client, step or occasion,
// invoices.
func keyOf(a rules.Action) string {
	ids := slices.Clone(a.Invoices)
	slices.Sort(ids)
	return fmt.Sprintf("%d/%d%s/%s", a.Client, a.Step.ID, a.Occasion, strings.Trim(strings.Join(strings.Fields(fmt.Sprint(ids)), ","), "[]"))
}

// rehearsed returns what was rehearsed and may still be proposed, or was of late.
func (d *Desk) rehearsed(ctx context.Context, due []rules.Action) ([]rehearsal, error) {
	text, err := d.Register.Setting(ctx, rehearsedSetting)
	if err != nil || text == "" {
		return nil, err
	}
	var known []rehearsal
	if err := json.Unmarshal([]byte(text), &known); err != nil {
		return nil, &data.Error{Code: data.CodeDamaged, Field: rehearsedSetting, Cause: err,
			Sentence: "La liste des messages déjà essayés ne se relit pas\u00a0: rien n’a été envoyé. Restaurez une sauvegarde du registre."}
	}
	return keep(known, func(r rehearsal) bool {
		return d.Today().Sub(r.On) <= rehearsedFor || slices.ContainsFunc(due, func(a rules.Action) bool { return keyOf(a) == r.Key })
	}), nil
}

func (d *Desk) remember(ctx context.Context, known []rehearsal) error {
	text, err := json.Marshal(known)
	if err != nil {
		return err
	}
	return d.Register.SetSetting(ctx, rehearsedSetting, string(text))
}
