"""What the pages of the providers have in common."""

from collections.abc import Mapping
from html import escape
from typing import Final

HEADERS: Final = {
    # The form ends in a redirect to the client, which form-action would also have to name.
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
}
_PAGE: Final = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 sans-serif; margin: 2rem auto; max-width: 40rem; padding: 0 1rem; }}
button {{ font: inherit; width: 100%; text-align: left; padding: .75rem 1rem; margin: .25rem 0;
  border: 1px solid #4a5563; border-radius: .25rem; background: #fff; color: #1b2430; }}
button:hover {{ background: #eef2f6; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{content}
</main>
</body>
</html>
"""


def framed(title: str, content: str) -> str:
    """A page around ``content``, which is HTML already."""
    return _PAGE.format(title=escape(title), content=content)


def hidden(question: Mapping[str, str]) -> str:
    """The question of the client, in fields that go along."""
    return "\n".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in question.items()
    )


def saying(title: str, text: str) -> str:
    """A page with one sentence."""
    return framed(title, f"<p>{escape(text)}</p>")
