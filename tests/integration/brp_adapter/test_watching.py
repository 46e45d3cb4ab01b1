"""The adapter's pages: what the notifier says about the stop, and the figures."""

from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI
from prometheus_client.parser import text_string_to_metric_families

from brp_adapter.leaving_notice import leaving_notice
from brp_adapter.metrics import METRICS
from brp_adapter.sweep import sweep
from tests.integration.brp_adapter.running import World, listening, served
from tests.stack.driving import until


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client() as client:
        yield client


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ({"status": "ok", "leaving": "on"}, {"leaving": "on"}),
        (
            {
                "leaving": "stopped",
                "stopped_since": "2026-03-02T10:00:00+00:00",
                "stopped_by": "person",
                "more": "x",
            },
            {
                "leaving": "stopped",
                "stopped_since": "2026-03-02T10:00:00+00:00",
                "stopped_by": "person",
            },
        ),
        ({"status": "ok"}, {"leaving": "unknown"}),
        ({"leaving": "perhaps"}, {"leaving": "unknown"}),
        (["leaving"], {"leaving": "unknown"}),
    ],
)
def test_it_shows_what_the_notifier_says(
    client: httpx.Client, told: object, shown: dict[str, object]
) -> None:
    app = FastAPI()
    app.get("/health/live")(lambda: told)
    with served(app) as url:
        assert leaving_notice(client, url)() == shown


def test_a_notifier_that_is_away_is_unknown(client: httpx.Client) -> None:
    assert leaving_notice(client, "http://127.0.0.1:1")() == {"leaving": "unknown"}


def test_a_notifier_that_hangs_does_not_keep_us_waiting(client: httpx.Client) -> None:
    with listening() as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        notice = leaving_notice(client, url)
        assert notice() == {"leaving": "unknown"}


def test_health_and_figures_are_there(world: World) -> None:
    assert world.intake.get("/health/live").json() == {"status": "ok", "leaving": "unknown"}
    sweep(world.application.service)
    text = world.intake.get("/metrics").raise_for_status().text
    families = list(text_string_to_metric_families(text))
    assert {(f.name, f.type) for f in families} == {(m.name, m.kind.value) for m in METRICS}
    queues = {s.labels["queue"] for f in families for s in f.samples if "queue" in s.labels}
    names = ("establish", "fetch", "fetch_events", "hand_over", "recheck")
    assert queues == {f"brp_adapter.{name}" for name in names}


def test_late_events_are_told_by_age(world: World) -> None:
    sweep(world.application.service)
    assert until(lambda: world.intake.get("/health/ready").status_code == 200, what="ready")
    world.clock.advance(seconds=90)
    late = world.intake.get("/health/ready")
    assert (late.status_code, set(late.json()["late"])) == (503, {"brp_adapter.sweep"})
    sweep(world.application.service)
    assert world.intake.get("/health/ready").status_code == 200
