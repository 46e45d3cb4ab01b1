"""The message in its SOAP envelope, and its steering data (stuurgegevens)."""

import re
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from brp_adapter.sources.faults import EventRefused, Fault
from brp_adapter.sources.stuf.names import ANY_STUF, SECTORS, SOAP, local, namespace_of, soap
from brp_adapter.sources.stuf.tree import parse

_REFERENCE: Final = re.compile(r"[^\x00-\x1f\x7f]{1,40}")
_UNDERSTOOD: Final = frozenset({"", "http://schemas.xmlsoap.org/soap/actor/next"})


class NotUnderstood(EventRefused):
    """A header that must be understood, and is not (SOAP 1.1 §4.2.3)."""


class OtherSoap(EventRefused):
    """An envelope, of another version than 1.1."""


@dataclass(frozen=True, slots=True)
class Party:
    """A sender or receiver: organisatie, applicatie, administratie, gebruiker."""

    applicatie: str
    organisatie: str | None = None
    administratie: str | None = None
    gebruiker: str | None = field(default=None, repr=False)

    @property
    def fits(self) -> bool:
        """Whether it can stand in an answer of ours (StUF 03.01, type Systeem)."""
        return (
            3 <= len(self.applicatie) <= 50  # noqa: PLR2004
            and len(self.organisatie or "") <= 200  # noqa: PLR2004
            and len(self.administratie or "") <= 50  # noqa: PLR2004
            and len(self.gebruiker or "") <= 100  # noqa: PLR2004
        )


@dataclass(frozen=True, slots=True)
class Steering:
    """Who sends what to whom. ``version`` is the namespace of these data."""

    version: str
    berichtcode: str
    zender: Party
    ontvanger: Party
    referentienummer: str = field(repr=False)
    tijdstip: str
    entiteittype: str
    functie: str


def open_message(content: bytes) -> tuple[Element, Steering]:
    """The message in an envelope, and its steering data, of whatever version and sector of StUF.

    Raises ``EventRefused`` for what is no message of StUF that one can answer to.
    """
    message = body_of(parse(content))
    steering = steering_of(message)
    given = (namespace_of(message.tag), steering.version)
    if not any(name.startswith((SECTORS, ANY_STUF)) for name in given):
        raise EventRefused([Fault("Body", "value", "Geen StUF-bericht.")])
    return message, steering


def body_of(envelope: Element) -> Element:
    """The one element in the body of a SOAP 1.1 envelope. Raises ``EventRefused``."""
    if envelope.tag != soap("Envelope"):
        if local(envelope.tag) == "Envelope" and namespace_of(envelope.tag) != SOAP:
            raise OtherSoap([Fault("Envelope", "version", "Alleen SOAP 1.1 wordt aangenomen.")])
        raise EventRefused([Fault("Envelope", "required", "Verplicht.")])
    for header in envelope.findall(f"{soap('Header')}/*"):
        actor = header.get(soap("actor"), "")
        if header.get(soap("mustUnderstand")) in {"1", "true"} and actor in _UNDERSTOOD:
            reason = "Een header met mustUnderstand wordt hier niet begrepen."
            raise NotUnderstood([Fault("Header", "mustUnderstand", reason)])
    found = envelope.findall(f"{soap('Body')}/*")
    if len(found) != 1:
        raise EventRefused([Fault("Body", "required", "Precies een bericht in de Body.")])
    return found[0]


def steering_of(message: Element) -> Steering:
    """Its steering data, of whatever version of StUF. Raises ``EventRefused``.

    Without a reference of at most 40 characters there is nothing to answer to.
    """
    steering = next((below for below in message if local(below.tag) == "stuurgegevens"), None)
    if steering is None:
        raise EventRefused([Fault("stuurgegevens", "required", "Verplicht.")])
    reference = _text(steering, "referentienummer")
    if not _REFERENCE.fullmatch(reference):
        path, reason = "stuurgegevens.referentienummer", "Verplicht: 1 tot 40 tekens."
        raise EventRefused([Fault(path, "maxLength" if reference else "required", reason)])
    version = next((namespace_of(below.tag) for below in steering), "")
    return Steering(
        version=version,
        berichtcode=_text(steering, "berichtcode"),
        zender=_party(steering, "zender"),
        ontvanger=_party(steering, "ontvanger"),
        referentienummer=reference,
        tijdstip=_text(steering, "tijdstipBericht"),
        entiteittype=_text(steering, "entiteittype"),
        functie=_text(steering, "functie"),
    )


def _party(steering: Element, name: str) -> Party:
    found = next((below for below in steering if local(below.tag) == name), None)
    return Party(
        applicatie=_text(found, "applicatie"),
        organisatie=_text(found, "organisatie") or None,
        administratie=_text(found, "administratie") or None,
        gebruiker=_text(found, "gebruiker") or None,
    )


def _text(parent: Element | None, name: str) -> str:
    for below in () if parent is None else parent:
        if local(below.tag) == name:
            return (below.text or "").strip()
    return ""
