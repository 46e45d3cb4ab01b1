"""BRP API Gebeurtenissen: events of the people whom a municipality follows, fetched by us."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from brp_adapter.connections.connection import Connection, Name
from brp_adapter.sources.gebeurtenissen import DEPARTED

MOST_PER_PAGE = 10
"""Of events in one answer (OpenAPI, ``Limit``)."""


class Reading(StrEnum):
    """Who remembers what was read: two designs of the API exist.

    ``UNREAD``: the server, which gives the oldest that were not read. ``CURSOR``: we, who send
    the id of the last event that we kept.
    """

    UNREAD = "ongelezen"
    CURSOR = "cursor"


Address = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[^\s?#@]*[^\s?#@/]$", max_length=500),
    Field(description="an address without a slash at its end, as https://brp.example/api/brp"),
]
SubscriberName = Annotated[
    str,
    # ``^(?!.*--)[a-z][a-z-]{0,8}[a-z]$`` in words that our library has (no look-ahead).
    StringConstraints(pattern=r"^[a-z](?:-?[a-z]){1,9}$", max_length=10),
    Field(description="2 to 10 small letters, between which single hyphens may stand, as ika"),
]

EventType = Literal[
    "nl.brp.verhuisd.naar-buitenland", "nl.brp.overleden", "nl.brp.verhuisd.intergemeentelijk"
]


class Gebeurtenissen(Connection):
    """``url``: base address of the API, without a slash at its end.

    ``token_url``, ``client_id``, ``scope``: OAuth 2 client credentials; ``geheim`` is the name of
    the client secret. ``abonnee``: under which name we are registered, unique within the
    municipality. ``tempo``: subscriptions made or ended per minute that were agreed. ``typen``:
    the kinds of event to which each person is subscribed. ``per_keer``: events asked for at once.
    ``elke_seconden``: how long is waited after everything was read.
    """

    soort: Literal["gebeurtenissen"]
    url: Address
    token_url: Address
    client_id: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    geheim: Name
    scope: Annotated[str, StringConstraints(max_length=200)] = ""
    abonnee: SubscriberName
    leeswijze: Reading = Reading.CURSOR
    per_keer: int = Field(default=MOST_PER_PAGE, ge=1, le=MOST_PER_PAGE)
    elke_seconden: int = Field(default=60, ge=1, le=86_400)
    typen: Annotated[tuple[EventType, ...], Field(min_length=1)] = (DEPARTED,)

    @property
    def secret_names(self) -> tuple[str, ...]:
        """The client secret."""
        return (self.geheim,)
