// Package assets holds the files that are built into the program: the tables
// of rates and the texts of messages. It imports the standard library alone.
package assets

import (
	"embed"
	"io/fs"
)

// RatesECB is the main refinancing rate of the European Central Bank by
// effective day, as CSV; its sources stand at its head.
//
//go:embed rates/ecb.csv
var RatesECB string

// RatesLegal is the French legal interest rate by half-year, as CSV.
//
//go:embed rates/legal.csv
var RatesLegal string

//go:embed texts
var texts embed.FS

// Texts returns the ready-made texts of messages, a file each, by language:
// level-tone-kind.txt, or level-kind.txt beside the ladder: the subject on the
// first line, an empty line, the body; sms-level-kind.txt: the body alone; and
// call-level.txt: what to say on the telephone.
func Texts() fs.FS {
	sub, err := fs.Sub(texts, "texts")
	if err != nil {
		panic(err) // the folder is embedded above: only a broken build lacks it
	}
	return sub
}
