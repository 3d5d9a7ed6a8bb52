package data

// Verification is what a check of the evidence found: the chain of the history
// and the kept files.
type Verification struct {
	Entries  int    // of the chain
	Files    int    // kept
	Head     string // SHA-256 of the newest entry, hexadecimal: note it elsewhere, and nobody can rewrite the history unseen
	Problems []Problem
}

// Sound reports whether nothing is wrong.
func (v Verification) Sound() bool { return len(v.Problems) == 0 }

// Problem is a row of the history, or a kept file, that is not as it was kept.
type Problem struct {
	What     string // "contact", "post_event", "charge", "interruption", "document", "chain"
	ID       ID     // of that row
	Sentence string // French
}
