"""The last look at a departure (DECISION G03): only that one says who did not follow."""

from datetime import timedelta
from typing import Any

import pytest

from brp_adapter import recheck_departures as recheck_departures_module
from brp_adapter.plan_rechecks import plan_rechecks
from contracts.messages.facts import ChildFacts
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate, local_date, start_of
from foundation.work import WorkState
from tests.integration.brp_adapter.families import day, left
from tests.integration.brp_adapter.looking import (
    child_and_mother_leave,
    end_all,
    everyone_leaves,
    look,
    row,
)
from tests.integration.brp_adapter.running import World


@pytest.fixture(autouse=True)
def _nothing_left(world: World) -> None:
    end_all(world)


def test_a_look_that_ends_after_midnight_was_not_that_of_the_last_day(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it established is that of the day before: only the last day says who did not follow."""
    family, departure = child_and_mother_leave(world)
    before = start_of(local_date(world.clock()) + timedelta(days=15)) - timedelta(seconds=30)
    world.clock.advance(seconds=(before - world.clock()).total_seconds())

    def planned_slowly(*arguments: Any, **more: Any) -> None:  # noqa: ANN401 - passes them on
        world.clock.advance(minutes=1)
        plan_rechecks(*arguments, **more)

    with monkeypatch.context() as slow:
        slow.setattr(recheck_departures_module, "plan_rechecks", planned_slowly)
        look(world)
    assert row(world, departure).state == WorkState.READY
    (stays,) = look(world, hours=7)
    assert stays.departing == (Bsn(family.leaver),)
    assert row(world, departure).state == WorkState.DONE


def test_of_an_incomplete_date_it_is_looked_at_until_somebody_can_be_said_to_stay(
    world: World,
) -> None:
    family, departure = everyone_leaves(world, on=1)
    child, leaver, _ = family.persons
    month = day(1)[:7]
    world.bring([in_month(left(child, day(1)), month), in_month(left(leaver, day(1)), month)])
    end = PartialDate.parse(month).latest + timedelta(days=14)
    told: list[ChildFacts] = []
    for _ in range((end - local_date(world.clock())).days + 2):
        told += look(world, days=1)
    assert told[-1].departing == (Bsn(family.leaver),)
    ended = row(world, departure)
    assert (ended.state, ended.last_day) == (WorkState.DONE, end)


def in_month(person: dict[str, Any], month: str) -> dict[str, Any]:
    """The same departure, of which the day is not known."""
    year, number = month.split("-")
    since = {
        "type": "JaarMaandDatum",
        "jaar": int(year),
        "maand": int(number),
        "langFormaat": month,
    }
    return {
        **person,
        "opschortingBijhouding": {**person["opschortingBijhouding"], "datum": since},
        "verblijfplaats": {**person["verblijfplaats"], "datumVan": since},
    }
