package letters_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"dument/data/money"
	"dument/letters"
)

func TestAmountsAreWrittenAsOneWritesThemByHand(t *testing.T) {
	for amount, want := range map[money.Cents]string{
		0: "zéro euro", 1: "un centime", 50: "cinquante centimes", 100: "un euro", 101: "un euro et un centime", 200: "deux euros", 180_810: "mille huit cent huit euros et dix centimes",
		1_600: "seize euros", 1_700: "dix-sept euros", 2_100: "vingt et un euros", 2_200: "vingt-deux euros", 7_000: "soixante-dix euros", 7_100: "soixante et onze euros",
		7_700: "soixante-dix-sept euros", 8_000: "quatre-vingts euros", 8_100: "quatre-vingt-un euros", 9_000: "quatre-vingt-dix euros", 9_100: "quatre-vingt-onze euros",
		9_999: "quatre-vingt-dix-neuf euros et quatre-vingt-dix-neuf centimes", 10_000: "cent euros", 10_100: "cent un euros", 20_000: "deux cents euros",
		20_180: "deux cent un euros et quatre-vingts centimes", 28_000: "deux cent quatre-vingts euros", 100_000: "mille euros", 200_000: "deux mille euros", 8_000_000: "quatre-vingt mille euros",
		20_000_000: "deux cent mille euros", 2_100_000: "vingt et un mille euros", 100_000_000: "un million d’euros", 100_000_100: "un million un euros",
		8_000_000_000: "quatre-vingts millions d’euros", 100_000_000_000: "un milliard d’euros", 200_050_000_000: "deux milliards cinq cent mille euros",
		money.Max: "dix milliards d’euros", -250: "moins deux euros et cinquante centimes",
	} {
		if got := letters.InWords(amount); got != want {
			t.Errorf("%d: got %q, want %q", amount, got, want)
		}
	}
}

// readWords reads a number in letters back, by adding and multiplying.
func readWords(t *testing.T, s string) (n int64) {
	values := map[string]int64{"zéro": 0, "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
		"douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
	scales := map[string]int64{"mille": 1000, "million": 1_000_000, "milliard": 1_000_000_000}
	var group int64
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' }) {
		plain := word
		if len(word) > 4 && word != "trois" {
			plain = strings.TrimSuffix(word, "s")
		}
		value, isValue := values[plain]
		scale, isScale := scales[plain]
		switch {
		case word == "et":
		case plain == "cent":
			group = group - group%100 + max(1, group%100)*100
		case plain == "vingt" && group%100 == 4:
			group += 76
		case isScale:
			n, group = n+max(1, group)*scale, 0
		case isValue:
			group += value
		default:
			t.Fatalf("%q in %q", word, s)
		}
	}
	return n + group
}

func TestWordsAreReadBackAsTheSameAmount(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 2))
	check := func(euros int64) {
		words := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(letters.InWords(money.Cents(euros*100)), " d’euros"), " euros"), " euro")
		if got := readWords(t, words); got != euros {
			t.Fatalf("%d is written %q, read back %d", euros, words, got)
		}
	}
	for euros := range int64(2001) {
		check(euros)
	}
	for range 20_000 {
		check(rng.Int64N(int64(money.Max)/100) >> rng.IntN(30))
	}
}
