"""One departure, reported by several sources and in any order: one set of facts, field by field."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brp_adapter.custody.person import (
    AddressAbroad,
    AddressInNetherlands,
    AddressKey,
    LeftForUnknown,
    Person,
)
from brp_adapter.custody.reported import Registered, ReportedDeparture, Way
from contracts.messages.facts import Registration, Undoing
from contracts.messages.origin import KnownBy, Origin
from contracts.values.dates import PartialDate
from tests.unit.brp_adapter.across import (
    CHILD,
    DAY,
    FRANCE,
    MONTH,
    NLGOV,
    PULL,
    SPAIN,
    START,
    STUF,
    UNKNOWN,
    YEAR,
    A,
    B,
    corrected,
    declared,
    facts_of,
    registered,
    touched,
    withdrawn,
)

KEY = AddressKey(None, ("straat 1",))
BORN = PartialDate(2016, 5, 1)
HERE = Person(
    bsn=CHILD,
    birth=BORN,
    municipality="0518",
    stay=AddressInNetherlands(key=KEY, since=PartialDate(2018, 4, 1)),
)


def gone(date: PartialDate | None = DAY, land: str | None = SPAIN) -> Person:
    stay = AddressAbroad(land=land, key=AddressKey(), since=date)
    return Person(bsn=CHILD, birth=BORN, municipality="1999", stay=stay)


def by(known: KnownBy, way: str | None = None) -> Origin:
    return Origin(known, way)


def registration(*events: ReportedDeparture, shown: Person | None = None) -> Registration:
    found = facts_of(*events, shown=shown).registration
    assert found is not None
    return found


# --- field by field, with the source of each --------------------------------------------------


@pytest.mark.parametrize("less", [YEAR, MONTH, UNKNOWN, None])
@pytest.mark.parametrize("first", [0, 1])
def test_what_one_source_leaves_open_the_other_fills_in(
    less: PartialDate | None, first: int
) -> None:
    """The BRP's event knows the day or less and no country; the message all of it."""
    full = registered(1, way=STUF)
    poor = registered(2 * first, way=PULL, date=less, land=None)
    assert registration(full, poor) == Registration(
        DAY, SPAIN, by(KnownBy.EVENT, STUF), by(KnownBy.EVENT, STUF)
    )


@pytest.mark.parametrize("first", [0, 2])
def test_a_country_is_known_though_another_source_says_that_it_is_not(first: int) -> None:
    unknown = registered(first, way=STUF, land=None, land_unknown=True)
    found = registration(unknown, registered(1, way=NLGOV, date=None))
    assert (found.destination, found.destination_source) == (SPAIN, by(KnownBy.EVENT, NLGOV))


def test_that_nobody_knows_the_country_is_known_as_well() -> None:
    """And is not filled in from what was declared: declared and registered stay two things."""
    found = facts_of(declared(0), registered(1, land=None, land_unknown=True))
    assert found.registration == Registration(
        DAY, None, by(KnownBy.EVENT, STUF), by(KnownBy.EVENT, STUF)
    )
    assert found.declarations[0].destination == SPAIN


def test_of_two_days_that_differ_the_last_recorded_is_the_one() -> None:
    other = PartialDate(2026, 3, 12)
    for late, early in ((DAY, other), (other, DAY)):
        found = registration(registered(1, date=early), registered(2, way=PULL, date=late))
        assert (found.date, found.date_source) == (late, by(KnownBy.EVENT, PULL))


def test_the_brp_read_now_goes_before_events_and_they_fill_in_what_it_leaves_open() -> None:
    found = registration(registered(1), shown=gone(PartialDate(2026, 3, 11), FRANCE))
    assert found == Registration(
        PartialDate(2026, 3, 11), FRANCE, by(KnownBy.REGISTER), by(KnownBy.REGISTER)
    )
    found = registration(registered(1), shown=gone(MONTH, None))
    assert found == Registration(DAY, SPAIN, by(KnownBy.EVENT, STUF), by(KnownBy.EVENT, STUF))
    nowhere = replace(gone(), stay=LeftForUnknown(since=DAY))
    found = registration(registered(1), shown=nowhere)
    assert found == Registration(DAY, None, by(KnownBy.REGISTER), by(KnownBy.REGISTER))


def test_declared_and_registered_stand_side_by_side() -> None:
    facts = facts_of(declared(0), registered(2, way=PULL, land=None), shown=gone(DAY, FRANCE))
    assert facts.registration is not None
    assert facts.registration.destination == FRANCE
    (declaration,) = facts.declarations
    assert (declaration.destination, declaration.destination_source) == (
        SPAIN,
        by(KnownBy.DECLARATION, NLGOV),
    )


def test_where_only_the_declaration_says_it_that_is_the_source() -> None:
    found = registration(declared(0), registered(2, way=PULL, land=None))
    assert (found.destination, found.destination_source) == (SPAIN, by(KnownBy.DECLARATION, NLGOV))
    assert found.date_source == by(KnownBy.EVENT, PULL)


# --- corrections of one sender beside registrations of another ---------------------------------


LATER = PartialDate(2026, 3, 20)


@pytest.mark.parametrize("received", [1, 3], ids=["before", "after"])
def test_who_does_not_know_the_correction_yet_does_not_undo_it(received: float) -> None:
    """The BRP's event has no time of its own: it counts as recorded when it was received."""
    of_the_brp = registered(received, way=PULL, land=None)
    facts = facts_of(registered(0, way=STUF), corrected(2, date=LATER), of_the_brp)
    assert facts.registration == Registration(
        LATER, SPAIN, by(KnownBy.CORRECTION, NLGOV), by(KnownBy.EVENT, STUF)
    )


@pytest.mark.parametrize("received", [1, 3], ids=["before", "after"])
def test_a_correction_waits_for_what_it_corrects(received: float) -> None:
    facts = facts_of(corrected(2, date=LATER), registered(received, way=PULL, land=None))
    assert facts.registration is not None
    assert facts.registration.date == LATER


def test_who_registers_again_has_the_last_word_over_its_own_correction() -> None:
    again = registered(3, date=PartialDate(2026, 3, 15))
    facts = facts_of(registered(0), corrected(2, date=LATER), again)
    assert facts.registration is not None
    assert facts.registration.date == PartialDate(2026, 3, 15)


def test_a_correction_is_of_one_departure_and_not_of_the_next() -> None:
    next_year = registered(3, sender=B, date=PartialDate(2027, 3, 10), land=FRANCE)
    facts = facts_of(registered(0), corrected(2, date=LATER), next_year)
    assert facts.registration == Registration(
        PartialDate(2027, 3, 10), FRANCE, by(KnownBy.EVENT, STUF), by(KnownBy.EVENT, STUF)
    )


def test_nobody_takes_back_what_another_municipality_declared() -> None:
    facts = facts_of(declared(0, sender=B), corrected(2, undone=True))
    assert facts.undone is None
    assert [one.withdrawn_at for one in facts.declarations] == [None]
    assert facts.sources_disagree


def test_nobody_corrects_what_another_municipality_declared() -> None:
    facts = facts_of(declared(0, sender=B), corrected(2, date=LATER, land=FRANCE))
    assert (facts.declarations[0].date, facts.declarations[0].destination) == (DAY, SPAIN)
    assert facts.sources_disagree


def test_what_only_another_municipality_registered_stays() -> None:
    facts = facts_of(registered(0), registered(1, sender=B), corrected(2, undone=True))
    assert facts.registration is not None
    assert facts.sources_disagree
    assert not facts_of(
        registered(0), registered(1, sender=B), corrected(2, undone=True), shown=gone()
    ).sources_disagree


def test_who_registered_takes_it_back_also_as_the_brp_told_it() -> None:
    facts = facts_of(registered(0), registered(1, way=PULL, sender=B), corrected(2, undone=True))
    assert (facts.undone, facts.sources_disagree) == (Undoing.CORRECTED, False)


def test_after_it_was_taken_back_another_source_still_tells_it() -> None:
    """An old event that comes late, or a new departure: not for a program, until the BRP shows."""
    late = registered(3, way=PULL, land=None)
    events: list[ReportedDeparture] = [registered(0), corrected(2, undone=True), late]
    assert facts_of(*events, shown=HERE).sources_disagree
    assert not facts_of(*events, shown=gone()).sources_disagree
    own = registered(3)
    assert not facts_of(registered(0), corrected(2, undone=True), own, shown=HERE).sources_disagree


def test_a_withdrawal_takes_back_a_declaration_and_no_registration() -> None:
    facts = facts_of(declared(0), registered(1, sender=B), withdrawn(2))
    assert facts.registration is not None
    assert facts.declarations[0].withdrawn_at is not None
    assert facts.undone is None


# --- the same change, told twice ---------------------------------------------------------------


def test_a_notice_of_the_same_change_undoes_nothing() -> None:
    """The register lags: it shows the old address still. That is no return."""
    facts = facts_of(registered(0), touched(1), shown=HERE)
    assert facts.undone is None
    assert facts_of(registered(0), touched(24 * 5), shown=HERE).undone is Undoing.RETURNED


def test_a_notice_of_the_very_source_that_registered_it_may_take_it_back() -> None:
    """Or speak of something else: a human looks, until the BRP shows which of the two."""
    own = replace(touched(1), way=Way(STUF, A))
    facts = facts_of(registered(0), own, shown=HERE)
    assert (facts.undone, facts.sources_disagree) == (None, True)
    assert not facts_of(registered(0), own, shown=gone()).sources_disagree


def test_a_second_source_does_not_make_old_news_new() -> None:
    """After the notice of a return comes the event of the departure that it ended."""
    late = registered(24 * 6, way=PULL, land=None)
    events: list[ReportedDeparture] = [registered(0), touched(24 * 5), late]
    assert facts_of(*events, shown=HERE).undone is Undoing.RETURNED


def test_two_systems_of_one_municipality_number_alike() -> None:
    one, other = registered(0, date=DAY, land=None), registered(1, date=YEAR, land=SPAIN)
    other = replace(other, event_id=one.event_id, way=Way(NLGOV, "urn:nld:oin:een-ander"))
    found = registration(one, other)
    assert (found.date, found.destination) == (DAY, SPAIN)


# --- any order ---------------------------------------------------------------------------------

DATES = st.sampled_from([DAY, PartialDate(2026, 3, 12), MONTH, YEAR, UNKNOWN])
LANDS = st.sampled_from([SPAIN, FRANCE, None])
SENDERS = st.sampled_from([A, B])
WAYS = st.sampled_from([STUF, NLGOV, PULL])
REPORTS = st.one_of(
    st.builds(lambda s, d, n: declared(0, sender=s, date=d, land=n), SENDERS, DATES, LANDS),
    st.builds(lambda s: withdrawn(0, sender=s), SENDERS),
    st.builds(lambda s, u: corrected(0, sender=s, undone=u), SENDERS, st.booleans()),
    st.builds(lambda s, d, n: corrected(0, sender=s, date=d, land=n), SENDERS, DATES, LANDS),
    st.builds(
        lambda s, w, d, n, u: registered(0, sender=s, way=w, date=d, land=n, land_unknown=u),
        SENDERS, WAYS, DATES, LANDS, st.booleans(),
    ),
    st.builds(lambda s: touched(0, sender=s), SENDERS),
)  # fmt: skip
SHOWN = st.sampled_from([None, HERE, gone(), gone(YEAR, None)])


def numbered(reports: list[ReportedDeparture]) -> list[ReportedDeparture]:
    """Each with an id and a moment of its own."""
    moved: list[ReportedDeparture] = []
    for number, one in enumerate(reports):
        moment = START + timedelta(hours=7 * number)
        when = "declared_at" if hasattr(one, "declared_at") else "at"
        moved.append(replace(one, event_id=f"{number}", **{when: moment}))  # type: ignore[arg-type]  # the one or the other
    return moved


@settings(max_examples=60, deadline=None)
@given(st.lists(REPORTS, min_size=2, max_size=6).map(numbered), SHOWN, st.data())
def test_the_order_of_arrival_and_doubles_change_nothing(
    reports: list[ReportedDeparture], shown: Person | None, data: st.DataObject
) -> None:
    arrived = data.draw(st.permutations(reports))
    again = data.draw(st.lists(st.sampled_from(reports), max_size=3))
    assert facts_of(*arrived, *again, shown=shown) == facts_of(*reports, shown=shown)


@settings(max_examples=60, deadline=None)
@given(st.lists(REPORTS, min_size=1, max_size=5).map(numbered), SHOWN)
def test_a_country_or_day_once_registered_is_lost_to_no_poorer_report(
    reports: list[ReportedDeparture], shown: Person | None
) -> None:
    """Whatever came before it, an event that says less takes nothing away."""
    before = facts_of(*reports, shown=shown).registration
    if not any(isinstance(one, Registered) for one in reports) or before is None:
        return
    late = replace(
        registered(0, way=PULL, sender=A, date=None, land=None), event_id="late",
        at=START + timedelta(days=9),
    )  # fmt: skip
    after = facts_of(*reports, late, shown=shown).registration
    assert after is not None
    assert (after.date, after.destination) == (before.date, before.destination)
