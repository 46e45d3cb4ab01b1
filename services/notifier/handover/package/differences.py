"""What a new package says otherwise than the one before it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from notifier.handover.package.wire import Pakket, Verschil

_COMPARED: Final = (
    "termijn",
    "veiligheid",
    "personen",
    "vertrek",
    "gezag",
    "bevindingen",
    "berichten",
    "antwoorden",
    "signalen",
    "besluiten",
)
_ABOUT_PEOPLE: Final = "personen"
_KEYS: Final = ("id", "kind", "versie")
_MOST: Final = 200


def differences(before: Pakket | None, after: Pakket) -> list[Verschil]:
    """Every value that is new, gone or another one; none for a first or an erased package.

    Times pass and the timeline grows by themselves, so those parts are not compared.
    """
    if before is None:
        return []
    old, new = (one.model_dump(mode="json", by_alias=True) for one in (before, after))
    found = [
        _shown(part, path, was, now)
        for part in _COMPARED
        for path, was, now in _changed(old[part], new[part])
    ]
    left = len(found) - _MOST
    more = [Verschil(onderdeel="overig", veld=f"nog {left} verschillen", was=None, nu=None)]
    return found if left <= 0 else [*found[:_MOST], *more]


def _changed(old: Any, new: Any) -> Iterator[tuple[str, str | None, str | None]]:  # noqa: ANN401 -- any JSON
    was, now = dict(_leaves(old, "")), dict(_leaves(new, ""))
    for path in sorted({*was, *now}):
        if was.get(path) != now.get(path):
            yield path, was.get(path), now.get(path)


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 -- any JSON
    """Every value that is there, by where it stands; what is in a list by what it is about."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _leaves(inner, f"{path}[{_key(inner, place)}]")
    elif value is not None:
        yield path, str(value)


def _key(item: Any, place: int) -> str:  # noqa: ANN401 -- any JSON
    if isinstance(item, Mapping):
        for name in _KEYS:
            if item.get(name) is not None:
                return str(item[name])
    return str(place)


def _shown(part: str, path: str, was: str | None, now: str | None) -> Verschil:
    if part == _ABOUT_PEOPLE:
        was, now = (None if one is None else "(anders)" for one in (was, now))
    return Verschil(onderdeel=part, veld=path, was=was, nu=now)
