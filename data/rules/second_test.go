package rules

import (
	"encoding/csv"
	"os"
	"os/exec"
	"strings"
	"testing"

	"dument/data"
	"dument/data/money"
)

// vectors returns the rows of a file of testdata by the names of its columns.
func vectors(t *testing.T, name string, least int) []map[string]string {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	in := csv.NewReader(file)
	in.Comment = '#'
	rows, err := in.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) <= least {
		t.Fatalf("%s: only %d rows", name, len(rows)-1)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		v := map[string]string{}
		for i, column := range rows[0] {
			v[column] = row[i]
		}
		out = append(out, v)
	}
	return out
}

// inputOf reads a vector's claim.
func inputOf(t *testing.T, v map[string]string) ClaimInput {
	t.Helper()
	in := ClaimInput{Regime: data.ClientKind(v["regime"]), Principal: cents(t, v["principal"]), Start: iso(t, v["start"]), Until: iso(t, v["until"]), First: data.PaysFirst(v["first"])}
	for _, p := range strings.FieldsFunc(v["payments"], func(r rune) bool { return r == ';' }) {
		on, amount, _ := strings.Cut(p, ":")
		in.Payments = append(in.Payments, Paid{iso(t, on), cents(t, amount)})
	}
	if v["contract_rate"] != "" {
		var err error
		if in.Contract, err = money.ParseRate(v["contract_rate"]); err != nil {
			t.Fatal(err)
		}
	}
	if v["judgment"] != "" {
		in.Stop = iso(t, v["judgment"])
	}
	return in
}

// TestASecondMethodFindsTheSameCents compares each claim with what another
// program, in another language, counted day by day: segment by segment and
// line by line.
func TestASecondMethodFindsTheSameCents(t *testing.T) {
	rates := tables(t)
	for _, v := range vectors(t, "second-method.csv", 100) {
		t.Run(v["name"], func(t *testing.T) {
			c, err := ComputeClaim(inputOf(t, v), rates)
			if err != nil {
				t.Fatal(err)
			}
			if got := describe(c.Segments); got != v["segments"] {
				t.Errorf("segments\n got %s\nwant %s", got, v["segments"])
			}
			for _, line := range []struct {
				column string
				got    money.Cents
			}{{"penalty", c.Penalty}, {"settled", c.InterestPaid}, {"balance", c.Balance}, {"indemnity", c.Indemnity}, {"total", c.Total()}} {
				if line.got.Plain() != v[line.column] {
					t.Errorf("%s %s, want %s", line.column, line.got.Plain(), v[line.column])
				}
			}
		})
	}
}

// TestTheSecondMethodStillWritesItsVectors runs the other program again: the
// kept files are what it says from the present tables of rates.
func TestTheSecondMethodStillWritesItsVectors(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed: the kept vectors are not written anew, only compared with")
	}
	for what, name := range map[string]string{"penalties": "second-method.csv", "prescription": "prescription-vectors.csv"} {
		got, err := exec.Command(python, "testdata/second_method.py", what).Output()
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		want, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ReplaceAll(string(got), "\r\n", "\n") != string(want) {
			t.Errorf("testdata/%s is not what second_method.py %s writes: write it anew, and read the difference", name, what)
		}
	}
}
