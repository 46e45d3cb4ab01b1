"""Reads a received letter back from its PDF, as the person who opens the envelope would."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

# The window through which a letter is addressed, in millimetres from the top left corner
# (NotifyNL letter specification for the Netherlands).
WINDOW_LEFT, WINDOW_RIGHT = 24.6, 120.0
WINDOW_TOP, WINDOW_BOTTOM = 50.0, 90.0
_MM_PER_POINT = 25.4 / 72
_SAME_LINE = 1.0


@lru_cache(maxsize=4096)
def read_letter(file: Path) -> tuple[tuple[str, ...], str]:
    """Give the address lines in the window and the whole text.

    A file that is no readable PDF gives no lines and a text that says so: the sandbox shows what
    it got, it does not judge.
    """
    try:
        pages = PdfReader(file).pages
        lines, first = _read_first(pages[0])
        return lines, "\n".join((first, *(page.extract_text() for page in pages[1:])))
    except (PyPdfError, IndexError, OSError, ValueError) as error:
        return (), f"[onleesbare PDF: {type(error).__name__}]"


def _read_first(page: PageObject) -> tuple[tuple[str, ...], str]:
    """The lines in the window and the text of the page, in one pass."""
    height = float(page.mediabox.height)
    pieces: list[tuple[float, float, str]] = []

    def see(text: str, outer: list[float], inner: list[float], *_: Any) -> None:  # noqa: ANN401 - pypdf's font
        left = outer[0] * inner[4] + outer[2] * inner[5] + outer[4]
        up = outer[1] * inner[4] + outer[3] * inner[5] + outer[5]
        x, y = left * _MM_PER_POINT, (height - up) * _MM_PER_POINT
        inside = WINDOW_LEFT <= x <= WINDOW_RIGHT and WINDOW_TOP <= y <= WINDOW_BOTTOM
        if inside and text.strip():
            pieces.append((y, x, text.strip()))

    whole = page.extract_text(visitor_text=see)
    lines: list[tuple[float, str]] = []
    for y, _, text in sorted(pieces):
        if lines and y - lines[-1][0] < _SAME_LINE:
            lines[-1] = (y, f"{lines[-1][1]} {text}")
        else:
            lines.append((y, text))
    return tuple(text for _, text in lines), whole
