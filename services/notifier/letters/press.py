"""The typesetter: one compiled template, from values to PDF/UA-1 and PDF/A-2a in one file."""

from datetime import datetime
from threading import Lock

import typst


class NoPdf(Exception):
    """The typesetter answered with something else than one file."""


class Press:
    """One template. The lock: a Typst compiler serves one caller at a time."""

    def __init__(self, name: str, template: bytes) -> None:
        """``name``: under which the template finds its values."""
        self._name = name
        self._template = template
        self._compiler = typst.Compiler(ignore_system_fonts=True)
        self._lock = Lock()

    def pdf(self, values: str, made_at: datetime) -> bytes:
        """Typeset; ``values`` is JSON in ASCII, placed as strings and never read as markup.

        Not through ``sys_inputs``: with other inputs nothing of an earlier run is used again.
        Raises ``NoPdf``, and ``typst.TypstError``, whose message quotes what it stumbled over.
        """
        with self._lock:
            # The compiler forgets a source given as bytes after each run; its fonts and what it
            # worked out about words that were the same before stay.
            made = self._compiler.compile(
                self._assigned(values) + self._template,
                format="pdf",
                pdf_standards=["ua-1", "a-2a"],
                timestamp=made_at,
            )
        if not isinstance(made, bytes):
            raise NoPdf
        return made

    def pictures(self, values: str, *, pixels_per_inch: float) -> tuple[bytes, ...]:
        """The same pages as PNG, for people to look at. Raises as ``pdf`` does."""
        with self._lock:
            made = self._compiler.compile(
                self._assigned(values) + self._template, format="png", ppi=pixels_per_inch
            )
        pages = made if isinstance(made, list) else [made]
        if not pages or not all(isinstance(page, bytes) for page in pages):
            raise NoPdf
        return tuple(page for page in pages if isinstance(page, bytes))

    def _assigned(self, values: str) -> bytes:
        """The line that hands the values over, as a string: only two characters end one."""
        literal = values.replace("\\", "\\\\").replace('"', '\\"')
        return f'#let {self._name} = json(bytes("{literal}"))\n'.encode("ascii")
