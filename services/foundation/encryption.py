"""Encryption of columns and blind indexes over them."""

import base64
import binascii
import hashlib
import hmac
import os
import re
from typing import Self
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV

KEY_BYTES = 32
NONCE_BYTES = 12
_VERSION = b"v1"
_KEY_ID = re.compile(r"[A-Za-z0-9_.-]{1,32}")


class CannotOpen(Exception):
    """Sealed bytes do not belong to this place, were changed, or their key is gone.

    Deliberately says nothing of content, key or place.
    """

    def __init__(self) -> None:
        """Take nothing, so that nothing can be told."""
        super().__init__("sealed value cannot be opened")


class KeyRing:
    """AES-256-GCM-SIV under the newest key; older keys open only.

    Stored bytes: ``v1|key_id|`` + 12 bytes nonce + ciphertext with tag. The place (table, column,
    row id) is associated data, so that a sealed value moved to another row does not open.
    GCM-SIV (RFC 8452) rather than GCM: a repeated random nonce then tells only that two
    plaintexts are equal.
    """

    def __init__(self, keys: dict[str, bytes]) -> None:
        """``keys`` in order of age, newest last; each 32 bytes."""
        if not keys:
            message = "a key ring needs at least one key"
            raise ValueError(message)
        if any(len(key) != KEY_BYTES for key in keys.values()):
            message = f"every encryption key is {KEY_BYTES} bytes"
            raise ValueError(message)
        self._ciphers = {key_id: AESGCMSIV(key) for key_id, key in keys.items()}
        self._newest = list(keys)[-1]

    def __repr__(self) -> str:
        """Key ids are no secret, keys are."""
        return f"KeyRing({', '.join(self._ciphers)})"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``id1:base64,id2:base64``. Raises ``ValueError`` that repeats nothing of it."""
        keys: dict[str, bytes] = {}
        for entry in filter(None, (part.strip() for part in text.split(","))):
            key_id, _, encoded = entry.partition(":")
            if not _KEY_ID.fullmatch(key_id) or key_id in keys:
                message = "encryption key ids are short, plain and different"
                raise ValueError(message)
            keys[key_id] = _decode(encoded)
        return cls(keys)

    def seal(self, plain: bytes, *, table: str, column: str, row_id: UUID) -> bytes:
        """Encrypt for one place, under the newest key."""
        nonce = os.urandom(NONCE_BYTES)
        cipher = self._ciphers[self._newest]
        sealed = cipher.encrypt(nonce, plain, _place(table, column, row_id))
        return b"|".join((_VERSION, self._newest.encode(), nonce + sealed))

    def open(self, sealed: bytes, *, table: str, column: str, row_id: UUID) -> bytes:
        """Decrypt what was sealed for exactly this place. Raises ``CannotOpen``."""
        version, _, rest = sealed.partition(b"|")
        key_id, _, box = rest.partition(b"|")
        cipher = self._ciphers.get(key_id.decode("ascii", "replace"))
        if version != _VERSION or cipher is None:
            raise CannotOpen
        place = _place(table, column, row_id)
        try:
            return cipher.decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], place)
        except (InvalidTag, ValueError):
            raise CannotOpen from None

    def needs_resealing(self, sealed: bytes) -> bool:
        """Whether an older key than the newest sealed these bytes."""
        return not sealed.startswith(b"|".join((_VERSION, self._newest.encode(), b"")))


class BlindIndex:
    """HMAC-SHA-256 (full 32 bytes) to look up or compare values that are stored sealed.

    The key stands apart from the key ring: citizen numbers are few enough to try them all, so
    whoever holds this key can undo the index, and must not by the same leak read the columns.
    """

    def __init__(self, key: bytes) -> None:
        """``key``: 32 bytes or more."""
        if len(key) < KEY_BYTES:
            message = f"the index key has at least {KEY_BYTES} bytes"
            raise ValueError(message)
        self._key = key

    def __repr__(self) -> str:
        """Show no key."""
        return "BlindIndex()"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read base64. Raises ``ValueError`` that repeats nothing of it."""
        return cls(_decode(text))

    def of(self, kind: str, value: str) -> bytes:
        """Index of a value; the same value of another kind has another index."""
        return self.of_bytes(kind, value.encode())

    def of_bytes(self, kind: str, value: bytes) -> bytes:
        """As ``of``, for content that is not text."""
        return hmac.new(self._key, kind.encode() + b"\x00" + value, hashlib.sha256).digest()


def _place(table: str, column: str, row_id: UUID) -> bytes:
    return f"{table}|{column}|{row_id}".encode()


def _decode(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded.strip(), validate=True)
    except (binascii.Error, ValueError):
        message = "keys are written in standard base64"
        raise ValueError(message) from None
