package pdf_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"dument/data"
	"dument/letters/pdf"
)

// Every usual image becomes a small opaque PNG without its margins.
func TestAnImageIsMadeReadyForThePaper(t *testing.T) {
	photo := image.NewRGBA(image.Rect(0, 0, 1000, 500))
	for y := range 500 {
		for x := range 1000 {
			photo.Set(x, y, color.RGBA{uint8(x / 4), uint8(y / 2), 90, 255})
		}
	}
	var asJPEG, asGIF bytes.Buffer
	if err := jpeg.Encode(&asJPEG, photo, nil); err != nil {
		t.Fatal(err)
	}
	if err := gif.Encode(&asGIF, photo, nil); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		content []byte
		w, h    int
	}{
		{"a JPEG of 1000 x 500", asJPEG.Bytes(), 600, 300},
		{"a GIF of 1000 x 500", asGIF.Bytes(), 600, 300},
		{"a PNG with a clear ground loses its margins", drawn(200, 100, color.Black), 180, 90},
		{"a wide PNG", drawn(3600, 100, color.NRGBA{200, 0, 0, 128}), 806, 23},
		{"a dot", drawn(5, 5, color.Black), 5, 5},
	} {
		out, err := pdf.PrepareImage(c.content)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		got := must(png.Decode(bytes.NewReader(out)))
		if b := got.Bounds(); abs(b.Dx()-c.w) > 2 || abs(b.Dy()-c.h) > 2 {
			t.Errorf("%s: %v, want %d x %d", c.name, b, c.w, c.h)
		}
		if o, ok := got.(interface{ Opaque() bool }); !ok || !o.Opaque() {
			t.Errorf("%s: see-through", c.name)
		}
		if again := must(pdf.PrepareImage(out)); !bytes.Equal(again, out) && c.name != "a wide PNG" {
			t.Errorf("%s: made ready twice, it changes", c.name)
		}
	}
}

func abs(v int) int { return max(v, -v) }

// huge says of itself that it has w x h pixels, in a few bytes.
func huge(w, h uint32) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32([]byte("IHDR"), w), h)
	head = append(head, 8, 2, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return append(binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(head)), "\x00\x00\x00\x00IDAT"...)
}

// What is no image, or too much of one, is told in a sentence that names the cure.
func TestWhatIsNoImageIsToldInWords(t *testing.T) {
	whole := drawn(300, 100, color.Black)
	for _, c := range []struct {
		name, says string
		content    []byte
	}{
		{"nothing", "vide", nil},
		{"20 MB", "pèse 20\u00a0Mo", bytes.Repeat([]byte("x"), 20<<20)},
		{"a line a thousand million pixels long", "pixels", huge(1<<30, 1)},
		{"20,000 x 20,000 pixels in a small file", "20000\u00a0×\u00a020000", huge(20000, 20000)},
		{"so many pixels that their number overflows", "pas une image lisible", huge(1<<31-1, 1<<31-1)},
		{"a text", "pas une image lisible", []byte("un logo")},
		{"half a file", "pas une image lisible", whole[:len(whole)/2]},
		{"only its head", "pas une image lisible", whole[:33]},
		{"a PDF", "pas une image lisible", []byte("%PDF-1.4\n")},
		{"a white sheet", "toute blanche", drawn(300, 100, color.White)},
		{"nothing visible", "toute blanche", drawn(300, 100, color.Transparent)},
	} {
		out, err := pdf.PrepareImage(c.content)
		if out != nil || data.CodeOf(err) != data.CodeInvalid || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %d bytes, %v", c.name, len(out), err)
		}
	}
}

func FuzzPrepareImage(f *testing.F) {
	f.Add(drawn(30, 10, color.Black))
	f.Add(huge(3, 3))
	f.Add([]byte("GIF89a\x01\x00\x01\x00\x80\x00\x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		out, err := pdf.PrepareImage(content)
		if (err == nil) != bytes.HasPrefix(out, []byte("\x89PNG")) {
			t.Errorf("%d bytes, %v", len(out), err)
		}
		if err != nil && data.CodeOf(err) != data.CodeInvalid {
			t.Errorf("%v is no sentence", err)
		}
	})
}
