"""What happened, in sentences, with who did it: part 10."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from heapq import merge

from foundation.encryption import BlindIndex
from notifier.cases.timeline import THE_PROGRAM, Happening, TimelineView
from notifier.review.pages.happening_texts import CODES_OF, HappeningTexts
from notifier.review.pages.texts import Texts
from notifier.review.reveal.look import LookView

_OIN_DIGITS = 20
_MARK_DIGITS = 4


class Whose(StrEnum):
    """Which entries somebody wants to see; the values stand in the address."""

    ALL = "alles"
    PEOPLE = "mensen"
    PROGRAM = "systeem"


@dataclass(frozen=True)
class ShownEntry:
    """``code``: a technical one that no sentence holds; empty where there is none."""

    at: datetime
    sentence: str
    code: str
    who: str
    person: bool


@dataclass(frozen=True)
class Actors:
    """Who is behind an actor of the timeline, as far as may be told.

    ``me``: the provider's id of who looks. ``names``: municipalities and organisations by OIN.
    Colleagues are told apart by a short mark, the same on every page: nobody is named.
    """

    me: str
    names: Mapping[str, str]
    index: BlindIndex

    def name(self, actor: str, texts: HappeningTexts) -> str:
        """The program, oneself, a colleague or an organisation."""
        if actor == THE_PROGRAM:
            return texts.program
        if actor == self.me:
            return texts.you
        if len(actor) == _OIN_DIGITS and actor.isdigit():
            return self.names.get(actor) or texts.organisation.format(oin=actor)
        mark = self.index.of("colleague", actor).hex()[:_MARK_DIGITS].upper()
        return texts.colleague.format(mark=mark)


def show_timeline(
    entries: Iterable[TimelineView], actors: Actors, texts: HappeningTexts
) -> tuple[ShownEntry, ...]:
    """In sentences, the newest first."""
    return tuple(reversed([show_entry(entry, actors, texts) for entry in entries]))


def show_looks(looks: Iterable[LookView], actors: Actors, texts: Texts) -> tuple[ShownEntry, ...]:
    """Looks at what is hidden stand in the timeline too, but are no entries of it.

    Else somebody who looks up a number would take the case from under a colleague's form.
    """
    words = texts.aside.reveal
    return tuple(
        ShownEntry(
            one.at,
            words.in_timeline.format(reason=words.reasons[one.reason]),
            "",
            actors.name(one.actor, texts.happening),
            person=True,
        )
        for one in reversed(tuple(looks))
    )


def newest_first(*parts: Iterable[ShownEntry]) -> tuple[ShownEntry, ...]:
    """Several of them as one; each part is in order already."""
    return tuple(merge(*parts, key=lambda one: one.at, reverse=True))


def narrowed(entries: Iterable[ShownEntry], whose: Whose) -> tuple[ShownEntry, ...]:
    """Only what people did, or only what the program did."""
    return tuple(
        one for one in entries if whose is Whose.ALL or one.person is (whose is Whose.PEOPLE)
    )


def show_entry(entry: TimelineView, actors: Actors, texts: HappeningTexts) -> ShownEntry:
    """One entry in a sentence."""
    sentence, code = in_words(entry.kind, entry.code, texts)
    return ShownEntry(
        at=entry.at,
        sentence=sentence,
        code="" if code is None else texts.technical.format(code=code),
        who=actors.name(entry.actor, texts),
        person=entry.actor != THE_PROGRAM,
    )


def in_words(kind: str, code: str | None, texts: HappeningTexts) -> tuple[str, str | None]:
    """The sentence, and the code where it stands beside it and not in it."""
    sentence = texts.sentences.get(kind)
    if sentence is None:
        return kind, code
    if "{what}" not in sentence:
        return sentence, code
    source = CODES_OF.get(Happening(kind))
    word = None if source is None or code is None else texts.codes[source.__name__].get(code)
    return sentence.format(what=word or code or "-"), None
