"""One municipality: its effects, and whom its letters say to call."""

import re
from typing import Annotated, Final, Self

from pydantic import StringConstraints, model_validator

from contracts.policy.effects import Effecten, Strict, mistake
from contracts.values.codes import Oin

_TELLS_NO_PLACE: Final = re.compile(r"(0800|088|085)\D?[\d\s-]{4,12}")

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class Contact(Strict):
    """Lines in the letters of one municipality; what is left out is the national sender's.

    A letter must not tell where a child lives or lived. So a number with an area code is refused,
    and so is the name of the municipality.
    """

    telefoon: Line | None = None
    antwoordadres: Line | None = None
    website: Line | None = None

    @model_validator(mode="after")
    def _tells_no_place(self) -> Self:
        if self.telefoon is not None and not _TELLS_NO_PLACE.fullmatch(self.telefoon):
            text = (
                "telefoon must not tell a place; write a number that starts with 0800, 088 or 085"
            )
            raise mistake(text)
        return self

    def names(self, place: str) -> bool:
        """Whether a line holds the name of that place."""
        lines = (self.antwoordadres, self.website)
        return any(place.casefold() in line.casefold() for line in lines if line is not None)


class Gemeente(Strict):
    """A municipality; ``naam`` is for the file and the workbench, and in no letter."""

    oin: Oin
    naam: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    effecten: Effecten = Effecten()
    contact: Contact = Contact()

    @model_validator(mode="after")
    def _contact_does_not_name_it(self) -> Self:
        if self.contact.names(self.naam):
            text = (
                "a contact line holds the name of the municipality, and a letter must not tell a"
                " place; write a line without it"
            )
            raise mistake(text)
        return self
