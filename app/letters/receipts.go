package letters

import "context"

// staleReceipts says how old the user's word about receipts is, where that is
// too old to count on it; "" where it is not. Nothing stops what is prepared by
// hand for one client: the user is told, and decides.
func staleReceipts(ctx context.Context, d Receipts) (string, error) {
	receipts, err := d.Receipts(ctx)
	if err != nil {
		return "", err
	}
	dunning, err := d.Dunning(ctx)
	switch {
	case err != nil || receipts.Current(d.Today(), dunning.Receipts):
		return "", err
	case receipts.Confirmed.IsZero():
		return "Encaissements jamais confirmés à jour\u00a0: vérifiez que ce client n’a pas déjà payé.", nil
	}
	return "Encaissements confirmés à jour au " + receipts.Confirmed.French() + " seulement\u00a0: vérifiez que ce client n’a pas payé depuis.", nil
}
