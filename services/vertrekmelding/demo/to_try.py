"""What somebody who sees it for the first time can do with the sample families."""

from collections.abc import Iterator, Sequence
from typing import Final

from vertrekmelding.demo.progress import FamilyOnItsWay
from vertrekmelding.stack.options import Urls

URGENT: Final = "morgen"
HELD: Final = "geheimhouding"
TOLD: Final = "een-blijft"


def to_try(families: Sequence[FamilyOnItsWay]) -> Iterator[str]:
    """One Dutch line each; of a family that was left out of this run nothing is said."""
    references = {one.family.id: case.reference for one in families for case in one.outcome.cases}
    yield "Log in als Anna (zij heeft dienst), en in een privévenster als Bram; geen wachtwoord."
    if urgent := references.get(URGENT):
        yield (
            f"Anna: kies “Oproepen” en neem zaak {urgent}. Vraag daar een grenssignalering aan;"
            " Bram leest die bij “Tweede lezer”."
        )
    if held := references.get(HELD):
        yield (
            f"Anna: geef zaak {held} vrij. Pas als Bram dat ook doet, gaat de brief uit:"
            " zie “Wat er buiten aankwam”."
        )


def to_try_as_parent(families: Sequence[FamilyOnItsWay], urls: Urls) -> Iterator[str]:
    """As above, for a parent: with what stands in a letter, and what only the family knows."""
    told = next((one for one in families if one.family.id == TOLD), None)
    code = None if told is None else told.outcome.page_code
    if told is not None and code is not None:
        (child,) = told.family.departing_children
        born = f"{child.born.day}-{child.born.month}-{child.born.year}"
        yield f"Code {code} (uit de brief), kind geboren op {born}: lees het bericht in het Turks."
        yield "Antwoord dat u het niet eens bent, en kijk in de werkbank: de Raad ziet de zaak nu."
        yield "Of log in met DigiD als wie de brief kreeg: dan staat de datum er ook."
    yield f"De kaart voor wie vertrekt, op papier: {urls.intake}/vertrekkaart"
