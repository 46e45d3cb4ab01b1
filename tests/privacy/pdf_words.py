"""The words of a PDF, quickly: hundreds of letters are read, and pypdf takes a tenth of a second.

Glyphs back to characters by each font's own table (ToUnicode), piece by piece in the order of the
page. A test holds it against pypdf.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_MOVES = frozenset({"Td", "TD", "Tm", "T*", "BT", "ET"})


def pdf_words(document: pikepdf.Pdf) -> str:
    """Everything that is drawn as text; a blank between pieces that the page sets apart."""
    return "\n".join(" ".join("".join(_page(page)).split()) for page in document.pages)


def _page(page: pikepdf.Page) -> Iterator[str]:
    fonts = {name: _characters(font) for name, font in page.Resources.get("/Font", {}).items()}
    present: Mapping[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "Tf":
            present = fonts[str(operands[0])]
        elif operator in _MOVES:
            yield " "
        elif operator in {"Tj", "'", '"'}:
            yield _read(bytes(operands[-1]), present)
        elif operator == "TJ":
            yield from (_read(bytes(one), present) for one in _strings(operands[0]))


def _strings(array: Any) -> Iterator[Any]:  # noqa: ANN401 - an array of a PDF
    return (one for one in array if isinstance(one, pikepdf.String))


def _read(glyphs: bytes, characters: Mapping[bytes, str]) -> str:
    pairs = (glyphs[at : at + 2] for at in range(0, len(glyphs), 2))
    return "".join(characters.get(pair, "\ufffd") for pair in pairs)


def _characters(font: Any) -> dict[bytes, str]:  # noqa: ANN401 - a font of a PDF
    found: dict[bytes, str] = {}
    for kind, content in _SECTION.findall(font.ToUnicode.read_bytes()):
        codes = [bytes.fromhex(one.decode()) for one in _HEX.findall(content)]
        if kind == b"bfchar":
            pairs = zip(codes[::2], codes[1::2], strict=True)
            found |= {code: text.decode("utf-16-be") for code, text in pairs}
            continue
        for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            start = text.decode("utf-16-be")
            for step in range(int.from_bytes(last) - int.from_bytes(first) + 1):
                code = (int.from_bytes(first) + step).to_bytes(len(first))
                found[code] = start[:-1] + chr(ord(start[-1]) + step)
    return found
