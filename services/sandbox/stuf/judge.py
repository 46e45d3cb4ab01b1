"""Reads an answer as a strict sender does: every element, in the order of stuf0301.xsd."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from sandbox.stuf.message import RECEIVER, SENDER, SOAP, STUF

_STEERING = (
    "berichtcode", "zender", "ontvanger", "referentienummer", "tijdstipBericht", "crossRefnummer",
)  # fmt: skip
_FAULT = (["faultcode", "faultstring", "detail"], ["faultcode", "faultstring"])
_BODY = (["code", "plek", "omschrijving"], ["code", "plek", "omschrijving", "details"])


class NotStufError(ValueError):
    """The answer is not what the standard prescribes; the text says where."""


@dataclass(frozen=True)
class Judged:
    """``code`` None: a Bv03. Empty: a SOAP Fault without a Fo03."""

    code: str | None
    side: str = ""


def judge(status: int, content: bytes, *, reference: str) -> Judged:
    """Raises `NotStufError`."""
    try:
        root = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException):
        message = "the answer is no XML"
        raise NotStufError(message) from None
    body = _only(root, f"{{{SOAP}}}Envelope", f"{{{SOAP}}}Body")
    inside = list(body)
    if len(inside) != 1:
        message = "not one element in the body"
        raise NotStufError(message)
    if inside[0].tag == f"{{{STUF}}}Bv03Bericht":
        _check(status == 200, "a Bv03 comes with HTTP 200")  # noqa: PLR2004
        _check([e.tag for e in inside[0]] == [f"{{{STUF}}}stuurgegevens"], "Bv03Bericht")
        _check_steering(inside[0][0], "Bv03", reference)
        return Judged(None)
    _check(inside[0].tag == f"{{{SOAP}}}Fault", "neither a Bv03 nor a fault")
    _check(status == 500, "a fault comes with HTTP 500")  # noqa: PLR2004
    return _fault(inside[0], reference)


def _fault(fault: Element, reference: str) -> Judged:
    _check([e.tag for e in fault] in _FAULT, "Fault")
    detail = fault.find("detail")
    if detail is None:
        return Judged("")
    message = _only(detail, "detail", f"{{{STUF}}}Fo03Bericht")
    _check(
        [e.tag for e in message] == [f"{{{STUF}}}stuurgegevens", f"{{{STUF}}}body"], "Fo03Bericht"
    )
    _check_steering(message[0], "Fo03", reference)
    names = [e.tag.removeprefix(f"{{{STUF}}}") for e in message[1]]
    _check(names in _BODY, "body")
    code, side, text = (e.text or "" for e in message[1][:3])
    _check(fault.findtext("faultstring") == text, "faultstring is not the omschrijving")
    _check((fault.findtext("faultcode") or "").endswith(f":{side.capitalize()}"), "faultcode")
    return Judged(code, side)


def _check_steering(steering: Element, code: str, reference: str) -> None:
    names = tuple(e.tag.removeprefix(f"{{{STUF}}}") for e in steering)
    _check(names == _STEERING, "stuurgegevens")
    _check(steering[0].text == code, "berichtcode")
    _check(steering.findtext(f"{{{STUF}}}zender/{{{STUF}}}applicatie") == RECEIVER, "zender")
    _check(steering.findtext(f"{{{STUF}}}ontvanger/{{{STUF}}}applicatie") == SENDER, "ontvanger")
    _check(0 < len(steering[3].text or "") <= 40, "referentienummer")  # noqa: PLR2004
    _check((steering[4].text or "").isdecimal(), "tijdstipBericht")
    _check(steering[5].text == reference, "crossRefnummer")


def _only(root: Element, name: str, below: str) -> Element:
    _check(root.tag == name, name)
    found = root.findall(below)
    _check(len(found) == 1, below)
    return found[0]


def _check(holds: bool, what: str) -> None:  # noqa: FBT001 - an assertion
    if not holds:
        message = f"the answer breaks the standard: {what}"
        raise NotStufError(message)
