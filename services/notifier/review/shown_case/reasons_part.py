"""Why somebody sees this case: one sentence per reason, with where it comes from: part 2."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from contracts.messages.facts import ChildFacts, SaidSafe
from notifier.cases.case_view import CaseView
from notifier.decision.facts import AnswerKind, CaseFacts, HistoryKind
from notifier.decision.facts import ReportKind as Kind
from notifier.review.shown_case.told import Told

SHOWN_AT_ONCE: Final = 4


def _codes(words: str) -> list[str]:
    return words.split()


class From(StrEnum):
    """Where a reason comes from; the values are keys of the texts."""

    DECLARATION = "declaration"
    REGISTER = "register"
    GEZAG = "gezag"
    REPORT = "report"
    REPLY = "reply"
    HISTORY = "history"
    POLICY = "policy"
    DECISION = "decision"


_REPORTED: Final = {
    "S18": (Kind.SHELTER,),
    "S20": (Kind.CONTACT_BAN, Kind.LOCATION_BAN, Kind.HUISVERBOD, Kind.AWARE, Kind.STALKING),
    "S21": (Kind.CONTACT_BAN, Kind.LOCATION_BAN, Kind.HUISVERBOD, Kind.AWARE, Kind.STALKING),
    "S23": (Kind.CONTACT_DENIED,),
    "S24": (Kind.PARTNER_KILLING,),
    "S33": (Kind.SUPERVISION,),
    "S34": (Kind.PLACED,),
    "S43": (Kind.NEVER_NOTIFY,),
    "R03": (Kind.THREAT,),
    "R04": (Kind.COURT_ORDER_CONTRADICTS,),
    "R08": (Kind.NO_SHOW,),
    "R14": (Kind.SUPERVISION,),
    "R16": (Kind.REFERRAL,),
    "R17": (Kind.ALREADY_GONE,),
}
_HISTORY: Final = {
    "R02": (HistoryKind.REMOVAL_CONFIRMED,),
    "R11": (HistoryKind.DECLARATION_WITHDRAWN, HistoryKind.DECLARATION_REFUSED),
}
_OF_GEZAG: Final = frozenset(_codes("G03 G04 S10 S11 S12 S13 S14 S15 S35"))
_OF_DECLARATION: Final = frozenset(_codes("G05 G06 S05 S06 S07 S19 S31 S37 R07 R09 R10"))
_OF_REGISTER: Final = frozenset(
    _codes("G01 S03 S16 S17 S18 S22 S25 S26 S28 S29 S30 S39 S42 R05 R06 R12 R13 R19")
)


@dataclass(frozen=True)
class ShownReason:
    """``code`` is for whoever looks it up; the sentence says it all."""

    code: str
    sentence: str
    source: str


@dataclass(frozen=True)
class ShownReasons:
    """``first`` are read at once; ``more`` says how many there are beside them."""

    first: tuple[ShownReason, ...]
    rest: tuple[ShownReason, ...]
    more: str


def show_reasons(view: CaseView, facts: CaseFacts | None, told: Told) -> ShownReasons:
    """In the order of the decision, what asks for a person before what merely is so."""
    codes = [] if view.decision is None else [code for code, _ in view.decision.reasons]
    shown = [
        ShownReason(code, told.texts.reasons.sentences[code], _source(code, view, facts, told))
        for code in sorted(codes, key=_weight)
    ]
    # A fold that hides one line takes the room of that line.
    first = SHOWN_AT_ONCE if len(shown) > SHOWN_AT_ONCE + 1 else len(shown)
    more = told.texts.reasons.more.format(count=len(shown) - first)
    return ShownReasons(tuple(shown[:first]), tuple(shown[first:]), more)


def _weight(code: str) -> int:
    """Safety first, then indicators, then what is plain; the order in each stays."""
    if code in _SAFETY:
        return 0
    if code in _PLAIN:
        return 2
    return 1


_SAFETY: Final = frozenset(_codes("S16 S18 S19 S20 S21 S23 S24 S33 S34 R03 R17"))
_PLAIN: Final = frozenset(_codes("S01 S07 S11 S17 S25 S28 S43 S45 R10 R12 R13 R19"))


def _source(code: str, view: CaseView, facts: CaseFacts | None, told: Told) -> str:
    source, at = found_in(code, view, facts)
    texts = told.texts.reasons
    words = texts.sources[source]
    return words if at is None else texts.source_at.format(source=words, at=told.moment(at))


def found_in(code: str, view: CaseView, facts: CaseFacts | None) -> tuple[From, datetime | None]:
    """Where a reason comes from and of when that is, as far as the case still says it."""
    if code == "R01":
        return From.REPLY, _last(_objections(view))
    reported = _last(
        one.at
        for one in view.brought_in.reports
        if one.kind in _REPORTED.get(code, ()) and not one.withdrawn
    )
    if reported is not None or (code in _REPORTED and code not in _OF_REGISTER):
        return From.REPORT, reported
    if code in _HISTORY:
        past = () if facts is None else facts.history
        return From.HISTORY, _last(one.at for one in past if one.kind in _HISTORY[code])
    if code == "S45":
        return From.POLICY, None
    return _established(code, view, facts)


def _established(
    code: str, view: CaseView, facts: CaseFacts | None
) -> tuple[From, datetime | None]:
    children = () if facts is None else facts.departure.children
    at = None if facts is None else facts.departure.established_at
    if code in _OF_GEZAG:
        return From.GEZAG, _last(one.gezag.taken_at for one in children) or at
    if code in _OF_DECLARATION:
        declared = (
            one.declared_at
            for child in children
            for one in child.declarations
            if one.withdrawn_at is None
        )
        return From.DECLARATION, _said_unsafe(code, children) or _last(declared)
    if code in _OF_REGISTER:
        return From.REGISTER, at
    return From.DECISION, None if view.decision is None else view.decision.decided_at


def _said_unsafe(code: str, children: Iterable[ChildFacts]) -> datetime | None:
    """When it was answered last that telling is not safe, apart from a declaration."""
    answers = (answer for child in children for answer in child.safety_answers)
    said = (answer.at for answer in answers if answer.said is not SaidSafe.YES)
    return _last(said) if code == "S19" else None


def _objections(view: CaseView) -> Iterator[datetime]:
    for one in view.brought_in.answers:
        if one.answer == AnswerKind.OBJECT and not one.withdrawn:
            yield one.at


def _last(moments: Iterable[datetime | None]) -> datetime | None:
    return max((one for one in moments if one is not None), default=None)
