"""Nobody reports anything, days pass, and the register shows who left and who did not."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from contracts.settable_clock import read_ahead, set_ahead
from tests.stack.conftest import QUICK
from tests.stack.driving import Neighbours, codes, rows, until
from tests.stack.families import SOMEWHERE, Family, Json, declared, event, family, registered, today
from vertrekmelding.demo.families.people import Abroad, Someone
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack


@dataclass(frozen=True)
class Days:
    """A stack and its clock; ``world`` comes with a token that is good on that day."""

    stack: Stack
    clock: Path

    @contextmanager
    def day(self, number: int) -> Iterator[Neighbours]:
        set_ahead(self.clock, timedelta(days=number))
        urls = self.stack.urls
        world = Neighbours(
            intake=urls.intake,
            notifier=urls.notifier,
            sandbox=urls.sandbox,
            token=self.stack.mint(),
        )
        try:
            yield world
        finally:
            world.close()

    def until_looked(self) -> None:
        """Nothing is due any more, and everything that was found was told."""
        until(
            lambda: self._due() == 0,
            within=40,
            what="every departure was looked at that had to be today",
        )

    def _due(self) -> int:
        (found,) = rows(self.stack, DUE, read_ahead(self.clock))
        return int(found["due"])


DUE = """
SELECT (SELECT count(*) FROM brp_adapter.recheck
        WHERE state = 'READY' AND next_attempt_at <= now() + %s)
     + (SELECT count(*) FROM brp_adapter.outbox WHERE state = 'READY')
     + (SELECT count(*) FROM notifier.inbox WHERE state = 'READY') AS due
"""
OPEN_LOOKS = "SELECT state FROM brp_adapter.recheck WHERE state <> 'DONE'"
SEEN_GONE = """
SELECT count(*) AS seen
FROM brp_adapter.departure_person p JOIN brp_adapter.departure d ON d.id = p.departure
WHERE p.seen_gone_at IS NOT NULL AND p.person = d.child AND d.opened_at > now() + %s
"""


@pytest.fixture(scope="module")
def days() -> Iterator[Days]:
    folder = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    folder.chmod(0o711)
    try:
        clock = folder / "clock"
        set_ahead(clock, timedelta(0))
        options = StackOptions(data=folder / "data", environment=QUICK, clock_file=clock)
        with running_stack(options) as stack:
            yield Days(stack, clock)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def everyone_declared(of: Family, on: date) -> Json:
    return declared(of, persons=of.people, on=on)


def abroad(who: Someone, since: date, land: str = SOMEWHERE) -> Someone:
    return replace(who, stay=Abroad("12 Harbour Street", land, "Verweggistan", since))


def changed(of: Family) -> Json:
    """Something about the mother changed, whatever it is."""
    return event("vrijbrp.pl.mutation.v1", {"bsn": of.mother.bsn.reveal(), "historicBsns": []})


def test_who_was_to_follow_is_told_of_when_it_shows(days: Days) -> None:
    left_on = today() + timedelta(days=2)
    all_left, stays, elsewhere = family(), family(), family()
    with days.day(0) as world:
        world.settle_in(all_left, stays, elsewhere)
        for one in (all_left, stays, elsewhere):
            world.send(everyone_declared(one, left_on))
        for one in (all_left, stays, elsewhere):
            assert "G03" in codes(world.until_case(one))
        # Before the clock moves: the looks of that day begin at once.
        gone = [one.abroad_since(left_on) for one in (all_left, stays, elsewhere)]
        gone[0] = replace(gone[0], father=abroad(gone[0].father, left_on))
        gone[2] = replace(gone[2], father=abroad(gone[2].father, left_on, land="6037"))
        world.settle_in(*gone)
    with days.day(3) as world:
        case = world.until_case(elsewhere, lambda c: c["besluit"]["uitkomst"] == "HOLD")
        assert "S03" in codes(case)
        days.until_looked()
    for number in (9, 15):
        with days.day(number) as world:
            days.until_looked()
            for one in (all_left, stays):
                assert "G03" in codes(world.until_case(one))
                assert world.letters(one) == []
    with days.day(16) as world:
        (letter,) = world.until_letters(stays)
        assert letter["ontvanger"].startswith(stays.father.full_name)
        case = world.until_case(stays, lambda c: c["besluit"]["uitkomst"] == "NOTIFY")
        assert "S01" in codes(case)
        days.until_looked()
    with days.day(18) as world:
        days.until_looked()
        assert "G03" in codes(world.until_case(all_left))
        assert world.letters(all_left) == []
    assert rows(days.stack, OPEN_LOOKS) == []


def test_a_letter_is_recalled_when_a_rereading_shows_the_child_here_again(days: Days) -> None:
    returned, corrected = family(), family()
    both = (returned, corrected)
    left_on = today() + timedelta(days=32)
    with days.day(30) as world:
        world.settle_in(*both)
        for one in both:
            world.send(declared(one, on=left_on))
        for one in both:
            world.until_letters(one)
    with days.day(33) as world:
        world.settle_in(*(one.abroad_since(left_on) for one in both))
        for one in both:
            world.send(registered(one.mother, left_on))
        until(
            lambda: rows(days.stack, SEEN_GONE, timedelta(days=29))[0]["seen"] == len(both),
            what="the register was seen to show that they left",
        )
    with days.day(35) as world:
        world.register(here_since(returned, left_on + timedelta(days=2)))
        world.register(corrected.register())
        for one in both:
            world.send(changed(one))
        for one in both:
            case = world.until_case(
                one,
                lambda c: ("recall", "sent") in {(m["soort"], m["status"]) for m in c["berichten"]},
                what="the letter was recalled",
            )
            assert case["besluit"]["uitkomst"] == "SKIP"
            assert {"G02", "S38"} <= codes(case)
            assert len(world.until_letters(one, 2)) == 2


def here_since(of: Family, since: date) -> list[Json]:
    """The mother and the child came back to the old address."""
    persons = of.register()
    for person in persons:
        if person["burgerservicenummer"] != of.father.bsn.reveal():
            person["verblijfplaats"]["datumVan"] = {"type": "Datum", "datum": since.isoformat()}
    return persons
