"""The number of a child, as somebody types it."""

from contracts.values.bsn import Bsn, NotABsn


class NotAChild(Exception):
    """It is no citizen service number. Repeats nothing of it."""


def child_typed(typed: str, *, test_mode: bool) -> Bsn | None:
    """None for an empty field: about every child. Raises ``NotAChild``."""
    digits = "".join(sign for sign in typed if sign not in " .-\t")
    if not digits:
        return None
    try:
        child = Bsn(digits)
    except NotABsn:
        raise NotAChild from None
    if test_mode and not child.fictitious:
        raise NotAChild
    return child
