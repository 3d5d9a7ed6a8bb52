// Package stories holds the tests of the whole program: the built binary on a
// real window under Xvfb, driven by real clicks and keys, with real servers on
// loopback; and the binary killed at random moments.
//
// They need Debian's xvfb, xdotool, openbox, x11-xkb-utils, x11-utils,
// imagemagick, tesseract-ocr with its French, poppler-utils and python3; make test installs them.
package stories
