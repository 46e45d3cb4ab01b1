"""What the words around findings are called; the Dutch and the English beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from contracts.messages.finding import FindingKind, FindingSource
from notifier.decision.outcome import HolderDisposition
from notifier.storage.findings import FindingAct, ProposalState


@dataclass(frozen=True)
class DifferenceTexts:
    """The page after a finding: what was decided before it, and on it."""

    title: str
    link: str
    waits: str
    waits_do: str
    counts: str
    withdrawn: str
    replaced: str
    caption: str
    what: str
    before: str
    after: str
    same: str
    case: str
    gezag: str
    who: str
    holders: str
    flags: str
    urgency: str
    new_reasons: str
    gone_reasons: str
    leaves: str
    leaves_nothing: str
    letter: str
    none: str
    unknown: str


@dataclass(frozen=True)
class FindingTexts:
    """``{who}``, ``{kind}``, ``{at}``, ``{day}`` and ``{what}`` are filled in by the page."""

    title: str
    offer: str
    offer_why: str
    proposed: str
    about_whom: str
    child: str
    now: str
    missing: str
    derived: str
    derived_for: str
    nothing_derived: str
    steps: str
    next_step: str
    judgement: str
    judgements: Mapping[FindingKind, str]
    corrected_hint: str
    kind: str
    people: Mapping[str, str]
    people_hint: str
    no_number: str
    not_known: str
    document_title: str
    source: str
    sources: Mapping[FindingSource, str]
    day: str
    text: str
    text_hint: str
    submit: str
    choose_child: str
    choose_judgement: str
    choose_kind: str
    choose_source: str
    choose_answer: str
    say_day: str
    day_to_come: str
    say_what: str
    say_why: str
    one_too_many: str
    must_be_known: str
    same_person: str
    the_child: str
    nothing_to_confirm: str
    register_says: str
    derivation_changed: str
    erased: str
    second_title: str
    second_done: str
    second_text: str
    second_own: str
    second_offer: str
    answer: str
    agree: str
    refuse: str
    take_back: str
    number: str
    number_hint: str
    another_number: str
    no_proposal: str
    second_submit: str
    undo_title: str
    undo_offer: str
    undo_done: str
    undo_text: str
    undo_submit: str
    why: str
    not_there: str
    found_by_another: str
    heading: str
    found: str
    found_who: str
    withdrawn: str
    proposal: str
    document: str
    acts: Mapping[FindingAct, str]
    states: Mapping[ProposalState, str]
    dispositions: Mapping[HolderDisposition, str]
    difference: DifferenceTexts
