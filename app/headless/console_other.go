//go:build !windows

package headless

// UseConsole is for Windows alone.
func UseConsole() {}
