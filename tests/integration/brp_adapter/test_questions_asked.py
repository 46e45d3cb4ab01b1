"""How often the BRP is asked for one family, about how many people, and why (DECISION §1, §7).

Two questions in the ordinary case, three with a derivation, never more than four; each has its
reasons in the log.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from brp_adapter.custody.derived_answer import REFUSED
from brp_adapter.establish_again import establish_again
from brp_adapter.storage.tables import AUDIT
from contracts.messages.facts import GezagSource
from contracts.values.bsn import Bsn
from tests.integration.brp_adapter.emigrated import (
    asked_since,
    asked_so_far,
    emigrate,
    married,
    on,
)
from tests.integration.brp_adapter.families import (
    Family,
    day,
    declared,
    event,
    registered,
    withdrawn,
)
from tests.integration.brp_adapter.running import World

FIRST = ["gemeld"]
FAMILY = ["gezag_en_ouders"]
OTHERS = ["andere_meldingen"]
OF_CHILD, OF_ADULTS = ["afleiding_kind"], ["afleiding_volwassenen"]
ALONG = ["afleiding_volwassenen", "gezag_en_ouders"]
EVERYBODY = ["afleiding_volwassenen", "andere_meldingen", "gezag_en_ouders"]
MOST = 4


@dataclass(frozen=True)
class Asked:
    questions: list[tuple[str, int]]
    reasons: list[list[str]]


def _work(world: World) -> Asked:
    before = asked_so_far(world)
    with capture_logs() as logged:
        world.work()
    reasons = [entry["reasons"] for entry in logged if entry["event"] == "register_asked"]
    asked = Asked(asked_since(world, before), reasons)
    assert len(asked.questions) <= MOST
    return asked


def test_a_declaration_takes_two(world: World) -> None:
    family = married(Family())
    world.bring(family.persons)
    world.report(declared(family))
    assert _work(world) == Asked([("ordinary", 2), ("ordinary", 1)], [FIRST, FAMILY])


def test_several_children_take_no_more(world: World) -> None:
    family = married(Family())
    children = [family.child, family.sibling(), family.sibling()]
    world.bring(family.persons)
    world.report(declared(family, [*children, family.leaver]))
    assert _work(world) == Asked([("ordinary", 4), ("ordinary", 1)], [FIRST, FAMILY])


def test_a_registration_that_finds_a_snapshot_takes_one(world: World) -> None:
    family = married(Family())
    world.bring(family.persons)
    world.report(declared(family, vertrekdatum=day(2)))
    world.work()
    emigrate(world, [family.child, family.leaver], day(2))
    world.report(registered(family.child, day(2)))
    assert _work(world) == Asked([("ordinary", 3)], [["gemeld", "gezag_en_ouders"]])
    assert world.notifier.taken[-1].children[0].gezag.source is GezagSource.SNAPSHOT


def test_a_registration_alone_takes_a_derivation(world: World) -> None:
    family = married(Family())
    world.bring(family.persons)
    emigrate(world, [family.child, family.leaver])
    world.report(registered(family.child))
    assert _work(world) == Asked(
        [("ordinary", 1), ("with adults", 2), ("child", 1)],
        [FIRST, ALONG, OF_CHILD],
    )
    (answer,) = [child.gezag for child in world.notifier.taken[-1].children]
    assert answer.source is GezagSource.NONE
    assert answer.derived is not None
    assert answer.derived.route == "49"


def test_children_of_one_family_are_derived_together(world: World) -> None:
    family = Family()
    children = [family.child, family.sibling()]
    married(family)
    world.bring(family.persons)
    emigrate(world, [*children, family.leaver])
    for child in children:
        world.report(registered(child))
    asked = _work(world)
    assert asked.questions == [("ordinary", 2), ("with adults", 2), ("child", 2)]


def test_families_of_one_turn_are_derived_together(world: World) -> None:
    for _ in range(3):
        family = married(Family())
        world.bring(family.persons)
        emigrate(world, [family.child, family.leaver])
        world.report(registered(family.child))
    asked = _work(world)
    assert asked.questions == [("ordinary", 3), ("with adults", 6), ("child", 3)]


def test_a_child_without_parents_takes_no_question_about_adults(world: World) -> None:
    family = Family()
    family.persons[0]["ouders"] = []
    family.persons[0]["geboorte"] |= {"land": {"code": "6030"}}
    world.bring(family.persons)
    emigrate(world, [family.child])
    world.report(registered(family.child))
    assert _work(world) == Asked([("ordinary", 1), ("child", 1)], [FIRST, OF_CHILD])


def test_a_withdrawal_takes_no_derivation(world: World) -> None:
    family = married(Family())
    world.bring(family.persons)
    first = declared(family)
    world.report(first)
    world.work()
    world.report(withdrawn(first))
    assert _work(world) == Asked([("ordinary", 3)], [["gemeld", "gezag_en_ouders"]])


def test_a_notice_about_someone_who_does_not_depart_takes_no_derivation(world: World) -> None:
    family = married(Family())
    world.bring(family.persons)
    world.report(event("vrijbrp.pl.mutation.v1", {"bsn": family.child}))
    asked = _work(world)
    assert {kind for kind, _ in asked.questions} == {"ordinary"}
    assert len(asked.questions) <= 2


def test_whom_other_reports_name_is_asked_along(world: World) -> None:
    """The mother reported her own departure with a child of hers from before."""
    family, other = married(Family()), Family()
    world.bring(family.persons + other.persons)
    world.report(declared(other, [other.child, family.stayer]))
    world.work()
    world.report(registered(family.child))
    everybody = len([family.leaver, family.stayer, other.child, other.leaver, other.stayer])
    assert _work(world) == Asked(
        [("ordinary", 1), ("ordinary", everybody)],
        [FIRST, ["andere_meldingen", "gezag_en_ouders"]],
    )


def test_other_reports_and_a_derivation_together(world: World) -> None:
    family, other = married(Family()), Family()
    world.bring(family.persons + other.persons)
    world.report(declared(other, [other.child, family.stayer]))
    world.work()
    emigrate(world, [family.child, family.leaver])
    world.report(registered(family.child))
    assert _work(world).reasons == [FIRST, EVERYBODY, OF_CHILD]


def test_asking_again_derives_again(world: World) -> None:
    family = married(Family())
    world.bring(family.persons)
    emigrate(world, [family.child, family.leaver])
    world.report(registered(family.child))
    world.work()
    (child,) = world.notifier.taken[-1].children
    before = asked_so_far(world)
    (facts,) = establish_again(world.application.service, [child.departure_id])
    assert facts.children[0].gezag.derived == child.gezag.derived
    kinds = [kind for kind, _ in asked_since(world, before)]
    assert kinds == ["ordinary", "with adults", "child"]


def test_no_derivation_for_a_child_that_lives_here(world: World) -> None:
    family = married(Family())
    family.persons[0]["gezag"] = [{**family.gezag, "type": "GezagNietTeBepalen"}]
    world.bring(family.persons)
    world.report(declared(family))
    assert {kind for kind, _ in _work(world).questions} == {"ordinary"}
    answer = world.notifier.taken[-1].children[0].gezag
    assert (answer.source, answer.derived) == (GezagSource.NONE, None)


def test_no_derivation_for_who_came_of_age_or_died(world: World) -> None:
    for change in (
        {"geboorte": {"datum": on(day(-19 * 366))}},
        {"overlijden": {"datum": on(day(-1))}},
    ):
        family = married(Family())
        family.persons[0] |= change
        world.bring(family.persons)
        emigrate(world, [family.child], day(-3 * 366))
        world.report(registered(family.child, day(-3 * 366)))
        assert {kind for kind, _ in _work(world).questions} == {"ordinary"}


@pytest.mark.parametrize("status", [403, 400])
def test_a_refused_derivation_keeps_no_case_from_the_human(world: World, status: int) -> None:
    family = _event_only(world)
    _fail_the_derivation(world, status=status)
    with capture_logs() as logged:
        world.work()
    (child,) = world.notifier.taken[-1].children
    assert child.child.bsn.reveal() == family.child
    assert child.gezag.derived is not None
    assert (child.gezag.derived.gezag, child.gezag.derived.missing) == (None, REFUSED)
    assert "derivation_refused" in [entry["event"] for entry in logged]


@pytest.mark.parametrize("status", [403, 400])
def test_what_is_refused_for_adults_is_asked_without_it(world: World, status: int) -> None:
    """The people must be known all the same; no more is asked for a derivation then."""
    family = married(Family())
    world.bring(family.persons)
    emigrate(world, [family.child, family.leaver])
    world.report(registered(family.child))
    _fail_the_derivation(world, status=status, after=1)
    asked = _work(world)
    assert asked.questions == [("ordinary", 1), ("with adults", 2), ("ordinary", 2)]
    (child,) = world.notifier.taken[-1].children
    assert child.gezag.derived is not None
    assert (child.gezag.derived.gezag, child.gezag.derived.missing) == (None, REFUSED)


def test_the_partner_of_an_only_parent_takes_the_fourth(world: World) -> None:
    """Who that is, only the answer about the parent tells (question 4b.1)."""
    family = married(Family())
    child = family.persons[0]
    child["ouders"] = child["ouders"][:1]
    world.bring(family.persons)
    emigrate(world, [family.child])
    world.report(registered(family.child))
    assert _work(world) == Asked(
        [("ordinary", 1), ("with adults", 1), ("child", 1), ("adults", 1)],
        [FIRST, ALONG, OF_CHILD, OF_ADULTS],
    )


def test_who_was_asked_about_before_goes_along_for_the_derivation(world: World) -> None:
    """A parent in the report itself: known, but not what a derivation takes of that parent."""
    family = married(Family())
    world.bring(family.persons)
    emigrate(world, [family.child, family.leaver])
    world.report(declared(family, vertrekdatum=day(-3)))
    assert _work(world).questions == [("ordinary", 2), ("with adults", 2), ("child", 1)]
    (child,) = world.notifier.taken[-1].children
    assert child.gezag.derived is not None
    assert child.gezag.derived.route == "49"


def test_a_brp_that_is_away_in_the_middle_is_asked_again(world: World) -> None:
    _event_only(world)
    _fail_the_derivation(world, status=503)
    world.work()
    assert world.notifier.taken == []
    world.clock.advance(hours=1)
    world.work()
    (child,) = world.notifier.taken[-1].children
    assert child.gezag.derived is not None
    assert child.gezag.derived.route == "49"


def test_the_derivation_stands_apart_in_the_audit(world: World) -> None:
    family = _event_only(world)
    world.work()
    asked = {
        bsn: [
            row.action
            for row in world.rows(
                select(AUDIT.c.action).where(
                    AUDIT.c.person == world.application.service.privacy.index_of(Bsn(bsn))
                )
            )
        ]
        for bsn in (family.child, family.leaver, family.stayer)
    }
    for actions in asked.values():
        assert actions == ["brp.personen.raadplegen", "brp.personen.raadplegen.afleiding"]


def _fail_the_derivation(world: World, status: int, after: int = 2) -> None:
    """So many questions pass; what comes next fails."""
    world.fault(onderdeel="brp", soort="vertraging", vertragingSeconden=0, aantal=after)
    world.fault(onderdeel="brp", soort="status", status=status, aantal=1)


def _event_only(world: World) -> Family:
    family = married(Family())
    world.bring(family.persons)
    emigrate(world, [family.child, family.leaver])
    world.report(registered(family.child))
    return family
