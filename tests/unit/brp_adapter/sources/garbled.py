"""Messages that are nearly right, or not at all, made of messages that are right."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from hypothesis import strategies as st

from tests.fuzz.parsers import Parser

_SIZE: Final = 60_000
"""Bytes: nearly the most that is taken in."""

_EDGES: Final = (
    *("", "999990019", "123456789", "0000", "20260000", "2026-02-31", "9999-12-31T23:59:59Z"),
    *("0001-01-01T00:00:00+23:59", "\x00", "\ud800", "urn:nld:oin:", "../../etc", "%n%s"),
)
_ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(width=32)
    | st.text(max_size=20)
    | st.sampled_from(_EDGES),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
_PLACE = re.compile(rb'(?<=>)[^<]*(?=<)|(?<=")[^"]*(?=")')
_ELEMENT = re.compile(rb"<([A-Za-z:._]+)[^<>]*>[^<]*</\1>")


def cut_and_pasted(parser: Parser) -> st.SearchStrategy[bytes]:
    """A right message with a few pieces taken out, doubled, or replaced by anything."""

    @st.composite
    def garbled(draw: st.DrawFn) -> bytes:
        content = draw(st.sampled_from(parser.seeds))
        for _ in range(draw(st.integers(1, 4))):
            start = draw(st.integers(0, len(content)))
            end = draw(st.integers(start, min(len(content), start + 60)))
            piece = draw(st.binary(max_size=8) | st.just(content[start:end] * 2))
            content = content[:start] + piece + content[end:]
        return content

    return garbled()


def nearly_right(parser: Parser) -> st.SearchStrategy[bytes]:
    """A right message in which one value, somewhere, is another, or none."""
    return _json_near(parser) if _is_json(parser.seeds[0]) else _xml_near(parser)


def _is_json(seed: bytes) -> bool:
    return seed.lstrip()[:1] in {b"{", b"["}


def _json_near(parser: Parser) -> st.SearchStrategy[bytes]:
    seeds = [seed for seed in parser.seeds if _is_json(seed)]

    @st.composite
    def near(draw: st.DrawFn) -> bytes:
        root: Any = json.loads(draw(st.sampled_from(seeds)))
        for _ in range(draw(st.integers(1, 3))):
            _change(draw, root)
        return json.dumps(root, ensure_ascii=draw(st.booleans())).encode(errors="surrogatepass")

    return near()


def _change(draw: st.DrawFn, root: Any) -> None:  # noqa: ANN401  members of any JSON
    within, here = root, root
    while isinstance(here, dict | list) and here and (within is root or draw(st.booleans())):
        within = here
        keys = sorted(here) if isinstance(here, dict) else range(len(here))
        key: Any = draw(st.sampled_from(keys))
        here = within[key]
    if within is here:
        return
    what = draw(st.sampled_from(("replaced", "replaced", "left out", "renamed")))
    if what == "replaced":
        within[key] = draw(_ANYTHING)
    elif isinstance(within, dict):
        value = within.pop(key)
        if what == "renamed":
            within[draw(st.text(max_size=12))] = value


def _xml_near(parser: Parser) -> st.SearchStrategy[bytes]:
    @st.composite
    def near(draw: st.DrawFn) -> bytes:
        content = draw(st.sampled_from(parser.seeds))
        for _ in range(draw(st.integers(1, 3))):
            pattern = draw(st.sampled_from((_PLACE, _PLACE, _ELEMENT)))
            places = [found.span() for found in pattern.finditer(content)]
            if not places:
                break
            start, end = draw(st.sampled_from(places))
            old = content[start:end]
            if pattern is _PLACE:
                new = draw(_WORDS).encode(errors="surrogatepass")
            else:
                new = draw(st.sampled_from((b"", old * 2, b"<!-- -->" + old)))
            content = content[:start] + new + content[end:]
        return content

    return near()


_WORDS = st.text(max_size=20) | st.sampled_from(
    ["", "999990019", "0", "00000000", "20260000", "99999999", "&lt;", "&amp;#0;", "true", "-1"]
)


def _nested_elements(seed: bytes) -> bytes:
    return b"<a>" * (_SIZE // 7) + seed + b"</a>" * (_SIZE // 7)


def _laughs(seed: bytes) -> bytes:
    named = [b'<!ENTITY a0 "ha">']
    named += [b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12)]
    return b"<!DOCTYPE a [" + b"".join(named) + b"]>" + _in_text(seed, b"&a11;")


def _in_text(seed: bytes, piece: bytes) -> bytes:
    """In the last place of a message where a value stands."""
    seed = re.sub(rb"^\s*<\?.*?\?>", b"", seed)
    places = [found.span() for found in _PLACE.finditer(seed) if found.group().strip()]
    if not places:
        return seed + piece
    start, end = places[-1]
    return seed[:start] + piece + seed[end:]


def _in_data(seed: bytes, value: str) -> bytes:
    """As the value of the last member of a JSON message."""
    root = json.loads(seed)
    if not isinstance(root, dict):
        return value.encode()
    last = list(root)[-1]
    return json.dumps(root | {last: "@@"}).replace('"@@"', value).encode()


_JSON_HEAVY: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "deep lists": lambda seed: _in_data(seed, "[" * (_SIZE // 2) + "]" * (_SIZE // 2)),
    "deep objects": lambda seed: _in_data(seed, '{"a":' * (_SIZE // 6) + "1" + "}" * (_SIZE // 6)),
    "deep and open": lambda seed: seed[:1] * _SIZE,
    "a huge number": lambda seed: _in_data(seed, "9" * _SIZE),
    "a huge fraction": lambda seed: _in_data(seed, "0." + "9" * _SIZE),
    "a huge exponent": lambda seed: _in_data(seed, "1e" + "9" * _SIZE),
    "a long text": lambda seed: _in_data(seed, '"' + "9" * _SIZE + '"'),
    "many slashes": lambda seed: _in_data(seed, '"' + "\\\\" * (_SIZE // 2) + '"'),
    "many members": lambda seed: _in_data(
        seed, "{" + ",".join(f'"a{n}":1' for n in range(_SIZE // 10)) + "}"
    ),
    "one member again and again": lambda seed: _in_data(
        seed, "{" + ",".join(['"a":1'] * (_SIZE // 6)) + "}"
    ),
    "a long list": lambda seed: _in_data(seed, "[" + ",".join(["1"] * (_SIZE // 2)) + "]"),
    "many attributes": lambda seed: json.dumps(
        json.loads(seed) | {f"a{n}": "999990019" for n in range(_SIZE // 20)}
        if seed.startswith(b"{")
        else {}
    ).encode(),
    "white space": lambda seed: b" " * _SIZE + seed,
}
_XML_HEAVY: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "deep elements": _nested_elements,
    "billion laughs": _laughs,
    "one big entity": lambda seed: (
        b'<!DOCTYPE a [<!ENTITY x "' + b"x" * (_SIZE // 2) + b'">]>'
        + _in_text(seed, b"&x;" * (_SIZE // 8))
    ),
    "a file from outside": lambda seed: (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + _in_text(seed, b"&x;")
    ),
    "a long text": lambda seed: _in_text(seed, b"9" * _SIZE),
    "many references": lambda seed: _in_text(seed, b"&#65;" * (_SIZE // 5)),
    "a long section": lambda seed: _in_text(seed, b"<![CDATA[" + b"]" * _SIZE + b"]]>"),
    "many comments": lambda seed: _in_text(seed, b"<!---->" * (_SIZE // 7)),
    "many elements": lambda seed: _in_text(seed, b"<a/>" * (_SIZE // 4)),
    "many attributes": lambda seed: _in_text(
        seed, b"<a " + b" ".join(b'a%d="1"' % n for n in range(_SIZE // 10)) + b"/>"
    ),
    "many namespaces": lambda seed: _in_text(
        seed, b"".join(b'<a xmlns="u%d"/>' % n for n in range(_SIZE // 20))
    ),
    "white space": lambda seed: b" " * _SIZE + seed,
}  # fmt: skip


def heavy(parser: Parser) -> dict[str, bytes]:
    """What costs a careless reader its time or its memory, by name."""
    seed = parser.seeds[0]
    made = _JSON_HEAVY if _is_json(seed) else _XML_HEAVY
    return {name: make(seed) for name, make in made.items()}
