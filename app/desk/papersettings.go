package desk

import (
	"context"

	"dument/data"
	"dument/letters/pdf"
)

// PaperSettings returns how letters are printed.
func (d *Desk) PaperSettings(ctx context.Context) (data.PaperSettings, error) {
	return d.Register.PaperSettings(ctx)
}

// SavePaperSettings keeps how letters are printed. The images may be any PNG,
// JPEG or GIF: they are kept as PrepareImage makes them. A window that cannot be
// is refused.
func (d *Desk) SavePaperSettings(ctx context.Context, s data.PaperSettings) error {
	if _, err := d.TestPage(ctx, s); err != nil {
		return err
	}
	for _, image := range []*[]byte{&s.Logo, &s.Signature} {
		if len(*image) == 0 {
			*image = nil
			continue
		}
		prepared, err := pdf.PrepareImage(*image)
		if err != nil {
			return err
		}
		*image = prepared
	}
	return d.Register.SavePaperSettings(ctx, s)
}

// PrepareImage makes of a logo or a signature what letters print, or refuses
// the file with a sentence.
func (d *Desk) PrepareImage(content []byte) ([]byte, error) { return pdf.PrepareImage(content) }

// TestPage returns a page to lay into an envelope, for settings that need not
// be saved yet.
func (d *Desk) TestPage(_ context.Context, s data.PaperSettings) ([]byte, error) {
	return pdf.TestPage(pdf.WindowOf(s), d.Today())
}

// Fees returns the lines of the estimate of what handing a case over costs.
func (d *Desk) Fees(ctx context.Context) ([]data.Fee, error) { return d.Register.Fees(ctx) }

// SaveFee creates (ID 0) or changes a line of the estimate.
func (d *Desk) SaveFee(ctx context.Context, f *data.Fee) error { return d.Register.SaveFee(ctx, f) }

// RemoveFee takes a line out of the estimate.
func (d *Desk) RemoveFee(ctx context.Context, id data.ID) error { return d.Register.RemoveFee(ctx, id) }
