"""Orders to fail at a named place, and what must go wrong first to pass there at all."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from foundation.failpoint import Action, Order
from tests.stack.driving import Neighbours

WEB_LIVES_SECONDS: Final = 3.5
"""A process that dies sooner after its start counts as one that cannot be started."""


@dataclass(frozen=True)
class Way:
    """A fault out there, or a mistake inside, that leads to a place. ``reviews``: to a human."""

    part: str | None = None
    fault: dict[str, Any] = field(default_factory=dict)
    raising: str | None = None
    reviews: bool = False


def _out_there(part: str, soort: str, **more: Any) -> Way:  # noqa: ANN401 - JSON
    reviews = more.pop("reviews", False)
    return Way(part=part, fault={"soort": soort, "aantal": 1, **more}, reviews=reviews)


WAYS: Final[dict[str, tuple[Way, ...]]] = {
    "establish.postponed": (_out_there("brp", "status", status=503),),
    "establish.given_back": (Way(raising="establish.report.written"),),
    "establish.put_aside": (Way(raising="establish.outcome.written", reviews=True),),
    "hand_over_facts.postponed": (Way(raising="accept_facts.written"),),
    "decide.put_aside": (Way(raising="decide.outcome.written", reviews=True),),
    "reconsider.aside": (Way(raising="reconsider.outcome.written", reviews=True),),
    "deliver.postponed": (Way(raising="establish_again.read.written"),),
    "deliver.not_sent": (_out_there("notifynl", "status", status=503, methode="POST"),),
    "deliver.maybe_sent": (_out_there("notifynl", "onderbroken", methode="POST"),),
    "deliver.not_found": (_out_there("notifynl", "onderbroken", methode="POST"),),
    "deliver.looked_up": (_out_there("notifynl", "onderbroken", methode="POST"),),
    "deliver.in_doubt": (Way(raising="deliver.taken"),),
    "deliver.refused": (
        _out_there("notifynl", "status", status=400, methode="POST", reviews=True),
    ),
    "deliver.to_human": (
        _out_there("notifynl", "onderbroken", methode="POST"),
        _out_there("notifynl", "status", status=400, methode="GET", reviews=True),
    ),
    "hand_over_findings.postponed": (Way(raising="take_finding.written"),),
    "hand_over_flag.postponed": (_out_there("rvdk", "status", status=503),),
    "hand_over_flag.to_human": (_out_there("rvdk", "status", status=400, reviews=True),),
}
"""Everything else lies on the ordinary way of an event."""


NOT_BY_AN_EVENT: Final = {
    "hand_over_flag.without_basis": "a legal basis that ends while a flag is on its way",
    "fetch_events.": "a source that we ask (tests/integration/brp_adapter)",
    "follow_people.": "a list of people to follow, the same",
    "take_list.": "the same, by an operator",
    "fetch.": "a source that only points at what it reports",
    "accept_report": "a report of a partner",
    "accept_answer": "an answer of a holder",
    "close_case": "the end of a case",
    "recheck": "a day that passes",
    "call_people": "a case that cannot wait, with people on the rota",
    "send_calls": "the same",
    "derive_gezag": "a child that is first heard of when it is in the RNI",
    "ask_with_adults": "a child that is first heard of when it is in the RNI",
    "record_finding": "what a person found about gezag",
    "withdraw_finding": "that it is taken back",
    "hand_over_findings": "each of these two",
    "take_finding": "the same, at the adapter",
    "report_back": "a legal basis for words to municipalities",
    "decide.word_rung": "the same",
    "establish_again.rung": "news that nobody reported, about a brother or sister",
    "reconsider": "each of these three",
    "take_transfer": "a system of Ca IKA that says it has a case",
    "give_address": "a holder who gives an address for hints",
    "send_hints": "such an address, or a message to whom it belongs",
    "deliver.hints_rung": "the same",
    "accept_receipt": "a provider that calls back",
    "take_receipts": "that, or its answer when it is asked",
    "ask_receipts": "a sent letter, a while later",
    "collect_box_results": "a result of MijnOverheid",
    "werkbank.": "a person at the workbench",
    "take_safety_answer": "the answer of a departing parent",
    "issue_card": "a card for a departing parent",
    "open_card": "the same",
    "close_card": "the same",
    "accept_batch": "many events in one message",
    "keep_unreadable": "bytes that nobody can read",
}
"""Work that no declaration leads to, and what does: tests of their own kill it there.

But for the last eight: each is one transaction, after which nothing is left to be done but to ring.
"""

_BY_NEWS: Final = ("accept_report", "accept_answer", "close_case", "reconsider")


def met_by_events(names: Sequence[str]) -> list[str]:
    """The places that families lead to."""
    return [name for name in names if not name.startswith(tuple(NOT_BY_AN_EVENT))]


def met_by_news(names: Sequence[str]) -> list[str]:
    """The places that reports, answers and ends of cases lead to."""
    return [name for name in names if name.startswith(_BY_NEWS)]


class Orders:
    """The folder in which the processes of one stack look."""

    def __init__(self, folder: Path, world: Neighbours) -> None:
        self._folder = folder
        self._world = world
        self.reviews = 0
        """How many events were ordered to end before a human, at most."""

    def give(self, name: str, order: Order) -> bool:
        """False: there is another order for this place, which was not carried out yet."""
        if self.waits(name):
            return False
        unfinished = self._folder / f".{name}"
        unfinished.write_text(str(order))
        unfinished.rename(self._folder / name)
        return True

    def waits(self, name: str) -> bool:
        return (self._folder / name).exists()

    def lead_to(self, name: str) -> None:
        """See to it that somebody passes there soon."""
        for way in WAYS.get(".".join(name.split(".")[:2]), ()):
            if way.part is not None:
                self._world.break_down(way.part, **way.fault)
            elif way.raising is not None:
                self.give(way.raising, Order(Action.RAISE))
            self.reviews += way.reviews

    def all_over(self) -> bool:
        """Every order was carried out, to its end."""
        return not any(self._folder.iterdir())

    def clear(self) -> None:
        for file in self._folder.iterdir():
            file.unlink(missing_ok=True)


class Lane:
    """Names that are met one after another; several lanes run beside each other."""

    def __init__(self, names: Sequence[str], action: Action, *, every: float = 0.0) -> None:
        self._left = list(names)
        self._action = action
        self._every = every
        self._not_before = 0.0
        self._lead_again = 0.0
        self.current: str | None = None
        self.met: list[str] = []

    @property
    def finished(self) -> bool:
        return not self._left and self.current is None

    def step(self, orders: Orders) -> None:
        """Look whether the order was carried out; give the next one, and lead somebody there."""
        now = time.monotonic()
        if self.current is not None and not orders.waits(self.current):
            self.met.append(self.current)
            self.current = None
            self._not_before = now + self._every
        if self.current is None and self._left and now >= self._not_before:
            if not orders.give(self._left[0], Order(self._action)):
                return
            self.current = self._left.pop(0)
            self._lead_again = now
        if self.current is not None and now >= self._lead_again:
            orders.lead_to(self.current)
            self._lead_again = now + 4.0


_OF_ADAPTER_WEB = ("receive_report", "establish_again", "ask_register")
_LOOKING_UP = ("deliver.maybe_sent", "deliver.in_doubt", "deliver.looked_up", "deliver.not_found")
_FAILING = ("deliver.not_sent", "deliver.postponed", "deliver.refused", "deliver.to_human")


def lane_of(name: str) -> str:
    """Places that hinder each other stand in one lane."""
    if name.startswith(_OF_ADAPTER_WEB):
        return "adapter-web"
    if name.startswith("accept_facts"):
        return "notifier-web"
    if name.startswith(_LOOKING_UP):
        return "looking up"
    if name.startswith(_FAILING):
        return "failing letters"
    return name.partition(".")[0]


def lanes(names: Sequence[str], action: Action) -> list[Lane]:
    """All names, in lanes; a web process gets the time to come back."""
    by_lane: dict[str, list[str]] = {}
    for name in names:
        by_lane.setdefault(lane_of(name), []).append(name)
    return [
        Lane(own, action, every=WEB_LIVES_SECONDS if lane.endswith("-web") else 0.0)
        for lane, own in by_lane.items()
    ]
