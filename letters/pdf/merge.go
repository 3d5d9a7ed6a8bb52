package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"dument/data"
)

// Annex is a PDF file that follows a letter, usually an invoice.
type Annex struct {
	Name    string // as the user knows it: "Facture F-2026-017.pdf"
	Content []byte
}

// Append returns the letter with the pages of its annexes after its own. What
// the letter says about itself (title, language, dates) stays; what an annex
// holds besides its pages (attached files, bookmarks) is left out. The same
// files give the same bytes. A *data.Error names the annex that is no PDF, is
// damaged, or asks for a password.
func Append(letter []byte, annexes []Annex) ([]byte, error) {
	if len(annexes) == 0 {
		return letter, nil
	}
	return merged(append([]Annex{{Name: "la lettre", Content: letter}}, annexes...))
}

// Merge returns the pages of several files in one, in their order, for one
// print. Title, language and dates are those of the first.
func Merge(files [][]byte) ([]byte, error) {
	if len(files) == 0 {
		return nil, data.Invalid("files", "Il n’y a aucun courrier à réunir\u00a0: choisissez-en au moins un.")
	}
	parts := make([]Annex, len(files))
	for i, content := range files {
		parts[i] = Annex{Name: fmt.Sprintf("le courrier n°\u00a0%d", i+1), Content: content}
	}
	return merged(parts)
}

func merged(parts []Annex) ([]byte, error) {
	docs := make([]*model.Context, len(parts))
	for i, part := range parts {
		var err error
		if docs[i], err = part.read(); err != nil {
			return nil, err
		}
	}
	out, err := written(docs)
	if err == nil {
		return out, nil
	}
	for i, part := range parts {
		if _, err := written(docs[i : i+1]); err != nil {
			return nil, part.damaged(err)
		}
	}
	return nil, parts[len(parts)-1].damaged(err)
}

// written returns the file that joins docs. It changes them.
func written(docs []*model.Context) (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil { // pdfcpu's objects come from files that anybody made
			out, err = nil, fmt.Errorf("pdf: merge: %v", r)
		}
	}()
	catalog, err := join(docs)
	if err != nil {
		return nil, err
	}
	return write(catalog, docs)
}

// configuration is pdfcpu's, without its folder of settings and fonts, and
// without the network. The command is one that reads a file which is locked
// against changes only: anybody may read that.
func configuration() *model.Configuration {
	onceNoFolder()
	c := model.NewDefaultConfiguration()
	c.Cmd = model.OPTIMIZE
	c.ValidationMode = model.ValidationRelaxed
	c.Offline = true
	c.CreateBookmarks = false
	c.Limits.MaxStreamBytes, c.Limits.MaxDecodeBytes = 128<<20, 256<<20
	c.Limits.MaxObjectCount, c.Limits.MaxXRefEntries = 1_000_000, 1_000_000
	return c
}

var onceNoFolder = sync.OnceFunc(api.DisableConfigDir)

// read returns the file as pdfcpu sees it.
func (a Annex) read() (doc *model.Context, err error) {
	defer func() {
		if r := recover(); r != nil { // pdfcpu reads files that anybody made
			doc, err = nil, a.damaged(fmt.Errorf("pdf: annex: %v", r))
		}
	}()
	if !bytes.Contains(a.Content[:min(len(a.Content), 1024)], []byte("%PDF-")) {
		return nil, data.Invalid("annex", "«\u00a0"+a.Name+"\u00a0» n’est pas un fichier PDF\u00a0: enregistrez-le en PDF, ou imprimez-le à part.")
	}
	doc, err = api.ReadAndValidate(bytes.NewReader(newest(a.Content)), configuration())
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword):
		return nil, &data.Error{Code: data.CodeInvalid, Field: "annex", Cause: err, Sentence: "«\u00a0" + a.Name +
			"\u00a0» est protégé par un mot de passe\u00a0: enregistrez-en une copie sans mot de passe, ou imprimez-le à part."}
	case err != nil:
		return nil, a.damaged(err)
	case doc.PageCount < 1:
		return nil, a.damaged(errors.New("pdf: no page"))
	}
	return doc, nil
}

func (a Annex) damaged(cause error) error {
	return &data.Error{Code: data.CodeInvalid, Field: "annex", Cause: cause, Sentence: "«\u00a0" + a.Name +
		"\u00a0» est abîmé ou incomplet et ne peut pas être joint\u00a0: remplacez ce fichier, ou imprimez-le à part."}
}

// newest names the version 1.7 in the head of a file that says an older one.
// Many e-invoices call themselves 1.3 and hold what came later, which pdfcpu
// then refuses.
func newest(content []byte) []byte {
	const head = "%PDF-1."
	at := bytes.Index(content[:min(len(content), 1024)], []byte(head))
	if at < 0 || at+len(head) >= len(content) || content[at+len(head)] >= '7' {
		return content
	}
	out := bytes.Clone(content)
	out[at+len(head)] = '7'
	return out
}
