"""Why somebody wants to see what is hidden on a case."""

from enum import StrEnum


class RevealReason(StrEnum):
    """The values stand in the audit and in the form."""

    CALL = "bellen"
    WRITE = "schrijven"
    REGISTER = "register_navragen"
    POLICE = "politie_kmar"
    COURT = "rechter"
    TRANSFER = "overdracht"
    IDENTITY = "identiteit_vaststellen"
    SAFETY = "veiligheid"
