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
    RIGHTS = "/antwoord/rechten"
    """GET: which data there are and what one can do about it; for everybody."""
    STATEMENT = "/antwoord/toegankelijkheid"
    """GET: the accessibility statement; for everybody."""
