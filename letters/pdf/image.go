package pdf

import (
	"bytes"
	"fmt"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	"image/png"

	"golang.org/x/image/draw"

	"dument/data"
)

// What PrepareImage takes and makes, in bytes and pixels. What it makes is
// printed at most 60 mm wide: 300 dots to the inch and more.
const (
	mostImageBytes  = 10 << 20
	mostImagePixels = 40_000_000
	imageW, imageH  = 900, 300
)

// PrepareImage makes a logo or a signature of a PNG, JPEG or GIF file: the
// margins cut off, at most 900 x 300 pixels, on white, as a PNG of the form that
// PDF takes as it is. The same file gives the same bytes. It returns a
// *data.Error for what is too large or no image; it reads the size before the
// picture, so that a small file cannot ask for much memory.
func PrepareImage(content []byte) (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil { // a reader of hostile files is not trusted
			out, err = nil, unreadable(fmt.Errorf("pdf: image: %v", r))
		}
	}()
	switch {
	case len(content) == 0:
		return nil, data.Invalid("image", "Ce fichier est vide\u00a0: choisissez une image PNG, JPEG ou GIF.")
	case len(content) > mostImageBytes:
		return nil, data.Invalid("image", fmt.Sprintf("Cette image pèse %d\u00a0Mo\u00a0: choisissez-en une de moins de 10\u00a0Mo, 900 pixels de large suffisent.", (len(content)+1<<20-1)>>20))
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil {
		return nil, unreadable(err)
	}
	if size.Width < 1 || size.Height < 1 || size.Width > mostImagePixels/size.Height {
		return nil, data.Invalid("image", fmt.Sprintf("Cette image mesure %d\u00a0×\u00a0%d pixels\u00a0: réduisez-la, 900 pixels de large suffisent.", size.Width, size.Height))
	}
	decoded, _, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, unreadable(err)
	}
	scaled := scale(decoded)
	ink := inked(scaled)
	if ink.Empty() {
		return nil, data.Invalid("image", "Cette image est toute blanche ou transparente\u00a0: choisissez-en une autre.")
	}
	return encode(scaled.SubImage(ink).(*image.RGBA), png.BestCompression)
}

// encode returns an opaque image as PNG, in grey where it has no colour: a third
// of the bytes in every letter.
func encode(in *image.RGBA, level png.CompressionLevel) ([]byte, error) {
	var out image.Image = in
	if colourless(in) {
		grey := image.NewGray(in.Bounds())
		draw.Draw(grey, grey.Bounds(), in, in.Bounds().Min, draw.Src)
		out = grey
	}
	var buf bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: level}).Encode(&buf, out); err != nil {
		return nil, unreadable(err)
	}
	return buf.Bytes(), nil
}

func colourless(in *image.RGBA) bool {
	b := in.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if c := in.RGBAAt(x, y); c.R != c.G || c.G != c.B {
				return false
			}
		}
	}
	return true
}

// scale draws the image on white, no larger than it may be.
func scale(in image.Image) *image.RGBA {
	b := in.Bounds()
	w, h := b.Dx(), b.Dy()
	if w > imageW || h > imageH {
		k := min(float64(imageW)/float64(w), float64(imageH)/float64(h))
		w, h = max(1, int(float64(w)*k)), max(1, int(float64(h)*k))
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	if w == b.Dx() && h == b.Dy() {
		draw.Draw(out, out.Bounds(), in, b.Min, draw.Over)
		return out
	}
	draw.CatmullRom.Scale(out, out.Bounds(), in, b, draw.Over, nil)
	return out
}

// inked returns the part of the image that is not white: margins would make a
// logo or a signature small on the paper.
func inked(in *image.RGBA) image.Rectangle {
	const nearlyWhite = 0xf4
	var out image.Rectangle
	b := in.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if c := in.RGBAAt(x, y); min(c.R, c.G, c.B) < nearlyWhite {
				out = out.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return out
}

func unreadable(cause error) error {
	return &data.Error{Code: data.CodeInvalid, Field: "image", Cause: cause,
		Sentence: "Ce fichier n’est pas une image lisible\u00a0: choisissez une image PNG, JPEG ou GIF."}
}
