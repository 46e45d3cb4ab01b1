"""The words of a page that follows what happens."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class LiveTexts:
    """``many`` takes ``{count}``, ``urgent`` takes ``{references}``: both by the script."""

    one: str
    many: str
    order: str
    case: str
    form: str
    page: str
    lost: str
    following: str
    urgent: str
    show: str
    refresh: str
    sound: str


LIVE_NL: Final = LiveTexts(
    one="1 zaak kwam erbij, ging weg of veranderde van plaats.",
    many="{count} zaken kwamen erbij, gingen weg of veranderden van plaats.",
    order="De volgorde van de lijst is veranderd.",
    case="Er is iets veranderd in deze zaak.",
    form="Er is iets veranderd in deze zaak. Wat u typte, blijft bewaard. Verstuurt u het nu, dan "
    "ziet u eerst wat er veranderde.",
    page="Er is iets veranderd sinds deze pagina werd geladen.",
    lost="Geen verbinding: volgt nu niet vanzelf.",
    following="Volgt vanzelf.",
    urgent="Nieuwe T0: {references}",
    show="Toon",
    refresh="Ververs",
    sound="Geluid bij een nieuwe T0",
)

LIVE_EN: Final = LiveTexts(
    one="1 case was added, left, or changed places.",
    many="{count} cases were added, left, or changed places.",
    order="The order of the list has changed.",
    case="Something has changed in this case.",
    form="Something has changed in this case. What you typed is kept. When you send it now, you "
    "first see what changed.",
    page="Something has changed since this page was loaded.",
    lost="No connection: not following now.",
    following="Follows by itself.",
    urgent="New T0: {references}",
    show="Show",
    refresh="Refresh",
    sound="Sound for a new T0",
)
