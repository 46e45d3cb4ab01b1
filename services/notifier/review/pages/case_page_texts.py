"""The words on the page of a case, part by part: one object per language."""

from collections.abc import Mapping
from dataclasses import dataclass

from contracts.messages.facts import Undoing
from notifier.cases.handling_state import HandlingState
from notifier.decision.facts import AnswerKind, Strength
from notifier.decision.outcome import Disposition
from notifier.delivery.message_state import MessageState
from notifier.letters.content import LetterKind
from notifier.review.pages.countdown import CountdownTexts


@dataclass(frozen=True)
class WhenTexts:
    """Days of the week from Monday on; ``day``, ``moment`` are formats of strftime.

    ``full``: ``{weekday}`` and ``{day}``.
    """

    weekdays: Mapping[int, str]
    full: str
    day: str
    moment: str


@dataclass(frozen=True)
class ClockTexts:
    """``{left}``, ``{days}``, ``{how}``, ``{day}`` and ``{who}`` are filled in."""

    title: str
    leaves_in: str
    leaves_today: str
    left_yesterday: str
    left_days: str
    undone: Mapping[Undoing, str]
    unknown: str
    declared: str
    registered: str
    incomplete: str
    year: str
    year_over: str
    year_law: str
    act_before: str
    act_late: str
    no_act: str
    time_left: CountdownTexts


@dataclass(frozen=True)
class WhoTexts:
    """``{letter}``, ``{initials}`` and ``{age}`` are filled in."""

    child: str
    adult: str
    sibling: str
    years: str
    unknown: str
    and_: str
    deceased: str


@dataclass(frozen=True)
class ReasonTexts:
    """``sources``: by ``Told``; ``sentences``: of every code."""

    title: str
    none: str
    more: str
    sources: Mapping[str, str]
    source_at: str
    sentences: Mapping[str, str]


@dataclass(frozen=True)
class SafetyTexts:
    """What may go out, and whom nobody may call."""

    title: str
    hold: str
    nothing_holds: str
    released: str
    veilig_thuis: str
    protects_stayer: str
    unknown_is_no_proof: str
    states: Mapping[Disposition, str]


@dataclass(frozen=True)
class GezagTexts:
    """``types``: by the name of the specification."""

    title: str
    types: Mapping[str, str]
    none: str
    sources: Mapping[str, str]
    at: str
    holders: str
    no_holders: str
    in_onderzoek: str
    derived_counts_not: str
    cannot_say: str
    route: str
    steps: str
    next_step: str
    same_for_all: str


@dataclass(frozen=True)
class PictureTexts:
    """``{names}`` and ``{who}`` are filled in; the words in boxes are short."""

    title: str
    staying: str
    leaving: str
    nobody_stays: str
    nobody_leaves: str
    gezag: str
    derived: str
    apart: str
    declarant: str
    date_unknown: str
    item_leaves: str
    item_child_leaves: str
    item_stays: str
    item_apart: str
    item_gezag: str
    item_derived: str


@dataclass(frozen=True)
class ConsentTexts:
    """``{who}`` is filled in."""

    title: str
    none: str
    emigration: str
    travel: str
    verified: str
    not_verified: str
    no_court: str
    court: str
    court_checked: str
    court_not_checked: str
    court_enforceable: str
    court_not_enforceable: str
    contradicts: str


@dataclass(frozen=True)
class ReplyTexts:
    """What went to whom and what came back."""

    title: str
    nobody: str
    not_told: str
    called: str
    no_reply: str
    silence: str
    answers: Mapping[AnswerKind, str]
    registered: str
    withdrawn: str
    strengths: Mapping[Strength, str]
    knew: str
    did_not_know: str
    wrote: str
    no_text: str
    kinds: Mapping[LetterKind, str]
    channels: Mapping[str, str]
    states: Mapping[MessageState, str]


@dataclass(frozen=True)
class RemedyCardTexts:
    """The card on the page of a case. ``classes``: what can be done; by ``RemedyClass``."""

    title: str
    unknown: str
    not_verified: str
    classes: Mapping[str, str]
    schengen_yes: str
    schengen_no: str
    since: str
    verified_on: str


@dataclass(frozen=True)
class PageTexts:
    """All parts."""

    when: WhenTexts
    who: WhoTexts
    clock: ClockTexts
    reasons: ReasonTexts
    safety: SafetyTexts
    gezag: GezagTexts
    picture: PictureTexts
    consent: ConsentTexts
    reply: ReplyTexts
    remedy: RemedyCardTexts
    match_title: str
    match_text: str
    handling: Mapping[HandlingState, str]
    print_link: str
    no_facts: str
