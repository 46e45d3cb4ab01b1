"""One object of npsLk01: what it says of a natural person, as far as a departure goes.

Relations, names and indicatieGeheim are left where they are: the BRP is asked about whoever is
reported, and its answer has them at their source.
"""

from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from brp_adapter.sources.stuf.names import bg, stuf
from brp_adapter.sources.stuf.values import Said, Value, value_of

_ABROAD: Final = (
    "lnd.landcode", "lnd.landnaam",
    "sub.adresBuitenland1", "sub.adresBuitenland2", "sub.adresBuitenland3",
)  # fmt: skip

_DOUBTED: Final = frozenset({"VerblijfBuitenland", "Verblijfsplaats", "Inschrijving"})


@dataclass(frozen=True, slots=True)
class Nps:
    """The elements of NPS-kennisgeving that a departure shows in."""

    bsn: Value
    died: Value
    left: Value
    land: Value
    land_of_address: Value
    settled: Value
    suspended: Value
    registered_at: Value
    lives_here: bool
    lives_abroad: bool
    in_onderzoek: bool
    processing: str

    @property
    def emigrated(self) -> bool:
        """Bookkeeping suspended for emigration, or by decision of a minister."""
        return self.suspended.text in {"E", "M"}


def person_of(element: Element) -> Nps:
    """Read one object."""
    address, abroad = element.find(bg("verblijfsadres")), element.find(bg("sub.verblijfBuitenland"))
    return Nps(
        bsn=value_of(element, bg("inp.bsn")),
        died=value_of(element, bg("overlijdensdatum")),
        left=value_of(element, bg("inp.datumVertrekUitNederland")),
        land=value_of(element, bg("inp.emigratieLand")),
        land_of_address=value_of(abroad, bg("lnd.landcode")),
        settled=value_of(element, bg("inp.datumVestigingInNederland")),
        suspended=value_of(element, bg("inp.redenOpschortingBijhouding")),
        registered_at=value_of(element, stuf("tijdstipRegistratie")),
        lives_here=_says_where(address),
        lives_abroad=any(value_of(abroad, bg(name)).there for name in _ABROAD),
        in_onderzoek=_is_doubted(element),
        processing=element.get(stuf("verwerkingssoort"), ""),
    )


def _is_doubted(element: Element) -> bool:
    """Where somebody is: the whole record, or a group that says so."""
    return any(
        (below.text or "").strip() == "J"
        and (below.get("groepsnaam") in _DOUBTED or not (set(below.keys()) - {stuf("metagegeven")}))
        for below in element.findall(bg("inOnderzoek"))
    )


def _says_where(address: Element | None) -> bool:
    """An address with anything in it; a group of which every element is nil is none."""
    found = () if address is None else address
    return any(value_of(address, below.tag).said is Said.VALUE for below in found)
