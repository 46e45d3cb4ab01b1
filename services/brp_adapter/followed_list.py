"""A list of people to follow, as an export of a municipality's own system gives it.

One per line: a burgerservicenummer, or that and a date of birth behind a comma or semicolon
(``999990019;2016-05-01``). A first line without a digit is a heading.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from brp_adapter.storage.subscriptions import Followed
from contracts.values.bsn import Bsn, NotABsn

ADULT_AT: Final = 18
MOST_TOLD: Final = 10
"""Mistakes; who mends these sees the rest."""


class ListMistake(Exception):
    """The list cannot be used, and nothing of it was. Names lines, never what stands in them."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Whom to follow; ``grown_up``: how many stood there who are eighteen by now."""

    people: tuple[Followed, ...] = field(repr=False)
    grown_up: int = 0


def read_list(lines: Iterable[str], *, today: date, fictitious_only: bool) -> Listed:
    """Read all of it, each person once. Raises ``ListMistake``."""
    people: dict[Bsn, Followed] = {}
    mistakes: list[str] = []
    grown_up = 0
    for number, line in enumerate(lines, start=1):
        text = line.strip().lstrip("\ufeff")
        if not text or (number == 1 and not any(sign.isdigit() for sign in text)):
            continue
        try:
            person = _person(text)
        except ValueError as mistake:
            mistakes.append(f"line {number}: {mistake}")
            continue
        if fictitious_only and not person.bsn.fictitious:
            mistakes.append(f"line {number}: here only fictitious numbers, which start with 9999")
        elif person.last_day is not None and person.last_day < today:
            grown_up += 1
        else:
            people[person.bsn] = person
    if mistakes:
        more = len(mistakes) - MOST_TOLD
        told = mistakes[:MOST_TOLD] + ([f"and {more} more"] if more > 0 else [])
        raise ListMistake("\n".join(["nothing was taken over; mend the list first", *told]))
    return Listed(tuple(people.values()), grown_up)


def _person(text: str) -> Followed:
    """Raises ``ValueError`` with what to write, and nothing of what stood there."""
    parts = [part.strip().strip('"') for part in text.replace(";", ",").split(",")]
    if len(parts) > 2:  # noqa: PLR2004 -- number and date
        message = "write a number, and at most a date of birth behind it"
        raise ValueError(message)
    try:
        bsn = Bsn(parts[0])
    except NotABsn:
        message = "no burgerservicenummer: nine digits that pass the eleven-test"
        raise ValueError(message) from None
    if len(parts) == 1 or not parts[1]:
        return Followed(bsn)
    try:
        born = date.fromisoformat(parts[1])
    except ValueError:
        message = "no date of birth: write it as 2016-05-01, or leave it out"
        raise ValueError(message) from None
    return Followed(bsn, _birthday(born, ADULT_AT) - timedelta(days=1))


def _birthday(born: date, age: int) -> date:
    """Who was born on 29 February is a year older on 1 March where there is none."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
