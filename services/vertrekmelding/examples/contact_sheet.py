"""One page with a picture of every letter: what somebody looks at before a version goes out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from notifier.letters.versions import present_fingerprint, version_of
from vertrekmelding.examples.which import Example, ExampleGroup

_PAGE = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Alle brieven</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; }}
body {{ padding: 0 1rem; color: #222; background: #fff; }}
ul.letters {{ display: flex; flex-wrap: wrap; gap: 1.5rem; list-style: none; padding: 0; }}
ul.letters img {{ width: 9rem; border: 1px solid #767676; vertical-align: top; }}
ul.letters a {{ color: #154273; }}
figure {{ margin: 0; }}
.leaves {{ font-weight: bold; }}
nav ul {{ columns: 18rem; }}
</style>
</head>
<body>
<main>
<h1>Alle brieven</h1>
<p>{version} Alle mensen zijn verzonnen. Een code op een brief opent niets.
Een brief die de demonstratie echt verstuurt, heet <span class="leaves">gaat uit</span>.</p>
<nav aria-label="Gezinnen"><ul>
{index}
</ul></nav>
{groups}
</main>
</body>
</html>
"""


@dataclass(frozen=True)
class Shown:
    """One letter as it lies in the folder: its PDF and the pictures of its pages, in order."""

    example: Example
    pdf: str
    pages: tuple[str, ...]


def contact_sheet(groups: Sequence[tuple[ExampleGroup, Sequence[Shown]]]) -> str:
    """The whole page; paths are relative to it."""
    index = "\n".join(
        f'<li><a href="#{escape(group.id)}">{escape(group.title)}</a> ({len(shown)})</li>'
        for group, shown in groups
    )
    return _PAGE.format(
        version=escape(_version()),
        index=index,
        groups="\n".join(_group(group, shown) for group, shown in groups),
    )


def _version() -> str:
    known = version_of(present_fingerprint())
    if known is None:
        return f"Versie {present_fingerprint()}, nog niet opgeschreven."
    return f"Versie {known.number} van {known.since.isoformat()} ({known.fingerprint})."


def _group(group: ExampleGroup, shown: Iterable[Shown]) -> str:
    letters = "\n".join(_letter(one) for one in shown)
    listed = f'<ul class="letters">\n{letters}\n</ul>' if letters else "<p>Niemand krijgt iets.</p>"
    missing = "".join(f"<li>{escape(one)}</li>" for one in group.missing)
    not_made = f"<p>Niet te maken:</p><ul>{missing}</ul>" if missing else ""
    return (
        f'<section id="{escape(group.id)}"><h2>{escape(group.title)}</h2>'
        f"<p>{escape(group.story)}</p>{listed}{not_made}</section>"
    )


def _letter(shown: Shown) -> str:
    title = escape(shown.example.title)
    pages = "".join(
        f'<a href="{escape(page)}"><img loading="lazy" src="{escape(page)}"'
        f' alt="{title}, bladzijde {number}"></a>'
        for number, page in enumerate(shown.pages, 1)
    )
    leaves = ' <span class="leaves">gaat uit</span>' if shown.example.leaves else ""
    return (
        f"<li><figure>{pages}<figcaption>"
        f'<a href="{escape(shown.pdf)}">{title} (PDF)</a>{leaves}</figcaption></figure></li>'
    )
