"""Where forms and links of these pages go, and what their fields are called."""

from enum import StrEnum
from typing import Final

from notifier.decision.facts import AnswerKind

CODE_FIELD: Final = "code"
DAY_FIELD: Final = "dag"
MONTH_FIELD: Final = "maand"
YEAR_FIELD: Final = "jaar"
CSRF_FIELD: Final = "csrf"
ONCE_FIELD: Final = "eenmalig"
MESSAGE_FIELD: Final = "bericht"
ANSWER_FIELD: Final = "antwoord"
WORDS_FIELD: Final = "toelichting"
KNEW_FIELD: Final = "wist"

ANSWER_VALUES: Final = {
    AnswerKind.AGREE: "akkoord",
    AnswerKind.OBJECT: "bezwaar",
    AnswerKind.WRONG: "klopt_niet",
}
"""What ``ANSWER_FIELD`` holds."""

KNEW_VALUES: Final = {"ja": True, "nee": False}
"""What ``KNEW_FIELD`` holds: knew of it and does not agree, or did not know."""

BACK_PARAMETER: Final = "naar"
"""To which of these pages the login leads."""

NOTICE_PARAMETER: Final = "gedaan"
WAY_FIELD: Final = "manier"
LARGE_FIELD: Final = "groot"
KIND_FIELD: Final = "soort"
ADDRESS_FIELD: Final = "adres"
ADDRESS_CODE_FIELD: Final = "cijfers"
CHILD_FIELD: Final = "kind"
OBJECTION_FIELD: Final = "bezwaar"
SURE_FIELD: Final = "zeker"
DO_FIELD: Final = "doe"
DO_DROP: Final = "weg"
"""In ``DO_FIELD``: away with what the form is about."""

MOST_WORDS: Final = 2000
"""Characters of the optional message."""


class Address(StrEnum):
    """Where the forms and links of these pages go. Never with anything in it about anybody."""

    START = "/antwoord"
    """GET: the page; POST: code and date of birth."""
    MESSAGE = "/antwoord/bericht"
    """GET: what was written; POST: an answer to it."""
    GIVEN = "/antwoord/gegeven"
    """GET: thank you, and what happens next; with the follow-up question where there is one."""
    FOLLOW_UP = "/antwoord/vervolg"
    """POST: the answer to the follow-up question."""
    TAKE_BACK = "/antwoord/intrekken"
    """POST: take back the answer that stands."""
    DONE = "/antwoord/klaar"
    """POST: the session ends; close the window."""
    LEAVE = "/antwoord/weg"
    """GET: quickly away: the session ends and the browser goes to a page about the weather."""
    LOG_IN = "/antwoord/inloggen"
    """GET: to the login, where there is one."""
    LOGGED_IN = "/antwoord/inloggen/terug"
    """GET: from the login."""
    ENROL = "/antwoord/aanmelden"
    """GET: what is registered in advance; POST: how one would like to be told."""
    ENROL_ADDRESS = "/antwoord/aanmelden/adres"
    """POST: an address for hints, given or removed."""
    ENROL_CODE = "/antwoord/aanmelden/code"
    """POST: the code that came at an address."""
    ENROL_OBJECT = "/antwoord/aanmelden/bezwaar"
    """POST: an objection in advance, made or taken back."""
    ENROL_SILENCE = "/antwoord/aanmelden/nooit"
    """POST: never to be told, or to be told again."""
    ENROL_ERASE = "/antwoord/aanmelden/wissen"
    """POST: all of it goes."""
    RIGHTS = "/antwoord/rechten"
    """GET: which data there are and what one can do about it; for everybody."""
    STATEMENT = "/antwoord/toegankelijkheid"
    """GET: the accessibility statement; for everybody."""
