"""Reads the business message (GLOBE-R-BV-Request) as MijnOverheid does: strictly.

Source: Technische Aansluithandleiding MijnOverheid Berichtenbox §5.2 to §5.9. Written apart from
the library that our own service builds it with, so that the two hold each other to it.
"""

import base64
import binascii
import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

BATCH: Final = "{http://schemas.rdw.nl/GEB/BerichtVerwerkService/Types/2009/01}"
BERICHT: Final = "{http://schemas.rdw.nl/GEB/BerichtenProsessor/Bericht/Types/2009/01}"
_BSN: Final = re.compile(r"[0-9]{9}", re.ASCII)
_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_MOST_ATTACHMENTS: Final = 2
_NO_ATTACHMENT: Final = "Bijlagen"


@dataclass(frozen=True)
class Named:
    """By what a result refers to a message, sound or not."""

    bericht_id: str = ""
    batch_id: str = ""
    kind: str = ""


class UnfitBericht(ValueError):
    """It does not pass the XSD; ``named`` is what could still be read of it."""

    def __init__(self, why: str, named: Named) -> None:
        super().__init__(why)
        self.named = named


@dataclass(frozen=True)
class Attachment:
    """A PDF with the name under which the person sees it."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Bericht:
    """One message that passes the XSD. ``text`` has real line breaks, as the box shows it."""

    batch_id: str
    created_at: datetime
    oin: str
    id: str
    kind: str
    subject: str
    text: str = field(repr=False)
    bsn: str = field(repr=False)
    attachments: tuple[Attachment, ...]


def read_bericht(xml: bytes) -> Bericht:
    """The one message of a batch. Raises ``UnfitBericht``."""
    try:
        root = fromstring(xml)
    except (ParseError, ValueError):
        why = "no well-formed XML"
        raise UnfitBericht(why, Named()) from None
    about = f"{BERICHT}Bericht/{BERICHT}BerichtInformatie"
    named = Named(
        root.findtext(f"{about}/{BERICHT}BerichtID", ""),
        root.findtext(f"{BATCH}BatchInformatie/{BATCH}BatchID", ""),
        root.findtext(f"{about}/{BERICHT}BerichtType", ""),
    )
    try:
        return _bericht(root)
    except ValueError as unfit:
        raise UnfitBericht(str(unfit), named) from None


def _bericht(root: Element) -> Bericht:
    if root.tag != f"{BATCH}Berichten":
        why = "the root is not Berichten"
        raise ValueError(why)
    batch = _child(root, BATCH, "BatchInformatie")
    one = _child(root, BERICHT, "Bericht")
    about = _child(one, BERICHT, "BerichtInformatie")
    batch_id = _guid(_text(batch, BATCH, "BatchID", most=36))
    if _text(about, BERICHT, "BatchID", most=36) != batch_id:
        why = "BatchID is not that of the batch"
        raise ValueError(why)
    if _text(about, BERICHT, "SoortGebruiker", most=10) != "Burger":
        why = "SoortGebruiker is not Burger"
        raise ValueError(why)
    return Bericht(
        batch_id=batch_id,
        created_at=_moment(_text(batch, BATCH, "AanmaakDatum", most=40)),
        oin=_text(batch, BATCH, "BerichtLeverancierID", most=25),
        id=_guid(_text(about, BERICHT, "BerichtID", most=36)),
        kind=_text(about, BERICHT, "BerichtType", most=8),
        subject=_text(about, BERICHT, "Onderwerp", most=50),
        # A real line break in the XML is white space like any other: the box does not show it.
        text=" ".join(_text(about, BERICHT, "BerichtTekst", most=4000).split("\n")).replace(
            "\\r\\n", "\n"
        ),
        bsn=_bsn(_text(about, BERICHT, "GebruikerID", most=9)),
        attachments=tuple(_attachments(one)),
    )


def _attachments(one: Element) -> list[Attachment]:
    there = one.find(f"{BERICHT}{_NO_ATTACHMENT}")
    if there is None:
        return []
    attachments = []
    for number, found in enumerate(there, start=1):
        if _text(found, BERICHT, "BijlageType", most=3) != "Pdf":
            why = "BijlageType is not Pdf"
            raise ValueError(why)
        if _text(found, BERICHT, "Volgorde", most=1) != str(number):
            why = "Volgorde does not count from 1"
            raise ValueError(why)
        try:
            content = base64.b64decode(_text(found, BERICHT, "Inhoud"), validate=True)
        except binascii.Error:
            why = "Inhoud is not base64"
            raise ValueError(why) from None
        attachments.append(Attachment(_text(found, BERICHT, "Omschrijving", most=128), content))
    if not 1 <= len(attachments) <= _MOST_ATTACHMENTS:
        why = "one or two attachments, or none at all"
        raise ValueError(why)
    return attachments


def _child(parent: Element, space: str, name: str) -> Element:
    found = parent.findall(f"{space}{name}")
    if len(found) != 1:
        why = f"{name} occurs {len(found)} times"
        raise ValueError(why)
    return found[0]


def _text(parent: Element, space: str, name: str, *, most: int | None = None) -> str:
    text = _child(parent, space, name).text or ""
    if not text or (most is not None and len(text) > most):
        why = f"{name} has {len(text)} characters"
        raise ValueError(why)
    return text


def _guid(text: str) -> str:
    return str(uuid.UUID(text))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        why = "AanmaakDatum has no time zone"
        raise ValueError(why)
    return moment


def _bsn(text: str) -> str:
    if (
        not _BSN.fullmatch(text)
        or sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text, strict=True)) % 11
    ):
        why = "GebruikerID is no BSN"
        raise ValueError(why)
    return text
