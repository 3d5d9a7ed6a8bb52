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
		if _, err := pdf.RenderFor(l, pdf.Window{}); err != nil {
			b.Fatal(err)
		}
	}
}

// A letter with its logo and signature, one with its invoices, and a tray.
func BenchmarkPictures(b *testing.B) {
	l := must(letters.FormalNotice(notice(b, data.Professional)))
	l.Sender.Logo, l.SignatureImage = logo(), sign()
	b.ReportAllocs()
	for b.Loop() {
		must(pdf.RenderFor(l, pdf.Window{}))
	}
}

func BenchmarkAppend(b *testing.B) {
	letter := must(pdf.RenderFor(must(letters.FormalNotice(notice(b, data.Professional))), pdf.Window{}))
	annexes := []pdf.Annex{invoice("F-1"), invoice("F-2"), {Name: "F-3.pdf", Content: letter}}
	b.ReportAllocs()
	for b.Loop() {
		must(pdf.Append(letter, annexes))
	}
}

func BenchmarkMerge100(b *testing.B) {
	var files [][]byte
	for l := range batch(b, 100) {
		files = append(files, must(pdf.RenderFor(l, pdf.Window{})))
	}
	b.ReportAllocs()
	for b.Loop() {
		must(pdf.Merge(files))
	}
	b.ReportMetric(peak(b), "peak-MB")
}
