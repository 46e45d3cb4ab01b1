"""A letter as PDF: the largest piece of pure computing in a case."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from typing import Final

from notifier.letters.content import Addressee, Letter, LetterChild, LetterKind
from notifier.letters.render import render

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def a_letter(number: int = 0) -> Letter:
    """An ordinary letter about one child; no two numbers below 17,576 give the same."""
    name = "".join(_LETTERS[number // 26**place % 26] for place in range(3))
    return Letter(
        kind=LetterKind.VERTREK,
        addressee=Addressee(f"Teunis Proef{name}", ("Blijfstraat 22", "9022 BL THUISVEEN")),
        children=(LetterChild(f"Pippa{name}", 2017),),
        letter_date=date(2026, 11, 2),
        reference=f"BENCH-{name.upper()}",
        departure_date=date(2026, 12, 24),
        answer_before=date(2026, 12, 24),
    )


@contextmanager
def typesetting() -> Iterator[Callable[[], None]]:
    """A step is one letter, another one each time: Typst remembers what it has made."""
    numbers = count()

    def step() -> None:
        render(a_letter(next(numbers)))

    yield step
