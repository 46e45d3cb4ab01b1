"""One departure as it is reported by several sources: the reports of the tests in this folder."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from brp_adapter.custody.establish import establish
from brp_adapter.custody.person import Person
from brp_adapter.custody.reported import (
    Corrected,
    Declared,
    Registered,
    ReportedDeparture,
    Touched,
    Way,
    Withdrawn,
)
from contracts.messages.facts import ChildFacts
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate

CHILD, MOTHER = Bsn("999990019"), Bsn("999990032")
A, B = "00000009900000000000", "00000009900000000001"
NLGOV, STUF, PULL, VRIJ = "nlgov", "stuf-bg-0310", "gebeurtenissen", "vrijbrp"
START: Final = datetime(2026, 3, 2, 9, tzinfo=UTC)
NOW: Final = START + timedelta(days=12)
SPAIN, FRANCE = "6037", "5002"
DAY: Final = PartialDate(2026, 3, 10)
YEAR, MONTH, UNKNOWN = PartialDate(2026), PartialDate(2026, 3), PartialDate()


def at(hours: float) -> datetime:
    """A moment of recording."""
    return START + timedelta(hours=hours)


def declared(hours: float, *, sender: str = A, date: PartialDate = DAY,
             land: str | None = SPAIN) -> Declared:  # fmt: skip
    return Declared(
        event_id=f"aangifte-{hours}", sender=sender, persons=(CHILD, MOTHER), declarant=MOTHER,
        role="ouder", declared_at=at(hours), date=date, destination=land, way=Way(NLGOV, sender),
    )  # fmt: skip


def withdrawn(hours: float, *, sender: str = A, of: str | None = None) -> Withdrawn:
    return Withdrawn(
        event_id=f"intrekking-{hours}", sender=sender, persons=(CHILD, MOTHER), declaration_id=of,
        at=at(hours), way=Way(NLGOV, sender),
    )  # fmt: skip


def corrected(hours: float, *, sender: str = A, undone: bool = False,
              date: PartialDate | None = None, land: str | None = None,
              ) -> Corrected:  # fmt: skip
    return Corrected(
        event_id=f"correctie-{hours}", sender=sender, persons=(CHILD, MOTHER), undone=undone,
        date=date, destination=land, destination_given=land is not None, at=at(hours),
        way=Way(NLGOV, sender),
    )  # fmt: skip


def registered(hours: float, *, sender: str = A, way: str = STUF, date: PartialDate | None = DAY,
               land: str | None = SPAIN, **more: Any) -> Registered:  # noqa: ANN401  # fmt: skip
    return Registered(
        event_id=f"{way}-{hours}", sender=sender, person=CHILD, date=date, destination=land,
        at=at(hours), way=Way(way, sender), **more,
    )  # fmt: skip


def touched(hours: float, *, sender: str = A) -> Touched:
    return Touched(
        event_id=f"mutatie-{hours}", sender=sender, person=CHILD, historic=(), at=at(hours),
        way=Way(VRIJ, "/vrijbrp"),
    )  # fmt: skip


def facts_of(*events: ReportedDeparture, shown: Person | None = None) -> ChildFacts:
    """What is established of the child; ``shown``: how the BRP shows it now, if it does."""
    (facts,) = establish(
        events=events,
        persons={MOTHER: Person(bsn=MOTHER, birth=PartialDate(1988, 4, 1))}
        | ({} if shown is None else {CHILD: shown}),
        now=NOW,
        departure_id_of=lambda _child: UUID(int=1),
    )
    return facts
