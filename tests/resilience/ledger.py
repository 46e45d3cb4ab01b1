"""What was accepted, and what became of each: nothing lost, nothing doubled, nothing changed.

The outside world is asked over a connection of its own, and letters are counted, not requests:
NotifyNL prints a reference that comes in twice two times.
"""

import re
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self, TypeVar

import httpx

from foundation.work import ATTEMPTS_EXHAUSTED
from tests.stack.driving import IN_TREATMENT, Neighbours, flags_about, letters_to, rows, until
from tests.stack.families import Family, Json, declared, family
from vertrekmelding.stack.stack import Stack

T = TypeVar("T")
_AT_ONCE: Final = 4
_CODE: Final = re.compile(r"\b[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}\b")
_REFERENCE: Final = re.compile(r"(?:[BCDFGHJKLMNPQRSTVWXYZ]{3}){3}")
_LEFT: Final = frozenset({"sent", "refused", "needs_review"})
_TOLD: Final = frozenset({"received", "needs_review"})
_GIVEN_UP = """
    SELECT 'adapter inbox' AS place, id FROM brp_adapter.inbox WHERE reason = %s
    UNION ALL SELECT 'outbox', id FROM brp_adapter.outbox WHERE reason = %s
    UNION ALL SELECT 'notifier inbox', id FROM notifier.inbox WHERE reason = %s
    UNION ALL SELECT 'message', id FROM notifier.message WHERE reason = %s
    UNION ALL SELECT 'handover', id FROM notifier.handover WHERE reason = %s
"""
"""Rows that were claimed too often: a process may die a few times before that."""

_NOTIFIER_REVIEWS = """
    SELECT event.id FROM brp_adapter.reported_event event
    JOIN notifier.inbox inbox ON inbox.external_id = event.outbox_id::text
    WHERE inbox.state = 'NEEDS_REVIEW'
"""


@dataclass(frozen=True)
class Entry:
    """One declaration that was sent. A held family gets no letter, and one flag."""

    of: Family
    held: bool
    melding: Future[str]


@dataclass
class Account:
    """Counts per outcome; ``wrong`` says per family what should not be."""

    accepted: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def lost(self) -> int:
        return self.accepted - self.outcomes.total()

    def __str__(self) -> str:
        counts = ", ".join(f"{count} {name}" for name, count in sorted(self.outcomes.items()))
        return f"{self.accepted} accepted: {counts}; {self.lost} lost; {len(self.wrong)} wrong"

    def assert_in_order(self, *, most_reviews: int = 0) -> None:
        """``most_reviews``: how many may have ended before a human, because that was ordered."""
        assert self.wrong == []
        assert self.lost == 0, str(self)
        assert self.outcomes["needs_review"] <= most_reviews, str(self)


class Ledger:
    """Sends families as a careful municipality does, and keeps what was answered."""

    def __init__(self, stack: Stack, world: Neighbours) -> None:
        self._stack = stack
        self._world = world
        self._senders = ThreadPoolExecutor(_AT_ONCE)
        self.entries: list[Entry] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._senders.shutdown(cancel_futures=True)

    def send(self, count: int = 1, *, patience: float = 60.0) -> None:
        """Every fourth family is one that must be held."""
        for _ in range(count):
            one = family(lives_with_father=True)
            held = len(self.entries) % 4 == 3
            self._world.settle_in(one)
            event = declared(one, safe_to_inform=not held)
            sending = self._senders.submit(self._world.send_until_accepted, event, within=patience)
            self.entries.append(Entry(one, held, sending))

    def until_on_its_way(self) -> None:
        """Wait until the newest event is accepted; older ones are anywhere."""
        newest = self.entries[-1].melding
        until(newest.done, what="the newest event is accepted", within=40)

    def all_accepted(self) -> bool:
        return all(entry.melding.done() for entry in self.entries)

    def until_letters(self, count: int) -> None:
        """Wait until so many letters are out: the rest is somewhere on the way."""
        until(lambda: self.letters() >= count, what=f"{count} letter(s)", within=40)

    def few_under_way(self, most: int = 30) -> bool:
        """Whether another family brings anything: what waits on a busy machine is enough."""
        to_tell = sum(not entry.held for entry in self.entries)
        return to_tell < most or to_tell - self.letters() < most

    def letters(self) -> int:
        """How many letters of these families are out."""
        received = self._world.received()
        return sum(len(letters_to(received, entry.of)) for entry in self.entries)

    def settled(self, *, within: float = 60.0) -> Account:
        """Wait until every event has its outcome, then count out there."""
        account = Account(accepted=len([entry.melding.result() for entry in self.entries]))
        open_entries = list(self.entries)
        cases: list[tuple[Entry, Json]] = []

        def all_known() -> bool:
            reviews = {str(row["id"]) for row in rows(self._stack, _NOTIFIER_REVIEWS)}
            for entry in list(open_entries):
                outcome, case = self._outcome(entry, reviews)
                if outcome is None:
                    continue
                open_entries.remove(entry)
                account.outcomes[outcome] += 1
                if case is not None:
                    cases.append((entry, case))
            return not open_entries

        try:
            until(patient(all_known), within=within, what="every event has its outcome")
        except AssertionError as error:
            for entry in open_entries[:3]:
                error.add_note(f"{entry.melding.result()}: {self._world.cases(entry.of)}")
            raise
        self._compare(account, cases)
        given_up = rows(self._stack, _GIVEN_UP, *[ATTEMPTS_EXHAUSTED] * 5)
        account.wrong += [f"{row['place']} {row['id']} given up" for row in given_up]
        return account

    def _outcome(self, entry: Entry, reviews: set[str]) -> tuple[str | None, Json | None]:
        melding = entry.melding.result()
        cases = self._world.cases(entry.of)
        assert len(cases) <= 1, "two cases for one family"
        if not cases:
            aside = melding in reviews or self._world.melding(melding) == IN_TREATMENT
            return ("needs_review" if aside else None), None
        (case,) = cases
        messages = [message["status"] for message in case["berichten"]]
        flags = [flag["status"] for flag in case["vlaggen"]]
        if len(messages) != (0 if entry.held else 1) or len(flags) != 1:
            return None, case
        if not (_LEFT.issuperset(messages) and _TOLD.issuperset(flags)):
            return None, case
        if messages in (["refused"], ["needs_review"]) or flags == ["needs_review"]:
            return "needs_review", case
        if entry.held:
            return ("held" if case["behandeling"] == "held" else None), case
        return "done", case

    def _compare(self, account: Account, cases: list[tuple[Entry, Json]]) -> None:
        received = self._world.received()
        letters: set[str] = set()
        flags: set[str] = set()
        for entry, case in cases:
            out = letters_to(received, entry.of)
            told = flags_about(received, case["id"])
            account.wrong += _wrong(entry, case, out, told)
            letters |= {_without_names(letter["tekst"], entry.of) for letter in out}
            flags |= {_flag_of(flag, held=entry.held) for flag in told}
        if len(letters) > 1:
            account.wrong.append(f"{len(letters)} different letters: {sorted(letters)}")
        if len(flags) > 2:
            account.wrong.append(f"{len(flags)} different flags: {sorted(flags)}")


def _wrong(entry: Entry, case: Json, out: list[Json], told: list[Json]) -> list[str]:
    """What came that should not have come, or did not come that should."""
    found = []
    states = [message["status"] for message in case["berichten"]]
    references = [letter["referentie"] for letter in out]
    expected = [message["id"] for message in case["berichten"]]
    if len(references) > 1:
        found.append(f"case {case['id']}: {len(references)} letters")
    if states == ["sent"] and references != expected:
        found.append(f"case {case['id']}: sent, and {len(references)} letter(s) of ours there")
    if (entry.held or states == ["refused"]) and references:
        found.append(f"case {case['id']}: a letter that must not be")
    ids = [flag["id"] for flag in told]
    wanted = [flag["id"] for flag in case["vlaggen"] if flag["status"] == "received"]
    # Taken right before a kill and refused when it came again: a human finds out that it is there.
    doubted = [flag["id"] for flag in case["vlaggen"] if flag["status"] == "needs_review"]
    if [one for one in ids if one not in doubted] != wanted:
        found.append(f"case {case['id']}: flags {ids} there, {wanted} here")
    return found


def _without_names(text: str, of: Family) -> str:
    """Lines break elsewhere when a name is wider: spaces and hyphens count for nothing.

    Nor does the code to answer with, which is another one on every letter.
    """
    bare = re.sub(r"[\s\u00ad\u2010-]", "", _CODE.sub("CODE", text))
    bare = bare.replace(of.father.last_name, "NAME")
    return _REFERENCE.sub("REFERENCE", bare)


def _flag_of(flag: Json, *, held: bool) -> str:
    data = {k: v for k, v in flag["inhoud"]["data"].items() if k not in {"zaakId", "kenmerk"}}
    return f"{'held' if held else 'told'}: {flag['inhoud']['type']} {data}"


def patient(question: Callable[[], T]) -> Callable[[], T | None]:
    """While something comes back from a fault, no answer is no answer yet."""

    def ask() -> T | None:
        try:
            return question()
        except httpx.HTTPError:
            return None

    return ask
