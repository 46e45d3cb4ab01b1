"""Values that stand out wherever they turn up, and the search for them in any dress."""

import base64
import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from urllib.parse import quote

WORDS = ("Zqxvoor", "Zqxachter", "Zqxstraat", "Zqxdorp", "zqxpost")
"""How names, streets, towns and e-mail addresses begin or end; no other text holds them."""

BSN_STEM = "999977"
_GROUP = len(BSN_STEM)
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu")


@dataclass(frozen=True)
class PersonMarkers:
    """Everything that may give one person away. `street` has an accent: it gets escaped."""

    bsn: str
    first_name: str
    surname: str
    street: str
    town: str
    postcode: str
    phone: str
    email: str

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.surname}"

    def labelled(self, who: str) -> dict[str, str]:
        """Each value under a label that may stand in the output of a failing test."""
        return {f"{who} {one.name}": getattr(self, one.name) for one in fields(self)}


def people(start: int) -> Iterator[PersonMarkers]:
    """One after the other, never the same; `start` keeps two users apart (below 10)."""
    bsns = [bsn for bsn in (f"{BSN_STEM}{n:03d}" for n in range(1000)) if passes_11(bsn)]
    for number, bsn in enumerate(bsns[start * 9 :], start * 9):
        word = "".join(_SYLLABLES[int(digit)] for digit in f"{number:03d}")
        yield PersonMarkers(
            bsn=bsn,
            first_name=f"Zqxvoor{word}",
            surname=f"Zqxachter{word}",
            street=f"Zqxstraat{word}ë",
            town=f"Zqxdorp{word}",
            postcode=f"9{number:03d}QX",
            phone=f"06-99770{number:03d}",
            email=f"zqx{word}@zqxpost.example",
        )


def passes_11(bsn: str) -> bool:
    return sum(w * int(d) for w, d in zip(_WEIGHTS, bsn, strict=True)) % 11 == 0


@lru_cache(maxsize=4096)
def dresses(marker: str) -> frozenset[bytes]:
    """How the marker may look in bytes, in small letters."""
    forms = {form for text in (marker, marker.upper()) for form in _forms(text)}
    if len(marker) == len("9999QX") and marker.endswith("QX"):
        forms.add(f"{marker[:4]} {marker[4:]}".encode())
    return frozenset(form.lower() for form in forms)


def _forms(text: str) -> Iterator[bytes]:
    plain = text.encode()
    yield plain
    yield text.encode("utf-16-be")
    yield text.encode("utf-16-le")
    yield json.dumps(text)[1:-1].encode()
    yield quote(text).encode()
    yield plain.hex().encode()
    yield repr(plain)[2:-1].encode()
    yield from _in_base64(plain)


def _in_base64(plain: bytes) -> Iterator[bytes]:
    """The characters that are the same whatever comes before and after."""
    for before in range(3):
        text = base64.b64encode(bytes(before) + plain)
        yield text[(0, 2, 3)[before] : (before + len(plain)) * 8 // 6]


def found_in(content: bytes | str, markers: Mapping[str, str]) -> set[str]:
    """Labels of the markers that are in there."""
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogateescape")
    small = content.lower()
    groups: dict[str, dict[str, str]] = {}
    for label, marker in markers.items():
        groups.setdefault(marker[:_GROUP], {})[label] = marker
    # Most places hold nothing, and most markers begin alike: look for the beginnings first.
    return {
        label
        for start, group in groups.items()
        if any(form in small for form in dresses(start))
        for label, marker in group.items()
        if any(form in small for form in dresses(marker))
    }


def all_found(contents: Mapping[str, bytes | str], markers: Mapping[str, str]) -> set[str]:
    """`place: label` for every marker in any of the places."""
    return {
        f"{place}: {label}"
        for place, content in contents.items()
        for label in found_in(content, markers)
    }


def labelled(persons: Mapping[str, PersonMarkers]) -> dict[str, str]:
    """The markers of several people."""
    return {
        label: marker
        for who, person in persons.items()
        for label, marker in person.labelled(who).items()
    }


def without(markers: Mapping[str, str], values: Collection[str]) -> dict[str, str]:
    """All markers but those values."""
    return {label: marker for label, marker in markers.items() if marker not in values}
