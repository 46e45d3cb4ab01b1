"""Every page that a parent can come upon, in every state, as the routes would ask for it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

from starlette.responses import HTMLResponse

from notifier.decision.facts import AnswerKind
from notifier.enrolment.kinds import AddressKind, AddressState, FirstWay
from notifier.letters.content import DEFAULT_HELP_LINES, LetterKind
from notifier.reply.pages.enrol_states import (
    EnrolSlip,
    Notice,
    Registered,
    ShownAddress,
    ShownObjection,
)
from notifier.reply.pages.forms import Address
from notifier.reply.pages.languages import Language
from notifier.reply.pages.login_states import LoggedIn, NotLoggedIn, WhyNot
from notifier.reply.pages.rendering import ReplyPages, read_reply_pages
from notifier.reply.pages.states import (
    Answered,
    Child,
    Fault,
    Frame,
    Given,
    LookedAt,
    NothingForYou,
    Opened,
    Over,
    Refused,
    SessionOver,
    ShownMessage,
    Slip,
    Start,
    TooMany,
    Typed,
    Unavailable,
    View,
    Withdrawn,
)

_AT: Final = datetime(2027, 3, 1, 13, 5, tzinfo=UTC)
_ONE: Final = (Child("Noor", 2019),)
_TWO: Final = (*_ONE, Child("Jan-Willem Alexander", None))
GIVEN: Final = {kind: Given(kind, _AT) for kind in AnswerKind}
MESSAGE: Final = ShownMessage(
    id=UUID(int=1), kind=LetterKind.VERTREK, children=_ONE, sent_on=date(2027, 2, 26)
)
ANSWERED: Final = Answered(
    given=GIVEN[AnswerKind.AGREE],
    children=_ONE,
    ask_knew=False,
    letter=False,
    logged_in=True,
    message=MESSAGE.id,
)


def opened(*messages: ShownMessage, logged_in: bool = False) -> Opened:
    return Opened(messages=messages, logged_in=logged_in, once="a-form")


_ANSWERED_BEFORE: Final = replace(
    MESSAGE, given=Given(AnswerKind.OBJECT, _AT, knew=True, with_words=True)
)
_LOGGED_IN: Final = replace(
    MESSAGE, children=_TWO, departs_on=date(2027, 4, 9), destination="Aruba"
)
_OLDER: Final = replace(
    MESSAGE, id=UUID(int=2), kind=LetterKind.RECEIPT, sent_on=date(2026, 12, 31)
)
_OBJECTED: Final = replace(ANSWERED, given=GIVEN[AnswerKind.OBJECT], ask_knew=True)

REGISTERED: Final = Registered(
    first_way=None,
    large_print=False,
    kinds=tuple(AddressKind),
    addresses=(),
    objections=(),
    silent=False,
    once="a-form",
)
_EVERYTHING: Final = replace(
    REGISTERED,
    first_way=FirstWay.PHONE,
    large_print=True,
    addresses=(
        ShownAddress(AddressKind.EMAIL, "f•••@voorbeeld.nl", AddressState.FAILED, code_waits=False),
        ShownAddress(AddressKind.SMS, "•••• 78", AddressState.UNVERIFIED, code_waits=True),
    ),
    objections=(
        ShownObjection(UUID(int=3), _AT, one_child=False),
        ShownObjection(UUID(int=4), _AT, one_child=True),
    ),
    silent=True,
    anything=True,
)
_PLACES: Final = {
    **dict.fromkeys(EnrolSlip, "adres-email"),
    EnrolSlip.CODE_WRONG: "code-sms",
    EnrolSlip.CODE_OVER: "code-sms",
    EnrolSlip.CHILD_NUMBER: "kind",
    EnrolSlip.NOT_TICKED: "zeker",
}

VIEWS: Final[Mapping[str, View]] = {
    "start": Start(),
    "start_nothing_filled_in": Start(slips=(Slip.CODE_MISSING, Slip.BIRTH_MISSING)),
    "start_mistyped": Start(
        slips=(Slip.CODE_TYPO, Slip.BIRTH_NOT_A_DATE),
        typed=Typed("4K7RT-2MWXC-9HPFM", "31", "2", "2019"),
    ),
    "start_too_short": Start(
        slips=(Slip.CODE_SHAPE, Slip.BIRTH_IN_FUTURE), typed=Typed("4K7", "1", "1", "2999")
    ),
    "refused": Refused(),
    "too_many": TooMany(20),
    "too_many_call": TooMany(),
    "unavailable": Unavailable(),
    "message": opened(MESSAGE),
    "message_by_login": opened(_LOGGED_IN, logged_in=True),
    "message_new_date": opened(replace(MESSAGE, kind=LetterKind.CORRECTION)),
    "message_consent": opened(replace(MESSAGE, kind=LetterKind.RECEIPT)),
    "message_answered": opened(_ANSWERED_BEFORE),
    "message_taken_back": replace(opened(MESSAGE), took_back=True),
    "message_no_answer": replace(
        opened(MESSAGE), slips=(Slip.ANSWER_MISSING, Slip.WORDS_TOO_LONG), about=MESSAGE.id
    ),
    "messages": opened(_LOGGED_IN, _OLDER, logged_in=True),
    "agreed_by_code": replace(ANSWERED, letter=True, logged_in=False),
    "agreed": ANSWERED,
    "objected": _OBJECTED,
    "objected_nothing_chosen": replace(_OBJECTED, slips=(Slip.KNEW_MISSING,)),
    "objected_and_more": replace(
        _OBJECTED,
        given=replace(_OBJECTED.given, knew=False, with_words=True),
        ask_knew=False,
        others=True,
    ),
    "not_right": replace(ANSWERED, given=GIVEN[AnswerKind.WRONG]),
    "looked_at": LookedAt(),
    "looked_at_heard": LookedAt(heard=True),
    "withdrawn": Withdrawn(),
    "nothing": NothingForYou(),
    "done": SessionOver(Over.DONE),
    "timed_out": SessionOver(Over.TIMED_OUT),
    "timed_out_while_answering": SessionOver(Over.TIMED_OUT, words_kept=True),
    "form_not_ours": SessionOver(Over.FORM),
    "not_found": Fault(404, "0f0e0d0c-0b0a-4908-8706-050403020100"),
    "logged_in": LoggedIn(Address.MESSAGE),
    **{f"not_logged_in_{why}": NotLoggedIn(why) for why in WhyNot},
    "enrol": REGISTERED,
    "enrol_everything": _EVERYTHING,
    **{f"enrol_{notice}": replace(REGISTERED, notice=notice) for notice in Notice},
    **{
        f"enrol_{slip}": replace(
            _EVERYTHING,
            silent=slip is not EnrolSlip.NOT_TICKED,
            slip=slip,
            place=_PLACES[slip],
            typed="3½",
        )
        for slip in EnrolSlip
    },
    "fault": Fault(500, "0f0e0d0c-0b0a-4908-8706-050403020100"),
}
STATES: Final = (*VIEWS, "rights", "statement")
_ALIKE: Final = {
    *(f"enrol_{notice}" for notice in Notice if notice is not Notice.SAVED),
    *(f"enrol_{slip}" for slip in EnrolSlip if _PLACES[slip] in {"adres-email", "code-sms"}),
    *(f"not_logged_in_{why}" for why in WhyNot if why not in {WhyNot.LEVEL, WhyNot.AWAY}),
} - {f"enrol_{EnrolSlip.NOT_AN_ADDRESS}", f"enrol_{EnrolSlip.CODE_WRONG}"}
"""But for one sentence the same as another state."""

IN_A_BROWSER: Final = tuple(state for state in STATES if state not in {"logged_in", *_ALIKE})
"""Those for a browser; without the page that goes on by itself, on which none would stand still."""

_WITH_SESSION = (Opened, Answered, LookedAt, Withdrawn, NothingForYou, Registered)


def reply_pages() -> ReplyPages:
    return read_reply_pages(
        sender="Vertrekmelding", help_lines=DEFAULT_HELP_LINES, idle_minutes=15, test_mode=False
    )


def made(pages: ReplyPages, state: str, language: Language, *, login: bool = True) -> HTMLResponse:
    """The page; where a session belongs to it, with one."""
    frame = Frame(
        language=language,
        here=Address.START,
        phone="088-000 00 00",
        write_to="Vertrekmelding, Postbus 99999, 9999 ZZ Postdorp",
        login=login,
    )
    if state in {"rights", "statement"}:
        return pages.rights(frame) if state == "rights" else pages.statement(frame)
    view = VIEWS[state]
    if isinstance(view, _WITH_SESSION):
        frame = replace(frame, here=Address.MESSAGE, form_token="00ff")
    return pages.page(view, frame)
