package main

import (
	"time"
	"os"
	"fmt"

	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
	_ "fyne.io/fyne/v2/test"
	_ "modernc.org/sqlite"
	_ "github.com/jung-kurt/gofpdf"
	_ "github.com/xhit/go-simple-mail/v2"
	_ "github.com/zalando/go-keyring"
	_ "github.com/emersion/go-smtp"
	_ "rsc.io/qr"
)

func main() {
	t := time.Now()
	a := app.NewWithID("x")
	w := a.NewWindow("Vide")
	w.SetContent(widget.NewLabel("vide"))
	a.Lifecycle().SetOnStarted(func() { fmt.Println(time.Since(t)) })
	if len(os.Args) > 1 { return }
	w.ShowAndRun()
}
