package pdf

import (
	"bytes"
	"sync"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/font/sfnt"
)

const family = "liberation"

// addFonts gives a document its fonts. gofpdf writes into the bytes it is
// given: each document gets its own.
func addFonts(f *gofpdf.Fpdf) {
	f.AddUTF8FontFromBytes(family, "", bytes.Clone(liberationsansregular.TTF))
	f.AddUTF8FontFromBytes(family, "B", bytes.Clone(liberationsansbold.TTF))
}

// glyphs says which runes the font can draw; both weights hold the same.
var glyphs = sync.OnceValue(func() *sfnt.Font {
	font, err := sfnt.Parse(liberationsansregular.TTF)
	if err != nil {
		panic(err) // the font is built into the program
	}
	return font
})

// drawable reports whether the font has a glyph for r. gofpdf panics above
// U+FFFF and draws an empty box for what is missing, both without an error.
func drawable(r rune) bool {
	if r < 0x7f {
		return r >= ' '
	}
	if r > 0xffff || unicode.Is(unicode.Cf, r) { // Cf: joiners and marks that nobody sees
		return false
	}
	index, err := glyphs().GlyphIndex(nil, r)
	return err == nil && index != 0
}
