//go:build deps

package main

import (
	_ "fyne.io/fyne/v2/app"
	_ "fyne.io/fyne/v2/dialog"
	_ "fyne.io/fyne/v2/storage"
	_ "fyne.io/fyne/v2/lang"
	_ "fyne.io/fyne/v2/container"
	_ "fyne.io/fyne/v2/test"
	_ "fyne.io/fyne/v2/widget"
	_ "github.com/emersion/go-message/mail"
	_ "github.com/emersion/go-sasl"
	_ "github.com/emersion/go-smtp"
	_ "github.com/go-fonts/liberation/liberationsansregular"
	_ "github.com/go-fonts/liberation/liberationsansbold"
	_ "github.com/gofrs/flock"
	_ "github.com/jung-kurt/gofpdf"
	_ "github.com/pdfcpu/pdfcpu/pkg/api"
	_ "github.com/xhit/go-simple-mail/v2"
	_ "github.com/zalando/go-keyring"
	_ "golang.org/x/text/encoding/charmap"
	_ "golang.org/x/term"
	_ "modernc.org/sqlite"
	_ "rsc.io/qr"
)
