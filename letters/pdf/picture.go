package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/draw"
	"image/png"

	"github.com/jung-kurt/gofpdf"

	"dument/data"
	"dument/letters"
)

// The room that pictures have, mm.
const (
	logoW, logoH = 50.0, 20.0
	logoTop      = 12.0
	signW, signH = 40.0, 18.0
	dotsPerMM    = 300 / 25.4
)

// picture is a PNG with the size that it is printed in, mm; without content there
// is none.
type picture struct {
	content []byte
	dots    int // from side to side
	w, h    float64
}

// pictureOf fits a picture into w x h: as large as it is at 300 dots to the
// inch, or smaller, since a larger one would show its dots.
func pictureOf(content []byte, w, h float64) (picture, error) {
	if len(content) == 0 {
		return picture{}, nil
	}
	size, err := png.DecodeConfig(bytes.NewReader(content))
	if err != nil || size.Width < 1 || size.Height < 1 || size.Width > imageW || size.Height > imageH {
		return picture{}, noPicture(err)
	}
	pw, ph := float64(size.Width)/dotsPerMM, float64(size.Height)/dotsPerMM
	k := min(1, w/pw, h/ph)
	return picture{content, size.Width, pw * k, ph * k}, nil
}

// pictures returns the logo and the signature of a letter.
func pictures(l letters.Letter) (logo, sign picture, err error) {
	if logo, err = pictureOf(l.Sender.Logo, logoW, logoH); err != nil {
		return logo, sign, err
	}
	sign, err = pictureOf(l.SignatureImage, signW, signH)
	if err == nil && len(sign.content) > 0 && sign.dots == logo.dots {
		sign.content, err = widened(sign.content)
	}
	return logo, sign, err
}

// widened returns the picture with a white column more. gofpdf writes pictures
// by their width, and those of one width in any order: the same letter would
// not always give the same bytes.
func widened(content []byte) ([]byte, error) {
	in, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, noPicture(err)
	}
	b := in.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dx()+1, b.Dy()))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(out, b.Sub(b.Min), in, b.Min, draw.Over)
	return encode(out, png.BestSpeed)
}

// picture draws a picture with its top left at (x, y).
func (l *layout) picture(p picture, x, y float64) {
	if len(p.content) == 0 {
		return
	}
	l.add(func(on *sheet) {
		sum := sha256.Sum256(p.content)
		name := hex.EncodeToString(sum[:])
		options := gofpdf.ImageOptions{ImageType: "PNG"}
		on.RegisterImageOptionsReader(name, options, bytes.NewReader(p.content))
		on.ImageOptions(name, x, y, p.w, p.h, false, options, 0, "")
	})
}

func noPicture(cause error) error {
	return &data.Error{Code: data.CodeInvalid, Field: "image", Cause: cause,
		Sentence: "Le logo ou la signature enregistrés ne sont pas lisibles\u00a0: choisissez-les de nouveau dans les réglages, à la page Papier."}
}
