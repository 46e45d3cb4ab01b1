"""The part of an exception that may be told: kinds, places, codes."""

import re
from traceback import walk_tb
from types import TracebackType

OWN_PACKAGES = frozenset(
    {"brp_adapter", "contracts", "foundation", "notifier", "sandbox", "vertrekmelding"}
)
_MAX_CHAIN = 5
_MAX_FRAMES = 20
_CODE = re.compile(r"(?!.*\d{9})[A-Za-z0-9_.-]{1,64}")


def outline(error: BaseException) -> list[dict[str, object]]:
    """Describe an exception and its causes, outermost first, without a word of their texts.

    ``frames`` are ``module:line function`` of our own packages, plus the innermost frame whoever
    owns it. ``code`` appears when the exception has such a short attribute (SQLSTATE, status).
    """
    chain: list[dict[str, object]] = []
    seen: BaseException | None = error
    while seen is not None and len(chain) < _MAX_CHAIN:
        told: dict[str, object] = {
            "type": f"{type(seen).__module__}.{type(seen).__qualname__}",
            "frames": _frames(seen.__traceback__),
        }
        code = getattr(seen, "code", None)
        if isinstance(code, str) and _CODE.fullmatch(code):
            told["code"] = code
        chain.append(told)
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return chain


def _frames(trace: TracebackType | None) -> list[str]:
    places = [
        (str(frame.f_globals.get("__name__", "?")), line, frame.f_code.co_name)
        for frame, line in walk_tb(trace)
    ]
    told = [
        f"{module}:{line} {function}"
        for number, (module, line, function) in enumerate(places, start=1)
        if module.partition(".")[0] in OWN_PACKAGES or number == len(places)
    ]
    return told[-_MAX_FRAMES:]
