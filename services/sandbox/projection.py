"""Cuts a stored Persoon down to what was asked, by the rules for answers of BRP API Personen."""

from typing import Any

from sandbox.fields import AUTOMATIC, Selection

_LISTS = ("gezag", "kinderen", "nationaliteiten", "ouders", "partners")
_HOME_TYPES = ("Adres", "Locatie")
_FOREIGN_LINES = ("adresregel1", "adresregel2", "adresregel3", "land")


def project(person: dict[str, Any], selection: Selection) -> dict[str, Any]:
    """Give the members asked, those that come by themselves, and asked lists even if empty."""
    delivered = _cut(_with_aliases(person, selection), selection)
    for name in _LISTS:
        if name in selection:
            delivered.setdefault(name, [])
    for name in AUTOMATIC - {"inOnderzoek"}:
        if name in person:
            delivered[name] = person[name]
    for alias in ("verblijfplaats", "adressering"):
        hidden = delivered.pop(f"{alias}Binnenland", None)
        if hidden:
            delivered[alias] = hidden | delivered.get(alias, {})
    return delivered


def _cut(group: dict[str, Any], selection: Selection) -> dict[str, Any]:
    delivered: dict[str, Any] = {}
    for name, below in selection.items():
        value = group.get(name)
        if value is None:
            continue
        if below is None:
            delivered[name] = value
        elif isinstance(value, list):
            delivered[name] = [_cut(one, below) for one in value]
        elif part := _cut(value, below):
            delivered[name] = part
    for name in ("type", "indicatieVastgesteldVerblijftNietOpAdres"):
        if name in group:
            delivered[name] = group[name]
    if doubts := _doubts_about(delivered, group.get("inOnderzoek")):
        delivered["inOnderzoek"] = doubts
    return delivered


def _doubts_about(delivered: dict[str, Any], doubts: Any) -> Any:  # noqa: ANN401 - true or a group
    if not isinstance(doubts, dict):
        return doubts
    kept = {name: value for name, value in doubts.items() if name in delivered}
    if not kept:
        return None
    # A date without the member it belongs to says nothing, so dates only go along.
    return kept | {
        name: value for name, value in doubts.items() if name.startswith("datumIngangOnderzoek")
    }


def _with_aliases(person: dict[str, Any], selection: Selection) -> dict[str, Any]:
    """Add the aliases that show addresses in the Netherlands only."""
    if not {"verblijfplaatsBinnenland", "adresseringBinnenland"} & selection.keys():
        return person
    seen = dict(person)
    residence = person.get("verblijfplaats", {})
    at_home = residence.get("type") in _HOME_TYPES
    if at_home:
        seen["verblijfplaatsBinnenland"] = residence
    addressing = person.get("adressering", {})
    seen["adresseringBinnenland"] = {
        name: value for name, value in addressing.items() if at_home or name not in _FOREIGN_LINES
    }
    return seen
