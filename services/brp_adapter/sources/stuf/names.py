"""Namespaces of SOAP 1.1, StUF 03.01 and StUF-BG 3.10, and names in them."""

from typing import Final

SOAP: Final = "http://schemas.xmlsoap.org/soap/envelope/"
STUF: Final = "http://www.egem.nl/StUF/StUF0301"
SECTORS: Final = "http://www.egem.nl/StUF/sector/"
BG: Final = f"{SECTORS}bg/0310"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
ANY_STUF: Final = "http://www.egem.nl/StUF/StUF"

ACTION: Final = f"{BG}/npsLk01"
"""SOAPAction of the one message that is taken."""


def soap(name: str) -> str:
    """An element of the envelope."""
    return f"{{{SOAP}}}{name}"


def stuf(name: str) -> str:
    """An element or attribute of StUF itself."""
    return f"{{{STUF}}}{name}"


def bg(name: str) -> str:
    """An element of the sector model."""
    return f"{{{BG}}}{name}"


def namespace_of(tag: str) -> str:
    """Empty for a name without one."""
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]
