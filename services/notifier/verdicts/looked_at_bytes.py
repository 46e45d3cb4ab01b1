"""What lay before somebody who chose, as the bytes that are sealed; and told apart by a mark."""

import json
from collections.abc import Callable
from hashlib import sha256

from contracts.values.bsn import Bsn
from notifier.decision.verdict import Ground, LookedAt


def looked_at_as_bytes(seen: LookedAt) -> bytes:
    """Only ever sealed: it names people by their numbers."""
    return json.dumps(_shown(seen, Bsn.reveal)).encode()


def looked_at_from_bytes(plain: bytes) -> LookedAt:
    """What ``looked_at_as_bytes`` made them of."""
    shown = json.loads(plain)
    return LookedAt(
        frozenset(
            Ground(what, tuple(None if p is None else Bsn(p) for p in people))
            for what, people in shown["grounds"]
        ),
        frozenset((Bsn(holder), Bsn(child)) for holder, child in shown["told"]),
    )


def fingerprint(seen: LookedAt, name: Callable[[Bsn], str]) -> str:
    """SHA-256 in hex, for a form: whether what lies there is still what was on the page.

    ``name``: a person as an id that says nothing to who does not hold the key.
    """
    return sha256(json.dumps(_shown(seen, name)).encode()).hexdigest()


def _shown(seen: LookedAt, name: Callable[[Bsn], str]) -> dict[str, object]:
    """In a fixed order."""
    grounds = [[g.what, [None if p is None else name(p) for p in g.people]] for g in seen.grounds]
    told = [[name(holder), name(child)] for holder, child in seen.told]
    return {"grounds": sorted(grounds, key=str), "told": sorted(told)}
