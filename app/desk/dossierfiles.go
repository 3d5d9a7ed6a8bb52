package desk

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"dument/data"
	"dument/letters"
	"dument/letters/dossier"
)

// The folders of a dossier. What a reader opens first is at its root.
const (
	folderInvoices = "1 Factures"
	folderMessages = "2 Messages"
	folderLetters  = "3 Courriers"
	folderProofs   = "4 Preuves"
)

// binder puts the files of a case into its dossier.
type binder struct {
	records
	desk        *Desk
	out         *dossier.Writer
	files       []letters.IndexFile // numbered from 1
	at          map[data.ID]int     // number of the file that a kept document is
	missing     []string
	progress    func(done, total int)
	done, total int
}

// piece is a kept document, as the dossier holds it.
type piece struct {
	document data.ID
	folder   string
	name     string // without number; an extension of the kept file's is added
	title    string // in the index
}

// bind writes everything.
func (b *binder) bind(ctx context.Context) error {
	pieces := b.pieces()
	b.total = len(pieces) + 3
	cases, err := b.claims(ctx)
	if err != nil {
		return err
	}
	for _, p := range pieces {
		if err := b.keep(ctx, p); err != nil {
			return err
		}
	}
	v, err := b.desk.Verify(ctx, nil)
	if err != nil {
		return err
	}
	for _, p := range v.Problems {
		b.missing = append(b.missing, "À la vérification de l’historique\u00a0: "+p.Sentence)
	}
	b.step()
	index, err := letters.DossierIndex(letters.IndexInput{Case: cases[0], Others: cases[1:], Events: b.chronology(b.at, b.desk.Today()), Files: b.files, Missing: b.missing, Head: v.Head})
	if err != nil {
		return err
	}
	content, err := b.desk.Render(ctx, index)
	if err != nil {
		return err
	}
	if _, err := b.out.Add("", "00 Index.pdf", content); err != nil {
		return err
	}
	if _, err := b.out.Add("", "LISEZ-MOI.txt", []byte(b.readMe(v))); err != nil {
		return err
	}
	b.step()
	return b.out.Close()
}

func (b *binder) step() {
	if b.done++; b.progress != nil {
		b.progress(b.done, b.total)
	}
}

// add writes a file under the next number.
func (b *binder) add(folder, name, title string, content []byte) (int, error) {
	n := len(b.files) + 1
	e, err := b.out.Add(folder, fmt.Sprintf("%02d %s", n, name), content)
	if err != nil {
		return 0, err
	}
	b.files = append(b.files, letters.IndexFile{Number: n, Name: e.Path, Title: title, Size: e.Size, SHA256: e.SHA256})
	return n, nil
}

// pieces lists the kept documents of the case, in the order of the dossier, each
// once.
func (b *binder) pieces() []piece {
	var all []piece
	for _, i := range b.invoices {
		for _, f := range b.records.files[i.ID] {
			all = append(all, piece{f.ID, folderInvoices, i.Number + " - " + strings.TrimSuffix(f.Name, filepath.Ext(f.Name)),
				i.Kind.French() + " " + i.Number + "\u00a0: " + f.Name})
		}
	}
	for _, c := range b.contacts {
		if c.DocumentID == 0 {
			continue
		}
		folder, what := folderLetters, c.Subject
		if c.Channel == data.ChannelEmail {
			folder, what = folderMessages, "E-mail à "+c.Recipient+"\u00a0: "+c.Subject
		}
		name := c.Subject
		if c.Level != data.LevelNone {
			name = c.Level.French()
		}
		all = append(all, piece{c.DocumentID, folder, c.On.String() + " " + name, what + ", du " + c.On.French()})
	}
	for _, c := range b.contacts {
		p := b.postings[c.ID]
		letter := "du recommandé du " + p.Printed.French()
		all = append(all, piece{p.Slip, folderProofs, "Récépissé de dépôt " + p.Posted.String(), "Récépissé de dépôt " + letter},
			piece{p.Receipt, folderProofs, "Avis de réception " + max(p.Delivered, p.Back).String(), "Avis de réception ou enveloppe revenue, " + letter})
	}
	for _, i := range b.invoices {
		for _, x := range data.Interrupting(b.breaks[i.ID]) {
			all = append(all, piece{x.DocumentID, folderProofs, x.Kind.French() + " " + i.Number + " " + x.On.String(),
				x.Kind.French() + " du " + x.On.French() + ", facture " + i.Number})
		}
	}
	seen := map[data.ID]bool{0: true}
	return keep(all, func(p piece) bool {
		known := seen[p.document]
		seen[p.document] = true
		return !known
	})
}

// keep writes a kept document as it is. One that is no longer what was kept is
// left out, and named: a dossier must not pass a changed file off as evidence.
func (b *binder) keep(ctx context.Context, p piece) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	d, content, err := b.desk.Register.Document(ctx, p.document)
	switch data.CodeOf(err) {
	case data.CodeDamaged, data.CodeNotFound:
		b.missing = append(b.missing, p.title+"\u00a0: "+err.Error())
		b.step()
		return nil
	}
	if err != nil {
		return err
	}
	ext := filepath.Ext(d.Name)
	if ext == "" && p.folder == folderMessages {
		ext = ".eml"
	}
	n, err := b.add(p.folder, p.name+ext, p.title, content)
	if err != nil {
		return err
	}
	b.at[p.document] = n
	b.step()
	return nil
}

// readMe tells a stranger what this is and how to check it.
func (b *binder) readMe(v data.Verification) string {
	state := "rien n’a été modifié"
	if !v.Sound() {
		state = "des différences ont été trouvées, elles sont nommées dans l’index"
	}
	return typeset.Replace(`Dossier de recouvrement
Créancier : ` + oneLine(b.sender.Name) + `
Débiteur : ` + oneLine(b.client.Name) + `
Établi le ` + b.desk.Today().French() + ` avec Dûment.

Commencez par « 00 Index.pdf » : parties, sommes réclamées, chronologie, liste
numérotée des pièces avec leur empreinte, et ce qui manque.

Vérifier que rien n’a été modifié depuis (aucun logiciel particulier n’est requis) :
  Linux, macOS : sha256sum -c SHA256SUMS   (ou : shasum -a 256 -c SHA256SUMS)
  Windows      : certutil -hashfile "nom du fichier" SHA256, à comparer à SHA256SUMS

L’historique d’où viennent ces pièces est enchaîné par SHA-256 : chaque écriture
contient l’empreinte de la précédente. Vérification du ` + b.desk.Today().French() + ` :
  écritures vérifiées : ` + fmt.Sprint(v.Entries) + `
  fichiers vérifiés   : ` + fmt.Sprint(v.Files) + `
  résultat            : ` + state + `
Empreinte de la dernière écriture :
  ` + v.Head + `
La commande « dument verify » refait cette vérification sur le registre du créancier.
`)
}

// typeset gives a French text its no-break spaces, and the ends of lines that
// every system reads.
var typeset = strings.NewReplacer(" :", "\u00a0:", " ;", "\u202f;", " !", "\u202f!", " ?", "\u202f?", "« ", "«\u00a0", " »", "\u00a0»", "\n", "\r\n")
