"""What somebody did to a field of a remedy card."""

from enum import StrEnum


class VerificationKind(StrEnum):
    """A change makes the field unverified, whoever made it and whatever the source."""

    CHANGED = "gewijzigd"
    VERIFIED = "nagekeken"
