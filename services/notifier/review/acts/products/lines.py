"""How a product is written: lines that can be read out, copied, and set on paper.

The first line is the title. ``1. Kop`` is a heading, ``- item`` an item; other lines are
paragraphs. Whatever was typed stays one paragraph, so that nobody types a heading.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from contracts.messages.facts import PersonFacts
from contracts.values.dates import AMSTERDAM, PartialDate
from notifier.decision.facts import CaseFacts
from notifier.letters.page import Block, Heading, Listing, Paragraph

_MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
_HEADING: Final = re.compile(r"\d+\. ")
UNKNOWN: Final = "niet bekend"


@dataclass(frozen=True, kw_only=True)
class Ingredients:
    """What a product is made of. ``at``: when the action was done or proposed."""

    reference: str
    facts: CaseFacts
    typed: dict[str, str]
    at: datetime


def written(title: str, *parts: tuple[str, tuple[str, ...]]) -> str:
    """A whole text: the title, then parts with a numbered heading each; empty ones are left out."""
    lines = [title]
    kept = [(heading, body) for heading, body in parts if body]
    for number, (heading, body) in enumerate(kept, 1):
        lines += ["", f"{number}. {heading}", *body]
    return "\n".join(lines) + "\n"


def paragraph(typed: str) -> str:
    """What somebody typed, in one line that begins neither as a heading nor as an item."""
    text = " ".join(typed.split())
    return f"“{text}”"


def dutch_day(day: date) -> str:
    """As ``1 juni 2016``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def dutch_moment(at: datetime) -> str:
    """As ``1 juni 2016, 14.05 uur``, Europe/Amsterdam."""
    local = at.astimezone(AMSTERDAM)
    return f"{dutch_day(local.date())}, {local:%H.%M} uur"


def dutch_partial(day: PartialDate | None) -> str:
    """An incomplete date says what is known of it."""
    if day is None or day.year is None:
        return UNKNOWN
    if day.complete is not None:
        return dutch_day(day.complete)
    month = "" if day.month is None else f"{_MONTHS[day.month - 1]} "
    return f"{month}{day.year} (onvolledig in de BRP)"


def name_of(person: PersonFacts) -> str:
    """As the register writes it."""
    return person.full_name or person.first_names or "naam niet bekend"


def blocks_of(text: str) -> tuple[str, tuple[Block, ...]]:
    """A written text as parts of a page: its title, and what stands under it."""
    title, *rest = text.splitlines()
    blocks: list[Block] = []
    for line in rest:
        if _HEADING.match(line):
            blocks.append(Heading(line))
        elif line.startswith("- "):
            item = line.removeprefix("- ")
            last = blocks[-1] if blocks else None
            if isinstance(last, Listing):
                blocks[-1] = Listing((*last.items, item))
            else:
                blocks.append(Listing((item,)))
        elif line:
            blocks.append(Paragraph(line))
    return title, tuple(blocks)
