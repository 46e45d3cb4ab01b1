"""Letters of an invented family; the departing side is all markers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from notifier.letters.content import Addressee, Letter, LetterChild, LetterKind
from notifier.letters.forbidden import Forbidden, ForbiddenKind

LetterMaker = Callable[..., Letter]


@dataclass(frozen=True)
class DepartingSide:
    """What the departing parent's side would be recognised by."""

    forbidden: tuple[Forbidden, ...] = (
        Forbidden(ForbiddenKind.ADULT_NAME, "Kasper Wegveld"),
        Forbidden(ForbiddenKind.ADULT_NAME, "Wegveld"),
        Forbidden(ForbiddenKind.ADDRESS_LINE, "Vluchtheuvel 77"),
        Forbidden(ForbiddenKind.STREET, "Vluchtheuvel"),
        Forbidden(ForbiddenKind.POSTCODE, "9711 QX"),
        Forbidden(ForbiddenKind.TOWN, "Oude Pekela"),
        Forbidden(ForbiddenKind.MUNICIPALITY, "Pekela"),
        Forbidden(ForbiddenKind.PHONE, "06-12345678"),
        Forbidden(ForbiddenKind.EMAIL, "kasper@weg.example"),
        Forbidden(ForbiddenKind.BSN, "999990019"),
        Forbidden(ForbiddenKind.CHILD_NAME, "Jorinde"),
    )


@pytest.fixture(scope="session")
def departing_side() -> DepartingSide:
    return DepartingSide()


@pytest.fixture(scope="session")
def make_letter() -> LetterMaker:
    def make(kind: LetterKind = LetterKind.VERTREK, **changes: Any) -> Letter:  # noqa: ANN401 - any field of Letter
        values: dict[str, Any] = {
            "addressee": Addressee("mevrouw S. de Vries", ("Lindelaan 12", "2312 AB LEIDEN")),
            "children": (LetterChild("Noa", 2015),),
            "letter_date": date(2026, 11, 21),
            "reference": "BCD-FGH-JKL",
            "departure_date": date(2026, 12, 12),
            "answer_before": date(2026, 12, 1),
            "sent_on": date(2026, 11, 14),
        }
        if kind is LetterKind.LIMITED:
            values |= {"departure_date": None, "answer_before": None}
        return Letter(kind, **(values | changes))

    return make


@pytest.fixture(params=list(LetterKind), ids=lambda kind: kind.value)
def kind(request: pytest.FixtureRequest) -> LetterKind:
    """Each kind of letter in turn."""
    chosen: LetterKind = request.param
    return chosen
