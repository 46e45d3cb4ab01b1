"""What stands around every page, on the page where one starts, and where something fails.

A name in braces is filled in by the page: ``{phone}``, ``{address}``, ``{sender}``, ``{minutes}``.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class AroundTexts:
    """On every page. ``translation`` None: this is the text that counts."""

    skip: str
    languages: str
    quick_exit: str
    read_aloud: str
    read_stop: str
    reading: str
    read_stopped: str
    read_no_voice: str
    test_mode: str
    translation: str | None
    to_dutch: str | None
    help_title: str
    help_danger: str
    help_not_safe: str
    help_despair: str
    help_legal: str
    help_free: str
    contact_title: str
    contact: str
    footer: str
    start: str
    rights: str
    statement: str
    mistakes_title: str
    mistake: str
    optional: str
    closes_by_itself: str
    closing_title: str
    closing: str
    stay: str
    months: tuple[str, str, str, str, str, str, str, str, str, str, str, str]
    """As they stand in a date."""
    day: str
    """``{day}``, ``{month}`` (a word) and ``{year}``."""
    at: str
    """``{day}`` as above, ``{time}`` as 14:05."""


@dataclass(frozen=True)
class StartTexts:
    """Where somebody types the code of a letter, or logs in."""

    title: str
    lead: str
    trust: str
    code_title: str
    code: str
    code_hint: str
    birth: str
    birth_hint: str
    day: str
    month: str
    year: str
    go_on: str
    login_title: str
    login: str
    login_button: str
    no_code_title: str
    no_code: str
    silence: str
    watched_title: str
    watched: str


@dataclass(frozen=True)
class MistakeTexts:
    """What is not right about what somebody filled in: by ``Slip``.

    ``{most}`` characters of words, ``{length}`` of a code.
    """

    code_missing: str
    code_shape: str
    code_typo: str
    birth_missing: str
    birth_not_a_date: str
    birth_in_future: str
    answer_missing: str
    words_too_long: str
    knew_missing: str


@dataclass(frozen=True)
class TroubleText:
    """What is the matter, and what somebody can do about it."""

    title: str
    text: str
    do: str


@dataclass(frozen=True)
class TroubleTexts:
    """Pages that come where something did not work."""

    refused: TroubleText
    too_many: TroubleText
    """``{wait}``: minutes."""
    too_many_call: str
    """What to do where no time can be told."""
    unavailable: TroubleText
    session_over: TroubleText
    not_sent: str
    """Beside ``session_over``, where an answer was being given."""
    form_not_ours: TroubleText
    not_found: TroubleText
    fault: TroubleText
    again: str
    mention: str
    """``{code}``."""


@dataclass(frozen=True)
class VisitTexts:
    """All of it."""

    around: AroundTexts
    start: StartTexts
    mistakes: MistakeTexts
    trouble: TroubleTexts
