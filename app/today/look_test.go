package today_test

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// The goldens hold what each state of the page draws, as text.
func TestLooks(t *testing.T) {
	t.Run("nothing", func(t *testing.T) {
		h := open(t)
		h.Put(h.page)
		test.AssertRendersToMarkup(t, "nothing.xml", h.Window().Canvas())
	})
	t.Run("two clients", func(t *testing.T) {
		h, _ := twoClients(t)
		test.AssertRendersToMarkup(t, "two-clients.xml", h.Window().Canvas())
	})
}
