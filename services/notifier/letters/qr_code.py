"""The QR code on a letter: it opens the page on which one answers, and knows nothing else."""

from functools import lru_cache
from io import BytesIO

import segno


@lru_cache(maxsize=8)
def qr_svg(link: str) -> str:
    """The code as SVG, with the white border that cameras need (four modules).

    Error correction M: a fold through the letter takes away up to 15 %. The link is the same in
    every letter, so whoever scans it is not told apart from anybody else.
    """
    made = BytesIO()
    segno.make(link, error="m", micro=False, boost_error=False).save(
        made, kind="svg", xmldecl=False, border=4, dark="#000", light="#fff"
    )
    return made.getvalue().decode()
