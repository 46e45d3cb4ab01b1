"""Route codes of the public model (AntwoordenModel 2.2.4), so that an answer can be looked up."""

from __future__ import annotations

import re

from brp_adapter.custody.derivation.path import Path

_NUMBER = re.compile(r"(\d+)(v[12]|n)?")


def two_parents(first: int) -> tuple[str, str, str, str]:
    """Both able, only parent 2, only parent 1, nobody: four codes in a row."""
    return (str(first), str(first + 1), str(first + 2), str(first + 3))


def coded(path: Path, route: str) -> str:
    """``route``, with the letter a that the model puts in it for a child adopted from abroad."""
    return with_adoption(route) if path.said("1.3b") == "Ja" else route


def with_adoption(route: str) -> str:
    """As ``53v1oo`` becomes ``53v1aoo``, and ``4n`` ``4an``."""
    found = _NUMBER.match(route)
    if found is None:
        return route
    number, version = found.groups()
    if version is not None and version != "n":
        return f"{number}{version}a{route[found.end() :]}"
    return f"{number}a{route[len(number) :]}"
