package pdf

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// assembler writes a file of pdfcpu's objects. pdfcpu's own writer puts the time
// of day, random identifiers and the order of its maps into each file; here the
// objects are numbered as they are met from the catalog on, so that the same
// files give the same bytes, and what nothing leads to is left out.
type assembler struct {
	docs    []*model.Context
	out     bytes.Buffer
	numbers map[origin]int
	streams map[[32]byte]int // streams alike (fonts, logos) are written once
	queue   []waiting        // object n+1 of the file at n
}

// origin is an object of one of the files.
type origin struct{ doc, number int }

// waiting is an object that has its number and is not written yet.
type waiting struct {
	doc    int
	object types.Object
}

// write returns the file of a catalog that leads into docs.
func write(catalog types.Dict, docs []*model.Context) ([]byte, error) {
	w := assembler{docs: docs, numbers: map[origin]int{}, streams: map[[32]byte]int{}, queue: []waiting{{0, catalog}}}
	w.out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	trailer := "/Root 1 0 R"
	if docs[0].Info != nil {
		info, err := w.number(0, *docs[0].Info)
		if err != nil {
			return nil, err
		}
		trailer += fmt.Sprintf("/Info %d 0 R", info)
	}
	var offsets []int
	for n := 0; n < len(w.queue); n++ {
		offsets = append(offsets, w.out.Len())
		fmt.Fprintf(&w.out, "%d 0 obj\n", n+1)
		if err := w.object(w.queue[n].doc, w.queue[n].object); err != nil {
			return nil, err
		}
		w.out.WriteString("\nendobj\n")
		w.queue[n].object = nil // a hundred letters need not be held twice
	}
	xref := w.out.Len()
	fmt.Fprintf(&w.out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, at := range offsets {
		fmt.Fprintf(&w.out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&w.out, "trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, trailer, xref)
	return w.out.Bytes(), nil
}

// number returns the number that an object has in the file, and 0 for one that
// does not exist.
func (w *assembler) number(doc int, ref types.IndirectRef) (int, error) {
	old := origin{doc, ref.ObjectNumber.Value()}
	if n, ok := w.numbers[old]; ok {
		return n, nil
	}
	o, err := w.docs[doc].Dereference(ref)
	if err != nil {
		return 0, err
	}
	if o == nil {
		return 0, nil
	}
	if s, ok := o.(types.StreamDict); ok && !leads(s.Dict) {
		var key [32]byte
		if key, err = digest(s); err != nil {
			return 0, err
		}
		if n, ok := w.streams[key]; ok {
			w.numbers[old] = n
			return n, nil
		}
		w.streams[key] = len(w.queue) + 1
	}
	w.queue = append(w.queue, waiting{doc, o})
	w.numbers[old] = len(w.queue)
	return len(w.queue), nil
}

// leads reports whether a stream leads to other objects; its length does not
// count, since it is written anew.
func leads(d types.Dict) bool {
	for key, v := range d {
		switch v := v.(type) {
		case types.IndirectRef:
			if key != "Length" {
				return true
			}
		case types.Dict:
			if leads(v) {
				return true
			}
		case types.Array:
			if slices.ContainsFunc(v, func(o types.Object) bool {
				_, ref := o.(types.IndirectRef)
				d, dict := o.(types.Dict)
				_, array := o.(types.Array)
				return ref || array || dict && leads(d)
			}) {
				return true
			}
		}
	}
	return false
}

// digest tells streams apart that lead to nothing.
func digest(s types.StreamDict) ([32]byte, error) {
	var one assembler
	if err := one.object(0, s); err != nil {
		return [32]byte{}, err
	}
	return sha256.Sum256(one.out.Bytes()), nil
}

// object writes an object, those it leads to by their numbers.
func (w *assembler) object(doc int, o types.Object) error {
	switch o := o.(type) {
	case nil:
		w.out.WriteString("null")
	case foreign:
		return w.object(o.doc, o.IndirectRef)
	case types.IndirectRef:
		n, err := w.number(doc, o)
		if err != nil {
			return err
		}
		if n == 0 {
			w.out.WriteString("null")
			return nil
		}
		fmt.Fprintf(&w.out, "%d 0 R", n)
	case types.Dict:
		return w.dict(doc, o)
	case types.Array:
		w.out.WriteByte('[')
		for i, v := range o {
			if i > 0 {
				w.out.WriteByte(' ')
			}
			if err := w.object(doc, v); err != nil {
				return err
			}
		}
		w.out.WriteByte(']')
	case types.StreamDict:
		if o.Raw == nil && o.Content != nil {
			if err := o.Encode(); err != nil {
				return err
			}
		}
		d := maps.Clone(o.Dict)
		d["Length"] = types.Integer(len(o.Raw))
		if err := w.dict(doc, d); err != nil {
			return err
		}
		w.out.WriteString("\nstream\n")
		w.out.Write(o.Raw)
		w.out.WriteString("\nendstream")
	case types.Boolean, types.Integer, types.Float, types.Name, types.StringLiteral, types.HexLiteral:
		w.out.WriteString(o.PDFString())
	default:
		return fmt.Errorf("pdf: an object of the kind %T", o)
	}
	return nil
}

func (w *assembler) dict(doc int, d types.Dict) error {
	w.out.WriteString("<<")
	for _, key := range slices.Sorted(maps.Keys(d)) {
		w.out.WriteString("/" + types.EncodeName(key) + " ")
		if err := w.object(doc, d[key]); err != nil {
			return err
		}
	}
	w.out.WriteString(">>")
	return nil
}
