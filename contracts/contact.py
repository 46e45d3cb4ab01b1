"""Who answers for the interfaces that are published here (NL API Design Rules, info.contact)."""

from typing import Final

CONTACT: Final = {
    "name": "Beheer Vertrekmelding",
    "email": "beheer@vertrekmelding.example",
    "url": "https://vertrekmelding.example/vragen",
}
LICENCE: Final = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
