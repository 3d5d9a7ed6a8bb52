package letters_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"dument/app/desk"
	"dument/app/letters"
	"dument/app/ui"
	"dument/data"
	"dument/data/day"
	message "dument/letters"
)

// printed adds a client whose formal notice is printed.
func (h *house) printed(name string) data.Client {
	h.T.Helper()
	c := h.late(name, "compta@client.example")
	h.paper(message.PaperNotice, c)
	h.Tap("Imprimer et enregistrer")
	if len(h.Failed) > 0 {
		h.T.Fatal(h.Failed)
	}
	clear(h.Opened)
	return c
}

// posting returns the one registered letter of a client.
func (h *house) posting(c data.Client) data.Posting {
	h.T.Helper()
	postings, err := h.desk.Postings(h.ctx, c.ID)
	h.ok(err)
	if len(postings) != 1 {
		h.T.Fatalf("%d registered letters", len(postings))
	}
	return postings[0]
}

// note answers the dialog of what happened, on a day.
func (h *house) note(verb, label, on string) {
	h.T.Helper()
	h.Tap(verb)
	h.Fill(label, on)
	h.Press(fyne.KeyReturn)
}

// TestARegisteredLetterIsFollowed from the tray to the end of its deadline.
func TestARegisteredLetterIsFollowed(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	c := h.printed("Œuvre & Fils")
	h.Tap("Œuvre & Fils")
	h.Sees("Suivi du recommandé", "Imprimé", "La lettre laisse 8 jours à compter de sa réception")
	h.Fill("Numéro du recommandé", "1A 123 456 7890 1")
	h.Press(fyne.KeyReturn)
	if h.posting(c).Number != "1A12345678901" || h.LastToast() != "Le numéro 1A 123 456 7890 1 est noté pour Œuvre & Fils." {
		t.Errorf("%+v, toast %q, failures %v", h.posting(c), h.LastToast(), h.Failed)
	}
	h.Sees("Suivre sur laposte.fr")

	h.note("Posté…", "Posté le", "21/11/2026")
	h.Sees("Posté", "Distribué…", "Avisé…", "Non réclamé…", "Refusé…", "Inconnu…")
	h.desk.Config.Today = today.Add(10)
	h.note("Distribué…", "Distribué le", "24/11/2026")
	h.Sees("À régler au plus tard le 02/12/2026 : 8 jours, comptés de la distribution du 24/11/2026.")
	h.Misses("Distribué…", "Injonction de payer…")

	h.Undo()
	h.Sees("Distribué…")
	h.note("Distribué…", "Distribué le", "24/11/2026")
	h.desk.Config.Today = day.Of(2026, 12, 3)
	h.page.Refresh("day")
	h.Sees("Délai expiré le 02/12/2026", "La suite : constituer le dossier, ou demander une injonction de payer.")
	h.Tap("Dossier…")
	if !slices.Contains(h.Asked, "dossier") {
		t.Errorf("asked for %q", h.Asked)
	}
	h.Tap("Injonction de payer…")
	h.Sees("Requête en injonction de payer contre Œuvre & Fils")
}

// TestALetterThatNobodyFetched: its deadline runs from the first presentation,
// and that from its return is told too.
func TestALetterThatNobodyFetched(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	h.printed("Œuvre & Fils")
	h.Tap("Œuvre & Fils")
	h.note("Posté…", "Posté le", "21/11/2026")
	h.desk.Config.Today = today.Add(30)
	h.note("Avisé…", "Première présentation le", "24/11/2026")
	h.Sees("Avisé, en instance")
	h.note("Non réclamé…", "Revenu le", "12/12/2026")
	h.Sees("Non réclamé", "Délai expiré le 02/12/2026", "8 jours, comptés de la première présentation du 24/11/2026, puisqu’un recommandé non réclamé compte comme reçu",
		"Compté du retour du 12/12/2026, il finirait le 20/12/2026", "Enveloppe revenue")
}

// TestAReturnWithoutItsPresentation, as the terminal notes it: the deadline runs
// from the return until the presentation is known.
func TestAReturnWithoutItsPresentation(t *testing.T) {
	h := open(t)
	letter := h.posting(h.printed("Œuvre & Fils")).ContactID
	h.desk.Config.Today = today.Add(30)
	_, err := h.desk.NotePost(h.ctx, letter, data.PostEvent{Kind: data.PostPosted, On: today}, data.PostEvent{Kind: data.PostUnclaimed, On: day.Of(2026, 12, 12)})
	h.ok(err)
	h.Put(h.page)
	h.Tap("Œuvre & Fils")
	h.Sees("8 jours, comptés du retour du 12/12/2026, puisqu’un recommandé non réclamé compte comme reçu", "Notez la première présentation")
	h.note("Première présentation…", "Première présentation le", "24/11/2026")
	h.Sees("Délai expiré le 02/12/2026", "comptés de la première présentation du 24/11/2026")
}

// TestAnEnvelopeWithoutItsPresentation: the day is not asked for at any price,
// and the dialog says what the deadline counts from without it.
func TestAnEnvelopeWithoutItsPresentation(t *testing.T) {
	for verb, state := range map[string]data.PostState{"Non réclamé…": data.StateUnclaimed, "Refusé…": data.StateRefused} {
		t.Run(verb, func(t *testing.T) {
			h := open(t)
			h.Put(h.page)
			c := h.printed("Œuvre & Fils")
			h.Tap("Œuvre & Fils")
			h.note("Posté…", "Posté le", "21/11/2026")
			h.desk.Config.Today = today.Add(30)
			h.Tap(verb)
			without := "si l’enveloppe ne la donne pas, le délai court du retour"
			h.Sees(without)
			h.Fill("Première présentation le", "24/11/2026")
			h.Misses(without)
			h.Fill("Première présentation le", "")
			h.Sees(without)
			h.Fill("Revenu le", "12/12/2026")
			h.Press(fyne.KeyReturn)
			if l := h.posting(c); l.State() != state || !l.Presented.IsZero() || l.Deadline() != day.Of(2026, 12, 20) {
				t.Fatalf("%+v, failures %v", l, h.Failed)
			}
			h.Sees("comptés du retour du 12/12/2026", "Notez la première présentation", "Première présentation…")
		})
	}
}

// TestTheReaderKeepsTheirPlace where a scan was joined or a day noted; another
// letter begins at its top.
func TestTheReaderKeepsTheirPlace(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	first := h.printed("Œuvre & Fils")
	h.printed("Boulangerie Noël")
	h.Window().Resize(fyne.NewSize(1100, 500))
	h.Tap("Œuvre & Fils")
	const read = 120
	h.detail().ScrollToOffset(fyne.NewPos(0, read))
	before := h.detail()
	h.note("Posté…", "Posté le", "21/11/2026")
	if h.detail() == before || h.detail().Offset.Y != read {
		t.Errorf("after a day was noted it stands at %v", h.detail().Offset)
	}
	slip := filepath.Join(t.TempDir(), "récépissé.png")
	h.ok(os.WriteFile(slip, scan, 0o600))
	h.page.Dropped([]fyne.URI{storage.NewFileURI(slip)})
	h.Tap("Récépissé de dépôt")
	if h.posting(first).Slip == 0 || h.detail().Offset.Y != read {
		t.Errorf("after a scan was joined it stands at %v, failures %v", h.detail().Offset, h.Failed)
	}
	h.Tap("Boulangerie Noël")
	if h.detail().Offset.Y != 0 {
		t.Errorf("another letter stands at %v", h.detail().Offset)
	}
}

// detail returns what scrolls beside the list.
func (h *house) detail() *container.Scroll {
	h.T.Helper()
	halves := h.page.Content().(*ui.Split)
	var found *container.Scroll
	var look func(fyne.CanvasObject)
	look = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *container.Scroll:
			found = o
		case *container.Split:
			look(o.Trailing)
		case *fyne.Container:
			for _, part := range o.Objects {
				look(part)
			}
		}
	}
	for _, o := range test.WidgetRenderer(halves).Objects() {
		look(o)
	}
	if found == nil {
		h.T.Fatal("no detail is shown")
	}
	return found
}

// TestAWrongAddressRunsNothing.
func TestAWrongAddressRunsNothing(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	h.printed("Œuvre & Fils")
	h.Tap("Œuvre & Fils")
	h.note("Posté…", "Posté le", "21/11/2026")
	h.note("Inconnu…", "Revenu le", "21/11/2026")
	h.Sees("Inconnu à l’adresse", "aucun délai ne court")
}

// TestDatesThatCannotBeAreRefused: at their field, with a sentence.
func TestDatesThatCannotBeAreRefused(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	c := h.printed("Œuvre & Fils")
	h.Tap("Œuvre & Fils")
	h.note("Posté…", "Posté le", "20/11/2026")
	h.Sees("Posté le", "avant d’avoir été imprimé le 21/11/2026")
	h.Press(fyne.KeyEscape)
	if !h.posting(c).Posted.IsZero() {
		t.Error("it is noted all the same")
	}
	h.Fill("Numéro du recommandé", "RR 123 456 789 FR")
	h.Press(fyne.KeyReturn)
	h.Sees("faute de frappe")
	if h.posting(c).Number != "" {
		t.Error("the number is noted all the same")
	}
}

// TestTheTrayIsPrintedInItsOrder: all of it or what is chosen, in one file; then
// noted as posted together, and taken back together.
func TestTheTrayIsPrintedInItsOrder(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	first, second := h.printed("Œuvre & Fils"), h.printed("Boulangerie Noël")
	h.Sees("Rien à envoyer")
	h.page.ShowTray()
	h.Sees("Imprimer 2 plis", "Tout sélectionner", "Bordereau des envois")
	if on := h.Text(); strings.Index(on, first.Name) > strings.Index(on, second.Name) {
		t.Errorf("the oldest does not come first:\n%s", on)
	}
	h.Tap("Imprimer 2 plis")
	if len(h.Opened) != 1 || len(h.Opened["Plis à poster - 2026-11-21.pdf"]) == 0 {
		t.Fatalf("%d files opened, failures %v", len(h.Opened), h.Failed)
	}
	h.Tap("Bordereau des envois")
	if len(h.Opened) != 2 {
		t.Errorf("no list was opened, failures %v", h.Failed)
	}
	h.Tap("Boulangerie Noël")
	h.Sees("Imprimer 1 pli")
	h.Tap("Tout sélectionner")
	h.Sees("Imprimer 2 plis")
	h.Tap("Noter postés…")
	h.Fill("Postés le", "20/11/2026")
	h.Tap("Noter 2\u00a0plis postés")
	h.Sees("Postés le", "avant d’avoir été imprimé le 21/11/2026")
	h.Fill("Postés le", "21/11/2026")
	h.Tap("Noter 2\u00a0plis postés")
	if h.LastToast() != "2\u00a0plis sont notés postés le 21/11/2026." {
		t.Errorf("toast %q, failures %v", h.LastToast(), h.Failed)
	}
	h.Sees("Aucun pli n’attend d’être posté.", "Rien à imprimer")
	h.Misses("Tout sélectionner")
	h.Undo()
	h.Sees("Imprimer 2 plis")
}

// stopped is a desk on which the user stops whatever takes long.
type stopped struct{ *desk.Desk }

func (stopped) PrintTray(context.Context, []data.ID, func(int, int)) ([]byte, error) {
	return nil, context.Canceled
}

// TestAStoppedTrayPrintsNothing and says so without blame.
func TestAStoppedTrayPrintsNothing(t *testing.T) {
	h := open(t)
	h.printed("Œuvre & Fils")
	page := letters.New(h.Stage, stopped{h.desk}, letters.Actions{})
	h.Put(page)
	page.ShowTray()
	h.Tap("Imprimer 1\u00a0pli")
	if len(h.Opened)+len(h.Failed) != 0 || h.LastToast() != "Arrêté\u00a0: rien n’a été imprimé." {
		t.Errorf("toast %q, failures %v, %d files", h.LastToast(), h.Failed, len(h.Opened))
	}
}

// TestAnAlertLeadsToItsLetter, whatever the page showed.
func TestAnAlertLeadsToItsLetter(t *testing.T) {
	h := open(t)
	c := h.printed("Œuvre & Fils")
	h.printed("Boulangerie Noël")
	h.page.ShowLetter(h.posting(c).ContactID)
	h.Put(h.page)
	h.Sees("Suivi du recommandé")
	h.page.ShowTray()
	h.page.ShowLetter(h.posting(c).ContactID)
	h.Sees("Suivi du recommandé", "Tous")
}

// TestAReaderGoesFromLetterToLetter: it types a number and Enter, and the
// keyboard is in the number of the next letter.
func TestAReaderGoesFromLetterToLetter(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	first, second := h.printed("Œuvre & Fils"), h.printed("Boulangerie Noël")
	h.page.ShowTray()
	h.Tap("Œuvre & Fils")
	h.Fill("Numéro du recommandé", "1A 123 456 7890 1")
	h.Press(fyne.KeyReturn)
	test.Type(h.Window().Canvas().Focused(), "1A 123 456 7891 8")
	h.Press(fyne.KeyReturn)
	if a, b := h.posting(first).Number, h.posting(second).Number; a != "1A12345678901" || b != "1A12345678918" {
		t.Errorf("the numbers are %q and %q; failures %v", a, b, h.Failed)
	}
}

// TestALetterIsNotPostedAfterAll: it counts as never sent, until it is put back.
func TestALetterIsNotPostedAfterAll(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	c := h.printed("Œuvre & Fils")
	h.Tap("Œuvre & Fils")
	h.Tap("Ne pas poster")
	h.Sees("Non posté", "ne compte pas comme envoyée")
	if h.posting(c).State() != data.StateNotPosted || h.Counts["couriers"] != 0 {
		t.Errorf("%+v, counts %v, failures %v", h.posting(c), h.Counts, h.Failed)
	}
	h.Tap("Remettre à poster")
	h.Sees("À poster", "Ne pas poster")
}

// TestScansAreJoined: a file dropped on the letter is asked about, kept, opened,
// and taken back.
func TestScansAreJoined(t *testing.T) {
	h := open(t)
	h.Put(h.page)
	c := h.printed("Œuvre & Fils")
	slip := filepath.Join(t.TempDir(), "récépissé.png")
	h.ok(os.WriteFile(slip, scan, 0o600))
	file := storage.NewFileURI(slip)
	if h.page.Dropped([]fyne.URI{file}) {
		t.Error("it was taken while no letter was shown")
	}
	h.Tap("Œuvre & Fils")
	if h.page.Dropped([]fyne.URI{storage.NewFileURI("/liste.csv")}) {
		t.Error("a list of invoices was taken for a scan")
	}
	if !h.page.Dropped([]fyne.URI{file}) {
		t.Fatal("it was not taken")
	}
	h.Sees("« récépissé.png » est joint au recommandé de Œuvre & Fils")
	h.Tap("Récépissé de dépôt")
	if h.posting(c).Slip == 0 {
		t.Fatalf("nothing is kept; failures %v", h.Failed)
	}
	h.Sees("Scan joint")
	h.Undo()
	if h.posting(c).Slip != 0 {
		t.Error("« Annuler » left it")
	}
	h.page.Dropped([]fyne.URI{file, file})
	if len(h.Failed) != 1 || !strings.Contains(h.Failed[0].Error(), "un seul fichier") {
		t.Errorf("failures %v", h.Failed)
	}
}

// scan is the smallest picture: one grey pixel.
var scan = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\b\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cch\x00\x00\x00\x82\x00\x81w\xcdr\xb6\x00\x00\x00\x00IEND\xaeB`\x82")
