package ui

import "fyne.io/fyne/v2"

// canvasOf returns the canvas an object is on. Fyne knows that only from the
// first frame on; before it, the one window that is open is meant.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	if windows := driver.AllWindows(); len(windows) == 1 {
		return windows[0].Canvas()
	}
	return nil
}

// focus gives the keyboard to an object.
func focus(o fyne.Focusable) {
	object, ok := o.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := canvasOf(object); c != nil {
		c.Focus(o)
	}
}

// escape answers the Esc key in a widget: its own way out, else that of the
// dialog it stands in, else the window's.
func escape(o fyne.CanvasObject, own func()) {
	if own != nil {
		own()
		return
	}
	if c := canvasOf(o); c != nil {
		if closer, ok := c.Overlays().Top().(interface{ Cancel() }); ok {
			closer.Cancel()
			return
		}
	}
	pass(o, &fyne.KeyEvent{Name: fyne.KeyEscape})
}

// pass hands a key that a widget has no use for to the window: Fyne asks the
// window only while nothing has the keyboard.
func pass(o fyne.CanvasObject, e *fyne.KeyEvent) {
	if c := canvasOf(o); c != nil && c.OnTypedKey() != nil && c.Overlays().Top() == nil {
		c.OnTypedKey()(e)
	}
}

// passShortcut hands a shortcut that a widget has no use for to the window's
// canvas, which Fyne asks only while nothing that hears shortcuts has the
// keyboard.
func passShortcut(o fyne.CanvasObject, s fyne.Shortcut) {
	if c, ok := canvasOf(o).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}
