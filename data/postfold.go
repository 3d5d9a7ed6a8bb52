package data

import "dument/data/day"

// Validate refuses an event that cannot be kept whatever happened before.
func (e PostEvent) Validate() error {
	if !known(PostEventKinds, e.Kind) {
		return Invalid("kind", "«\u00a0"+string(e.Kind)+"\u00a0» n’est pas connu\u00a0: choisissez "+list(PostEventKinds)+".")
	}
	return CheckRegisteredNumber(e.Number)
}

// FoldPost tells a letter what was noted about it, oldest first. The last event
// of a kind counts; of unclaimed, refused, unknown and not posted, the last of
// them all, since a letter comes back once.
func FoldPost(p *Posting, events []PostEvent) {
	for _, e := range events {
		switch e.Kind {
		case PostNumber:
			p.Number = e.Number
		case PostPosted:
			p.Posted = e.On
		case PostPresented:
			p.Presented = e.On
		case PostDelivered:
			p.Delivered = e.On
		case PostSlip:
			p.Slip = e.DocumentID
		case PostReceipt:
			p.Receipt = e.DocumentID
		case PostUnclaimed, PostRefused, PostUnknown, PostNotPosted:
			p.end(PostState(e.Kind), e.On)
		}
	}
}

// end notes how a letter ended, or takes that back. The kinds of these events
// are the states they lead to.
func (p *Posting) end(outcome PostState, on day.Day) {
	switch {
	case !on.IsZero():
		p.Outcome, p.Back = outcome, on
		if outcome == StateNotPosted {
			p.Back = 0
		}
	case p.Outcome == outcome:
		p.Outcome, p.Back = "", 0
	}
}

// CheckOrder refuses what cannot all have happened to one letter: dates that go
// back, a letter both given up and posted, or both delivered and come back.
// CodeInvalid, field "on".
func (p Posting) CheckOrder() error {
	if p.Outcome == StateNotPosted && !max(p.Posted, p.Presented, p.Delivered).IsZero() {
		return Invalid("on", "Ce pli ne peut pas être à la fois posté et «\u00a0non posté\u00a0»\u00a0: effacez d’abord celle des deux mentions qui est fausse.")
	}
	if !p.Delivered.IsZero() && !p.Back.IsZero() {
		return Invalid("on", "Ce pli est noté distribué le "+p.Delivered.French()+" et revenu le "+p.Back.French()+" («\u00a0"+p.Outcome.French()+
			"\u00a0»)\u00a0: effacez d’abord celle des deux mentions qui est fausse.")
	}
	before, word := p.Printed, "imprimé"
	for _, next := range []struct {
		on   day.Day
		word string
	}{{p.Posted, "posté"}, {p.Presented, "présenté"}, {p.Delivered, "distribué"}, {p.Back, "retourné"}} {
		switch {
		case next.on.IsZero():
			continue
		case next.on < before:
			return Invalid("on", "Ce pli ne peut pas avoir été "+next.word+" le "+next.on.French()+", avant d’avoir été "+word+" le "+before.French()+
				"\u00a0: corrigez l’une des deux dates.")
		}
		before, word = next.on, next.word
	}
	return nil
}
