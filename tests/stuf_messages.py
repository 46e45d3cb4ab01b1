"""npsLk01 as a municipal broker writes it, part by part; fictitious people only."""

from pathlib import Path
from typing import Final

SHARED: Final = Path(__file__).parents[1].parent / "shared" / "brp"
SCHEMAS: Final = SHARED / "data" / "stuf" / "bg0310_patch32"
EXAMPLES: Final = SHARED / "examples"
ABSENT: Final = "the official StUF-BG schemas are not beside the checkout"

SOAP: Final = "http://schemas.xmlsoap.org/soap/envelope/"
BG: Final = "http://www.egem.nl/StUF/sector/bg/0310"
STUF: Final = "http://www.egem.nl/StUF/StUF0301"
ACTION: Final = f'"{BG}/npsLk01"'
NOTHING: Final = ' xsi:nil="true" StUF:noValue="geenWaarde"'
HERE: Final = "<BG:verblijfsadres><BG:wpl.woonplaatsNaam>Proefstad</BG:wpl.woonplaatsNaam></BG:verblijfsadres>"  # noqa: E501
ABROAD: Final = (
    "<BG:sub.verblijfBuitenland><BG:lnd.landcode>7028</BG:lnd.landcode></BG:sub.verblijfBuitenland>"
)


def element(name: str, value: str | None, attributes: str = "") -> str:
    """One element of the person; None: nil, because there is no value."""
    if value is None:
        return f"<BG:{name}{NOTHING}/>"
    return f"<BG:{name}{attributes}>{value}</BG:{name}>"


def left(day: str | None, indicator: str = "V") -> str:
    """The day of leaving the Netherlands."""
    given = f' StUF:indOnvolledigeDatum="{indicator}"'
    return element("inp.datumVertrekUitNederland", day, given)


def suspended(reason: str | None) -> str:
    """Why the record is suspended."""
    return element("inp.redenOpschortingBijhouding", reason)


def person(bsn: str, content: str = "", *, at: str = "20260112093014900", what: str = "W") -> str:
    """One object."""
    return (
        f'<BG:object StUF:entiteittype="NPS" StUF:verwerkingssoort="{what}">'
        f"<BG:inp.bsn>{bsn}</BG:inp.bsn>{content}"
        f"<StUF:tijdstipRegistratie>{at}</StUF:tijdstipRegistratie></BG:object>"
    )


def message(
    *objects: str,
    kind: str = "W",
    reference: str = "BZS-1",
    sender: str = "BZS",
    receiver: str = "VERTREKMELDING",
    code: str = "Lk01",
    entity: str = "NPS",
    at: str = "20260112093015123",
    steering: str = "",
) -> str:
    """The message without an envelope."""
    return (
        f'<BG:npsLk01 xmlns:BG="{BG}" xmlns:StUF="{STUF}"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<BG:stuurgegevens><StUF:berichtcode>{code}</StUF:berichtcode>"
        f"<StUF:zender><StUF:organisatie>0518</StUF:organisatie><StUF:applicatie>{sender}"
        "</StUF:applicatie></StUF:zender>"
        f"<StUF:ontvanger><StUF:applicatie>{receiver}</StUF:applicatie></StUF:ontvanger>"
        f"<StUF:referentienummer>{reference}</StUF:referentienummer>"
        f"<StUF:tijdstipBericht>{at}</StUF:tijdstipBericht>"
        f"<StUF:entiteittype>{entity}</StUF:entiteittype>{steering}</BG:stuurgegevens>"
        f"<BG:parameters><StUF:mutatiesoort>{kind}</StUF:mutatiesoort>"
        "<StUF:indicatorOvername>V</StUF:indicatorOvername></BG:parameters>"
        f"{''.join(objects)}</BG:npsLk01>"
    )


def enveloped(content: str, header: str = "") -> str:
    """The same in SOAP 1.1."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<soapenv:Envelope xmlns:soapenv="{SOAP}"><soapenv:Header>{header}</soapenv:Header>'
        f"<soapenv:Body>{content}</soapenv:Body></soapenv:Envelope>"
    )


def emigration(bsn: str, day: str = "20260112", land: str = "7028", **steering: str) -> str:
    """A person who lived here and left, as a message without an envelope."""
    old = person(bsn, HERE + left(None) + element("inp.emigratieLand", None) + suspended(None))
    new = person(bsn, ABROAD + left(day) + element("inp.emigratieLand", land) + suspended("E"))
    return message(old, new, **steering)
