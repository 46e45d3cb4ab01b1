"""Between the decision and the letter the world changes: what must happen, and what was received.

One stack that waits an hour for brothers and sisters, and whose clock the test sets: the moment
between deciding and sending lasts as long as the test wants.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from contracts.settable_clock import set_ahead
from tests.stack.conftest import QUICK
from tests.stack.driving import Neighbours, codes, until
from tests.stack.families import Family, Json, declared, family, today, withdrawn
from vertrekmelding.demo.families.people import Home, joint, sole
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import Stack, running_stack

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Waiting:
    """A data folder on which a stack can be started again and again, and its clock."""

    folder: Path

    @property
    def clock(self) -> Path:
        return self.folder / "clock"

    @contextmanager
    def running(self) -> Iterator[Stack]:
        environment = {**QUICK, "NOTIFIER_SETTLING_SECONDS": str(HOUR.total_seconds())}
        options = StackOptions(
            data=self.folder / "data", environment=environment, clock_file=self.clock
        )
        with running_stack(options) as stack:
            yield stack

    def pass_time(self, ahead: timedelta) -> None:
        set_ahead(self.clock, ahead)


@pytest.fixture
def waiting() -> Iterator[Waiting]:
    folder = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    folder.chmod(0o711)
    try:
        set_ahead(folder / "clock", timedelta(0))
        yield Waiting(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def neighbours_now(stack: Stack) -> Iterator[Neighbours]:
    """With a token that is good at the moment that the clock shows."""
    urls = stack.urls
    world = Neighbours(
        intake=urls.intake, notifier=urls.notifier, sandbox=urls.sandbox, token=stack.mint()
    )
    try:
        yield world
    finally:
        world.close()


def planned(world: Neighbours, *families: Family) -> list[Json]:
    """They are decided on, and their letters wait; answers the declarations."""
    world.settle_in(*families)
    declarations = [declared(one) for one in families]
    for declaration in declarations:
        world.send(declaration)
    for one in families:
        world.until_case(
            one, lambda c: [m["status"] for m in c["berichten"]] == ["planned"], what="planned"
        )
    return declarations


def messages(case: Json) -> list[tuple[str, str]]:
    return [(message["soort"], message["status"]) for message in case["berichten"]]


def changed(of: Family, who: str, change: Callable[[Json], None]) -> list[Json]:
    persons = of.register()
    for person in persons:
        if person["burgerservicenummer"] == who:
            change(person)
    return persons


def with_father_at(of: Family, home: Home) -> Family:
    father = replace(of.father, stay=home)
    children = tuple(
        replace(child, parents=(of.mother, father), gezag=joint(of.mother, father))
        for child in of.children
    )
    return replace(of, father=father, children=children)


def solely_hers(of: Family) -> Family:
    children = tuple(replace(child, gezag=sole(of.mother)) for child in of.children)
    return replace(of, children=children)


def until_told(world: Neighbours, of: Family) -> Json:
    (letter,) = world.until_letters(of)
    return letter


def until_not_told(world: Neighbours, of: Family, outcome: str, code: str) -> Json:
    case = world.until_case(of, lambda c: c["besluit"]["uitkomst"] == outcome, what=outcome)
    assert code in codes(case)
    assert messages(case) == [("vertrek", "cancelled")]
    assert world.letters(of) == []
    return case


def test_what_changed_meanwhile_is_seen_before_the_letter_leaves(waiting: Waiting) -> None:
    unchanged, hidden, moved, dead, hers, undone, unasked = (family() for _ in range(7))
    died = {"datum": {"type": "Datum", "datum": today().isoformat(), "langFormaat": "vandaag"}}
    with waiting.running() as stack, neighbours_now(stack) as world:
        declarations = planned(world, unchanged, hidden, moved, dead, hers, undone, unasked)
        world.register(
            changed(
                hidden,
                hidden.mother.bsn.reveal(),
                lambda person: person.update(geheimhoudingPersoonsgegevens=True),
            )
        )
        moved = with_father_at(moved, Home("Nieuwe Kade", 7, "9044NK", "Elderswijk"))
        hers = solely_hers(hers)
        world.settle_in(moved, hers)
        world.register(
            changed(
                solely_hers(dead),
                dead.father.bsn.reveal(),
                lambda person: person.update(overlijden=died),
            )
        )
        world.send(withdrawn(undone, declarations[5]))
        world.break_down(
            "brp", "status", status=503, burgerservicenummers=[unasked.child.bsn.reveal()]
        )
        assert world.received() == []
        waiting.pass_time(HOUR)

        until_told(world, unchanged)
        assert until_told(world, moved)["ontvanger"].splitlines()[1] == "Nieuwe Kade 7"
        held = until_not_told(world, hidden, "HOLD", "S16")
        assert held["behandeling"] == "held"
        assert until_not_told(world, hers, "SKIP", "G04")["mogelijkDatalekOp"] is None
        assert until_not_told(world, dead, "SKIP", "G04")["behandeling"] == "closed"
        assert until_not_told(world, undone, "SKIP", "G02")["behandeling"] == "closed"

        # Nobody can say how it is with the last family: its letter waits, also after a day.
        late = world.until_case(unasked, lambda c: c["berichten"][0]["reden"] is not None)
        assert messages(late) == [("vertrek", "planned")]
        waiting.pass_time(timedelta(hours=26))
        with neighbours_now(stack) as tomorrow:
            asked = len(tomorrow.questions())
            until(lambda: len(tomorrow.questions()) > asked, what="the register is asked again")
            assert tomorrow.letters(unasked) == []
            tomorrow.mend()
            until_told(tomorrow, unasked)
            for one in (unchanged, moved, unasked):
                tomorrow.until_case(one, lambda c: messages(c) == [("vertrek", "sent")])
                assert len(tomorrow.letters(one)) == 1


def test_the_window_ends_by_itself_after_a_restart_and_late_ones_are_told_apart(
    waiting: Waiting,
) -> None:
    one = family(children=3)
    with waiting.running() as stack, neighbours_now(stack) as world:
        world.settle_in(one)
        world.send(declared(one, persons=(one.children[0], one.mother)))
        world.until_case(one, lambda c: messages(c) == [("vertrek", "planned")])
        # Inside the window: joins the letter that waits.
        world.send(declared(one, persons=(one.children[1], one.mother)))
        case = world.until_case(one, lambda c: len(c["besluit"]["kinderen"]) == 2)
        assert messages(case) == [("vertrek", "planned")]
    with waiting.running() as stack, neighbours_now(stack) as world:
        world.settle_in(one)
        (case,) = world.cases(one)
        assert messages(case) == [("vertrek", "planned")]
        assert world.received() == []
        waiting.pass_time(HOUR)
        first = until_told(world, one)["tekst"]
        assert all(child.first_name in first for child in one.children[:2])
        assert one.children[2].first_name not in first
        # After the letter: a message about that child alone, after a window of its own.
        world.send(declared(one, persons=(one.children[2], one.mother)))
        world.until_case(
            one, lambda c: messages(c) == [("vertrek", "sent"), ("vertrek", "planned")]
        )
        waiting.pass_time(2 * HOUR)
        letters = world.until_letters(one, 2)
        second = next(letter["tekst"] for letter in letters if letter["tekst"] != first)
        assert [child.first_name in second for child in one.children] == [False, False, True]
        case = world.until_case(
            one, lambda c: messages(c) == [("vertrek", "sent"), ("vertrek", "sent")]
        )
        assert len(world.letters(one)) == 2
