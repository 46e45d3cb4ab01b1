"""The package on paper: PDF/UA-1 and PDF/A-2a in one file, the same bytes for the same content."""

import json
from collections.abc import Callable
from datetime import UTC
from functools import cache
from importlib import resources
from typing import Any, Final

import typst

from notifier.handover.package.sections import Section, sections
from notifier.handover.package.wire import Pakket
from notifier.letters.press import NoPdf, Press

_WIDTHS: Final = {3: (3, 5, 4), 4: (4, 4, 3, 3), 5: (2, 3, 5, 3, 2), 6: (2, 3, 4, 3, 3, 5)}
_LAST_SURE: Final = "\u024f"
"""Up to here (Latin and its extensions) the built-in font has every letter."""

_NOT_PRINTED: Final = (
    "Tekens die niet te drukken zijn, staan hier als een vraagteken; het JSON-bestand heeft ze wel."
)


class CannotTypeset(Exception):
    """The paper cannot be made: a fault of ours. Holds nothing of what was to be on it."""


@cache
def _press() -> Press:
    folder = resources.files("notifier.handover.package")
    return Press("package", folder.joinpath("templates", "package.typ").read_bytes())


def package_pdf(package: Pakket, sha256: bytes) -> bytes:
    """Typeset.

    A letter that the font does not have becomes a question mark, and that is said: a case must be
    handed over whatever somebody is called. Raises ``CannotTypeset``.
    """
    parts = sections(package)
    # Whole seconds: a PDF keeps no parts of one.
    made_at = package.overdracht.gemaakt_op.astimezone(UTC).replace(microsecond=0)
    for shown, note in ((_as_it_is, ""), (_printable, _NOT_PRINTED)):
        values = _values(package, parts, sha256, shown, note)
        try:
            return _press().pdf(json.dumps(values), made_at)
        except (typst.TypstError, NoPdf):
            continue  # its message quotes the text it stumbled over
    raise CannotTypeset


def _as_it_is(text: str) -> str:
    return text


def _printable(text: str) -> str:
    return "".join(one if one <= _LAST_SURE else "?" for one in text)


def _values(
    package: Pakket,
    parts: tuple[Section, ...],
    sha256: bytes,
    shown: Callable[[str], str],
    note: str,
) -> dict[str, Any]:
    return {
        "title": f"Overdrachtspakket {package.overdracht.kenmerk}",
        "hash": sha256.hex(),
        "hash-grouped": grouped(sha256),
        "note": note,
        "sections": [
            {
                "title": part.title,
                "warning": part.warning,
                "header": part.header,
                "widths": _WIDTHS.get(len(part.header), ()),
                "rows": [[shown(cell) for cell in row] for row in part.rows],
            }
            for part in parts
        ],
    }


def grouped(sha256: bytes) -> str:
    """A hash as people compare it: eight groups of eight signs."""
    digits = sha256.hex()
    return " ".join(digits[place : place + 8] for place in range(0, len(digits), 8))
