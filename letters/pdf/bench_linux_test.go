package pdf_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"dument/letters/pdf"
)

// The bar: 100 different letters to 100 files in 0.3 s of CPU, 1,000 in ten
// times that, under 60 MB. Composing the words counts too.
//
//	go test -tags migrated_fynedo -run '^$' -bench Files -benchtime 5x ./letters/pdf/
func BenchmarkFiles100(b *testing.B)  { files(b, 100) }
func BenchmarkFiles1000(b *testing.B) { files(b, 1000) }

func files(b *testing.B, n int) {
	dir := b.TempDir()
	start, rounds := used(b), 0
	for b.Loop() {
		i := 0
		for l := range batch(b, n) {
			i++
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.pdf", i)), must(pdf.RenderFor(l, pdf.Window{})), 0o600); err != nil {
				b.Fatal(err)
			}
		}
		rounds++
	}
	end := used(b)
	seconds := func(t syscall.Timeval) float64 { return float64(t.Sec) + float64(t.Usec)/1e6 }
	b.ReportMetric((seconds(end.Utime)+seconds(end.Stime)-seconds(start.Utime)-seconds(start.Stime))/float64(rounds), "cpu-s/op")
	b.ReportMetric(peak(b), "peak-MB")
}

// peak returns the most memory that the process has held, in megabytes. (The
// system's ru_maxrss begins with that of the program that started this one.)
func peak(b *testing.B) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	kB, err := strconv.Atoi(strings.Fields(after)[0])
	if err != nil {
		b.Fatal(err)
	}
	return float64(kB) / 1024
}

func used(b *testing.B) syscall.Rusage {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return u
}
