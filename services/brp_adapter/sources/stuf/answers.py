"""What we answer: Bv03, a SOAP Fault with Fo03 in it, or a fault alone.

The same arguments give the same bytes: an answer that was lost can be given again.
"""

from datetime import datetime
from typing import Final
from uuid import UUID
from xml.sax.saxutils import escape

from brp_adapter.sources.faults import EventRefused
from brp_adapter.sources.stuf.fault_codes import Refused
from brp_adapter.sources.stuf.message import NotUnderstood, OtherSoap, Party
from brp_adapter.sources.stuf.names import SOAP, STUF
from contracts.values.dates import AMSTERDAM

_PARTS: Final = ("organisatie", "applicatie", "administratie", "gebruiker")


def bv03(*, zender: Party, ontvanger: Party, reference: UUID, at: datetime, answers: str) -> bytes:
    """The message is stored. ``answers`` is the referentienummer of the message."""
    parties = _parties(zender, ontvanger)
    steering = _steering("Bv03", parties, reference=reference, at=at, answers=answers)
    return _enveloped(f"<StUF:Bv03Bericht>{steering}</StUF:Bv03Bericht>")


def fo03(
    refused: Refused,
    *,
    zender: Party,
    ontvanger: Party,
    reference: UUID,
    at: datetime,
    answers: str,
) -> bytes:
    """The message is not taken, with the code of the standard (StUF 03.01, table 4.1)."""
    told = refused.value
    parties = _parties(zender, ontvanger)
    steering = _steering("Fo03", parties, reference=reference, at=at, answers=answers)
    details = f"<StUF:details>{told.details}</StUF:details>" if told.details else ""
    body = (
        f"<StUF:body><StUF:code>{told.code}</StUF:code><StUF:plek>{told.side}</StUF:plek>"
        f"<StUF:omschrijving>{told.text}</StUF:omschrijving>{details}</StUF:body>"
    )
    detail = f"<detail><StUF:Fo03Bericht>{steering}{body}</StUF:Fo03Bericht></detail>"
    return _fault(told.side.capitalize(), told.text, detail)


def fault_for(refused: EventRefused) -> bytes:
    """For what is no message of StUF that one can answer to (SOAP 1.1 §4.4.1)."""
    code = "Client"
    if isinstance(refused, OtherSoap):
        code = "VersionMismatch"
    elif isinstance(refused, NotUnderstood):
        code = "MustUnderstand"
    return _fault(code, " ".join(f"{one.path}: {one.reason}" for one in refused.faults), "")


def fault_of_ours(text: str) -> bytes:
    """Something went wrong here, and the message may be sent again."""
    return _fault("Server", text, "")


def _fault(code: str, text: str, detail: str) -> bytes:
    return _enveloped(
        f"<soapenv:Fault><faultcode>soapenv:{code}</faultcode>"
        f"<faultstring>{escape(text)}</faultstring>{detail}</soapenv:Fault>"
    )


def _enveloped(body: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<soapenv:Envelope xmlns:soapenv="{SOAP}" xmlns:StUF="{STUF}">'
        f"<soapenv:Body>{body}</soapenv:Body></soapenv:Envelope>"
    ).encode()


def _steering(code: str, parties: str, *, reference: UUID, at: datetime, answers: str) -> str:
    moment = at.astimezone(AMSTERDAM)
    written = f"{moment:%Y%m%d%H%M%S}{moment.microsecond // 1000:03}"
    return (
        f"<StUF:stuurgegevens><StUF:berichtcode>{code}</StUF:berichtcode>"
        f"{parties}<StUF:referentienummer>{reference}</StUF:referentienummer>"
        f"<StUF:tijdstipBericht>{written}</StUF:tijdstipBericht>"
        f"<StUF:crossRefnummer>{escape(answers)}</StUF:crossRefnummer></StUF:stuurgegevens>"
    )


def _parties(zender: Party, ontvanger: Party) -> str:
    return (
        f"<StUF:zender>{_party(zender)}</StUF:zender>"
        f"<StUF:ontvanger>{_party(ontvanger)}</StUF:ontvanger>"
    )


def _party(party: Party) -> str:
    given = ((name, getattr(party, name)) for name in _PARTS)
    return "".join(f"<StUF:{name}>{escape(part)}</StUF:{name}>" for name, part in given if part)
