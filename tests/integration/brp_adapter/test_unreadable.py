"""What a known source brings and nobody can read: kept, shown, read again, ended, erased."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, select

from brp_adapter import read_again
from brp_adapter.accept_event import check_event
from brp_adapter.dismiss_unreadable import dismiss_unreadable
from brp_adapter.forget_unreadable import ENDED_KEPT, UNREADABLE_KEPT
from brp_adapter.keep_unreadable import MOST_PER_SOURCE, keep_unreadable
from brp_adapter.look_at_unreadable import look_at_unreadable, open_unreadable
from brp_adapter.policy import ReadingPolicy
from brp_adapter.read_again import Kept
from brp_adapter.receive_report import Incoming
from brp_adapter.review_rows import retry_row, rows_in_review
from brp_adapter.service import ESTABLISH, Service
from brp_adapter.sources.faults import Fault
from brp_adapter.sources.formats import Format
from brp_adapter.sources.http_binding import members_as_kept
from brp_adapter.storage.source_tables import NOT_KEPT, UNREADABLE
from brp_adapter.storage.tables import AUDIT
from brp_adapter.storage.unreadable import count_waiting
from brp_adapter.sweep import sweep
from contracts.policy.effects import SHADOW_LIFE
from contracts.policy.file import PolicyFile
from foundation.waiting import CannotRetry, WaitingRow
from foundation.work import WorkState
from tests.integration.brp_adapter.families import Family, declared, new_bsn
from tests.integration.brp_adapter.running import World

ACTOR = "beheer:proef"
_IN_BODY = {"data", "datacontenttype"}


@pytest.fixture(autouse=True)
def _nothing_kept(world: World) -> None:
    with world.application.service.database.transaction() as connection:
        connection.execute(delete(UNREADABLE))
        connection.execute(delete(NOT_KEPT))


def misspelt(family: Family) -> dict[str, Any]:
    """A declaration with a member that the program of today does not know."""
    event: dict[str, Any] = declared(family)
    return event | {"data": event["data"] | {"veiligTeInformern": False}}


def waiting(world: World) -> list[WaitingRow]:
    rows = rows_in_review(world.application.service)
    return [row for row in rows if row.kind.startswith("unreadable/")]


def mended(service: Service, kept: Kept) -> Incoming:
    """The reader of tomorrow, which knows the misspelling."""
    members = dict(members_as_kept(kept.content))
    members["data"].pop("veiligTeInformern", None)
    return check_event(service, members, sender=kept.sender)


def kept_from(world: World, event: dict[str, Any] | bytes) -> UUID:
    """Send what is refused; the id under which it is kept."""
    before = {row.id for row in waiting(world)}
    assert world.send(event).status_code == 400
    (new,) = {row.id for row in waiting(world)} - before
    return new


def test_it_is_listed_and_looked_at_without_a_word_about_people(world: World) -> None:
    service, family = world.application.service, Family()
    row_id = kept_from(world, misspelt(family))
    (row,) = waiting(world)
    assert row.kind == "unreadable/oin-00000009900000000000"
    assert (row.state, row.reason) == (WorkState.NEEDS_REVIEW, "data.(onbekend lid):unknown")
    looked = look_at_unreadable(service, row_id)
    assert looked is not None
    assert (looked.message.format, looked.message.times) == (Format.NLGOV, 1)
    assert [fault.code for fault in looked.faults] == ["unknown"]
    for bsn in (family.child, family.leaver):
        assert bsn not in repr(looked)
        assert bsn not in repr(waiting(world))

    with pytest.raises(CannotRetry):
        open_unreadable(service, row_id, actor=ACTOR, why="even kijken naar dit kind")
    opened = open_unreadable(service, row_id, actor=ACTOR, why="T-12")
    assert family.child.encode() in opened
    entries = world.rows(select(AUDIT).where(AUDIT.c.object.endswith(str(row_id))))
    assert [(e.actor, e.action, e.result) for e in entries] == [
        (ACTOR, "onleesbaar_bericht_ingezien", "T-12")
    ]
    assert look_at_unreadable(service, uuid4()) is None
    with pytest.raises(CannotRetry):
        open_unreadable(service, uuid4(), actor=ACTOR, why="T-12")


def test_a_mended_reader_takes_it_as_of_when_it_came(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    service, family = world.application.service, Family()
    world.bring(family.persons)
    event = misspelt(family)
    row_id = kept_from(world, event)
    came_at = waiting(world)[0].since
    world.clock.advance(hours=5)
    with pytest.raises(CannotRetry) as cannot:
        retry_row(service, row_id, actor=ACTOR, why="T-12")
    assert "(unknown)" in str(cannot.value)
    assert family.child not in str(cannot.value)
    assert world.rings == []

    monkeypatch.setattr(read_again, "TAKEN_BY", {Format.NLGOV: mended})
    looked = look_at_unreadable(service, row_id)
    assert looked is not None
    assert (looked.faults, looked.cannot) == ((), None)
    assert retry_row(service, row_id, actor=ACTOR, why="version-0.1.1")
    ((task, melding),) = world.rings
    assert task == ESTABLISH
    taken = world.inbox(melding)
    assert (taken.state, taken.created_at) == (WorkState.READY, came_at)
    assert taken.next_attempt_at > came_at, "no queue counts as late by it"
    assert waiting(world) == []
    assert not retry_row(service, row_id, actor=ACTOR, why="again")
    entries = world.rows(select(AUDIT).where(AUDIT.c.object.endswith(str(row_id))))
    assert [(e.action, e.result) for e in entries] == [("rij_hervat", "version-0.1.1")]
    world.work()
    assert [c.child.bsn.reveal() for f in world.notifier.taken for c in f.children] == [
        family.child
    ]

    # Sent well meanwhile: another content under the id that counts.
    world.clock.ahead *= 0
    again = kept_from(world, event | {"subject": "een ander"})
    with pytest.raises(CannotRetry, match="dismiss"):
        retry_row(service, again, actor=ACTOR, why="T-13")
    assert [row.id for row in waiting(world)] == [again]


def test_a_mended_reader_takes_an_event_with_its_attributes_in_headers(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = misspelt(Family())
    headers = {f"ce-{name}": str(value) for name, value in event.items() if name not in _IN_BODY}
    body = json.dumps(event["data"]).encode()
    assert world.send(body, **headers, **{"Content-Type": "application/json"}).status_code == 400
    (row,) = waiting(world)
    with pytest.raises(CannotRetry, match="unknown"):
        retry_row(world.application.service, row.id, actor=ACTOR, why="T-12")
    monkeypatch.setattr(read_again, "TAKEN_BY", {Format.NLGOV: mended})
    assert retry_row(world.application.service, row.id, actor=ACTOR, why="T-12")
    ((_, melding),) = world.rings
    assert world.inbox(melding).external_id == event["id"]


def test_ended_it_waits_again_when_it_is_sent_again(world: World) -> None:
    service, event = world.application.service, misspelt(Family())
    row_id = kept_from(world, event)
    with pytest.raises(CannotRetry):
        dismiss_unreadable(service, row_id, actor=ACTOR, why="de moeder belde")
    assert dismiss_unreadable(service, row_id, actor=ACTOR, why="T-14")
    assert not dismiss_unreadable(service, row_id, actor=ACTOR, why="T-14")
    assert waiting(world) == []
    assert look_at_unreadable(service, row_id) is None
    assert world.send(event).status_code == 400
    assert [row.id for row in waiting(world)] == [row_id]
    looked = look_at_unreadable(service, row_id)
    assert looked is not None
    assert looked.message.times == 2


def test_a_broken_source_fills_no_disk(world: World) -> None:
    service = world.application.service
    one = service.connected.pushed_by("00000009900000000000")
    other = service.connected.pushed_by("00000009900000000001")
    assert one is not None
    assert other is not None
    faults = [Fault("(bericht)", "json", "Geen JSON-object in UTF-8.")]
    for number in range(MOST_PER_SOURCE + 3):
        keep_unreadable(service, one, Format.NLGOV, b"%d" % number, faults)
    keep_unreadable(service, one, Format.NLGOV, b"0", faults)
    keep_unreadable(service, other, Format.NLGOV, b"0", faults)
    with service.database.transaction() as connection:
        found = count_waiting(connection)
    assert (found.kept, found.not_kept) == (MOST_PER_SOURCE + 1, 3)
    *kept, more = waiting(world)
    assert open_unreadable(service, kept[0].id, actor=ACTOR, why="T-15") == b"0"
    assert (more.kind, more.reason) == ("unreadable/oin-00000009900000000000", "not_kept:3")
    assert dismiss_unreadable(service, kept[1].id, actor=ACTOR, why="T-15")
    assert dismiss_unreadable(service, more.id, actor=ACTOR, why="T-15")
    keep_unreadable(service, one, Format.NLGOV, b"room again", faults)
    with service.database.transaction() as connection:
        found = count_waiting(connection)
    assert (found.kept, found.not_kept) == (MOST_PER_SOURCE + 1, 0)


def test_nothing_stays_for_ever(world: World) -> None:
    service = world.application.service
    ended, left = (kept_from(world, misspelt(Family())) for _ in range(2))
    dismiss_unreadable(service, ended, actor=ACTOR, why="T-16")
    for ahead, stays in (
        (ENDED_KEPT - timedelta(minutes=1), {ended, left}),
        (ENDED_KEPT + timedelta(minutes=1), {left}),
        (UNREADABLE_KEPT - timedelta(minutes=1), {left}),
        (UNREADABLE_KEPT + timedelta(minutes=1), set()),
    ):
        world.clock.ahead = ahead
        sweep(service)
        assert {row.id for row in world.rows(select(UNREADABLE))} == stays, ahead


def test_in_shadow_it_is_gone_within_a_day(world: World) -> None:
    kept_from(world, misspelt(Family()))
    content = PolicyFile.model_validate({"versie": "proef", "gemeenten": []})
    shadow = replace(world.application.service, policy=ReadingPolicy(content, "0" * 64))
    sweep(shadow)
    assert len(waiting(world)) == 1
    world.clock.ahead = SHADOW_LIFE + timedelta(minutes=1)
    sweep(world.application.service)
    assert len(waiting(world)) == 1, "of who is no shadow it stays"
    sweep(shadow)
    assert waiting(world) == []


def test_somebody_real_is_not_kept_in_test_mode(world: World) -> None:
    event: dict[str, Any] = declared(Family())
    real = event | {"data": event["data"] | {"personen": ["123456782"]}}
    answer = world.send(real)
    assert answer.json()["invalidParams"][0]["code"] == "notFictitious"
    assert waiting(world) == []


def test_what_no_reader_can_mend_says_so(world: World) -> None:
    service = world.application.service
    connection = service.connected.pushed_by("00000009900000000001")
    assert connection is not None
    well = json.dumps(declared(Family())).encode()
    keep_unreadable(service, connection, Format.NLGOV, well, [Fault("source", "pattern", "-")])
    (row,) = waiting(world)
    looked = look_at_unreadable(service, row.id)
    assert looked is not None
    assert looked.cannot is not None
    assert "another organisation" in looked.cannot
    with pytest.raises(CannotRetry, match="another organisation"):
        retry_row(service, row.id, actor=ACTOR, why="T-17")


def test_the_figures_tell_of_them(world: World) -> None:
    kept_from(world, misspelt(Family()) | {"id": new_bsn()})
    world.clock.advance(hours=1)
    figures = world.intake.get("/metrics").text
    assert 'vertrekmelding_unreadable_messages{state="kept"} 1.0' in figures
    assert 'vertrekmelding_unreadable_messages{state="not_kept"} 0.0' in figures
    (age,) = (
        float(line.split()[1])
        for line in figures.splitlines()
        if line.startswith("vertrekmelding_unreadable_oldest_seconds ")
    )
    assert 3600 <= age < 4000
