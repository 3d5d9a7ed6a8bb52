package desk

import (
	"context"

	"dument/data"
)

// Verify checks the chain of the history, row by row, and the SHA-256 of every
// kept file. progress, which may be nil, is called on the calling goroutine.
func (d *Desk) Verify(ctx context.Context, progress func(done, total int)) (data.Verification, error) {
	return d.Register.Verify(ctx, progress)
}
