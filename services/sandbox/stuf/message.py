"""npsLk01 of a departure: what the municipality held before, and what it holds now.

Element by element in the order of bg0310_ent_mutatie.xsd (type NPS-kennisgeving).
"""

from datetime import datetime
from typing import Any, Final
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from sandbox.emigration import UNKNOWN_LAND, Emigration
from sandbox.gezag import RNI, Persoon

SOAP: Final = "http://schemas.xmlsoap.org/soap/envelope/"
STUF: Final = "http://www.egem.nl/StUF/StUF0301"
BG: Final = "http://www.egem.nl/StUF/sector/bg/0310"
ACTION: Final = f'"{BG}/npsLk01"'

ORGANISATION: Final = "0000"
SENDER: Final = "MAKELAAR"
RECEIVER: Final = "VERTREKMELDING"

_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_NOTHING: Final = ' xsi:nil="true" StUF:noValue="geenWaarde"'
_UNKNOWN: Final = ' xsi:nil="true" StUF:noValue="waardeOnbekend"'
_COMPLETE: Final = ' StUF:indOnvolledigeDatum="V"'
_AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")


def departure_message(
    person: Persoon, order: Emigration, *, reference: str, now: datetime
) -> bytes:
    """The envelope to send. ``person``: as the register had it before."""
    moment = f"{now.astimezone(_AMSTERDAM):%Y%m%d%H%M%S}{now.microsecond // 1000:03}"
    objects = _object(person, _before(person), moment) + _object(person, _after(order), moment)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<soapenv:Envelope xmlns:soapenv="{SOAP}" xmlns:StUF="{STUF}" xmlns:BG="{BG}"'
        f' xmlns:xsi="{_XSI}"><soapenv:Header/><soapenv:Body><BG:npsLk01>'
        "<BG:stuurgegevens><StUF:berichtcode>Lk01</StUF:berichtcode>"
        f"<StUF:zender><StUF:organisatie>{ORGANISATION}</StUF:organisatie>"
        f"<StUF:applicatie>{SENDER}</StUF:applicatie></StUF:zender>"
        f"<StUF:ontvanger><StUF:applicatie>{RECEIVER}</StUF:applicatie></StUF:ontvanger>"
        f"<StUF:referentienummer>{escape(reference)}</StUF:referentienummer>"
        f"<StUF:tijdstipBericht>{moment}</StUF:tijdstipBericht>"
        "<StUF:entiteittype>NPS</StUF:entiteittype></BG:stuurgegevens>"
        "<BG:parameters><StUF:mutatiesoort>W</StUF:mutatiesoort>"
        "<StUF:indicatorOvername>V</StUF:indicatorOvername></BG:parameters>"
        f"{objects}</BG:npsLk01></soapenv:Body></soapenv:Envelope>"
    ).encode()


def _object(person: Persoon, content: str, moment: str) -> str:
    name: dict[str, Any] = person.get("naam", {})
    return (
        '<BG:object StUF:entiteittype="NPS" StUF:verwerkingssoort="W">'
        + _element("inp.bsn", person["burgerservicenummer"])
        + _element("geslachtsnaam", name.get("geslachtsnaam"))
        + _element("voornamen", name.get("voornamen"))
        + content
        + f"<StUF:tijdstipRegistratie>{moment}</StUF:tijdstipRegistratie></BG:object>"
    )


def _before(person: Persoon) -> str:
    place = person.get("verblijfplaats", {}).get("verblijfadres", {}).get("woonplaats")
    address = _element("wpl.woonplaatsNaam", place)
    municipality = person.get("gemeenteVanInschrijving", {}).get("code")
    return (
        f"<BG:verblijfsadres>{address}</BG:verblijfsadres>"
        # A number there, so that its zeros are lost.
        + _element("inp.gemeenteVanInschrijving", municipality and str(int(municipality)))
        + _element("inp.datumVertrekUitNederland", None)
        + _element("inp.emigratieLand", None)
        + _element("inp.datumOpschortingBijhouding", None)
        + _element("inp.redenOpschortingBijhouding", None)
    )


def _after(order: Emigration) -> str:
    day = f"{order.datum:%Y%m%d}"
    known = order.landcode != UNKNOWN_LAND
    land = str(int(order.landcode)) if known else None
    missing = _NOTHING if known else _UNKNOWN
    address = _element("lnd.landcode", land, missing=missing)
    address += _element("lnd.landnaam", order.landnaam, missing=missing)
    address += _element("sub.adresBuitenland1", order.regel1 and order.regel1[:35])
    return (
        f"<BG:sub.verblijfBuitenland>{address}</BG:sub.verblijfBuitenland>"
        + _element("inp.gemeenteVanInschrijving", RNI)
        + _element("inp.datumVertrekUitNederland", day, _COMPLETE)
        + _element("inp.emigratieLand", land, missing=missing)
        + _element("inp.datumOpschortingBijhouding", day, _COMPLETE)
        + _element("inp.redenOpschortingBijhouding", "E")
    )


def _element(name: str, value: str | None, attributes: str = "", *, missing: str = _NOTHING) -> str:
    if not value:
        return f"<BG:{name}{missing}/>"
    return f"<BG:{name}{attributes}>{escape(value)}</BG:{name}>"
