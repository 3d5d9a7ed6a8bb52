// Command empty opens a Fyne window with nothing in it: what the program's own
// start and memory are measured against, in the same run.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := app.NewWithID("fr.dument.empty").NewWindow("Dûment vide")
	w.SetContent(widget.NewLabel(""))
	w.Resize(fyne.NewSize(1200, 700))
	w.ShowAndRun()
}
