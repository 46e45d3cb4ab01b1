"""The page at / on which people see what the sandbox received."""

from collections.abc import Iterable
from html import escape
from typing import Any

_PAGE = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Wat de buitenwereld ontving</title>
<style>
body {{ font: 1rem/1.5 sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border-bottom: 1px solid #767676; padding: .5rem; }}
th, td {{ text-align: left; vertical-align: top; }}
</style>
</head>
<body>
<main>
<h1>Wat de buitenwereld ontving</h1>
<p>Dit is de proefomgeving. Alle personen zijn verzonnen en er wordt niets echt verstuurd.
{summary}</p>
{table}
</main>
</body>
</html>
"""
_TABLE = """<table>
<thead><tr><th scope="col">Tijdstip (UTC)</th><th scope="col">Soort</th>
<th scope="col">Ontvanger</th><th scope="col">Referentie</th><th scope="col">Aantal keer</th>
<th scope="col">Bekijken</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>"""


def page(items: Iterable[dict[str, Any]]) -> str:
    """Make the page from items as `describe` gives them, newest first."""
    rows = [_row(item) for item in items]
    if not rows:
        return _PAGE.format(summary="Er is nog niets ontvangen.", table="")
    summary = f"Ontvangen: {len(rows)}. De nieuwste staat bovenaan."
    return _PAGE.format(summary=summary, table=_TABLE.format(rows="\n".join(reversed(rows))))


def _row(item: dict[str, Any]) -> str:
    if item["soort"] == "brief":
        look = f'<a href="/sandbox/brieven/{escape(item["id"])}.pdf">brief (PDF)</a>'
    elif item["soort"] == "berichtenbox":
        links = (
            f'<a href="/sandbox/berichtenbox/{escape(item["id"])}/{number}.pdf">'
            f"{escape(one['omschrijving'])} (PDF)</a>"
            for number, one in enumerate(item["bijlagen"], start=1)
        )
        message = escape(f"{item['onderwerp']}\n\n{item['bericht']}").replace("\n", "<br>")
        look = "<br>".join((message, *links))
    else:
        look = escape(item["tekst"])
    cells = (
        escape(item["tijdstip"][:19].replace("T", " ")),
        escape(item["soort"]),
        escape(item["ontvanger"]).replace("\n", "<br>"),
        escape(item["referentie"]),
        str(item["aantal"]),
        look,
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
