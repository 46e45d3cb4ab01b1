"""One form of a package's content, so that two parties get the same hash of the same content."""

import hashlib
import json
from typing import Any

from notifier.handover.package.wire import Pakket


def canonical(package: Pakket) -> bytes:
    """As RFC 8785 writes JSON: names in order, no blanks, UTF-8.

    The package has text, whole numbers, true, false and null only, for which Python's own writer
    gives that form; a test holds it against the rule for numbers.
    """
    return canonical_json(package.model_dump(mode="json", by_alias=True))


def canonical_json(content: Any) -> bytes:  # noqa: ANN401 -- any JSON
    """The same for content that was read already."""
    text = json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def content_hash(content: bytes) -> bytes:
    """SHA-256 over the canonical form."""
    return hashlib.sha256(content).digest()


def with_hash(content: bytes) -> bytes:
    """What is downloaded: the content with its hash beside it."""
    return b'{"inhoud":%s,"sha256":"%s"}' % (content, content_hash(content).hex().encode())
