package followup

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
)

// ShowDossier asks what a dossier is about and where to write it. Without a
// choice of invoices it is about all that are open.
func ShowDossier(shell ui.Shell, d Desk, client data.ID, invoices []data.ID) {
	meet(shell, d, client, invoices, nil, func(p party) {
		if p.owes() {
			newDossier(p).show()
		}
	})
}

// dossier is the dialog that makes one.
type dossier struct {
	party
	dialog   *ui.Dialog
	form     *ui.Form
	pick     *pick
	handOver *ui.CheckField
}

func newDossier(p party) *dossier {
	d := &dossier{party: p}
	d.pick = newPick(p, func() {})
	d.handOver = ui.NewCheckField("hand_over", "Marquer le client comme transmis\u00a0: les relances s’arrêtent")
	d.form = ui.NewForm("Constituer le dossier…", d.choose, nil)
	d.form.SetRows(append(append([]fyne.CanvasObject{}, d.pick.rows...), d.handOver)...)
	d.form.SetIntro("Un seul fichier ZIP, avec tout ce qu’un avocat, un commissaire de justice ou un tribunal demande\u00a0: l’index, le décompte, les factures, chaque message et chaque lettre tels qu’ils sont partis, " +
		"les preuves de dépôt et de réception, les appels, promesses et litiges, et de quoi vérifier que rien n’a été changé.")
	return d
}

func (d *dossier) show() {
	d.dialog = ui.ShowForm(d.shell.Window(), "Dossier – "+d.client.Name, d.form)
	d.dialog.SetWidth(dialogWidth)
}

func (d *dossier) choose() {
	r := desk.DossierRequest{Client: d.client.ID, Invoices: d.pick.chosen(), HandOver: d.handOver.Checked()}
	o := ui.SaveOptions{Title: "Où enregistrer le dossier\u00a0?", Name: d.desk.DossierName(d.client)}
	ui.SaveFile(d.shell.Window(), d.shell.Runner(), o, func(path string) { d.make(r, path) })
}

// make writes the file; stopped, it leaves none.
func (d *dossier) make(r desk.DossierRequest, path string) {
	ui.DoLong(d.shell.Runner(), d.shell.Window(), "Dossier – "+d.client.Name, func(ctx context.Context, tell func(int, int, string)) (desk.DossierReport, error) {
		return d.desk.SaveDossier(ctx, r, path, func(done, total int) { tell(done, total, "Réunion des pièces…") })
	}, func(report desk.DossierReport, err error) {
		switch {
		case errors.Is(err, context.Canceled):
			d.shell.Toast("Le dossier n’a pas été fait.", nil)
			return
		case err != nil:
			d.form.ShowError(err)
			return
		}
		d.dialog.Close()
		d.told(path, report)
	})
}

// told says where the dossier is, and what a reader will look for in vain.
func (d *dossier) told(path string, report desk.DossierReport) {
	sentence := "Le dossier est dans «\u00a0" + filepath.Base(path) + "\u00a0»\u00a0: " + ui.Number(report.Files) + " fichiers" + "."
	var undo func()
	if report.HandedOver { // one that was handed over before keeps its day, and nothing is to be taken back
		d.shell.Changed(ui.ClientsChanged)
		sentence += " " + d.client.Name + " est noté comme transmis."
		undo = func() {
			ui.Do(d.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, d.desk.UndoHandOver(ctx, d.client.ID) }, func(_ struct{}, err error) {
				d.shell.Fail(err)
				d.shell.Changed(ui.ClientsChanged)
			})
		}
	}
	if len(report.Missing) == 0 {
		d.shell.Toast(sentence, undo)
		return
	}
	var missing *ui.Dialog
	missing = ui.NewDialog(d.shell.Window(), "Ce qui manque au dossier", ui.Flush(ui.NewProse(strings.Join(report.Missing, "\n"))),
		ui.NewPrimary("Compris", func() { missing.Close() }))
	missing.OnClosed = func() { d.shell.Toast(sentence, undo) } // « Annuler » must not run out behind the dialog
	missing.SetWidth(640)
	missing.Show()
}
