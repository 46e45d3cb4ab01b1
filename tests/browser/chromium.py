"""Where a Chromium is on this machine, and what is to be said when there is none."""

import importlib.util
import os
import shutil
from typing import Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
NAMED: Final = "VERTREKMELDING_CHROMIUM"
REQUIRED: Final = "VERTREKMELDING_BROWSER_REQUIRED"
"""Set on a build server: without a browser the tests fail there, in place of being left out."""


def executable() -> str | None:
    """The one that was named, else one on the path."""
    named = os.environ.get(NAMED)
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


def can_be_collected() -> bool:
    """Whether the tests can be read at all; where a browser is required, they must be."""
    return REQUIRED in os.environ or importlib.util.find_spec("playwright") is not None


def obstacle() -> str | None:
    """Why no page can be looked at here; None when it can."""
    if importlib.util.find_spec("playwright") is None:
        return "playwright is not installed: `make test` installs it"
    if executable() is None:
        return f"there is no Chromium: `apt install chromium`, or name one with {NAMED}"
    return None
