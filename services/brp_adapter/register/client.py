"""``POST /personen``: the only place that asks the BRP."""

from collections.abc import Collection, Iterator, Sequence

import httpx

from brp_adapter.custody.person import Person
from brp_adapter.register.derivation_answers import (
    NOBODY,
    DerivationAnswers,
    read_adults,
    read_derivation,
)
from brp_adapter.register.derivation_fields import (
    ADULT_FIELDS,
    CHILD_FIELDS,
    FIELDS_WITH_ADULTS,
)
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
"""Seconds. The two questions of an ordinary case and a token stay well below the 45 s of a task."""

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
            persons |= _persons_in(_content_of(self._post(part, FIELDS)), part)
        return persons

    def ask_with_adults(self, bsns: Collection[Bsn]) -> tuple[dict[Bsn, Person], DerivationAnswers]:
        """As ``ask``, and in the same question what a derivation takes of adults."""
        persons: dict[Bsn, Person] = {}
        adults = NOBODY
        for part in _parts(sorted(bsns)):
            content = _content_of(self._post(part, FIELDS_WITH_ADULTS))
            persons |= _persons_in(content, part)
            adults |= read_adults(content, part)
        return persons, adults

    def ask_for_derivation(
        self, children: Collection[Bsn], adults: Collection[Bsn]
    ) -> tuple[DerivationAnswers, DerivationAnswers]:
        """What a derivation may know: of the children, and of adults. Raises ``RegisterError``."""
        return (
            self._ask_in_parts(sorted(children), CHILD_FIELDS),
            self._ask_in_parts(sorted(adults), ADULT_FIELDS),
        )

    def _ask_in_parts(self, bsns: list[Bsn], fields: Sequence[str]) -> DerivationAnswers:
        found = NOBODY
        for part in _parts(bsns):
            found |= read_derivation(_content_of(self._post(part, fields)), part)
        return found

    def _post(self, bsns: list[Bsn], fields: Sequence[str]) -> httpx.Response:
        question = {
            "type": "RaadpleegMetBurgerservicenummer",
            "burgerservicenummer": [bsn.reveal() for bsn in bsns],
            "fields": list(fields),
        }
        try:
            return self._client.post(self._url, json=question, headers=correlation_headers())
        except TokenUnavailable as error:
            if error.passing:
                raise RegisterUnavailable(error.code, error.retry_after) from None
            raise RegisterRefused(error.code) from None
        except httpx.HTTPError as error:
            raise RegisterUnavailable(type(error).__name__) from None


def _persons_in(content: bytes, asked: list[Bsn]) -> dict[Bsn, Person]:
    persons = {person.bsn: person for person in read_answer(content)}
    if not persons.keys() <= set(asked):
        raise RegisterAnswerInvalid(("personen.burgerservicenummer",))
    return persons


def _content_of(response: httpx.Response) -> bytes:
    code = f"http_{response.status_code}"
    if response.status_code in _PASSING:
        raise RegisterUnavailable(code, retry_after_of(response.headers.get("Retry-After")))
    if response.status_code != httpx.codes.OK:
        raise RegisterRefused(code)
    return response.content


def _parts(bsns: list[Bsn]) -> Iterator[list[Bsn]]:
    for start in range(0, len(bsns), MOST_PERSONS_PER_QUESTION):
        yield bsns[start : start + MOST_PERSONS_PER_QUESTION]
