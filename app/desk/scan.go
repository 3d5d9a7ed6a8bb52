package desk

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"dument/data"
)

// scanKinds are the files that a scanner or a telephone gives, and how they begin.
var scanKinds = []struct{ mime, magic, exts string }{
	{"application/pdf", "%PDF-", ".pdf"},
	{"image/jpeg", "\xff\xd8\xff", ".jpg .jpeg"},
	{"image/png", "\x89PNG\r\n", ".png"},
	{"image/tiff", "II*\x00", ".tif .tiff"},
	{"image/tiff", "MM\x00*", ".tif .tiff"},
}

// AttachScan keeps the scan of a deposit slip (data.PostSlip) or of an
// acknowledgement of receipt (data.PostReceipt) with its letter: PDF, JPEG, PNG
// or TIFF, 15 MB at most. Undo takes it from the letter; its bytes stay, as
// everything of the history does.
func (d *Desk) AttachScan(ctx context.Context, letter data.ID, kind data.PostEventKind, name string, content []byte) (Undo, error) {
	name = filepath.Base(name)
	if kind != data.PostSlip && kind != data.PostReceipt {
		return nil, data.Invalid("kind", "Un scan est celui du récépissé de dépôt (slip) ou de l’avis de réception (receipt).")
	}
	if err := CheckScan(File{Name: name, Content: content}); err != nil {
		return nil, err
	}
	mime := scanned(content)
	before, err := d.Register.PostEvents(ctx, letter)
	if err != nil {
		return nil, err
	}
	if _, err := d.Register.AddScan(ctx, letter, kind, 0, withExtension(name, mime), mime, content); err != nil {
		return nil, err
	}
	return d.noteAgain(letter, before, []data.PostEvent{{Kind: kind}}), nil
}

// CheckScan refuses a file that AttachScan would not keep, before anything else is
// noted about its letter.
func CheckScan(f File) error {
	name := filepath.Base(f.Name)
	switch {
	case len(f.Content) == 0:
		return data.Invalid("file", "Le fichier «\u00a0"+name+"\u00a0» est vide\u00a0: il n’a pas été joint.")
	case len(f.Content) > maxAttachment:
		return data.Invalid("file", "Le fichier «\u00a0"+name+"\u00a0» dépasse 15 Mo\u00a0: numérisez-le en noir et blanc, ou en moins de points par pouce.")
	case scanned(f.Content) == "":
		return data.Invalid("file", "Le fichier «\u00a0"+name+"\u00a0» n’est ni un PDF ni une image JPEG, PNG ou TIFF\u00a0: numérisez ou photographiez de nouveau le document.")
	}
	return nil
}

// scanned tells what a file is by its first bytes, whatever its name says.
func scanned(content []byte) string {
	for _, k := range scanKinds {
		if bytes.HasPrefix(content, []byte(k.magic)) {
			return k.mime
		}
	}
	if bytes.Contains(content[:min(len(content), 1024)], []byte("%PDF-")) {
		return "application/pdf" // some scanners write a few bytes before
	}
	return ""
}

// withExtension gives a scan the extension of what it is, so that every reader opens it.
func withExtension(name, mime string) string {
	for _, k := range scanKinds {
		if k.mime != mime {
			continue
		}
		exts := strings.Fields(k.exts)
		for _, ext := range exts {
			if strings.EqualFold(filepath.Ext(name), ext) {
				return name
			}
		}
		return name + exts[0]
	}
	return name
}
