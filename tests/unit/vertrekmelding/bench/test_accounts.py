"""The bench fails when anything is lost, doubled, or came out otherwise."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from vertrekmelding.bench.accounts import Accounts, account_for
from vertrekmelding.bench.arrivals import Arrival
from vertrekmelding.bench.books import Entry
from vertrekmelding.bench.families import Kind, Synthetic, synthetic_families
from vertrekmelding.bench.offering import Offered
from vertrekmelding.demo.families.scene import Scene

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


class Run:
    """One event of each kind, with everything as it must be; tests then spoil something."""

    def __init__(self) -> None:
        families = synthetic_families(40, seed=1, scene=Scene(NOW, "t"))
        self.of: dict[Kind, Synthetic] = {family.kind: family for family in families}
        self.offered = [Offered(family, NOW, NOW, 1) for family in self.of.values()]
        self.books = [self._entry(family) for family in self.of.values()]
        self.arrivals: list[Arrival] = []
        for family, entry in zip(self.of.values(), self.books, strict=True):
            self.arrivals += [letter(str(message)) for message in entry.messages]
            self.arrivals += [flag(entry.zaak)] * family.expected.flags

    @staticmethod
    def _entry(family: Synthetic) -> Entry:
        messages = [uuid4() for _ in range(family.expected.letters)]
        disposition = family.expected.disposition.value
        return Entry(str(family.event["id"]), "DONE", uuid4(), disposition, messages, 0)

    def entry(self, kind: Kind) -> Entry:
        event = self.of[kind].event["id"]
        return next(entry for entry in self.books if entry.event == event)

    def replace(self, entry: Entry, other: Entry | None) -> None:
        self.books.remove(entry)
        self.books += [] if other is None else [other]

    @property
    def accounts(self) -> Accounts:
        return account_for(self.offered, self.books, self.arrivals)


def letter(reference: str) -> Arrival:
    at = NOW + timedelta(seconds=1)
    return Arrival(kind="brief", id="1", reference=reference, about=None, at=at, count=1)


def flag(about: UUID | None, count: int = 1) -> Arrival:
    return Arrival(kind="vlag", id="1", reference=str(uuid4()), about=about, at=NOW, count=count)


def test_all_kinds_are_there_and_in_order() -> None:
    run = Run()
    assert set(run.of) == set(Kind)
    accounts = run.accounts
    assert accounts.in_order
    assert (accounts.letters, accounts.flags, accounts.held, accounts.nothing_to_do) == (3, 1, 1, 1)


def test_a_flag_delivered_again_under_its_id_is_no_double() -> None:
    run = Run()
    run.arrivals = [one for one in run.arrivals if one.kind == "brief"]
    run.arrivals.append(flag(run.entry(Kind.WHOLE).zaak, count=3))
    assert run.accounts.in_order
    assert run.accounts.flags_delivered_again == 2


def spoil_letter_lost(run: Run) -> None:
    run.arrivals = [one for one in run.arrivals if one.kind == "vlag"]


def spoil_letter_twice(run: Run) -> None:
    run.arrivals.append(letter(str(run.entry(Kind.LETTER).messages[0])))


def spoil_flag_twice(run: Run) -> None:
    run.arrivals.append(flag(run.entry(Kind.WHOLE).zaak))


def spoil_flag_for_the_held(run: Run) -> None:
    run.arrivals.append(flag(run.entry(Kind.HELD).zaak))


def spoil_stray_letter(run: Run) -> None:
    run.arrivals.append(letter(str(uuid4())))


def spoil_not_accepted(run: Run) -> None:
    run.offered[0].accepted_at = None


def spoil_not_in_a_table(run: Run) -> None:
    run.replace(run.entry(Kind.NOTHING), None)


def spoil_two_cases(run: Run) -> None:
    entry = run.entry(Kind.NOTHING)
    run.books.append(Entry(entry.event, "DONE", uuid4(), entry.disposition, [], 0))


def spoil_decided_otherwise(run: Run) -> None:
    entry = run.entry(Kind.HELD)
    run.replace(entry, Entry(entry.event, "DONE", entry.zaak, "SKIP", [], 0))


def spoil_waits_for_a_human(run: Run) -> None:
    entry = run.entry(Kind.HELD)
    run.replace(entry, Entry(entry.event, "DONE", entry.zaak, "HOLD", [], 1))


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_letter_lost,
        spoil_letter_twice,
        spoil_flag_twice,
        spoil_flag_for_the_held,
        spoil_stray_letter,
        spoil_not_accepted,
        spoil_not_in_a_table,
        spoil_two_cases,
        spoil_decided_otherwise,
        spoil_waits_for_a_human,
    ],
)
def test_what_is_wrong_is_found(spoil) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - one of the above
    run = Run()
    spoil(run)
    assert not run.accounts.in_order
    assert run.accounts.wrong


def test_what_came_twice_is_counted_apart() -> None:
    run = Run()
    spoil_letter_twice(run)
    assert (run.accounts.doubled, run.accounts.letters) == (1, 4)
