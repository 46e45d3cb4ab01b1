"""``POST /personen``: the only place that asks the BRP."""

from collections.abc import Collection, Iterator

import httpx

from brp_adapter.custody.person import Person
from brp_adapter.register.errors import (
    RegisterAnswerInvalid,
    RegisterRefused,
    RegisterUnavailable,
)
from brp_adapter.register.fields import FIELDS, MOST_PERSONS_PER_QUESTION
from brp_adapter.register.translate import read_answer
from contracts.values.bsn import Bsn
from foundation.client_credentials import TokenUnavailable
from foundation.correlation import correlation_headers
from foundation.provider_errors import retry_after_of

TIMEOUT = httpx.Timeout(10.0, connect=2.0)
"""Seconds. Two questions and a token stay well below the 45 s that a task may take."""

_PASSING = frozenset({408, 429, 500, 502, 503, 504})


class Register:
    """The BRP as one process sees it. ``client`` carries base URL, access and fixed headers."""

    def __init__(self, client: httpx.Client, url: str) -> None:
        """``url``: the full address of the personen resource."""
        self._client = client
        self._url = url

    def ask(self, bsns: Collection[Bsn]) -> dict[Bsn, Person]:
        """Everyone whom the BRP delivers, at most 20 to a question. Raises ``RegisterError``.

        Who is missing in the answer was not delivered: unknown, or a record that is not given out.
        """
        persons: dict[Bsn, Person] = {}
        for part in _parts(sorted(bsns)):
            persons |= self._ask_once(part)
        return persons

    def _ask_once(self, bsns: list[Bsn]) -> dict[Bsn, Person]:
        question = {
            "type": "RaadpleegMetBurgerservicenummer",
            "burgerservicenummer": [bsn.reveal() for bsn in bsns],
            "fields": list(FIELDS),
        }
        try:
            response = self._client.post(self._url, json=question, headers=correlation_headers())
        except TokenUnavailable as error:
            if error.passing:
                raise RegisterUnavailable(error.code, error.retry_after) from None
            raise RegisterRefused(error.code) from None
        except httpx.HTTPError as error:
            raise RegisterUnavailable(type(error).__name__) from None
        persons = {person.bsn: person for person in _persons_in(response)}
        if not persons.keys() <= set(bsns):
            raise RegisterAnswerInvalid(("personen.burgerservicenummer",))
        return persons


def _persons_in(response: httpx.Response) -> tuple[Person, ...]:
    code = f"http_{response.status_code}"
    if response.status_code in _PASSING:
        raise RegisterUnavailable(code, retry_after_of(response.headers.get("Retry-After")))
    if response.status_code != httpx.codes.OK:
        raise RegisterRefused(code)
    return read_answer(response.content)


def _parts(bsns: list[Bsn]) -> Iterator[list[Bsn]]:
    for start in range(0, len(bsns), MOST_PERSONS_PER_QUESTION):
        yield bsns[start : start + MOST_PERSONS_PER_QUESTION]
