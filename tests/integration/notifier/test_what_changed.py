"""What a page that stands open is told: every change, once, to who may see it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import update
from sqlalchemy.engine import Engine, create_engine

from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.case_row import locked_case
from notifier.cases.timeline import Happening, note
from notifier.close_case import close_case
from notifier.decision.facts import ReportedBy
from notifier.review.worklist.changes import change_token
from notifier.staff.sees import SeesAnyOf, SeesDeparted, SeesMunicipality
from notifier.storage.cases import TIMELINE
from tests.integration.notifier.families import OIN, Family
from tests.integration.notifier.listed import OTHER, changes, rows, token_of
from tests.integration.notifier.world import World


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


def test_what_changed_is_told_once_and_only_to_who_may_see_it(world: World) -> None:
    family = Family(world.clock(), departs_in_days=1)
    with world.service.database.transaction() as connection:
        token = change_token(connection, now=world.clock())
    assert not changes(world, token).any
    world.establish(family.facts(family.child("Sanne", geheimhouding=True)))
    (row,) = rows(world)
    found = changes(world, token)
    assert (found.zaak_ids, found.urgent, found.everything) == ((row.id,), (row.id,), False)
    assert changes(world, token, SeesMunicipality(OIN)).zaak_ids == (row.id,)
    assert not changes(world, token, SeesMunicipality(OTHER)).any
    assert not changes(world, token, SeesDeparted()).any
    assert not changes(world, token, SeesAnyOf(())).any
    both = SeesAnyOf((SeesMunicipality(OIN), SeesDeparted()))
    assert changes(world, token, both).zaak_ids == (row.id,)
    assert not changes(world, found.token).any


def test_a_case_that_leaves_the_list_has_changed(world: World, family: Family) -> None:
    world.establish(family.facts(family.child("Sanne", geheimhouding=True)))
    (row,) = rows(world)
    token = changes(world, token_of(world)).token
    close_case(world.service, row.id, CaseOutcome.SAFETY, oin=OTHER, role=ReportedBy.RVDK)
    found = changes(world, token)
    assert (found.zaak_ids, found.urgent) == ((row.id,), ())
    assert rows(world) == ()


def test_a_change_that_commits_after_the_page_was_read_is_not_missed(
    world: World, family: Family
) -> None:
    """It began, and wrote its moment and its number, before others that the page did see."""
    world.establish(family.facts(family.child("Sanne", geheimhouding=True)))
    (row,) = rows(world)
    with second_connection(world) as engine, engine.connect() as slow:
        with slow.begin():
            locked_case(slow, row.id)
            note(slow, row.id, Happening.HANDLING, "in_review", now=world.clock())
            other = Family(world.clock())
            world.establish(other.facts(other.child("Kim", geheimhouding=True)))
            token = token_of(world)
            assert not changes(world, token).any
        found = changes(world, token)
        assert found.zaak_ids == (row.id,)
        assert not changes(world, found.token).any


def test_a_token_of_another_database_asks_for_the_whole_page(world: World) -> None:
    token = token_of(world)
    ahead = replace(token, xmax=token.xmax + 1_000_000)
    assert changes(world, ahead).everything


def test_entries_of_a_copy_that_was_restored_are_no_changes_for_ever(
    world: World, family: Family
) -> None:
    world.establish(family.facts(family.child("Sanne", geheimhouding=True)))
    token = token_of(world)
    with world.service.database.transaction() as connection:
        connection.execute(update(TIMELINE).values(written_in=token.xmax + 1_000_000))
    assert not changes(world, token).any


def test_at_midnight_other_days_are_soon_though_nothing_happened(world: World) -> None:
    token = token_of(world)
    world.clock.advance(days=1)
    assert changes(world, token).day_turned
    assert not changes(world, token_of(world)).any


@contextmanager
def second_connection(world: World) -> Iterator[Engine]:
    settings = world.application.settings
    url = settings.database_url.get_secret_value()
    engine = create_engine(
        url.replace("postgresql://", "postgresql+psycopg://"),
        connect_args={"options": f"-c search_path={settings.database_schema}"},
    )
    try:
        yield engine
    finally:
        engine.dispose()
