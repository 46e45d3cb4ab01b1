"""Whether facts say anything that was not handed over before."""

from dataclasses import replace
from typing import Final

from brp_adapter.storage.privacy import Privacy
from contracts.messages.facts import ChildFacts, GezagSource
from contracts.messages.wire import Codec

_CHILD: Final = Codec(ChildFacts)


def fingerprint(privacy: Privacy, facts: ChildFacts) -> bytes:
    """A keyed hash of what these facts say, 32 bytes; equal when a decision cannot differ by them.

    The moment of an answer that was given just now is left out: it is another one every time. The
    moment of an earlier answer, a snapshot or a finding, says which answer it is, and counts.
    """
    if facts.gezag.source in {GezagSource.LIVE, GezagSource.NONE}:
        facts = replace(facts, gezag=replace(facts.gezag, taken_at=None))
    return privacy.index.of_bytes("departure-facts", _CHILD.encode(facts))
