package sqlite

import (
	"fmt"
	"maps"
	"slices"

	"dument/data"
)

// end looks, once no link is left, for what was cut off and for what has no link.
func (v *verifier) end() error {
	for _, id := range slices.Sorted(maps.Keys(v.missing)) {
		v.tell(v.missing[id].What, id, v.missing[id].Sentence)
	}
	if err := v.cutOff("chain", v.last); err != nil {
		return err
	}
	for _, kind := range slices.Sorted(maps.Keys(canonical)) {
		unsealed, highest, err := v.unsealed(kind)
		if err != nil {
			return err
		}
		for _, id := range unsealed {
			if err := v.name(kind, id, "ajouté"); err != nil {
				return err
			}
		}
		// A file may be taken out, and then nothing is wrong where it was the last.
		if kind != sealedDocument {
			if err := v.cutOff(kind, max(highest, v.highest[kind])); err != nil {
				return err
			}
		}
	}
	return v.removedThoughNamed()
}

// unsealed returns the rows of a kind without a link, and the highest id of all.
func (v *verifier) unsealed(kind string) (ids []data.ID, highest data.ID, err error) {
	sealed := v.of(kind)
	rows, err := v.tx.QueryContext(v.ctx, "SELECT id FROM "+kind+" ORDER BY id")
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var id data.ID
		if err := rows.Scan(&id); err != nil {
			return nil, 0, err
		}
		if highest = id; !sealed.has(id) {
			ids = append(ids, id)
		}
	}
	return ids, highest, rows.Err()
}

// cutOff compares the last row of a table with the one that SQLite remembers.
func (v *verifier) cutOff(table string, last data.ID) error {
	var remembered data.ID
	err := v.tx.QueryRowContext(v.ctx, "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)", table).Scan(&remembered)
	switch {
	case remembered > last:
		v.tell("chain", remembered, fmt.Sprintf("%s s’arrête au n° %d alors que le registre en a compté %d\u00a0: la fin a été retirée.", wholes[table], last, remembered))
	case remembered < last:
		v.tell("chain", last, fmt.Sprintf("%s va jusqu’au n° %d alors que le registre n’en a compté que %d\u00a0: le registre a été modifié sans passer par Dûment.", wholes[table], last, remembered))
	}
	return err
}

// removedThoughNamed finds files that were taken out though evidence names them,
// which the program never does.
func (v *verifier) removedThoughNamed() error {
	for _, table := range []string{sealedContact, sealedPostEvent, sealedInterruption} {
		ids, err := collect(v.ctx, v.tx, scanOneID, "SELECT t.document_id FROM "+table+
			" t WHERE t.document_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM document WHERE id = t.document_id)")
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := v.name(sealedDocument, id, "supprimé"); err != nil {
				return err
			}
		}
	}
	return nil
}

// of returns the rows of a kind that have a link.
func (v *verifier) of(kind string) idSet {
	if v.sealed[kind] == nil {
		v.sealed[kind] = idSet{}
	}
	return v.sealed[kind]
}

// idSet is a set of ids, most of them next to each other.
type idSet map[data.ID]uint64

func (s idSet) add(id data.ID)      { s[id>>6] |= 1 << (id & 63) }
func (s idSet) remove(id data.ID)   { s[id>>6] &^= 1 << (id & 63) }
func (s idSet) has(id data.ID) bool { return s[id>>6]&(1<<(id&63)) != 0 }
