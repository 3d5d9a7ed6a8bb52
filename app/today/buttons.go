package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"dument/app/desk"
	"dument/app/ui"
	"dument/data"
)

// buttons are what can be done with a card: first what it proposes.
func (v *view) buttons(p *desk.Prepared) fyne.CanvasObject {
	s := v.sheet
	press := func(label string, icon fyne.Resource, c command) *keyButton {
		return v.button(label, icon, func() { s.page.command(c) })
	}
	var own []*keyButton
	a := p.Action
	switch {
	case a.Channel == data.ChannelEmail:
		own = append(own, press("Envoyer", theme.MailSendIcon(), enter), press("Modifier…", nil, modify))
	case a.Level == data.LevelFormalNotice:
		own = append(own, press("Mise en demeure…", theme.DocumentIcon(), enter))
	case a.Channel == data.ChannelLetter:
		own = append(own, press("Préparer le courrier…", theme.DocumentIcon(), enter))
	case a.Channel == data.ChannelSMS:
		own = append(own, press("Envoyé", theme.ConfirmIcon(), enter))
	case a.Channel == data.ChannelCall:
		own = append(own, press("Résultat…", nil, enter))
	case a.Channel == data.ChannelVisit:
		own = append(own, v.button("Visite faite", theme.ConfirmIcon(), v.visited))
	}
	if a.Channel != data.ChannelCall {
		own = append(own, press("Appeler", nil, call))
	}
	own = append(own, press("Reporter…", nil, postpone), press("Passer…", nil, skip))
	more := v.quiet("", theme.NewColoredResource(theme.MoreVerticalIcon(), theme.ColorNamePlaceHolder), nil)
	more.OnTapped = func() { s.page.showMore(under(more)) }
	own = append(own, more)
	bar := ui.Flow()
	for _, b := range own {
		bar.Add(b)
	}
	v.first = own[0]
	return bar
}

// under is the place of a menu that belongs to an object.
func under(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(0, o.Size().Height)
}

// showChannels offers the other channels under the card's head.
func (s *sheet) showChannels() {
	if s.view != nil {
		s.showChannelsAt(s.content)
	}
}

// showChannelsAt offers the channels; registered mail is for formal notices.
func (s *sheet) showChannelsAt(o fyne.CanvasObject) {
	var items []*fyne.MenuItem
	for _, c := range data.Channels {
		if c == data.ChannelRegistered && s.action.Level != data.LevelFormalNotice {
			continue
		}
		item := fyne.NewMenuItem(c.French(), func() {
			s.turnTo(c)
			s.page.Focus()
		})
		item.Checked = s.view != nil && s.view.shown.Action.Channel == c
		items = append(items, item)
	}
	at := under(o)
	if o == fyne.CanvasObject(s.content) {
		at = at.SubtractXY(-16, o.Size().Height-56)
	}
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), s.page.shell.Window().Canvas())
	menu.ShowAtPosition(at)
	s.page.shell.Window().Canvas().Focus(menu)
}
