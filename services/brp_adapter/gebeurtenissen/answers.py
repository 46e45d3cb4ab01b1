"""Answers of the BRP API Gebeurtenissen, taken apart."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from brp_adapter.gebeurtenissen.errors import (
    AlreadyThere,
    CursorUnknown,
    EventsAnswerInvalid,
    EventsError,
    EventsRefused,
    EventsUnavailable,
    NoSuchSubscriber,
)
from foundation.provider_errors import retry_after_of

_PASSING: Final = frozenset({408, 429, 500, 502, 503, 504})
_CODE: Final = re.compile(r"[a-zA-Z0-9]{1,25}", re.ASCII)
_OF_CURSOR: Final = frozenset({"unknown", "uuid"})
"""Codes with which only a cursor is turned down; the name beside it is not always ``cursor``."""

_LONGEST_ID: Final = 255


@dataclass(frozen=True, slots=True)
class Page:
    """Events as they were delivered, oldest first; ``last`` is the id of the last that has one."""

    events: tuple[object, ...] = field(repr=False)
    last: str | None


def page_in(response: httpx.Response) -> Page:
    """Raises ``EventsAnswerInvalid``. Events are not looked into: each is judged by itself."""
    events = _object_in(response).get("gebeurtenissen", [])
    if not isinstance(events, list):
        code = "answer_invalid"
        raise EventsAnswerInvalid(code)
    last = next((found for one in reversed(events) if (found := _id_of(one))), None)
    if events and last is None:
        # Nothing to go on from: the same page for ever.
        code = "answer_without_ids"
        raise EventsAnswerInvalid(code)
    return Page(tuple(events), last)


def names_in(response: httpx.Response) -> frozenset[str]:
    """The names of our subscribers. Raises ``EventsAnswerInvalid``."""
    found = _object_in(response).get("abonnees")
    if not isinstance(found, list):
        code = "answer_invalid"
        raise EventsAnswerInvalid(code)
    names = [one.get("naam") for one in found if isinstance(one, dict)]
    return frozenset(name for name in names if isinstance(name, str))


def error_in(response: httpx.Response) -> EventsError:
    """What an answer that is no success means (problem+json, where it is one)."""
    status = response.status_code
    problem = _problem_in(response)
    code = _known_code(problem) or f"http_{status}"
    if status in _PASSING:
        return EventsUnavailable(code, retry_after_of(response.headers.get("Retry-After")))
    match status:
        case httpx.codes.BAD_REQUEST if _about_cursor(problem):
            return CursorUnknown(code)
        case httpx.codes.NOT_FOUND:
            return NoSuchSubscriber(code)
        case httpx.codes.CONFLICT:
            return AlreadyThere(code)
        case _:
            return EventsRefused(code)


def _id_of(event: object) -> str | None:
    found = event.get("id") if isinstance(event, dict) else None
    fits = isinstance(found, str) and 0 < len(found) <= _LONGEST_ID and found.isprintable()
    return found if fits else None


def _object_in(response: httpx.Response) -> Mapping[str, Any]:
    try:
        content = json.loads(response.content)
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        code = "answer_invalid"
        raise EventsAnswerInvalid(code) from None
    return content


def _problem_in(response: httpx.Response) -> Mapping[str, Any]:
    try:
        return _object_in(response)
    except EventsAnswerInvalid:
        return {}


def _known_code(problem: Mapping[str, Any]) -> str | None:
    code = problem.get("code")
    return code if isinstance(code, str) and _CODE.fullmatch(code) else None


def _about_cursor(problem: Mapping[str, Any]) -> bool:
    params = problem.get("invalidParams")
    found = params if isinstance(params, list) else []
    codes = {one.get("code") for one in found if isinstance(one, dict) and _is_text(one)}
    return not codes.isdisjoint(_OF_CURSOR)


def _is_text(param: Mapping[str, Any]) -> bool:
    return isinstance(param.get("code"), str)
