"""The AsyncAPI document of what we post to municipalities, made from the models that are posted."""

from typing import Any, Final

from contracts.contact import CONTACT, LICENCE
from notifier.leaving.webhook import MEDIA_TYPE
from notifier.outgoing.wire import Terugmelding
from notifier.outgoing.word_kind import TEXTS

_PLACE: Final = "#/components/schemas/{model}"
_ABOUT: Final = (
    "Wat een gemeente terughoort over een vertrek dat zij meldde: NL GOV CloudEvents in structured"
    " mode, minstens één keer, altijd onder dezelfde id. Er staat niets in over een persoon en"
    " nooit waarom. Wie liever ophaalt: GET /v1/terugmeldingen geeft dezelfde gebeurtenissen."
)


def build_document() -> dict[str, Any]:
    """AsyncAPI 3.0."""
    schema = Terugmelding.model_json_schema(by_alias=True, ref_template=_PLACE)
    schemas = schema.pop("$defs")
    kinds = "\n".join(f"- `{kind}`: {text.text}" for kind, text in TEXTS.items())
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Vertrekmelding: terugmeldingen aan gemeenten",
            "version": "1.0.0",
            "description": _ABOUT,
            "contact": CONTACT,
            "license": LICENCE,
        },
        "defaultContentType": MEDIA_TYPE,
        "channels": {
            "terugmeldingen": {
                "address": None,
                "description": "Het adres in de policy: gemeenten[].terugmelding.url.",
                "messages": {"terugmelding": {"$ref": "#/components/messages/terugmelding"}},
            }
        },
        "operations": {
            "meldTerug": {
                "action": "send",
                "channel": {"$ref": "#/channels/terugmeldingen"},
                "bindings": {"http": {"method": "POST"}},
                "messages": [{"$ref": "#/channels/terugmeldingen/messages/terugmelding"}],
            }
        },
        "components": {
            "messages": {
                "terugmelding": {
                    "contentType": MEDIA_TYPE,
                    "description": kinds,
                    "payload": {"$ref": _PLACE.format(model="Terugmelding")},
                }
            },
            "schemas": {"Terugmelding": schema, **schemas},
        },
    }
