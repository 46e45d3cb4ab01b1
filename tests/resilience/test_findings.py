"""`kill -9` wherever a finding is on its way: made, taken back, handed over, kept.

Whoever sends goes on until it is answered. What was accepted is kept once on either side, counts
once, and what was taken back counts nowhere.
"""

import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import zip_longest

import httpx
import pytest

from foundation.failpoint import Action, Order
from tests.architecture.failpoints import every_failpoint
from tests.resilience.ledger import patient
from tests.resilience.orders import WEB_LIVES_SECONDS
from tests.resilience.scene import Scene, opened_scene
from tests.resilience.wire import Break
from tests.stack.driving import rows, until
from tests.stack.families import Family, Json
from tests.stack.finding import Reviewer, is_held, left, until_found

_AT_THE_NOTIFIER = ("record_finding", "withdraw_finding")


@pytest.fixture(scope="module")
def scene() -> Iterator[Scene]:
    with opened_scene() as opened:
        yield opened


@pytest.fixture
def reviewer(scene: Scene) -> Iterator[Reviewer]:
    with httpx.Client(timeout=10) as client:
        yield Reviewer(scene.stack, scene.world, client)


def named(*works: str) -> list[str]:
    return [name for name in every_failpoint() if name.startswith(works)]


def kept(scene: Scene, finding: str) -> list[Json]:
    """What both sides have of it: one row each, and whether it was taken back there."""
    return rows(
        scene.stack,
        "SELECT id, withdrawn_at IS NOT NULL AS back FROM notifier.finding WHERE id = %s"
        " UNION ALL"
        " SELECT id, withdrawn_at IS NOT NULL AS back FROM brp_adapter.finding WHERE id = %s",
        finding,
        finding,
    )


def finds(reviewer: Reviewer, case: Json) -> str:
    """Until it is accepted, under one reference."""
    body = reviewer.finding(case)

    def attempt() -> str | None:
        answer = reviewer.sends(case, body)
        assert answer.is_success or answer.is_server_error, answer.text
        return str(answer.json()["id"]) if answer.is_success else None

    return until(patient(attempt), within=60, what="the finding is accepted")


def withdraws(reviewer: Reviewer, case: Json, finding: str) -> None:
    def attempt() -> bool | None:
        answer = reviewer.withdraws(case, finding)
        assert answer.is_success or answer.is_server_error, answer.text
        return answer.is_success or None

    until(patient(attempt), within=60, what="the withdrawal is accepted")


def handed_over(times: int, case: Json) -> bool:
    happened = [entry["soort"] for entry in case["tijdlijn"]]
    return happened.count("bevinding_overgedragen") >= times


def told(case: Json) -> bool:
    return [(m["soort"], m["status"]) for m in case["berichten"]] == [("vertrek", "sent")]


def test_a_finding_counts_once_wherever_the_process_dies(scene: Scene, reviewer: Reviewer) -> None:
    ended: list[tuple[Family, str, bool]] = []
    rounds = zip_longest(
        named(*_AT_THE_NOTIFIER), named("hand_over_findings"), named("take_finding")
    )
    for places in rounds:
        one, case = left(scene.world)
        backs = (places[0] or "").startswith("withdraw_finding")
        if backs:
            finding = finds(reviewer, case)
            scene.world.until_case(one, told, within=60, what="the father has his letter")
        for name in filter(None, places):
            assert scene.orders.give(name, Order(Action.KILL))
            scene.orders.lead_to(name)
        if backs:
            withdraws(reviewer, case, finding)
        else:
            finding = finds(reviewer, case)
        until(scene.orders.all_over, within=60, what=f"somebody passed {places}")
        ended.append((one, finding, backs))
        # A web process must have lived a while, or it counts as one that cannot be started.
        time.sleep(WEB_LIVES_SECONDS)
        scene.stack.supervisor.wait_ready("notifier-web")
        scene.stack.supervisor.wait_ready("adapter-web")
    assert any(backs for _, _, backs in ended)
    for one, finding, backs in ended:
        case = scene.world.until_case(
            one,
            is_held if backs else told,
            within=60,
            what="it counts no more" if backs else "it counts",
        )
        case = scene.world.until_case(one, partial(handed_over, 1 + backs), within=60)
        assert [row["back"] for row in kept(scene, finding)] == [backs, backs]
        happened = Counter(entry["soort"] for entry in case["tijdlijn"])
        assert happened["bevinding_gedaan"] == 1
        assert happened["bevinding_ingetrokken"] == int(backs)
        assert happened["bevinding_overgedragen"] == 1 + backs
        assert len(scene.world.letters(one)) == 1


def test_an_adapter_that_cannot_be_reached_gets_it_later(scene: Scene, reviewer: Reviewer) -> None:
    one, case = left(scene.world)
    scene.wires["again"].break_(Break.REFUSED)
    try:
        finding = finds(reviewer, case)
        question = "SELECT reason FROM notifier.finding_handover WHERE finding_id = %s"
        until(
            lambda: rows(scene.stack, question + " AND reason IS NOT NULL", finding),
            what="it was tried in vain",
        )
        assert len(kept(scene, finding)) == 1
    finally:
        scene.wires["again"].mend()
    until_found(scene.world, one, "NOTIFY")
    assert len(kept(scene, finding)) == 2
