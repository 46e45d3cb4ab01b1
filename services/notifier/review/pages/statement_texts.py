"""The words of the accessibility statement."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StatementTexts:
    """After the model of the Dutch government (digitoegankelijk.nl); ``{support}`` is filled in."""

    link: str
    title: str
    about: str
    status_title: str
    status: str
    tested_title: str
    tested: tuple[str, ...]
    not_tested_title: str
    not_tested: tuple[str, ...]
    known_title: str
    known: tuple[str, ...]
    complain_title: str
    complain: str
    date: str
