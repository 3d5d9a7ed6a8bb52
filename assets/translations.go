package assets

import _ "embed"

// French holds the toolkit's own words in French, in the form of go-i18n: the
// buttons of its file dialog, the menu of its entries, the days of the week.
//
//go:embed translations/fr.json
var French []byte

// Icon is the program's icon, PNG.
//
//go:embed icon.png
var Icon []byte
