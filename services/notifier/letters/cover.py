"""The few words in a personal box, above the letter that is attached to them.

Subjects stand in a list that others may look over somebody's shoulder at: they name nobody and tell
nothing. No name of a child stands in the text either, no day of a departure, and no link: who
learned to press links in such messages presses those of others too.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from notifier.letters import dutch, english
from notifier.letters.content import Letter, LetterKind

MOST_IN_SUBJECT: Final = 50
MOST_IN_TEXT: Final = 4000
"""Of MijnOverheid's Berichtenbox, where a new line counts for four: a literal ``\\r\\n``."""

ASKING: Final = frozenset(
    {LetterKind.VERTREK, LetterKind.LIMITED, LetterKind.RECEIPT, LetterKind.AGREEMENT}
)
"""Kinds to which an answer is asked."""

_SUBJECTS: Final = {
    LetterKind.VERTREK: "Een bericht voor u / A message for you",
    LetterKind.LIMITED: "Een bericht voor u / A message for you",
    LetterKind.RECEIPT: "Een vraag aan u / A question for you",
    LetterKind.CORRECTION: "Nieuws over ons bericht / News on our message",
    LetterKind.RECALL: "Ons bericht klopte niet / Our message was wrong",
    LetterKind.CONFIRMATION: "Antwoord ontvangen / We received your answer",
    LetterKind.AGREEMENT: "Een vraag aan u / A question for you",
}
_WHAT_NL: Final = {
    LetterKind.VERTREK: "De brief gaat over een kind over wie u het gezag heeft.",
    LetterKind.LIMITED: "De brief gaat over een kind over wie u het gezag heeft.",
    LetterKind.RECEIPT: "In de brief stellen wij u een vraag over uw toestemming.",
    LetterKind.CORRECTION: "Iets in onze eerdere brief is veranderd.",
    LetterKind.RECALL: "Onze eerdere brief klopte niet. Het spijt ons. U hoeft niets te doen.",
    LetterKind.CONFIRMATION: "Wij hebben een antwoord van u ontvangen. Iemand kijkt ernaar.",
    LetterKind.AGREEMENT: "In de brief stellen wij u een vraag over uw antwoord.",
}
_WHAT_EN: Final = {
    LetterKind.VERTREK: "The letter is about a child over whom you have parental authority.",
    LetterKind.LIMITED: "The letter is about a child over whom you have parental authority.",
    LetterKind.RECEIPT: "In the letter we ask you a question about your consent.",
    LetterKind.CORRECTION: "Something in our earlier letter has changed.",
    LetterKind.RECALL: (
        "Our earlier letter was not correct. We are sorry. You do not have to do anything."
    ),
    LetterKind.CONFIRMATION: "We have received an answer from you. Somebody is looking at it.",
    LetterKind.AGREEMENT: "In the letter we ask you a question about your answer.",
}


@dataclass(frozen=True, slots=True)
class Cover:
    """``subject``: at most 50 characters; ``text``: plain, at most 4,000 (Berichtenbox)."""

    subject: str
    text: str = field(repr=False)


def cover_of(letter: Letter) -> Cover:
    """The words around this letter, Dutch first."""
    text = "\n\n".join(("\n".join(_dutch(letter)), "\n".join(_english(letter))))
    return Cover(_SUBJECTS[letter.kind], f"{text}\n\n{letter.sender.name}")


def _dutch(letter: Letter) -> Iterator[str]:
    lines = letter.help_lines
    yield "In de bijlage staat een brief voor u. Lees hem rustig."
    yield _WHAT_NL[letter.kind]
    if letter.kind in ASKING:
        yield "Wij vragen u om een antwoord. In de brief staat hoe u dat geeft."
        if letter.answer_before is not None:
            yield f"Doe dit liefst vóór {dutch.in_words(letter.answer_before)}. Later mag ook."
        yield "Reageert u niet? Dan betekent dat niet dat u het goed vindt."
        yield "U krijgt deze brief ook per post. Eén keer antwoorden is genoeg."
    else:
        yield "U krijgt deze brief ook per post."
    yield f"Heeft u vragen? Bel {letter.phone}. Noem het kenmerk {letter.reference}."
    yield f"Voelt u of uw kind zich niet veilig? Bel Veilig Thuis, {lines.not_safe}, dag en nacht."
    yield f"Bij gevaar: {lines.danger}. In onze berichten staat nooit een link."


def _english(letter: Letter) -> Iterator[str]:
    lines = letter.help_lines
    yield "There is a letter for you in the attachment. The second part is in English."
    yield _WHAT_EN[letter.kind]
    if letter.kind in ASKING:
        yield "We ask you for an answer. The letter says how you can give it."
        if letter.answer_before is not None:
            day = english.in_words(letter.answer_before)
            yield f"Please do this before {day} if you can. Later is possible too."
        yield "If you do not answer, that does not mean that you agree."
        yield "You will also get this letter by post. One answer is enough."
    else:
        yield "You will also get this letter by post."
    yield f"Do you have questions? Call {letter.phone}. Mention {letter.reference}."
    yield f"Do you or your child not feel safe? Call Veilig Thuis, {lines.not_safe}, day and night."
    yield f"In danger: {lines.danger}. Our messages never hold a link."
