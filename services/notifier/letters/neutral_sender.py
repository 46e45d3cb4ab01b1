"""Whether the one sender on all letters tells a place, and so where somebody lived."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from notifier.letters.content import Sender

_MUNICIPAL: Final = re.compile(r"gemeente|stadhuis|stadskantoor|burgerzaken", re.IGNORECASE)


def telling_lines(sender: Sender, places: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Name of each line that tells a place, and why; ``places``: names of municipalities.

    A town may stand in the return and reply address: a post box lies somewhere, for all letters in
    the same place. The name, the tagline and the website may hold none.
    """
    heads = {"name": sender.name, "tagline": sender.tagline, "website": sender.website or ""}
    addresses = {"return_line": sender.return_line, "reply_address": sender.reply_address}
    for line, text in {**heads, **addresses}.items():
        if _MUNICIPAL.search(text):
            yield line, "is that of a municipality"
    known = [place for place in places if place.strip()]
    for line, text in heads.items():
        for place in known:
            if re.search(rf"(?<!\w){re.escape(place)}(?!\w)", text, re.IGNORECASE):
                yield line, "holds the name of a municipality of the policy"
                break
