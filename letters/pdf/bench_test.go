package pdf_test

import (
	"testing"

	"dument/data"
	"dument/letters"
	"dument/letters/pdf"
)

func BenchmarkNotice(b *testing.B)        { benchmark(b, notice(b, data.Professional)) }
func BenchmarkSixtyInvoices(b *testing.B) { benchmark(b, many(b, data.Professional, 60)) }

func benchmark(b *testing.B, in letters.NoticeInput) {
	l, err := letters.FormalNotice(in)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := pdf.Render(l); err != nil {
			b.Fatal(err)
		}
	}
}
