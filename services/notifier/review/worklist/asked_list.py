"""What the address of the worklist asks for: tab, filters, and from which place on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from notifier.review.languages import PARAMETER
from notifier.review.worklist.chosen import Chosen, read_chosen
from notifier.review.worklist.cursor import Cursor, NotACursor

PATH: Final = "/werkbank"
_PLACE: Final = "na"


@dataclass(frozen=True)
class AskedList:
    """``tidy``: the address holds nothing that a form sent along empty."""

    chosen: Chosen
    after: Cursor | None
    tidy: bool


def read_asked(query: Iterable[tuple[str, str]]) -> AskedList:
    """Raises ``CannotChoose`` or ``NotACursor``; the language is somebody else's to read."""
    members = [(name, value) for name, value in query if name != PARAMETER]
    filled = [(name, value) for name, value in members if value]
    places = [value for name, value in filled if name == _PLACE]
    if len(places) > 1:
        raise NotACursor
    chosen = read_chosen((name, value) for name, value in filled if name != _PLACE)
    after = Cursor.parse(places[0]) if places else None
    return AskedList(chosen, after, tidy=len(filled) == len(members))


def address_of(chosen: Chosen, after: Cursor | None = None) -> str:
    """Where that list is: what ``read_asked`` reads, and nothing about anybody."""
    place = () if after is None else ((_PLACE, str(after)),)
    query = urlencode((*chosen.to_query(), *place))
    return f"{PATH}?{query}" if query else PATH
