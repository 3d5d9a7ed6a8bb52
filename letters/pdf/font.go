package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"strings"
	"sync"
	"unicode"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/encoding/charmap"
)

const family = "liberation"

// weights are the two faces of the family, in the order of prepared's arrays.
var weights = [2]struct {
	style, name string
	program     []byte
}{
	{"", "LiberationSans", liberationsansregular.TTF},
	{"B", "LiberationSans-Bold", liberationsansbold.TTF},
}

// prepared is what letters need of the fonts, made once for all of them, since
// gofpdf takes longer to parse, name and cut a font than to draw a letter. It
// is only read afterwards, so that letters can be made at the same time.
type prepared struct {
	widths [2][256]uint16 // by byte, see widthsOf
	latin  [2]latinFont
}

// latinFont is a font cut to the letters of French, English and their
// neighbours, a byte each, as gofpdf takes it ready to embed.
type latinFont struct {
	definition []byte // gofpdf's description, JSON
	program    []byte // TrueType, compressed
}

// The narrow no-break space of French punctuation takes a byte that Windows-1252
// leaves free; it and the no-break space keep their names, so that copied text
// holds the spaces that were set.
const (
	narrowSpace = 0x81
	differences = "129 /uni202F 160 /uni00A0"
)

// latin1252 returns the byte that stands for r in a latinFont.
func latin1252(r rune) (byte, bool) {
	if r == '\u202f' {
		return narrowSpace, true
	}
	return charmap.Windows1252.EncodeRune(r)
}

// latin returns s in the bytes of a latinFont; what has none is left out,
// and does not occur: see clean.
func latin(s string) string {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		if b, ok := latin1252(r); ok {
			out = append(out, b)
		}
	}
	return string(out)
}

// widthsOf calls take with the advance of each rune of a face, in thousandths of
// the type size; gofpdf's own, so that both ways of embedding set a line alike.
func widthsOf(f *gofpdf.Fpdf, weight int, runes string, take func(r rune, width uint16)) {
	f.SetFont(family, weights[weight].style, 10)
	for _, r := range runes {
		take(r, uint16(f.GetStringSymbolWidth(string(r))))
	}
	if err := f.Error(); err != nil {
		panic(err) // the fonts are built into the program
	}
}

var fonts = sync.OnceValue(func() *prepared {
	var p prepared
	f := gofpdf.New("P", "mm", "A4", "")
	var cutset strings.Builder
	for r := rune(' '); r < 1<<16; r++ {
		if _, ok := latin1252(r); ok && drawable(r) {
			cutset.WriteRune(r)
		}
	}
	for i, weight := range weights {
		cut := gofpdf.UTF8CutFont(bytes.Clone(weight.program), cutset.String())
		f.AddUTF8FontFromBytes(family, weight.style, bytes.Clone(cut))
		widthsOf(f, i, cutset.String(), func(r rune, width uint16) {
			b, _ := latin1252(r)
			p.widths[i][b] = width
		})
		p.latin[i] = describe(weight.name, f.GetFontDesc(family, weight.style), &p.widths[i], cut)
	}
	return &p
})

// wideWidths are the advances of all runes, for the letters that need them.
var wideWidths = sync.OnceValue(func() *[2][1 << 16]uint16 {
	var widths [2][1 << 16]uint16
	f := gofpdf.New("P", "mm", "A4", "")
	addWideFonts(f)
	var all strings.Builder
	for r := rune(' '); r < 1<<16; r++ {
		if drawable(r) {
			all.WriteRune(r)
		}
	}
	for i := range weights {
		widthsOf(f, i, all.String(), func(r rune, width uint16) { widths[i][r] = width })
	}
	return &widths
})

// describe makes a latinFont of a font program.
func describe(name string, desc gofpdf.FontDescType, widths *[256]uint16, program []byte) latinFont {
	desc.Flags = gofpdf.FontFlagNonsymbolic
	definition := struct {
		Tp, Name, Diff, File string
		Desc                 gofpdf.FontDescType
		Cw                   [256]int
		OriginalSize         int
	}{Tp: "TrueType", Name: subsetTag + name, Diff: differences, File: name + ".z", Desc: desc, OriginalSize: len(program)}
	for b, width := range widths {
		definition.Cw[b] = int(width)
	}
	described, err := json.Marshal(definition)
	if err != nil {
		panic(err) // strings and numbers
	}
	var packed bytes.Buffer
	w, err := zlib.NewWriterLevel(&packed, zlib.BestCompression)
	if err != nil {
		panic(err) // a level of the package's own
	}
	_, _ = w.Write(program) // a buffer takes everything
	_ = w.Close()
	return latinFont{described, packed.Bytes()}
}

// subsetTag marks a font that holds a part of its glyphs (ISO 32000-1, 9.6.4).
const subsetTag = "DUMENT+"

// addLatinFonts gives a document the fonts that are ready.
func addLatinFonts(f *gofpdf.Fpdf) {
	for i, font := range fonts().latin {
		f.AddFontFromBytes(family, weights[i].style, font.definition, font.program)
	}
}

// addWideFonts gives a document the whole fonts, for letters that a latinFont
// lacks: tenfold the work. gofpdf writes into the bytes it is given: each
// document gets its own.
func addWideFonts(f *gofpdf.Fpdf) {
	for _, weight := range weights {
		f.AddUTF8FontFromBytes(family, weight.style, bytes.Clone(weight.program))
	}
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
