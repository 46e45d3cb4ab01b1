"""What may not stand in a log line, whoever wrote it."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from uuid import UUID

from structlog.typing import EventDict, WrappedLogger

MASK = "[masked]"

_DENIED_KEYS = frozenset(
    {
        "args", "bsn", "body", "content", "cookie", "data", "email", "fullname", "firstname",
        "surname", "json", "kwargs", "message", "params", "password", "payload", "phone", "query",
        "recipient", "addressee", "telefoon", "text", "url", "headers",
    }
)  # fmt: skip
_DENIED_PARTS = (
    "address", "adres", "authorization", "bsn", "burgerservice", "email", "geboorte", "naam",
    "password", "postcode", "secret", "token",
)  # fmt: skip
_MASKED = re.compile(
    # A UUID may hold nine digits in a row between letters; it is kept whole.
    r"(?P<uuid>\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b)"
    r"|(?<!\d)\d{9}(?!\d)"  # as stored
    r"|(?<!\d)\d{4}[. ]\d{2}[. ]\d{3}(?!\d)"  # as printed on passports: 9999.12.345
    r"|(?<!\d)\d{3}[. ]\d{3}[. ]\d{3}(?!\d)"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"
)
_NINE_DIGITS = range(100_000_000, 1_000_000_000)


def redact(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Drop denied keys (their names are kept under ``redacted``) and mask what looks personal.

    A structlog processor. Whatever is not a plain value becomes the name of its class: the
    ``repr`` of a model would show its fields.
    """
    dropped = sorted(key for key in event if _denied(key))
    kept: EventDict = {
        mask(key): _plain(value) for key, value in event.items() if key not in dropped
    }
    if dropped:
        kept["redacted"] = dropped
    return kept


def mask(text: str) -> str:
    """Replace every nine-digit number and e-mail address."""
    return _MASKED.sub(lambda found: found["uuid"] or MASK, text)


def _denied(key: str) -> bool:
    flat = key.lower().replace("_", "").replace("-", "")
    return flat in _DENIED_KEYS or any(part in flat for part in _DENIED_PARTS)


def _plain(value: object) -> object:  # noqa: PLR0911 -- one line per kind of value
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, int):
        return MASK if abs(value) in _NINE_DIGITS else value
    if isinstance(value, str):
        return mask(str(value))
    if isinstance(value, UUID | date | timedelta):
        return str(value)
    if isinstance(value, Mapping):
        return {
            mask(str(key)): _plain(item) for key, item in value.items() if not _denied(str(key))
        }
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, bytes | bytearray):
        return [_plain(item) for item in value]
    return f"<{type(value).__name__}>"
