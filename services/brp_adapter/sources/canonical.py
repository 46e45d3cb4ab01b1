"""One form for one meaning: what decides whether an event came before.

A sender, or a gateway between us, may put the same event in another content mode. Then attributes
that were numbers are text, ``datacontenttype`` is said where it was left to its default, and a time
is spelt otherwise; the event is the same.
"""

from collections.abc import Mapping
from datetime import UTC
from typing import Any

from brp_adapter.sources.http_binding import MESSAGE
from brp_adapter.sources.json_text import write_json
from brp_adapter.sources.values import read_moment


def canonical_form(members: Mapping[str, Any]) -> bytes:
    """Of members in which ``open_envelope`` found no fault; it reads this form as well.

    Raises ``EventRefused``.
    """
    attributes = {
        name: _text(value)
        for name, value in members.items()
        # Application/json is the only one that is taken, and what is meant when it is left out.
        if name not in {"data", "datacontenttype", "time"} and value is not None
    }
    attributes["specversion"] = "1.0"
    if members.get("time") is not None:
        moment = read_moment(members["time"]).astimezone(UTC)
        attributes["time"] = moment.isoformat().replace("+00:00", "Z")
    data = members.get("data")
    return write_json(attributes if data is None else {**attributes, "data": data}, where=MESSAGE)


def _text(value: object) -> str:
    """As a header has it: CloudEvents 1.0 §3, string encoding of the types."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
