"""What somebody who sees the workbench for the first time can do with the sample families."""

from collections.abc import Iterator, Sequence
from typing import Final

from vertrekmelding.demo.progress import FamilyOnItsWay

URGENT: Final = "morgen"
HELD: Final = "geheimhouding"


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
