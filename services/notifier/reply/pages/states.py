"""Every page that a parent can come upon, as data: what is shown, and never more than may be.

A page is one of these and the ``Frame`` around it. They hold no text: the words are by language.
Nothing in them is an id of ours, but for the two that forms send back.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from notifier.decision.facts import AnswerKind
from notifier.letters.content import LetterKind
from notifier.reply.pages.enrol_states import Registered
from notifier.reply.pages.login_states import LoggedIn, NotLoggedIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page needs around it.

    ``phone`` and ``write_to``: how people are reached. ``here``: this page's address, for the
    switch of language (``{here}?taal=en``); where a page answers a form, the one to go to instead.
    ``form_token``: for ``CSRF_FIELD`` of every form; None without a session (the start page's form
    needs none). ``login``: whether one can log in here at all.
    """

    language: str
    here: str
    phone: str
    write_to: str
    login: bool = False
    form_token: str | None = field(default=None, repr=False)


class Slip(StrEnum):
    """What is not right in a form, said beside the field; nothing was looked up."""

    CODE_MISSING = "code_missing"
    CODE_SHAPE = "code_shape"
    """Too short or too long, or a sign that no code has."""
    CODE_TYPO = "code_typo"
    """The check character does not fit: it was mistyped. Says nothing about which codes exist."""
    BIRTH_MISSING = "birth_missing"
    BIRTH_NOT_A_DATE = "birth_not_a_date"
    BIRTH_IN_FUTURE = "birth_in_future"
    ANSWER_MISSING = "answer_missing"
    WORDS_TOO_LONG = "words_too_long"
    KNEW_MISSING = "knew_missing"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into the start form, to be corrected there. Never after it was looked up."""

    code: str = field(default="", repr=False)
    day: str = field(default="", repr=False)
    month: str = field(default="", repr=False)
    year: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Start:
    """The form for code and date of birth, and the way to the login. Status 200, 400 with slips."""

    slips: tuple[Slip, ...] = ()
    typed: Typed = Typed()


@dataclass(frozen=True, slots=True)
class Refused:
    """One answer for a code that is not there, not of this child, over, closed or held. 403."""


@dataclass(frozen=True, slots=True)
class TooMany:
    """Too many tries; ``wait_minutes`` until the next one counts, None: call. Status 429."""

    wait_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Unavailable:
    """We cannot look now; nothing was kept of what was typed. Call, or come back. Status 503."""


class Over(StrEnum):
    """Why nothing is shown any more."""

    TIMED_OUT = "timed_out"
    """Nobody did anything for a while, or there never was a session."""
    DONE = "done"
    """They said that they were done: close the window."""
    FORM = "form"
    """A form that was not made for this session: begin again."""


@dataclass(frozen=True, slots=True)
class SessionOver:
    """Nothing is shown any more; how to begin again. Status 401, 200 when DONE, 403 for FORM."""

    why: Over
    words_kept: bool = False
    """An answer was being given and did not reach us: say so."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Not there (404), not to be asked so (405, 413), or our own mistake (500).

    ``mention`` leads to our log.
    """

    status: int
    mention: str


@dataclass(frozen=True, slots=True)
class Child:
    """First names and year of birth, as in the letter; the year None where it is not known."""

    first_names: str = field(repr=False)
    birth_year: int | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Given:
    """The answer that stands. ``knew``: only of OBJECT, None while it was not said."""

    answer: AnswerKind
    at: datetime
    knew: bool | None = None
    with_words: bool = False
    may_take_back: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMessage:
    """A message that stands, and what may be told of it to whoever looks.

    ``id`` goes into ``MESSAGE_FIELD`` of its form. ``kind``: RECEIPT asks whether consent was
    given; the others tell of a departure. ``departs_on`` and ``destination`` (the country's name)
    only after login, and often not then. ``given``: the answer that stands; None: none, and that is
    no consent.
    """

    id: UUID
    kind: LetterKind
    children: tuple[Child, ...]
    sent_on: date | None = None
    departs_on: date | None = field(default=None, repr=False)
    destination: str | None = field(default=None, repr=False)
    given: Given | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What was written, the newest first; never empty. Each with its own form of three answers.

    ``once`` goes into ``ONCE_FIELD``: a double click is one answer. ``logged_in``: else by code.
    ``took_back``: the answer was taken back just now. ``slips`` (status 400) are about the form of
    the message ``about``; ``words`` is what was typed there.
    """

    messages: tuple[ShownMessage, ...]
    logged_in: bool
    once: str = field(repr=False)
    took_back: bool = False
    slips: tuple[Slip, ...] = ()
    about: UUID | None = None
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Thank you: it reached us, and what happens next.

    ``ask_knew``: after OBJECT, the follow-up question (its form goes to ``Address.FOLLOW_UP``, with
    ``message`` in ``MESSAGE_FIELD``). ``letter``: we ask by letter to confirm an agreement that was
    given by code alone. ``others``: there are more messages to look at.
    """

    given: Given
    children: tuple[Child, ...]
    ask_knew: bool
    letter: bool
    logged_in: bool
    message: UUID
    others: bool = False
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Somebody of us looks at it: that, how to call, and nothing else. No child, no answer.

    ``heard``: an answer was sent just now, and reached us.
    """

    heard: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What we wrote was not right, and we wrote that too; there is nothing to answer."""


@dataclass(frozen=True, slots=True)
class NothingForYou:
    """Logged in, and nothing stands for this person: the same where a case is held."""


View = (
    Start
    | Refused
    | TooMany
    | Unavailable
    | SessionOver
    | Fault
    | Opened
    | Answered
    | LookedAt
    | Withdrawn
    | NothingForYou
    | NotLoggedIn
    | LoggedIn
    | Registered
)
