"""Everything the outside world received, in the shape of GET /sandbox/bezorgd."""

from typing import Any

from sandbox.clock import stamp
from sandbox.letter_text import read_letter
from sandbox.received import BoxMessage, Flag, Letter


def describe(item: Letter | Flag | BoxMessage) -> dict[str, Any]:
    """Tell what came in, for whom, when and how often; reads the PDF of a letter.

    A letter that came in twice is two items; an event, or a message to the Berichtenbox, that came
    in twice is one with `aantal` 2.
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
    if isinstance(item, BoxMessage):
        return _in_box(item)
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


def arrival(item: Letter | Flag | BoxMessage) -> dict[str, Any]:
    """Tell only that it came in: under which reference, about which case, when, how often."""
    if isinstance(item, Letter):
        return {
            "soort": "brief",
            "id": item.id,
            "referentie": item.reference,
            "tijdstip": stamp(item.received_at),
            "aantal": 1,
        }
    if isinstance(item, BoxMessage):
        return {
            "soort": "berichtenbox",
            "id": item.id,
            "referentie": item.id,
            "tijdstip": stamp(item.received_at),
            "aantal": item.deliveries,
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


def _in_box(item: BoxMessage) -> dict[str, Any]:
    letters = [read_letter(one.file)[1] for one in item.attachments]
    return {
        "soort": "berichtenbox",
        "id": item.id,
        "referentie": item.id,
        "ontvanger": item.bsn,
        "onderwerp": item.subject,
        "tekst": "\n\n".join((item.subject, item.text, *letters)),
        "bericht": item.text,
        "bijlagen": [
            {"omschrijving": one.name, "tekst": text, "bestand": str(one.file)}
            for one, text in zip(item.attachments, letters, strict=True)
        ],
        "tijdstip": stamp(item.received_at),
        "aantal": item.deliveries,
    }
