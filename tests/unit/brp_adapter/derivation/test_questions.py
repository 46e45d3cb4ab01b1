"""Each question of the public decision model, with families that differ in one thing."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from brp_adapter.custody.derivation.derive import derive
from brp_adapter.custody.derivation.facts import (
    Adult,
    FamilyFacts,
    Residence,
    Ruling,
    Union,
    minor_on,
)
from contracts.gezag import Gezag, GezamenlijkOuderlijkGezag, Holder
from contracts.values.dates import UNKNOWN_DATE, PartialDate
from tests.unit.brp_adapter.derivation.families import (
    APART_AFTER,
    BORN,
    BOTH,
    LATER,
    NOBODY,
    ONE,
    ONLY_ONE,
    ONLY_TWO,
    THIRD,
    TODAY,
    TOKENS,
    TWO,
    UNDETERMINED,
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
    ("residence", "expected"),
    [
        (Residence.RESIDENT, (BOTH, "49")),
        (Residence.FORMER, (BOTH, "49")),
        (Residence.NEVER, (UNDETERMINED, "1")),
    ],
)
def test_1_1_a_former_resident_counts_as_one(
    residence: Residence, expected: tuple[Gezag, str]
) -> None:
    assert said((child(residence=residence), *married())) == expected


@pytest.mark.parametrize(
    ("birth", "deceased", "expected"),
    [
        ("2008-03-02", "", (None, "2m")),
        ("2008-03-03", "", (BOTH, "49")),
        ("2008", "", (None, "2m")),
        ("2009", "", (BOTH, "49")),
        ("2008-03", "", (None, "2m")),
        ("2008-04", "", (BOTH, "49")),
        ("2016-05-01", "deceased", (None, "2o")),
        ("onbekend", "", (UNDETERMINED, "2e")),
    ],
)
def test_1_2_minor_from_the_first_day_that_the_birth_can_be(
    birth: str, deceased: str, expected: tuple[Gezag | None, str]
) -> None:
    whose = child(birth=PartialDate.parse(birth), deceased=bool(deceased))
    assert said((whose, *married(since="2000-01-01"))) == expected


def test_1_2_an_adult_in_the_rni_is_an_adult_first() -> None:
    whose = child(birth=PartialDate(2000), residence=Residence.NEVER)
    assert said((whose, *married())) == (None, "2m")


def test_1_2_someone_born_on_29_february_comes_of_age_on_1_march() -> None:
    born = PartialDate(2008, 2, 29)
    assert minor_on(born, dt.date(2026, 2, 28))
    assert not minor_on(born, dt.date(2026, 3, 1))


def test_1_3_a_child_that_came_back_is_undetermined_unless_its_parents_are_married() -> None:
    came_back = child(settled=True)
    assert said((came_back, parent(1), parent(2))) == (UNDETERMINED, "3")
    assert said((came_back, parent(1))) == (UNDETERMINED, "3")
    assert said((came_back, *married())) == (BOTH, "49")


def test_1_3_is_about_a_child_that_was_born_here() -> None:
    found = derived(child(born_in_netherlands=False, settled=True), parent(1))
    (step,) = [step for step in found.steps if step.number == "1.3"]
    assert (step.answer.value, step.answer.because) == (
        "Nee",
        "geldt alleen voor een kind dat in Nederland is geboren",
    )


def test_1_3_with_joint_gezag_and_a_past_abroad_the_official_versions_differ() -> None:
    divorced = together("2010-01-01", "2020-01-01")
    since_2023 = parent(2, since=PartialDate(2023, 1, 1))
    for past in (child(settled=True), child(born_in_netherlands=False)):
        whose = (parent(1, divorced), parent(2, divorced))
        assert "verleden in het buitenland" in unsaid(past, *whose)
        assert unsaid(past, parent(1), since_2023)


def test_1_3a_a_child_born_abroad_likewise() -> None:
    abroad = child(born_in_netherlands=False)
    assert said((abroad, parent(1), parent(2))) == (UNDETERMINED, "3a")
    assert said((abroad, *married())) == (BOTH, "49")
    assert "geboren" in unsaid(child(born_in_netherlands=None), parent(1), parent(2))


def test_1_3b_a_tie_that_began_after_the_birth_may_rest_on_a_dutch_adoption() -> None:
    abroad = child(born_in_netherlands=False)
    assert "akte" in unsaid(abroad, parent(1, since=LATER), parent(2, since=LATER))
    # A deed gives the day: a tie since an unknown day rests on none.
    assert said((abroad, parent(1, since=UNKNOWN_DATE))) == (UNDETERMINED, "3a")


def test_after_leaving_the_assumption_about_earlier_years_abroad_stands_in_the_route() -> None:
    found = derived(child(residence=Residence.FORMER), parent(1))
    assert any("aangenomen" in step.answer.because for step in found.steps)


def test_2_1_no_parents_one_without_a_name() -> None:
    assert said((child(),)) == (NOBODY, "37")
    nameless = parent(2, person=Adult(None), named=False)
    assert "zonder naam" in unsaid(child(), parent(1), nameless)


def test_2a_1_married_once_married_never_married() -> None:
    assert said((child(), *married())) == (BOTH, "49")
    divorced = together("2010-01-01", "2020-01-01")
    assert said((child(), parent(1, divorced), parent(2, divorced))) == (BOTH, "45")
    before = together("2010-01-01", "2015-01-01")
    assert said((child(), parent(1, before), parent(2, before))) == (ONLY_ONE, "54v1o1")
    on_the_day = together("2010-01-01", "2016-05-01")
    assert said((child(), parent(1, on_the_day), parent(2, on_the_day))) == (BOTH, "45")
    assert said((child(), parent(1), parent(2))) == (ONLY_ONE, "54v1o1")


def test_2a_1_a_widow_who_married_again_was_married_to_the_father() -> None:
    dead = adult(TWO, deceased=True)
    widow = parent(1, with_another("2022-01-01"))
    assert said((child(), widow, parent(2, together(), person=dead))) == (ONLY_ONE, "47")


def test_2a_1_an_earlier_union_is_not_shown() -> None:
    assert "eerdere huwelijken" in unsaid(child(), *APART_AFTER)
    # Whoever was married to another at the birth, or never at all, was not married to the other.
    assert derived(child(), parent(1, with_another("2012-01-01")), APART_AFTER[1]).gezag
    assert derived(child(), parent(1), APART_AFTER[1]).gezag == ONLY_ONE


def test_2a_1_records_that_contradict_each_other_are_not_read() -> None:
    assert "bestaat" in unsaid(child(), parent(1, together()), parent(2))
    ended = together("2010-01-01", "2020-01-01")
    assert "bestaat" in unsaid(child(), parent(1, together()), parent(2, ended))
    undated = Union(None, ended=False, end=None, with_other_parent=True)
    assert unsaid(child(), parent(1, undated), parent(2, undated))


def test_2a_1_a_parent_without_number_is_known_from_the_other() -> None:
    elsewhere = parent(2, person=Adult(None))
    joint = GezamenlijkOuderlijkGezag((Holder(ONE), Holder(None)))
    assert said((child(), parent(1, together()), elsewhere)) == (joint, "49")
    assert said((child(), parent(1), elsewhere)) == (ONLY_ONE, "54v1o1")
    assert "eerdere" in unsaid(child(), parent(1, with_another("2020-01-01")), elsewhere)
    unsure = Union(BORN, ended=False, end=None, with_other_parent=None)
    assert "andere ouder" in unsaid(child(), parent(1, unsure), elsewhere)


def test_a_parent_whom_the_register_does_not_deliver_is_not_read() -> None:
    missing = parent(2, person=Adult(TWO))
    assert "ouder 2" in unsaid(child(), parent(1), missing)
    assert "ouder 2" in unsaid(child(ruling=Ruling.PARENT_2), parent(1), missing)
    rni = parent(2, person=adult(TWO, rni_only=True))
    assert "RNI" in unsaid(child(), parent(1), rni)


@pytest.mark.parametrize(
    ("born", "since", "expected"),
    [
        ("2016-05-01", "2023-01-01", (BOTH, "54n")),
        ("2023-02-01", "2023-02-01", (BOTH, "54n")),
        ("2016-05-01", "2016-05-01", (ONLY_ONE, "54v1o1")),
        ("2022-12-31", "2022-12-31", (ONLY_ONE, "54v1o1")),
    ],
)
def test_2a_3_recognised_before_or_since_1_january_2023(
    born: str, since: str, expected: tuple[Gezag, str]
) -> None:
    birth = PartialDate.parse(born)
    parents = (parent(1, since=birth), parent(2, since=PartialDate.parse(since)))
    assert said((child(birth=birth), *parents)) == expected


@pytest.mark.parametrize(
    "since",
    [
        *(None, UNKNOWN_DATE, PartialDate(2022), PartialDate(2023), PartialDate(2023, 1)),
        *(PartialDate(2023, 2), PartialDate(2024)),
    ],
)
def test_2a_3_a_date_that_may_lie_on_either_side(since: PartialDate | None) -> None:
    recognised = parent(2, since=since)
    found = derive(
        FamilyFacts(child(birth=PartialDate(2022, 3, 1)), (parent(1), recognised)), TODAY
    )
    certain = since in (PartialDate(2023, 2), PartialDate(2024))
    assert hasattr(found, "missing") is not certain


def test_2a_3_without_a_day_of_one_tie_nothing_is_said() -> None:
    born = PartialDate(2024, 5, 1)
    parents = (parent(1, since=born), parent(2, since=None))
    assert "niet in de BRP" in unsaid(child(birth=born), *parents)


def test_2a_2_the_partner_of_the_mother_adopts_with_effect_from_the_birth() -> None:
    # art. 1:230 lid 2 BW; with a man and a woman who are both parents from the birth on there
    # was no adoption, and the child born abroad stays undetermined.
    women = (parent(1, birth_mother=None), parent(2, birth_mother=None))
    assert "adoptie" in unsaid(child(born_in_netherlands=False), *women)
    assert said((child(born_in_netherlands=False), parent(1), parent(2)))[1] == "3a"


def test_2a_3_the_mother_must_be_known() -> None:
    same = (parent(1, birth_mother=None), parent(2, birth_mother=None))
    assert "geboortemoeder" in unsaid(child(), *same)
    assert said((child(), parent(1, birth_mother=False), parent(2, birth_mother=True))) == (
        ONLY_TWO,
        "54v2o2",
    )


def test_2a_2_recognised_after_the_birth_may_also_be_adopted() -> None:
    assert "erkenning" in unsaid(child(), parent(1), parent(2, since=LATER))
    # Where both ways lead to the same, that is the answer.
    dead = adult(TWO, deceased=True)
    assert derived(child(), parent(1), parent(2, since=LATER, person=dead)).gezag == ONLY_ONE


def test_2b_1_a_child_of_one_parent() -> None:
    assert said((child(), parent(1))) == (ONLY_ONE, "40o1")
    assert said((child(), parent(2))) == (ONLY_TWO, "40o2")
    dead = adult(ONE, deceased=True)
    assert said((child(), parent(1, person=dead))) == (NOBODY, "39o")
    before = with_another("2010-01-01", "2015-01-01")
    assert said((child(), parent(1, before))) == (ONLY_ONE, "40o1")


def test_2b_1_born_in_a_union_with_someone_else() -> None:
    assert "ontkend" in unsaid(child(), parent(1, with_another("2010-01-01")))
    assert "bij de geboorte" in unsaid(child(), parent(1, with_another("2020-01-01")))
    # Denied or not: with a partner who died or is under curatele it is the parent alone.
    for unable in "oc":
        partner = adult(THIRD, **TOKENS[unable])
        found = derived(child(), parent(1, with_another("2010-01-01", who=partner)))
        assert (found.gezag, found.other_routes) == (ONLY_ONE, ("40o1",))


@pytest.mark.parametrize(("one", "other"), list(product(TOKENS, TOKENS)))
def test_4a_2_nobody_is_left(one: str, other: str) -> None:
    found = derived(child(), *married(adult(ONE, **TOKENS[one]), adult(TWO, **TOKENS[other])))
    letters = "".join(sorted(one + other, key="ocm".index))
    assert found.gezag == NOBODY
    # After a death the union is over: route 48 instead of 52.
    assert found.conclusion.route in (f"52{letters}", f"48{letters}")


@pytest.mark.parametrize("why", TOKENS)
def test_4a_2_one_is_left(why: str) -> None:
    unable = TOKENS[why]
    assert derived(child(), *married(adult(ONE, **unable))).gezag == ONLY_TWO
    assert derived(child(), *married(None, adult(TWO, **unable))).gezag == ONLY_ONE
    parents = (parent(1, person=adult(ONE, **unable)), parent(2))
    assert said((child(), *parents)) == (NOBODY, f"54v1{why}")
