"""An official scenario with all its facts: the public ones and those beyond the public answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from tests.gezag.full_family import Day, Full, Marriage, Someone, Tie

Json = Mapping[str, Any]
Row = dict[str, str]


def full_scenario(scenario: Json) -> Full | None:
    """None where it has something that ``Full`` has no place for (RNI, a parent not delivered)."""
    persons = {one["burgerservicenummer"]: one for one in scenario["persons"]}
    own = persons[scenario["asked"]]
    born = day((own.get("geboorte") or {}).get("datum"))
    reasons = {_suspended(one) for one in persons.values()}
    ties = [_tie(own, ouder, persons) for ouder in own["ouders"]]
    if born is None or "R" in reasons or None in ties:
        return None
    if _suspended(own) is not None or own["gemeenteVanInschrijving"]["code"] == "1999":
        return None
    rows = {place: _deeds(own, f"0{place}", f"5{place}") for place in (1, 2, 3)}
    return Full(
        child=own["burgerservicenummer"],
        born=born,
        ties=tuple(tie for tie in ties if tie is not None and tie.bsn),
        people={number: _someone(one) for number, one in persons.items() if one is not own},
        born_here=own["geboorte"].get("land", {}).get("code") == "6030",
        settled="datumVestigingInNederland" in (own.get("immigratie") or {}),
        code=(own.get("indicatieGezagMinderjarige") or {}).get("code"),
        ruled_on=_ruled_on(own),
        deeds=rows[1],
        denied=frozenset(place for place in (1, 2) if "E" in rows[place + 1]),
    )


def day(date: Json | None) -> Day | None:
    """As the official service compares it; None where there is no date."""
    if date is None:
        return None
    if date.get("type") == "Datum":
        return int(date["datum"].replace("-", ""))
    return int(date.get("jaar", 0)) * 10000 + int(date.get("maand", 0)) * 100


def _suspended(one: Json) -> str | None:
    code = (one.get("opschortingBijhouding") or {}).get("reden", {}).get("code")
    return None if code is None else str(code)


def _ruled_on(own: Json) -> Day | None:
    for beyond in own.get("beyondPublicApi", []):
        if beyond["category"] == "11" and beyond["element"].startswith("85.10"):
            return int(beyond["value"]) or None
    return None


def _tie(own: Json, ouder: Json, persons: Mapping[str, Json]) -> Tie | None:
    place = int(ouder["ouderAanduiding"])
    number = ouder.get("burgerservicenummer")
    if number is not None and number not in persons:
        return None
    name = (ouder.get("naam") or {}).get("geslachtsnaam")
    if number is None and name in (None, "."):
        return None
    sex = (ouder.get("geslacht") or {}).get("code")
    return Tie(
        place=place,
        bsn=number or f"{name} {day((ouder.get('geboorte') or {}).get('datum'))}",
        since=day(ouder.get("datumIngangFamilierechtelijkeBetrekking")),
        woman=None if sex is None else sex == "V",
        deeds=_deeds(own, f"0{place + 1}", f"5{place + 1}"),
        registered=number is not None,
        born=day((ouder.get("geboorte") or {}).get("datum")) or 0,
    )


def _deeds(own: Json, now: str, before: str) -> frozenset[str]:
    found = set()
    for beyond in own.get("beyondPublicApi", []):
        if beyond["category"] == now and beyond["element"].startswith("81.20"):
            found.add(beyond["value"][2])
    for row in own.get("history") or []:
        elements = _numbered(row)
        if row["category"] == before and "onjuist" not in row and "81.20" in elements:
            found.add(elements["81.20"][2])
    return frozenset(found)


def _someone(one: Json) -> Someone:
    return Someone(
        bsn=one["burgerservicenummer"],
        born=day((one.get("geboorte") or {}).get("datum")) or 0,
        died=_suspended(one) == "O" or one.get("overlijden") is not None,
        curatele=bool(one.get("indicatieCurateleRegister")),
        marriages=tuple(sorted(_marriages(one), key=lambda marriage: marriage.start)),
    )


def _marriages(one: Json) -> Iterator[Marriage]:
    """Each group of rows is one marriage; what the public answer shows of it comes on top."""
    rows = [row for row in one.get("history") or [] if row["category"] in ("05", "55")]
    beyond = [row for row in one.get("beyondPublicApi", []) if row["category"] == "05"]
    reasons = {row["stapel"]: row["value"] for row in beyond if row["element"][:5] == "07.40"}
    groups: dict[int, Row] = defaultdict(dict)
    for row in rows:
        if "onjuist" not in row:
            groups[row["stapel"]].update(_numbered(row))
    earlier = {row["stapel"] for row in rows if row["category"] == "05"}
    free = sorted({row["stapel"] for row in beyond} - earlier, reverse=True)
    for place, partner in enumerate(one["partners"]):
        public = _public(partner)
        if {"06.10", "07.10"} & public.keys():
            group = groups[free[place] if place < len(free) else 1000 + place]
            # A partnership that became a marriage lasts from its own beginning.
            public["06.10"] = min(public.get("06.10", "9"), group.get("06.10", "9"))
            group.update(public)
    for stapel, row in groups.items():
        if "06.10" in row and "01.20" in row:
            end = int(row["07.10"]) if "07.10" in row else None
            reason = None if end is None else "O" if reasons.get(stapel) in ("O", "R") else "S"
            yield Marriage(row["01.20"], int(row["06.10"]), end, reason)


def _public(partner: Json) -> Row:
    name = (partner.get("naam") or {}).get("geslachtsnaam")
    born = day((partner.get("geboorte") or {}).get("datum"))
    row = {"01.20": partner.get("burgerservicenummer") or f"{name} {born}"}
    begun = day((partner.get("aangaanHuwelijkPartnerschap") or {}).get("datum"))
    ended = day((partner.get("ontbindingHuwelijkPartnerschap") or {}).get("datum"))
    if begun is not None:
        row["06.10"] = str(begun)
    if ended is not None:
        row["07.10"] = str(ended)
    return row


def _numbered(row: Json) -> Row:
    return {name.split()[0]: str(value) for name, value in row["elements"].items()}
