"""One municipality: its effects, and whom its letters say to call."""

import re
from typing import Annotated, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import StringConstraints, model_validator

from contracts.policy.effects import Effecten, Strict, mistake
from contracts.values.codes import Oin

_TELLS_NO_PLACE: Final = re.compile(r"(0800|088|085)\D?[\d\s-]{4,12}")

_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


Grootteklasse = Literal["tot_20000", "tot_50000", "tot_100000", "vanaf_100000"]
"""How many inhabitants, as CBS counts them; for figures only, and no rule reads it."""


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


class Terugmelding(Strict):
    """Where the municipality takes in what we report back, as NL GOV CloudEvents.

    With an ``audience`` every event carries a bearer token for it, with ``scope``.
    """

    url: Annotated[str, StringConstraints(max_length=2000)]
    audience: Annotated[str, StringConstraints(max_length=200)] = ""
    scope: Annotated[str, StringConstraints(min_length=1, max_length=200)] = (
        "gebeurtenissen:schrijven"
    )

    @model_validator(mode="after")
    def _over_tls(self) -> Self:
        parts = urlsplit(self.url)
        on_this_machine = parts.scheme == "http" and parts.hostname in _LOOPBACK
        if (parts.scheme != "https" and not on_this_machine) or not parts.hostname:
            text = "url is not https; write https://… (http only on loopback, for a trial)"
            raise mistake(text)
        if parts.username is not None or parts.password is not None or parts.fragment:
            text = "url holds a name, a password or a #; write it without, and use audience"
            raise mistake(text)
        return self


class Gemeente(Strict):
    """A municipality; ``naam`` is for the file and the workbench, and in no letter.

    Without ``terugmelding`` what is reported back waits until the municipality fetches it.
    """

    oin: Oin
    naam: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    grootteklasse: Grootteklasse | None = None
    effecten: Effecten = Effecten()
    contact: Contact = Contact()
    terugmelding: Terugmelding | None = None

    @model_validator(mode="after")
    def _contact_does_not_name_it(self) -> Self:
        if self.contact.names(self.naam):
            text = (
                "a contact line holds the name of the municipality, and a letter must not tell a"
                " place; write a line without it"
            )
            raise mistake(text)
        return self
