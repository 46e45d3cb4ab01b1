"""Families take their steps one after the other, and none waits for another."""

import io
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

import pytest
from rich.console import Console

from tests.unit.vertrekmelding.demo.playing import PlayedServices, as_expected, items_as_expected
from vertrekmelding.demo.failing import ServiceAway
from vertrekmelding.demo.families.family import Family
from vertrekmelding.demo.progress import FamilyOnItsWay, Stage
from vertrekmelding.demo.screen import Screen
from vertrekmelding.demo.services import Services
from vertrekmelding.demo.watch import STANDSTILL, follow

SENT = datetime(2026, 6, 10, 9, 30, 59, tzinfo=UTC)
RECEIVED = SENT + timedelta(seconds=1.5)


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vertrekmelding.demo.watch.time.sleep", lambda _seconds: None)


def _on_its_way(services: PlayedServices) -> list[FamilyOnItsWay]:
    played = cast("Services", services)
    return [FamilyOnItsWay(family, played, lambda: SENT) for family in services.families]


def _ticking(step: timedelta) -> Callable[[], datetime]:
    moments = iter(range(1_000_000))
    return lambda: SENT + next(moments) * step


def test_all_families_reach_their_end(families: dict[str, Family]) -> None:
    services = PlayedServices(tuple(families.values()), RECEIVED)
    underway = _on_its_way(services)
    shown: list[int] = []
    findings = follow(
        underway, cast("Services", services), lambda: SENT, lambda: shown.append(len(services.sent))
    )
    assert findings == []
    assert all(one.stage is Stage.DONE for one in underway)
    # All first events left before the first look was shown; the later ones followed.
    assert shown[0] >= len(underway)
    assert len(services.sent) == sum(len(family.events) for family in families.values())


def test_a_service_that_is_away_for_a_moment_is_asked_again(
    families: dict[str, Family], monkeypatch: pytest.MonkeyPatch
) -> None:
    services = PlayedServices(tuple(families.values()), RECEIVED)
    for name in ("send", "status_of", "cases_about", "case", "put_persons", "received"):
        monkeypatch.setattr(services, name, _away_now_and_then(getattr(services, name)))
    findings = follow(_on_its_way(services), cast("Services", services), lambda: SENT, lambda: None)
    assert findings == []
    ids = [event["id"] for event in services.sent]
    assert len(ids) == len(set(ids)) == sum(len(one.events) for one in families.values())


def _away_now_and_then(answer: Callable[..., Any]) -> Callable[..., Any]:
    calls = iter(range(1_000_000))

    def asked(*arguments: object) -> object:
        # Often enough to be met everywhere, seldom enough for sixteen families in a row.
        if next(calls) % 43 == 1:
            what = "proef"
            raise ServiceAway(what)
        return answer(*arguments)

    return asked


def test_a_later_event_waits_for_the_letter(families: dict[str, Family]) -> None:
    family = families["ingetrokken"]
    services = PlayedServices([family], RECEIVED)
    (one,) = _on_its_way(services)
    one.advance(())
    one.advance(())
    assert [event["type"].rpartition(".")[2] for event in services.sent] == ["aangegeven"]
    assert one.waiting_for == "stap 2: wachten op brief 1"
    one.advance(services.received())
    assert [event["type"].rpartition(".")[2] for event in services.sent] == [
        "aangegeven",
        "ingetrokken",
    ]


def test_a_derived_answer_is_confirmed_once_the_case_is_held_and_nobody_was_told(
    families: dict[str, Family],
) -> None:
    family = families["pas-achteraf"]
    services = PlayedServices([family], RECEIVED)
    (one,) = _on_its_way(services)
    one.advance(services.received())
    assert services.brought_in == []
    assert one.differences
    one.advance(services.received())
    assert [who for who, _reference in services.brought_in] == ["gemeente"]
    one.advance(services.received())
    assert one.stage is Stage.DONE


def test_nothing_is_confirmed_in_a_case_of_which_somebody_was_told_already(
    families: dict[str, Family],
) -> None:
    family = families["pas-achteraf"]
    services = PlayedServices([family], RECEIVED)
    outcome = as_expected(family, RECEIVED)
    assert outcome.to_confirm is None
    held = outcome.model_copy(update={"cases": (services.case(outcome.cases[0].id),)})
    assert held.letters
    assert held.to_confirm is None
    assert held.model_copy(update={"letters": ()}).to_confirm is not None


def test_the_register_changes_only_for_who_moved(families: dict[str, Family]) -> None:
    services = PlayedServices([families["al-in-rni"]], RECEIVED)
    (one,) = _on_its_way(services)
    for _ in range(3):
        one.advance(services.received())
    assert {p["gemeenteVanInschrijving"]["code"] for p in services.persons} == {"1999"}
    assert len(services.persons) == 2


def test_the_time_counts_from_the_event_that_caused_it(families: dict[str, Family]) -> None:
    services = PlayedServices([families["woont-bij-vader"]], RECEIVED)
    (one,) = _on_its_way(services)
    one.advance(())
    one.advance(services.received())
    assert one.letters_after == (timedelta(seconds=1.5),)
    assert one.flags_after == (timedelta(seconds=1.5),)


def test_at_a_standstill_it_says_who_waits_for_what(families: dict[str, Family]) -> None:
    services = PlayedServices([families["een-blijft"], families["samen-weg"]], RECEIVED)
    services.status = "wacht"
    findings = follow(
        _on_its_way(services),
        cast("Services", services),
        _ticking(timedelta(seconds=7)),
        lambda: None,
    )
    assert [(finding.family, finding.text) for finding in findings] == [
        ("een-blijft", "60 seconden geen vooruitgang; nog over te dragen gebeurtenissen: 1"),
        (
            "samen-weg",
            "60 seconden geen vooruitgang; stap 2: wachten tot de feiten zijn vastgesteld",
        ),
    ]


def test_as_long_as_something_moves_it_is_waited_for(
    families: dict[str, Family], monkeypatch: pytest.MonkeyPatch
) -> None:
    services = PlayedServices([families["op-tijd-gevraagd"]], RECEIVED)
    asked: Counter[UUID] = Counter()

    def slowly(melding: UUID) -> str:
        asked[melding] += 1
        return "wacht" if asked[melding] < 3 else "overgedragen"

    monkeypatch.setattr(services, "status_of", slowly)
    clock = _ticking(timedelta(seconds=14))
    findings = follow(_on_its_way(services), cast("Services", services), clock, lambda: None)
    assert findings == []
    assert clock() - SENT > 2 * STANDSTILL


def test_what_comes_and_goes_is_no_progress(
    families: dict[str, Family], monkeypatch: pytest.MonkeyPatch
) -> None:
    services = PlayedServices([families["een-blijft"]], RECEIVED)
    received = iter(range(1_000_000))
    monkeypatch.setattr(services, "received", lambda: services.extra if next(received) % 2 else ())
    (box,) = [
        one for one in items_as_expected(families["een-blijft"], RECEIVED) if one.kind != "brief"
    ]
    services.extra = (box,)
    clock = _ticking(timedelta(seconds=1))
    (found,) = follow(_on_its_way(services), cast("Services", services), clock, lambda: None)
    assert "geen vooruitgang; geen brief (vertrek)" in found.text


def test_a_letter_to_nobody_we_know_is_found_at_the_end(families: dict[str, Family]) -> None:
    services = PlayedServices([families["een-blijft"]], RECEIVED)
    other = PlayedServices([families["eiland"]], RECEIVED)
    services.extra = other.received()
    findings = follow(_on_its_way(services), cast("Services", services), lambda: SENT, lambda: None)
    assert [finding.text for finding in findings] == [
        "een brief die bij geen enkele zaak hoort",
        "een bericht in een Berichtenbox dat bij geen enkele zaak hoort",
    ]


@pytest.mark.parametrize("terminal", [True, False])
def test_the_result_shows_everything_that_was_asked(
    families: dict[str, Family], *, terminal: bool
) -> None:
    services = PlayedServices([families["tante"], families["samen-weg"]], RECEIVED)
    underway = _on_its_way(services)
    out = io.StringIO()
    screen = Screen(Console(file=out, force_terminal=terminal, width=200, no_color=True))
    with screen.following(underway) as show:
        assert follow(underway, cast("Services", services), lambda: SENT, show) == []
    screen.results(underway)
    shown = out.getvalue()
    for words in (
        *("inlichten (T3)", "Annelies Riemersma: brief", "Koen Vinkenburg: brief"),
        *("RvdK IKO", "brief 1,5 s", "S08, R05, R09", "niets te doen", "niemand"),
    ):
        assert words in shown
    assert ("\x1b" in shown) is terminal


def test_a_report_comes_before_the_declaration_and_an_answer_after_the_letter(
    families: dict[str, Family],
) -> None:
    reported = PlayedServices([families["contactverbod"]], RECEIVED)
    (one,) = _on_its_way(reported)
    one.advance(())
    assert [kind for kind, _reference in reported.brought_in] == ["contact_ban"]
    assert len(reported.sent) == 1
    answered = PlayedServices([families["bezwaar"]], RECEIVED)
    (other,) = _on_its_way(answered)
    other.advance(())
    other.advance(())
    assert (answered.brought_in, other.waiting_for) == ([], "stap 2: wachten op brief 1")
    other.advance(answered.received())
    assert [answer for answer, _reference in answered.brought_in] == ["bezwaar"]


def test_what_is_sent_again_after_no_answer_goes_under_the_same_reference(
    families: dict[str, Family], monkeypatch: pytest.MonkeyPatch
) -> None:
    services = PlayedServices([families["contactverbod"]], RECEIVED)
    tried: list[str] = []

    def away_once(_step: object, reference: str) -> None:
        tried.append(reference)
        if len(tried) == 1:
            raise ServiceAway(reference)

    monkeypatch.setattr(services, "report", away_once)
    assert (
        follow(_on_its_way(services), cast("Services", services), lambda: SENT, lambda: None) == []
    )
    assert len(tried) == 2
    assert len(set(tried)) == 1
