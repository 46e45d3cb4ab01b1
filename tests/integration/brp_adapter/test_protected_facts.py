"""A protected fact that changes no gezag changes nothing at all in what is handed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from brp_adapter.establish_again import establish_again
from contracts.gezag import GezamenlijkOuderlijkGezag
from contracts.messages.facts import DepartureFacts
from contracts.messages.wire import DEPARTURE_FACTS
from tests.integration.brp_adapter.emigrated import emigrate, married, on
from tests.integration.brp_adapter.families import Family, registered
from tests.integration.brp_adapter.running import World

Changes = list[dict[str, Any]]

BORN: Changes = [
    {"geboorte": {"land": {"code": code}}} for code in ("6030", "5010", "7024", "0000", "6029")
]
SEX: Changes = [
    {"ouders": [{"geslacht": {"code": one}}, {"geslacht": {"code": two}}]}
    for one in "VMO"
    for two in "VMO"
]


def _unmarried(family: Family) -> Family:
    """Both are parents from the birth on: who is the birth mother decides."""
    married(family)
    for person in family.persons:
        person.pop("partners", None)
    return family


@pytest.mark.parametrize("changes", [BORN, SEX], ids=["country of birth", "sex of the parents"])
def test_of_married_parents_the_facts_are_the_same_byte_for_byte(
    world: World, changes: Changes
) -> None:
    family = married(Family())
    handed = _handed_over(world, family, changes)
    assert isinstance(_gezag(handed[0]), GezamenlijkOuderlijkGezag)
    assert len({_bytes(facts) for facts in handed}) == 1


def test_the_sex_of_unmarried_parents_shows_in_nothing_but_the_gezag(world: World) -> None:
    told: dict[object, set[bytes]] = {}
    for facts in _handed_over(world, _unmarried(Family()), SEX):
        told.setdefault(_gezag(facts), set()).add(_bytes(facts))
    # The one, the other, and for five of the nine nobody knows: one word for that, whoever it is.
    assert [len(alike) for alike in told.values()] == [1, 1, 1]
    assert None in told


def test_where_a_child_of_unmarried_parents_was_born_abroad_shows_nowhere(world: World) -> None:
    handed = _handed_over(world, _unmarried(Family()), BORN[1:])
    assert {_gezag(facts) for facts in handed} == {None}
    assert len({_bytes(facts) for facts in handed}) == 1


def test_what_does_make_a_difference_shows(world: World) -> None:
    """Else the comparison above compares nothing."""
    divorced = {"partners": [{"ontbindingHuwelijkPartnerschap": {"datum": on("2020-06-01")}}]}
    one, other = _handed_over(world, married(Family()), [{}, divorced])
    assert _bytes(one) != _bytes(other)


def _handed_over(world: World, family: Family, changes: Changes) -> list[DepartureFacts]:
    """The facts about one family in the RNI, for each way its child's record can be."""
    world.bring(family.persons)
    emigrate(world, [family.child, family.leaver])
    world.report(registered(family.child))
    world.work()
    (child,) = world.notifier.taken[-1].children
    return [_anew(world, family, change, child.departure_id) for change in changes]


def _anew(world: World, family: Family, change: dict[str, Any], departure: UUID) -> DepartureFacts:
    everyone = world.sandbox.get("/sandbox/personen").json()
    number = family.leaver if "partners" in change else family.child
    person = next(one for one in everyone if one["burgerservicenummer"] == number)
    world.bring([_merged(person, change)])
    (facts,) = establish_again(world.application.service, [departure])
    return facts


def _merged(value: Any, change: Any) -> Any:  # noqa: ANN401  any JSON
    if isinstance(value, dict) and isinstance(change, dict):
        return value | {key: _merged(value.get(key), inner) for key, inner in change.items()}
    if isinstance(value, list) and isinstance(change, list):
        return [_merged(one, other) for one, other in zip(value, change, strict=True)]
    return change


def _gezag(facts: DepartureFacts) -> object:
    derived = facts.children[0].gezag.derived
    assert derived is not None
    return derived.gezag


def _bytes(facts: DepartureFacts) -> bytes:
    """But for ids and moments."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    (child,) = facts.children
    still = replace(child, gezag=replace(child.gezag, taken_at=moment))
    same = replace(facts, facts_id=UUID(int=0), established_at=moment, children=(still,))
    return DEPARTURE_FACTS.encode(same)
