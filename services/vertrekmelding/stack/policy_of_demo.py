"""The policy of the demonstration with what only a running stack knows: where its municipality is.

The rest stands in ``policy.toml``. Its one municipality is the last table in it, so that what is
added below belongs to that municipality.
"""

from pathlib import Path
from typing import Final

from vertrekmelding.stack.options import Urls

DEMO_POLICY: Final = Path(__file__).with_name("policy.toml")

_HEARS_BACK: Final = """
# The municipality of the sandbox hears back; its port is another one at every start.
[gemeenten.effecten.report_back]
modus = "on"
grondslag = "demonstratie met fictieve personen"
artikel = "geen"
van = 2026-01-01
tot = 2036-12-31

[gemeenten.terugmelding]
url = "{sandbox}/gemeente/gebeurtenissen"
"""


def write_policy(data: Path, urls: Urls) -> Path:
    """In the folder of the stack, in place of that of an earlier start; where it lies."""
    file = data / "policy.toml"
    told = DEMO_POLICY.read_text(encoding="utf-8") + _HEARS_BACK.format(sandbox=urls.sandbox)
    file.write_text(told, encoding="utf-8")
    return file
