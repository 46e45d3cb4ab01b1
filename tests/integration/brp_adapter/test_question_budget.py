"""Never more than four questions for one establishing, however families hang together.

People come before a derivation. What does not fit is said on the case, or put before a human: it
never makes a family smaller.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from brp_adapter import known
from brp_adapter.custody.derived_answer import TOO_MANY
from brp_adapter.establish_again import FamilyChanging, establish_again
from brp_adapter.family import TOO_WIDE, TRIES
from brp_adapter.recheck_departures import recheck_departures
from brp_adapter.storage.rechecks import recheck_now
from brp_adapter.storage.tables import RECHECK
from contracts.messages.facts import ChildFacts
from foundation.work import WorkState
from tests.integration.brp_adapter.emigrated import asked_since, asked_so_far, emigrate
from tests.integration.brp_adapter.families import Family, day, declared, registered
from tests.integration.brp_adapter.patchwork import bring, chain, patchwork, report_late
from tests.integration.brp_adapter.running import World

MOST = 4


def test_two_links_leave_room_for_the_child_alone(world: World) -> None:
    """Nothing is kept about the half-brother's other parent: only the BRP can name that one."""
    families = _reported(world, 2)
    before = asked_so_far(world)
    world.report(registered(families[0].child))
    world.work()
    assert asked_since(world, before) == [
        ("ordinary", 1),
        ("with adults", 3),
        ("ordinary", 1),
        ("child", 1),
    ]
    derived = _told(world, families[0]).gezag.derived
    assert derived is not None
    assert derived.route == "49"


def test_people_come_before_a_derivation_and_the_case_says_so(world: World) -> None:
    """Each link takes a question of its own: for the child's own there is no room."""
    families = _reported(world, 3)
    before = asked_so_far(world)
    world.report(registered(families[0].child))
    with capture_logs() as logged:
        world.work()
    kinds = [kind for kind, _ in asked_since(world, before)]
    assert kinds == ["ordinary", "with adults", "ordinary", "ordinary"]
    derived = _told(world, families[0]).gezag.derived
    assert derived is not None
    assert (derived.gezag, derived.missing) == (None, TOO_MANY)
    assert "derivation_not_asked" in [entry["event"] for entry in logged]


def test_a_family_that_does_not_fit_is_put_before_a_human(world: World) -> None:
    """Not established without those who are missing, and not asked about for ever."""
    families = _reported(world, 5)
    taken = len(world.notifier.taken)
    before = asked_so_far(world)
    row = world.report(registered(families[0].child))
    with capture_logs() as logged:
        for _ in range(TRIES + 2):
            world.work()
            world.clock.advance(seconds=2)
    assert len(asked_since(world, before)) == TRIES * MOST
    found = world.inbox(row)
    assert (found.state, found.reason) == (WorkState.NEEDS_REVIEW, TOO_WIDE)
    assert "family_too_wide" in [entry["event"] for entry in logged]
    assert len(world.notifier.taken) == taken


def test_before_something_is_sent_a_family_that_does_not_fit_is_not_established(
    world: World,
) -> None:
    families = chain(5)
    bring(world, families, families)
    world.report(registered(families[0].child))
    world.work()
    (child,) = world.notifier.taken[-1].children
    for family in families[1:]:
        report_late(world, family)
        _work_off(world)
    before = asked_so_far(world)
    with pytest.raises(FamilyChanging):
        establish_again(world.application.service, [child.departure_id])
    assert len(asked_since(world, before)) == MOST


def test_a_daily_look_that_does_not_fit_is_put_before_a_human(world: World) -> None:
    families = chain(5)
    bring(world, families, families)
    world.report(registered(families[0].child))
    world.work()
    (child,) = world.notifier.taken[-1].children
    for family in families[1:]:
        report_late(world, family)
        _work_off(world)
    service = world.application.service
    with service.database.transaction() as connection:
        connection.execute(RECHECK.update().values(state=WorkState.DONE))
        recheck_now(connection, child.departure_id, now=service.now(), correlation_id="proef")
    before = asked_so_far(world)
    for _ in range(TRIES + 2):
        recheck_departures(service)
        world.clock.advance(seconds=2)
    assert len(asked_since(world, before)) == TRIES * MOST
    (row,) = world.rows(select(RECHECK).where(RECHECK.c.id == child.departure_id))
    assert (row.state, row.reason) == (WorkState.NEEDS_REVIEW, TOO_WIDE)


def test_what_was_kept_costs_no_question(world: World) -> None:
    """Of families reported in time the snapshots name the parents: the chain is asked at once."""
    families = chain(5)
    bring(world, families, [])
    for family in families[1:]:
        world.report(declared(family, [family.child, family.leaver]))
        world.work()
    emigrate(world, [families[0].child])
    before = asked_so_far(world)
    world.report(registered(families[0].child))
    world.work()
    everybody = len(families) * 2  # one child and one new parent each, and the first other parent
    assert asked_since(world, before) == [
        ("ordinary", 1),
        ("with adults", everybody),
        ("child", 1),
    ]


@pytest.mark.parametrize("seed", range(8))
def test_of_no_family_more_is_asked_and_nobody_is_lost(
    world: World, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Random families and reports, one by one; what is established is what more would establish."""
    random = Random(seed)  # noqa: S311  a test that must repeat
    families = patchwork(random, 6)
    bring(world, families, [one for one in families if random.random() < 0.6])
    for report in _reports(random, families):
        taken = len(world.notifier.taken)
        before = asked_so_far(world)
        world.report(report)
        world.work()
        assert len(asked_since(world, before)) <= MOST
        for facts in world.notifier.taken[taken:]:
            told = [child.departure_id for child in facts.children]
            with monkeypatch.context() as boundless:
                boundless.setattr(known, "MOST_QUESTIONS", 50)
                boundless.setattr("brp_adapter.family.MOST_QUESTIONS", 50)
                again = establish_again(world.application.service, told)
            everybody = {c.departure_id: _people(c) for one in again for c in one.children}
            assert {c.departure_id: _people(c) for c in facts.children} == everybody


def _reports(random: Random, families: list[Family]) -> Iterator[dict[str, object]]:
    for _ in range(8):
        family, other = random.choice(families), random.choice(families)
        match random.randrange(3):
            case 0:
                yield registered(random.choice([family.child, family.leaver, family.stayer]))
            case 1:
                yield declared(family, [family.child, family.leaver], vertrekdatum=day(-3))
            case _:
                yield declared(family, [family.child, family.stayer, other.child])


def _people(child: ChildFacts) -> object:
    return (
        child.child.bsn,
        {person.bsn for person in child.persons},
        set(child.departing),
        {sibling.bsn for sibling in child.siblings},
    )


def _reported(world: World, length: int) -> list[Family]:
    """A chain of which all but the first were reported when their child was gone already."""
    families = chain(length)
    bring(world, families, families)
    for family in families[1:]:
        report_late(world, family)
        _work_off(world)
    return families


def _work_off(world: World) -> None:
    before = asked_so_far(world)
    world.work()
    assert len(asked_since(world, before)) <= MOST
    for _ in range(TRIES):
        world.clock.advance(seconds=2)
        world.work()


def _told(world: World, family: Family) -> ChildFacts:
    return next(
        child
        for facts in reversed(world.notifier.taken)
        for child in facts.children
        if child.child.bsn.reveal() == family.child
    )
