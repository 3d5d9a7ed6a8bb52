package data

// Level is a rung of the dunning ladder, in the order they are climbed.
type Level string

const (
	LevelNone         Level = ""
	LevelUpcoming     Level = "upcoming" // polite, before the due date
	LevelFirst        Level = "first"
	LevelSecond       Level = "second"
	LevelThird        Level = "third"
	LevelFormalNotice Level = "formal_notice" // mise en demeure: paper, always by hand

	// Beside the ladder: rank 0.
	LevelInstalment     Level = "instalment"      // an instalment falls due
	LevelInstalmentLate Level = "instalment_late" // an instalment is late
	LevelThanks         Level = "thanks"          // for a payment
)

// Levels lists the rungs from the first to the last.
var Levels = []Level{LevelUpcoming, LevelFirst, LevelSecond, LevelThird, LevelFormalNotice}

// Rank returns 0 for no level, 1 for LevelUpcoming, up to 5; unknown levels are 0.
func (l Level) Rank() int {
	for i, known := range Levels {
		if l == known {
			return i + 1
		}
	}
	return 0
}

// French returns the level's name in the window.
func (l Level) French() string {
	switch l {
	case LevelUpcoming:
		return "Avant échéance"
	case LevelFirst:
		return "Relance 1"
	case LevelSecond:
		return "Relance 2"
	case LevelThird:
		return "Relance 3"
	case LevelFormalNotice:
		return "Mise en demeure"
	case LevelInstalment:
		return "Échéance d’un versement"
	case LevelInstalmentLate:
		return "Versement en retard"
	case LevelThanks:
		return "Remerciement"
	}
	return ""
}
