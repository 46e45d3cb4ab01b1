"""One family, of which the mother declares that she leaves with the child and the father stays."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any, Final
from uuid import uuid4

from brp_adapter.custody.establish import establish
from brp_adapter.custody.person import GezagSnapshot, Person
from brp_adapter.register.translate import read_answer
from brp_adapter.sources.nlgov import read_event
from contracts.messages.facts import DepartureFacts
from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from notifier.decision.decide import decide
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Decision
from notifier.decision.policy import DecisionPolicy

NOW: Final = datetime(2026, 3, 10, 9, tzinfo=UTC)
DEPARTURE: Final = "2026-05-01"
CHILD, MOTHER, FATHER, AUNT, GUARDIAN, BABY = (
    "999990019", "999990032", "999990044", "999990056", "999990068", "999990081",
)  # fmt: skip
JSON = dict[str, Any]


def someone(bsn: str | None = None, **more: object) -> JSON:
    """Who stands in a relation, with the name that the BRP always gives."""
    number = {} if bsn is None else {"burgerservicenummer": bsn}
    return number | {"naam": {"volledigeNaam": "Iemand"}} | more


def known(bsn: str | None) -> JSON:
    """Someone who is no parent, and whom the BRP knows."""
    return someone(bsn, type="BekendeDerde")


def over(child: str, kind: str, **members: object) -> JSON:
    """One relation."""
    return {"type": kind, "minderjarige": someone(child), **members}


UNKNOWN_THIRD: Final = {"type": "OnbekendeDerde"}
PARENTS: Final = [someone(MOTHER), someone(FATHER)]
BOTH: Final = over(CHILD, "GezamenlijkOuderlijkGezag", ouders=PARENTS)
ONLY_MOTHER: Final = over(CHILD, "EenhoofdigOuderlijkGezag", ouder=someone(MOTHER))
UNDETERMINED: Final = over(
    CHILD,
    "GezagNietTeBepalen",
    toelichting="Gezag kan niet worden bepaald omdat minderjarige niet in Nederland woont.",
)


def family(
    gezag: list[JSON], *, child: JSON | None = None, father: list[JSON] | None = None
) -> dict[Bsn, Person]:
    """Everyone as read from an answer: ``gezag`` over the child, other members of its record."""
    persons = [
        _person(CHILD, 2016, 3) | {"ouders": PARENTS, "gezag": gezag} | (child or {}),
        _person(MOTHER, 1988, 3),
        _person(FATHER, 1986, 9) | {"gezag": father or []},
        _person(AUNT, 1980, 14),
        _person(GUARDIAN, 1979, 15),
    ]
    body = {"type": "RaadpleegMetBurgerservicenummer", "personen": persons}
    return {person.bsn: person for person in read_answer(json.dumps(body).encode())}


def _person(bsn: str, year: int, house: int) -> JSON:
    return {
        "burgerservicenummer": bsn,
        "geboorte": {"datum": {"type": "Datum", "datum": f"{year}-04-01"}},
        "gemeenteVanInschrijving": {"code": "0518"},
        "verblijfplaats": {
            "type": "Adres",
            "verblijfadres": {
                "korteStraatnaam": "Laan",
                "huisnummer": house,
                "postcode": "2511AB",
                "woonplaats": "Dorp",
            },
        },
    }


def decided(persons: dict[Bsn, Person], *snapshots: GezagSnapshot) -> Decision:
    """What is decided when the mother declares it."""
    declared = {
        "specversion": "1.0",
        "id": "1",
        "source": "urn:nld:oin:00000009900000000000:systeem:burgerzaken",
        "type": "nl.brp.vertrek-naar-buitenland.aangegeven",
        "time": NOW.isoformat(),
        "data": {
            "personen": [CHILD, MOTHER],
            "aangever": {"burgerservicenummer": MOTHER, "hoedanigheid": "ouder"},
            "aangifteTijdstip": NOW.isoformat(),
            "vertrekdatum": DEPARTURE,
            "bestemming": {"landcode": "7028"},
            "veiligTeInformeren": True,
            "toestemmingen": [],
            "vervangendeToestemming": None,
        },
    }
    children = establish(
        events=[read_event(declared, received_at=NOW)],
        persons=persons,
        now=NOW,
        departure_id_of=lambda _child: uuid4(),
        snapshots=snapshots,
    )
    departure = DepartureFacts(
        facts_id=uuid4(), established_at=NOW, municipality=None, children=children
    )
    return decide(CaseFacts(departure=departure), DecisionPolicy("test", Mode.ON), NOW)


def those(decision: Decision, disposition: str) -> set[str]:
    """The holders with that disposition."""
    return {one.holder.reveal() for one in decision.holders if one.disposition == disposition}
