"""Who has a fact that a derivation lacks: the next step of whoever reads "cannot say"."""

from typing import Final

_REGISTER: Final = "het centraal gezagsregister van de rechtspraak: de uitspraak en haar datum"
_DEEDS: Final = (
    "de burgerlijke stand van de gemeente waar de akte is opgemaakt, of de gemeente die de"
    " persoonslijst bijhield (akten en historie in categorie 01, 02 en 03)"
)
_UNIONS: Final = (
    "de gemeente die de persoonslijst van de ouder bijhoudt: de historie van categorie 05 toont"
    " ook eerdere huwelijken en partnerschappen"
)
_BIRTH: Final = "de burgerlijke stand van de geboortegemeente, of de akte van geboorte"
_RVIG: Final = "RvIG, dat het beslismodel en de RNI beheert"
_RECORD: Final = (
    "de gemeente die de persoonslijst het laatst bijhield: de lijst toont meer dan een bevraging"
)

_BY_WORDS: Final = (
    (("85.10", "uitspraak", "indicatie gezag", "toegewezen"), _REGISTER),
    (("akte", "erkend", "ontkend", "geboortemoeder", "ouderschap ontstond"), _DEEDS),
    (("officiële dienst", "RNI", "ingezetene"), _RVIG),
    (("huwelijk", "gehuwd", "partner"), _UNIONS),
    (("geboortedatum", "geboren"), _BIRTH),
)


def who_knows(missing: str) -> str:
    """Where to ask, in Dutch, for one missing fact as a derivation names it."""
    for words, where in _BY_WORDS:
        if any(word in missing for word in words):
            return where
    return _RECORD
