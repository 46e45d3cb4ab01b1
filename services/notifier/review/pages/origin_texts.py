"""The words for where the date and the destination of a departure come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from contracts.messages.origin import KnownBy
from notifier.cases.departure_view import DATE, DESTINATION

FORMATS: Final[Mapping[str, str]] = {
    "nlgov": "NL GOV CloudEvents",
    "gebeurtenissen": "BRP API Gebeurtenissen",
    "vrijbrp": "vrijBRP",
    "notificaties": "Notificaties API",
    "stuf-bg-0310": "StUF-BG",
}


@dataclass(frozen=True)
class OriginTexts:
    """``by``: after "according to"; ``{format}``, ``{source}`` and both values are filled in."""

    by: Mapping[KnownBy, str]
    with_format: str
    according_to: str
    differs: Mapping[str, str]
    unknown: str
    in_onderzoek: str
    disagree: str


ORIGIN_NL: Final = OriginTexts(
    by={
        KnownBy.DECLARATION: "de aangifte",
        KnownBy.EVENT: "een melding van de registratie",
        KnownBy.REGISTER: "de BRP",
        KnownBy.CORRECTION: "een correctie",
    },
    with_format="{source} ({format})",
    according_to="volgens {source}",
    differs={
        DATE: "Vertrekdatum volgens de aangifte: {declared}; volgens {source}: {registered}.",
        DESTINATION: "Bestemming volgens de aangifte: {declared}; volgens {source}: {registered}.",
    },
    unknown="onbekend",
    in_onderzoek="De BRP heeft dit vertrek in onderzoek: datum of land kan anders zijn.",
    disagree="Een bron nam terug wat een andere meldde; de BRP geeft nog geen uitsluitsel.",
)

ORIGIN_EN: Final = OriginTexts(
    by={
        KnownBy.DECLARATION: "the declaration",
        KnownBy.EVENT: "a report of the registration",
        KnownBy.REGISTER: "the BRP",
        KnownBy.CORRECTION: "a correction",
    },
    with_format="{source} ({format})",
    according_to="according to {source}",
    differs={
        DATE: "Departure date according to the declaration: {declared}; according to {source}: "
        "{registered}.",
        DESTINATION: "Destination according to the declaration: {declared}; according to {source}: "
        "{registered}.",
    },
    unknown="unknown",
    in_onderzoek="The BRP is looking into this departure (in onderzoek): date or country may "
    "differ.",
    disagree="One source took back what another one reported; the BRP does not settle it yet.",
)
