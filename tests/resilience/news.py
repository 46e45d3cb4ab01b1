"""What comes in beside departures: reports, answers and ends of cases.

Each is sent as a careful organisation does, until it is accepted; and each that was accepted must
show in its case, once.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

import httpx

from notifier.cases.case_outcome import CaseOutcome
from tests.resilience.ledger import patient
from tests.stack.driving import Neighbours, codes, flags_about, letters_to, rows, until
from tests.stack.families import Family, Json, declared, family
from vertrekmelding.stack.options import OWN_OIN, RVDK_OIN
from vertrekmelding.stack.stack import Stack

_GI_OIN: Final = "00000009900000000013"
_WORK: Final = """
    SELECT coalesce(zaak_outcome.zaak_id, subject)::text AS subject, state
    FROM notifier.reconsideration LEFT JOIN notifier.zaak_outcome ON zaak_outcome.id = subject
"""
"""What is decided on, by the id that whoever said it got."""


@dataclass(frozen=True)
class _Kind:
    """Who says it; ``words``: where and what; ``entry``: how the timeline of the case names it."""

    client: str
    oin: str
    scope: str
    words: Callable[[Family, Json], tuple[str, Json]]
    entry: str
    shows: Callable[[Json], bool]


@dataclass
class _Item:
    """A family that was told, and what is said about it. ``said``: our id of that."""

    of: Family
    case: str
    kind: str
    said: Future[str]


class News:
    """Families that were told, and everything that was said about them since."""

    def __init__(self, stack: Stack, world: Neighbours) -> None:
        self._stack = stack
        self._world = world
        self._senders = ThreadPoolExecutor(len(KINDS))
        self._told: list[tuple[Family, Json]] = []
        self._items: list[_Item] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._senders.shutdown(cancel_futures=True)

    def tell(self, count: int) -> None:
        """So many families leave, and every father among them has his letter."""
        new = [family(lives_with_father=True) for _ in range(count)]
        self._world.settle_in(*new)
        for one in new:
            self._world.send(declared(one))
        what = "the father and the RvdK are told"
        self._told += [
            (one, self._world.until_case(one, _told, within=60, what=what)) for one in new
        ]

    def say_one_of_each(self) -> None:
        """At once, each about another family; goes on until all are accepted."""
        for name, kind in KINDS.items():
            one, case = self._told.pop()
            said = self._senders.submit(self._say, kind, *kind.words(one, case))
            self._items.append(_Item(one, case["id"], name, said))

    def _say(self, kind: _Kind, path: str, body: Json) -> str:
        token = self._stack.mint(kind.oin, (kind.scope,), kind.client)

        def attempt() -> str | None:
            answer = httpx.post(
                f"{self._world.notifier_url}/v1{path}",
                json=body,
                headers={"Authorization": f"Bearer {token}"},
                timeout=10,
            )
            assert answer.is_success or answer.is_server_error, answer.text
            return str(answer.json()["id"]) if answer.is_success else None

        return until(patient(attempt), within=60, what=f"{path} is accepted")

    def assert_each_shows_once(self, *, most_reviews: int) -> None:
        """``most_reviews``: how many may be before a human, because that was ordered."""
        accepted = {item.said.result(): item for item in self._items}
        assert len(accepted) == len(self._items), "two of them have one id"
        until(
            lambda: not any(row["state"] == "READY" for row in rows(self._stack, _WORK)),
            within=60,
            what="everything is decided on",
        )
        done = [row for row in rows(self._stack, _WORK) if row["subject"] in accepted]
        # One piece of work for each, however often it was sent.
        assert Counter(row["subject"] for row in done) == Counter(list(accepted))
        aside = {row["subject"] for row in done if row["state"] == "NEEDS_REVIEW"}
        assert len(aside) <= most_reviews, f"{len(aside)} before a human"
        for item in (item for said, item in accepted.items() if said not in aside):
            self._assert_shows_once(item)

    def _assert_shows_once(self, item: _Item) -> None:
        kind = KINDS[item.kind]
        case = self._world.until_case(
            item.of, kind.shows, within=60, what=f"the {item.kind} shows in its case"
        )
        assert case["id"] == item.case
        entries = [entry["soort"] for entry in case["tijdlijn"]]
        assert entries.count(kind.entry) == 1, f"{item.kind}: {entries}"
        received = self._world.received()
        letters = Counter(letter["referentie"] for letter in letters_to(received, item.of))
        assert letters == Counter(message["id"] for message in case["berichten"]), item.kind
        flags = Counter(flag["id"] for flag in flags_about(received, item.case))
        assert flags.total() == len(flags), f"{item.kind}: a flag twice"


def _told(case: Json) -> bool:
    return _states(case, "berichten") == [("vertrek", "sent")] and all(
        flag["status"] == "received" for flag in case["vlaggen"]
    )


def _states(case: Json, what: str) -> list[tuple[str, str]]:
    return [(one["soort"], one["status"]) for one in case[what]]


def _report(of: Family, _case: Json) -> tuple[str, Json]:
    about = of.child.bsn.reveal()
    return "/signalen", {
        "eigenKenmerk": _reference(of), "soort": "supervision", "betreft": about,
    }  # fmt: skip


def _answer(of: Family, case: Json) -> tuple[str, Json]:
    return "/antwoorden", {
        "eigenKenmerk": _reference(of),
        "antwoord": "bezwaar",
        "berichtkenmerk": case["berichten"][0]["kenmerk"],
    }


def _end(_of: Family, case: Json) -> tuple[str, Json]:
    return f"/zaken/{case['id']}/uitkomst", {"uitkomst": CaseOutcome.REMOVAL_CONFIRMED}


def _reference(of: Family) -> str:
    """Anew for every family, and never like a number of a person."""
    return f"news-{of.father.last_name}"


def _reported(case: Json) -> bool:
    return case["behandeling"] == "held" and "S33" in codes(case)


def _answered(case: Json) -> bool:
    messages = _states(case, "berichten")
    return messages == [("vertrek", "sent"), ("confirmation", "sent")] and "R01" in codes(case)


def _ended(case: Json) -> bool:
    return bool(case["behandeling"] == "closed")


KINDS: Final = {
    "report": _Kind("gi", _GI_OIN, "signalen:schrijven", _report, "signaal_ontvangen", _reported),
    "answer": _Kind(
        "vertrekmelding", OWN_OIN, "antwoorden:schrijven", _answer, "antwoord_ontvangen", _answered
    ),
    "end": _Kind("rvdk", RVDK_OIN, "zaken:schrijven", _end, "afgesloten", _ended),
}
