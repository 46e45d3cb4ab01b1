"""The worklist on cases that were really decided on: what comes where, and for whom."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import null, update

from contracts.messages.facts import GezagAnswer, GezagSource, Registration, Undoing
from contracts.values.dates import UNKNOWN_DATE, PartialDate, local_date
from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.handling_state import HandlingState
from notifier.cases.reason_group import ReasonGroup, bits_of
from notifier.close_case import close_case
from notifier.decision.facts import ReportedBy
from notifier.decision.looks_first import Desk
from notifier.decision.outcome import Flag, Tier
from notifier.deliver_message import deliver_messages
from notifier.hand_over_flag import hand_over_flags
from notifier.reopen_case import reopen_case
from notifier.review.next_shift.shift import Sent
from notifier.review.worklist.changes import change_token
from notifier.review.worklist.chosen import Tab, Track
from notifier.staff.sees import SeesAll, SeesDeparted, SeesMunicipality
from notifier.storage.cases import ZAAK
from notifier.sweep import sweep
from tests.integration.notifier.families import OIN, Family
from tests.integration.notifier.handed_over import HandedOver
from tests.integration.notifier.listed import (
    OTHER,
    changes,
    flagged,
    kept,
    rows,
    shift,
    tabs,
    truthful,
)
from tests.integration.notifier.partners import Partners, partners_of
from tests.integration.notifier.world import World


@pytest.fixture
def family(world: World) -> Family:
    return Family(world.clock())


@pytest.fixture
def partners(world: World) -> Iterator[Partners]:
    world.with_service(timing=replace(world.service.timing, settling_override=timedelta()))
    with partners_of(world) as running:
        yield running


def test_a_hold_is_on_the_list_with_its_clock_and_why(world: World) -> None:
    family = Family(world.clock(), departs_in_days=1)
    world.establish(family.facts(family.child("Sanne", geheimhouding=True)))
    (row,) = rows(world)
    assert (row.tier, row.handling, row.municipality) == (Tier.T0, HandlingState.HELD, OIN)
    assert row.leaves_from == row.leaves_until == family.day
    assert (row.track, row.looks_first, row.flags) == (Track.BEFORE, Desk.RVDK_IKO, ())
    assert row.reason_groups == (ReasonGroup.SAFETY,)
    assert row.clock_at is not None
    assert not row.ran_out
    assert tabs(world) == {Tab.ALL, Tab.LEAVING, Tab.HOLDS}
    assert [one.id for one in shift(world).leaving.rows] == [row.id]
    assert [one.id for one in shift(world).holds.rows] == [row.id]
    truthful(world)


def test_a_case_that_is_told_and_nothing_else_waits_for_nobody_until_it_leaves_soon(
    world: World, family: Family
) -> None:
    world.establish(family.facts(family.child("Sanne")))
    assert tabs(world) == set()
    world.clock.advance(days=28, hours=23)
    # The day before the departure, at whatever hour this runs, or two days before it.
    expected = local_date(world.clock() + timedelta(hours=24)) >= family.day
    assert tabs(world) == ({Tab.ALL, Tab.LEAVING} if expected else set())
    world.clock.advance(days=1)
    assert tabs(world) == {Tab.ALL, Tab.LEAVING}
    (row,) = rows(world, Tab.LEAVING)
    assert (row.clock_at, row.ran_out) == (None, False)
    world.clock.advance(days=2)
    assert tabs(world) == set()
    assert rows(world, Tab.HOLDS, track=Track.AFTER) == ()
    truthful(world)


def test_a_flag_is_for_rvdk_and_a_departed_one_for_the_ca_ika_once_it_got_it(world: World) -> None:
    facts = flagged(Family(world.clock(), departs_in_days=30))
    world.establish(facts)
    hand_over_flags(world.service)
    (row,) = rows(world, Tab.FLAGS)
    assert row.flags == (Flag.RVDK_IKO,)
    assert tabs(world, SeesDeparted()) == set()
    gone = flagged(family := Family(world.clock(), departs_in_days=-3))
    assert family.day < local_date(world.clock())
    world.establish(gone)
    assert tabs(world, SeesDeparted()) == set(), "no flag has reached it yet"
    hand_over_flags(world.service)
    (row,) = rows(world, Tab.FLAGS, sees=SeesDeparted())
    assert (set(row.flags), row.track) == ({Flag.RVDK_IKO, Flag.CA_IKA}, Track.AFTER)
    assert {one.id for one in rows(world, Tab.FLAGS, track=Track.AFTER)} == {row.id}
    truthful(world)


def test_a_specialist_sees_the_own_municipality_only(world: World, family: Family) -> None:
    world.establish(family.facts(family.child("Sanne", geheimhouding=True)))
    assert tabs(world, SeesMunicipality(OIN)) == {Tab.ALL, Tab.HOLDS}
    assert tabs(world, SeesMunicipality(OTHER)) == set()
    assert rows(world, municipality=OIN)
    assert rows(world, municipality=OTHER) == ()
    assert rows(world, sees=SeesMunicipality(OIN), municipality=OTHER) == ()
    assert shift(world, SeesMunicipality(OTHER)).holds.total == 0


def test_shadow_and_erased_cases_are_in_no_list_and_leave_nothing_in_the_open(
    world: World, family: Family
) -> None:
    facts = family.facts(family.child("Sanne", geheimhouding=True), municipality=None)
    with world.service.database.transaction() as connection:
        token = change_token(connection, now=world.clock())
    world.establish(facts)
    (row,) = world.rows(ZAAK)
    assert row.shadow
    assert (row.leaves_on, row.looks_first, row.reason_groups, row.replied_at) == (None,) * 4
    for sees in (SeesAll(), SeesMunicipality(OIN), SeesDeparted()):
        assert tabs(world, sees) == set()
        assert not changes(world, token, sees).any
    world.clock.advance(days=2)
    assert sweep(world.service).erased == 1
    assert tabs(world) == set()


def test_a_hold_whose_clock_ran_out_stands_first_and_is_flagged(
    world: World, family: Family
) -> None:
    world.establish(family.facts(family.child("Sanne", geheimhouding=True)))
    (late,) = rows(world)
    world.clock.advance(days=10)
    second = Family(world.clock())
    world.establish(second.facts(second.child("Kim", geheimhouding=True)))
    assert [row.ran_out for row in rows(world)] == [True, False]
    assert tabs(world) == {Tab.ALL, Tab.HOLDS}
    assert sweep(world.service).escalated == 1
    first, _other = rows(world)
    assert first.id == late.id
    assert first.escalated_at is not None
    assert [row.id for row in rows(world, Tab.FLAGS)] == [late.id]
    truthful(world)


def test_an_objection_is_a_reply_until_it_is_withdrawn(
    world: World, family: Family, partners: Partners
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    deliver_messages(world.service)
    assert Tab.REPLIES not in tabs(world)
    code = world.case_of(facts).messages[0].reference
    partners.answer(code, "bezwaar")
    (row,) = rows(world, Tab.REPLIES)
    assert row.replied_at is not None
    assert ReasonGroup.ABDUCTION in row.reason_groups
    assert [one.id for one in shift(world).replies.rows] == [row.id]
    truthful(world)
    partners.answer(code, "akkoord")
    assert rows(world, Tab.REPLIES) == (), "the last word counts"
    truthful(world)


def test_a_refused_letter_is_undelivered_until_a_person_closed_the_case(
    world: World, family: Family
) -> None:
    facts = family.facts(family.child("Sanne"))
    world.establish(facts)
    world.fault(onderdeel="notifynl", soort="status", status=400, aantal=1)
    world.deliver()
    assert world.states(facts) == [("vertrek", "refused")]
    (row,) = rows(world, Tab.UNDELIVERED)
    assert (row.letters_undelivered, row.flags_undelivered, row.calls_due) == (1, 0, 1)
    (item,) = shift(world).undelivered
    assert (item.what, item.kind, item.state) == (Sent.LETTER, "vertrek", "refused")
    assert (item.zaak_id, item.case_reference) == (row.id, row.reference)
    assert shift(world).undelivered_cases == 1
    assert rows(world, Tab.UNDELIVERED, municipality=OTHER) == ()
    close_case(world.service, row.id, CaseOutcome.AGREEMENT, oin=OTHER, role=ReportedBy.RVDK)
    assert tabs(world) == set()
    assert shift(world).undelivered == ()
    reopen_case(world.service, row.id, oin=OTHER, role=ReportedBy.RVDK)
    # On the worklist as well: somebody has to call.
    assert tabs(world) == {Tab.ALL, Tab.UNDELIVERED}
    truthful(world)


def test_a_recall_that_was_refused_is_undelivered_though_the_case_is_over(
    world: World, family: Family
) -> None:
    child = family.child("Sanne")
    world.establish(family.facts(child))
    world.deliver()
    undone = replace(child, undone=Undoing.WITHDRAWN)
    facts = family.facts(undone, after=timedelta(hours=3))
    world.establish(facts)
    world.fault(onderdeel="notifynl", soort="status", status=400, aantal=1)
    world.deliver()
    assert ("recall", "refused") in world.states(facts)
    (row,) = rows(world, Tab.UNDELIVERED)
    assert row.handling is HandlingState.CLOSED
    assert (row.track, row.leaves_from) == (None, None), "nobody leaves any more"
    assert tabs(world) == {Tab.UNDELIVERED}


def test_a_flag_that_its_recipient_refused_is_undelivered(world: World, family: Family) -> None:
    world.establish(flagged(family))
    world.fault(onderdeel="rvdk", soort="status", status=400, aantal=1)
    hand_over_flags(world.service)
    (row,) = rows(world, Tab.UNDELIVERED)
    assert (row.letters_undelivered, row.flags_undelivered) == (0, 1)
    assert [one.what for one in shift(world).undelivered] == [Sent.FLAG]


def test_a_case_that_a_person_let_wait_is_in_its_tab(world: World, family: Family) -> None:
    world.establish(family.facts(family.child("Sanne")))
    (case,) = world.rows(ZAAK)
    waits = update(ZAAK).where(ZAAK.c.id == case.id).values(handling=HandlingState.WAITING)
    with world.service.database.transaction() as connection:
        connection.execute(waits)
    assert tabs(world) == {Tab.ALL, Tab.WAITING}


def test_children_who_leave_on_other_days_leave_soon_on_each_of_them_and_not_between(
    world: World,
) -> None:
    family = Family(world.clock(), departs_in_days=5)
    first, second = family.child("Sanne"), family.child("Daan")
    later = Registration(PartialDate.of(family.day + timedelta(days=8)), "5003")
    world.establish(family.facts(first, replace(second, registration=later)))
    (case,) = world.rows(ZAAK)
    assert len(case.leaves_on) == 2
    truthful(world)
    seen = {}
    for days in range(16):
        for row in rows(world, Tab.LEAVING):
            seen[days] = row.leaves_from
        world.clock.advance(days=1)
    at_first, at_second = family.day, family.day + timedelta(days=8)
    assert seen == {4: at_first, 5: at_first, 12: at_second, 13: at_second}


@pytest.mark.parametrize(
    ("day", "lower", "upper"),
    [
        (PartialDate(2026, 3), date(2026, 3, 1), date(2026, 4, 1)),
        (PartialDate(2026), date(2026, 1, 1), date(2027, 1, 1)),
        (PartialDate(2026, 12, 31), date(2026, 12, 31), date(2027, 1, 1)),
        (UNKNOWN_DATE, None, None),
    ],
)
def test_an_incomplete_date_is_every_day_that_it_may_be(
    world: World, family: Family, day: PartialDate, lower: date | None, upper: date | None
) -> None:
    child = family.child("Sanne")
    declared = replace(child.declarations[0], date=day)
    world.establish(family.facts(replace(child, declarations=(declared,))))
    (case,) = world.rows(ZAAK)
    (days,) = case.leaves_on
    assert (days.lower, days.upper) == (lower, upper)
    truthful(world)


def test_an_unknown_date_may_be_today_and_is_read_without_one(world: World, family: Family) -> None:
    child = family.child("Sanne")
    declared = replace(child.declarations[0], date=UNKNOWN_DATE)
    world.establish(family.facts(replace(child, declarations=(declared,))))
    (row,) = rows(world, Tab.LEAVING)
    assert (row.leaves_from, row.leaves_until, row.track) == (None, None, Track.BEFORE)


def test_what_is_kept_follows_every_turn_of_a_case(
    world: World, family: Family, partners: Partners
) -> None:
    """New dates, a brother who joins, a report, an end and a new beginning."""
    child = family.child("Sanne")
    world.establish(family.facts(child))
    truthful(world)
    family.day += timedelta(days=20)
    moved = replace(child, declarations=(family.declaration(),))
    world.establish(family.facts(moved, after=timedelta(minutes=1)))
    truthful(world)
    assert next(iter(kept(world).values()))["leaves_on"][0].lower == family.day  # type: ignore[index]
    brother = family.child("Daan", geheimhouding=True)
    world.establish(family.facts(moved, brother, after=timedelta(minutes=2)))
    truthful(world)
    partners.report("politie", "stalking", beschermt=family.mother.bsn, tegen=family.father.bsn)
    truthful(world)
    assert len(kept(world)) == 1
    (groups,) = (columns["reason_groups"] for columns in kept(world).values())
    assert groups == bits_of([ReasonGroup.SAFETY])


def test_cases_of_before_the_worklist_are_given_their_place_by_the_sweep(
    world: World, family: Family
) -> None:
    world.establish(family.facts(family.child("Sanne", geheimhouding=True)))
    before = kept(world)
    columns = ("leaves_on", "looks_first", "reason_groups", "replied_at")
    with world.service.database.transaction() as connection:
        connection.execute(update(ZAAK).values(dict.fromkeys(columns, null())))
    assert sweep(world.service).placed == 1
    assert kept(world) == before
    assert sweep(world.service).placed == 0


def test_what_the_list_keeps_stays_true_while_a_case_ages_by_itself(
    world: World, family: Family
) -> None:
    """Nothing comes in: near the departure RvdK looks first, and after it the track is another."""
    child = replace(family.child("Sanne"), gezag=GezagAnswer(source=GezagSource.NONE))
    world.establish(family.facts(child))
    (row,) = rows(world)
    assert (row.tier, row.looks_first, row.track) == (Tier.T3, Desk.MUNICIPALITY, Track.BEFORE)
    for days, expected in (
        (29.5, (Tier.T0, Desk.RVDK_IKO, Track.BEFORE)),
        (3, (Tier.T4, Desk.MUNICIPALITY, Track.AFTER)),
    ):
        world.clock.advance(days=days)
        assert sweep(world.service).aged == 1
        (row,) = rows(world, tier=expected[0], looks_first=expected[1], track=expected[2])
        assert (row.tier, row.looks_first, row.track) == expected
        truthful(world)


def test_what_was_handed_over_waits_for_ca_ika_until_they_confirm(world: World) -> None:
    over = HandedOver(world)
    over.arrives()
    assert rows(world, Tab.TO_CONFIRM) == ()
    transfer = over.goes()
    for sees in (SeesAll(), SeesDeparted()):
        assert [row.id for row in rows(world, Tab.TO_CONFIRM, sees=sees)] == [transfer.zaak_id]
        assert Tab.TO_CONFIRM in tabs(world, sees)
    assert rows(world, Tab.TO_CONFIRM, sees=SeesMunicipality("00000009900000000001")) == ()
    over.taken(transfer)
    assert rows(world, Tab.TO_CONFIRM) == ()
    assert Tab.TO_CONFIRM not in tabs(world)
