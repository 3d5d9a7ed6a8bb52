package sqlite

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"

	"dument/data"
)

// linksAtOnce is how many links are checked in one transaction: nobody has to
// wait with a change until the whole chain is read.
const linksAtOnce = 4096

// maxProblems is how many problems are told one by one.
const maxProblems = 1000

// Verify hashes every row of the evidence and every kept file again, and names
// what is not as it was kept. It goes on after a difference: each one is told
// once. progress, which may be nil, counts rows and files. A register on a disk
// that cannot be read any more gives CodeDamaged.
//
// 500,000 links take 5 s (BenchmarkVerify, on the machine the README names).
func (r *Register) Verify(ctx context.Context, progress func(done, total int)) (data.Verification, error) {
	if progress == nil {
		progress = func(int, int) {}
	}
	v := verifier{told: map[data.Problem]bool{}, missing: map[data.ID]data.Problem{}, sealed: map[string]idSet{}, highest: map[string]data.ID{}}
	var done, total int
	err := r.view(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM chain) + (SELECT count(*) FROM document)").Scan(&total)
	})
	for more := true; more && err == nil; {
		progress(done, total)
		err = r.view(ctx, func(tx *sql.Tx) (err error) {
			v.ctx, v.tx = ctx, tx
			more, err = v.chunk()
			return err
		})
		done = min(v.Entries, total)
	}
	if err == nil {
		err = r.documents(ctx, func(tx *sql.Tx, id data.ID) error {
			progress(done, max(done, total))
			v.ctx, v.tx = ctx, tx
			done, v.Files = done+1, v.Files+1
			problem, err := documentProblem(ctx, tx, id)
			if problem != "" {
				v.tell(sealedDocument, id, problem)
			}
			return err
		})
	}
	if err != nil {
		return data.Verification{}, err
	}
	progress(total, total)
	v.Head = hex.EncodeToString(v.follows[0][:])
	if v.untold > 0 {
		v.Problems = append(v.Problems, data.Problem{What: "chain", Sentence: fmt.Sprintf("Il y a encore %d autres différences.", v.untold)})
	}
	return v.Verification, nil
}

// verifier walks along the chain.
type verifier struct {
	data.Verification
	ctx     context.Context
	tx      *sql.Tx
	last    data.ID                  // the link looked at last
	follows [2]link                  // what the next link may follow: the hash that stands there, and the one that should
	sealed  map[string]idSet         // rows that have a link, by kind
	highest map[string]data.ID       // highest of them
	missing map[data.ID]data.Problem // files that are gone; taken out by the user or not is told by a later link
	told    map[data.Problem]bool    // without their sentences
	untold  int
}

// chainLink is a link as it stands in the register.
type chainLink struct {
	id, row      data.ID
	kind         string
	digest, hash []byte
}

// chunk checks the links that come next, and reports whether there were any. At
// the end it looks for what has no link.
func (v *verifier) chunk() (more bool, err error) {
	links, err := collect(v.ctx, v.tx, func(rows *sql.Rows) (l chainLink, err error) {
		err = rows.Scan(&l.id, &l.kind, &l.row, &l.digest, &l.hash)
		return l, err
	}, "SELECT id, kind, row_id, digest, hash FROM chain WHERE id > ? ORDER BY id LIMIT ?", int64(v.last), linksAtOnce)
	if err != nil {
		return false, err
	}
	if len(links) == 0 {
		return false, v.end()
	}
	digests, err := v.digests(links)
	if err != nil {
		return false, err
	}
	for _, l := range links {
		if err := v.check(l, digests[l.id]); err != nil {
			return false, err
		}
	}
	return true, nil
}

// digests hashes the rows of a run of links, by link.
func (v *verifier) digests(links []chainLink) (map[data.ID][]byte, error) {
	digests := make(map[data.ID][]byte, len(links))
	kinds := map[string]bool{}
	for _, l := range links {
		if l.kind == documentRemoved {
			digests[l.id] = removalDigest(l.row)
		}
		kinds[l.kind] = true
	}
	for kind := range kinds {
		if canonical[kind] == "" {
			continue
		}
		_, err := collect(v.ctx, v.tx, func(rows *sql.Rows) (id data.ID, err error) {
			var row data.ID
			var text sql.RawBytes
			if err := rows.Scan(&id, &row, &text); err != nil {
				return id, err
			}
			digest := sha256.Sum256(text)
			digests[id] = digest[:]
			return id, nil
		}, "SELECT k.id, r.* FROM chain k CROSS JOIN ("+canonical[kind]+") r ON r.id = k.row_id WHERE k.id BETWEEN ? AND ? AND k.kind = ?",
			int64(links[0].id), int64(links[len(links)-1].id), kind)
		if err != nil {
			return nil, err
		}
	}
	return digests, nil
}

// check looks at one link: whether it follows, and whether its row is what was
// sealed. digest is that of the row now, nil where the row is gone.
func (v *verifier) check(l chainLink, digest []byte) error {
	stands, should := link{}, v.follows[0].next(l.kind, l.row, l.digest)
	copy(stands[:], l.hash)
	if l.id != v.last+1 {
		v.tell("chain", l.id, fmt.Sprintf("Les maillons n° %d à %d de la chaîne ont été retirés\u00a0: l’historique n’est plus entier.", v.last+1, l.id-1))
	} else if stands != should && stands != v.follows[1].next(l.kind, l.row, l.digest) {
		words, err := v.words(l.kind, l.row)
		if err != nil {
			return err
		}
		v.tell("chain", l.id, fmt.Sprintf("La chaîne est rompue au maillon n° %d, qui porte %s\u00a0: lui ou celui d’avant a été modifié, déplacé ou ajouté après coup.", l.id, words))
	}
	v.follows = [2]link{stands, should}
	v.last = l.id
	v.Entries++
	switch {
	case l.kind == documentRemoved:
		delete(v.missing, l.row)
		v.of(sealedDocument).remove(l.row)
	case canonical[l.kind] != "":
		v.of(l.kind).add(l.row)
		v.highest[l.kind] = max(v.highest[l.kind], l.row)
	}
	switch {
	case bytes.Equal(digest, l.digest):
		return nil
	case canonical[l.kind] == "":
		v.tell("chain", l.id, fmt.Sprintf("Le maillon n° %d de la chaîne n’est pas de ceux que Dûment écrit\u00a0: il a été ajouté ou modifié sans passer par lui.", l.id))
		return nil
	case digest == nil && l.kind == sealedDocument:
		words, err := v.words(l.kind, l.row)
		v.missing[l.row] = data.Problem{What: l.kind, ID: l.row, Sentence: changed(l.kind, words, "supprimé")}
		return err
	case digest == nil:
		return v.name(l.kind, l.row, "supprimé")
	}
	return v.name(l.kind, l.row, "modifié")
}

// tell notes a problem, once a row.
func (v *verifier) tell(what string, id data.ID, sentence string) {
	key := data.Problem{What: what, ID: id}
	switch {
	case v.told[key]:
	case len(v.told) >= maxProblems:
		v.untold++
	default:
		v.told[key] = true
		v.Problems = append(v.Problems, data.Problem{What: what, ID: id, Sentence: sentence})
	}
}
