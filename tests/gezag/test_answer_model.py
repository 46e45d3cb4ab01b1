"""Every route code that a derivation can give stands in the public table, with the same outcome."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

import pytest

from brp_adapter.custody.derivation.answer import Conclusion
from brp_adapter.custody.derivation.facts import (
    Child,
    FamilyFacts,
    Residence,
    Ruling,
)
from brp_adapter.custody.derivation.flow import follow
from brp_adapter.custody.derivation.path import Path as Way
from brp_adapter.custody.derivation.worlds import Case, Unknowable, Unseen
from contracts.gezag import holders_of
from contracts.values.dates import PartialDate
from tests.unit.brp_adapter.derivation.families import (
    MINOR_BORN,
    ONE,
    THIRD,
    TODAY,
    TWO,
    adult,
    child,
    parent,
    together,
    with_another,
)

TABLE = (
    Path(__file__).parents[2].parent
    / "shared" / "brp" / "data" / "gezag" / "AntwoordenModel_v2_2_4.csv"
)  # fmt: skip
KINDS = {
    "GezamenlijkOuderlijkGezag": "OG2",
    "EenhoofdigOuderlijkGezag": "OG1",
    "GezamenlijkGezag": "GG",
    "Voogdij": "V",
    "TijdelijkGeenGezag": "G",
    "GezagNietTeBepalen": "N",
}
ABLE: list[dict[str, object]] = [{}, {"deceased": True}, {"curatele": True}, {"birth": MINOR_BORN}]
SINCE = [None, PartialDate(2019, 1, 1), PartialDate(2023, 1, 1)]
UNIONS = [
    (), (together("2010-01-01"),), (together("2010-01-01", "2020-01-01"),),
    (with_another("2010-01-01"),), (with_another("2020-01-01"),),
]  # fmt: skip
Outcome = tuple[str, bool, bool]
OF_PARENTS = {"OG1", "OG2"}
SAID_OTHERWISE = re.compile(r"(22|44)a?[ocm]{2}$|32a?$")
"""Of a parent and a partner the table has several turns of phrase, of 32 the text of another."""
SLIPS = {"54a02": "54ao2"}
"""Route codes that the table spells otherwise than its own rule."""


@pytest.mark.skipif(
    not TABLE.exists(), reason="NOT CHECKED: the public table does not lie beside the checkout"
)
def test_every_route_has_the_outcome_of_the_public_table() -> None:
    with TABLE.open(encoding="utf-8-sig") as lines:
        rows = {SLIPS.get(row["route"], row["route"]): row for row in csv.DictReader(lines)}
    table = {route: _outcome(row) for route, row in rows.items()}
    reached = set()
    for conclusion in _conclusions():
        reached.add(conclusion.route)
        assert table.get(conclusion.route) == _reached(conclusion), conclusion
        if table[conclusion.route][0] in ("G", "N") and not SAID_OTHERWISE.match(conclusion.route):
            assert conclusion.explanation == rows[conclusion.route]["Uitleg"]
    # Of the rest most are errors, and events after a ruling of which the public answer lacks the
    # date.
    assert len(reached) > 170


def _outcome(row: dict[str, str]) -> Outcome:
    kind = row["soortGezag"]
    parents = (row["gezag_ouder1"] == "Ja", row["gezag_ouder2"] == "Ja")
    return (kind, *(parents if kind in OF_PARENTS else (False, False)))


def _reached(conclusion: Conclusion) -> Outcome:
    gezag = conclusion.gezag
    if gezag is None:
        return ("NVT", False, False)
    kind = KINDS[gezag.kind]
    held = {holder.bsn for holder in holders_of(gezag)} if kind in OF_PARENTS else set()
    return (kind, ONE in held, TWO in held)


def _conclusions() -> Iterator[Conclusion]:
    for family in _families():
        yield from _every_way(Case(family, TODAY))


def _every_way(case: Case) -> Iterator[Conclusion]:
    try:
        yield follow(Way(case))
    except Unknowable:
        return
    except Unseen as unseen:
        for value in unseen.options:
            yield from _every_way(case.assuming(unseen.fact, value))


def _families() -> Iterator[FamilyFacts]:
    for whose, one, other in product(_children(), ABLE, ABLE):
        for since, shown, mother in product(SINCE, UNIONS, (1, 2, None)):
            late = {} if since is None else {"since": since}
            first = parent(1, *shown, person=adult(ONE, **one), **_mother(1, mother))
            second = parent(2, *shown, person=adult(TWO, **other), **late, **_mother(2, mother))
            yield FamilyFacts(whose, (first, second))
    for whose, one, other in product(_children(), ABLE, ABLE):
        partner = with_another("2010-01-01", who=adult(THIRD, **other))
        places: tuple[Literal[1, 2], ...] = (1, 2)
        for place, shown in product(places, ((), (partner,))):
            yield FamilyFacts(
                whose, (parent(place, *shown, person=adult(ONE if place == 1 else TWO, **one)),)
            )
    for whose in _children():
        yield FamilyFacts(whose, ())


def _children() -> list[Child]:
    return [
        child(), child(residence=Residence.NEVER), child(settled=True), child(deceased=True),
        child(birth=PartialDate(2000)), child(born_in_netherlands=False),
        *(child(ruling=ruling) for ruling in Ruling),
        *(child(ruling=ruling, born_in_netherlands=False) for ruling in Ruling),
    ]  # fmt: skip


def _mother(place: int, mother: int | None) -> dict[str, bool | None]:
    return {"birth_mother": None if mother is None else place == mother}
