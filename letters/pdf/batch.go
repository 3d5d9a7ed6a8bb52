package pdf

import (
	"context"
	"iter"

	"dument/letters"
)

// RenderAll renders letters one after the other, each when its turn comes, so
// that a thousand need the memory of one. each gets a letter with its PDF, or
// with the error of RenderFor; an error of its own ends the batch. A cancelled
// context ends it before the next letter, never inside one. It returns how many
// letters each has taken, and what ended the batch early.
func RenderAll(ctx context.Context, w Window, all iter.Seq[letters.Letter], each func(l letters.Letter, content []byte, err error) error) (int, error) {
	taken := 0
	for l := range all {
		if err := ctx.Err(); err != nil {
			return taken, err
		}
		content, err := RenderFor(l, w)
		if err := each(l, content, err); err != nil {
			return taken, err
		}
		taken++
	}
	return taken, nil
}
