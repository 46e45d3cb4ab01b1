"""The connected sources of the demonstration: every kind, all of them in the sandbox.

What stands in ``bronnen.toml`` with ``{sandbox}`` or ``{intake}`` in it gets its address here: the
ports are others at every start.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sandbox.settings import (
    TEST_EVENTS_SECRET,
    TEST_NRC_AUTH,
    TEST_NRC_SECRET,
    TEST_RESOURCE_SECRET,
    TEST_STUF_AUTHORIZATION,
    TEST_VRIJBRP_AUTHORIZATION,
)
from vertrekmelding.stack.options import Urls

_SOURCES: Final = Path(__file__).with_name("bronnen.toml")

TEST_SECRETS: Final[Mapping[str, str]] = {
    "vrijbrp-voorbeeldstad": TEST_VRIJBRP_AUTHORIZATION,
    "gebeurtenissen-geheim": TEST_EVENTS_SECRET,
    "stuf-voorbeeldstad": TEST_STUF_AUTHORIZATION,
    "nrc-terugmelding": TEST_NRC_AUTH,
    "nrc-client": TEST_NRC_SECRET,
    "nrc-bron": TEST_RESOURCE_SECRET,
}
"""Published test secrets by the name that the file gives them; the sandbox knows the same."""


def write_connections(data: Path, urls: Urls) -> dict[str, str]:
    """In the folder of the stack, in place of those of an earlier start; the settings for them."""
    file, folder = data / "bronnen.toml", data / "geheimen"
    told = _SOURCES.read_text(encoding="utf-8")
    told = told.replace("sandbox-host", urls.sandbox.partition("://")[2])
    told = told.replace("{sandbox}", urls.sandbox).replace("{intake}", urls.intake)
    file.write_text(told, encoding="utf-8")
    folder.mkdir(mode=0o700, exist_ok=True)
    for name, secret in TEST_SECRETS.items():
        (folder / name).write_text(secret, encoding="utf-8")
    return {
        "BRP_ADAPTER_CONNECTIONS_FILE": str(file.resolve()),
        "BRP_ADAPTER_SECRETS_FOLDER": str(folder.resolve()),
    }
