"""Words of everything about a hold."""

from collections.abc import Mapping
from dataclasses import dataclass

from notifier.cases.case_outcome import CaseOutcome
from notifier.decision.verdict import Choice
from notifier.review.holds.call_texts import CallTexts
from notifier.verdicts.hold_reason import HoldReason
from notifier.verdicts.new_judgement import Fault
from notifier.verdicts.refusal import Refusal


@dataclass(frozen=True)
class FormWords:
    """Of one form: ``offer`` is its button on the case page, ``why`` stands beside it."""

    title: str
    offer: str
    why: str
    explain: str
    done: str


@dataclass(frozen=True)
class HoldTexts:
    """``{...}`` are filled in by the page."""

    release: FormWords
    withhold: FormWords
    second: FormWords
    skip: FormWords
    take_back: FormWords
    call: FormWords
    choices: Mapping[Choice, str]
    choices_explained: Mapping[Choice, str]
    reasons: Mapping[HoldReason, str]
    outcomes: Mapping[CaseOutcome, str]
    facts: Mapping[str, str]
    faults: Mapping[Fault, str]
    refusals: Mapping[Refusal, str]
    choice_label: str
    reason_label: str
    remark_label: str
    remark_hint: str
    veilig_thuis_label: str
    veilig_thuis_hint: str
    yes: str
    no: str
    only_when_withheld: str
    review_label: str
    review_hint: str
    ask_second_label: str
    ask_second_hint: str
    takes_two: str
    alone: str
    held_because: str
    who_is_told: str
    told_line: str
    nobody_told: str
    skip_reason_label: str
    choose_fact: str
    how_known_label: str
    how_known_missing: str
    take_back_what: Mapping[str, str]
    some_left: str
    must_not_say: str
    panel: str
    waits: str
    differs: str
    stands: Mapping[Choice, str]
    due_review: str
    due_call: str
    came_since: str
    came_holder: str
    came_holders: str
    by_one: str
    by_two: str
    judged: str
    because: str
    asked_veilig_thuis: str
    not_asked_veilig_thuis: str
    review_on: str
    earlier: str
    ended: Mapping[str, str]
    calling: CallTexts
