"""From cases to figures: each counted once, published once, and never about one family."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import insert, select, update

from contracts.messages.facts import DepartureFacts, GezagAnswer, GezagSource
from contracts.values.dates import local_date
from notifier.cases.case_action import ActionState, NextStep
from notifier.cases.case_outcome import CaseOutcome
from notifier.close_case import close_case
from notifier.decision.facts import ReportedBy
from notifier.erase_shadow import erase_shadow
from notifier.publish_statistics import PublishedNow, publish_statistics
from notifier.statistics.editions import counts_of, read_editions
from notifier.statistics.periods import Quarter
from notifier.storage.actions import ZAAK_ACTION
from notifier.storage.cases import DECISION, ZAAK
from notifier.storage.statistics import STATISTIC_COUNT, STATISTIC_EDITION, Stream
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World

NOTHING = PublishedNow(0, 0)
ORDINARY = (
    "zaken vertrek.gaat_door kinderen.een leeftijd.6_11 gezag.vastgesteld blijver.ja"
    " toestemming.geen remedie.onbekend gemeente.onbekend besluit.vertellen vlag.nee"
    " tijd.onbekend verteld.ja moment.voor uren.vanaf_672 reactie.geen land.5003"
)
"""Where a family counts of which a parent is told well in advance."""


@pytest.fixture
def quarter(world: World) -> Quarter:
    """The one in which the cases of a test are opened, far from its end."""
    today = local_date(world.clock())
    wanted = Quarter.of(today).next
    world.clock.ahead += timedelta(days=(wanted.first - today).days + 20)
    return wanted


def arrive(
    world: World,
    number: int = 1,
    **changed: Any,  # noqa: ANN401  members of DepartureFacts
) -> list[DepartureFacts]:
    """So many families of which a parent stays behind."""
    found = []
    for _ in range(number):
        family = Family(world.clock())
        facts = family.facts(family.child("Sanne"), **changed)
        world.establish(facts)
        found.append(facts)
    return found


def close(world: World, quarter: Quarter) -> None:
    """Let time pass until its figures may be published."""
    world.clock.ahead += quarter.published_on - local_date(world.clock()) + timedelta(days=1)


def counted(world: World, quarter: Quarter, stream: Stream = Stream.REAL) -> dict[str, int]:
    with world.service.database.transaction() as connection:
        return counts_of(connection, quarter, stream)


def published(world: World, quarter: Quarter, stream: Stream = Stream.REAL) -> dict[str, int]:
    with world.service.database.transaction() as connection:
        editions = read_editions(connection, str(quarter))
    return dict(next(one.cells for one in editions if one.stream is stream))


def test_what_is_told_of_one_family_is_counted_in_every_table(
    world: World, quarter: Quarter
) -> None:
    (facts,) = arrive(world)
    world.deliver()
    close(world, quarter)
    assert publish_statistics(world.service) == PublishedNow(1, 1)
    assert counted(world, quarter) == dict.fromkeys(ORDINARY.split(), 1)
    assert published(world, quarter) == {}, "nothing of a single family"
    assert world.case_of(facts) is not None, "the case itself stays as it was"


def test_a_case_is_counted_once_and_a_quarter_published_once(
    world: World, quarter: Quarter
) -> None:
    arrive(world, 23)
    world.deliver()
    close(world, quarter)
    assert publish_statistics(world.service) == PublishedNow(23, 1)
    before = published(world, quarter)
    assert before["zaken"] == 25
    assert publish_statistics(world.service) == NOTHING
    assert counted(world, quarter)["zaken"] == 23


def test_one_child_more_changes_nothing_that_was_published(world: World, quarter: Quarter) -> None:
    """Else the difference between two editions would be that child."""
    arrive(world, 22)
    close(world, quarter)
    publish_statistics(world.service)
    before = world.rows(STATISTIC_EDITION)
    numbers = counted(world, quarter)
    (late,) = arrive(world)
    with world.service.database.transaction() as connection:
        # As by a clock that was set back.
        opened = world.clock() - timedelta(days=60)
        latest = connection.execute(select(ZAAK.c.id).order_by(ZAAK.c.opened_at.desc())).scalars()
        connection.execute(update(ZAAK).where(ZAAK.c.id == latest.first()).values(opened_at=opened))
    assert world.case_of(late) is not None
    assert publish_statistics(world.service) == PublishedNow(1, 0)
    assert world.rows(STATISTIC_EDITION) == before
    assert counted(world, quarter) == numbers


def test_nothing_is_published_of_a_quarter_that_goes_on(world: World, quarter: Quarter) -> None:
    arrive(world, 3)
    assert publish_statistics(world.service) == NOTHING
    close(world, quarter)
    world.clock.ahead -= timedelta(days=2)
    assert publish_statistics(world.service) == NOTHING
    assert world.rows(STATISTIC_COUNT) == []


def test_nothing_is_published_while_a_case_of_it_is_being_changed(
    world: World, quarter: Quarter
) -> None:
    """Two sweeps at once: the other has it, and its transaction has not ended."""
    arrive(world, 2)
    close(world, quarter)
    with world.service.database.transaction() as other:
        one = other.execute(select(ZAAK.c.id).limit(1).with_for_update()).scalar()
        assert publish_statistics(world.service) == PublishedNow(1, 0)
        assert one is not None
    assert publish_statistics(world.service) == PublishedNow(1, 1)


def test_a_case_that_cannot_be_read_holds_up_the_edition_and_nothing_else(
    world: World, quarter: Quarter
) -> None:
    arrive(world, 2)
    with world.service.database.transaction() as connection:
        one = connection.execute(select(DECISION.c.id).limit(1)).scalar()
        connection.execute(update(DECISION).where(DECISION.c.id == one).values(facts=b"broken"))
    close(world, quarter)
    assert publish_statistics(world.service) == PublishedNow(1, 0)
    assert world.rows(STATISTIC_EDITION) == []


def test_shadow_cases_are_counted_before_they_are_erased(world: World, quarter: Quarter) -> None:
    arrive(world, 21, municipality=None)
    world.clock.advance(hours=25)
    assert erase_shadow(world.service).cases == 21
    assert counted(world, quarter, Stream.SHADOW)["besluit.vertellen"] == 21
    close(world, quarter)
    assert publish_statistics(world.service) == PublishedNow(0, 1)
    assert published(world, quarter, Stream.SHADOW)["zaken"] == 20
    assert published(world, quarter, Stream.REAL) == {}


def test_what_cannot_be_counted_is_erased_all_the_same(world: World, quarter: Quarter) -> None:
    arrive(world, 2, municipality=None)
    with world.service.database.transaction() as connection:
        connection.execute(update(DECISION).values(facts=b"broken"))
    world.clock.advance(hours=25)
    assert erase_shadow(world.service).cases == 2
    assert counted(world, quarter, Stream.SHADOW) == {}
    close(world, quarter)
    assert publish_statistics(world.service) == NOTHING


def test_what_nobody_knows_is_counted_as_not_known(world: World, quarter: Quarter) -> None:
    family = Family(world.clock())
    unsaid = GezagAnswer(source=GezagSource.NONE, taken_at=world.clock())
    world.establish(family.facts(replace(family.child("Sanne"), gezag=unsaid)))
    close(world, quarter)
    publish_statistics(world.service)
    counts = counted(world, quarter)
    assert counts["gezag.niet_vastgesteld"] == counts["blijver.onbekend"] == 1
    assert counts["besluit.mens"] == counts["reden.gezag"] == counts["verteld.nee"] == 1


def test_what_people_did_is_counted_by_case(world: World, quarter: Quarter) -> None:
    (facts,) = arrive(world)
    zaak_id = world.case_of(facts).id
    done = {"action_state": ActionState.DONE}
    proposed = {
        "action_state": ActionState.PROPOSED,
        "next_step": NextStep.SECOND_READER,
        "due_at": world.clock(),
    }
    with world.service.database.transaction() as connection:
        for code, columns in (("A2", done), ("A4", done), ("A4", done), ("A1", proposed)):
            row = {"id": uuid4(), "zaak_id": zaak_id, "code": code, "subject": "s-1"}
            row |= {"role": "reviewer", "at": world.clock()}
            connection.execute(insert(ZAAK_ACTION).values(row | columns))
    close(world, quarter)
    publish_statistics(world.service)
    counts = counted(world, quarter)
    actions = {cell: number for cell, number in counts.items() if cell.startswith("actie.")}
    assert actions == {"actie.A2": 1, "actie.A4": 1}, "a proposal is no action yet"


def test_cases_that_a_human_closed_are_of_the_quarter_in_which_that_was(
    world: World, quarter: Quarter
) -> None:
    facts = arrive(world, 12)
    close(world, quarter)
    publish_statistics(world.service)
    now = Quarter.of(local_date(world.clock()))
    for one in facts:
        zaak_id = world.case_of(one).id
        close_case(
            world.service, zaak_id, CaseOutcome.AGREEMENT, oin="0" * 20, role=ReportedBy.RVDK
        )
    close(world, now)
    publish_statistics(world.service)
    assert "afgesloten" not in published(world, quarter)
    assert published(world, now)["afgesloten"] == 10
    assert counted(world, now)["afloop.overeenstemming"] == 12


def test_a_quarter_without_any_case_has_an_edition_as_well(world: World, quarter: Quarter) -> None:
    """Else one would not see that time went by, and take the one before for the newest."""
    arrive(world)
    close(world, quarter.next)
    assert publish_statistics(world.service) == PublishedNow(1, 2)
    assert published(world, quarter.next) == {}


def test_no_case_and_no_day_stand_in_the_figures() -> None:
    counts = {column.name for column in STATISTIC_COUNT.c}
    assert counts == {"month", "stream", "cell", "number"}
    edition = {column.name for column in STATISTIC_EDITION.c}
    assert edition == {"period", "stream", "published_at", "method", "cells"}
