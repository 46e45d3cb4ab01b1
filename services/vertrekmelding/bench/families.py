"""Synthetic families: the same ones for the same seed, none with a number that may be real."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final

from contracts.values.bsn import Bsn, NotABsn
from notifier.decision.outcome import Disposition
from vertrekmelding.demo.families.events import Event, declared
from vertrekmelding.demo.families.people import Home, Someone, joint, sole
from vertrekmelding.demo.families.scene import Scene

MEMBERS: Final = 3
_NUMBERS: Final = range(999_900_000, 1_000_000_000)
_LAND: Final = "5010"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


class Kind(StrEnum):
    """What must come of a family."""

    WHOLE = "letter and flag"
    LETTER = "letter"
    RECEIPT = "receipt"
    HELD = "held"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Expected:
    """What leaves, and how the case is decided."""

    disposition: Disposition
    letters: int = 0
    flags: int = 0


EXPECTED: Final = {
    Kind.WHOLE: Expected(Disposition.NOTIFY, letters=1, flags=1),
    Kind.LETTER: Expected(Disposition.NOTIFY, letters=1),
    Kind.RECEIPT: Expected(Disposition.SKIP, letters=1),
    Kind.HELD: Expected(Disposition.HOLD),
    Kind.NOTHING: Expected(Disposition.SKIP),
}
_OF_TWENTY: Final = (
    *(Kind.WHOLE,) * 12,
    *(Kind.LETTER,) * 4,
    Kind.RECEIPT,
    *(Kind.HELD,) * 2,
    Kind.NOTHING,
)
"""Mostly the dearest way through: two questions, a decision, a letter and a flag."""


@dataclass(frozen=True, slots=True)
class Synthetic:
    """A family with the one event about it."""

    kind: Kind
    people: tuple[Someone, ...]
    staying: Someone
    event: Event

    @property
    def expected(self) -> Expected:
        """What must come of it."""
        return EXPECTED[self.kind]


def most_families() -> int:
    """For how many there are fictitious numbers."""
    return len(_fictitious_numbers()) // MEMBERS


def synthetic_families(count: int, *, seed: int, scene: Scene) -> tuple[Synthetic, ...]:
    """Make ``count`` families, at most ``most_families()``."""
    chance = random.Random(seed)  # noqa: S311  the same families again, no secret
    numbers = list(_fictitious_numbers())
    chance.shuffle(numbers)
    kinds: list[Kind] = []
    while len(kinds) < count:
        kinds += chance.sample(_OF_TWENTY, len(_OF_TWENTY))
    return tuple(
        _family(kinds[n], n, numbers[MEMBERS * n : MEMBERS * (n + 1)], chance, scene)
        for n in range(count)
    )


@cache
def _fictitious_numbers() -> tuple[Bsn, ...]:
    return tuple(_sound(_NUMBERS))


def _sound(numbers: Iterable[int]) -> Iterator[Bsn]:
    for number in numbers:
        try:
            yield Bsn(str(number))
        except NotABsn:
            continue


def _family(
    kind: Kind, number: int, bsns: Sequence[Bsn], chance: random.Random, scene: Scene
) -> Synthetic:
    """A mother leaves with the child; the father, who has gezag unless nothing is due, stays."""
    surname = f"Proef{_word(number)}"
    hers = Home("Vertrekpad", chance.randint(1, 400), "9011VA", "Zonderdorp")
    his = Home("Blijfstraat", chance.randint(1, 400), "9022BL", "Thuisveen")
    secret = kind is Kind.HELD
    mother = Someone(
        bsn=bsns[0], first_name="Marjolein", last_name=f"{surname}ster", born=date(1986, 5, 4),
        stay=hers, geheimhouding=secret,
    )  # fmt: skip
    father = Someone(
        bsn=bsns[1], first_name="Teunis", last_name=surname, born=date(1984, 3, 2), stay=his
    )
    child = Someone(
        bsn=bsns[2],
        first_name="Pippa",
        last_name=surname,
        born=scene.born(chance.randint(6, 15)),
        # A child that lives with the parent who stays makes people look as well (R05).
        stay=his if kind is Kind.WHOLE else hers,
        parents=(mother, father),
        gezag=sole(mother) if kind is Kind.NOTHING else joint(mother, father),
        geheimhouding=secret,
    )
    event = declared(
        scene,
        f"bench-{number}",
        [child, mother],
        by=mother,
        on=scene.day(chance.randint(20, 60)),
        land=_LAND,
        consent_of=father if kind is Kind.RECEIPT else None,
    )
    return Synthetic(kind, (mother, father, child), father, event)


def _word(number: int) -> str:
    word = ""
    for _ in range(3):
        number, rest = divmod(number, len(_LETTERS))
        word = _LETTERS[rest] + word
    return word
