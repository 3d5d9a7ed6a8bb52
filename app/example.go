package app

import (
	"os"
	"os/exec"
)

// openExample opens the program a second time, on made-up records.
func openExample() error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	return exec.Command(self, "--demo").Start()
}
