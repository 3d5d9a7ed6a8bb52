package settings

// CopyTo makes a copy of the register in a folder, as if it had been chosen in
// the dialog, which is Fyne's own.
func CopyTo(p *Page, folder string) {
	p.ShowSection(SectionRegister)
	p.sections[SectionRegister].(*register).copyTo(folder)
}
