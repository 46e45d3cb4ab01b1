"""Who sees which cases: the condition that every query of the workbench takes, on real rows."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from contracts.values.dates import local_date
from notifier.staff.roles import Role, Visitor
from notifier.staff.seeing import sees_of
from notifier.staff.sees import SEES_NOTHING, visible
from notifier.storage.cases import SHOWN, ZAAK
from tests.integration.notifier.workbench.rows import (
    MINE,
    NATIONAL,
    OF_MINE,
    OF_YOURS,
    TO_CA_IKA,
    YOURS,
    add_each,
)
from tests.integration.notifier.world import World


@pytest.fixture
def cases(world: World) -> World:
    add_each(world)
    return world


@pytest.mark.parametrize(
    ("roles", "oin", "expected"),
    [
        ({Role.REVIEWER}, None, NATIONAL),
        ({Role.SECOND_READER}, None, NATIONAL),
        ({Role.LEAD}, None, NATIONAL),
        ({Role.AUDITOR}, None, NATIONAL),
        ({Role.AUDITOR, Role.MUNICIPAL_SPECIALIST}, MINE, NATIONAL),
        ({Role.CA_IKA_OFFICER}, None, TO_CA_IKA),
        ({Role.MUNICIPAL_SPECIALIST}, MINE, OF_MINE),
        ({Role.MUNICIPAL_SPECIALIST}, YOURS, OF_YOURS),
        ({Role.MUNICIPAL_SPECIALIST}, "00000009900000000099", set()),
        ({Role.MUNICIPAL_SPECIALIST}, None, set()),
        ({Role.PRIVACY_OFFICER}, MINE, set()),
        ({Role.PRIVACY_OFFICER, Role.MUNICIPAL_SPECIALIST}, MINE, OF_MINE),
        ({Role.CA_IKA_OFFICER, Role.MUNICIPAL_SPECIALIST}, MINE, OF_MINE | TO_CA_IKA),
        (set(), MINE, set()),
    ],
)
def test_each_sees_what_is_theirs(
    cases: World, roles: set[Role], oin: str | None, expected: set[str]
) -> None:
    now = cases.clock()
    sees = sees_of(Visitor("somebody", frozenset(roles), oin, now + timedelta(days=1)), now)
    with cases.service.database.transaction() as connection:
        wanted = select(ZAAK.c.reference).where(SHOWN, visible(sees, local_date(now)))
        assert set(connection.execute(wanted).scalars()) == expected
    assert not (sees == SEES_NOTHING and expected)


def test_an_auditor_whose_time_is_over_sees_nothing(cases: World) -> None:
    who = Visitor("somebody", frozenset({Role.AUDITOR}), auditor_until=cases.clock())
    assert sees_of(who, cases.clock()) == SEES_NOTHING
