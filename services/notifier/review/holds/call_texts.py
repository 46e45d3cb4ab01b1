"""Words of calling a holder: what waits, the form, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from notifier.verdicts.call_purpose import CallAnswer, CallReason, CallResult


@dataclass(frozen=True)
class CallTexts:
    """``{...}`` are filled in by the page. ``explain`` takes ``{phone}``: the number in letters."""

    panel: str
    explain: str
    no_number: str
    whom_label: str
    tell: str
    take_back: str
    at_label: str
    at_hint: str
    at_wrong: str
    choose_whom: str
    answer_label: str
    answers: Mapping[CallAnswer, str]
    choose_answer: str
    checked_label: str
    checked_hint: str
    check_first: str
    again_label: str
    again_hint: str
    again_wrong: str
    made: str
    line: str
    again: str
    results: Mapping[CallResult, str]
    due: str
    due_back: str
    before: str
    reasons: Mapping[CallReason, str]
