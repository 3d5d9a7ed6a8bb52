package data

// Profile is the kind of payer a client is, which chooses its scenario.
type Profile string

const (
	ProfileAuto       Profile = "" // by the kind of client: consumer, public body, else standard
	ProfileStandard   Profile = "standard"
	ProfileNew        Profile = "new"
	ProfileRegular    Profile = "regular"
	ProfileKeyAccount Profile = "key_account"
	ProfileBadPayer   Profile = "bad_payer"
	ProfileNoEmail    Profile = "no_email"
	ProfileConsumer   Profile = "consumer"
	ProfilePublicBody Profile = "public_body"
)

// Profiles lists the profiles in the order they are offered.
var Profiles = []Profile{ProfileStandard, ProfileNew, ProfileRegular, ProfileKeyAccount, ProfileBadPayer, ProfileNoEmail, ProfileConsumer, ProfilePublicBody}

// French returns the profile's name in the window.
func (p Profile) French() string {
	switch p {
	case ProfileAuto:
		return "Selon le type de client"
	case ProfileStandard:
		return "Standard"
	case ProfileNew:
		return "Nouveau client"
	case ProfileRegular:
		return "Client fidèle"
	case ProfileKeyAccount:
		return "Grand compte"
	case ProfileBadPayer:
		return "Mauvais payeur"
	case ProfileNoEmail:
		return "Sans e-mail"
	case ProfileConsumer:
		return "Particulier"
	case ProfilePublicBody:
		return "Organisme public"
	}
	return string(p)
}

// For returns the profile in force for a kind of client.
func (p Profile) For(kind ClientKind) Profile {
	switch {
	case p != ProfileAuto:
		return p
	case kind == Consumer:
		return ProfileConsumer
	case kind == PublicBody:
		return ProfilePublicBody
	}
	return ProfileStandard
}
