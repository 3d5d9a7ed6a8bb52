package ui

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"rsc.io/qr"
)

// qrModule is the least side of a module of a QR code, at 100 %.
const qrModule float32 = 3

// NewQR returns a picture of a QR code, dark on white in both themes, with the
// quiet zone that cameras need (ISO/IEC 18004: four modules). It fails for a
// text that is too long for one.
func NewQR(text string) (fyne.CanvasObject, error) {
	code, err := qr.Encode(text, qr.L)
	if err != nil {
		return nil, err
	}
	const quiet = 4
	side := code.Size + 2*quiet
	picture := image.NewGray(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			shade := color.Gray{Y: 0xff}
			if code.Black(x-quiet, y-quiet) {
				shade.Y = 0
			}
			picture.SetGray(x, y, shade)
		}
	}
	out := canvas.NewImageFromImage(picture)
	out.ScaleMode, out.FillMode = canvas.ImageScalePixels, canvas.ImageFillContain
	out.SetMinSize(fyne.NewSquareSize(float32(side) * qrModule))
	return out, nil
}
