"""What can be reported back, and the sentence that goes with it.

Nothing here says why. That a case is held has many ordinary reasons, and the sentence is the same
for all of them; that a flag exists, that a report was made or that somebody is in a shelter is told
to no municipality, and neither is who was told (``docs/connect.md``).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class WordKind(StrEnum):
    """The kinds, as they are called on the wire."""

    TOLD = "geinformeerd"
    HELD = "aangehouden"
    REFUSED = "geweigerd"
    SUMMON = "verzoek-oproepen"
    NOBODY_REACHABLE = "geen-bereikbaarheid"


@dataclass(frozen=True)
class WordText:
    """``text``: what the municipality reads. ``ground``: the legal ground it can point to."""

    text: str
    ground: str | None = None


SUMMONING_GROUND: Final = (
    "Circulaire handelwijze bij vermoedens van huwelijksdwang en achterlating, kinderontvoering,"
    " uitbuiting en onttrekking van kinderen aan overheidstoezicht (BWBR0047347), bij de artikelen"
    " 2.43 en 2.49 van de Wet basisregistratie personen"
)
"""On which a municipality may have a declarant appear in person (source S1 of the domain notes)."""

TEXTS: Final[dict[WordKind, WordText]] = {
    WordKind.TOLD: WordText(
        "Over dit vertrek is bericht verzonden aan wie bericht hoort te krijgen. U hoeft niets te"
        " doen."
    ),
    WordKind.HELD: WordText(
        "Een mens kijkt naar dit vertrek voordat er bericht uitgaat. U hoeft niets te doen."
    ),
    WordKind.REFUSED: WordText(
        "Een intrekking over dit vertrek noemt een aangifte die wij niet kennen. Zij is niet"
        " verwerkt. Stuur de intrekking opnieuw met de id van uw eigen aangifte-gebeurtenis."
    ),
    WordKind.SUMMON: WordText(
        "De RvdK vraagt u de aangever op te roepen om persoonlijk te verschijnen, en de aangifte"
        " tot dan niet te verwerken waar de wet dat toelaat. Laat binnen een werkdag weten of u"
        " oproept. Verschijnt de aangever niet, meld dan het signaal no_show.",
        SUMMONING_GROUND,
    ),
    WordKind.NOBODY_REACHABLE: WordText(
        "Op dit moment is er geen bereikbaarheid: niemand kan dit vertrek nu bekijken. De melding"
        " blijft staan. Doe zelf wat u zonder ons kunt doen, en bel bij gevaar 112."
    ),
}
