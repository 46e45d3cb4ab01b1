"""The words of the timeline: a sentence for every kind of entry, and a word for every code.

Whoever adds a kind of entry adds its sentence here in both languages, and where its code comes
from: a test fails until then. What a page shows of an entry without words is its kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from contracts.messages.finding import FindingKind
from notifier.cases.case_action import ActionCode
from notifier.cases.case_outcome import CaseOutcome
from notifier.cases.handling_state import HandlingState
from notifier.cases.timeline import Happening
from notifier.decision.facts import AnswerKind, ReportKind
from notifier.decision.outcome import Disposition, Flag, Tier
from notifier.decision.verdict import Choice
from notifier.letters.content import LetterKind
from notifier.outgoing.word_kind import WordKind
from notifier.storage.handovers import ReturnCode
from notifier.verdicts.call_purpose import CallReason, CallResult

_REPORTS: Final = (
    Happening.REPORTED, Happening.REPORT_WITHDRAWN, Happening.REPORT_MARKED,
    Happening.REPORT_ENTERED, Happening.REPORT_WEIGHED, Happening.REPORT_TAKEN_BACK,
)  # fmt: skip
_LETTERS: Final = (
    Happening.MESSAGE_PLANNED, Happening.MESSAGE_CHANGED, Happening.MESSAGE_CANCELLED,
    Happening.MESSAGE_SENT, Happening.MESSAGE_READ,
    Happening.MESSAGE_SENT, Happening.MESSAGE_POSTED, Happening.MESSAGE_DELIVERED,
    Happening.MESSAGE_NOT_ARRIVED, Happening.MESSAGE_NOT_POSTED, Happening.MESSAGE_NOT_TAKEN,
    Happening.MESSAGE_NO_WORD,
)  # fmt: skip
_WORDS: Final = (Happening.REPORTED_BACK, Happening.REPORT_BACK_LAPSED)
_ACTS: Final = (
    Happening.ACT_PROPOSED, Happening.ACT_DONE, Happening.ACT_REFUSED, Happening.ACT_TAKEN_BACK,
    Happening.ACT_SUBMITTED, Happening.ACT_REPLIED, Happening.ACT_CHECKED,
)  # fmt: skip
_FLAGS: Final = (
    Happening.FLAGGED, Happening.FLAG_RECEIVED, Happening.FLAG_WITHDRAWN, Happening.FLAG_WAITS,
    Happening.WITHDRAWAL_RECEIVED, Happening.TRANSFER_DELIVERED,
)  # fmt: skip

CODES_OF: Final[Mapping[Happening, type[StrEnum]]] = {
    Happening.DECIDED: Disposition,
    Happening.AGED: Tier,
    Happening.HANDLING: HandlingState,
    **dict.fromkeys(_LETTERS, LetterKind),
    **dict.fromkeys(_FLAGS, Flag),
    **dict.fromkeys(_WORDS, WordKind),
    **dict.fromkeys(_ACTS, ActionCode),
    **dict.fromkeys(_REPORTS, ReportKind),
    Happening.ANSWERED: AnswerKind,
    Happening.ANSWER_WITHDRAWN: AnswerKind,
    Happening.FINDING_MADE: FindingKind,
    Happening.FINDING_WITHDRAWN: FindingKind,
    Happening.FINDING_PROPOSED: FindingKind,
    Happening.FINDING_AGREED: FindingKind,
    Happening.FINDING_REFUSED: FindingKind,
    Happening.TRANSFER_RETURNED: ReturnCode,
    Happening.TRANSFER_DONE: CaseOutcome,
    Happening.CLOSED_BY_HAND: CaseOutcome,
    Happening.REOPENED_BY_HAND: CaseOutcome,
    Happening.VERDICT: Choice,
    Happening.VERDICT_ENDED: Choice,
    Happening.CALL_ASKED: CallReason,
    Happening.HOLDER_CALLED: CallResult,
}
"""From which enum the code of an entry comes; of others it is technical, or there is none."""


@dataclass(frozen=True)
class HappeningTexts:
    """``sentences``: ``{what}`` is the word of the code. ``codes``: by enum, then by value.

    ``who``: of the program, of oneself, of a municipality and of an organisation that is not named;
    ``colleague`` takes ``{mark}``.
    """

    heading: str
    sentences: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]
    technical: str
    program: str
    you: str
    colleague: str
    rvdk: str
    ca_ika: str
    municipality: str
    organisation: str
    all: str
    people_only: str
    program_only: str
    filter_label: str
    newest: str
    whole: str
    none: str
