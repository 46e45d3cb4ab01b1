"""Every situation, played as the world outside would, comes to what ``decide`` says of it."""

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from notifier.decision.outcome import Tier
from notifier.decision.reasons_nl import SENTENCES
from tests.situations.families import all_written
from tests.stack.conftest import QUICK
from tests.stack.playing.every import Ended, Play, play_all, situations_stack
from tests.stack.playing.seen import Outcome, letters_wanted

pytestmark = pytest.mark.timeout(1800)
"""Whoever plays them fails at a standstill, long before."""

NOT_OVER_HTTP = {
    "register-oud-nummer-antwoord-sleutel": "the BRP never answers about one number with the gezag"
    " over another",
    "register-oud-nummer-antwoord-inhoud": "the BRP never answers about one number with the gezag"
    " over another",
    "process-datum-onvolledig-en-oud": "an answer from before that departure is older than a policy"
    " may keep it",
}
"""Situations that the world outside cannot bring about, and why."""

_NOT_ALONG = "the register and the events do not say that they belong together"
NOT_LINKED = {
    "custody-nicht-van-zeventien": _NOT_ALONG,
    "custody-tante-zelfde-dag-eigen-aangifte": _NOT_ALONG,
    "custody-16-oma-zonder-aangifte": _NOT_ALONG,
}
"""Who leaves by an event of their own and is nobody's parent, holder or declarant for the child.

A situation file shows them beside the child; out there nothing leads from the child to them.
"""

NOT_TAKEN = {"risk-verwijzing-door-ouder": "kind_not_yours"}
"""A report that this sender may not make, and the code of the refusal."""

RECEIPT_FIRST = {"gate-toestemming-klopt-niet", "gate-toestemming-verkeerd-daarna-akkoord"}
"""The holder who said that it was wrong had been asked first."""

AFTERWARDS = {
    "gate-ingetrokken-na-bericht": "recall",
    "gate-teruggekeerd-na-bericht": "recall",
    "process-01-hersteld-na-bericht": "recall",
    "process-andere-datum-na-bericht": "correction",
}
"""What follows where a message had gone before (DECISION §9)."""

NO_LETTER = {
    "safety-locatie-als-adres": "an address without street or number is none that a letter can"
    " carry: a human sees to it",
}
"""To be told, and not by this program."""


def _played_situations() -> list[dict[str, Any]]:
    return [item for item in all_written() if item["id"] not in NOT_OVER_HTTP]


@pytest.fixture(scope="module")
def play() -> Iterator[Play]:
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    try:
        with situations_stack(data, QUICK) as (stack, clock_file):
            yield play_all(stack, clock_file, _played_situations())
    finally:
        shutil.rmtree(data, ignore_errors=True)


def test_every_situation_comes_to_what_decide_says(play: Play) -> None:
    found = {
        name: faults
        for name, one in play.ended.items()
        if name not in NOT_TAKEN and (faults := _faults(play, one))
    }
    refused = {name: text.partition(":")[0] for name, text in play.refused.items()}
    assert refused == NOT_TAKEN
    assert play.ended.keys() == {item["id"] for item in _played_situations()}
    assert found.keys() == NOT_LINKED.keys(), found


def _faults(play: Play, one: Ended) -> list[str]:
    decided = Outcome.decided(one.decision)
    cases = one.played.living
    if one.no_case_asked:
        return [f"{len(cases)} cases, none asked"] if cases else []
    if decided.mode != "on":
        shadows = [(row["disposition"], row["tier"]) for row in one.shadows]
        wanted = [(decided.case, decided.urgency)]
        return [] if (cases, shadows) == ([], wanted) else [f"visible {cases}, counted {shadows}"]
    if len(cases) != 1:
        return [f"{len(cases)} cases"]
    return one.played.outcome(play.index).differences(decided)


def test_letters_arrive_with_exactly_those_who_are_told(play: Play) -> None:
    found = {}
    for name, one in play.ended.items():
        if name in NOT_LINKED:
            continue
        sent = [
            (case, message)
            for case in play.at_last(one)
            for message in case["berichten"]
            if message["verzondenOp"] and not _follows_objection(one, message)
        ]
        told = sorted(
            (message["soort"], play.who(one, case, message["gezagsdrager"]))
            for case, message in sent
        )
        if told != (wanted := _letters(one)):
            found[name] = f"told {told}, to be told {wanted}"
    assert found == {}
    arrived = Counter(item["referentie"] for item in play.arrived if item["soort"] == "brief")
    assert arrived == Counter(play.left), "what left arrived once, and nothing else arrived"


def _follows_objection(one: Ended, message: dict[str, Any]) -> bool:
    """Of a family that got its letter first the objection may be one to that letter."""
    answers = {answer["answer"] for answer in one.situation.get("responses", ())}
    objected = "object" in answers and bool(one.situation.get("sent"))
    return message["soort"] == "confirmation" and objected


def _letters(one: Ended) -> list[tuple[str, str]]:
    name = one.situation["id"]
    wanted = [] if name in NO_LETTER else letters_wanted(one.decision)
    if name in AFTERWARDS:
        kinds = ("vertrek", AFTERWARDS[name])
        wanted = [(kind, holder) for holder in one.situation["sent"] for kind in kinds]
    if name in RECEIPT_FIRST:
        wanted += [("receipt", holder) for _, holder in wanted]
    told = {holder for _, holder in wanted}
    confirmed = {
        answer["by"]
        for answer in one.situation.get("responses", ())
        if answer["by"] in told and answer["answer"] == "wrong"
    }
    return sorted(wanted + [("confirmation", holder) for holder in confirmed])


def test_flags_arrive_at_exactly_those_who_must_know(play: Play) -> None:
    arrived = {item["id"]: item for item in play.arrived if item["soort"] == "vlag"}
    found = {}
    for name, one in play.ended.items():
        if name in NOT_LINKED:
            continue
        standing = [
            flag
            for case in one.played.living
            for flag in case["vlaggen"]
            if flag["status"] == "received" and flag["soort"] != "ingetrokken"
        ]
        there = sorted(arrived[flag["id"]]["ontvanger"] for flag in standing)
        wanted = sorted(one.decision.flags) if one.decision.mode == "on" else []
        if there != wanted:
            found[name] = f"flagged to {there}, to be flagged to {wanted}"
    assert found == {}
    assert arrived.keys() <= play.raised
    assert {item["aantal"] for item in arrived.values()} == {1}


def test_every_row_of_the_decision_is_reached_over_http(play: Play) -> None:
    reached = _reached(play)
    if wanted := os.environ.get("VERTREKMELDING_COVERAGE"):
        Path(wanted).write_text(_table(reached), encoding="utf-8")
    every = {*SENTENCES, *Tier}
    assert every - reached.keys() == set(), "rows that nothing outside brought about"


def _reached(play: Play) -> dict[str, tuple[str, str]]:
    """Row, and the first situation (and case) that shows it from outside.

    S45 shows by what is not there: a case that is counted and that nobody can see.
    """
    reached: dict[str, tuple[str, str]] = {}
    for name, one in sorted(play.ended.items()):
        if name in NOT_LINKED:
            continue
        if one.shadows and not one.played.cases and one.decision.mode != "on":
            reached.setdefault("S45", (name, "in shadow"))
        for case in one.played.living:
            codes = [reason["code"] for reason in case["besluit"]["redenen"]]
            for code in (*codes, case["besluit"]["urgentie"]):
                if code is not None:
                    reached.setdefault(code, (name, case["id"]))
    return reached


def _table(reached: dict[str, tuple[str, str]]) -> str:
    rows = [f"{code:4} {name:50} {case}" for code, (name, case) in sorted(reached.items())]
    return "\n".join([f"{'row':4} {'situation':50} case", *rows]) + "\n"
