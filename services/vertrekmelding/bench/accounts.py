"""Whether every event that was accepted came out as it must: nothing lost, nothing twice."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from vertrekmelding.bench.arrivals import Arrival
from vertrekmelding.bench.books import Entry
from vertrekmelding.bench.families import Kind
from vertrekmelding.bench.offering import Offered


@dataclass
class Accounts:
    """Counts of events, except for ``letters`` and ``flags``, which count what left.

    ``expected`` is how many came out exactly as they must. Each that did not is in ``wrong``.
    """

    offered: int = 0
    accepted: int = 0
    letters: int = 0
    flags: int = 0
    held: int = 0
    nothing_to_do: int = 0
    needs_review: int = 0
    flags_delivered_again: int = 0
    """Under the same event id: the receiver takes them once. Not a double."""

    doubled: int = 0
    strays: int = 0
    expected: int = 0
    unaccounted: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def in_order(self) -> bool:
        """Whether each event was accepted and came out as it must, and nothing else left."""
        return not self.wrong and self.offered == self.accepted == self.expected


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reached the world outside about one event."""

    offered: Offered
    letters: tuple[datetime, ...]
    flags: tuple[datetime, ...]


def outcomes(
    offered: Sequence[Offered], books: Sequence[Entry], arrivals: Sequence[Arrival]
) -> list[Outcome]:
    """Put what came in outside beside the events that were offered."""
    cases: dict[str, list[Entry]] = defaultdict(list)
    for entry in books:
        cases[entry.event].append(entry)
    letters: dict[str, list[datetime]] = defaultdict(list)
    flags: dict[UUID, list[datetime]] = defaultdict(list)
    for one in arrivals:
        if one.kind == "brief":
            letters[one.reference].append(one.at)
        elif one.about is not None:
            flags[one.about].append(one.at)
    return [
        Outcome(
            of,
            tuple(at for e in mine for message in e.messages for at in letters[str(message)]),
            tuple(at for e in mine if e.zaak is not None for at in flags[e.zaak]),
        )
        for of in offered
        for mine in [cases[str(of.family.event["id"])]]
    ]


def account_for(
    offered: Sequence[Offered], books: Sequence[Entry], arrivals: Sequence[Arrival]
) -> Accounts:
    """Count, and say of every event that came out wrong what is wrong with it."""
    accounts = Accounts(offered=len(offered))
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in books:
        entries[entry.event].append(entry)
    for outcome in outcomes(offered, books, arrivals):
        event = str(outcome.offered.family.event["id"])
        _account_for_one(accounts, outcome, entries[event])
    _count_strays(accounts, books, arrivals)
    return accounts


def _account_for_one(accounts: Accounts, outcome: Outcome, mine: Sequence[Entry]) -> None:
    of = outcome.offered
    expected = of.family.expected
    if of.accepted_at is None:
        accounts.wrong.append(f"{of.family.event['id']}: not accepted, {of.tries} tries")
        return
    accounts.accepted += 1
    accounts.letters += len(outcome.letters)
    accounts.flags += len(outcome.flags)
    waiting = sum(entry.for_people for entry in mine) > 0
    accounts.needs_review += waiting
    problems = _problems(outcome, mine, waiting=waiting)
    if not problems:
        accounts.expected += 1
        accounts.held += of.family.kind is Kind.HELD
        accounts.nothing_to_do += of.family.kind is Kind.NOTHING
        return
    twice = len(outcome.letters) > expected.letters or len(outcome.flags) > expected.flags
    accounts.doubled += twice
    accounts.unaccounted += not waiting
    accounts.wrong.append(f"{of.family.event['id']} ({of.family.kind}): {', '.join(problems)}")


def _problems(outcome: Outcome, mine: Sequence[Entry], *, waiting: bool) -> list[str]:
    expected = outcome.offered.family.expected
    found = []
    cases = [entry for entry in mine if entry.zaak is not None]
    if not mine:
        found.append("accepted and in no table")
    if len(cases) != 1:
        found.append(f"{len(cases)} cases")
    elif cases[0].disposition != expected.disposition:
        found.append(f"decided {cases[0].disposition}, must be {expected.disposition}")
    if len(outcome.letters) != expected.letters:
        found.append(f"{len(outcome.letters)} letters, must be {expected.letters}")
    if len(outcome.flags) != expected.flags:
        found.append(f"{len(outcome.flags)} flags, must be {expected.flags}")
    if waiting:
        found.append("waits for a human")
    return found


def _count_strays(accounts: Accounts, books: Sequence[Entry], arrivals: Sequence[Arrival]) -> None:
    messages = Counter(str(message) for entry in books for message in entry.messages)
    cases = {entry.zaak for entry in books}
    for one in arrivals:
        known = one.reference in messages if one.kind == "brief" else one.about in cases
        if not known:
            accounts.strays += 1
            accounts.wrong.append(f"a {one.kind} came in that belongs to no case")
        accounts.flags_delivered_again += one.count - 1
