"""One municipality: its effects, and where it hears back."""

import re
from typing import Annotated, Any, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints, model_validator

from contracts.policy.effects import Effecten, Strict, mistake
from contracts.values.codes import Oin

_ORIGIN: Final = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?", re.ASCII)

_LOOPBACK: Final = frozenset({"127.0.0.1", "::1", "localhost"})

Grootteklasse = Literal["tot_20000", "tot_50000", "tot_100000", "vanaf_100000"]
"""How many inhabitants, as CBS counts them; for figures only, and no rule reads it."""


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


class Kaart(Strict):
    """In which sites of the municipality the card for the departing parent may stand."""

    ingebed_in: Annotated[
        tuple[Annotated[str, StringConstraints(max_length=200)], ...], Field(max_length=10)
    ] = ()

    @model_validator(mode="after")
    def _origins(self) -> Self:
        for origin in self.ingebed_in:
            parts = urlsplit(origin)
            on_this_machine = parts.scheme == "http" and parts.hostname in _LOOPBACK
            # Written into a header, so nothing but the origin itself.
            plain = _ORIGIN.fullmatch(origin) is not None
            if not plain or (parts.scheme != "https" and not on_this_machine):
                text = (
                    "ingebed_in holds what is no origin; write https://name, in small letters and"
                    " without a path (http only on loopback, for a trial)"
                )
                raise mistake(text)
        return self


class Gemeente(Strict):
    """A municipality; ``naam`` is for the file and the workbench, and in no letter.

    Without ``terugmelding`` what is reported back waits until the municipality fetches it. Without
    ``kaart`` the card for the departing parent opens in a window of its own only.
    """

    oin: Oin
    naam: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    grootteklasse: Grootteklasse | None = None
    effecten: Effecten = Effecten()
    terugmelding: Terugmelding | None = None
    kaart: Kaart = Kaart()

    @model_validator(mode="before")
    @classmethod
    def _no_lines_of_its_own(cls, given: Any) -> Any:  # noqa: ANN401 - what a file may hold
        if isinstance(given, dict) and "contact" in given:
            text = (
                "contact: a line of one municipality in its letters tells where a child lives or"
                " lived; leave it out, and set NOTIFIER_SENDER_PHONE, NOTIFIER_SENDER_REPLY_ADDRESS"
                " and NOTIFIER_SENDER_WEBSITE for all"
            )
            raise mistake(text)
        return given
