package headless

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"dument/app/desk"
	"dument/data"
)

// paperForm is the paper settings as "paper set" changes them: an offset is
// that of the envelope in use.
type paperForm struct {
	data.PaperSettings
	read func(path string) ([]byte, error)
}

// paperKeys are the keys of "paper set".
var paperKeys = []key[paperForm]{
	{"envelope", func(f *paperForm, v string) error { f.Envelope = data.Envelope(strings.ToUpper(v)); return nil }},
	{"window", func(f *paperForm, v string) error {
		if v != "left" && v != "right" {
			return errors.New("écrivez left ou right")
		}
		f.Left = v == "left"
		return nil
	}},
	{"offset_x", func(f *paperForm, v string) error {
		return f.move(v, func(o *data.Offset, tenths int) { o.X = tenths })
	}},
	{"offset_y", func(f *paperForm, v string) error {
		return f.move(v, func(o *data.Offset, tenths int) { o.Y = tenths })
	}},
	{"logo", func(f *paperForm, v string) error { return f.image(v, &f.Logo) }},
	{"signature", func(f *paperForm, v string) error { return f.image(v, &f.Signature) }},
}

// move reads a measure in millimetres, to a tenth.
func (f *paperForm) move(v string, set func(o *data.Offset, tenths int)) error {
	mm, err := strconv.ParseFloat(strings.Replace(v, ",", ".", 1), 64)
	if err != nil || math.Abs(mm) > 100 {
		return fmt.Errorf("«\u00a0%s\u00a0» n’est pas un nombre de millimètres", v)
	}
	envelope := f.Envelope
	if envelope == "" {
		envelope = data.DL
	}
	o := f.Offsets[envelope]
	set(&o, int(math.Round(mm*10)))
	if f.Offsets == nil {
		f.Offsets = map[data.Envelope]data.Offset{}
	}
	f.Offsets[envelope] = o
	return nil
}

// image reads a picture; an empty value takes it away, an empty file does not.
func (f *paperForm) image(path string, into *[]byte) (err error) {
	if *into = nil; path == "" {
		return nil
	}
	if *into, err = f.read(path); err == nil && len(*into) == 0 {
		err = data.Invalid("image", "Le fichier «\u00a0"+path+"\u00a0» est vide\u00a0: choisissez une image PNG, JPEG ou GIF.")
	}
	return err
}

// paperSet changes what is named of how letters are printed, and nothing else.
func paperSet(c *call) error {
	return c.with(true, func(d *desk.Desk) error {
		s, err := d.PaperSettings(c.ctx)
		if err != nil {
			return err
		}
		form := paperForm{s, c.readFile}
		if err := c.pairs(c.args, setter(&form, paperKeys)); err != nil {
			return err
		}
		if err := d.SavePaperSettings(c.ctx, form.PaperSettings); err != nil {
			return err
		}
		return c.showPaper(d, "Réglages du papier enregistrés.")
	})
}

// paperShow shows how letters are printed.
func paperShow(c *call) error {
	return c.with(true, func(d *desk.Desk) error { return c.showPaper(d, "") })
}

func (c *call) showPaper(d *desk.Desk, text string) error {
	s, err := d.PaperSettings(c.ctx)
	if err != nil {
		return err
	}
	if s.Envelope == "" {
		s.Envelope = data.DL
	}
	window := "right"
	if s.Left {
		window = "left"
	}
	o := s.Offset()
	mm := func(tenths int) string { return strconv.FormatFloat(float64(tenths)/10, 'f', -1, 64) }
	if text == "" {
		text = columns([][]string{{"envelope", string(s.Envelope)}, {"window", window}, {"offset_x", mm(o.X)}, {"offset_y", mm(o.Y)},
			{"logo", strconv.Itoa(len(s.Logo)) + " octets"}, {"signature", strconv.Itoa(len(s.Signature)) + " octets"}})
	}
	return c.report(map[string]any{"envelope": s.Envelope, "window": window, "offset_x_mm": float64(o.X) / 10, "offset_y_mm": float64(o.Y) / 10,
		"logo_bytes": len(s.Logo), "signature_bytes": len(s.Signature)}, text)
}

// paperTest writes the page that is laid into an envelope before the first letter.
func paperTest(c *call) error {
	return c.with(true, func(d *desk.Desk) error {
		s, err := d.PaperSettings(c.ctx)
		if err != nil {
			return err
		}
		content, err := d.TestPage(c.ctx, s)
		if err != nil {
			return err
		}
		out := c.given["out"]
		if err := writeFile(out, content); err != nil {
			return err
		}
		return c.report(map[string]any{"file": absolute(out), "bytes": len(content)},
			"La page d’essai est écrite dans «\u00a0"+out+"\u00a0»\u00a0: imprimez-la à 100\u00a0% et glissez-la dans une enveloppe.")
	})
}
