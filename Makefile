# Dûment. The two commands that matter: make run, make test.
# Both install what is missing first (Debian packages, with sudo where needed).

export CC := clang
TAGS  := migrated_fynedo
BUILD_PACKAGES := clang libc6-dev pkg-config libgl-dev libegl-dev libwayland-dev libxkbcommon-dev libx11-dev \
	libxcursor-dev libxrandr-dev libxinerama-dev libxi-dev libxxf86vm-dev
RUN_PACKAGES  := libgl1 libgl1-mesa-dri libwayland-client0 libxcursor1 libxrandr2 libxinerama1 libxi6 libxkbcommon0 \
	libegl1 xdg-utils ca-certificates
TEST_PACKAGES := xvfb xdotool openbox x11-xkb-utils x11-utils imagemagick poppler-utils qpdf zbar-tools tesseract-ocr tesseract-ocr-fra python3
WINDOWS_PACKAGES := gcc-mingw-w64-x86-64-win32

.PHONY: run build test check bench windows clean

run: build
	./dument

build:
	@sh .ci/packages $(BUILD_PACKAGES) $(RUN_PACKAGES)
	go build -tags $(TAGS) -o dument .

test:
	@sh .ci/packages $(BUILD_PACKAGES) $(RUN_PACKAGES) $(TEST_PACKAGES)
	$(MAKE) check
	go build -tags $(TAGS) -o dument .
	# Never from the cache: it does not see that the program the stories start has changed.
	go test -race -count 1 -tags $(TAGS) -timeout 40m ./...

check:
	@test -z "$$(gofmt -l .)" || { echo "not gofmt-ed:"; gofmt -l .; exit 1; }
	go vet -tags $(TAGS) ./...
	go tool staticcheck -tags $(TAGS) ./...

# The window's figures beside an empty window's, then the benchmarks of the parts.
bench:
	@sh .ci/packages $(BUILD_PACKAGES) $(RUN_PACKAGES) $(TEST_PACKAGES)
	go test -tags $(TAGS) -run '^$$' -bench . -benchtime 1x ./app/stories
	go test -tags $(TAGS) -run '^$$' -bench . -benchmem $$(go list ./... | grep -v app/stories)

windows: export CC := x86_64-w64-mingw32-gcc
windows:
	@sh .ci/packages $(WINDOWS_PACKAGES)
	CGO_ENABLED=1 GOOS=windows GOARCH=amd64 go build -tags $(TAGS) -trimpath -ldflags "-s -w -H=windowsgui" -o dument.exe .

clean:
	rm -f dument dument.exe
