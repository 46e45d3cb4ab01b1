"""BRP API Gebeurtenissen: subscribed, fetched, nothing lost and nothing twice, whatever fails."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import delete, select, update

from brp_adapter.accept_event import accept_event
from brp_adapter.connections.gebeurtenissen import Reading
from brp_adapter.fetch_events import fetch_events
from brp_adapter.follow_people import follow_people
from brp_adapter.review_rows import retry_row, rows_in_review
from brp_adapter.settings import AdapterSettings
from brp_adapter.storage.source_tables import SUBSCRIBER, SUBSCRIPTION, UNREADABLE
from brp_adapter.storage.subscribers import in_trouble
from brp_adapter.storage.subscriptions import Counts, Followed, move_to_number
from brp_adapter.storage.tables import INBOX
from brp_adapter.sweep import sweep
from brp_adapter.take_list import end_list, take_list
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from tests.integration.brp_adapter.families import OIN, Family, day, left, new_bsn, person
from tests.integration.brp_adapter.families import event as an_event
from tests.integration.brp_adapter.running import World
from tests.integration.brp_adapter.rvig import NAME, SOURCE, Rvig, connected, without_jitter


@pytest.fixture(scope="module")
def settings(
    settings: AdapterSettings, sandbox_url: str, tmp_path_factory: pytest.TempPathFactory
) -> AdapterSettings:
    return connected(settings, sandbox_url, tmp_path_factory.mktemp("bronnen"))


@pytest.fixture
def rvig(world: World) -> Iterator[Rvig]:
    """Nobody followed yet, and nothing read."""
    world = without_jitter(world)
    found = Rvig(world)
    as_connected = found.source()
    world.sandbox.delete(SOURCE).raise_for_status()
    with world.application.service.database.transaction() as connection:
        for table in (SUBSCRIBER, SUBSCRIPTION, UNREADABLE):
            connection.execute(delete(table))
    yield found
    world.application.service.events[NAME].source = as_connected


def test_a_followed_child_that_leaves_is_told(world: World, rvig: Rvig) -> None:
    family = Family()
    world.bring(family.persons)
    rvig.follow(family.child, family.leaver)
    assert rvig.counts() == Counts(made=2)
    assert rvig.there()["abonnementen"] == 2

    world.bring([left(person, day(-3)) for person in family.persons[:2]] + family.persons[2:])
    first = rvig.happen(family.child, datum=day(-3))
    second = rvig.happen(family.leaver, datum=day(-3))
    rvig.fetch()
    rvig.fetch()
    world.work()

    assert {first, second} <= rvig.kept()
    assert rvig.subscriber().cursor == second
    (facts,) = world.notifier.taken[-1:]
    assert facts.children[0].child.bsn == Bsn(family.child)
    rows = world.rows(select(INBOX).where(INBOX.c.external_id == first))
    assert [row.kind for row in rows] == ["gebeurtenissen/nl.brp.verhuisd.naar-buitenland"]


def test_nobody_else_is_heard_of_and_nothing_from_before(rvig: Rvig) -> None:
    child, other = new_bsn(), new_bsn()
    rvig.follow(other)
    before = rvig.happen(child, datum=day(0))
    rvig.follow(child)
    after = rvig.happen(child, datum=day(0))
    rvig.fetch()
    assert after in rvig.kept()
    assert before not in rvig.kept()


@pytest.mark.parametrize("reading", Reading)
@pytest.mark.parametrize("per_page", [10, 3])
def test_page_after_page_until_there_is_no_more(
    rvig: Rvig, reading: Reading, per_page: int
) -> None:
    rvig.behave(leeswijze=reading.value)
    rvig.source(leeswijze=reading, per_keer=per_page)
    child = new_bsn()
    rvig.follow(child)
    events = {rvig.happen(child, datum=day(0)) for _ in range(23)}
    rvig.fetch()
    assert events <= rvig.kept()
    assert (rvig.subscriber().asked_at, rvig.unreadable()) == (None, [])


def test_an_unknown_cursor_loses_nothing_and_doubles_nothing(world: World, rvig: Rvig) -> None:
    child = new_bsn()
    rvig.follow(child)
    first = [rvig.happen(child, datum=day(0)) for _ in range(4)]
    rvig.fetch()
    rvig.behave(vergeten=4)
    later = [rvig.happen(child, datum=day(0)) for _ in range(2)]
    rvig.fetch()
    assert {*first, *later} <= rvig.kept()
    # A cursor that is no id at all is the same.
    with world.application.service.database.transaction() as connection:
        connection.execute(update(SUBSCRIBER).values(cursor="geen-uuid"))
    rvig.fetch()
    assert rvig.subscriber().cursor == later[-1]
    assert rvig.subscriber().reason is None
    found = world.rows(select(INBOX.c.external_id).where(INBOX.c.external_id.in_([*first, *later])))
    assert len(found) == 6


def test_what_cannot_be_read_is_kept_and_holds_up_nothing(rvig: Rvig) -> None:
    child = new_bsn()
    rvig.follow(child)
    unknown = {"id": str(uuid4()), "source": "brp", "specversion": "1.0", "type": "nl.brp.nieuw"}
    old = unknown | {"id": str(uuid4()), "type": "nl.brp.verhuisd.emigratie",
                     "data": {"pl_id": "4914251846"}}  # fmt: skip
    for event in (unknown, "geen gebeurtenis", old, {"id": str(uuid4())}, [[1]], None):
        rvig.raw(event)
    good = rvig.happen(child, datum=day(0))
    rvig.fetch()
    assert good in rvig.kept()
    assert rvig.subscriber().cursor == good
    reasons = [row.reason for row in rvig.unreadable()]
    assert len(reasons) == 6
    assert {"type:unknown", "data.pl_id:bsn"} <= set(reasons)
    assert {row.format for row in rvig.unreadable()} == {"gebeurtenissen"}


def test_the_other_kinds_of_event_lead_to_reading_the_brp_again(world: World, rvig: Rvig) -> None:
    kinds = ("nl.brp.verhuisd.naar-buitenland", "nl.brp.overleden",
             "nl.brp.verhuisd.intergemeentelijk")  # fmt: skip
    rvig.source(typen=kinds)
    child, other = new_bsn(), new_bsn()
    rvig.follow(child, other)
    assert rvig.counts().made == 6
    rvig.happen(other, type="nl.brp.verhuisd.intergemeentelijk", datum=day(0))
    rvig.happen(child, type="nl.brp.overleden", datum=day(0))
    rvig.fetch()
    # Who died is followed no more.
    assert rvig.counts() == Counts(made=3, ending=3)
    follow_people(world.application.service)
    assert rvig.counts() == Counts(made=3)
    assert rvig.there()["abonnementen"] == 3


@pytest.mark.parametrize(
    ("soort", "status", "code"),
    [
        ("status", 401, "authentication"),
        ("status", 403, "autorisation"),
        ("status", 500, "serverError"),
        ("status", 429, "tooManyRequests"),
        ("onderbroken", None, "RemoteProtocolError"),
        ("half_antwoord", None, "RemoteProtocolError"),
        ("ongeldig_schema", None, "answer_invalid"),
    ],
)
def test_a_source_that_fails_is_asked_again_and_shown(
    world: World, rvig: Rvig, soort: str, status: int | None, code: str
) -> None:
    child = new_bsn()
    rvig.follow(child)
    event = rvig.happen(child, datum=day(0))
    # A 401 makes us ask once more, with a fresh token.
    times = 4 if status == 401 else 2
    world.fault(onderdeel="gebeurtenissen", soort=soort, status=status, methode="GET", aantal=times)
    rvig.fetch()
    row = rvig.subscriber()
    assert (row.reason, row.failures, row.state) == (code, 1, "READY")
    world.clock.advance(minutes=20)
    fetch_events(world.application.service)
    with world.application.service.database.transaction() as connection:
        (shown,) = in_trouble(connection, now=world.application.service.now())
    assert (shown.kind, shown.reason) == ("source", code)
    assert retry_row(world.application.service, shown.id, actor="beheer:proef", why="T-1")
    fetch_events(world.application.service)
    assert event in rvig.kept()
    assert (rvig.subscriber().reason, rvig.subscriber().failures) == (None, 0)


def test_a_registration_that_is_gone_is_made_again_with_everybody(world: World, rvig: Rvig) -> None:
    children = [new_bsn() for _ in range(3)]
    rvig.follow(*children)
    read_at = rvig.subscriber().read_at
    world.sandbox.delete(SOURCE).raise_for_status()
    rvig.fetch()
    assert rvig.subscriber().reason == "notFound"
    assert rvig.counts() == Counts(wanted=3)
    rvig.fetch()
    service = world.application.service
    follow_people(service)
    assert rvig.there()["abonnementen"] == 3
    # Who left in between is told of by nobody.
    (shown,) = [row for row in rows_in_review(service) if row.kind == "source"]
    assert (shown.reason, shown.since) == ("may_have_missed", read_at)
    assert retry_row(service, shown.id, actor="beheer:proef", why="T-1")
    assert [row for row in rows_in_review(service) if row.kind == "source"] == []
    event = rvig.happen(children[0], datum=day(0))
    rvig.fetch()
    assert event in rvig.kept()


def test_what_is_made_while_a_registration_goes_is_made_again(
    world: World, rvig: Rvig, monkeypatch: pytest.MonkeyPatch
) -> None:
    child, service = new_bsn(), world.application.service
    rvig.follow(new_bsn())
    take_list(service, rvig.source(), [Followed(Bsn(child))])
    api = service.events[NAME]

    def overtaken(person: Bsn, kind: str) -> None:
        monkeypatch.undo()
        api.subscribe(person, kind)
        world.sandbox.delete(SOURCE).raise_for_status()
        rvig.fetch()  # another process sees that our name is gone

    monkeypatch.setattr(api, "subscribe", overtaken)
    follow_people(service)
    assert rvig.counts() == Counts(wanted=2)
    rvig.fetch()
    follow_people(service)
    assert (rvig.counts(), rvig.there()["abonnementen"]) == (Counts(made=2), 2)


def test_who_is_wanted_again_while_it_is_ended_is_followed(
    world: World, rvig: Rvig, monkeypatch: pytest.MonkeyPatch
) -> None:
    child, service = Followed(Bsn(new_bsn())), world.application.service
    rvig.follow(child.bsn.reveal())
    api = service.events[NAME]

    def overtaken(person: Bsn, kind: str) -> None:
        monkeypatch.undo()
        take_list(service, rvig.source(), [child])
        follow_people(service)  # another process makes it before our call arrives
        api.cancel(person, kind)

    end_list(service, rvig.source(), [child])
    monkeypatch.setattr(api, "cancel", overtaken)
    follow_people(service)
    follow_people(service)
    assert (rvig.counts(), rvig.there()["abonnementen"]) == (Counts(made=1), 1)


def test_one_person_who_is_not_found_has_not_everybody_made_again(world: World, rvig: Rvig) -> None:
    rvig.follow(new_bsn())
    world.fault(onderdeel="gebeurtenissen", soort="status", status=404, methode="POST", aantal=1)
    rvig.follow(new_bsn(), new_bsn())
    assert rvig.counts() == Counts(made=2, refused=1)
    assert rvig.subscriber().registered_at is not None


def test_where_the_server_remembers_a_lost_answer_is_put_before_an_operator(
    world: World, rvig: Rvig
) -> None:
    rvig.behave(leeswijze="ongelezen")
    rvig.source(leeswijze=Reading.UNREAD)
    child = new_bsn()
    rvig.follow(child)
    rvig.happen(child, datum=day(0))
    world.fault(onderdeel="gebeurtenissen", soort="half_antwoord", methode="GET", aantal=1)
    rvig.fetch()
    asked_at = rvig.subscriber().asked_at
    assert asked_at is not None
    rvig.fetch()
    service = world.application.service
    (shown,) = [row for row in rows_in_review(service) if row.kind == "source"]
    assert (shown.reason, shown.since) == ("may_have_missed", asked_at)
    assert retry_row(service, shown.id, actor="beheer:proef", why="T-1")
    assert [row for row in rows_in_review(service) if row.kind == "source"] == []


def test_the_same_page_for_ever_ends_the_turn(rvig: Rvig) -> None:
    """We think that the server remembers; it does not."""
    rvig.source(leeswijze=Reading.UNREAD)
    child = new_bsn()
    rvig.follow(child)
    event = rvig.happen(child, datum=day(0))
    rvig.fetch()
    assert event in rvig.kept()


def test_what_was_made_before_is_made_and_what_is_gone_is_ended(world: World, rvig: Rvig) -> None:
    """A call whose outcome we never wrote down is made again: 409, and 404."""
    child = new_bsn()
    rvig.follow(child)
    service = world.application.service
    with service.database.transaction() as connection:
        connection.execute(update(SUBSCRIPTION).values(state="READY"))
    follow_people(service)
    assert rvig.counts() == Counts(made=1)
    with service.database.transaction() as connection:
        connection.execute(update(SUBSCRIPTION).values(state="READY", wanted=False, kind="nl.x"))
    world.clock.advance(seconds=1)
    follow_people(service)
    assert world.rows(select(SUBSCRIPTION))[0].reason == "refused_paramsValidation"
    with service.database.transaction() as connection:
        connection.execute(update(SUBSCRIPTION).values(state="READY", kind="nl.brp.overleden"))
    follow_people(service)
    assert rvig.counts() == Counts()


def test_the_agreed_pace_is_kept_and_a_429_is_obeyed(world: World, rvig: Rvig) -> None:
    rvig.behave(tempo=5)
    rvig.follow(*(new_bsn() for _ in range(12)))
    assert rvig.counts() == Counts(made=5, wanted=7)
    quiet = rvig.subscriber().quiet_until - world.application.service.now()
    assert timedelta(seconds=45) < quiet <= timedelta(seconds=60)
    calls = rvig.behave()["meestePerMinuut"]
    follow_people(world.application.service)
    assert (calls, rvig.counts().made) == (5, 5)
    rvig.behave(tempo=0)
    world.clock.advance(seconds=61)
    follow_people(world.application.service)
    assert rvig.counts() == Counts(made=12)


def test_our_own_pace_holds_before_theirs(world: World, rvig: Rvig) -> None:
    rvig.source(tempo=4, naam=NAME)
    rvig.behave(tempo=4)
    rvig.follow(*(new_bsn() for _ in range(6)))
    assert rvig.counts() == Counts(made=4, wanted=2)
    assert {row.reason for row in world.rows(select(SUBSCRIPTION)) if row.state == "READY"} <= {
        None, "pace",
    }  # fmt: skip
    assert rvig.behave()["meestePerMinuut"] == 4


def test_who_turns_eighteen_is_followed_no_more(world: World, rvig: Rvig) -> None:
    today = local_date(world.application.service.now())
    rvig.follow(new_bsn(), last_day=today)
    rvig.follow(new_bsn(), last_day=today + timedelta(days=400))
    world.clock.advance(days=1)
    sweep(world.application.service)
    assert rvig.counts() == Counts(made=1, ending=1)


def test_a_changed_number_is_followed_on(world: World, rvig: Rvig) -> None:
    old, new = Bsn(new_bsn()), Bsn(new_bsn())
    rvig.follow(old.reveal())
    service = world.application.service
    with service.database.transaction() as connection:
        moved = move_to_number(
            connection, service.privacy, historic=[old], bsn=new, now=service.now()
        )
    assert (moved, rvig.counts()) == (1, Counts(wanted=1, ending=1))
    follow_people(service)
    assert rvig.counts() == Counts(made=1)
    event = rvig.happen(new.reveal(), datum=day(0))
    gone = rvig.happen(old.reveal(), datum=day(0))
    rvig.fetch()
    assert event in rvig.kept()
    assert gone not in rvig.kept()


def test_a_notice_of_a_changed_number_moves_who_is_followed(world: World, rvig: Rvig) -> None:
    old, new, somebody = new_bsn(), new_bsn(), new_bsn()
    rvig.follow(old, somebody)
    world.bring([person(somebody, "Cor", "1970-01-01", 7)])
    for earlier in (old, somebody):
        told = {"bsn": new, "historicBsns": [earlier]}
        accept_event(
            world.application.service, an_event("vrijbrp.pl.mutation.v1", told), sender=OIN
        )
    world.work()
    # The BRP still delivers the other: that notice is wrong, and moves nobody.
    assert rvig.counts() == Counts(made=1, wanted=1, ending=1)


def test_after_its_last_day_our_name_is_taken_away(world: World, rvig: Rvig) -> None:
    rvig.follow(new_bsn(), new_bsn())
    rvig.source(einde=local_date(world.application.service.now()) - timedelta(days=1))
    rvig.fetch()
    assert (rvig.counts(), rvig.there()) == (Counts(), {})
    assert (rvig.subscriber().state, rvig.subscriber().reason) == ("DONE", "retired")
    rvig.fetch()
    assert rvig.there() == {}
