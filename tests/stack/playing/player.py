"""Plays scripts on a running stack, all of them in one course of time."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import httpx

from contracts.settable_clock import following, set_ahead
from foundation.clock import system_clock
from tests.stack.playing.partners import NotTaken, Partners
from tests.stack.playing.quiet import (
    tables_of_work,
    until_no_letter_is_made,
    until_worked_off,
)
from tests.stack.playing.script import Act, Script
from vertrekmelding.stack.options import RVDK_OIN
from vertrekmelding.stack.stack import Stack

Json = dict[str, Any]
Turn = tuple[Script, Act]

AT_ONCE: Final = 8
"""Senders at the same time."""


@dataclass(frozen=True)
class Melding:
    """An event as the intake knows it, and who sent it."""

    id: str
    oin: str
    earlier: bool


@dataclass
class Player:
    """The world outside, and how far it got."""

    stack: Stack
    clock_file: Path
    client: httpx.Client
    partners: Partners
    refused: dict[str, str] = field(default_factory=dict)
    """Situations in which somebody says what the service does not take from them, and why."""

    _meldingen: dict[str, list[Melding]] = field(default_factory=lambda: defaultdict(list))
    _tokens: dict[str, str] = field(default_factory=dict)
    _tables: tuple[str, ...] = ()

    def play(self, scripts: Sequence[Script], decided: Callable[[Sequence[Script]], None]) -> None:
        """Play everything; tell each time which scripts have come to their decision."""
        for moment in sorted({act.at for script in scripts for act in script.acts}):
            self.set_clock(moment)
            courses = [
                [(script, act) for act in script.acts if act.at == moment] for script in scripts
            ]
            for wave in _waves(courses):
                self._do(wave)
            decided([script for script in scripts if script.now == moment])

    def set_clock(self, moment: datetime) -> None:
        """From here on it is ``moment`` for everyone, and time runs on.

        Not while a letter is being made: in the middle of that the BRP's answer would grow days
        older, and on such an answer nothing is sent.
        """
        until_no_letter_is_made(self.stack, following(self.clock_file, system_clock))
        set_ahead(self.clock_file, moment - system_clock())
        self._tokens.clear()
        self.partners.forget_tokens()

    def _do(self, wave: Sequence[Turn]) -> None:
        persons = [person for _, act in wave if act.kind == "register" for person in act.content]
        if persons:
            answer = self.client.put(f"{self._sandbox}/sandbox/personen", json=persons)
            assert answer.status_code == httpx.codes.OK, answer.text
        self._together(self._act, [turn for turn in wave if turn[1].kind != "register"])
        if any(act.kind != "register" for _, act in wave):
            self._tables = self._tables or tables_of_work(self.stack)
            letters = any(act.kind == "letters" for _, act in wave)
            until_worked_off(self.stack, self._tables, letters=letters)

    def _act(self, turn: Turn) -> None:
        try:
            self._do_one(*turn)
        except NotTaken as refused:
            self.refused[turn[0].situation] = str(refused)

    def _do_one(self, script: Script, act: Act) -> None:
        match act.kind:
            case "event":
                self._send(script, act)
            case "report":
                self.partners.report(act.content, script.children)
            case "answer" if act.content["answer"] == "object":
                self.partners.object_beforehand(act.content)
            case "answer":
                self.partners.reply(act.content, self._letter_of(script))
            case "outcome":
                (case,) = self.cases(self.departures(script.situation, earlier=True)[-1:])
                self.partners.close(case["id"], act.content)
            case _:
                pass

    def _send(self, script: Script, act: Act) -> None:
        answer = self.client.post(
            f"{self.stack.urls.intake}/v1/gebeurtenissen",
            content=json.dumps(act.content),
            headers=self.bearer(act.oin) | {"Content-Type": "application/cloudevents+json"},
        )
        assert answer.status_code == httpx.codes.ACCEPTED, (act.content["id"], answer.text)
        melding = Melding(str(answer.json()["id"]), act.oin, act.earlier)
        self._meldingen[script.situation].append(melding)

    def _letter_of(self, script: Script) -> str:
        (case,) = self.cases(self.departures(script.situation))
        sent = [message for message in case["berichten"] if message["verzondenOp"]]
        first = min(sent, key=lambda message: message["verzondenOp"])
        return str(first["kenmerk"])

    def _together(self, deed: Callable[[Turn], None], turns: Sequence[Turn]) -> None:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(deed, turns))

    # Who asks

    def bearer(self, oin: str) -> dict[str, str]:
        """A token by the clock of the moment."""
        if oin not in self._tokens:
            self._tokens[oin] = self.stack.mint(oin)
        return {"Authorization": f"Bearer {self._tokens[oin]}"}

    @property
    def _sandbox(self) -> str:
        return self.stack.urls.sandbox

    # What can be seen

    def departures(self, situation: str, *, earlier: bool = False) -> list[str]:
        """The departures that came of its events, in the words of the intake."""
        found: dict[str, None] = {}
        for melding in self._meldingen[situation]:
            if melding.earlier is not earlier:
                continue
            answer = self.client.get(
                f"{self.stack.urls.intake}/v1/meldingen/{melding.id}",
                headers=self.bearer(melding.oin),
            )
            assert answer.status_code == httpx.codes.OK, answer.text
            found |= dict.fromkeys(answer.json()["vertrekken"])
        return list(found)

    def cases(self, departures: Iterable[str]) -> list[Json]:
        """Every case about them that the RvdK may see, in order of opening."""
        ids: dict[str, None] = {}
        for departure in departures:
            answer = self.client.post(
                f"{self.stack.urls.notifier}/v1/zaken/_zoek",
                json={"vertrekId": departure},
                headers=self.bearer(RVDK_OIN),
            )
            assert answer.status_code == httpx.codes.OK, answer.text
            ids |= dict.fromkeys(answer.json()["zaken"])
        return sorted((self.case(case_id) for case_id in ids), key=lambda case: case["geopendOp"])

    def case(self, case_id: str) -> Json:
        answer = self.client.get(
            f"{self.stack.urls.notifier}/v1/zaken/{case_id}", headers=self.bearer(RVDK_OIN)
        )
        assert answer.status_code == httpx.codes.OK, answer.text
        return dict(answer.json())

    def arrivals(self) -> list[Json]:
        """All that arrived in the world outside; letters unopened."""
        return list(self.client.get(f"{self._sandbox}/sandbox/aankomsten").json())


def _waves(courses: Iterable[Sequence[Turn]]) -> Iterator[list[Turn]]:
    """The first act of everyone, then the second: what is sent after something comes after it."""
    left = [list(course) for course in courses if course]
    while left:
        yield [course.pop(0) for course in left]
        left = [course for course in left if course]


@contextmanager
def playing(stack: Stack, clock_file: Path) -> Iterator[Player]:
    """Somebody to play, for as long as the block lasts."""
    with httpx.Client(timeout=30.0) as client:
        yield Player(stack, clock_file, client, Partners(stack, client))
