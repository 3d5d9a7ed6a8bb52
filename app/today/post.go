package today

import (
	"context"
	"fmt"
	"slices"
	"time"

	"dument/app/ui"
	"dument/data"
	"dument/letters/outbox"
)

// grace is how long an approved message can be taken back before it leaves.
const grace = 8 * time.Second

// post carries what was approved to the mail server, in the background, one
// message at a time. A message that it does not get to waits in Courriers.
type post struct {
	page     *Page
	held     []data.ID // may still be taken back, oldest first
	ready    []data.ID // to be sent
	sending  bool
	asking   bool // for the password
	known    bool // the password, when it was last asked for
	declined bool // the user gave no password: messages stay in Courriers
	hurried  bool // the user asked for it: what came of it is said
	sent     int  // messages that left
	left     int  // messages that wait in Courriers, since no password was given
}

func newPost(p *Page) *post { return &post{page: p} }

// take accepts an approved message: it leaves when the grace is over.
func (o *post) take(m data.Message, client data.ID, label string) {
	o.held = append(o.held, m.ID)
	o.page.shell.Toast(label+"\u00a0: part dans 8\u00a0secondes.", func() { o.takeBack(m.ID, client) })
	o.say()
	o.page.shell.Runner().After(grace, func() { o.release(m.ID) })
	if !o.known && !o.asking && !o.declined {
		o.withPassword(o.run) // now, not when the user is at something else
	}
}

// release makes a message ready, unless it was taken back or left before.
func (o *post) release(id data.ID) {
	at := slices.Index(o.held, id)
	if at < 0 {
		return
	}
	o.held = slices.Delete(o.held, at, at+1)
	o.ready = append(o.ready, id)
	o.run()
}

// takeBack cancels a message that has not left, and brings its card back.
func (o *post) takeBack(id, client data.ID) {
	if at := slices.Index(o.held, id); at >= 0 {
		o.held = slices.Delete(o.held, at, at+1)
	}
	o.ready = slices.DeleteFunc(o.ready, func(r data.ID) bool { return r == id })
	o.say()
	p := o.page
	p.back = client
	ui.Do(p.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, p.desk.CancelMessage(ctx, id) },
		func(_ struct{}, err error) {
			p.writes++
			p.shell.Fail(err)
			p.shell.Changed(ui.CouriersChanged)
		})
}

// now sends at once all that was approved.
func (o *post) now() {
	if len(o.ready)+len(o.held) == 0 {
		return
	}
	o.declined, o.hurried = false, true
	o.ready = append(o.ready, o.held...)
	o.held = nil
	o.run()
}

// run sends what is ready, once a password is known.
func (o *post) run() {
	if o.sending || o.asking || len(o.ready) == 0 {
		o.say()
		return
	}
	o.withPassword(o.send)
}

// withPassword goes on once a password is known; it asks once, and where the
// user gives none the messages wait in Courriers.
func (o *post) withPassword(then func()) {
	p := o.page
	o.asking = true
	ui.Do(p.shell.Runner(), func(ctx context.Context) (bool, error) { return p.desk.PasswordKnown(ctx), nil }, func(known bool, _ error) {
		goOn := func() {
			o.asking, o.known = false, true
			then()
		}
		giveUp := func() {
			o.asking, o.declined = false, true
			o.leave()
		}
		switch {
		case known:
			goOn()
		case o.declined:
			giveUp()
		default:
			p.actions.Password(goOn, giveUp)
		}
	})
}

// seize hands over what was approved, for a sending of all; the post sends
// nothing until it is given back by done.
func (o *post) seize() []data.ID {
	ids := append(o.ready, o.held...)
	o.ready, o.held, o.sending = nil, nil, true
	return ids
}

// done hears that the sending of all has ended.
func (o *post) done(sent int) {
	o.sending = false
	o.sent += sent
	o.run()
}

// leave gives up what is ready: it waits in Courriers.
func (o *post) leave() {
	o.left += len(o.ready)
	o.ready = nil
	o.say()
}

func (o *post) send() {
	if o.sending || len(o.ready) == 0 {
		return
	}
	p, ids := o.page, o.ready
	o.ready, o.sending, o.left = nil, true, 0
	runner := p.shell.Runner()
	p.head.say("Connexion à votre messagerie…", false)
	ui.Do(runner, func(ctx context.Context) (outbox.Report, error) {
		return p.desk.SendMessages(ctx, ids, func(done, total int, _ data.Message) {
			runner.Post(func() {
				if done < total {
					p.head.say(fmt.Sprintf("Envoi %d sur %d…", done+1, total), false)
				}
			})
		})
	}, func(report outbox.Report, err error) {
		o.sending = false
		o.sent += report.Count(data.MessageSent)
		p.writes++
		p.shell.Changed(ui.CouriersChanged)
		if err != nil {
			ui.FailLater(p.shell, err)
		} else if trouble := troubleOf(report); trouble != nil {
			ui.FailLater(p.shell, trouble)
		} else if o.hurried {
			p.shell.Toast(summary(report), nil) // in the place of a way back that is none any more
		}
		o.hurried = false
		o.run()
	})
}

// say shows in the head where the sending stands.
func (o *post) say() {
	switch waiting := len(o.held) + len(o.ready); {
	case o.sending:
	case waiting > 0:
		o.page.head.say(count(waiting, "message part dans un instant", "messages partent dans un instant"), true)
	case o.left > 0:
		o.page.head.say(count(o.left, "message attend dans Courriers", "messages attendent dans Courriers"), false)
	case o.sent > 0:
		o.page.head.say(count(o.sent, "message envoyé", "messages envoyés"), false)
	default:
		o.page.head.say("", false)
	}
}
