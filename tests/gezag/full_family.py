"""A family with everything on its personal records, also what the public answer leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Day = int
"""``yyyymmdd`` as the official service compares days; an unknown part is 00."""


@dataclass(frozen=True)
class Marriage:
    """``reason``: S for a divorce, O for a death; None while it lasts."""

    partner: str
    start: Day
    end: Day | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Someone:
    """An adult. ``marriages``: all of them, the first one first."""

    bsn: str
    born: Day
    died: bool = False
    curatele: bool = False
    marriages: tuple[Marriage, ...] = ()


@dataclass(frozen=True)
class Tie:
    """A legal parent in category 02 or 03. ``deeds``: kinds of deed there, also in the history.

    ``woman`` None: the register does not say. ``registered`` False: a parent without number.
    """

    place: int
    bsn: str
    since: Day | None
    woman: bool | None
    deeds: frozenset[str] = frozenset("A")
    registered: bool = True
    born: Day = 19850501


@dataclass(frozen=True)
class Full:
    """``deeds``: of the child. ``denied``: places whose history has a deed of denial."""

    child: str
    born: Day
    ties: tuple[Tie, ...]
    people: Mapping[str, Someone]
    born_here: bool = True
    settled: bool = False
    code: str | None = None
    ruled_on: Day | None = None
    deeds: frozenset[str] = frozenset("A")
    denied: frozenset[int] = frozenset()
    left: bool = False

    def tie(self, place: int) -> Tie | None:
        """The parent in that place."""
        return next((tie for tie in self.ties if tie.place == place), None)


def scenario(full: Full) -> dict[str, Any]:
    """What the public answer shows of it, as a scenario."""
    adults = [_person(one, full) for one in full.people.values()]
    return {"id": "made up", "asked": full.child, "persons": [_child(full), *adults]}


def _child(full: Full) -> dict[str, Any]:
    own: dict[str, Any] = {
        "burgerservicenummer": full.child,
        "geboorte": {
            "datum": date(full.born),
            "land": {"code": "6030" if full.born_here else "5010"},
        },
        "gemeenteVanInschrijving": {"code": "1999" if full.left else "0518"},
        "ouders": [_ouder(tie) for tie in full.ties],
        "partners": [],
    }
    if full.left:
        own["opschortingBijhouding"] = {"reden": {"code": "E"}}
        own["verblijfplaats"] = {"type": "VerblijfplaatsBuitenland"}
    if full.settled and not full.left:
        own["immigratie"] = {"datumVestigingInNederland": date(20240101)}
    if full.code is not None:
        own["indicatieGezagMinderjarige"] = {"code": full.code}
    return own


def _ouder(tie: Tie) -> dict[str, Any]:
    shown: dict[str, Any] = {"ouderAanduiding": str(tie.place), **_name(tie.bsn, tie.born)}
    if tie.registered:
        shown["burgerservicenummer"] = tie.bsn
    if tie.since is not None:
        shown["datumIngangFamilierechtelijkeBetrekking"] = date(tie.since)
    if tie.woman is not None:
        shown["geslacht"] = {"code": "V" if tie.woman else "M"}
    return shown


def _person(one: Someone, full: Full) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "burgerservicenummer": one.bsn,
        "geboorte": {"datum": date(one.born), "land": {"code": "6030"}},
        "indicatieCurateleRegister": one.curatele,
        "ouders": [],
        "partners": [_partner(marriage, full) for marriage in one.marriages[-1:]],
    }
    if one.died:
        shown["opschortingBijhouding"] = {"reden": {"code": "O"}}
    return shown


def _partner(marriage: Marriage, full: Full) -> dict[str, Any]:
    elsewhere = next(
        (tie for tie in full.ties if tie.bsn == marriage.partner and not tie.registered), None
    )
    shown: dict[str, Any] = {"aangaanHuwelijkPartnerschap": {"datum": date(marriage.start)}}
    if marriage.end is not None:
        shown["ontbindingHuwelijkPartnerschap"] = {"datum": date(marriage.end)}
    if elsewhere is None:
        return {**shown, "burgerservicenummer": marriage.partner, **_name(marriage.partner, 0)}
    return {**shown, **_name(elsewhere.bsn, elsewhere.born)}


def _name(bsn: str, born: Day) -> dict[str, Any]:
    named: dict[str, Any] = {"naam": {"geslachtsnaam": f"Naam {bsn}"}}
    return {**named, "geboorte": {"datum": date(born)}} if born else named


def date(day: Day) -> dict[str, Any]:
    """In the public shape: complete, year and month, year, or unknown."""
    year, month, rest = day // 10000, day // 100 % 100, day % 100
    if rest:
        return {"type": "Datum", "datum": f"{year:04}-{month:02}-{rest:02}"}
    if month:
        return {"type": "JaarMaandDatum", "jaar": year, "maand": month}
    return (
        {"type": "JaarDatum", "jaar": year} if year else {"type": "DatumOnbekend", "onbekend": True}
    )
