"""What was written, and what its reader answers."""

from typing import Final
from uuid import UUID

from starlette.responses import Response

from foundation.log import get_logger
from notifier.decision.facts import AnswerKind, Strength
from notifier.reply.accept_answer import AnswerRefused, NewAnswer, accept_answer
from notifier.reply.front.desk import ReplyDesk
from notifier.reply.front.show_message import Shown, children_of, new_once, shown_to, view_of
from notifier.reply.front.visit import Instead, Reading, Route, Visit, onward
from notifier.reply.pages.forms import (
    ANSWER_FIELD,
    ANSWER_VALUES,
    KNEW_FIELD,
    KNEW_VALUES,
    MESSAGE_FIELD,
    MOST_WORDS,
    ONCE_FIELD,
    WORDS_FIELD,
    Address,
)
from notifier.reply.pages.states import Answered, LookedAt, Opened, Over, SessionOver, Slip, View
from notifier.reply.say_whether_known import say_whether_known
from notifier.reply.shown.given import MyAnswer, given_in
from notifier.reply.shown.tellable import Standing
from notifier.reply.withdraw_answer import withdraw_answer

_KINDS: Final = {value: kind for kind, value in ANSWER_VALUES.items()}
_TOOK_BACK: Final = "ingetrokken"
_log = get_logger(__name__)


def show_message(desk: ReplyDesk, visit: Visit) -> View:
    """What stands now."""
    return view_of(shown_to(desk, visit), visit.read_by, took_back=_TOOK_BACK in visit.query)


def give_answer(desk: ReplyDesk, visit: Visit) -> Response:
    """Kept before anything else; also where nothing more is shown: what a parent says counts."""
    reading = visit.read_by
    shown = shown_to(desk, visit)
    message_id = _chosen(shown, visit)
    kind = _KINDS.get(visit.typed(ANSWER_FIELD))
    words = visit.typed(WORDS_FIELD).replace("\r\n", "\n").strip()
    slips = [] if kind else [Slip.ANSWER_MISSING]
    slips += [Slip.WORDS_TOO_LONG] if len(words) > MOST_WORDS else []
    if slips or kind is None:
        raise Instead(_again(shown, reading, message_id, tuple(slips), words))
    new = NewAnswer(
        reference=_reference(desk, visit, message_id, kind, words),
        answer=kind,
        message_id=message_id,
        strength=reading.reader.strength,
        words=words or None,
        by_form=True,
    )
    try:
        accept_answer(desk.service, new, sender=desk.service.sender_oin)
    except AnswerRefused as refused:
        _log.warning("reply_not_taken", code=refused.code)
        raise Instead(SessionOver(Over.TIMED_OUT, words_kept=True)) from None
    return onward(Address.GIVEN)


def show_given(desk: ReplyDesk, visit: Visit) -> View | Response:
    """Thank you; a word that somebody looks at it, where nothing more may be shown."""
    answer = _given(desk, visit)
    return onward(Address.MESSAGE) if answer is None else _answered(desk, visit, answer)


def follow_up(desk: ReplyDesk, visit: Visit) -> View | Response:
    """Whether they knew of it and do not agree, or did not know."""
    answer = _given(desk, visit)
    if answer is None:
        return onward(Address.MESSAGE)
    knew = KNEW_VALUES.get(visit.typed(KNEW_FIELD))
    if knew is None:
        return _answered(desk, visit, answer, slips=(Slip.KNEW_MISSING,))
    say_whether_known(desk.service, answer.id, knew=knew)
    return onward(Address.GIVEN)


def take_back(desk: ReplyDesk, visit: Visit) -> Response:
    """The answer that stands; by code alone only one that was given just now."""
    shown = shown_to(desk, visit)
    answer = shown.answers.get(_chosen(shown, visit))
    if answer is None or not answer.given.may_take_back:
        return onward(Address.MESSAGE)
    withdraw_answer(desk.service, answer.id, sender=desk.service.sender_oin)
    return onward(f"{Address.MESSAGE}?{_TOOK_BACK}")


def _chosen(shown: Shown, visit: Visit) -> UUID:
    """The message that the form is about: one that this reader may answer. Raises ``Instead``."""
    mine = {str(one.message.id): one.message.id for one in shown.read}
    found = mine.get(visit.typed(MESSAGE_FIELD))
    if found is None:
        raise Instead(SessionOver(Over.FORM, words_kept=True))
    return found


def _again(
    shown: Shown, reading: Reading, message_id: UUID, slips: tuple[Slip, ...], words: str
) -> View:
    if message_id not in {one.id for one in shown.standing}:
        return view_of(shown, reading)
    return Opened(
        messages=shown.standing,
        logged_in=reading.reader.holder is not None,
        once=new_once(),
        slips=slips,
        about=message_id,
        words=words[: MOST_WORDS * 2],
    )


def _reference(
    desk: ReplyDesk, visit: Visit, message_id: UUID, kind: AnswerKind, words: str
) -> str:
    """The same for the same form with the same in it, of this session alone."""
    told = "\0".join((visit.typed(ONCE_FIELD), str(message_id), kind, words))
    return f"{visit.read_by.id}/{desk.service.index.of('reply_form', told).hex()[:32]}"


def _given(desk: ReplyDesk, visit: Visit) -> MyAnswer | None:
    reading = visit.read_by
    with desk.service.database.transaction() as connection:
        return given_in(connection, desk.service, reading.reader, reading.id)


def _answered(
    desk: ReplyDesk, visit: Visit, answer: MyAnswer, slips: tuple[Slip, ...] = ()
) -> View:
    shown = shown_to(desk, visit)
    here = [one for one in shown.read if one.message.id == answer.message_id]
    if not here or here[0].tellable.standing is not Standing.STANDS:
        return LookedAt(heard=True)
    agreed = answer.given.answer is AnswerKind.AGREE
    return Answered(
        given=answer.given,
        children=children_of(here[0].tellable),
        ask_knew=answer.given.answer is AnswerKind.OBJECT and answer.given.knew is None,
        letter=agreed and answer.strength is Strength.CODE,
        logged_in=visit.read_by.reader.holder is not None,
        message=here[0].message.id,
        others=len(shown.standing) > 1,
        slips=slips,
    )


ANSWER_ROUTES: Final = (
    Route("GET", Address.MESSAGE, show_message, reads=True),
    Route("POST", Address.MESSAGE, give_answer, reads=True),
    Route("GET", Address.GIVEN, show_given, reads=True),
    Route("POST", Address.FOLLOW_UP, follow_up, reads=True),
    Route("POST", Address.TAKE_BACK, take_back, reads=True),
)
