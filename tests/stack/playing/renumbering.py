"""Numbers of their own for every situation, so that families played on one stack never touch."""

import json
import re
from collections.abc import Iterator
from typing import Any

from contracts.values.bsn import Bsn, NotABsn

Json = dict[str, Any]

_NUMBER = re.compile(r'"(9999\d{5})"')


def fictitious_numbers() -> Iterator[str]:
    """Every citizen number of a test, in order."""
    for number in range(999_900_000, 1_000_000_000):
        try:
            yield Bsn(str(number)).reveal()
        except NotABsn:
            continue


def numbers_in(written: Json) -> frozenset[str]:
    """Everyone whom a situation names anywhere."""
    return frozenset(_NUMBER.findall(json.dumps(written)))


def renumbered(written: Json, numbers: Iterator[str]) -> Json:
    """The same situation about other people; the order of their numbers stays as it was.

    Event ids are made its own as well: under one sender an id stands for one event.
    """
    text = json.dumps(written)
    new = {old: next(numbers) for old in sorted(numbers_in(written))}
    situation: Json = json.loads(_NUMBER.sub(lambda found: f'"{new[found[1]]}"', text))
    for event in situation["events"]:
        event["id"] = _own_id(situation, event["id"])
        if "aangifteId" in event["data"]:
            event["data"]["aangifteId"] = _own_id(situation, event["data"]["aangifteId"])
    return situation


def _own_id(situation: Json, event_id: str) -> str:
    return f"{situation['id']}/{event_id}"
