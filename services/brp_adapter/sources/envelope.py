"""The attributes around the data: CloudEvents 1.0, NL GOV profile 1.1."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from urllib.parse import unquote

from cloudevents.core.exceptions import CloudEventValidationError
from cloudevents.core.v1.event import CloudEvent

from brp_adapter.sources.faults import UNKNOWN_MEMBER, EventRefused, Fault
from brp_adapter.sources.http_binding import KNOWN_ATTRIBUTES, members_in_body
from brp_adapter.sources.values import read_moment
from contracts.values.bsn import Bsn, NotABsn

LONGEST_ATTRIBUTE = 255
_NAMES_OF_SPEC_VERSION = ("1.0", "1.0.2")
"""The BRP's own publisher writes the version of the document instead of that of the format."""

_STANDING_ALONE = re.compile(r"(?<![0-9A-Za-z])[0-9]{9}(?![0-9A-Za-z])", re.ASCII)
_OIN_SOURCE = re.compile(
    r"urn:nld:oin:([0-9]{20}):systeem:[A-Za-z0-9()+,\-.:=@;$_!*'%/]+", re.ASCII
)
_TYPE = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)+", re.ASCII)
_INTEGER = re.compile(r"-?[0-9]{1,10}", re.ASCII)
_INTEGERS: Final = range(-(2**31), 2**31)
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Envelope:
    """A CloudEvent of which the attributes are in order; the data is not looked at yet."""

    id: str
    source: str
    type: str
    time: datetime | None
    data: object = field(repr=False)

    @property
    def oin(self) -> str | None:
        """The organisation in the source, when the source has the form that NL GOV gives it."""
        return oin_of(self.source)


def oin_of(source: str) -> str | None:
    """OIN in ``urn:nld:oin:<20 digits>:systeem:<name>``, None for a source of any other form."""
    match = _OIN_SOURCE.fullmatch(source)
    return None if match is None else match.group(1)


def open_envelope(body: bytes | Mapping[str, Any]) -> Envelope:
    """Read the attributes. Raises ``EventRefused``."""
    members = body if isinstance(body, Mapping) else members_in_body(body)
    attributes = {
        name: value
        for name, value in members.items()
        # A JSON null stands for an absent attribute (CloudEvents JSON format §2.2).
        if name not in {"data", "data_base64"} and value is not None
    }
    faults = _faults_in_values(attributes)
    if attributes.get("specversion") in _NAMES_OF_SPEC_VERSION:
        attributes["specversion"] = "1.0"
    if "data_base64" in members:
        faults.append(Fault("data_base64", "unsupported", "Stuur de gegevens als JSON in data."))
    time = _time(attributes, faults)
    faults += _faults_of_format(attributes | ({} if time is None else {"time": time}))
    if faults:
        raise EventRefused(dict.fromkeys(faults))
    return Envelope(
        attributes["id"], attributes["source"], attributes["type"], time, members.get("data")
    )


def _time(attributes: dict[str, Any], faults: list[Fault]) -> datetime | None:
    value = attributes.pop("time", None)
    try:
        return None if value is None else read_moment(value)
    except ValueError:
        faults.append(Fault("time", "dateTime", "Geen tijdstip volgens RFC 3339 met tijdzone."))
        return None


def _faults_in_values(attributes: Mapping[str, Any]) -> list[Fault]:
    faults = []
    for name, value in attributes.items():
        shown = name if name in KNOWN_ATTRIBUTES else UNKNOWN_MEMBER
        if name not in KNOWN_ATTRIBUTES and not re.fullmatch(r"[a-z0-9]{1,20}", name, re.ASCII):
            faults.append(Fault(shown, "name", "1 tot 20 kleine letters en cijfers."))
        if not _simple(value):
            faults.append(Fault(shown, "type", "Tekst, een geheel getal, true of false."))
        if isinstance(value, str) and (len(value) > LONGEST_ATTRIBUTE or not value.isprintable()):
            faults.append(Fault(shown, "maxLength", "Hoogstens 255 leesbare tekens."))
        # A count may have nine digits and pass the check of a number by accident.
        counts = name == "sequence" and attributes.get("sequencetype") == "Integer"
        # Also where an address (dataref, dataschema) writes it in another spelling.
        if not counts and holds_bsn(f"{name} {unquote(str(value))}"):
            faults.append(
                Fault(shown, "personalData", "Een burgerservicenummer hoort alleen in data.")
            )
    kind = attributes.get("type")
    if isinstance(kind, str) and not _TYPE.fullmatch(kind):
        faults.append(Fault("type", "pattern", "Omgekeerde domeinnaam in kleine letters."))
    content_type = attributes.get("datacontenttype", _JSON)
    if isinstance(content_type, str) and content_type.partition(";")[0].strip().lower() != _JSON:
        faults.append(Fault("datacontenttype", "value", "Alleen application/json."))
    return faults + _faults_in_sequence(attributes)


def _simple(value: object) -> bool:
    """Whether it is of a type of CloudEvents 1.0 §3: all of these have a form in a header too."""
    if isinstance(value, int):
        return value in _INTEGERS
    return isinstance(value, str)


def _faults_in_sequence(attributes: Mapping[str, Any]) -> list[Fault]:
    """CloudEvents extension sequence: text, and with this one type of it a number in text."""
    sequence, kind = attributes.get("sequence"), attributes.get("sequencetype")
    if sequence is None:
        return [] if kind is None else [Fault("sequence", "required", "Hoort bij sequencetype.")]
    if not isinstance(sequence, str) or not sequence:
        return [Fault("sequence", "type", "Moet tekst zijn.")]
    if kind is None:
        return []
    if kind != "Integer":
        return [Fault("sequencetype", "value", "Alleen Integer.")]
    if not _INTEGER.fullmatch(sequence) or int(sequence) not in _INTEGERS:
        return [Fault("sequence", "pattern", "Een geheel getal van hoogstens 32 bits, in tekst.")]
    return []


def _faults_of_format(attributes: dict[str, Any]) -> list[Fault]:
    try:
        # The library fills in what is missing in the mapping it gets; ours must stay as it came.
        CloudEvent({"id": None, "specversion": None, **attributes})
    except CloudEventValidationError as refused:
        return [_format_fault(name, attributes) for name in refused.errors]
    return []


def _format_fault(name: str, attributes: Mapping[str, Any]) -> Fault:
    shown = name if name in KNOWN_ATTRIBUTES else UNKNOWN_MEMBER
    if name not in attributes:
        return Fault(shown, "required", "Verplicht.")
    return Fault(shown, "value", "Voldoet niet aan CloudEvents 1.0.")


def holds_bsn(text: str) -> bool:
    """Whether a burgerservicenummer stands in it, apart from other digits and letters."""
    for digits in _STANDING_ALONE.findall(text):
        try:
            Bsn(digits)
        except NotABsn:
            continue
        return True
    return False
