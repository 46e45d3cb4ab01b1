"""Everything the outside world received, in the shape of GET /sandbox/bezorgd."""

from typing import Any

from sandbox.clock import stamp
from sandbox.letter_text import read_letter
from sandbox.received import Flag, Letter


def describe(item: Letter | Flag) -> dict[str, Any]:
    """Tell what came in, for whom, when and how often; reads the PDF of a letter.

    A letter that came in twice is two items, an event that came in twice one with `aantal` 2.
    """
    if isinstance(item, Letter):
        lines, text = read_letter(item.file)
        return {
            "soort": "brief",
            "id": item.id,
            "referentie": item.reference,
            "ontvanger": "\n".join(lines),
            "tekst": text,
            "tijdstip": stamp(item.received_at),
            "aantal": 1,
            "frankering": item.postage,
            "bestand": str(item.file),
        }
    return {
        "soort": "vlag",
        "id": item.event["id"],
        "referentie": item.event["id"],
        "ontvanger": item.receiver,
        "tekst": item.event["type"],
        "tijdstip": stamp(item.received_at),
        "aantal": item.deliveries,
        "inhoud": item.event,
    }


def arrival(item: Letter | Flag) -> dict[str, Any]:
    """Tell only that it came in: under which reference, about which case, when, how often."""
    if isinstance(item, Letter):
        return {
            "soort": "brief",
            "id": item.id,
            "referentie": item.reference,
            "tijdstip": stamp(item.received_at),
            "aantal": 1,
        }
    return {
        "soort": "vlag",
        "id": item.event["id"],
        "referentie": item.event["id"],
        "ontvanger": item.receiver,
        "onderwerp": item.event.get("subject"),
        "tijdstip": stamp(item.received_at),
        "aantal": item.deliveries,
    }
