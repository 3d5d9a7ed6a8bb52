package ui

import "dument/data"

const (
	chunkRows = 64 // rows read at once: two screens of a laptop
	maxChunks = 48 // rows kept: about 3,000, whatever the list holds
)

// chunks keeps the rows around what is shown, by place in the list. A chunk
// that was read may lack rows that were deleted meanwhile; those are nil.
type chunks[T any] struct {
	rows  map[int]map[data.ID]T
	order []int // oldest use first
}

func (c *chunks[T]) clear() { c.rows, c.order = nil, nil }

// get returns the row at place i with the given id; known is false when its
// chunk was not read.
func (c *chunks[T]) get(i int, id data.ID) (row T, there, known bool) {
	rows, known := c.rows[i/chunkRows]
	row, there = rows[id]
	return row, there, known
}

// put keeps a chunk and forgets the oldest ones.
func (c *chunks[T]) put(chunk int, rows map[data.ID]T) {
	if c.rows == nil {
		c.rows = make(map[int]map[data.ID]T)
	}
	if _, known := c.rows[chunk]; !known {
		c.order = append(c.order, chunk)
	}
	c.rows[chunk] = rows
	for len(c.order) > maxChunks {
		delete(c.rows, c.order[0])
		c.order = c.order[1:]
	}
}

// missing returns the first chunk between two places that was not read.
func (c *chunks[T]) missing(from, to int) (int, bool) {
	for chunk := from / chunkRows; chunk <= to/chunkRows; chunk++ {
		if _, known := c.rows[chunk]; !known {
			return chunk, true
		}
	}
	return 0, false
}
