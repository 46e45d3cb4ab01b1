from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from contracts.messages.facts import (
    ChildFacts,
    Declaration,
    DepartureFacts,
    GezagAnswer,
    GezagSource,
    PersonFacts,
    Reach,
)
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate
from notifier.cases.matters_still import matters_still

OPENED = datetime(2025, 3, 1, 12, tzinfo=UTC)


def child(day: PartialDate) -> ChildFacts:
    person = PersonFacts(
        bsn=Bsn("999970112"),
        first_names="Sanne",
        full_name="Sanne Blijver",
        birth=PartialDate(2016, 6, 1),
        reach=Reach.NETHERLANDS,
    )
    given = Declaration(declarant=None, declared_at=OPENED, date=day, destination=None)
    return ChildFacts(
        departure_id=uuid4(),
        child=person,
        declarations=(given,),
        gezag=GezagAnswer(source=GezagSource.LIVE, gezag=None, taken_at=OPENED),
    )


def departure(*days: PartialDate) -> DepartureFacts:
    return DepartureFacts(
        facts_id=uuid4(),
        established_at=OPENED,
        municipality=None,
        children=tuple(child(day) for day in days),
    )


DAY = PartialDate(2025, 4, 10)
UNKNOWN = PartialDate()


@pytest.mark.parametrize(
    ("days", "today", "matters"),
    [
        ((DAY,), date(2025, 3, 2), True),
        ((DAY,), date(2026, 4, 10), True),
        ((DAY,), date(2026, 4, 11), False),
        ((DAY, PartialDate(2025, 6, 1)), date(2026, 6, 1), True),
        ((PartialDate(2024, 2, 29),), date(2025, 3, 1), False),
        ((PartialDate(2025),), date(2026, 12, 31), True),
        ((PartialDate(2025),), date(2027, 1, 1), False),
        ((UNKNOWN,), date(2026, 3, 1), True),
        ((UNKNOWN,), date(2026, 3, 2), False),
    ],
)
def test_until_one_year_after_the_last_departure(
    days: tuple[PartialDate, ...],
    today: date,
    matters: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    assert matters_still(departure(*days), OPENED, today) is matters


def test_a_withdrawn_declaration_counts_from_the_opening() -> None:
    facts = departure(DAY)
    (one,) = facts.children
    withdrawn = replace(one.declarations[0], withdrawn_at=OPENED)
    undone = replace(facts, children=(replace(one, declarations=(withdrawn,)),))
    assert matters_still(undone, OPENED, date(2026, 3, 1))
    assert not matters_still(undone, OPENED, date(2026, 3, 2))
