"""The words of the pages beside a case: looking behind a curtain, searching, printing, cards."""

from collections.abc import Mapping
from dataclasses import dataclass

from notifier.cases.reveal_reason import RevealReason


@dataclass(frozen=True)
class RevealTexts:
    """Seeing what is hidden. ``{who}`` and ``{at}`` are filled in; ``kinds`` by ``Hidden``."""

    link: str
    title: str
    intro: str
    what: str
    nothing_hidden: str
    reason: str
    reasons: Mapping[RevealReason, str]
    explanation: str
    explanation_hint: str
    submit: str
    choose_what: str
    choose_reason: str
    too_short: str
    used: str
    shown_title: str
    shown_text: str
    kinds: Mapping[str, str]
    person: str
    value: str
    no_phone: str
    in_timeline: str


@dataclass(frozen=True)
class ProofTexts:
    """The proof of sending; asks for a reason in the words of ``RevealTexts``."""

    link: str
    title: str
    intro: str
    submit: str
    used: str
    no_copy: str


@dataclass(frozen=True)
class SearchTexts:
    """``{count}`` is filled in."""

    link: str
    title: str
    by_reference: str
    reference: str
    reference_hint: str
    by_bsn: str
    bsn: str
    bsn_hint: str
    reason: str
    submit: str
    nothing: str
    found: str
    no_bsn: str
    choose_reason: str
    give_one: str


@dataclass(frozen=True)
class PrintTexts:
    """``{at}``, ``{role}`` and ``{reference}`` are filled in."""

    link: str
    title: str
    made: str
    minimal: str
    steps: str
    no_steps: str
    how: str
    not_known: str
    left_out: str


@dataclass(frozen=True)
class DestinationTexts:
    """``fields`` and ``values`` by their stored names; the rest takes what its name says."""

    link: str
    title: str
    intro: str
    search: str
    only_unverified: str
    apply: str
    counted: str
    column_country: str
    column_class: str
    column_state: str
    verified: str
    partly: str
    not_verified: str
    nothing: str
    card_title: str
    card_text: str
    fields: Mapping[str, str]
    values: Mapping[str, str]
    none: str
    field_state: str
    right: str
    source_title: str
    source_address: str
    source_date: str
    source_needed: str
    address_wrong: str
    date_wrong: str
    date_future: str
    value_wrong: str
    nothing_said: str
    moved_on: str
    submit: str
    done: str
    history: str
    history_line: str
    kinds: Mapping[str, str]
    no_history: str
    back: str


@dataclass(frozen=True)
class AsideTexts:
    """All of them."""

    reveal: RevealTexts
    proof: ProofTexts
    search: SearchTexts
    paper: PrintTexts
    destination: DestinationTexts
