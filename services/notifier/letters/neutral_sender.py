"""Whether the one sender on all letters tells a place, and so where somebody lived."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from notifier.letters.content import Sender

_MUNICIPAL: Final = re.compile(r"gemeente|stadhuis|stadskantoor|burgerzaken", re.IGNORECASE)


def why_it_tells(text: str, places: Iterable[str]) -> str | None:
    """What about a line tells a place; None: nothing. ``places``: names of municipalities."""
    if _MUNICIPAL.search(text):
        return "is that of a municipality"
    for place in places:
        if place.strip() and re.search(rf"(?<!\w){re.escape(place)}(?!\w)", text, re.IGNORECASE):
            return "holds the name of a municipality of the policy"
    return None


def telling_lines(sender: Sender, places: Collection[str]) -> Iterator[tuple[str, str]]:
    """Name of each line that tells a place, and why.

    A town may stand in the return and reply address: a post box lies somewhere, for all letters in
    the same place. The name, the tagline and the website may hold none.
    """
    heads = {"name": sender.name, "tagline": sender.tagline, "website": sender.website or ""}
    addresses = {"return_line": sender.return_line, "reply_address": sender.reply_address}
    for lines, looked_for in ((heads, places), (addresses, ())):
        for line, text in lines.items():
            why = why_it_tells(text, looked_for)
            if why is not None:
                yield line, why
