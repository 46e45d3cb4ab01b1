"""Where the family lived at the declaration is still known when the BRP shows only abroad."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from brp_adapter.storage.residences import KEPT_FOR
from brp_adapter.storage.tables import RESIDENCE
from brp_adapter.sweep import sweep
from contracts.messages.facts import ChildFacts, Residence
from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from notifier.decision.decide import decide
from notifier.decision.facts import CaseFacts
from notifier.decision.policy import DecisionPolicy
from tests.integration.brp_adapter.families import (
    Family,
    day,
    declared,
    person,
    registered,
    withdrawn,
)
from tests.integration.brp_adapter.running import World

LAND = {"code": "7028", "omschrijving": "Verweggistan"}


def lives_at(someone: dict[str, Any], house: int, since: str = "2015-01-01") -> dict[str, Any]:
    """The same person at another house number."""
    place = person("999990019", "x", "2000-01-01", house)["verblijfplaats"]
    date = {"type": "Datum", "datum": since, "langFormaat": since}
    return {**someone, "verblijfplaats": {**place, "datumVan": date}}


def abroad(someone: dict[str, Any], since: str) -> dict[str, Any]:
    """The same person as the BRP answers after the departure."""
    return {
        **someone,
        "gemeenteVanInschrijving": {"code": "1999", "omschrijving": "RNI"},
        "verblijfplaats": {
            "type": "VerblijfplaatsBuitenland",
            "datumVan": {"type": "Datum", "datum": since, "langFormaat": since},
            "verblijfadres": {"regel1": "12 Harbour Street", "land": LAND},
        },
    }


def report_later(world: World, *, days: int, event: dict[str, Any]) -> None:
    """Days pass, and the event comes in. (It is sent today: its token would have expired.)"""
    ahead, world.clock.ahead = world.clock.ahead, timedelta()
    world.report(event)
    world.clock.ahead = ahead + timedelta(days=days)
    world.work()


def codes(world: World) -> set[str]:
    """The rules that apply to what the notifier was last told."""
    facts = CaseFacts(departure=world.notifier.taken[-1])
    decision = decide(facts, DecisionPolicy("proef", Mode.ON), world.clock())
    return {reason.code for reason in decision.reasons}


def newest(world: World) -> ChildFacts:
    return world.notifier.taken[-1].children[0]


def residences(child: ChildFacts, bsn: str) -> tuple[Residence, ...]:
    (found,) = (p for p in (child.child, *child.persons) if p.bsn == Bsn(bsn))
    return found.residences


def living_with_the_father() -> Family:
    family = Family()
    family.persons[0] = lives_at(family.persons[0], 2)
    return family


def test_a_child_that_lived_with_who_stays_is_flagged_also_after_the_registration(
    world: World,
) -> None:
    family = living_with_the_father()
    world.bring(family.persons)
    world.report(declared(family, vertrekdatum=day(20)))
    world.work()
    assert "R05" in codes(world)

    world.bring([abroad(p, day(20)) for p in family.persons[:2]])
    report_later(world, days=25, event=registered(family.child, on=day(20)))

    child = newest(world)
    assert child.registration is not None
    now_abroad, at_home = residences(child, family.child)
    (fathers,) = residences(child, family.stayer)
    assert at_home.label == fathers.label != now_abroad.label
    assert at_home.until == local_date(world.clock() - timedelta(days=24))
    assert "R05" in codes(world)


def test_who_was_never_seen_at_home_is_not_judged(world: World) -> None:
    family = living_with_the_father()
    world.bring(family.persons)
    world.bring([abroad(p, day(-3)) for p in family.persons[:2]])

    world.report(registered(family.child))
    world.work()

    assert len(residences(newest(world), family.child)) == 1
    assert not codes(world) & {"R05", "R06"}


def test_a_move_since_an_earlier_declaration_is_seen(world: World) -> None:
    """The first declaration is withdrawn; in between the child moves from father to mother."""
    family = living_with_the_father()
    world.bring(family.persons)
    first = declared(family)
    world.report(first)
    world.work()
    world.report(withdrawn(first))
    world.work()
    assert "R06" not in codes(world)

    world.bring([lives_at(family.persons[0], 1, day(20))])
    report_later(world, days=30, event=declared(family, vertrekdatum=day(60)))

    assert {"R06", "R11"} <= codes(world)

    world.bring([abroad(p, day(60)) for p in family.persons[:2]])
    report_later(world, days=35, event=registered(family.child, on=day(60)))

    assert newest(world).registration is not None
    assert "R06" in codes(world)


def test_both_at_one_address_stays_a_reason_to_hold(world: World) -> None:
    family = Family()
    family.persons[2] = lives_at(family.persons[2], 1)
    world.bring(family.persons)
    world.report(declared(family, vertrekdatum=day(10)))
    world.work()
    assert "S30" in codes(world)

    world.bring([abroad(p, day(10)) for p in family.persons[:2]])
    report_later(world, days=15, event=registered(family.child, on=day(10)))

    assert newest(world).registration is not None
    assert "S30" in codes(world)


def kept_of(world: World, family: Family) -> list[Any]:
    privacy = world.application.service.privacy
    people = privacy.indexes_of(map(Bsn, (family.child, family.leaver, family.stayer)))
    return world.rows(select(RESIDENCE).where(RESIDENCE.c.person.in_(people)))


def test_no_address_is_kept_and_the_same_one_once(world: World) -> None:
    family = living_with_the_father()
    world.bring(family.persons)
    world.report(declared(family))
    world.work()
    report_later(world, days=2, event=declared(family))

    rows = kept_of(world, family)
    assert len(rows) == 3
    today = local_date(world.clock())
    assert {(row.seen_from, row.seen_until) for row in rows} == {(today - timedelta(days=2), today)}
    privacy = world.application.service.privacy
    for row in rows:
        plain = privacy.open(row.content, RESIDENCE, "content", row.id)
        for trace in (b"2511AB", b"2511ab", b"Proefstraat", b"0518010000000001"):
            assert trace not in plain
            assert trace not in row.content


@pytest.mark.parametrize("undone", [True, False], ids=["undone", "open"])
def test_what_no_departure_can_use_any_more_is_forgotten(
    world: World,
    undone: bool,  # noqa: FBT001  parameter of the test
) -> None:
    family = Family()
    world.bring(family.persons)
    first = declared(family)
    world.report(first)
    world.work()
    if undone:
        world.report(withdrawn(first))
        world.work()

    world.clock.advance(days=KEPT_FOR.days)
    sweep(world.application.service)
    assert len(kept_of(world, family)) == 3

    world.clock.advance(days=1)
    sweep(world.application.service)
    assert len(kept_of(world, family)) == (0 if undone else 3)
