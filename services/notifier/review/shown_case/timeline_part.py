"""What happened, in sentences, with who did it: part 10."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from foundation.encryption import BlindIndex
from notifier.cases.timeline import THE_PROGRAM, Happening, TimelineView
from notifier.review.pages.happening_texts import CODES_OF, HappeningTexts

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
    entries: Iterable[TimelineView],
    actors: Actors,
    texts: HappeningTexts,
    whose: Whose = Whose.ALL,
) -> tuple[ShownEntry, ...]:
    """The newest first."""
    shown = [show_entry(entry, actors, texts) for entry in entries]
    return tuple(
        one
        for one in reversed(shown)
        if whose is Whose.ALL or one.person is (whose is Whose.PEOPLE)
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
