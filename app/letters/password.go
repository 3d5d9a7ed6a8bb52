package letters

import "dument/app/ui"

// WithPassword goes on once the password of the mail account is known: it asks
// for it where it is not, and says where to set an account up where there is
// none. never is called when the user gives up.
func WithPassword(shell ui.Shell, desk Sending, then, never func()) {
	sender{shell, desk}.withPassword(then, never)
}
