"""VNG Notificaties API: a municipality's NRC tells that something changed, and we fetch what."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from brp_adapter.connections.connection import Name, ShowsSecret
from brp_adapter.connections.fetching import Ophalen, Plain, Url


class Levert(StrEnum):
    """What lies at the ``resourceUrl``; no national standard says it (docs/connect.md).

    ``PERSOON``: an object that names a person, of whom the BRP is asked. ``VERTREK``: a
    declaration, its withdrawal or its correction, with the members of our own events.
    """

    PERSOON = "persoon"
    VERTREK = "vertrek"


class Kanaal(BaseModel):
    """Notifications that count.

    Of this kanaal, one of these ``acties`` (none given: each), with all of these kenmerken.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    naam: Annotated[str, StringConstraints(min_length=1, max_length=50)]
    acties: tuple[Annotated[str, StringConstraints(min_length=1, max_length=100)], ...] = ()
    filters: dict[str, str] = Field(default_factory=dict)


class Nrc(BaseModel):
    """Where we subscribe, and as whom: ``url`` is the base of the API, up to ``/api/v1``.

    ``callback``: our own ``/v1/notificaties``, as the NRC reaches it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    url: Url
    callback: Url
    client_id: Plain
    geheim: Name


class Notificaties(ShowsSecret):
    """``geheim``: name of the secret that is the whole Authorization header of the NRC.

    ``nrc`` left out: somebody else makes the subscription.
    """

    soort: Literal["notificaties"]
    geheim: Name
    kanalen: Annotated[tuple[Kanaal, ...], Field(min_length=1)]
    levert: Levert
    ophalen: Ophalen
    nrc: Nrc | None = None

    @property
    def shows(self) -> str:
        """Shown to us in Authorization."""
        return self.geheim

    @property
    def secret_names(self) -> tuple[str, ...]:
        """What is shown to us, what we fetch with, and what we subscribe with."""
        subscribing = () if self.nrc is None else (self.nrc.geheim,)
        return (*self.taken, self.ophalen.geheim, *subscribing)
