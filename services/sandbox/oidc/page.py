"""The page on which one chooses as whom to log in: a button for every test user."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Final

from sandbox.oidc.users import User

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


def choosing(users: Iterable[User], question: Mapping[str, str]) -> str:
    """The page; the question of the client goes along in hidden fields."""
    hidden = "\n".join(
        f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">'
        for name, value in question.items()
    )
    buttons = "\n".join(
        f'<button name="user" value="{escape(user.id)}">{escape(user.name)}: '
        f"{escape(user.about)}</button>"
        for user in users
    )
    content = (
        "<p>Dit is de inlogdienst van de proefomgeving. Alle mensen zijn verzonnen; een wachtwoord "
        "is niet nodig. Als wie wilt u inloggen?</p>"
        f'<form method="post">\n{hidden}\n{buttons}\n'
        '<button name="user" value="">Annuleren</button>\n</form>'
    )
    return _PAGE.format(title="Inloggen bij de proefomgeving", content=content)


def saying(title: str, text: str) -> str:
    """A page with one sentence."""
    return _PAGE.format(title=escape(title), content=f"<p>{escape(text)}</p>")
