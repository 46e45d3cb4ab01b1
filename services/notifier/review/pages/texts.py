"""The words on the frame of every page: one object per language, so that none misses a word."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from notifier.review.acts.texts import ActsTexts
from notifier.review.case.picking_texts import PickTexts
from notifier.review.findings.texts import FindingTexts
from notifier.review.holds.hold_texts import HoldTexts
from notifier.review.notes.texts import NoteTexts
from notifier.review.pages.aside_texts import AsideTexts
from notifier.review.pages.case_page_texts import PageTexts
from notifier.review.pages.case_texts import CaseTexts
from notifier.review.pages.duty_texts import DutyTexts
from notifier.review.pages.figures_texts import FiguresTexts
from notifier.review.pages.happening_texts import HappeningTexts
from notifier.review.pages.keys_texts import KeysTexts
from notifier.review.pages.live_texts import LiveTexts
from notifier.review.pages.origin_texts import OriginTexts
from notifier.review.pages.shift_texts import ShiftTexts
from notifier.review.pages.statement_texts import StatementTexts
from notifier.review.pages.worklist_texts import WorklistTexts
from notifier.review.signals.texts import SignalTexts
from notifier.review.transfers.texts import TransferTexts
from notifier.staff.roles import Role


class Language(StrEnum):
    """Dutch first."""

    NL = "nl"
    EN = "en"


@dataclass(frozen=True)
class ErrorText:
    """What is the matter, and what somebody can do about it."""

    title: str
    text: str
    do: str


@dataclass(frozen=True)
class Texts:
    """``{support}`` and ``{minutes}`` are filled in by the page."""

    workbench: str
    skip: str
    navigation: str
    worklist: str
    your_roles: str
    logout: str
    other_language: str
    test_mode: str
    footer: str
    footer_idle: str
    login_title: str
    login_text: str
    login_hint: str
    login_button: str
    logged_in_title: str
    logged_in_text: str
    go_on: str
    logged_out_title: str
    logged_out_text: str
    logged_out_provider: str
    again: str
    no_cases_title: str
    no_cases_text: str
    warning_title: str
    warning_text: str
    stay: str
    what_to_do: str
    mention: str
    roles: Mapping[Role, str]
    errors: Mapping[str, ErrorText]
    list: WorklistTexts
    case: CaseTexts
    notes: NoteTexts
    acts: ActsTexts
    page: PageTexts
    aside: AsideTexts
    origin: OriginTexts
    happening: HappeningTexts
    pick: PickTexts
    signals: SignalTexts
    figures: FiguresTexts
    holds: HoldTexts
    live: LiveTexts
    keys: KeysTexts
    shift: ShiftTexts
    statement: StatementTexts
    findings: FindingTexts
    transfers: TransferTexts
    duty: DutyTexts
