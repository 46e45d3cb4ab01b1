"""The words of a message, of answering it, and of what comes after."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MessageTexts:
    """The message itself and the form under it.

    No name of a child stands inside a sentence: names are listed, so that no language has to bend
    them. ``{date}``, ``{country}``, ``{year}``, ``{most}`` are filled in.
    """

    title: str
    title_several: str
    sent: str
    why: str
    born: str
    departure: str
    date: str
    country: str
    new_date: str
    consent: str
    nothing_wrong: str
    less: str
    know_title: str
    two_people: str
    islands: str
    abroad_help: str
    question: str
    question_hint: str
    agree: str
    disagree: str
    wrong: str
    consent_question: str
    consent_yes: str
    consent_changed: str
    consent_no: str
    words: str
    words_hint: str
    silence: str
    give: str
    done_button: str


@dataclass(frozen=True)
class AfterTexts:
    """After an answer. ``{at}``: when it came in."""

    title: str
    your_answer: str
    received: str
    words_received: str
    more_title: str
    more_question: str
    more_hint: str
    did_not_know: str
    do_not_agree: str
    more_give: str
    next_title: str
    agree_by_code: tuple[str, ...]
    agree: tuple[str, ...]
    disagree: tuple[str, ...]
    wrong: tuple[str, ...]
    keep: str
    change_title: str
    change: str
    change_button: str
    take_back_button: str
    others: str


@dataclass(frozen=True)
class QuietText:
    """A page, or a part of one, that tells something and asks nothing."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class LetterTexts:
    """All of it. ``heard`` stands on the page ``looked_at`` where an answer was sent just now."""

    message: MessageTexts
    after: AfterTexts
    looked_at: QuietText
    heard: str
    recalled: QuietText
    taken_back: QuietText
    done: QuietText
    nothing: QuietText
