package sample

// The tables that names and addresses are drawn from. Mail domains end in
// .example and telephone numbers lie in the ranges kept for fiction, so that
// nothing can reach anybody.

var firstNames = []struct {
	name   string
	female bool
}{
	{"Chloé", true}, {"Loïc", false}, {"Hélène", true}, {"François", false}, {"Maëlle", true}, {"Jérôme", false},
	{"Amélie", true}, {"Noël", false}, {"Zoé", true}, {"Gaëtan", false}, {"Inès", true}, {"Rémi", false},
	{"Anaïs", true}, {"Benoît", false}, {"Océane", true}, {"Théo", false}, {"Léa", true}, {"Étienne", false},
	{"Agnès", true}, {"Gérard", false}, {"Camille", true}, {"Mathieu", false}, {"Noémie", true}, {"Cédric", false},
	{"Françoise", true}, {"Stéphane", false}, {"Mélanie", true}, {"Joël", false}, {"Solène", true}, {"Raphaël", false},
	{"Fatou", true}, {"Mehdi", false}, {"Aïcha", true}, {"Duc", false}, {"Marie-Thérèse", true}, {"Jean-Loïc", false},
}

var lastNames = []string{
	"Lefèvre", "Œuvrard", "Le Goff", "N’Diaye", "Müller", "Çelik", "Nuñez", "Saint-Éxupéry", "O’Brien", "D’Artagnan",
	"Béranger", "Crépin", "Delaunay", "Fauchère", "Gaillard", "Hébert", "Jacquemin", "Kervella", "Lacroix", "Maréchal",
	"Noirot", "Ouédraogo", "Pénicaud", "Quéméner", "Rossignol", "Séguin", "Thévenet", "Ursulet", "Vasseur", "Weiss",
	"Benaïssa", "Châtelain", "Dubœuf", "Étcheverry", "Forêt", "Grégoire", "Huguenin", "Évrard", "Joubert", "Kaëlin",
	"Léotard", "Marçais", "Nguyen", "Orsini", "Pâris", "Quesnel", "Riché", "Sébastiani", "Tran", "Vélasquez",
}

var trades = []struct{ name, kind string }{
	{"Atelier %s", "SAS"}, {"%s Plomberie", "EURL"}, {"Boulangerie %s", "SARL"}, {"%s & Fils", "SARL"}, {"Cabinet %s", "SELARL"},
	{"Garage %s", "SARL"}, {"Librairie %s", "SAS"}, {"%s Architectes", "SARL"}, {"Éditions %s", "SAS"}, {"Menuiserie %s", "EURL"},
	{"%s Conseil", "SASU"}, {"Traiteur %s", "SARL"}, {"Pharmacie %s", "SELARL"}, {"Imprimerie %s", "SA"}, {"Domaine %s", "SCEA"},
	{"%s Énergies", "SAS"}, {"Hôtel %s", "SAS"}, {"Agence %s", "SASU"}, {"%s Communication", "SAS"}, {"Transports %s", "SA"},
}

var publicBodies = []string{"Mairie %s", "Communauté de communes %s", "Lycée professionnel %s", "Centre hospitalier %s", "Office de tourisme %s"}

var cities = []struct{ postcode, name string }{
	{"44000", "Nantes"}, {"35000", "Rennes"}, {"69003", "Lyon"}, {"75011", "Paris"}, {"33000", "Bordeaux"}, {"31000", "Toulouse"},
	{"67000", "Strasbourg"}, {"59000", "Lille"}, {"13006", "Marseille"}, {"38000", "Grenoble"}, {"06300", "Nice"}, {"29200", "Brest"},
	{"76600", "Le Havre"}, {"42000", "Saint-Étienne"}, {"25000", "Besançon"}, {"74000", "Annecy"}, {"56000", "Vannes"}, {"86000", "Poitiers"},
	{"14000", "Caen"}, {"01000", "Bourg-en-Bresse"}, {"73000", "Chambéry"}, {"12100", "Millau"}, {"03200", "Vichy"}, {"24200", "Sarlat-la-Canéda"},
	{"62500", "Saint-Omer"}, {"22100", "Dinan"}, {"46000", "Cahors"}, {"66000", "Perpignan"}, {"97400", "Saint-Denis"}, {"20000", "Ajaccio"},
}

var streets = []string{
	"rue de l’Église", "avenue de la République", "rue Jean-Jaurès", "place du Marché", "chemin des Chênes", "boulevard Gambetta",
	"rue des Frères-Lumière", "impasse du Moulin", "quai de l’Île", "allée des Érables", "rue du 11-Novembre", "route de la Forêt",
}

var extras = []string{"Bâtiment B", "2e étage", "ZA des Prés", "Lieu-dit Le Clos"}

var subjects = []string{
	"Création du site internet", "Maintenance mensuelle", "Identité visuelle", "Conseil et accompagnement", "Traduction du catalogue",
	"Reportage photographique", "Rédaction d’articles", "Développement de l’application", "Formation de deux journées", "Audit d’accessibilité",
	"Hébergement annuel", "Illustrations du rapport d’activité", "Montage vidéo", "Étude de faisabilité", "Campagne sur les réseaux",
	"Mise en page de la brochure", "Refonte de la charte", "Astreinte du trimestre", "Relecture et corrections", "Acompte de 30\u202f%",
}

var notes = []string{
	"Préfère être appelé le matin.", "Numéro de commande à rappeler sur chaque facture.", "Service comptable fermé le mercredi.",
	"Paie par virement en fin de mois.", "Dépôt des factures sur le portail public.", "",
}
