"""Who departs along, by reports and by the BRP itself; who stayed behind, and who is back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from brp_adapter.custody.departure import Standing, standing_of
from brp_adapter.custody.departure_set import DepartureSet, departure_set
from brp_adapter.custody.person import (
    AddressAbroad,
    AddressInNetherlands,
    AddressKey,
    LeftForUnknown,
    Person,
    Suspension,
)
from brp_adapter.custody.recheck import recheck_until
from brp_adapter.custody.reported import Declared, Registered, ReportedDeparture, Touched
from brp_adapter.custody.timeline import timeline_of
from contracts.gezag import (
    EenhoofdigOuderlijkGezag,
    Gezag,
    GezamenlijkGezag,
    GezamenlijkOuderlijkGezag,
    Holder,
)
from contracts.messages.facts import (
    ChildFacts,
    GezagAnswer,
    GezagSource,
    PersonFacts,
    Registration,
    Undoing,
)
from contracts.messages.origin import KnownBy, Origin
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate

CHILD, HOLDER, OTHER = Bsn("999990019"), Bsn("999990020"), Bsn("999990032")
DAY = date(2026, 3, 10)
KEY = AddressKey(None, ("straat 1",))
HERE = AddressInNetherlands(key=KEY, since=PartialDate.of(date(2015, 1, 1)))


def abroad(on: date | None = DAY, land: str | None = "7028") -> AddressAbroad:
    return AddressAbroad(land=land, key=KEY, since=None if on is None else PartialDate.of(on))


def gone(number: Bsn = HOLDER, on: date | None = DAY, land: str | None = "7028") -> Person:
    return Person(
        bsn=number, municipality="1999", suspension=Suspension.EMIGRATED, stay=abroad(on, land)
    )


def resident(number: Bsn = HOLDER) -> Person:
    return Person(bsn=number, municipality="0518", stay=HERE)


def moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def declared(*who: Bsn, on: date = DAY, at: date = DAY - timedelta(days=9)) -> Declared:
    return Declared(
        event_id=f"declared-{on}-{at}", sender="gemeente", persons=who, declarant=who[-1],
        role="ouder", declared_at=moment(at), date=PartialDate.of(on), destination="7028",
    )  # fmt: skip


def registered(who: Bsn, on: date = DAY, at: date = DAY) -> Registered:
    return Registered(
        event_id=f"registered-{who.reveal()}-{at}", sender="gemeente", person=who,
        date=PartialDate.of(on), destination=None, at=moment(at),
    )  # fmt: skip


def touched(who: Bsn, at: date) -> Touched:
    return Touched(event_id=f"t{at}", sender="gemeente", person=who, historic=(), at=moment(at))


def together(events: list[ReportedDeparture], *persons: Person, today: date) -> DepartureSet:
    known = {person.bsn: person for person in persons}
    departures = {
        number: standing_of(timeline_of(number, events), known.get(number), today).departure
        for number in (CHILD, HOLDER, OTHER)
    }
    return departure_set(CHILD, departures, known, today)


ALONG = DepartureSet(along=(HOLDER,))
APART = DepartureSet(apart=(HOLDER,))
STAYS = DepartureSet()


# --- the departure set from the BRP itself ---------------------------------------------------


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        pytest.param(gone(), ALONG, id="address abroad, same country and day, no event"),
        pytest.param(gone(on=DAY + timedelta(days=14)), ALONG, id="14 days later"),
        pytest.param(gone(on=DAY - timedelta(days=15)), APART, id="15 days earlier"),
        pytest.param(gone(land="6037"), APART, id="another country"),
        pytest.param(gone(land=None), APART, id="a country that is not known"),
        pytest.param(gone(on=DAY - timedelta(days=184)), STAYS, id="long before: lives there"),
        pytest.param(gone(on=None), STAYS, id="abroad since nobody knows when"),
        pytest.param(replace(gone(), stay=LeftForUnknown(since=PartialDate.of(DAY))), APART,
                     id="left for an unknown country"),
        pytest.param(replace(gone(), suspension=Suspension.MINISTERIAL_DECREE), ALONG,
                     id="by ministerial decree, with an address abroad"),
        pytest.param(replace(gone(), stay=None, suspended_on=PartialDate.of(DAY)), APART,
                     id="suspended for emigration that day, no address: the country is not known"),
        pytest.param(replace(gone(), stay=None, suspended_on=PartialDate.of(date(2020, 1, 1))),
                     STAYS, id="suspended for emigration years ago"),
        pytest.param(replace(gone(), stay=None), STAYS, id="suspended, and nobody knows when"),
        pytest.param(resident(), STAYS, id="lives here"),
    ],
)  # fmt: skip
def test_a_holder_departs_by_what_the_brp_shows(holder: Person, expected: DepartureSet) -> None:
    events: list[ReportedDeparture] = [registered(CHILD)]
    assert together(events, gone(CHILD), holder, today=DAY + timedelta(days=3)) == expected


def test_a_suspended_record_without_an_address_is_the_departure_that_was_declared() -> None:
    suspended = replace(gone(), stay=None, suspended_on=PartialDate.of(DAY + timedelta(days=1)))
    line = timeline_of(HOLDER, [declared(CHILD, HOLDER)])
    found = standing_of(line, suspended, DAY + timedelta(days=3))
    assert found.registration == Registration(
        PartialDate.of(DAY + timedelta(days=1)),
        "7028",
        Origin(KnownBy.REGISTER),
        Origin(KnownBy.DECLARATION),
    )


def test_an_older_emigration_is_not_the_departure_that_is_declared() -> None:
    years_ago = gone(on=date(2020, 1, 1))
    found = standing_of(timeline_of(HOLDER, [declared(HOLDER)]), years_ago, DAY)
    assert found.registration is None
    assert found.departure is not None
    assert not found.departure.registered


# --- who was to follow and did not -------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "expected"), [(-1, ALONG), (0, ALONG), (13, ALONG), (14, STAYS), (40, STAYS)]
)
def test_who_was_declared_and_lives_here_14_days_after_the_child_left_stays(
    days: int, expected: DepartureSet
) -> None:
    events: list[ReportedDeparture] = [declared(CHILD, HOLDER), registered(CHILD)]
    today = DAY + timedelta(days=days)
    assert together(events, gone(CHILD), resident(), today=today) == expected


@pytest.mark.parametrize(
    ("holder", "expected"),
    [
        pytest.param(gone(), ALONG, id="left"),
        pytest.param(gone(on=date(2020, 1, 1)), ALONG, id="lived abroad before"),
        pytest.param(replace(resident(), stay=None), STAYS, id="no address at all"),
        pytest.param(None, STAYS, id="not delivered"),
    ],
)
def test_what_the_last_look_concludes(holder: Person | None, expected: DepartureSet) -> None:
    events: list[ReportedDeparture] = [declared(CHILD, HOLDER), registered(CHILD)]
    shown = [gone(CHILD), *([holder] if holder else [])]
    assert together(events, *shown, today=DAY + timedelta(days=14)) == expected


def test_who_is_registered_by_an_event_and_lives_here_after_14_days_stays() -> None:
    events: list[ReportedDeparture] = [
        registered(CHILD),
        registered(HOLDER),
        declared(CHILD, HOLDER),
    ]
    for days, expected in ((3, ALONG), (14, STAYS)):
        today = DAY + timedelta(days=days)
        assert together(events, gone(CHILD), resident(), today=today) == expected


def test_nobody_stayed_behind_while_the_child_itself_is_only_declared() -> None:
    events: list[ReportedDeparture] = [declared(CHILD, HOLDER)]
    today = DAY + timedelta(days=30)
    assert together(events, resident(CHILD), resident(), today=today) == ALONG


@pytest.mark.parametrize(("moved", "expected"), [(-1, ALONG), (0, STAYS), (2, STAYS)])
def test_who_moved_within_the_country_instead_stays_at_once(
    moved: int, expected: DepartureSet
) -> None:
    events: list[ReportedDeparture] = [declared(CHILD, HOLDER), registered(CHILD)]
    home = replace(HERE, since=PartialDate.of(DAY + timedelta(days=moved)))
    holder = replace(resident(), stay=home)
    today = DAY + timedelta(days=3)
    assert together(events, gone(CHILD), holder, today=today) == expected


# --- how long is looked again ------------------------------------------------------------------


JOINT = GezamenlijkOuderlijkGezag((Holder(HOLDER), Holder(OTHER)))
BOTH_LIVE = (PersonFacts(bsn=HOLDER), PersonFacts(bsn=OTHER))


def facts(
    *along: Bsn,
    gezag: Gezag = JOINT,
    source: GezagSource = GezagSource.SNAPSHOT,
    persons: tuple[PersonFacts, ...] = BOTH_LIVE,
    registration: Registration | None = Registration(PartialDate.of(DAY), "7028"),  # noqa: B008  frozen
    undone: Undoing | None = None,
) -> ChildFacts:
    return ChildFacts(
        departure_id=UUID(int=1),
        child=PersonFacts(bsn=CHILD),
        gezag=GezagAnswer(source=source, gezag=gezag),
        departing=along,
        persons=persons,
        registration=registration,
        undone=undone,
    )


LAST = DAY + timedelta(days=14)


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        pytest.param(facts(HOLDER, OTHER), LAST, id="two holders, both along"),
        pytest.param(facts(HOLDER, OTHER, source=GezagSource.LIVE), LAST, id="by the live answer"),
        pytest.param(facts(HOLDER, OTHER, source=GezagSource.FINDING), LAST, id="by a finding"),
        pytest.param(facts(HOLDER, OTHER, source=GezagSource.NONE), None, id="nobody is a holder"),
        pytest.param(facts(HOLDER), None, id="one stays"),
        pytest.param(facts(HOLDER, gezag=EenhoofdigOuderlijkGezag(Holder(HOLDER))), None,
                     id="one holder: G04"),
        pytest.param(facts(HOLDER, OTHER, gezag=GezamenlijkGezag(Holder(HOLDER), None)), None,
                     id="an unknown third"),
        pytest.param(facts(HOLDER, gezag=GezamenlijkOuderlijkGezag((Holder(HOLDER), Holder(None)))),
                     None, id="a parent without a number"),
        pytest.param(facts(HOLDER, persons=(PersonFacts(bsn=OTHER, deceased=True),)), None,
                     id="the other died: one living holder"),
        pytest.param(facts(HOLDER, OTHER, undone=Undoing.RETURNED), None, id="undone"),
        pytest.param(facts(HOLDER, OTHER, registration=None), None, id="no departure"),
    ],
)  # fmt: skip
def test_is_looked_at_again_where_g03_applies(of: ChildFacts, expected: date | None) -> None:
    assert recheck_until(of, DAY) == expected


@pytest.mark.parametrize("today", [date(2026, 2, 1), date(2026, 3, 5), date(2026, 4, 20)])
def test_of_an_incomplete_date_the_last_possible_day_ends_the_looks(today: date) -> None:
    """Sooner nobody can say who did not follow: today is not 14 days back while it is possible."""
    of = facts(HOLDER, OTHER, registration=Registration(PartialDate(2026, 3), "7028"))
    assert recheck_until(of, today) == date(2026, 4, 14)


def test_of_an_unknown_date_it_is_today() -> None:
    of = facts(HOLDER, OTHER, registration=Registration(PartialDate(), None))
    assert recheck_until(of, DAY) == LAST


# --- who is back -------------------------------------------------------------------------------


def standing(
    events: list[ReportedDeparture], person: Person, *, seen: date | None = None, after: int = 20
) -> Standing:
    seen_at = None if seen is None else moment(seen)
    line = timeline_of(person.bsn, events)
    return standing_of(line, person, DAY + timedelta(days=after), seen_at)


def here_since(day: date) -> Person:
    return replace(resident(CHILD), stay=replace(HERE, since=PartialDate.of(day)))


SEEN = DAY + timedelta(days=2)


def test_the_register_may_lag_behind_the_event() -> None:
    found = standing([registered(CHILD)], resident(CHILD), after=1)
    assert (found.undone, found.registration is None) == (None, False)


@pytest.mark.parametrize("known_by", [[registered(CHILD)], [declared(CHILD)], []])
def test_what_the_brp_showed_and_shows_no_more_was_corrected_away(
    known_by: list[ReportedDeparture],
) -> None:
    found = standing(known_by, resident(CHILD), seen=SEEN)
    assert (found.undone, found.registration) == (Undoing.CORRECTED, None)
    assert found.departure is None


@pytest.mark.parametrize("known_by", [[registered(CHILD)], [declared(CHILD)], []])
def test_an_address_since_the_departure_is_a_return(known_by: list[ReportedDeparture]) -> None:
    found = standing(known_by, here_since(DAY + timedelta(days=9)), seen=SEEN)
    assert found.undone is Undoing.RETURNED


@pytest.mark.parametrize(("day", "undone"), [(5, None), (30, Undoing.RETURNED)])
def test_an_address_from_before_the_registration_may_be_the_one_that_was_left(
    day: int, undone: Undoing | None
) -> None:
    """Registered thirty days afterwards, of somebody who moved house in between."""
    late = registered(CHILD, at=DAY + timedelta(days=30))
    found = standing([late], here_since(DAY + timedelta(days=day)), after=31)
    assert found.undone is undone
    assert standing([late], here_since(DAY + timedelta(days=5)), seen=SEEN).undone is None


def test_a_settling_since_the_departure_is_a_return() -> None:
    back = replace(resident(CHILD), settled_in_netherlands=PartialDate.of(DAY + timedelta(days=9)))
    assert standing([declared(CHILD)], back, seen=SEEN).undone is Undoing.RETURNED


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(replace(resident(CHILD), suspension=Suspension.EMIGRATED), id="suspended"),
        pytest.param(replace(resident(CHILD), municipality="1999"), id="in the RNI"),
        pytest.param(gone(CHILD), id="abroad"),
    ],
)
def test_as_long_as_anything_shows_a_departure_nothing_is_undone(shown: Person) -> None:
    assert standing([registered(CHILD)], shown, seen=SEEN).undone is None


def test_a_registration_after_the_last_look_is_another_departure() -> None:
    again = registered(CHILD, on=DAY + timedelta(days=10), at=DAY + timedelta(days=10))
    found = standing([registered(CHILD), again], resident(CHILD), seen=SEEN, after=11)
    assert found.undone is None
    assert found.registration is not None


def test_a_declaration_after_the_last_look_is_another_departure() -> None:
    again = declared(CHILD, on=DAY + timedelta(days=40), at=DAY + timedelta(days=10))
    found = standing([declared(CHILD), again], resident(CHILD), seen=SEEN)
    assert found.undone is None
    assert found.departure is not None
    assert found.departure.date == again.date


def test_a_notice_of_change_is_heard_where_the_brp_was_never_seen_to_show_it() -> None:
    events: list[ReportedDeparture] = [registered(CHILD), touched(CHILD, DAY + timedelta(days=5))]
    assert standing(events, resident(CHILD)).undone is Undoing.RETURNED


def test_another_date_and_destination_in_the_brp_are_the_ones_that_count() -> None:
    corrected = gone(CHILD, on=DAY + timedelta(days=5), land="6037")
    found = standing([declared(CHILD), registered(CHILD)], corrected, seen=SEEN)
    by_the_brp = Origin(KnownBy.REGISTER)
    assert found.registration == Registration(
        PartialDate.of(DAY + timedelta(days=5)), "6037", by_the_brp, by_the_brp
    )
