"""All words of a letter, apart from how they are set."""

from dataclasses import replace
from typing import Final

from notifier.letters import text_en, text_nl
from notifier.letters.content import Letter
from notifier.letters.page import Side, plain_text

_MASK: Final = "XXXXX-XXXXX-XXXXX"


def without_code(letter: Letter) -> Letter:
    """The same letter with a mask for the code by which one answers.

    For whatever is kept or compared: a plain hash over known words and a code gives the code away
    to who tries them all. And by chance it may look like a word or a number that must not be there.
    """
    if letter.answer_at is None:
        return letter
    return replace(letter, answer_at=replace(letter.answer_at, code=_MASK))


def sides(letter: Letter) -> tuple[Side, Side]:
    """Dutch first, then English."""
    return text_nl.side(letter), text_en.side(letter)


def address_block(letter: Letter) -> tuple[str, ...]:
    """What shows through the window of the envelope."""
    return (letter.addressee.name, *letter.addressee.lines)


def letter_text(letter: Letter) -> str:
    """All words of the letter in reading order, the address block included."""
    envelope = [letter.sender.name, letter.sender.tagline, *address_block(letter)]
    return "\n".join([*envelope, body_text(letter)])


def body_text(letter: Letter) -> str:
    """The words of both languages without the sender's head and the address block."""
    return "\n".join(plain_text(side) for side in sides(letter))
