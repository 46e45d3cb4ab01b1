"""What a derivation tells others: the whole route, and nothing of what may not be kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from brp_adapter.custody.derivation.answer import CannotSay
from brp_adapter.custody.derivation.derive import derive
from brp_adapter.custody.derivation.facts import FamilyFacts, Parent, Residence
from brp_adapter.custody.derivation.path import QUESTIONS
from brp_adapter.custody.derived_answer import NOT_KEPT, derived_answer
from contracts.gezag import EenhoofdigOuderlijkGezag, GezamenlijkOuderlijkGezag, Holder
from contracts.messages.derived import DerivationStep, DerivedGezag
from contracts.values.dates import PartialDate
from tests.unit.brp_adapter.derivation.families import (
    ONE,
    TODAY,
    TWO,
    adult,
    child,
    married,
    parent,
    together,
    with_another,
)

LATER = PartialDate(2019, 6, 1)
SINCE_2023 = PartialDate(2023, 5, 1)
DEAD = {"deceased": True}

FAMILIES: dict[str, tuple[Parent, ...]] = {
    "married": married(),
    "divorced": (parent(1, together(end="2020-01-01")), parent(2, together(end="2020-01-01"))),
    "recognised": (parent(1), parent(2, since=LATER)),
    "recognised since 2023": (parent(1), parent(2, since=SINCE_2023)),
    "both from the birth": (parent(1), parent(2)),
    "both died": (parent(1, person=adult(ONE, **DEAD)), parent(2, person=adult(TWO, **DEAD))),
    "married to others since": (
        parent(1, with_another("2018-01-01")),
        parent(2, with_another("2019-01-01")),
    ),
    "one parent": (parent(1, birth_mother=None),),
    "one parent, married": (parent(1, with_another("2010-01-01"), birth_mother=None),),
    "nobody": (),
}
PROTECTED = tuple(product((True, False, None), (1, 2, None)))


def _told(
    parents: tuple[Parent, ...], *, born_here: bool | None = True, mother: int | None = 1
) -> DerivedGezag:
    return derived_answer(_family(parents, born_here=born_here, mother=mother), TODAY)


def _family(
    parents: tuple[Parent, ...], *, born_here: bool | None, mother: int | None
) -> FamilyFacts:
    if len(parents) == 2:
        parents = tuple(
            replace(one, birth_mother=None if mother is None else one.place == mother)
            for one in parents
        )
    whose = child(residence=Residence.FORMER, born_in_netherlands=born_here)
    return FamilyFacts(whose, parents)


def _step(told: DerivedGezag, number: str) -> DerivationStep | None:
    return next((step for step in told.steps if step.number == number), None)


def test_the_whole_route_is_told() -> None:
    told = _told(married())
    assert told.gezag == GezamenlijkOuderlijkGezag((Holder(ONE), Holder(TWO)))
    assert (told.route, told.missing) == ("49", None)
    assert told.conclusion == "Beide ouders hebben samen het gezag."
    assert told.ground is not None
    assert "1:251" in told.ground
    assert _step(told, "2a.1") == DerivationStep(
        "2a.1",
        "Zijn de ouders nu met elkaar gehuwd of partners?",
        "Ja",
        "de ouders zijn met elkaar gehuwd of partners",
    )


@pytest.mark.parametrize("number", ["1.3", "1.3a", "1.3b"])
def test_questions_about_a_past_abroad_are_told_without_answer(number: str) -> None:
    step = _step(_told(married()), number)
    assert step is not None
    assert (step.answer, step.because) == (None, None)


def test_who_is_the_birth_mother_is_told_without_answer() -> None:
    told = _told((parent(1), parent(2)))
    assert told.gezag == EenhoofdigOuderlijkGezag(Holder(ONE))
    step = _step(told, "2a.3")
    assert step is not None
    assert (step.answer, step.because) == (None, None)
    since = _step(_told(FAMILIES["recognised since 2023"]), "2a.3")
    assert since is not None
    assert since.answer == "Na"


@pytest.mark.parametrize("name", FAMILIES)
def test_the_same_gezag_is_told_in_the_same_words_whatever_a_protected_fact_is(name: str) -> None:
    told: dict[object, set[DerivedGezag]] = {}
    for born_here, mother in PROTECTED:
        answer = _told(FAMILIES[name], born_here=born_here, mother=mother)
        told.setdefault(answer.gezag or answer.missing, set()).add(answer)
    assert all(len(answers) == 1 for answers in told.values()), told


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize(("born_here", "mother"), PROTECTED)
def test_what_is_told_is_what_was_derived(
    name: str,
    born_here: bool | None,  # noqa: FBT001  a parameter of the test
    mother: int | None,
) -> None:
    family = _family(FAMILIES[name], born_here=born_here, mother=mother)
    found, told = derive(family, TODAY), derived_answer(family, TODAY)
    if isinstance(found, CannotSay) or told.gezag is None:
        assert told.gezag is None
        assert told.missing
        assert (told.route, told.conclusion, told.ground) == (None, None, None)
    else:
        assert told.gezag == found.gezag
        assert told.route in (None, found.conclusion.route)
        assert told.ground in (None, found.conclusion.ground)


def test_why_it_cannot_be_said_does_not_tell_where_the_child_was_born() -> None:
    parents = (parent(1), parent(2, since=LATER))
    abroad = _told(parents, born_here=False)
    same_sex = _told((parent(1), parent(2)), mother=None)
    assert abroad.missing == same_sex.missing == NOT_KEPT
    assert abroad.steps == same_sex.steps
    assert not {step.number for step in abroad.steps} & {"1.3", "1.3a", "1.3b", "2a.1", "2a.3"}


def test_a_missing_fact_that_may_be_told_is_named() -> None:
    parents = FAMILIES["married to others since"]
    told = [_told(parents, born_here=here).missing for here in (True, False)]
    assert told[0] == told[1] != NOT_KEPT
    assert told[0] is not None
    assert "eerdere huwelijken" in told[0]


def test_who_died_does_not_tell_who_the_birth_mother_was() -> None:
    told = _told(FAMILIES["both died"])
    assert told.gezag is not None
    assert told.route is None
    assert _step(told, "4a.3") in (None, DerivationStep("4a.3", QUESTIONS["4a.3"]))
    assert _told(FAMILIES["both died"], mother=2) == told


def test_of_a_birth_date_only_the_age_is_told() -> None:
    """And in words that are the same every day, or each daily look would be news."""
    family = _family(married(), born_here=True, mother=1)
    told = derived_answer(family, TODAY)
    step = _step(told, "1.2")
    assert step is not None
    assert step.because == "jonger dan 18 op de dag van de afleiding"
    assert derived_answer(family, TODAY + timedelta(days=1)) == told
    birth = family.child.birth
    assert birth is not None
    assert str(birth) not in repr(told)


def test_who_is_ouder_1_and_ouder_2_is_told_by_number_only() -> None:
    assert _told(married()).parents == (ONE, TWO)
    nobody = replace(adult(TWO), bsn=None)
    assert _told((parent(1), parent(2, person=nobody))).parents == (ONE, None)
    assert _told(()).parents == (None, None)
    assert _told((parent(2),)).parents == (None, TWO)
