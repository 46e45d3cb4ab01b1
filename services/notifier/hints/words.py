"""What a hint says: that a message waits and whether an answer is asked, Dutch first.

Read on a locked screen by whoever lies next to it: no name, no fact, no date, no link, and no word
that says what the message is about. The same for everybody.
"""

from dataclasses import dataclass
from typing import Final

from notifier.letters.content import LetterKind

_NO_ANSWER: Final = frozenset({LetterKind.RECALL, LetterKind.CONFIRMATION})
_WAITS_NL: Final = (
    "Er staat een bericht voor u klaar van de overheid. {asks} "
    "U krijgt het per post of in uw Berichtenbox. "
    "In dit bericht staat geen link. Zo weet u dat het echt is."
)
_WAITS_EN: Final = (
    "There is a message for you from the government. {asks} "
    "You get it by post or in your Berichtenbox. "
    "There is no link in this message. That is how you know it is real."
)


@dataclass(frozen=True, slots=True)
class Words:
    """``subject``: of an e-mail; a text message has none."""

    subject: str
    text: str


def hint_words(kind: LetterKind) -> Words:
    """That a message of this kind waits."""
    if kind in _NO_ANSWER:
        asks_nl, asks_en = "U hoeft niets te doen.", "You do not need to do anything."
    else:
        asks_nl, asks_en = "Wij vragen u om een antwoord.", "We ask you for an answer."
    text = f"{_WAITS_NL.format(asks=asks_nl)}\n\n{_WAITS_EN.format(asks=asks_en)}"
    return Words("Er staat een bericht voor u klaar", text)


def code_words(code: str) -> Words:
    """The code that shows that an address is the reader's own."""
    return Words(
        "Uw code",
        f"Uw code is {code}. Typ deze code op de pagina waar u net was. Geef hem aan niemand. "
        "Vroeg u niet om een code? Dan hoeft u niets te doen.\n\n"
        f"Your code is {code}. Type it on the page where you just were. Give it to nobody. "
        "Did you not ask for a code? Then you do not need to do anything.",
    )
