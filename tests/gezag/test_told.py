"""What is told of a derivation, over made-up and official families in every protected dress.

Country of birth and sex may change who has gezag. They may not change a word of anything else.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from brp_adapter.custody.derivation.answer import CannotSay
from brp_adapter.custody.derivation.derive import derive
from brp_adapter.custody.derivation.facts import FamilyFacts
from brp_adapter.custody.derived_answer import derived_answer
from brp_adapter.register.derivation_facts import family_facts, read_persons
from contracts.gezag import is_determined
from contracts.messages.derived import DerivedGezag
from tests.gezag.families_at_random import family
from tests.gezag.full_family import scenario
from tests.gezag.official import needed, official
from vertrekmelding.custody.stand_ins import StandIns

TODAY = dt.date(2026, 3, 2)
FAMILIES = 150
RESTS_ON_BIRTH = {"1.3", "1.3a", "1.3b"}


def _facts(told: dict[str, Any]) -> FamilyFacts:
    numbers = StandIns()
    child = numbers.of(told["asked"])
    return family_facts(child, read_persons([numbers.replaced(p) for p in told["persons"]]))


def _dresses(facts: FamilyFacts) -> Iterator[FamilyFacts]:
    mothers = (1, 2, None) if len(facts.parents) == 2 else (None,)
    for born_here, mother in product((True, False, None), mothers):
        yield replace(
            facts,
            child=replace(facts.child, born_in_netherlands=born_here),
            parents=tuple(
                replace(one, birth_mother=None if mother is None else one.place == mother)
                for one in facts.parents
            ),
        )


def _assert_told_well(facts: FamilyFacts, today: dt.date) -> Counter[str]:
    told: dict[object, set[DerivedGezag]] = {}
    seen: Counter[str] = Counter()
    for dressed in _dresses(facts):
        answer, found = derived_answer(dressed, today), derive(dressed, today)
        told.setdefault(answer.gezag, set()).add(answer)
        said = (
            not isinstance(found, CannotSay)
            and found.gezag is not None
            and is_determined(found.gezag)
        )
        assert said == (answer.gezag is not None)
        assert said != (answer.missing is not None)
        for step in answer.steps:
            if step.number in RESTS_ON_BIRTH:
                assert (step.answer, step.because) == (None, None)
            elif step.number == "2a.3":
                assert step.answer in (None, "Na")
        seen["said" if said else "unsaid"] += 1
    assert all(len(answers) == 1 for answers in told.values()), told
    seen["differs by a protected fact"] += len(told) > 1
    return seen


def _made_up(count: int) -> Counter[str]:
    families = (_facts(scenario(family(seed))) for seed in range(count))
    return sum((_assert_told_well(facts, TODAY) for facts in families), Counter())


def test_made_up_families() -> None:
    seen = _made_up(FAMILIES)
    # All three happen often, or the assertions above say little.
    assert min(seen.values()) > FAMILIES / 10, seen
    assert len(seen) == 3


@needed
def test_official_families() -> None:
    every = official()
    seen: Counter[str] = Counter()
    for one in every.scenarios[::7]:
        seen += _assert_told_well(_facts(one), every.today)
    assert len(seen) == 3


def test_a_word_too_much_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    real = derived_answer

    def talkative(facts: FamilyFacts, today: dt.date) -> DerivedGezag:
        return replace(real(facts, today), ground=str(facts.child.born_in_netherlands))

    monkeypatch.setattr("tests.gezag.test_told.derived_answer", talkative)
    with pytest.raises(AssertionError):
        _made_up(20)
