"""The events about a sample family: NL GOV CloudEvents, as a municipality sends them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from vertrekmelding.demo.families.people import Someone
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.stack.options import DEMO_OIN

SOURCE: Final = f"urn:nld:oin:{DEMO_OIN}:systeem:burgerzaken"
_AT_THE_COUNTER: Final = timedelta(minutes=5)
"""Between signing the declaration and the event about it."""

Event = dict[str, Any]


def declared(
    scene: Scene,
    event_id: str,
    persons: Sequence[Someone],
    *,
    by: Someone,
    role: str = "ouder",
    on: date,
    land: str,
    consent_of: Someone | None = None,
    safe: bool | None = True,
) -> Event:
    """A declaration at the counter. ``consent_of`` gave verified consent to emigration.

    ``safe``: the answer to the private question; None where only the card asked it.
    """
    given = {"omvang": "emigratie", "geverifieerd": True, "wijze": "aan de balie"}
    data = {
        "personen": _numbers(persons),
        "aangever": {"burgerservicenummer": by.bsn.reveal(), "hoedanigheid": role},
        "aangifteTijdstip": (scene.now - _AT_THE_COUNTER).isoformat(),
        "vertrekdatum": on.isoformat(),
        "bestemming": {"landcode": land},
        "veiligTeInformeren": safe,
        "toestemmingen": []
        if consent_of is None
        else [{"gezaghouder": consent_of.bsn.reveal(), **given}],
        "vervangendeToestemming": None,
    }
    return _event(scene, event_id, "nl.brp.vertrek-naar-buitenland.aangegeven", data)


def withdrawn(
    scene: Scene, event_id: str, persons: Sequence[Someone], *, declaration: Event
) -> Event:
    """The declarant takes a declaration back."""
    data = {"personen": _numbers(persons), "aangifteId": declaration["id"]}
    return _event(scene, event_id, "nl.brp.vertrek-naar-buitenland.ingetrokken", data)


def registered(scene: Scene, event_id: str, person: Someone, *, on: date) -> Event:
    """The departure of one person stands in the BRP."""
    day = {"type": "Datum", "datum": on.isoformat()}
    data = {"burgerservicenummer": person.bsn.reveal(), "verblijfplaats": {"datumVan": day}}
    return _event(scene, event_id, "nl.brp.verhuisd.naar-buitenland", data)


def _event(scene: Scene, event_id: str, event_type: str, data: dict[str, Any]) -> Event:
    return {
        "specversion": "1.0",
        "id": f"{event_id}-{scene.run}",
        "source": SOURCE,
        "type": event_type,
        "time": scene.now.isoformat(),
        "datacontenttype": "application/json",
        "data": data,
    }


def _numbers(persons: Sequence[Someone]) -> list[str]:
    return [someone.bsn.reveal() for someone in persons]
