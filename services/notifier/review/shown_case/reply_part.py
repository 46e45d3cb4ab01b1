"""Who was told and what they answered: part 7."""

from dataclasses import dataclass, field
from uuid import UUID

from notifier.cases.brought_in_view import AnswerView
from notifier.cases.case_view import CaseView, MessageView
from notifier.decision.facts import AnswerKind, Strength
from notifier.decision.outcome import HolderDisposition
from notifier.delivery.message_state import MessageState
from notifier.letters.content import LetterKind
from notifier.review.shown_case.told import Told


@dataclass(frozen=True)
class ShownReply:
    """Of one holder: what went to them, and their latest word first.

    ``words``: what they wrote, the latest first. ``asks``: whether the last word is that they do
    not agree, or that it is not right.
    """

    who: str
    messages: tuple[str, ...]
    answers: tuple[str, ...]
    asks: bool
    words: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class ShownReplies:
    """``empty``: a sentence where nobody is to be told. ``said``: somebody answered."""

    holders: tuple[ShownReply, ...]
    empty: str
    silent: bool
    said: bool


def show_replies(view: CaseView, told: Told) -> ShownReplies:
    """Every staying holder whom the decision names, whoever was told, and whoever answered."""
    deciding = () if view.decision is None else view.decision.holders
    people = dict.fromkeys(
        [
            *(one.id for one in deciding if one.disposition != HolderDisposition.NONE),
            *(one.holder for one in view.messages),
            *(one.holder for one in view.brought_in.answers),
        ]
    )
    holders = tuple(_reply(who, view, told) for who in people)
    return ShownReplies(
        holders,
        "" if holders else told.texts.reply.nobody,
        silent=any(one.messages and not one.answers for one in holders),
        said=any(one.answers for one in holders),
    )


def _reply(who: UUID, view: CaseView, told: Told) -> ShownReply:
    answers = sorted(
        (one for one in view.brought_in.answers if one.holder == who),
        key=lambda one: one.at,
        reverse=True,
    )
    messages = [one for one in view.messages if one.holder == who]
    standing = [one for one in answers if not one.withdrawn]
    return ShownReply(
        told.by_id(who),
        (*_call(who, view, told), *(_message(one, told) for one in messages)),
        tuple(_answer(one, told) for one in answers),
        asks=bool(standing) and standing[0].answer != AnswerKind.AGREE,
        words=tuple(one.words for one in answers if one.words),
    )


def _call(who: UUID, view: CaseView, told: Told) -> tuple[str, ...]:
    at = view.told_by_phone.get(who)
    return () if at is None else (f"{told.texts.reply.called}, {told.moment(at)}",)


def _message(one: MessageView, told: Told) -> str:
    texts = told.texts.reply
    kind, way = texts.kinds[LetterKind(one.kind)], texts.channels[one.channel]
    words = f"{kind} {way}: {texts.states[MessageState(one.state)]}"
    return words if one.sent_at is None else f"{words}, {told.moment(one.sent_at)}"


def _answer(one: AnswerView, told: Told) -> str:
    texts = told.texts.reply
    marks = [texts.registered] if one.registered else []
    marks += [texts.withdrawn] if one.withdrawn else []
    marks += [] if one.registered else [texts.strengths[Strength(one.strength)]]
    marks += [] if one.knew is None else [texts.knew if one.knew else texts.did_not_know]
    words = ", ".join([texts.answers[AnswerKind(one.answer)], *marks])
    return f"{words}, {told.moment(one.at)}"
