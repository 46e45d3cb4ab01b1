"""From a template and what is shown to an answer."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from notifier.review.access.table import WHO_MAY
from notifier.review.duty.standing import NOTHING_SAID, Standing
from notifier.review.pages.headers import ASSET, HTML
from notifier.review.pages.menu import menu_of
from notifier.review.pages.spoken import FILTERS
from notifier.review.pages.texts import Language, Texts
from notifier.review.pages.texts_en import EN
from notifier.review.pages.texts_nl import NL
from notifier.staff.roles import Role

TEXTS: Final[Mapping[Language, Texts]] = {Language.NL: NL, Language.EN: EN}
_HERE: Final = Path(__file__).parent
STYLE: Final = "werkbank.css"
SCRIPT: Final = "werkbank.js"
_MEDIA: Final = {STYLE: "text/css", SCRIPT: "text/javascript"}


@dataclass(frozen=True)
class Frame:
    """What the frame around a page needs to know of who looks.

    ``roles``: those that count now; none where nobody is logged in. ``form_token`` goes into every
    form. ``switch`` is the address of this page in the other language. ``standing``: whether
    anybody can be called.
    """

    language: Language
    switch: str
    roles: tuple[Role, ...] = ()
    form_token: str | None = None
    standing: Standing = NOTHING_SAID


@dataclass(frozen=True)
class Pages:
    """Templates, styles and script, read once.

    ``idle_seconds`` and ``warning_seconds``: when a session ends and how long before that the page
    warns. ``support``: whom to ask.
    """

    support: str
    idle_seconds: int
    warning_seconds: int
    test_mode: bool
    environment: Environment
    assets: Mapping[str, bytes] = field(repr=False)

    def page(self, name: str, frame: Frame, *, status: int = 200, **shown: object) -> HTMLResponse:
        """A template of ours as an answer; what is shown is escaped."""
        text = self.environment.get_template(name).render(self._around(frame) | shown)
        return HTMLResponse(text, status_code=status, headers=dict(HTML))

    def error(
        self, kind: str, frame: Frame, *, status: int, mention: str, back: str | None = None
    ) -> HTMLResponse:
        """An error page; ``back`` where logging in is what to do, ``mention`` leads to the log."""
        texts = TEXTS[frame.language].errors[kind]
        return self.page(
            "error.html",
            frame,
            status=status,
            error=texts,
            do=texts.do.format(support=self.support),
            mention=mention,
            back=back,
        )

    def asset(self, name: str) -> Response:
        """A style or script."""
        return Response(self.assets[name], media_type=_MEDIA[name], headers=dict(ASSET))

    def _around(self, frame: Frame) -> dict[str, Any]:
        texts = TEXTS[frame.language]
        return {
            "t": texts,
            "frame": frame,
            "menu": menu_of(frame.roles, texts),
            "roles": [texts.roles[role] for role in frame.roles],
            "other": Language.EN if frame.language is Language.NL else Language.NL,
            "support": self.support,
            "may": frozenset(name for name, who in WHO_MAY.items() if who & set(frame.roles)),
            "idle_seconds": self.idle_seconds,
            "idle_minutes": round(self.idle_seconds / 60),
            "warning_seconds": self.warning_seconds,
            "test_mode": self.test_mode,
            "style": self._address(STYLE),
            "script": self._address(SCRIPT),
        }

    def _address(self, name: str) -> str:
        return f"/werkbank/{name}?{hashlib.sha256(self.assets[name]).hexdigest()[:16]}"


def read_pages(*, support: str, idle_seconds: int, warning_seconds: int, test_mode: bool) -> Pages:
    """Read templates and assets from the package."""
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,  # a name that is misspelt is an error, not an empty place
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    assets = {name: _whole(name) for name in _MEDIA}
    return Pages(support, idle_seconds, warning_seconds, test_mode, environment, assets)


def _whole(name: str) -> bytes:
    """Of all files of its kind one, so that a page asks for one; that of its own name first."""
    parts = (_HERE / "static").glob(f"*{Path(name).suffix}")
    in_order = sorted(parts, key=lambda part: (part.name != name, part.name))
    return b"\n".join(part.read_bytes() for part in in_order)
