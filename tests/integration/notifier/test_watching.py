"""What an operator sees from outside: health by ageing, and the figures."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from contracts.messages.facts import DepartureFacts
from notifier.metrics import METRICS
from notifier.stop_everything import stop_everything
from notifier.sweep import sweep
from notifier.web import build_for
from tests.integration.notifier.families import OIN, Family
from tests.integration.notifier.world import World, served_on
from tests.stack.driving import until


@pytest.fixture
def page(world: World) -> Iterator[httpx.Client]:
    listener = socket.create_server(("127.0.0.1", 0))
    with (
        served_on(listener, build_for(world.application)) as url,
        httpx.Client(base_url=url, timeout=10) as client,
    ):
        yield client


def facts(world: World, *, safe: bool = True) -> DepartureFacts:
    family = Family(world.clock())
    declared = replace(family.declaration(), safe_to_inform=safe)
    child = replace(family.child("Sanne"), declarations=(declared,))
    reported = world.clock() - timedelta(seconds=20)
    return replace(family.facts(child), reported_at=reported)


Figures = dict[tuple[str, frozenset[tuple[str, str]]], float]


def figures(page: httpx.Client) -> Figures:
    text = page.get("/metrics").raise_for_status().text
    return {
        (
            sample.name.removeprefix("vertrekmelding_"),
            frozenset(sample.labels.items()),
        ): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def of(found: Figures, name: str, **labels: str) -> float:
    return found[name, frozenset(labels.items())]


def test_ready_tells_by_age_what_is_late(world: World, page: httpx.Client) -> None:
    told = {"status": "ok", "late": {}, "leaving": "on", "reachable": "unknown"}
    assert page.get("/health/ready").json() == told
    world.establish(facts(world, safe=False))
    world.clock.advance(seconds=50)
    assert page.get("/health/ready").status_code == 200
    world.clock.advance(seconds=19)
    late = page.get("/health/ready")
    # It never ran: that counts from the start of the process.
    assert (late.status_code, set(late.json()["late"])) == (503, {"notifier.sweep"})
    sweep(world.service)
    assert page.get("/health/ready").status_code == 200
    world.clock.advance(seconds=55)
    late = page.get("/health/ready")
    assert (late.status_code, set(late.json()["late"])) == (503, {"handover"})
    world.deliver()
    sweep(world.service)
    assert page.get("/health/ready").status_code == 200


def test_both_pages_tell_that_everything_is_stopped(world: World, page: httpx.Client) -> None:
    told = {"status": "ok", "leaving": "on", "reachable": "unknown"}
    assert page.get("/health/live").json() == told
    stop_everything(world.service.database, reason="wrong street", actor="beheer:anna")
    for name in ("live", "ready"):
        told = until(
            lambda name=name: (  # type: ignore[misc]
                answer
                if (answer := page.get(f"/health/{name}").json())["leaving"] != "on"
                else None
            ),
            what="the page tells it",
        )
        assert told["leaving"] == "stopped"
        assert "stopped_since" in told
        assert "street" not in str(told)


def test_the_figures_are_those_that_are_described(page: httpx.Client) -> None:
    text = page.get("/metrics").raise_for_status().text
    told = {
        (family.name, family.type, label)
        for family in text_string_to_metric_families(text)
        for label in ({label for s in family.samples for label in s.labels} - {"le"}) or {""}
    }
    described = {
        (metric.name, metric.kind.value, label)
        for metric in METRICS
        for label in metric.labels or ("",)
    }
    # A sweep that never ran has no age and no labels.
    missing = {("vertrekmelding_heartbeat_age_seconds", "gauge", "job")}
    assert told - {("vertrekmelding_heartbeat_age_seconds", "gauge", "")} == described - missing


def test_the_figures_tell_what_happened(world: World, page: httpx.Client) -> None:
    before = figures(page)
    world.establish(facts(world))
    world.establish(facts(world, safe=False))
    world.clock.advance(hours=1)
    waiting = figures(page)
    assert of(waiting, "letters", state="planned") == 1
    assert of(waiting, "queue_rows", queue="notifier.hand_over", state="ready") == 1
    assert of(waiting, "queue_oldest_seconds", queue="notifier.hand_over") == pytest.approx(3600, 1)
    world.deliver()
    sweep(world.service)
    after = figures(page)
    for name in ("event_to_decision", "event_to_flag", "letter_due_to_sent"):
        assert of(before, f"{name}_seconds_count") == 0
    assert of(after, "event_to_decision_seconds_count") == 2
    assert of(after, "event_to_decision_seconds_sum") == pytest.approx(40, abs=5)
    assert of(after, "event_to_decision_seconds_bucket", le="10.0") == 0
    assert of(after, "event_to_decision_seconds_bucket", le="30.0") == 2
    assert of(after, "event_to_flag_seconds_count") == 1
    assert of(after, "letter_due_to_sent_seconds_count") == 1
    assert of(after, "letters", state="planned") == 0
    assert of(after, "queue_oldest_seconds", queue="notifier.hand_over") == 0
    assert of(after, "heartbeat_age_seconds", job="notifier.sweep") == pytest.approx(0, abs=5)


def test_what_is_in_doubt_or_for_a_human_is_counted(world: World, page: httpx.Client) -> None:
    world.fault(onderdeel="notifynl", soort="onderbroken", aantal=1)
    world.establish(facts(world))
    world.deliver()
    assert of(figures(page), "letters", state="maybe_sent") == 1
    world.fault(onderdeel="rvdk", soort="status", status=400, aantal=1)
    world.establish(facts(world, safe=False))
    world.deliver()
    told = figures(page)
    assert of(told, "queue_rows", queue="notifier.hand_over", state="needs_review") == 1


def test_a_case_on_which_nobody_acted_is_counted_and_nobody_is_named(
    world: World, page: httpx.Client
) -> None:
    made = facts(world, safe=False)
    world.establish(made)
    assert of(figures(page), "overdue_cases") == 0
    world.clock.advance(days=40)
    assert of(figures(page), "overdue_cases") == 1
    text = page.get("/metrics").text
    case = world.case_of(made)
    for secret in (OIN, str(case.id), case.reference, made.children[0].child.bsn.reveal()):
        assert secret not in text


def test_the_stop_is_a_figure(world: World, page: httpx.Client) -> None:
    assert of(figures(page), "stopped") == 0
    stop_everything(world.service.database, reason="wrong street", actor="beheer:anna")
    assert of(figures(page), "stopped") == 1


def test_shadow_cases_are_counted_before_and_after_they_are_erased(
    world: World, page: httpx.Client
) -> None:
    family, held = Family(world.clock()), Family(world.clock())
    world.establish(family.facts(family.child("Daan"), municipality=None))
    world.establish(held.facts(held.child("Kim", geheimhouding=True), municipality=None))
    before = figures(page)
    assert of(before, "shadow_cases", outcome="notify") == 1
    assert of(before, "shadow_cases", outcome="hold") == 1
    assert of(before, "shadow_cases", outcome="skip") == 0
    assert of(before, "shadow_withheld", what="brief") == 0
    world.clock.advance(hours=21)
    assert sweep(world.service).erased == 2
    after = figures(page)
    assert of(after, "shadow_cases", outcome="notify") == 1
    assert of(after, "shadow_cases", outcome="hold") == 1
    assert of(after, "shadow_withheld", what="brief") == 1
    assert of(after, "shadow_withheld", what="vlag_rvdk") == 0
