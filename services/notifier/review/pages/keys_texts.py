"""The words of the help about keys. What the keys do stands in the script (``keys.js``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class KeysTexts:
    """``keys``: what to press, one after another, and what it does."""

    open: str
    title: str
    text: str
    on: str
    close: str
    keys: Mapping[str, str]


KEYS_NL: Final = KeysTexts(
    open="Sneltoetsen",
    title="Sneltoetsen",
    text="Alles kan ook met Tab, Enter en de spatiebalk. Terwijl u typt, doen deze toetsen niets.",
    on="Sneltoetsen aan, in deze browser",
    close="Sluiten",
    keys={
        "j": "volgende zaak in de lijst",
        "k": "vorige zaak in de lijst",
        "Enter": "open de zaak",
        "/": "zoek een zaak op kenmerk",
        "x": "filters open of dicht",
        "u": "terug naar de zaak, van een formulier",
        "g l": "de werklijst",
        "g a": "alles",
        "g v": "vertrekt binnen 24 uur",
        "g h": "vastgehouden",
        "g f": "vlaggen",
        "g n": "niet bezorgd",
        "g r": "reacties",
        "g w": "wacht",
        "g o": "over te nemen",
        "g t": "wat op een tweede lezer wacht",
        "g z": "zaak zoeken",
        "g d": "dienstoverdracht",
        "g b": "oproepen",
        "g s": "rooster",
        "t": "toon wat er veranderde",
        "?": "deze hulp",
    },
)

KEYS_EN: Final = KeysTexts(
    open="Keyboard shortcuts",
    title="Keyboard shortcuts",
    text="Everything also works with Tab, Enter and the space bar. While you type, these keys do "
    "nothing.",
    on="Keyboard shortcuts on, in this browser",
    close="Close",
    keys={
        "j": "next case in the list",
        "k": "previous case in the list",
        "Enter": "open the case",
        "/": "find a case by its reference",
        "x": "filters open or closed",
        "u": "back to the case, from a form",
        "g l": "the worklist",
        "g a": "everything",
        "g v": "leaves within 24 hours",
        "g h": "held",
        "g f": "flags",
        "g n": "not delivered",
        "g r": "replies",
        "g w": "waiting",
        "g o": "to take over",
        "g t": "what waits for a second reader",
        "g z": "find a case",
        "g d": "shift handover",
        "g b": "calls",
        "g s": "rota",
        "t": "show what changed",
        "?": "this help",
    },
)
