"""Whether anybody would come is said as it is, to whoever asks over the API."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from notifier.health import leaving_notice
from notifier.metrics import REACHABLE, read_metrics
from notifier.oncall.channel import OnCall
from notifier.oncall.kinds import Place
from notifier.sweep import sweep
from tests.integration.notifier.oncall.duty import Duty
from tests.integration.notifier.partners import Partners, partners_of
from tests.integration.notifier.world import World

EXAMPLE = Path("contracts/examples/bereikbaarheid/geen-bereikbaarheid.json")
ROOT = Path(__file__).parents[4]


@pytest.fixture
def duty(world: World) -> Duty:
    return Duty(world)


@pytest.fixture
def partners(world: World, duty: Duty) -> Iterator[Partners]:
    assert duty.world is world
    with partners_of(world) as running:
        yield running


def asked(partners: Partners, scope: str = "bereikbaarheid:lezen") -> Any:  # noqa: ANN401 -- JSON
    answer = partners.api.get("/v1/bereikbaarheid", headers=partners.token("gemeente", scope))
    return answer.json() | {"status": answer.status_code}


def figure(world: World) -> float:
    with world.service.database.transaction() as connection:
        found = dict(read_metrics(connection, world.clock()))[REACHABLE]
    return found[()]  # type: ignore[index]


def test_nobody_planned_anything(partners: Partners) -> None:
    answer = asked(partners)
    assert answer == {
        "toestand": "geen_bereikbaarheid", "sinds": None, "volgendeBereikbaar": None,
        "status": 200,
    }  # fmt: skip
    example = json.loads((ROOT / EXAMPLE).read_text())
    assert example.keys() == answer.keys() - {"status"}


def test_it_says_when_somebody_is_there_again(world: World, duty: Duty, partners: Partners) -> None:
    anna = duty.joins("anna")
    duty.on_shift(anna, Place.SECOND, starts_in=3)
    sweep(world.service)
    answer = asked(partners)
    again = datetime.fromisoformat(answer["volgendeBereikbaar"])
    assert abs(again - world.clock() - timedelta(hours=3)) < timedelta(minutes=1)
    assert answer["sinds"] is not None
    assert figure(world) == 0
    duty.on_shift(anna, Place.FIRST, hours=3)
    assert asked(partners)["toestand"] == "bereikbaar"
    sweep(world.service)
    assert figure(world) == 1
    assert leaving_notice(world.service.database)()["reachable"] == "bereikbaar"


def test_somebody_who_cannot_be_called_covers_nothing(
    world: World, duty: Duty, partners: Partners
) -> None:
    on_call = world.service.on_call
    sms_only = {kind: one for kind, one in on_call.channels.items() if kind == "sms"}
    world.with_service(on_call=OnCall(sms_only))
    duty.on_shift(duty.joins("bram", phone=False), Place.FIRST)
    assert asked(partners)["toestand"] == "bereikbaar", "the web process still has the webhook"
    sweep(world.service)
    assert figure(world) == 0
    world.with_service(on_call=OnCall())
    sweep(world.service)
    assert leaving_notice(world.service.database)()["reachable"] == "geen_kanaal"


def test_only_with_the_scope(partners: Partners) -> None:
    assert asked(partners, "zaken:lezen")["status"] == 403
    assert partners.api.get("/v1/bereikbaarheid").status_code == 401
