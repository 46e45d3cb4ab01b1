"""The sources of the sandbox, told to report a departure as each of them does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from vertrekmelding.demo.failing import ServiceRefused
from vertrekmelding.demo.families.people import Abroad, Someone
from vertrekmelding.demo.families.source import Source

Json = Any
Ask = Callable[[str, str, object], Json]
"""Method, path at the sandbox, body; what it answers."""

_CLOUDEVENTS: Final = "/sandbox/bronnen/cloudevents"
_VRIJBRP: Final = "/sandbox/bronnen/vrijbrp/mutaties"
_NOT_TAKEN: Final = 409


@dataclass(frozen=True)
class Way:
    """How one source is told to report somebody, and how it is seen that this was taken.

    ``says``: what stands in its message, in Dutch. ``order`` gives an id of the sandbox.
    ``taken``: our ids of the messages, None while they are under way.
    """

    says: str
    order: Callable[[Ask, Someone], str]
    taken: Callable[[Ask, str], tuple[UUID, ...] | None]


def _cloud_event(mode: str) -> Callable[[Ask, Someone], str]:
    def order(ask: Ask, person: Someone) -> str:
        stay = person.stay
        if not isinstance(stay, Abroad):
            message = "only who lives abroad can be reported as departed"
            raise TypeError(message)
        body = {
            "burgerservicenummer": [person.bsn.reveal()],
            "datum": stay.since.isoformat(),
            "landcode": stay.land,
            "soort": "geregistreerd",
            "modus": mode,
        }
        return str(ask("POST", _CLOUDEVENTS, body)["id"])

    return order


def _cloud_event_taken(ask: Ask, delivery: str) -> tuple[UUID, ...] | None:
    found = ask("GET", f"{_CLOUDEVENTS}/{delivery}", None)
    if found["uitkomst"] == "onderweg":
        return None
    if found["uitkomst"] != "aangenomen":
        what = f"een gebeurtenis laten melden ({found['uitkomst']})"
        raise ServiceRefused(what, _NOT_TAKEN)
    return tuple(UUID(one) for one in found["meldingen"])


def _mutation(ask: Ask, person: Someone) -> str:
    return str(ask("POST", _VRIJBRP, {"burgerservicenummer": person.bsn.reveal()})["id"])


def _mutation_taken(ask: Ask, number: str) -> tuple[UUID, ...] | None:
    found = next(one for one in ask("GET", _VRIJBRP, None) if one["id"] == number)
    return None if found["melding"] is None else (UUID(found["melding"]),)


_REGISTERED: Final = "vertrek geregistreerd: wie, en sinds wanneer"

WAYS: Final[Mapping[Source, Way]] = {
    Source.NLGOV: Way(_REGISTERED, _cloud_event("structured"), _cloud_event_taken),
    Source.NLGOV_BINARY: Way(
        f"{_REGISTERED} (attributen in headers)", _cloud_event("binary"), _cloud_event_taken
    ),
    Source.NLGOV_BATCH: Way(
        f"{_REGISTERED} (in een lijst)", _cloud_event("batch"), _cloud_event_taken
    ),
    Source.VRIJBRP: Way("er is iets gewijzigd aan deze persoon", _mutation, _mutation_taken),
}
"""One for every source: a test compares them."""
