"""``POST /personen``: the only place that asks the BRP."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import httpx

from brp_adapter.custody.derivation.facts import FamilyFacts
from brp_adapter.custody.person import Person
from brp_adapter.register.derivation_answers import (
    NOBODY,
    DerivationAnswers,
    families_in,
    read_derivation,
)
from brp_adapter.register.derivation_fields import ADULT_FIELDS, CHILD_FIELDS
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
            persons |= self._ask_once(part)
        return persons

    def ask_for_derivation(self, families: Mapping[Bsn, frozenset[Bsn]]) -> dict[Bsn, FamilyFacts]:
        """What the derivation may know of each child. Raises ``RegisterError``.

        ``families``: child to the adults whose facts its derivation uses. A child without facts in
        the result was not delivered, or not in a form that can be read.
        """
        everyone = frozenset[Bsn]().union(*families.values())
        children = self._ask_in_parts(sorted(families), CHILD_FIELDS)
        adults = self._ask_in_parts(sorted(everyone), ADULT_FIELDS)
        return families_in(families, children, adults)

    def _ask_in_parts(self, bsns: list[Bsn], fields: Sequence[str]) -> DerivationAnswers:
        found = NOBODY
        for part in _parts(bsns):
            answer = read_derivation(_content_of(self._post(part, fields)), part)
            persons = {**found.persons, **answer.persons}
            found = DerivationAnswers(persons, found.spoiled or answer.spoiled)
        return found

    def _ask_once(self, bsns: list[Bsn]) -> dict[Bsn, Person]:
        content = _content_of(self._post(bsns, FIELDS))
        persons = {person.bsn: person for person in read_answer(content)}
        if not persons.keys() <= set(bsns):
            raise RegisterAnswerInvalid(("personen.burgerservicenummer",))
        return persons

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
