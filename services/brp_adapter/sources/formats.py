"""The wire formats by name, and which of them a kept message is in."""

from enum import StrEnum


class Format(StrEnum):
    """How a source writes; one module of this folder reads each.

    The values stand in the database and in logs.
    """

    NLGOV = "nlgov"
    GEBEURTENISSEN = "gebeurtenissen"
    VRIJBRP = "vrijbrp"
    NOTIFICATIES = "notificaties"
    STUF_BG = "stuf-bg-0310"


def kind_of(written_in: Format, what: str) -> str:
    """The kind of a message as the inbox keeps it: ``what`` it is, and in which format.

    Of NL GOV CloudEvents the type alone, which never holds a slash.
    """
    return what if written_in is Format.NLGOV else f"{written_in}/{what}"


def format_of(kind: str) -> Format:
    """In which format a message of this kind is. Raises ``ValueError`` for one of no format."""
    written_in, slash, _ = kind.partition("/")
    return Format(written_in) if slash else Format.NLGOV
