"""Where nothing may leave, nothing about people stays longer than a day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import LargeBinary, Select, literal_column, select

from brp_adapter.policy import ReadingPolicy
from brp_adapter.storage.tables import (
    DEPARTURE,
    DEPARTURE_PERSON,
    EVENT_PERSON,
    INBOX,
    METADATA,
    OUTBOX,
    SNAPSHOT,
)
from brp_adapter.sweep import sweep
from brp_adapter.take_finding import NoSuchDeparture, take_finding
from contracts.gezag import EenhoofdigOuderlijkGezag, Holder
from contracts.messages.finding import Finding, FindingKind, FindingSource
from contracts.messages.wire import FINDING
from contracts.policy.file import PolicyFile
from contracts.values.bsn import Bsn
from foundation.work import WorkState
from tests.integration.brp_adapter.families import OIN, Family, declared
from tests.integration.brp_adapter.running import World

_ON = {"modus": "on", "grondslag": "proef", "van": "2020-01-01", "tot": "2099-12-31"}


def under(world: World, **effects: object) -> World:
    """The same world under another policy."""
    gemeente = {"oin": OIN, "naam": "Proefstad", "effecten": effects}
    content = PolicyFile.model_validate({"versie": "proef", "gemeenten": [gemeente]})
    service = replace(world.application.service, policy=ReadingPolicy(content, "0" * 64))
    return replace(world, application=replace(world.application, service=service))


@pytest.fixture
def shadow(world: World) -> Iterator[World]:
    """The BRP may be asked, nothing may leave; and the tables were emptied of what came before."""
    world.clock.advance(hours=200)
    sweep(under(world).application.service)
    world.clock.ahead = timedelta()
    yield under(world, read_brp=_ON)
    world.clock.ahead = timedelta()


def about_people(world: World) -> dict[str, int]:
    """Rows that hold anything sealed or any blind index of a person, per table."""
    found = {}
    for table in METADATA.sorted_tables:
        if table.name == "audit":
            continue  # who asked about whom is kept by law; people stand in it as a blind index
        sealed = [
            column
            for column in table.columns
            if isinstance(column.type, LargeBinary) and column.name != "content_hash"
        ]
        rows = world.rows(select(*sealed)) if sealed else []
        number = sum(any(value is not None for value in row) for row in rows)
        if number:
            found[table.name] = number
    return found


def test_a_shadow_family_is_gone_within_a_day(shadow: World) -> None:
    assert about_people(shadow) == {}
    family = Family()
    shadow.bring(family.persons)
    melding = shadow.report(declared(family))
    shadow.work()
    assert len(shadow.notifier.taken) == 1, "everything is computed"
    held = about_people(shadow)
    assert {"departure", "departure_person", "event_person", "inbox", "snapshot"} <= held.keys()
    assert "outbox" not in held, "what the notifier took is no longer here"
    shadow.clock.advance(hours=19)
    sweep(shadow.application.service)
    assert about_people(shadow) == held
    shadow.clock.advance(hours=2)
    sweep(shadow.application.service)
    assert about_people(shadow) == {}
    assert shadow.inbox(melding).state == WorkState.DONE, "that it came in stays"


def test_what_was_found_goes_with_its_departure(shadow: World) -> None:
    family = Family()
    shadow.bring(family.persons)
    shadow.report(declared(family))
    shadow.work()
    found = Finding(
        finding_id=uuid4(),
        departure_id=shadow.notifier.taken[-1].children[0].departure_id,
        kind=FindingKind.CORRECTED,
        gezag=EenhoofdigOuderlijkGezag(Holder(Bsn(family.leaver))),
        source=FindingSource.RULING,
        found_at=shadow.application.service.now(),
        found_by=OIN,
        role="municipality",
    )
    take_finding(shadow.application.service, FINDING.encode(found))
    assert about_people(shadow)["finding"] == 1
    shadow.clock.advance(hours=21)
    sweep(shadow.application.service)
    assert about_people(shadow) == {}
    with pytest.raises(NoSuchDeparture):
        take_finding(shadow.application.service, FINDING.encode(found))


def test_what_is_held_because_nobody_may_be_asked_goes_as_well(shadow: World) -> None:
    world = under(shadow)
    melding = world.report(declared(Family()))
    world.work()
    assert world.inbox(melding).state == WorkState.HELD
    world.clock.advance(hours=21)
    sweep(world.application.service)
    row = world.inbox(melding)
    assert (row.state, row.reason, row.content) == (WorkState.REFUSED, "shadow_erased", None)
    assert about_people(world) == {}


def test_facts_that_were_never_taken_go_as_well(shadow: World) -> None:
    family = Family()
    shadow.bring(family.persons)
    shadow.notifier.answers[:] = [422]
    shadow.report(declared(family))
    shadow.work()
    assert about_people(shadow)["outbox"] == 1
    shadow.clock.advance(hours=21)
    sweep(shadow.application.service)
    assert about_people(shadow) == {}
    assert {row.reason for row in shadow.rows(select(OUTBOX.c.reason))} >= {"shadow_erased"}


def test_a_family_for_whom_something_may_leave_stays_also_after_the_last_day(
    shadow: World,
) -> None:
    world = under(shadow, read_brp=_ON, notify=_ON)
    family = Family()
    world.bring(family.persons)
    melding = world.report(declared(family))
    world.work()
    departure: UUID = world.notifier.taken[-1].children[0].departure_id
    world.clock.advance(hours=30)
    over = under(world, read_brp=_ON, notify={"modus": "shadow"})
    sweep(over.application.service)
    assert departure in {row.id for row in over.rows(select(DEPARTURE.c.id))}
    assert over.inbox(melding).content is not None
    for table in (DEPARTURE_PERSON, EVENT_PERSON, SNAPSHOT):
        assert over.rows(select(table)), table.name


def test_a_sweep_does_not_lock_what_stays(shadow: World) -> None:
    """Locked at every sweep, each row that ever came in was written anew every ten seconds."""
    world = under(shadow, read_brp=_ON, notify=_ON)
    melding = world.report(declared(Family()))
    world.clock.advance(hours=30)
    locked: Select[tuple[str]] = select(literal_column("xmax::text")).where(INBOX.c.id == melding)
    before = world.rows(locked)
    sweep(world.application.service)
    assert world.inbox(melding).content is not None
    assert world.rows(locked) == before
