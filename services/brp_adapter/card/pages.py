"""The card as pages, without script or cookie, in nobody's site but the municipality's."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from brp_adapter.card.languages import LANGUAGES
from brp_adapter.card.words import Words

STYLE: Final = "kaart.css"
NOBODY: Final = frozenset[str]()
ANYBODY: Final = frozenset({"*"})
"""For a page that says nothing but that there is nothing: a blank frame would say less."""

_HERE: Final = Path(__file__).parent
_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors {ancestors}"
)
_HEADERS: Final[Mapping[str, str]] = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
    # Not in the index of a search engine, nor in its cache.
    "X-Robots-Tag": "noindex, noarchive",
}


@dataclass(frozen=True)
class CardPages:
    """Templates and style, read once."""

    environment: Environment
    style: bytes = field(repr=False)

    def page(
        self,
        name: str,
        words: Words,
        *,
        within: Collection[str] = NOBODY,
        status: int = 200,
        **shown: object,
    ) -> HTMLResponse:
        """A template as an answer. ``within``: the origins in whose pages it may stand."""
        around = {
            "t": words,
            "languages": LANGUAGES.values(),
            "style": f"/vertrekkaart/{STYLE}?{hashlib.sha256(self.style).hexdigest()[:16]}",
        }
        text = self.environment.get_template(name).render(around | shown)
        ancestors = " ".join(sorted(within)) or "'none'"
        headers = {"Content-Security-Policy": _POLICY.format(ancestors=ancestors), **_HEADERS}
        return HTMLResponse(text, status_code=status, headers=headers)

    def stylesheet(self) -> Response:
        """Its address holds a hash of its content."""
        headers = {
            "Cache-Control": "public, max-age=31536000, immutable",
            "X-Content-Type-Options": "nosniff",
        }
        return Response(self.style, media_type="text/css", headers=headers)


def read_card_pages() -> CardPages:
    """Read templates and style from the package."""
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,  # a name that is misspelt is an error, not an empty place
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return CardPages(environment, (_HERE / "static" / STYLE).read_bytes())
