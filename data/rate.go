package data

import (
	"dument/data/day"
	"dument/data/money"
)

// RateTable names a table of public rates.
type RateTable string

const (
	RateECB   RateTable = "ecb"   // the ECB's main refinancing rate in force on the first day of a half-year
	RateLegal RateTable = "legal" // the legal interest rate of a half-year, column "tous les autres cas"
)

// RateTables lists the tables in the order they are shown.
var RateTables = []RateTable{RateECB, RateLegal}

// French returns the table's name in the window.
func (t RateTable) French() string {
	switch t {
	case RateECB:
		return "Taux de la BCE"
	case RateLegal:
		return "Intérêt légal"
	}
	return string(t)
}

// Source says where the program's own rates of the table come from.
func (t RateTable) Source() string {
	switch t {
	case RateECB:
		return "Banque de France, taux directeurs\u202f; communiqués de la BCE"
	case RateLegal:
		return "arrêtés semestriels fixant le taux de l’intérêt légal"
	}
	return ""
}

// RateRow is a rate of a half-year that the user entered. It stands for that
// half-year alone, and says nothing about the next one.
type RateRow struct {
	Table  RateTable
	Half   day.HalfYear
	Rate   money.Rate
	Source string // where it was read: never empty
}

// Validate refuses a rate that cannot be one.
func (r RateRow) Validate() error {
	switch {
	case !known(RateTables, r.Table):
		return Invalid("table", "La table de taux «\u00a0"+string(r.Table)+"\u00a0» n’est pas connue\u00a0: choisissez "+list(RateTables)+".")
	case r.Half.Year < 2000 || r.Half.Year > 2199:
		return Invalid("half_year", "Le semestre du taux n’est pas vraisemblable\u00a0: écrivez-le sous la forme 2027-S1.")
	case r.Rate < 0 || r.Rate > 10000:
		return Invalid("rate", "Un taux annuel tient entre 0 et 100\u202f%.")
	case r.Source == "":
		return Invalid("source", "Indiquez d’où vient ce taux, par exemple l’arrêté ou la page de la Banque de France\u00a0: on doit pouvoir le vérifier.")
	}
	return checkLine("source", r.Source)
}
