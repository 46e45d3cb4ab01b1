"""Takes from the NL Design System what the pages for parents use, and nothing else.

``python tools/nlds.py`` fetches the packages below with ``npm pack`` (so it needs npm, and is run
only when a component or a version changes), refuses one that is not byte for byte what is written
here, and writes ``nlds.css``: the rules all of whose classes stand in a template.
"""

import base64
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "services" / "notifier" / "reply" / "pages"
WRITTEN = PAGES / "static" / "nlds.css"
OURS = ("nl-", "utrecht-")
CLASS = re.compile(r"\.((?:nl|utrecht)-[\w-]+)")
# What no field of these pages is: whoever may not fill in something does not see it.
NEVER = re.compile(
    r":disabled|:read-only|::placeholder|\[type=(?!radio)|\[pattern|\[inputMode=email"
)


@dataclass(frozen=True)
class Package:
    """A package of the NL Design System, EUPL-1.2; ``sha512`` as npm writes integrity."""

    name: str
    version: str
    sheet: str
    sha512: str


PACKAGES = (
    Package(
        "@nl-design-system-candidate/button-css",
        "1.1.0",
        "dist/button.css",
        "w0JLQyiPL9UrfRwzu3Mq2EWbYvAJbolepeFH4ggyBFXoYm9RMWX6vWb/8Oj999GzAF6N77LlES5jUnaR3BJ7Yw==",
    ),
    Package(
        "@nl-design-system-candidate/heading-css",
        "1.1.3",
        "dist/heading.css",
        "s4ERGrHcsBkZlCc+qz8+XDB5rCpxvkxwxI2bg4OB2GDS0DU5LzjNMWhsV1I8IPOboTvWMabvrsscxVuj5Bijuw==",
    ),
    Package(
        "@nl-design-system-candidate/link-css",
        "2.0.3",
        "dist/link.css",
        "NpRIm9YDCK1bihslc9UD3OvV5hmm91Dc7v2oBIllqlZZyS1THFmPsyi+sJ1Vd7ZDa54GgqjuzUJOzAoQDJOFzQ==",
    ),
    Package(
        "@nl-design-system-candidate/paragraph-css",
        "2.1.3",
        "dist/paragraph.css",
        "f3GHiSpisUZAcn4gSNpSX2C3Mhl7y9dg1TfTe+jGMtHAqau/tztrtE3H27FlwrZeVEtsUtvssRCYUA3UO/GDpQ==",
    ),
    Package(
        "@nl-design-system-candidate/skip-link-css",
        "1.0.5",
        "dist/skip-link.css",
        "0Bq6yDPgz6sCGrd5EuV8CfL9m78he1a914sJPeZ+Cqr4WTqN0m1qf3LPJ2YVpOP0fYgk5GX2UqwTKIDhSLg5GA==",
    ),
    Package(
        "@utrecht/component-library-css",
        "9.0.4",
        "dist/index.css",
        "gVA7D6GfP9/+fzehkYLSBR+0UPUTA97PZmgvTYQE88lPQhHGMlUk8FjmCpLKRsRC9hAYd32JuF/KzG6fmBfjJA==",
    ),
)


def classes_used() -> frozenset[str]:
    """Every class of the design system that a template names."""
    found: set[str] = set()
    for template in (PAGES / "templates").glob("*.html"):
        words = re.findall(r"[\w-]+", template.read_text("utf-8"))
        found.update(word for word in words if word.startswith(OURS))
    return frozenset(found)


def pruned(sheet: str, used: frozenset[str]) -> str:
    """Of a style sheet the rules of which every class is used."""
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL).replace('@charset "UTF-8";', "")
    return "\n".join(_kept(sheet, used))


def _kept(sheet: str, used: frozenset[str]) -> Iterator[str]:
    for prelude, body in _blocks(sheet):
        if prelude.startswith("@media"):
            inside = "\n".join(_kept(body, used))
            if inside:
                yield f"{prelude} {{\n{inside}\n}}"
            continue
        if prelude.startswith("@"):
            continue
        kept = [one for one in _selectors(prelude) if _is_used(one, used)]
        if kept and body.strip():
            yield f"{', '.join(kept)} {{ {' '.join(body.split())} }}"


def _is_used(selector: str, used: frozenset[str]) -> bool:
    # What stands in :not() need not be there, so it decides nothing.
    decides = re.sub(r":not\([^()]*\)", "", selector)
    named = CLASS.findall(decides)
    return bool(named) and set(named) <= used and not NEVER.search(decides)


def _selectors(prelude: str) -> list[str]:
    """Those of a rule: split at commas outside brackets."""
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(prelude):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            parts.append(prelude[start:at])
            start = at + 1
    return [" ".join(part.split()) for part in (*parts, prelude[start:])]


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """What stands before the braces and between them, of the outermost."""
    at = 0
    while (opens := sheet.find("{", at)) >= 0:
        depth, end = 1, opens + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(sheet[end], 0)
            end += 1
        yield " ".join(sheet[at:opens].split()), sheet[opens + 1 : end - 1]
        at = end


def _fetched(package: Package, folder: Path) -> str:
    command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603 - fixed words
    archive = folder / done.stdout.split()[-1]
    sha512 = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if sha512 != package.sha512:
        sys.exit(f"{package.name} {package.version} is not what was written down: {sha512}")
    with tarfile.open(archive) as tar:
        member = tar.extractfile(f"package/{package.sheet}")
        if member is None:
            sys.exit(f"{package.name} has no {package.sheet}")
        return member.read().decode()


def written(sheets: dict[Package, str]) -> str:
    """The file: where it came from, and the rules."""
    used = classes_used()
    sources = "\n".join(f" * {one.name} {one.version}" for one in sheets)
    rules = "\n".join(filter(None, (pruned(sheet, used) for sheet in sheets.values())))
    return (
        "/*\n * NL Design System, EUPL-1.2: (c) NL Design System, (c) 2020-2025 Gemeente Utrecht,\n"
        " * (c) 2020-2025 Frameless B.V. Made by tools/nlds.py from the rules that are used of\n"
        f"{sources}\n */\n{rules}\n"
    )


def main() -> None:
    """Fetch, prune, write."""
    with tempfile.TemporaryDirectory() as folder:
        sheets = {package: _fetched(package, Path(folder)) for package in PACKAGES}
    WRITTEN.write_text(written(sheets), "utf-8")
    print(f"{WRITTEN.relative_to(ROOT)}: {WRITTEN.stat().st_size} bytes")


if __name__ == "__main__":
    main()
