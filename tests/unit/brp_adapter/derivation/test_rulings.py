"""Questions 3.1 and 3.2: a ruling on gezag, and what may have undone it since."""

from __future__ import annotations

from itertools import product

import pytest

from brp_adapter.custody.derivation.facts import Adult, Parent, Ruling, Union
from contracts.gezag import Gezag, GezamenlijkGezag, Holder, Voogdij
from tests.unit.brp_adapter.derivation.families import (
    APART_AFTER,
    BORN,
    BOTH,
    LATER,
    MINOR_BORN,
    NOBODY,
    ONE,
    ONLY_ONE,
    ONLY_TWO,
    TWO,
    adult,
    child,
    derived,
    married,
    parent,
    said,
    together,
    unsaid,
    with_another,
)


@pytest.mark.parametrize(
    ("ruling", "one", "other", "expected"),
    [
        (Ruling.PARENT_1, {}, {"deceased": True}, (ONLY_ONE, "11o1")),
        (Ruling.PARENT_1, {"deceased": True}, {}, (NOBODY, "12o")),
        (Ruling.PARENT_1, {"curatele": True}, {}, (NOBODY, "12c")),
        (Ruling.PARENT_1, {"birth": MINOR_BORN}, {}, (NOBODY, "12m")),
        (Ruling.PARENT_2, {}, {}, (ONLY_TWO, "13o2")),
        (Ruling.PARENT_2, {}, {"deceased": True}, (NOBODY, "14o")),
        (Ruling.BOTH, {}, {}, (BOTH, "7")),
        (Ruling.BOTH, {"curatele": True}, {}, (ONLY_TWO, "8")),
        (Ruling.BOTH, {}, {"deceased": True}, (ONLY_ONE, "9")),
        (Ruling.BOTH, {"birth": MINOR_BORN}, {"deceased": True}, (NOBODY, "10om")),
        (Ruling.PARENT_1_AND_THIRD, {}, {}, (GezamenlijkGezag(Holder(ONE), None), "4n")),
        (Ruling.PARENT_1_AND_THIRD, {"deceased": True}, {}, (Voogdij(()), "4o1")),
        (Ruling.PARENT_2_AND_THIRD, {}, {}, (GezamenlijkGezag(Holder(TWO), None), "5n")),
        (Ruling.PARENT_2_AND_THIRD, {}, {"curatele": True}, (Voogdij(()), "5o2")),
        (Ruling.THIRD, {}, {}, (Voogdij(()), "6")),
    ],
)
def test_3_2_a_ruling_holds_for_whoever_is_able(
    ruling: Ruling, one: dict[str, object], other: dict[str, object], expected: tuple[Gezag, str]
) -> None:
    parents = (parent(1, person=adult(ONE, **one)), parent(2, person=adult(TWO, **other)))
    assert said((child(ruling=ruling), *parents)) == expected


def test_3_2_a_ruling_about_a_parent_who_is_none_any_more() -> None:
    # The model then goes by law (3.1), also where that leads to the partner at the birth.
    assert said((child(ruling=Ruling.BOTH), parent(1))) == (ONLY_ONE, "18o1")
    assert "ontkend" in unsaid(child(ruling=Ruling.BOTH), parent(1, with_another("2010-01-01")))
    assert "ouder 2" in unsaid(child(ruling=Ruling.PARENT_2), parent(1))


def test_3_2_an_unknown_code_is_never_read_as_no_ruling() -> None:
    assert "indicatie" in unsaid(child(unknown_ruling=True), *married())


FOR_ONE = [Ruling.PARENT_1, Ruling.PARENT_2]
FOR_OTHERS = [Ruling.PARENT_1_AND_THIRD, Ruling.PARENT_2_AND_THIRD, Ruling.THIRD, Ruling.BOTH]
MARRIED_BEFORE = (parent(1, together("2010-01-01")), parent(2, together("2010-01-01")))
MARRIED_AFTER = (parent(1, together("2020-01-01")), parent(2, together("2020-01-01")))


@pytest.mark.parametrize(
    ("ruling", "parents"), list(product(FOR_ONE, [MARRIED_AFTER, APART_AFTER]))
)
def test_3_1_a_union_after_the_birth_may_be_one_that_undoes_the_ruling(
    ruling: Ruling, parents: tuple[Parent, Parent]
) -> None:
    assert "hertrouwden" in unsaid(child(ruling=ruling), *parents)


@pytest.mark.parametrize("ruling", FOR_ONE)
@pytest.mark.parametrize(
    "parents",
    [MARRIED_BEFORE, (parent(1), parent(2)), (parent(1), parent(2, with_another("2020-01-01")))],
)
def test_3_1_without_one_the_ruling_stands(ruling: Ruling, parents: tuple[Parent, Parent]) -> None:
    expected = ONLY_ONE if ruling is Ruling.PARENT_1 else ONLY_TWO
    assert derived(child(ruling=ruling), *parents).gezag == expected


def test_3_1_a_union_begun_on_the_day_of_the_birth_may_follow_a_ruling_of_that_day() -> None:
    that_day = together(str(BORN))
    assert "hertrouwden" in unsaid(
        child(ruling=Ruling.PARENT_1), parent(1, that_day), parent(2, that_day)
    )


@pytest.mark.parametrize("union", [together("2020-01-01"), with_another("2020-01-01")])
def test_3_1_married_again_or_not_the_only_able_parent_has_it(union: Union) -> None:
    # By the ruling parent 1 has it alone; joint gezag of a marriage leaves parent 1 alone as well.
    dead = parent(2, together("2020-01-01"), person=adult(TWO, deceased=True))
    found = derived(child(ruling=Ruling.PARENT_1), parent(1, union), dead)
    assert (found.gezag, found.conclusion.route, found.other_routes) == (ONLY_ONE, "11o1", ("25",))
    # Parent 2, whom the ruling names, died: nobody by the ruling, parent 1 after marrying again.
    assert "hertrouwden" in unsaid(child(ruling=Ruling.PARENT_2), parent(1, union), dead)


def test_3_1_without_the_number_of_a_parent_the_model_reads_no_new_marriage() -> None:
    elsewhere = parent(2, person=Adult(None))
    found = said((child(ruling=Ruling.PARENT_1), parent(1, together("2020-01-01")), elsewhere))
    assert found == (ONLY_ONE, "11o1")


def test_3_1_a_later_adoption_takes_the_days_of_both_ties() -> None:
    undated = (parent(1), parent(2, since=None))
    assert said((child(ruling=Ruling.PARENT_1), *undated)) == (ONLY_ONE, "11o1")


@pytest.mark.parametrize("ruling", FOR_OTHERS)
def test_3_1_marrying_again_undoes_only_a_ruling_for_one_parent(ruling: Ruling) -> None:
    assert derived(child(ruling=ruling), *MARRIED_AFTER)


@pytest.mark.parametrize("ruling", [Ruling.PARENT_1, Ruling.THIRD, Ruling.PARENT_1_AND_THIRD])
def test_3_1_a_tie_after_the_birth_may_be_an_adoption_that_undoes_it(ruling: Ruling) -> None:
    assert "adoptie" in unsaid(child(ruling=ruling), parent(1), parent(2, since=LATER))


def test_3_1_after_a_ruling_for_both_an_adoption_changes_nothing() -> None:
    found = derived(child(ruling=Ruling.BOTH), parent(1), parent(2, since=LATER))
    assert (found.gezag, found.conclusion.route, found.other_routes) == (BOTH, "7", ("33",))
