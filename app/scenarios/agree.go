package scenarios

import (
	"context"
	"fmt"

	"dument/app/ui"
	"dument/data"
)

// agreedKey keeps that the user has agreed to messages leaving alone once.
const agreedKey = "scenarios.automatic_agreed"

// agree asks, the first time only, before messages may leave by themselves.
func (b *bounds) agree(d data.Dunning, then func()) {
	desk := b.desk
	ui.Do(b.shell.Runner(), func(ctx context.Context) (string, error) { return desk.Setting(ctx, agreedKey) }, func(agreed string, err error) {
		switch {
		case err != nil:
			b.shell.Fail(err)
		case agreed != "":
			then()
		default:
			ui.Confirm(b.shell.Window(), "Laisser partir les relances toutes seules\u00a0?", automaticWords(d), "Laisser partir", func() {
				ui.Do(b.shell.Runner(), func(ctx context.Context) (struct{}, error) { return struct{}{}, desk.SetSetting(ctx, agreedKey, "1") },
					func(_ struct{}, err error) {
						if err != nil {
							b.shell.Fail(err)
							return
						}
						then()
					})
			}).SetWidth(560)
		}
	})
}

// automaticWords says what the user agrees to, with the bounds as they are.
func automaticWords(d data.Dunning) string {
	to := "à vos clients"
	if d.Rehearsal {
		to = "à votre propre adresse (répétition)"
	}
	return fmt.Sprintf("À partir de %d\u00a0h, tant que Dûment est ouvert, les e-mails dus des étapes marquées «\u00a0automatique\u00a0» partiront %s sans que vous les relisiez\u00a0: "+
		"au plus %d par jour, et %d par client.\n\nRien ne part quand vos encaissements n’ont pas été confirmés depuis %s. "+
		"Une mise en demeure ne part jamais seule. Vous pouvez revenir en arrière ici, à tout moment.", d.NotBefore, to, d.CapPerDay, d.CapPerClient, count(d.Receipts, "jour", "jours"))
}
