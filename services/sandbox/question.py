"""Checks a question to POST /personen and says every fault in it, as BRP API Personen does."""

import re
from dataclasses import dataclass
from typing import Any

from sandbox.fields import exists, is_automatic

TYPE = "RaadpleegMetBurgerservicenummer"
MOST_BSNS = 20
MOST_FIELDS = 130
_MEMBERS = ("type", "burgerservicenummer", "fields", "gemeenteVanInschrijving")
_BSN = r"^[0-9]{9}$"
_FIELD = r"^[a-zA-Z0-9\._]{1,200}$"
_MUNICIPALITY = r"^[0-9]{4}$"


@dataclass(frozen=True)
class Question:
    """A sound question."""

    bsns: tuple[str, ...]
    fields: tuple[str, ...]
    municipality: str | None


@dataclass(frozen=True)
class InvalidParam:
    """One fault: which parameter, which code, which reason (wire texts)."""

    name: str
    code: str
    reason: str


def read_question(content: dict[str, Any]) -> Question | list[InvalidParam]:
    """Give the question, or all that is wrong with it."""
    kind = content.get("type")
    if kind is None:
        return [_required("type")]
    if kind != TYPE:
        return [InvalidParam("type", "value", "Waarde is geen geldig zoek type.")]
    faults = [
        *_faults_in_list(content, "burgerservicenummer", MOST_BSNS, _BSN),
        *_faults_in_list(content, "fields", MOST_FIELDS, _FIELD),
    ]
    if not any(fault.name.startswith("fields") for fault in faults):
        faults += _faults_in_fields(content["fields"])
    municipality = content.get("gemeenteVanInschrijving")
    if municipality is not None and not _fits(municipality, _MUNICIPALITY):
        faults.append(_pattern("gemeenteVanInschrijving", _MUNICIPALITY))
    faults += [
        InvalidParam(name, "unknownParam", "Parameter is niet verwacht.")
        for name in content
        if name not in _MEMBERS
    ]
    if faults:
        return faults
    bsns, fields = content["burgerservicenummer"], content["fields"]
    return Question(tuple(dict.fromkeys(bsns)), tuple(fields), municipality)


def _faults_in_list(
    content: dict[str, Any], name: str, most: int, pattern: str
) -> list[InvalidParam]:
    values = content.get(name)
    if values is None:
        return [_required(name)]
    if not isinstance(values, list):
        return [InvalidParam(name, "array", "Parameter is geen array.")]
    if not values:
        return [InvalidParam(name, "minItems", "Array bevat minder dan 1 items.")]
    if len(values) > most:
        return [InvalidParam(name, "maxItems", f"Array bevat meer dan {most} items.")]
    return [
        _pattern(f"{name}[{place}]", pattern)
        for place, value in enumerate(values)
        if not _fits(value, pattern)
    ]


def _faults_in_fields(fields: list[str]) -> list[InvalidParam]:
    faults = []
    for place, path in enumerate(fields):
        if is_automatic(path):
            reason = "Parameter bevat een niet toegestane veldnaam."
        elif not exists(path):
            reason = "Parameter bevat een niet bestaande veldnaam."
        else:
            continue
        faults.append(InvalidParam(f"fields[{place}]", "fields", reason))
    return faults


def _fits(value: object, pattern: str) -> bool:
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _required(name: str) -> InvalidParam:
    return InvalidParam(name, "required", "Parameter is verplicht.")


def _pattern(name: str, pattern: str) -> InvalidParam:
    return InvalidParam(name, "pattern", f"Waarde voldoet niet aan patroon {pattern}.")
