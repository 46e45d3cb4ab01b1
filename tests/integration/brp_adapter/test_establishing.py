"""From a municipality's event to facts at the notifier, on real servers."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection, func, select

from brp_adapter import establish_departure
from brp_adapter.custody.reported import ReportedDeparture
from brp_adapter.establish_facts import establish_facts
from brp_adapter.established import Established
from brp_adapter.known import Answers
from brp_adapter.register.fields import FIELDS
from brp_adapter.service import Service
from brp_adapter.storage.tables import AUDIT, DEPARTURE, SNAPSHOT, DepartureState
from contracts.gezag import GezamenlijkOuderlijkGezag
from contracts.messages.facts import GezagSource, Undoing
from contracts.values.bsn import Bsn
from foundation.work import WorkState
from tests.integration.brp_adapter.families import (
    OIN,
    OTHER_OIN,
    Family,
    day,
    declared,
    event,
    new_bsn,
    registered,
    removed,
    withdrawn,
)
from tests.integration.brp_adapter.running import World


def test_a_declaration_becomes_facts_at_the_notifier(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    asked_before = len(world.sandbox.get("/sandbox/vragen").json())

    melding = world.report(declared(family))
    world.work()

    (facts,) = world.notifier.taken
    assert facts.municipality == OIN
    (child,) = facts.children
    assert child.child.bsn == Bsn(family.child)
    assert child.departing == (Bsn(family.leaver),)
    assert child.gezag.source is GezagSource.LIVE
    assert isinstance(child.gezag.gezag, GezamenlijkOuderlijkGezag)
    stayer = next(p for p in child.persons if p.bsn == Bsn(family.stayer))
    assert stayer.postal is not None
    assert stayer.postal.lines[0] == "Proefstraat 2"
    assert world.inbox(melding).state == WorkState.DONE
    questions = world.sandbox.get("/sandbox/vragen").json()[asked_before:]
    # First everyone in the event, then whoever their answers bring in: two questions, no more.
    assert [question["aantal"] for question in questions] == [2, 1]
    assert all(question["fields"] == list(FIELDS) for question in questions)


def test_every_question_about_a_person_is_an_audit_entry(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    melding = world.report(declared(family))

    world.work()

    index = world.application.service.privacy.index_of
    entries = world.rows(select(AUDIT).where(AUDIT.c.object == f"melding:{melding}"))
    people = {index(Bsn(bsn)) for bsn in (family.child, family.leaver, family.stayer)}
    assert {entry.person for entry in entries} == people
    assert len(entries) == 3
    assert {(entry.basis, entry.origin) for entry in entries} == {("proef", OIN)}


def test_the_gezag_answer_outlives_the_registration(world: World) -> None:
    """After emigration the BRP can never again say who has gezag; the snapshot still can."""
    family = Family()
    world.bring(family.persons)
    world.report(declared(family, vertrekdatum=day(5)))
    world.work()
    rni = {"gemeenteVanInschrijving": {"code": "1999"}}
    world.bring([person | rni for person in family.persons])

    world.report(registered(family.child, on=day(5)))
    world.work()

    child = world.notifier.taken[-1].children[0]
    assert child.gezag.source is GezagSource.SNAPSHOT
    assert isinstance(child.gezag.gezag, GezamenlijkOuderlijkGezag)
    assert child.gezag.child_in_rni
    child_index = world.application.service.privacy.index_of(Bsn(family.child))
    kept = world.rows(select(func.count()).where(SNAPSHOT.c.child == child_index))
    assert kept[0][0] == 1


def test_later_news_joins_the_same_departure(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    world.report(declared(family))
    world.work()

    world.report(registered(family.child))
    world.work()

    first, second = world.notifier.taken
    assert first.children[0].departure_id == second.children[0].departure_id
    assert second.children[0].declarations
    assert second.children[0].registration is not None
    assert first.facts_id != second.facts_id
    assert first.established_at < second.established_at


def test_an_event_about_a_parent_reaches_the_departure_of_the_child(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    world.report(declared(family))
    world.work()

    world.report(registered(family.stayer))
    world.work()

    assert len(world.notifier.taken) == 2
    again = world.notifier.taken[-1].children
    assert [child.child.bsn for child in again] == [Bsn(family.child)]
    assert again[0].departure_id == world.notifier.taken[0].children[0].departure_id
    assert again[0].departs_apart == (Bsn(family.stayer),)


def test_an_adult_alone_is_no_departure_of_a_child(world: World) -> None:
    family = Family()
    world.bring(family.persons)

    melding = world.report(registered(family.stayer))
    world.work()

    row = world.inbox(melding)
    assert (row.state, row.reason) == (WorkState.DONE, "no_departing_minor")
    assert world.notifier.taken == []


def test_a_change_that_is_no_departure_goes_nowhere(world: World) -> None:
    family = Family()
    world.bring(family.persons)

    melding = world.report(event("vrijbrp.pl.mutation.v1", {"bsn": family.child}))
    world.work()

    assert world.inbox(melding).reason == "no_departing_minor"


def test_a_child_that_got_another_number_keeps_its_departure(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    world.report(declared(family))
    world.work()
    anew = new_bsn()
    world.bring([family.persons[0] | {"burgerservicenummer": anew}, removed(family.child)])

    change = {"bsn": anew, "historicBsns": [family.child]}
    world.report(event("vrijbrp.pl.mutation.v1", change))
    world.work()
    world.report(registered(anew))
    world.work()

    first, *later = (facts.children[0] for facts in world.notifier.taken)
    assert len(later) == 2
    assert {child.departure_id for child in later} == {first.departure_id}
    assert {child.child.bsn for child in later} == {Bsn(anew)}
    assert later[1].declarations
    assert later[1].registration is not None


def test_a_brother_or_sister_who_joins_brings_the_first_child_along(world: World) -> None:
    family = Family()
    sibling = family.sibling()
    world.bring(family.persons)
    world.report(declared(family))
    world.work()

    world.report(declared(family, [sibling, family.leaver]))
    world.work()

    children = {child.child.bsn for child in world.notifier.taken[-1].children}
    assert children == {Bsn(family.child), Bsn(sibling)}


def test_declared_again_after_a_withdrawal_is_another_departure(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    first = declared(family)
    world.report(first)
    world.work()
    world.report(withdrawn(first))
    world.work()
    undone = world.notifier.taken[-1].children[0]

    world.report(declared(family))
    world.work()

    anew = world.notifier.taken[-1].children[0]
    assert undone.undone is Undoing.WITHDRAWN
    assert undone.departure_id == world.notifier.taken[0].children[0].departure_id
    assert anew.undone is None
    assert anew.departure_id != undone.departure_id
    states = world.rows(
        select(DEPARTURE.c.id, DEPARTURE.c.state).where(
            DEPARTURE.c.id.in_([undone.departure_id, anew.departure_id])
        )
    )
    assert dict(map(tuple, states)) == {
        undone.departure_id: DepartureState.CLOSED,
        anew.departure_id: DepartureState.OPEN,
    }


def test_nothing_is_asked_for_a_municipality_without_a_basis(world: World) -> None:
    family = Family()
    world.bring(family.persons)
    other = declared(family) | {"source": f"urn:nld:oin:{OTHER_OIN}:systeem:burgerzaken"}
    token = world.token("gebeurtenissen:schrijven", "gemeente-2")
    answer = world.send(other, Authorization=token)
    assert answer.status_code == 202
    asked_before = len(world.sandbox.get("/sandbox/vragen").json())

    world.work()

    row = world.inbox(answer.json()["id"])
    assert (row.state, row.reason) == (WorkState.HELD, "read_brp_off")
    assert len(world.sandbox.get("/sandbox/vragen").json()) == asked_before
    assert world.notifier.taken == []


def test_a_person_whom_the_brp_does_not_deliver_goes_on_as_such(world: World) -> None:
    family = Family()  # not brought: nobody is known

    world.report(declared(family))
    world.work()

    child = world.notifier.taken[-1].children[0]
    assert not child.child.delivered
    assert child.gezag.source is GezagSource.NONE


def test_a_correction_undoes_a_declaration_of_a_clock_that_runs_ahead(world: World) -> None:
    """Local time labelled as UTC must not put the declaration behind its own correction."""
    family = Family()
    world.bring(family.persons)
    ahead = (world.clock() + timedelta(hours=3)).isoformat()
    world.report(declared(family, aangifteTijdstip=ahead) | {"time": ahead})
    world.work()

    undo = {"personen": [family.child, family.leaver], "vertrekVervallen": True}
    correction = event("nl.brp.vertrek-naar-buitenland.gecorrigeerd", undo)
    world.report(correction | {"time": world.clock().isoformat()})
    world.work()

    first, second = world.notifier.taken
    assert first.children[0].undone is None
    assert second.children[0].undone is Undoing.CORRECTED


def test_a_withdrawal_of_what_we_do_not_know_is_told(world: World) -> None:
    """It may be a slip in the id, or a declaration still under way: a human looks."""
    family = Family()
    world.bring(family.persons)
    first = declared(family)
    world.report(first)
    world.work()

    world.report(withdrawn(first | {"id": "nooit-gezien"}))
    world.work()

    before, after = (facts.children[0] for facts in world.notifier.taken)
    assert not before.unmatched_withdrawal
    assert after.unmatched_withdrawal
    assert after.undone is None

    world.report(withdrawn(first))
    world.work()

    assert world.notifier.taken[-1].children[0].undone is Undoing.WITHDRAWN


def test_what_breaks_the_program_is_put_aside_and_stops_nobody_else(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, sound = Family(), Family()
    world.bring(broken.persons)
    world.bring(sound.persons)
    first = world.report(declared(broken))
    second = world.report(declared(sound))

    def breaks(
        connection: Connection,
        service: Service,
        answers: Answers,
        named: frozenset[Bsn],
        municipality: str | None,
        *,
        report: tuple[UUID, ReportedDeparture],
    ) -> Established:
        if Bsn(broken.child) in named:
            raise ZeroDivisionError
        return establish_facts(connection, service, answers, named, municipality, report=report)

    monkeypatch.setattr(establish_departure, "establish_facts", breaks)
    world.work()

    row = world.inbox(first)
    assert (row.state, row.reason) == (WorkState.NEEDS_REVIEW, "failed_ZeroDivisionError")
    assert world.inbox(second).state == WorkState.DONE
    children = {child.child.bsn for facts in world.notifier.taken for child in facts.children}
    assert children == {Bsn(sound.child)}
