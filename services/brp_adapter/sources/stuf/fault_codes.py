"""Which Fo03 a message gets, when its steering data are not in order (StUF 03.01, table 4.1).

Never StUF019 (moment not later than that of the message before): what comes late or out of order is
taken, since its own moments say where it belongs. Never StUF037, because the sector model has no
functions that we could leave unsupported, nor StUF043, because a notification answers nothing.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Final
from xml.etree.ElementTree import Element

from brp_adapter.sources.stuf.message import Party, Steering
from brp_adapter.sources.stuf.names import ACTION, BG, SECTORS, STUF, bg, namespace_of


@dataclass(frozen=True, slots=True)
class _Told:
    code: str
    side: str
    text: str
    details: str = ""


class Refused(Enum):
    """The codes that we answer with, and the text of the standard."""

    STUF_VERSION = _Told("StUF001", "server", "Versie StUF niet ondersteund", "0301")
    SECTOR = _Told("StUF004", "server", "Sectormodel niet ondersteund")
    SECTOR_VERSION = _Told("StUF007", "server", "Versie sectormodel niet ondersteund", "0310")
    RECEIVER = _Told(
        "StUF010", "client", "Combinatie van ontvangende organisatie, applicatie en administratie"
        " onbekend"
    )  # fmt: skip
    SENDER = _Told(
        "StUF013", "client", "Combinatie van zendende organisatie, applicatie en administratie"
        " onbekend"
    )  # fmt: skip
    NOT_UNIQUE = _Told("StUF016", "client", "Combinatie zender en referentienummer niet uniek")
    KIND_UNKNOWN = _Told("StUF022", "client", "Berichtcode onbekend")
    KIND = _Told("StUF025", "server", "Berichtcode niet ondersteund", "Lk01")
    ENTITY_UNKNOWN = _Told("StUF028", "client", "Entiteittype onbekend binnen sectormodel")
    ENTITY = _Told("StUF031", "server", "Entiteittype niet ondersteund", "NPS")
    FUNCTION = _Told("StUF034", "client", "Functie onbekend binnen sectormodel")
    COMBINATION = _Told(
        "StUF040", "server", "Combinatie van berichtcode, entiteittype en functie niet ondersteund"
    )
    NOT_STORED = _Told("StUF046", "server", "Opslaan bericht niet mogelijk")


_KINDS: Final = {
    f"{family}{number:02}"
    for family, last in {
        "Lk": 6, "Lv": 14, "La": 14, "Sa": 4, "Sh": 4, "Bv": 4, "Fo": 3, "Tr": 1, "Di": 2, "Du": 2,
    }.items()
    for number in range(1, last + 1)
}  # fmt: skip
"""Every berichtcode of StUF 03.01."""

_ENTITIES: Final = frozenset({
    "ACD", "AOA", "ARV", "BRV", "BSA", "GEM", "GOR", "GPO", "HUW", "KDN", "KOZ", "LND", "MAC",
    "NAT", "NNP", "OAO", "OPH", "OPR", "PES", "PND", "REO", "RPS", "RSD", "SUB", "TGO", "VBO",
    "VBT", "VES", "WDP", "WOZ", "WPL", "WRD", "WYK", "ZKR", "ZRA",
})  # fmt: skip
"""The other entiteittypen of the sector model."""


def refusal_of(
    message: Element,
    steering: Steering,
    action: str,
    *,
    receiver: Party,
    sender: Party,
) -> Refused | None:
    """The first thing that is wrong, in the order of the standard; None: it is for us to take.

    ``action`` is the SOAPAction, without its quotes; empty says nothing. ``receiver`` and
    ``sender``: as agreed.
    """
    return (
        _version(namespace_of(message.tag), steering)
        or _parties(steering, receiver, sender)
        or _kind(message, steering, action)
    )


def _version(namespace: str, steering: Steering) -> Refused | None:
    if steering.version != STUF:
        return Refused.STUF_VERSION
    if namespace == BG:
        return None
    is_bg = namespace.removeprefix(SECTORS).partition("/")[0] == "bg"
    return Refused.SECTOR_VERSION if is_bg else Refused.SECTOR


def _parties(steering: Steering, receiver: Party, sender: Party) -> Refused | None:
    if not _agreed(steering.ontvanger, receiver):
        return Refused.RECEIVER
    return None if _agreed(steering.zender, sender) else Refused.SENDER


def _agreed(given: Party, agreed: Party) -> bool:
    """What was not agreed, is free."""
    return (
        given.applicatie == agreed.applicatie
        and agreed.organisatie in {None, given.organisatie}
        and agreed.administratie in {None, given.administratie}
    )


def _kind(message: Element, steering: Steering, action: str) -> Refused | None:
    kind, entity = steering.berichtcode, steering.entiteittype
    if kind != "Lk01":
        return Refused.KIND if kind in _KINDS else Refused.KIND_UNKNOWN
    if entity != "NPS":
        return Refused.ENTITY if entity in _ENTITIES else Refused.ENTITY_UNKNOWN
    if steering.functie:
        return Refused.FUNCTION  # StUF-BG has none, and Lk01 has no room for one
    if message.tag != bg("npsLk01") or action not in {"", ACTION}:
        return Refused.COMBINATION
    return None
