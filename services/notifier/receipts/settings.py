"""What is told about callbacks of NotifyNL; part of the settings of the notifier."""

from typing import Final

from pydantic import SecretStr, field_validator
from pydantic_settings import BaseSettings

_SHORTEST: Final = 32
_MOST: Final = 2
_SEPARATOR: Final = ","


class ReceiptSettings(BaseSettings):
    """Without a token no callback is taken, and everything is asked for instead."""

    notifynl_callback_tokens: SecretStr | None = None
    """Bearer tokens that NotifyNL may send with a callback: one, or two with a comma between them
    while one takes the place of the other; each at least 32 characters."""

    @field_validator("notifynl_callback_tokens", mode="after")
    @classmethod
    def _long_enough(cls, given: SecretStr | None) -> SecretStr | None:
        if given is not None and given.get_secret_value():
            callback_tokens(given)
            return given
        return None


def callback_tokens(given: SecretStr | None) -> tuple[bytes, ...]:
    """The tokens. Raises ``ValueError`` that repeats nothing of them."""
    if given is None:
        return ()
    tokens = tuple(one.strip() for one in given.get_secret_value().split(_SEPARATOR))
    fit = all(
        len(one) >= _SHORTEST and one.isascii() and one.isprintable() and " " not in one
        for one in tokens
    )
    if not fit or len(tokens) > _MOST:
        message = (
            f"NOTIFYNL_CALLBACK_TOKENS is one token, or two with a comma between them, each at"
            f" least {_SHORTEST} printable characters without spaces"
        )
        raise ValueError(message)
    return tuple(one.encode() for one in tokens)
