"""Who sees which cases: the predicate that every query of the workbench takes, on real rows."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select

from notifier.cases.handling_state import HandlingState
from notifier.review.access.roles import Role, Visitor
from notifier.review.access.sight import sight_of, visible
from notifier.storage.cases import ZAAK
from tests.integration.notifier.world import World

MINE, YOURS = "00000009900000000000", "00000009900000000001"


def add(world: World, reference: str, **columns: object) -> None:
    row = {
        "id": uuid4(),
        "reference": reference,
        "municipality": MINE,
        "handling": HandlingState.HELD,
        "flags": "",
        "shadow": False,
        "opened_at": world.clock(),
        "version": 1,
        "correlation_id": str(UUID(int=0)),
    }
    with world.service.database.transaction() as connection:
        connection.execute(insert(ZAAK).values(row | columns))


@pytest.fixture
def cases(world: World) -> World:
    add(world, "MINE")
    add(world, "MINE-FLAGGED", flags="CA_IKA RVDK_IKO")
    add(world, "YOURS", municipality=YOURS, flags="RVDK_IKO")
    add(world, "YOURS-FLAGGED", municipality=YOURS, flags="CA_IKA")
    add(world, "NOBODYS", municipality=None, flags=None)
    add(world, "SHADOW", shadow=True, flags="CA_IKA")
    add(world, "ERASED", erased_at=world.clock(), flags="CA_IKA")
    return world


NATIONAL = {"MINE", "MINE-FLAGGED", "YOURS", "YOURS-FLAGGED", "NOBODYS"}
OF_MINE = {"MINE", "MINE-FLAGGED"}
FLAGGED = {"MINE-FLAGGED", "YOURS-FLAGGED"}


@pytest.mark.parametrize(
    ("roles", "oin", "expected"),
    [
        ({Role.REVIEWER}, None, NATIONAL),
        ({Role.SECOND_READER}, None, NATIONAL),
        ({Role.LEAD}, None, NATIONAL),
        ({Role.AUDITOR}, None, NATIONAL),
        ({Role.CA_IKA_OFFICER}, None, FLAGGED),
        ({Role.MUNICIPAL_SPECIALIST}, MINE, OF_MINE),
        ({Role.MUNICIPAL_SPECIALIST}, YOURS, {"YOURS", "YOURS-FLAGGED"}),
        ({Role.MUNICIPAL_SPECIALIST}, "00000009900000000099", set()),
        ({Role.MUNICIPAL_SPECIALIST}, None, set()),
        ({Role.PRIVACY_OFFICER}, MINE, set()),
        ({Role.PRIVACY_OFFICER, Role.MUNICIPAL_SPECIALIST}, MINE, OF_MINE),
        ({Role.CA_IKA_OFFICER, Role.MUNICIPAL_SPECIALIST}, MINE, OF_MINE | FLAGGED),
        (set(), MINE, set()),
    ],
)
def test_each_sees_what_is_theirs(
    cases: World, roles: set[Role], oin: str | None, expected: set[str]
) -> None:
    until = cases.clock() + timedelta(days=1)
    who = Visitor("somebody", frozenset(roles), oin, until)
    sight = sight_of(who, cases.clock())
    with cases.service.database.transaction() as connection:
        seen = connection.execute(select(ZAAK.c.reference).where(visible(sight))).scalars()
        assert set(seen) == expected
    assert not (sight.nothing and expected)


def test_an_auditor_whose_time_is_over_sees_nothing(cases: World) -> None:
    who = Visitor("somebody", frozenset({Role.AUDITOR}), auditor_until=cases.clock())
    assert sight_of(who, cases.clock()).nothing
