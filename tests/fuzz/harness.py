"""One atheris target: the reader of a format under libFuzzer, which looks for bytes that break it.

Only started as a program. A finding ends it with the stack and the bytes in a file.
"""

import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import atheris

# Instrumented as they are imported: which lines are reached steers what is tried next.
with atheris.instrument_imports(include=["brp_adapter.sources", "brp_adapter.register.dates"]):
    from tests.fuzz.parsers import PARSERS
    from tests.fuzz.reading import read_safely

if TYPE_CHECKING:
    from tests.fuzz.parsers import Parser

_LONGEST = 8192
_WORD = re.compile(rb"[A-Za-z][A-Za-z0-9_.:-]{2,40}")


def fuzz(name: str) -> None:
    """Run until libFuzzer's own options end it (``-runs``, ``-max_total_time``)."""
    parser = PARSERS[name]
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        seeds, words = Path(folder) / "seeds", Path(folder) / "words"
        _write(seeds, parser)
        words.write_text("\n".join(_dictionary(parser.seeds)), encoding="ascii")
        options = [f"-max_len={_LONGEST}", f"-dict={words}", "-timeout=20", "-rss_limit_mb=1024"]
        # What is given on the command line comes last, and counts.
        atheris.Setup([sys.argv[0], *options, *sys.argv[1:], str(seeds)], _one(parser))
        atheris.Fuzz()


def _one(parser: "Parser") -> Callable[[bytes], None]:
    def one(content: bytes) -> None:
        read_safely(parser, content)

    return one


def _write(folder: Path, parser: "Parser") -> None:
    folder.mkdir()
    for number, seed in enumerate(parser.seeds):
        (folder / str(number)).write_bytes(seed)


def _dictionary(seeds: Iterable[bytes]) -> list[str]:
    found = {word.decode("ascii") for seed in seeds for word in _WORD.findall(seed)}
    return [json.dumps(word) for word in sorted(found)]
