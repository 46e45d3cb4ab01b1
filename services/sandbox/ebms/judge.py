"""What MijnOverheid makes of a message: one VerwerkingsCode, and the stage at which it fell."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sandbox.ebms.bericht import Bericht

MOST_BYTES: Final = 500_000
"""Of all attachments together, before base64."""

_OLDEST: Final = timedelta(days=13)


class Code(StrEnum):
    """Every VerwerkingsCode of the BerichtVerwerkService."""

    TAKEN = "Verwerkt"
    TECHNICAL = "TechnischProbleem"
    NO_BOX = "NietActiefOfGeabonneerd"
    KIND = "BerichtTypeNietOndersteund"
    CREATED_TOO_LONG_AGO = "AanmaakDatumLigtTeVerInHetVerleden"
    PUBLISHED_TOO_LATE = "PublicatieDatumLigtTeVerInDeToekomst"
    EXISTS = "BerichtBestaatAl"
    TOO_LARGE = "BijlageTeGroot"
    OIN = "OinInCPAKomtNietOvereenMetOinInBericht"
    XSD = "XmlValidatieTegenXsdValtNegatiefUit"


_STAGES: Final = {
    Code.KIND: "ValidatieBerichtType",
    Code.NO_BOX: "ValidatieGebruiker",
    Code.EXISTS: "StoreMessage",
    Code.TECHNICAL: "StoreMessage",
}


def stage_of(code: str) -> str:
    """The Stadium that belongs to a code."""
    return next((stage for known, stage in _STAGES.items() if known == code), "NA")


def judge(
    bericht: Bericht, *, oin: str, kinds: frozenset[str], known: bool, has_box: bool, now: datetime
) -> Code:
    """The code for a message that passed the XSD; ``known``: it is in the box already."""
    size = sum(len(one.content) for one in bericht.attachments)
    checks = (
        (bericht.oin != oin, Code.OIN),
        (now - bericht.created_at > _OLDEST, Code.CREATED_TOO_LONG_AGO),
        (size > MOST_BYTES, Code.TOO_LARGE),
        (bericht.kind not in kinds, Code.KIND),
        (known, Code.EXISTS),
        (not has_box, Code.NO_BOX),
    )
    return next((code for fails, code in checks if fails), Code.TAKEN)
