"""The catalogue is that of the workflow, its preconditions hold, and everything has words."""

import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Final

import pytest

from notifier.cases.case_action import FOUR_EYES, ActionCode, ActionState, NextStep
from notifier.review.acts.catalogue import BY_CODE, CATALOGUE, SECOND, Why
from notifier.review.acts.finish_step import STEP_FIELDS
from notifier.review.acts.form_field import Kind
from notifier.review.acts.hand_forms import HAND_FORMS
from notifier.review.acts.situation import Situation
from notifier.review.acts.step_forms import STEP_FORMS
from notifier.review.acts.texts import ActsTexts
from notifier.review.acts.texts_en import ACTS_EN
from notifier.review.acts.texts_nl import ACTS_NL
from notifier.review.acts.who import ACTS_WHO
from notifier.staff.roles import Role

WORKFLOW: Final = Path(__file__).parents[5].parent / "shared" / "domain" / "workflow.md"
ELSEWHERE: Final = {"A8", "A11"}
"""The package of the one and the verdict of the other are not forms of this catalogue."""

ORDINARY: Final = Situation(
    closed=False,
    held=False,
    silent=False,
    urgent=True,
    gone=False,
    violence=False,
    safe_holder=True,
    declared=True,
    told=True,
    supervised=True,
    standing=frozenset(),
    proposed=frozenset(),
    unsubmitted=frozenset(),
)
"""In which everything can be done."""


@pytest.mark.skipif(not WORKFLOW.exists(), reason="the workflow is not beside the checkout")
def test_it_is_that_of_the_workflow() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (A\d+) \| ([^|]+)\| ([^|]+)\| ([^|]+)\|", text, re.MULTILINE)
    assert {code for code, *_rest in rows} - ELSEWHERE == {act.code for act in CATALOGUE}
    for code, _action, by, four_eyes in rows:
        if code in ELSEWHERE:
            continue
        act = BY_CODE[ActionCode(code)]
        assert act.two is ("yes" in four_eyes), code
        assert (Role.REVIEWER in act.who) is bool(re.search(r"\bR\b|RvdK", by)), code
        # A12 is done by R in the workflow; the Ca IKA closes what it took over (§6).
        ours = {ActionCode.CLOSE, ActionCode.RECTIFY}
        if act.code not in ours:
            assert (Role.MUNICIPAL_SPECIALIST in act.who) is bool(re.search(r"\bM\b", by)), code
            assert (Role.CA_IKA_OFFICER in act.who) is ("Ca" in by), code


def test_whoever_reads_only_or_sees_no_case_does_nothing() -> None:
    for act in CATALOGUE:
        assert not act.who & {Role.AUDITOR, Role.PRIVACY_OFFICER}, act.code
    assert not {Role.AUDITOR, Role.PRIVACY_OFFICER} & SECOND


def test_the_table_of_routes_says_the_same_as_the_catalogue() -> None:
    for act in CATALOGUE:
        assert ACTS_WHO[act.path] == ACTS_WHO[f"{act.path}_form"] == act.who, act.code
    assert ACTS_WHO["tweede-lezing"] == SECOND


def test_everything_can_be_done_where_nothing_is_in_the_way() -> None:
    assert {act.code: act.unless(ORDINARY) for act in CATALOGUE} == dict.fromkeys(ActionCode)


@pytest.mark.parametrize(
    ("code", "changed", "why"),
    [
        ("A1", {"gone": True}, Why.GONE),
        ("A1", {"proposed": frozenset({ActionCode.SIS_ALERT})}, Why.PROPOSED),
        ("A2", {"urgent": False}, Why.NOT_URGENT),
        ("A3", {"declared": False}, Why.PROCESSED),
        ("A4", {"safe_holder": False}, Why.NOT_SAFE),
        ("A4", {"silent": True}, Why.SILENT),
        ("A9", {"silent": True}, Why.SILENT),
        ("A5", {"held": True}, Why.NO_ADVICE),
        ("A5", {"held": True, "standing": frozenset({ActionCode.VEILIG_THUIS})}, None),
        ("A7", {"proposed": frozenset({ActionCode.OWN_INQUIRY})}, Why.PROPOSED),
        ("A9", {"violence": True}, Why.VIOLENCE),
        ("A10", {"supervised": False}, Why.NO_SUPERVISION),
        ("A12", {"proposed": frozenset({ActionCode.SIS_ALERT})}, Why.UNFINISHED),
        ("A12", {"unsubmitted": frozenset({ActionCode.SIS_ALERT})}, Why.UNFINISHED),
        ("A13", {"told": False}, Why.NOBODY_TOLD),
        ("A13", {"closed": True}, None),
        ("A13", {"proposed": frozenset({ActionCode.RECTIFY})}, Why.PROPOSED),
    ],
)
def test_each_precondition(code: str, changed: dict[str, object], why: Why | None) -> None:
    situation = replace(ORDINARY, **changed)  # type: ignore[arg-type]
    assert BY_CODE[ActionCode(code)].unless(situation) is why


@pytest.mark.parametrize("code", sorted(set(ActionCode) - {ActionCode.RECTIFY}))
def test_nothing_is_done_to_a_closed_case_but_taking_a_message_back(code: ActionCode) -> None:
    assert BY_CODE[code].unless(replace(ORDINARY, closed=True)) is Why.CLOSED


@pytest.mark.parametrize("texts", [ACTS_NL, ACTS_EN], ids=["nl", "en"])
def test_every_field_option_reason_and_state_has_words(texts: ActsTexts) -> None:
    every = [*(one for act in CATALOGUE for one in act.fields)]
    every += [one for fields_of in STEP_FIELDS.values() for one in fields_of]
    assert {one.name for one in every} <= set(texts.labels)
    for one in every:
        assert {f"{one.name}.{option}" for option in one.options} <= set(texts.options), one.name
    assert set(texts.names) == set(texts.intros) == set(ActionCode)
    assert set(texts.why) == set(Why)
    assert set(texts.missing) == set(Kind)
    assert set(texts.states) == set(ActionState)
    assert set(texts.steps) == set(NextStep)
    names = {form.name for form in (*STEP_FORMS, *HAND_FORMS)}
    assert set(texts.forms) == set(texts.form_intros) == set(texts.form_done) == names
    assert set(texts.submit) >= FOUR_EYES
    # What could be asked is what is asked: no word is left over.
    assert {key.partition(".")[0] for key in texts.options} <= set(texts.labels)


def test_both_languages_have_the_same_words() -> None:
    for one in fields(ActsTexts):
        dutch, english = getattr(ACTS_NL, one.name), getattr(ACTS_EN, one.name)
        if isinstance(dutch, dict):
            assert dutch.keys() == english.keys(), one.name
        else:
            found = [sorted(re.findall(r"\{\w+\}", text)) for text in (dutch, english)]
            assert found[0] == found[1], one.name


def test_the_table_for_reviewers_is_that_of_the_catalogue() -> None:
    docs = Path(__file__).parents[5] / "docs" / "workbench.md"
    text = docs.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (A\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|", text, re.MULTILINE)
    assert [code for code, *_rest in rows] == [act.code for act in CATALOGUE]
    roles = {
        "beoordelaar": Role.REVIEWER,
        "teamleider": Role.LEAD,
        "gemeentelijk specialist": Role.MUNICIPAL_SPECIALIST,
        "Ca IKA": Role.CA_IKA_OFFICER,
    }
    for code, name, who, second in rows:
        act = BY_CODE[ActionCode(code)]
        assert name == ACTS_NL.names[act.code]
        assert {roles[one] for one in who.split(", ")} == act.who, code
        assert second.startswith("ja") is act.two, code
