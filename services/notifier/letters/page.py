"""The parts of a page, apart from how they look."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above a group of paragraphs."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences; `strong` is the one thing to see at a glance, printed bold at the end."""

    text: str
    strong: str = ""

    @property
    def whole(self) -> str:
        """The words in reading order."""
        return f"{self.text} {self.strong}".strip()


@dataclass(frozen=True, slots=True)
class Listing:
    """Items below each other; numbered when people answer by number."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class AnswerPanel:
    """The framed place that says how one answers, beside the QR code.

    ``visit`` ends in ``site``, ``enter`` in ``code``; ``picture`` is read out for the QR code.
    """

    visit: str
    site: str
    enter: str
    code: str
    birth_date: str
    login: str
    picture: str
    link: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The words in reading order."""
        return (
            self.picture,
            f"{self.visit} {self.site}.",
            f"{self.enter} {self.code}",
            self.birth_date,
            self.login,
        )


Block = Heading | Paragraph | Listing
"""What any document is made of."""

LetterBlock = Block | AnswerPanel


@dataclass(frozen=True, slots=True)
class Side:
    """One language of the letter, on its own sheet side. `details` are label and value pairs."""

    lang: str
    title: str
    details: tuple[tuple[str, str], ...]
    blocks: tuple[LetterBlock, ...]


def plain_text(side: Side) -> str:
    """The side as a reader meets it, one block per line; what the checks and the hash see."""
    lines = [side.title]
    lines += [f"{label} {value}" for label, value in side.details]
    for block in side.blocks:
        match block:
            case Heading(text):
                lines.append(text)
            case Paragraph():
                lines.append(block.whole)
            case Listing(items, numbered):
                lines += [f"{n}. {item}" if numbered else item for n, item in enumerate(items, 1)]
            case AnswerPanel():
                lines += block.lines
    return "\n".join(lines)
