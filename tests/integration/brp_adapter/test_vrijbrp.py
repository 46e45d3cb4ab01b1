"""vrijBRP's notices over real HTTP: who may bring them, when is looked, and what is found."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import Row, select

from brp_adapter.connections.connected import Connected
from brp_adapter.connections.pace import Pace
from brp_adapter.connections.vrijbrp import VrijBrp
from brp_adapter.report_status import Status, report_status
from brp_adapter.settling import APART
from brp_adapter.storage.source_tables import UNREADABLE
from brp_adapter.web import build_for
from contracts.messages.facts import Undoing
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from foundation.work import WorkState
from tests.integration.brp_adapter.emigrated import asked_since, asked_so_far, emigrate
from tests.integration.brp_adapter.families import (
    OIN,
    OTHER_OIN,
    Family,
    day,
    declared,
    new_bsn,
    person,
    registered,
    removed,
)
from tests.integration.brp_adapter.running import World, served

SECRET, OTHERS, RETIRED = "Bearer " + "a" * 40, "Basic " + "b" * 40, "Bearer " + "c" * 40
NOW = "Bearer " + "d" * 40
AFTER = {"minutes": 60 + APART.total_seconds() / 60}


def _vrijbrp(naam: str, geheim: str, gemeente: str = OIN, **more: object) -> VrijBrp:
    given = {"naam": naam, "soort": "vrijbrp", "gemeente": gemeente, "geheim": geheim, **more}
    return VrijBrp.model_validate(given)


@dataclass
class Pushed:
    """The adapter with vrijBRP of two municipalities connected."""

    world: World
    intake: httpx.Client
    numbers: Iterator[int]

    def post(self, message: object, secret: str | None = SECRET) -> httpx.Response:
        headers = {} if secret is None else {"Authorization": secret}
        return self.intake.post("/v1/vrijbrp", json=message, headers=headers)

    def told(self, bsn: str, *historic: str, secret: str = SECRET) -> Row[Any]:
        """A notice that is taken; the row in the inbox."""
        message = {
            "specversion": "1.0",
            "type": "vrijbrp.pl.mutation.v1",
            "source": "/vrijbrp",
            "subject": None,
            "id": f"{next(self.numbers):012}",
            "time": self.world.clock().isoformat(),
            "datacontenttype": "application/json",
            "data": {"bsn": bsn, "historicBsns": list(historic)},
        }
        answer = self.post(message, secret)
        assert answer.status_code == 202, answer.text
        return self.world.inbox(answer.json()["id"])

    def settle(self) -> list[tuple[str, int]]:
        """Let the time pass, work, and give the questions that the BRP got."""
        before = asked_so_far(self.world)
        self.world.clock.advance(**AFTER)
        self.world.work()
        return asked_since(self.world, before)


@pytest.fixture
def pushed(world: World) -> Iterator[Pushed]:
    yesterday = local_date(world.clock()) - timedelta(days=1)
    connections = [
        _vrijbrp("proefstad-vrijbrp", "eerste"),
        _vrijbrp("proefstad-meteen", "vierde", bezinktijd=0),
        _vrijbrp("elders-vrijbrp", "tweede", OTHER_OIN, tempo=2),
        _vrijbrp("vroeger-vrijbrp", "derde", einde=yesterday),
    ]
    secrets = {"eerste": SECRET, "tweede": OTHERS, "derde": RETIRED, "vierde": NOW}
    connected = Connected(connections, {name: SecretStr(s) for name, s in secrets.items()})
    service = replace(world.application.service, connected=connected, pace=Pace(None))
    application = replace(world.application, service=service)
    with (
        served(build_for(replace(application, _clients=()))) as url,
        httpx.Client(base_url=url, timeout=10) as intake,
    ):
        yield Pushed(world, intake, iter(range(1, 10_000)))


def test_who_may_bring_a_notice(pushed: Pushed) -> None:
    notice = {"data": {"bsn": new_bsn()}}
    nobody = pushed.post(notice, None)
    assert (nobody.status_code, nobody.json()["code"]) == (401, "secret_missing")
    assert nobody.headers["www-authenticate"]
    for wrong in ("Bearer x", SECRET[:-1], SECRET.removeprefix("Bearer "), "Bearer \xe9"):
        stranger = pushed.intake.post(
            "/v1/vrijbrp", json=notice, headers={b"Authorization": wrong.encode("latin-1")}
        )
        assert (stranger.status_code, stranger.json()["code"]) == (403, "sender_unknown")
    retired = pushed.post(notice, RETIRED)
    assert (retired.status_code, retired.json()["code"]) == (410, "connection_retired")
    fast = [pushed.post({"data": {"bsn": new_bsn()}}, OTHERS) for _ in range(3)]
    assert [answer.status_code for answer in fast] == [202, 202, 429]
    assert int(fast[-1].headers["retry-after"]) > 0


def test_what_cannot_be_read_is_refused_and_kept(pushed: Pushed) -> None:
    bsn = new_bsn()
    answer = pushed.post({"data": {"bsn": bsn}, "extra": bsn})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_event")
    assert answer.json()["invalidParams"][0]["name"] == "(onbekend lid)"
    assert bsn not in answer.text
    real = pushed.post({"data": {"bsn": "123456782"}})
    assert real.json()["invalidParams"][0]["code"] == "notFictitious"
    plain = pushed.intake.post(
        "/v1/vrijbrp",
        content=b"{}",
        headers={"Authorization": SECRET, "Content-Type": "text/plain"},
    )
    assert plain.status_code == 415
    kept = pushed.world.rows(select(UNREADABLE).where(UNREADABLE.c.format == "vrijbrp"))
    # Of somebody real nothing stays here.
    assert {row.reason for row in kept} == {"(onbekend lid):unknown"}
    assert {row.connection for row in kept} == {"proefstad-vrijbrp"}


def test_a_child_that_the_register_shows_gone_becomes_a_departure(pushed: Pushed) -> None:
    family, world = Family(), pushed.world
    world.bring(family.persons)
    row = pushed.told(family.child)
    emigrate(world, [family.child, family.leaver])
    assert (row.state, row.sender) == (WorkState.READY, OIN)
    assert family.child.encode() not in row.content
    assert family.child not in f"{row.source} {row.external_id} {row.kind}"
    world.work()
    assert world.notifier.taken == []

    pushed.settle()

    (facts,) = world.notifier.taken
    (child,) = facts.children
    assert (facts.municipality, child.child.bsn) == (OIN, Bsn(family.child))
    assert child.registration is not None
    assert child.declarations == ()
    status = report_status(world.application.service, row.id, sender=OIN)
    assert status is not None
    assert status.status is Status.HANDED_OVER


def test_a_look_waits_until_the_municipality_told_the_register(pushed: Pushed) -> None:
    """vrijBRP writes a departure down before the BRP knows: looking at once would lose it."""
    family, world = Family(), pushed.world
    world.bring(family.persons)
    pushed.told(family.child)
    world.work()
    world.clock.advance(minutes=55)
    emigrate(world, [family.child])
    world.work()
    assert world.notifier.taken == []

    pushed.settle()

    assert [f.children[0].child.bsn for f in world.notifier.taken] == [Bsn(family.child)]


def test_the_same_notice_again_is_one(pushed: Pushed) -> None:
    bsn = new_bsn()
    numbered = {"id": "000000000077", "data": {"bsn": bsn}}
    first, again = (pushed.post(numbered).json()["id"] for _ in range(2))
    assert first == again
    renewed = pushed.post(numbered | {"data": {"bsn": new_bsn()}})
    assert renewed.status_code == 202
    assert renewed.json()["id"] != first
    elsewhere = pushed.post(numbered, NOW).json()["id"]
    assert elsewhere == first
    # Without a number: one as long as the first waits, another one when it was looked at.
    unnumbered = {"data": {"bsn": bsn}}
    first, again = (pushed.post(unnumbered).json()["id"] for _ in range(2))
    assert first == again
    pushed.settle()
    assert pushed.post(unnumbered).json()["id"] != first


def test_a_second_look_alike_notice_finds_a_departure(pushed: Pushed) -> None:
    """Without number and moment both notices are the same bytes; the second is news all the same.

    Taken for a duplicate of the first, the child would be lost.
    """
    family, world = Family(), pushed.world
    world.bring(family.persons)
    notice = {"data": {"bsn": family.child}}
    pushed.post(notice).raise_for_status()
    pushed.settle()
    assert world.notifier.taken == []
    emigrate(world, [family.child])
    pushed.post(notice).raise_for_status()
    pushed.settle()
    assert [f.children[0].child.bsn for f in world.notifier.taken] == [Bsn(family.child)]


def test_many_changes_cost_one_question_a_person(pushed: Pushed) -> None:
    family, world = Family(), pushed.world
    adult, stranger = (person(new_bsn(), "Cor", "1970-01-01", house) for house in (7, 8))
    world.bring([*family.persons, adult, stranger])
    told = [family.child, adult["burgerservicenummer"], stranger["burgerservicenummer"]]
    for bsn in told:
        rows = [pushed.told(bsn) for _ in range(6)]
        assert len({row.id for row in rows}) == 6
        assert len({row.next_attempt_at for row in rows}) <= 2
    questions = pushed.settle()
    # Nobody but those who were told of: a child that lives here has no business with its parents.
    assert {kind for kind, _ in questions} == {"ordinary"}
    assert sum(people for _, people in questions) <= 2 * len(told)
    assert world.notifier.taken == []
    assert {row.state for row in map(world.inbox, [r.id for r in rows])} == {WorkState.DONE}


def test_a_notice_undoes_what_the_register_no_longer_shows(pushed: Pushed) -> None:
    family, world = Family(), pushed.world
    world.bring(family.persons)
    world.report(declared(family, vertrekdatum=day(-3)))
    emigrate(world, [family.child, family.leaver])
    world.report(registered(family.child))
    world.work()
    assert world.notifier.taken[-1].children[0].registration is not None
    world.bring(family.persons)

    pushed.told(family.child)
    pushed.settle()

    assert world.notifier.taken[-1].children[0].undone is Undoing.CORRECTED


def test_a_notice_about_a_parent_brings_the_child_up_to_date(pushed: Pushed) -> None:
    family, world = Family(), pushed.world
    world.bring(family.persons)
    world.report(declared(family))
    world.work()
    handed_over = len(world.notifier.taken)
    gone = world.notifier.taken[-1].children[0].departing
    emigrate(world, [family.stayer])

    pushed.told(family.stayer)
    pushed.settle()

    later = world.notifier.taken[handed_over:]
    assert later
    assert later[-1].children[0].departing != gone or later[-1].children[0].departs_apart


def _renumbered(family: Family, old: str, new: str) -> list[dict[str, Any]]:
    told = json.dumps(family.persons).replace(old, new)
    return [*json.loads(told), removed(old)]


def test_a_holder_under_another_number_is_the_same_holder(pushed: Pushed) -> None:
    family, world, anew = Family(), pushed.world, new_bsn()
    world.bring(family.persons)
    world.report(declared(family))
    world.work()
    world.bring(_renumbered(family, family.stayer, anew))

    pushed.told(anew, family.stayer)
    pushed.settle()

    child = world.notifier.taken[-1].children[0]
    (holder,) = (one for one in child.persons if one.bsn == Bsn(anew))
    assert holder.former_numbers == (Bsn(family.stayer),)
    assert Bsn(family.stayer) not in {one.bsn for one in child.persons}
    assert not child.numbers_doubted


@pytest.mark.parametrize("of", ["leaver", "child"])
def test_a_wrong_notice_makes_no_two_people_one(pushed: Pushed, of: str) -> None:
    """Taken at its word, who stays would count as who leaves, or as the child."""
    family, world = Family(), pushed.world
    world.bring(family.persons)
    world.report(declared(family))
    world.work()

    pushed.told(family.stayer, getattr(family, of))
    pushed.settle()

    child = world.notifier.taken[-1].children[0]
    assert child.numbers_doubted
    assert child.child.bsn == Bsn(family.child)
    assert {one.bsn for one in child.persons} == {Bsn(family.leaver), Bsn(family.stayer)}
    assert [one.former_numbers for one in (child.child, *child.persons)] == [(), (), ()]


def test_another_municipality_cannot_take_back_or_see(pushed: Pushed) -> None:
    family, world = Family(), pushed.world
    world.bring(family.persons)
    row = pushed.told(family.child, secret=OTHERS)
    assert report_status(world.application.service, row.id, sender=OIN) is None
    before = asked_so_far(world)
    pushed.settle()
    # No legal basis to ask the BRP for that municipality: kept until there is one.
    assert asked_since(world, before) == []
    assert world.inbox(row.id).state == WorkState.HELD
