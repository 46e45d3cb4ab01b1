"""The words of the pages about rights and about accessibility.

``{sender}``, ``{phone}`` and ``{address}`` are filled in.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class RightsTexts:
    """Which data there are, why, and what one can do about it."""

    title: str
    lead: str
    who: Section
    data: Section
    ground: Section
    hidden: Section
    see: Section
    correct: Section
    object: Section
    complain: Section
    kept: Section
    cookies: Section


@dataclass(frozen=True)
class StatementTexts:
    """After the model of the Dutch government (digitoegankelijk.nl)."""

    title: str
    lead: str
    status: Section
    tested: Section
    not_tested: Section
    complain: Section
    date: str


@dataclass(frozen=True)
class AboutTexts:
    """Both."""

    rights: RightsTexts
    statement: StatementTexts
