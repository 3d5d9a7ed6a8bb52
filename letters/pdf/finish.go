package pdf

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"dument/data"
)

// finisher takes the file that gofpdf hands over in one piece, and finishes it.
type finisher struct {
	language data.Language
	content  []byte
}

func (f *finisher) Write(content []byte) (int, error) {
	var err error
	f.content, err = finish(content, f.language)
	return len(content), err
}

// finish does what gofpdf cannot, or does dearly: it names the language of the
// text, for screen readers, and packs the pages with packers that are used
// again, where gofpdf would make one of a megabyte for each page. All else
// stays as gofpdf wrote it.
func finish(content []byte, language data.Language) ([]byte, error) {
	objects, rest, err := objectsOf(content)
	if err != nil {
		return nil, err
	}
	p := packers.Get().(*packer)
	defer packers.Put(p)
	var out bytes.Buffer
	out.Grow(len(content))
	out.Write(content[:objects[0].at])
	offsets := make([]int, len(objects)+1)
	for _, o := range objects {
		offsets[o.number] = out.Len()
		p.rewrite(&out, o.text, language)
	}
	xref := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, at := range offsets[1:] {
		fmt.Fprintf(&out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&out, "%sstartxref\n%d\n%%%%EOF\n", rest, xref)
	return out.Bytes(), nil
}

// object is an indirect object as it stands in the file.
type object struct {
	number, at int
	text       []byte
}

var errForm = errors.New("pdf: the file is not of the form that gofpdf writes")

// objectsOf returns the objects of a file in their order, and its trailer.
func objectsOf(content []byte) ([]object, []byte, error) {
	const entry = len("0000000000 00000 n \n")
	start := bytes.LastIndex(content, []byte("startxref\n"))
	if start < 0 {
		return nil, nil, errForm
	}
	var xref, count int
	if _, err := fmt.Sscanf(string(content[start:]), "startxref\n%d", &xref); err != nil || xref > start {
		return nil, nil, errForm
	}
	if _, err := fmt.Sscanf(string(content[xref:min(start, xref+30)]), "xref\n0 %d\n", &count); err != nil || count < 2 {
		return nil, nil, errForm
	}
	table := content[xref+len("xref\n0 \n")+len(strconv.Itoa(count)) : start]
	if len(table) < count*entry {
		return nil, nil, errForm
	}
	objects := make([]object, 0, count-1)
	for n := 1; n < count; n++ {
		at, err := strconv.Atoi(string(table[n*entry : n*entry+10]))
		if err != nil || at > xref {
			return nil, nil, errForm
		}
		objects = append(objects, object{number: n, at: at})
	}
	slices.SortFunc(objects, func(a, b object) int { return cmp.Compare(a.at, b.at) })
	for i := range objects {
		end := xref
		if i+1 < len(objects) {
			end = objects[i+1].at
		}
		objects[i].text = content[objects[i].at:end]
	}
	return objects, table[count*entry:], nil
}

// packer compresses streams, one after the other.
type packer struct {
	zlib *zlib.Writer
	buf  bytes.Buffer
}

var packers = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(nil, zlib.BestSpeed)
	if err != nil {
		panic(err) // a level of the package's own
	}
	return &packer{zlib: w}
}}

// rewrite writes an object: the catalog with its language, a plain stream
// packed, another as it is.
func (p *packer) rewrite(out *bytes.Buffer, text []byte, language data.Language) {
	const catalog, length, stream = "<<\n/Type /Catalog\n", "<</Length ", ">>\nstream\n"
	head := bytes.IndexByte(text, '\n') + 1 // "7 0 obj"
	body := text[head:]
	if bytes.HasPrefix(body, []byte(catalog)) {
		lang := "fr-FR"
		if language == data.English {
			lang = "en-GB"
		}
		out.Write(text[:head+len(catalog)])
		fmt.Fprintf(out, "/Lang (%s)\n/ViewerPreferences << /DisplayDocTitle true >>\n", lang)
		out.Write(body[len(catalog):])
		return
	}
	if digits, after, ok := bytes.Cut(bytes.TrimPrefix(body, []byte(length)), []byte(stream)); ok && bytes.HasPrefix(body, []byte(length)) {
		if n, err := strconv.Atoi(string(digits)); err == nil && n <= len(after) {
			p.buf.Reset()
			p.zlib.Reset(&p.buf)
			_, _ = p.zlib.Write(after[:n]) // a buffer takes everything
			_ = p.zlib.Close()
			out.Write(text[:head])
			fmt.Fprintf(out, "<</Filter /FlateDecode /Length %d%s", p.buf.Len(), stream)
			out.Write(p.buf.Bytes())
			out.Write(after[n:])
			return
		}
	}
	out.Write(text)
}
