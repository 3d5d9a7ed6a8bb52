package settings_test

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"dument/data"
	"dument/data/day"
)

func TestARateIsEnteredWithItsSourceAndTakenBack(t *testing.T) {
	h := open(t)
	h.Tap("Taux")
	h.Sees("2e semestre 2026", "2,40 %", "12,40 %", "2,75 %", "1er semestre 2026")
	h.Tap("Saisir un taux…")
	h.Sees("Taux d’un semestre")
	h.Choose("Taux", "Intérêt légal")
	h.Choose("Semestre", "1") // the newest first: of 2027
	h.Fill("Taux annuel (%)", "2,81")
	h.Sees("arrêtés semestriels fixant le taux de l’intérêt légal") // where the program's own come from
	h.Tap("Enregistrer le taux")
	h.Sees("Indiquez d’où vient ce taux")
	h.Fill("Où ce taux a été lu", "arrêté du 15 décembre 2026")
	h.Tap("Enregistrer le taux")
	all, err := h.desk.Rates(h.ctx)
	if err != nil {
		t.Fatal(err)
	}
	half := day.HalfYear{Year: 2027}
	if own, ok := all.Own(data.RateLegal, half); !ok || own.Rate != 281 || own.Source != "arrêté du 15 décembre 2026" {
		t.Fatalf("kept %+v; failures %v\n%s", own, h.Failed, h.Text())
	}
	h.Sees("1er semestre 2027", "2,81 % *", "arrêté du 15 décembre 2026", "à saisir")
	h.Undo()
	if all, _ = h.desk.Rates(h.ctx); len(all.Missing(half)) != len(data.RateTables) {
		t.Errorf("after the undo only %v are missing", all.Missing(half))
	}

	h.Tap("Saisir un taux…")
	h.Choose("Semestre", "1") // the newest first: of 2027
	h.Fill("Taux annuel (%)", "2,40")
	h.Fill("Où ce taux a été lu", "une prévision")
	h.Tap("Enregistrer le taux")
	h.Sees("n’est pas encore connu") // the ECB's rate is the one of the first day
}

func TestFeesAreTheUsersOwn(t *testing.T) {
	h := open(t)
	h.Tap("Frais")
	h.Sees("Commissaire de justice", "à compléter")
	h.Tap("Ajouter des frais…")
	h.Choose("Confié à", "Société")
	h.Fill("Frais", "Commission au résultat")
	h.Fill("Part de ce qui est recouvré (%)", "12,5")
	h.Fill("Où vous l’avez lu", "devis du 3 novembre")
	h.Tap("Enregistrer")
	var kept data.Fee
	all, err := h.desk.Fees(h.ctx)
	for _, fee := range all {
		if fee.Label == "Commission au résultat" {
			kept = fee
		}
	}
	if err != nil || kept.Percent != 1250 || kept.Provider != data.Collector || kept.Source != "devis du 3 novembre" {
		t.Fatalf("kept %+v, %v; failures %v\n%s", kept, err, h.Failed, h.Text())
	}
	h.Sees("12,50 %", "devis du 3 novembre")
	h.Undo()
	if again, _ := h.desk.Fees(h.ctx); len(again) != len(all)-1 {
		t.Errorf("after the undo there are %d lines", len(again))
	}
}

// TestAPictureLeavesWhatIsTypedAlone: it is kept at once, and taken back, while
// the offset above it waits to be saved.
func TestAPictureLeavesWhatIsTypedAlone(t *testing.T) {
	h := open(t)
	var content bytes.Buffer
	h.ok(png.Encode(&content, image.NewGray(image.Rect(0, 0, 40, 20))))
	path := filepath.Join(t.TempDir(), "logo.png")
	h.ok(os.WriteFile(path, content.Bytes(), 0o600))
	h.Tap("Papier")
	h.Fill("Décaler vers la droite (mm)", "2,5")
	h.Tap("Choisir une image…")
	h.Fill("Nom ou chemin", path)
	h.Press(fyne.KeyReturn)
	typed := func() {
		t.Helper()
		if got := h.Value("Décaler vers la droite (mm)"); got != "2,5" {
			t.Errorf("the offset reads %q", got)
		}
	}
	typed()
	s, err := h.desk.PaperSettings(h.ctx)
	if err != nil || len(s.Logo) == 0 || s.Offsets[data.DL] != (data.Offset{}) {
		t.Errorf("kept %d bytes, %+v, %v; failures %v\n%s", len(s.Logo), s.Offsets, err, h.Failed, h.Text())
	}
	h.Undo()
	typed()
	if s, err := h.desk.PaperSettings(h.ctx); err != nil || len(s.Logo) != 0 {
		t.Errorf("after the undo %d bytes, %v", len(s.Logo), err)
	}
}

func TestEachEnvelopeKeepsItsOffset(t *testing.T) {
	h := open(t)
	h.Tap("Papier")
	h.Fill("Décaler vers la droite (mm)", "2,5")
	h.Fill("Décaler vers le bas (mm)", "-11")
	h.Tap("Enregistrer")
	h.Sees("de -10 à 10")
	h.Fill("Décaler vers le bas (mm)", "-1")
	h.Choose("Enveloppe", "C5")
	h.Fill("Décaler vers la droite (mm)", "4")
	h.Choose("Fenêtre", "À gauche")
	h.Tap("Imprimer la page d’essai")
	if content := h.Opened["Page d’essai.pdf"]; len(content) < 1000 || string(content[:5]) != "%PDF-" {
		t.Errorf("the test page has %d bytes; failures %v", len(content), h.Failed)
	}
	h.Tap("Enregistrer")
	s, err := h.desk.PaperSettings(h.ctx)
	if err != nil || s.Envelope != data.C5 || !s.Left || s.Offsets[data.DL] != (data.Offset{X: 25, Y: -10}) || s.Offsets[data.C5] != (data.Offset{X: 40}) {
		t.Errorf("kept %+v, %v; failures %v", s, err, h.Failed)
	}
	h.Undo()
	if s, _ := h.desk.PaperSettings(h.ctx); s.Envelope == data.C5 {
		t.Errorf("after the undo %+v", s)
	}
}
