"""The sources of the sandbox, told to report a departure as each of them does."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol
from uuid import UUID

from vertrekmelding.demo.failing import ServiceRefused
from vertrekmelding.demo.families.people import Abroad, Someone
from vertrekmelding.demo.families.source import Source

Json = Any


class Sandbox(Protocol):
    """The world outside, and what came of it with us."""

    def ask(self, method: str, path: str, body: object = None) -> Json:
        """Order something; what it answers."""

    def melding(self, external_id: str) -> UUID | None:
        """Our id of what a source calls so, once it is received."""

    def fetched(self, notification: str) -> UUID | None:
        """Our id of what a notification (JSON) points at, once that is fetched."""


_CLOUDEVENTS: Final = "/sandbox/bronnen/cloudevents"
_GEBEURTENISSEN: Final = "/sandbox/bronnen/gebeurtenissen/gebeurtenis"
_NOTIFICATIES: Final = "/sandbox/bronnen/notificaties"
_STUF: Final = "/sandbox/bronnen/stuf/vertrek"
_VRIJBRP: Final = "/sandbox/bronnen/vrijbrp/mutaties"
_NOT_TAKEN: Final = 409


@dataclass(frozen=True)
class Way:
    """How one source is told to report somebody, and how it is seen that this was taken.

    ``says``: what stands in its message, in Dutch. ``order`` gives an id of the sandbox.
    ``taken``: our ids of the messages, None while they are under way.
    """

    says: str
    order: Callable[[Sandbox, Someone], str]
    taken: Callable[[Sandbox, str], tuple[UUID, ...] | None]


def _cloud_event(mode: str) -> Callable[[Sandbox, Someone], str]:
    def order(sandbox: Sandbox, person: Someone) -> str:
        stay = _abroad(person)
        body = {
            "burgerservicenummer": [person.bsn.reveal()],
            "datum": stay.since.isoformat(),
            "landcode": stay.land,
            "soort": "geregistreerd",
            "modus": mode,
        }
        return str(sandbox.ask("POST", _CLOUDEVENTS, body)["id"])

    return order


def _cloud_event_taken(sandbox: Sandbox, delivery: str) -> tuple[UUID, ...] | None:
    found = sandbox.ask("GET", f"{_CLOUDEVENTS}/{delivery}")
    if found["uitkomst"] == "onderweg":
        return None
    if found["uitkomst"] != "aangenomen":
        what = f"een gebeurtenis laten melden ({found['uitkomst']})"
        raise ServiceRefused(what, _NOT_TAKEN)
    return tuple(UUID(one) for one in found["meldingen"])


def _mutation(sandbox: Sandbox, person: Someone) -> str:
    return str(sandbox.ask("POST", _VRIJBRP, {"burgerservicenummer": person.bsn.reveal()})["id"])


def _mutation_taken(sandbox: Sandbox, number: str) -> tuple[UUID, ...] | None:
    found = next(one for one in sandbox.ask("GET", _VRIJBRP) if one["id"] == number)
    return None if found["melding"] is None else (UUID(found["melding"]),)


def _followed(sandbox: Sandbox, person: Someone) -> str:
    """For whoever follows this person; the register has them abroad already."""
    body = {
        "burgerservicenummer": person.bsn.reveal(),
        "datum": _abroad(person).since.isoformat(),
    }
    return str(sandbox.ask("POST", _GEBEURTENISSEN, body)["id"])


def _notification(sandbox: Sandbox, person: Someone) -> str:
    """The register has them abroad already, and has them so again."""
    stay = _abroad(person)
    body = {
        "burgerservicenummer": [person.bsn.reveal()],
        "datum": stay.since.isoformat(),
        "landcode": stay.land,
        "landnaam": stay.land_name,
        "regel1": stay.line,
    }
    return str(sandbox.ask("POST", _STUF, body)["berichten"][0]["referentienummer"])


def _received(sandbox: Sandbox, name: str) -> tuple[UUID, ...] | None:
    """Of a source that is not told our id."""
    melding = sandbox.melding(name)
    return None if melding is None else (melding,)


def _pointed_at(sandbox: Sandbox, person: Someone) -> str:
    body = {"burgerservicenummer": person.bsn.reveal(), "levert": "persoon"}
    return json.dumps(sandbox.ask("POST", _NOTIFICATIES, body)["notificatie"])


def _fetched(sandbox: Sandbox, notification: str) -> tuple[UUID, ...] | None:
    melding = sandbox.fetched(notification)
    return None if melding is None else (melding,)


def _abroad(person: Someone) -> Abroad:
    if isinstance(person.stay, Abroad):
        return person.stay
    message = "only who lives abroad can be reported as departed"
    raise TypeError(message)


_REGISTERED: Final = "vertrek geregistreerd: wie, en sinds wanneer"

WAYS: Final[Mapping[Source, Way]] = {
    Source.NLGOV: Way(_REGISTERED, _cloud_event("structured"), _cloud_event_taken),
    Source.NLGOV_BINARY: Way(
        f"{_REGISTERED} (attributen in headers)", _cloud_event("binary"), _cloud_event_taken
    ),
    Source.NLGOV_BATCH: Way(
        f"{_REGISTERED} (in een lijst)", _cloud_event("batch"), _cloud_event_taken
    ),
    Source.GEBEURTENISSEN: Way(
        "vertrek naar buitenland van wie gevolgd wordt", _followed, _received
    ),
    Source.VRIJBRP: Way("er is iets gewijzigd aan deze persoon", _mutation, _mutation_taken),
    Source.NOTIFICATIES: Way(
        "iets gewijzigd aan een persoon, op te halen bij de gemeente", _pointed_at, _fetched
    ),
    Source.STUF: Way("npsLk01: wie, sinds wanneer, welk land", _notification, _received),
}
"""One for every source: a test compares them."""
