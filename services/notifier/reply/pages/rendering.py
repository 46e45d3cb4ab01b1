"""From what is shown to a page in the language of its reader."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, assert_never

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from notifier.letters.content import HelpLines
from notifier.reply.codes import LENGTH
from notifier.reply.pages import forms, states
from notifier.reply.pages.enrol_states import Registered
from notifier.reply.pages.filling import FILTERS
from notifier.reply.pages.headers import ASSET, HTML
from notifier.reply.pages.languages import OWN_NAMES, PARAMETER, RIGHT_TO_LEFT, Language
from notifier.reply.pages.login_states import LoggedIn, NotLoggedIn, WhyNot
from notifier.reply.pages.states import Frame, Over, View
from notifier.reply.pages.texts.every_language import TEXTS

STYLE: Final = "antwoord.css"
SCRIPT: Final = "antwoord.js"
_HERE: Final = Path(__file__).parent
_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    STYLE: ("nlds.css", "theme.css", "antwoord.css"),
    SCRIPT: ("antwoord.js",),
}
_MEDIA: Final = {STYLE: "text/css", SCRIPT: "text/javascript"}


@dataclass(frozen=True)
class ReplyPages:
    """Templates, styles and script, read once.

    ``sender``: the one national name. ``idle_minutes``: after how long a session ends.
    """

    sender: str
    help_lines: HelpLines
    idle_minutes: int
    test_mode: bool
    environment: Environment = field(repr=False)
    assets: Mapping[str, bytes] = field(repr=False)

    def page(self, view: View, frame: Frame) -> HTMLResponse:
        """The page for what is to be shown, with the status that belongs to it."""
        name, status = _template_of(view)
        return self._made(name, frame, status, view)

    def rights(self, frame: Frame) -> HTMLResponse:
        """Which data there are and what one can do about it."""
        return self._made("rights.html", frame, 200)

    def statement(self, frame: Frame) -> HTMLResponse:
        """The accessibility statement."""
        return self._made("statement.html", frame, 200)

    def asset(self, name: str, accepted: str) -> Response:
        """The style sheet or the script, by ``STYLE`` or ``SCRIPT``.

        ``accepted``: the ``Accept-Encoding`` of the request; small for a phone with a bad line.
        """
        content, headers = self.assets[name], dict(ASSET)
        if "gzip" in accepted:
            content = gzip.compress(content, mtime=0)
            headers["Content-Encoding"] = "gzip"
        return Response(content, media_type=_MEDIA[name], headers=headers)

    def _made(self, name: str, frame: Frame, status: int, view: View | None = None) -> HTMLResponse:
        text = self.environment.get_template(name).render(self._around(frame), view=view)
        return HTMLResponse(text, status_code=status, headers=dict(HTML))

    def _around(self, frame: Frame) -> dict[str, Any]:
        language = Language(frame.language)
        return {
            "t": TEXTS[language],
            "frame": frame,
            "language": language,
            "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr",
            "languages": OWN_NAMES,
            "parameter": PARAMETER,
            "sender": self.sender,
            "help": self.help_lines,
            "idle_minutes": self.idle_minutes,
            "test_mode": self.test_mode,
            "forms": forms,
            "code_length": LENGTH,
            "to": forms.Address,
            "style": self._address(STYLE),
            "script": self._address(SCRIPT),
        }

    def _address(self, name: str) -> str:
        return f"/antwoord/{name}?{hashlib.sha256(self.assets[name]).hexdigest()[:16]}"


def read_reply_pages(
    *, sender: str, help_lines: HelpLines, idle_minutes: int, test_mode: bool
) -> ReplyPages:
    """Read templates and assets from the package."""
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,  # a name that is misspelt is an error, not an empty place
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    assets = {
        name: b"\n".join((_HERE / "static" / part).read_bytes() for part in parts)
        for name, parts in _PARTS.items()
    }
    return ReplyPages(sender, help_lines, idle_minutes, test_mode, environment, assets)


def _template_of(view: View) -> tuple[str, int]:  # noqa: C901, PLR0911, PLR0912 - one line for each page
    match view:
        case states.Start():
            return "start.html", 400 if view.slips else 200
        case states.Refused():
            return "refused.html", 403
        case states.TooMany():
            return "too_many.html", 429
        case states.Unavailable():
            return "unavailable.html", 503
        case states.SessionOver():
            status = {Over.DONE: 200, Over.FORM: 403, Over.TIMED_OUT: 401}[view.why]
            return "session_over.html", status
        case states.Fault():
            return "fault.html", view.status
        case states.Opened():
            return "opened.html", 400 if view.slips else 200
        case states.Answered():
            return "answered.html", 400 if view.slips else 200
        case states.LookedAt():
            return "looked_at.html", 200
        case states.Withdrawn():
            return "withdrawn.html", 200
        case states.NothingForYou():
            return "nothing.html", 200
        case NotLoggedIn():
            return "not_logged_in.html", 503 if view.why is WhyNot.AWAY else 403
        case LoggedIn():
            return "logged_in.html", 200
        case Registered():
            return "enrol.html", 400 if view.slip else 200
        case _:
            assert_never(view)
