package ui

import "io/fs"

func volumes() []place { return mounted("/Volumes") }

func systemHides(fs.FileInfo) bool { return false }
