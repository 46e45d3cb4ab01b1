"""An event that was put aside is found by an operator and established after all."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, select

from brp_adapter import establish_departure
from brp_adapter.custody.reported import ReportedDeparture
from brp_adapter.established import Established
from brp_adapter.known import Answers
from brp_adapter.review_rows import retry_row, rows_in_review
from brp_adapter.service import ESTABLISH, Service
from brp_adapter.storage.tables import AUDIT
from contracts.values.bsn import Bsn
from foundation.waiting import CannotRetry
from foundation.work import WorkState
from tests.integration.brp_adapter.families import Family, declared
from tests.integration.brp_adapter.running import World


def test_an_event_that_was_put_aside_goes_on(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(
        connection: Connection,
        service: Service,
        answers: Answers,
        named: frozenset[Bsn],
        municipality: str | None,
        *,
        report: tuple[UUID, ReportedDeparture],
    ) -> Established:
        del connection, service, answers, named, municipality, report
        raise ZeroDivisionError

    family = Family()
    world.bring(family.persons)
    with monkeypatch.context() as broken:
        broken.setattr(establish_departure, "establish_facts", breaks)
        melding = world.report(declared(family))
        world.work()
    service = world.application.service
    (row,) = (row for row in rows_in_review(service) if row.id == melding)
    assert (row.kind, row.state) == ("event", WorkState.NEEDS_REVIEW)
    assert row.reason == "failed_ZeroDivisionError"
    with pytest.raises(CannotRetry):
        retry_row(service, melding, actor="beheer:proef", why="een hele zin over iemand")
    assert world.inbox(melding).state == WorkState.NEEDS_REVIEW

    assert retry_row(service, melding, actor="beheer:proef", why="version-0.1.1")
    assert (ESTABLISH, melding) in world.rings
    world.work()

    assert world.inbox(melding).state == WorkState.DONE
    assert [c.child.bsn for f in world.notifier.taken for c in f.children] == [Bsn(family.child)]
    entries = world.rows(select(AUDIT).where(AUDIT.c.object == f"event:{melding}"))
    assert [(e.actor, e.action, e.result) for e in entries] == [
        ("beheer:proef", "rij_hervat", "version-0.1.1")
    ]
    assert not retry_row(service, melding, actor="beheer:proef", why="again")
    assert not retry_row(service, uuid4(), actor="beheer:proef", why="again")
