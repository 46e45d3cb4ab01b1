"""Midnight of the last day on which the BRP may be asked (Europe/Amsterdam)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from brp_adapter.establish_again import ReadingNotAllowed, establish_again
from brp_adapter.policy import ReadingPolicy
from brp_adapter.storage.tables import AUDIT
from contracts.policy.file import PolicyFile
from contracts.values.dates import AMSTERDAM, local_date
from foundation.clock import system_clock
from foundation.work import WorkState
from tests.integration.brp_adapter.families import OIN, Family, declared
from tests.integration.brp_adapter.running import World

_MINUTE = timedelta(minutes=1)


@pytest.fixture
def ending(world: World) -> Iterator[tuple[World, datetime]]:
    """The BRP may be asked until a midnight that lies ahead."""
    last = local_date(world.clock()) + timedelta(days=1)
    period = {"modus": "on", "grondslag": "besluit", "van": date(2020, 1, 1), "tot": last}
    gemeente = {"oin": OIN, "naam": "Proefstad", "effecten": {"read_brp": period}}
    content = PolicyFile.model_validate({"versie": "eindigt", "gemeenten": [gemeente]})
    service = replace(world.application.service, policy=ReadingPolicy(content, "0" * 64))
    after = datetime.combine(last + timedelta(days=1), time(), tzinfo=AMSTERDAM).astimezone(UTC)
    yield replace(world, application=replace(world.application, service=service)), after
    world.clock.ahead = timedelta()


def asked(world: World, about: str) -> list[str]:
    return [row.basis for row in world.rows(select(AUDIT.c.basis).where(AUDIT.c.object == about))]


def test_on_the_last_day_the_brp_is_still_asked(ending: tuple[World, datetime]) -> None:
    world, midnight = ending
    family = Family()
    world.bring(family.persons)
    melding = world.report(declared(family))
    world.clock.ahead = midnight - _MINUTE - system_clock()
    world.work()
    assert world.inbox(melding).state == WorkState.DONE
    assert set(asked(world, f"melding:{melding}")) == {"besluit"}


def test_a_minute_later_nobody_is_asked_about(ending: tuple[World, datetime]) -> None:
    world, midnight = ending
    earlier, later = Family(), Family()
    world.bring([*earlier.persons, *later.persons])
    world.report(declared(earlier))
    world.work()
    departure = world.notifier.taken[-1].children[0].departure_id
    melding = world.report(declared(later))
    world.clock.ahead = midnight + _MINUTE - system_clock()
    world.work()
    row = world.inbox(melding)
    assert (row.state, row.reason) == (WorkState.HELD, "read_brp_off")
    assert asked(world, f"melding:{melding}") == []
    with pytest.raises(ReadingNotAllowed):
        establish_again(world.application.service, [departure])
    assert asked(world, f"vertrek:{departure}") == []
