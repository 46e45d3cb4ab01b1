"""A worker that dies at any step of looking again at departures loses nothing, and doubles nothing.

No event leads there, so the clock is moved by a day: then every departure is due at once.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from contracts.settable_clock import set_ahead
from foundation.failpoint import Action, Order
from tests.architecture.failpoints import every_failpoint
from tests.resilience.conftest import temporary_folder
from tests.resilience.orders import Orders
from tests.resilience.stay import HURRIED
from tests.stack.driving import Neighbours, codes, neighbours_of, rows, until
from tests.stack.families import Family, declared, family, today
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack

FAMILIES = 6
LOOKS = [name for name in every_failpoint() if name.startswith("recheck.")]
ON_THE_WAY = [name for name in LOOKS if name.split(".")[1] not in {"postponed", "put_aside"}]
POSTPONED = [name for name in LOOKS if name.split(".")[1] == "postponed"]
PUT_ASIDE = [name for name in LOOKS if name.split(".")[1] == "put_aside"]
STATES = "SELECT state, count(*) AS number FROM brp_adapter.recheck GROUP BY 1"
MESSAGES = "SELECT count(*) AS number FROM brp_adapter.outbox"
DUE = "SELECT 1 FROM brp_adapter.recheck WHERE state = 'READY' AND next_attempt_at <= now() + %s"


class Scene:
    """A stack whose days the test counts, in which nobody reports anything any more."""

    def __init__(self, stack: Stack, world: Neighbours, orders: Orders, clock: Path) -> None:
        self.stack, self.world, self.orders, self._clock = stack, world, orders, clock
        self._day = 0

    def next_day(self) -> None:
        self._day += 1
        set_ahead(self._clock, timedelta(days=self._day))

    def until_looked(self) -> None:
        until(self.orders.all_over, within=90, what="every order was carried out")
        until(
            lambda: not rows(self.stack, DUE, timedelta(days=self._day)),
            within=60,
            what="every departure was looked at",
        )

    def states(self) -> dict[str, int]:
        return {row["state"]: row["number"] for row in rows(self.stack, STATES)}

    def messages(self) -> int:
        return int(rows(self.stack, MESSAGES)[0]["number"])


@pytest.fixture
def scene() -> Iterator[Scene]:
    with temporary_folder() as places, temporary_folder() as data, temporary_folder() as time:
        set_ahead(time / "clock", timedelta(0))
        options = StackOptions(
            data=data,
            environment={**HURRIED, "BRP_ADAPTER_FAILPOINTS": str(places)},
            clock_file=time / "clock",
        )
        with running_stack(options) as stack, neighbours_of(stack) as world:
            yield Scene(stack, world, Orders(places, world), time / "clock")


def hidden(of: Family) -> list[dict[str, object]]:
    """The same family, of whom the child is to be found no more: news in the register alone."""
    persons = of.register()
    for person in persons:
        if person["burgerservicenummer"] == of.child.bsn.reveal():
            person["geheimhoudingPersoonsgegevens"] = True
    return persons


def test_at_every_step_of_a_look_the_worker_may_die(scene: Scene) -> None:
    assert ON_THE_WAY
    assert POSTPONED
    assert PUT_ASIDE
    families = [family() for _ in range(FAMILIES)]
    scene.world.settle_in(*families)
    for one in families:
        scene.world.send(declared(one, persons=one.people, on=today() + timedelta(days=40)))
    for one in families:
        assert "G03" in codes(scene.world.until_case(one))
    assert scene.states() == {"READY": FAMILIES}
    assert scene.messages() == FAMILIES

    scene.world.register([person for one in families for person in hidden(one)])
    for name in ON_THE_WAY:
        scene.orders.give(name, Order(Action.KILL))
    scene.next_day()
    scene.until_looked()
    assert scene.states() == {"READY": FAMILIES}
    assert scene.messages() == 2 * FAMILIES, "the news of each was told, and told once"

    for name in POSTPONED:
        scene.orders.give(name, Order(Action.KILL))
    scene.world.break_down("brp", "status", status=503, aantal=3 * len(POSTPONED))
    scene.next_day()
    scene.until_looked()
    assert scene.states() == {"READY": FAMILIES}
    assert scene.messages() == 2 * FAMILIES, "nothing was new"

    aside = 0
    for name in PUT_ASIDE:
        scene.orders.give("recheck.outcome.written", Order(Action.RAISE))
        scene.orders.give(name, Order(Action.KILL))
        scene.next_day()
        scene.until_looked()
        aside += name.endswith("committed")
    assert scene.states() == {"READY": FAMILIES - aside, "NEEDS_REVIEW": aside}
