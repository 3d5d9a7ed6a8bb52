package outbox

import (
	"context"
	"slices"

	"dument/data"
)

// SendSome sends exactly these messages, those the server refused before
// included: the user asked for them. One that is gone, uncertain or cancelled
// is left alone. For the rest it is SendAll.
func (o *Outbox) SendSome(ctx context.Context, ids []data.ID, progress func(done, total int, m data.Message)) (Report, error) {
	return o.run(ctx, func(m data.Message) bool {
		return slices.Contains(ids, m.ID) && (m.State == data.MessageWaiting || m.State == data.MessageFailed)
	}, progress)
}
