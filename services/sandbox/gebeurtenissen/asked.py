"""What a question to BRP API Gebeurtenissen holds, or everything that is wrong with it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sandbox.gebeurtenissen.problems import (
    NO_INTEGER,
    NO_PATTERN,
    NO_UUID,
    NO_VALUE,
    REQUIRED,
    TOO_LARGE,
    TOO_SMALL,
    Wrong,
)

KINDS: Final = (
    "nl.brp.verhuisd.intergemeentelijk",
    "nl.brp.verhuisd.naar-buitenland",
    "nl.brp.overleden",
)
SUBSCRIBE: Final = "AbonneerOpGebeurtenisTypeVanPersoon"
END_ONE: Final = "ZegOpAbonnementOpGebeurtenisTypeVanPersoon"
END_ALL: Final = "ZegOpAbonnementenOpPersoon"
MOST: Final = 10
_NAME: Final = re.compile(r"(?!.*--)[a-z][a-z-]{0,8}[a-z]", re.ASCII)
_BSN: Final = re.compile(r"[0-9]{9}", re.ASCII)


@dataclass(frozen=True)
class Command:
    """A sound command; ``kind`` is None where all subscriptions of a person end."""

    what: str
    bsn: str = field(repr=False)
    kind: str | None


def read_object(body: bytes) -> dict[str, Any] | None:
    """A JSON object, or None."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def read_name(content: Mapping[str, Any]) -> str | list[Wrong]:
    """The name in ``RegistreerAbonneeCommand``."""
    name = content.get("abonneeNaam")
    if name is None:
        return [Wrong("abonneeNaam", "required", REQUIRED)]
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return [Wrong("abonneeNaam", "pattern", NO_PATTERN)]
    return name


def read_command(content: Mapping[str, Any]) -> Command | list[Wrong]:
    """An ``AbonnementenCommand``."""
    wrong = []
    what, bsn, kind = (
        content.get(name) for name in ("type", "burgerservicenummer", "gebeurtenisType")
    )
    if what is None:
        wrong.append(Wrong("type", "required", REQUIRED))
    elif what not in {SUBSCRIBE, END_ONE, END_ALL}:
        wrong.append(Wrong("type", "value", NO_VALUE))
    if bsn is None:
        wrong.append(Wrong("burgerservicenummer", "required", REQUIRED))
    elif not isinstance(bsn, str) or not _BSN.fullmatch(bsn):
        wrong.append(Wrong("burgerservicenummer", "pattern", NO_PATTERN))
    if what != END_ALL:
        if kind is None:
            wrong.append(Wrong("gebeurtenisType", "required", REQUIRED))
        elif kind not in KINDS:
            wrong.append(Wrong("gebeurtenisType", "enum", NO_VALUE))
    if wrong:
        return wrong
    return Command(str(what), str(bsn), None if what == END_ALL else str(kind))


def read_page(params: Mapping[str, str]) -> tuple[str | None, int] | list[Wrong]:
    """Cursor and limit."""
    wrong = []
    cursor, limit = params.get("cursor"), params.get("limit", str(MOST))
    if cursor is not None and not _is_uuid(cursor):
        wrong.append(Wrong("cursor", "uuid", NO_UUID))
    if not limit.lstrip("-").isdecimal():
        wrong.append(Wrong("limit", "integer", NO_INTEGER))
    elif int(limit) < 1:
        wrong.append(Wrong("limit", "minimum", TOO_SMALL))
    elif int(limit) > MOST:
        wrong.append(Wrong("limit", "maximum", TOO_LARGE))
    return wrong or (cursor, int(limit))


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
